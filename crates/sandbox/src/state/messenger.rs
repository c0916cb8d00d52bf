//! Messenger threads.

use std::collections::BTreeMap;

use jiff::Timestamp;

/// Which side wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Consumer,
    Page,
}

/// What hangs on a message. Meta: `image, audio, video, file, sticker, fallback, template`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MessageAttachment {
    pub(crate) kind: String,
    /// Absent on a `fallback` without payload.
    pub(crate) url: Option<String>,
}

/// One message.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) mid: String,
    pub(crate) side: Side,
    pub(crate) text: Option<String>,
    pub(crate) attachments: Vec<MessageAttachment>,
    pub(crate) at: Timestamp,
    pub(crate) reply_to: Option<String>,
    /// What the sender passed along; only the echo carries it.
    pub(crate) metadata: Option<String>,
    /// The app that sent it for the Page.
    pub(crate) app_id: Option<u64>,
    pub(crate) quick_reply: Option<String>,
}

/// The thread of the Page with one person.
#[derive(Debug, Default)]
pub(crate) struct Thread {
    pub(crate) messages: Vec<Message>,
    /// When the person last did what opens the 24-hour window.
    pub(crate) last_inbound: Option<Timestamp>,
}

/// Threads by page-scoped id.
#[derive(Debug, Default)]
pub(crate) struct Messenger {
    pub(crate) threads: BTreeMap<String, Thread>,
}

impl Messenger {
    pub(crate) fn thread_mut(&mut self, psid: &str) -> &mut Thread {
        self.threads.entry(psid.to_owned()).or_default()
    }

    /// A message of one thread.
    pub(crate) fn message(&self, psid: &str, mid: &str) -> Option<&Message> {
        self.threads.get(psid)?.messages.iter().find(|message| message.mid == mid)
    }

    /// A message wherever it is, with the person's id.
    pub(crate) fn find(&self, mid: &str) -> Option<(&str, &Message)> {
        self.threads.iter().find_map(|(psid, thread)| {
            thread.messages.iter().find(|message| message.mid == mid).map(|message| (psid.as_str(), message))
        })
    }
}

impl Thread {
    /// Keeps a message in the order of time; a consumer's opens the window.
    pub(crate) fn add(&mut self, message: Message) {
        if message.side == Side::Consumer {
            self.opened(message.at);
        }
        let place = self.messages.partition_point(|earlier| earlier.at <= message.at);
        self.messages.insert(place, message);
    }

    /// The person did what opens the window.
    pub(crate) fn opened(&mut self, at: Timestamp) {
        self.last_inbound = self.last_inbound.max(Some(at));
    }
}
