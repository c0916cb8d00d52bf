//! An answer as the service knows it, and the call that a lane makes of it.

use super::{Call, CallFile, MessagingTag, PrivateReplyTo};
use social_messaging_domain::networks::Lane;

/// An answer as the service knows it, before a lane makes a call of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The consumer's number on the network.
    pub consumer_network_id: String,
    /// The number of the message that is answered, where there is one.
    pub target_network_id: Option<String>,
    /// [`super::InboundMessage::answer_under`] of that message.
    pub answer_under: Option<String>,
    /// Whether the agent chose that message (Messenger then quotes it).
    pub quotes: Quotes,
    /// Whether that message is a post, not a comment (private replies name the two apart).
    pub target_is: TargetIs,
    /// The text as the network is sent it; empty where files go alone.
    pub text: String,
    /// The files that go along.
    pub files: Vec<CallFile>,
    /// Set outside of the standard window only.
    pub tag: Option<MessagingTag>,
    /// What recognises the message when it comes back: the delivery's number.
    pub metadata: String,
}

/// Whether a direct answer quotes the message that it answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quotes {
    /// It stands for itself.
    #[default]
    No,
    /// It is shown as an answer to that message.
    Yes,
}

/// What a public message is to the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TargetIs {
    /// A comment, or an answer to one.
    #[default]
    Comment,
    /// A post.
    Post,
}

/// The call of a lane; `None` for a lane on which nothing can be answered.
pub(in super::super) fn on_lane(lane: Lane, answer: &Answer) -> Option<Call> {
    let text = answer.text.clone();
    let metadata = answer.metadata.clone();
    let file = answer.files.first().cloned();
    let quoted = || answer.target_network_id.clone().filter(|_| answer.quotes == Quotes::Yes);
    Some(match lane {
        Lane::FacebookComment => {
            let target = answer.target_network_id.clone()?;
            Call::FacebookComment { object: answer.answer_under.clone().unwrap_or(target), message: text, file }
        }
        Lane::Messenger => {
            let (recipient, reply_to, tag) = (answer.consumer_network_id.clone(), quoted(), answer.tag);
            match file {
                Some(file) => Call::MessengerFile { recipient, file, reply_to, tag, metadata },
                None => Call::Messenger { recipient, text, reply_to, tag, metadata },
            }
        }
        Lane::FacebookPrivateReply => {
            let target = answer.target_network_id.clone()?;
            let to = match answer.target_is {
                TargetIs::Comment => PrivateReplyTo::Comment(target),
                TargetIs::Post => PrivateReplyTo::Post(target),
            };
            Call::PrivateReply { to, text, metadata }
        }
        Lane::XReply => {
            Call::XReply { in_reply_to: answer.target_network_id.clone()?, text, files: answer.files.clone() }
        }
        Lane::XDirectMessage => Call::XDirectMessage { participant: answer.consumer_network_id.clone(), text, file },
        Lane::FacebookPost | Lane::Unknown => return None,
    })
}
