//! Wakes the streams and the workers when there is something to do, and may lose a call: whoever listens reads the store
//! and looks again on its own after a while. The only data that it carries is who is there, which is kept nowhere.

use super::presence::{Beat, News, Register};
use std::sync::Arc;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The event log has grown.
    Events,
    /// A webhook waits.
    Inbox,
    /// A delivery waits.
    Deliveries,
    /// Who is in which conversation has changed.
    Presence,
    /// Something was erased and may still stand in the store's log.
    Erased,
}

/// Wakes whoever listens. Several backends on one database put a bus between their processes behind it.
pub trait Bus: Send + Sync {
    /// Wakes all who wait for the topic. Call it after the commit.
    fn wake(&self, topic: Topic);

    /// Listens from now on.
    fn subscribe(&self) -> Subscription;

    /// Takes a page's word that its agent is there to every process, and wakes those who wait for [`Topic::Presence`].
    fn beat(&self, beat: Beat);

    /// Who is there, as far as this process has heard.
    fn register(&self) -> &Register;
}

/// Somebody who listens.
#[derive(Debug)]
pub struct Subscription(broadcast::Receiver<Topic>);

impl Subscription {
    /// A subscription to these calls.
    #[must_use]
    pub const fn new(calls: broadcast::Receiver<Topic>) -> Self {
        Self(calls)
    }

    /// Waits until the topic, or who knows what, was called since the last time. Never ends when the bus is gone.
    pub async fn woken(&mut self, topic: Topic) {
        self.woken_by(&[topic]).await;
    }

    /// As [`Self::woken`], for several topics: which one it was, `None` for who knows what.
    pub async fn woken_by(&mut self, topics: &[Topic]) -> Option<Topic> {
        loop {
            match self.0.recv().await {
                Ok(called) if topics.contains(&called) => return Some(called),
                Ok(_) => {}
                // Among what was missed there may have been the topic.
                Err(RecvError::Lagged(_)) => return None,
                Err(RecvError::Closed) => std::future::pending().await,
            }
        }
    }
}

/// The bus within one process.
#[derive(Clone, Debug)]
pub struct LocalBus {
    calls: broadcast::Sender<Topic>,
    register: Arc<Register>,
}

impl Default for LocalBus {
    fn default() -> Self {
        Self { calls: broadcast::Sender::new(64), register: Arc::default() }
    }
}

impl Bus for LocalBus {
    fn wake(&self, topic: Topic) {
        // Nobody listens: nobody is to be woken.
        let _ = self.calls.send(topic);
    }

    fn subscribe(&self) -> Subscription {
        Subscription::new(self.calls.subscribe())
    }

    fn beat(&self, beat: Beat) {
        // Most heartbeats say what is known already.
        if self.register.take(beat) == News::Some {
            self.wake(Topic::Presence);
        }
    }

    fn register(&self) -> &Register {
        &self.register
    }
}
