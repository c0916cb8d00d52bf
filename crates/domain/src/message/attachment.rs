//! Files and links of a message.

use crate::ids::AttachmentId;
use serde::{Deserialize, Serialize};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// A still picture, a sticker included.
    Image,
    /// A moving picture without sound.
    Gif,
    /// A film.
    Video,
    /// Sound.
    Audio,
    /// Any other file.
    File,
    /// A shared link; `link` has it.
    Link,
    /// Not known to this side, or not to be shown here.
    #[serde(other)]
    Unsupported,
}

/// A file or a shared link of a message. All texts are untrusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    /// The identifier of its bytes.
    pub id: AttachmentId,
    /// What it is.
    pub kind: AttachmentKind,
    /// The path of its bytes on this backend, signed and short-lived; `None` for a link or what cannot be had.
    pub url: Option<String>,
    /// The path of a still picture of a video, where the network gives one.
    pub preview_url: Option<String>,
    /// The description for those who do not see it.
    pub description: Option<String>,
    /// The shared link, http or https.
    pub link: Option<String>,
    /// A title: of a link or a file.
    pub title: Option<String>,
}
