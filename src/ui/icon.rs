//! The icons, drawn on a grid of 20 by 20.

use crate::drawing::{Drawn, view};
use leptos::prelude::*;
use std::cell::RefCell;

/// An icon; always beside a word or within something that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Everybody: a globe.
    Public,
    /// Two people: an envelope.
    Direct,
    /// Agents: a note with a folded corner.
    Internal,
    /// An answer.
    Reply,
    /// A thumb.
    Like,
    /// The same, filled.
    Liked,
    /// A post.
    Post,
    /// Out of this page.
    Outward,
    /// Away.
    Close,
    /// Back to where one came from.
    Back,
    /// On to the next.
    Forth,
    /// Larger, or more.
    Plus,
    /// Smaller, or less.
    Minus,
    /// Let it move or sound.
    Play,
    /// Let it rest.
    Pause,
    /// Something to be heard.
    Sound,
    /// Pictures.
    Pictures,
    /// What else there is: three dots.
    More,
    /// Downwards.
    Down,
    /// A person.
    Person,
    /// Somebody else.
    Handover,
    /// Done.
    Done,
    /// A link.
    Link,
    /// A mention.
    Mention,
    /// A file that goes along: a paper clip.
    Attach,
    /// A smile.
    Emoji,
    /// Something kept to be used again: a bookmark.
    Saved,
    /// Kept before the others: a pin.
    Pin,
    /// Away to the network.
    Send,
    /// Time.
    Clock,
    /// Something is wrong.
    Warning,
    /// A file.
    File,
    /// A picture that is gone.
    NoPicture,
    /// Enlarge.
    Enlarge,
    /// Leave.
    SignOut,
    /// What can be chosen: two sliders.
    Settings,
    /// An empty tray.
    Tray,
    /// Facebook's network.
    Facebook,
    /// X's network.
    X,
    /// A network without a sign.
    Network,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Public | Self::Network => {
                "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM2.5 10h15M10 2.5c2.2 2 3.3 4.5 3.3 7.5S12.2 15.5 10 17.5C7.8 15.5 6.7 13 6.7 10S7.8 4.5 10 2.5"
            }
            Self::Direct => "M3 5h14v10.5H3ZM3 5.5l7 5.5 7-5.5",
            Self::Internal => "M4 3h12v9.5L11.5 17H4ZM16 12.5h-4.5V17M7 7h6M7 10h4",
            Self::Reply => "M8.5 4.5 3.5 9.5l5 5M4 9.5h7.5c3.3 0 5 2 5 6",
            Self::Like | Self::Liked => {
                "M3 9h3v8H3ZM6 9.5 9.5 3c1.3 0 2.2 1 1.9 2.4L10.7 8h4.7c1.2 0 2 1 1.7 2.2l-1.3 5.3c-.2.9-1 1.5-1.9 1.5H6"
            }
            Self::Post => "M3.5 3.5h13v13h-13ZM6.5 7.5h7M6.5 10.5h7M6.5 13.5h4",
            Self::Outward => "M11.5 3.5h5v5M16.5 3.5 9 11M14 11.5v5H3.5V6h5",
            Self::Close => "m5 5 10 10M15 5 5 15",
            Self::Back => "M12.5 4 6.5 10l6 6",
            Self::Forth => "M7.5 4l6 6-6 6",
            Self::Plus => "M10 4v12M4 10h12",
            Self::Minus => "M4 10h12",
            Self::Play => "M6 4l10 6-10 6Z",
            Self::Pause => "M7 4v12M13 4v12",
            Self::Sound => "M3 8v4h3l4 3.5v-11L6 8ZM13 7.5c1.3 1.4 1.3 3.6 0 5M15.5 5.5c2.3 2.5 2.3 6.5 0 9",
            Self::Pictures => "M3 5h11v11H3ZM3 14l3.5-4 2.5 3 2-2 3 3.5M6 3h11v10",
            Self::More => {
                "M4.6 10a.4.4 0 1 0 .8 0 .4.4 0 0 0-.8 0ZM9.6 10a.4.4 0 1 0 .8 0 .4.4 0 0 0-.8 0ZM14.6 10a.4.4 0 1 0 .8 0 .4.4 0 0 0-.8 0Z"
            }
            Self::Down => "M10 3.5v13M4.5 11l5.5 5.5 5.5-5.5",
            Self::Person => "M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 17.5c.5-3.5 3-5 6.5-5s6 1.5 6.5 5",
            Self::Handover => {
                "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c.4-3 2.5-4.3 5.5-4.3 1.2 0 2.3.2 3.2.7M12 15.5h6M15.5 12.5l3 3-3 3"
            }
            Self::Done => "m4 10.5 4 4 8-9",
            Self::Link => {
                "M8.5 11.5a3.2 3.2 0 0 0 4.7.2l2.5-2.5a3.3 3.3 0 0 0-4.7-4.7l-1 1M11.5 8.5a3.2 3.2 0 0 0-4.7-.2l-2.5 2.5a3.3 3.3 0 0 0 4.7 4.7l1-1"
            }
            Self::Mention => {
                "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0Zm0-3v4.2c0 2.7 4.5 2.4 4.5-1.2A7.5 7.5 0 1 0 13.5 16.6"
            }
            Self::Attach => {
                "m16 9.5-6.2 6.2a4 4 0 0 1-5.6-5.6l6.6-6.6a2.7 2.7 0 0 1 3.8 3.8l-6.6 6.6a1.3 1.3 0 0 1-1.9-1.9L12 6.2"
            }
            Self::Emoji => {
                "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM6.5 11.5c.6 1.8 1.9 2.7 3.5 2.7s2.9-.9 3.5-2.7M7.5 7.3v.7M12.5 7.3v.7"
            }
            Self::Saved => "M5.5 3h9v14L10 13.5 5.5 17Z",
            Self::Pin => "M7 3h6M8 3v5l-3 3.5h10L12 8V3M10 11.5V17",
            Self::Send => "M17 3 3 8.5l5.5 3L17 3Zm0 0-5.5 14-3-5.5",
            Self::Clock => "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 6v4.5l3 1.5",
            Self::Warning => "M10 3 2 16.5h16ZM10 8v4M10 14v.3",
            Self::File => "M5 2.5h6.5L15.5 6.5v11H5ZM11 2.5V7h4.5",
            Self::NoPicture => "M3 4h14v12H3ZM3 14l4-4 3 3 2-2 5 4M2 2l16 16",
            Self::Enlarge => "M12 3.5h4.5V8M16.5 3.5 11.5 8.5M8 16.5H3.5V12M3.5 16.5l5-5",
            Self::SignOut => "M8 3.5H3.5v13H8M12 6l4.5 4-4.5 4M16 10H7.5",
            Self::Settings => "M3 6.5h7M14 6.5h3M12 4.5v4M3 13.5h3M10 13.5h7M8 11.5v4",
            Self::Tray => "M3 11.5 5 4h10l2 7.5v4.5H3ZM3 11.5h4c.3 1.5 1.4 2.3 3 2.3s2.7-.8 3-2.3h4",
            Self::Facebook => {
                "M5 2h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3h-2.4v-5.2h2l.4-2.4h-2.4V9c0-.9.3-1.5 1.5-1.5H15V5.3c-.3 0-1.1-.1-2-.1-2 0-3.2 1.2-3.2 3.4v1.8H7.5v2.4h2.3V18H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3Z"
            }
            Self::X => "M4.5 4h3.2l7.8 12h-3.2ZM15.5 4 4.5 16",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Facebook | Self::Liked => "icon icon--filled",
            _ => "icon",
        }
    }
}

thread_local! {
    /// Each icon that was drawn once: a copy is one call to the browser, and a transcript has hundreds of icons.
    static DRAWN: RefCell<Vec<(Icon, Drawn)>> = const { RefCell::new(Vec::new()) };
}

/// Draws an icon; hidden from those who listen, since the word beside it says the same.
#[component]
pub fn Glyph(
    /// Which.
    icon: Icon,
) -> Drawn {
    DRAWN.with_borrow_mut(|known| {
        if let Some((_, drawn)) = known.iter().find(|(of, _)| *of == icon) {
            return drawn.copy();
        }
        let drawn = draw(icon);
        known.push((icon, drawn.copy()));
        drawn
    })
}

fn draw(icon: Icon) -> Drawn {
    view! {
        <svg class=icon.class() viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=icon.path()></path>
        </svg>
    }
}
