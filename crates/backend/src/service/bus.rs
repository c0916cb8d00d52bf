//! Wakes the streams and the workers when there is something to do. It carries no data and may lose a call: whoever
//! listens reads the store and looks again on its own after a while.

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
    /// Something was erased and may still stand in the store's log.
    Erased,
}

/// Wakes whoever listens. Several backends on one database put a bus between their processes behind it.
pub trait Bus: Send + Sync {
    /// Wakes all who wait for the topic. Call it after the commit.
    fn wake(&self, topic: Topic);

    /// Listens from now on.
    fn subscribe(&self) -> Subscription;
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
        loop {
            match self.0.recv().await {
                Ok(called) if called == topic => return,
                Ok(_) => {}
                // Among what was missed there may have been the topic.
                Err(RecvError::Lagged(_)) => return,
                Err(RecvError::Closed) => std::future::pending().await,
            }
        }
    }
}

/// The bus within one process.
#[derive(Clone, Debug)]
pub struct LocalBus(broadcast::Sender<Topic>);

impl Default for LocalBus {
    fn default() -> Self {
        Self(broadcast::Sender::new(64))
    }
}

impl Bus for LocalBus {
    fn wake(&self, topic: Topic) {
        // Nobody listens: nobody is to be woken.
        let _ = self.0.send(topic);
    }

    fn subscribe(&self) -> Subscription {
        Subscription::new(self.0.subscribe())
    }
}
