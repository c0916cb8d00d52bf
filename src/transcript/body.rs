//! What a message says.

use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::texts::{self, Text, filled, text};
use crate::ui::attachment::AttachmentView;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::links::safe;
use crate::ui::rich_text::RichText;
use leptos::prelude::*;
use social_messaging_domain::message::{Attachment, Kind, Message};
use social_messaging_domain::networks::Network;

/// What the body is drawn of: a message whose other parts change keeps its playing video.
#[derive(Clone, Debug)]
struct Content {
    text: String,
    attachments: Vec<Attachment>,
    names: Vec<String>,
    gone: bool,
    unsupported: bool,
    permalink: Option<String>,
    network: Network,
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        // Addresses of files are signed anew at every answer; that is no change.
        let same_file = |(one, two): (&Attachment, &Attachment)| {
            one.id == two.id && one.kind == two.kind && one.url.is_some() == two.url.is_some() && one.title == two.title
        };
        let flags = |content: &Self| (content.gone, content.unsupported, content.network);
        flags(self) == flags(other)
            && self.text == other.text
            && self.names == other.names
            && self.permalink == other.permalink
            && self.attachments.len() == other.attachments.len()
            && self.attachments.iter().zip(&other.attachments).all(same_file)
    }
}

impl From<Message> for Content {
    fn from(message: Message) -> Self {
        Self {
            gone: message.deleted,
            unsupported: message.kind == Kind::Unsupported
                || (message.text.is_empty() && message.attachments.is_empty()),
            text: message.text,
            attachments: message.attachments,
            names: message.mentions.into_iter().map(|mention| mention.shown).collect(),
            permalink: message.permalink,
            network: message.network,
        }
    }
}

/// The text and the files of a message; a line in their place where it is deleted or not understood.
#[component]
pub fn MessageBody(
    /// The message.
    message: Live<Option<Message>>,
) -> Drawn {
    let content = Live::new(move || message.get().map(Content::from));
    dynamic(move || content.get().map(draw))
}

fn draw(content: Content) -> Drawn {
    if content.gone {
        return view! { <p class="tombstone"><Glyph icon=Icon::Close />{text(Text::Deleted)}</p> };
    }
    let unsupported = content.unsupported.then(|| unsupported(&content));
    let words = (!content.text.is_empty()).then(|| view! { <RichText content=content.text names=content.names /> });
    let files =
        content.attachments.into_iter().map(|attachment| view! { <AttachmentView attachment /> }).collect::<Vec<_>>();
    view! {
        {unsupported}
        {words}
        {files}
    }
}

fn unsupported(content: &Content) -> Drawn {
    let words = filled(Text::Unsupported, &[("network", texts::network(content.network))]);
    match content.permalink.as_deref().and_then(safe) {
        Some(address) => view! {
            <a class="file" href=address.to_owned() target="_blank" rel="noopener noreferrer">
                <Glyph icon=Icon::Outward />
                {words}
                <span class="hidden">{format!(" ({})", text(Text::OpensInNewTab))}</span>
            </a>
        },
        None => view! { <p class="tombstone"><Glyph icon=Icon::Warning />{words}</p> },
    }
}
