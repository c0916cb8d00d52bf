//! Why something cannot be done.

use serde::{Deserialize, Serialize};

/// Why something is not offered. The widget words it, with the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The account is switched off.
    AccountDisabled,
    /// The account must be connected again.
    AccountReauthorize,
    /// The account's public lane is off.
    PublicLaneOff,
    /// The consumer did not write in public.
    NoPublicMessage,
    /// The consumer did not write directly: a Link to DM invites them.
    NoDirectMessage,
    /// The network's messaging window closed; a new message of the consumer opens it again.
    WindowClosed,
    /// The one private reply was sent; the conversation goes on when the consumer answers.
    PrivateReplyUsed,
    /// The consumer's public messages are older than private replies allow.
    PrivateReplyTooLate,
    /// The consumer takes no direct messages of the brand.
    DirectNotAccepted,
    /// Another application holds the thread.
    ThreadElsewhere,
    /// Bots do not speak in public.
    BotInPublic,
    /// There is nothing to send.
    Empty,
    /// The text is longer than the lane takes.
    TooLong,
    /// A placeholder of a saved reply stands in the text and is not filled in.
    PlaceholderEmpty,
    /// The message that was to be answered cannot be answered this way.
    WrongTarget,
    /// The message that was to be answered, or liked, is gone.
    TargetGone,
    /// The text holds characters that the network refuses.
    InvalidCharacters,
    /// The account's plan or permissions do not cover it.
    NotCapable,
    /// The agent's role does not allow it.
    RoleForbids,
    /// The account has neither a number nor a name to link to.
    NoDirectLink,
    /// It belongs into a public answer only.
    OnlyInPublic,
    /// The consumer has no name to mention.
    NoName,
    /// An admin keeps files off the account's public lane.
    FilesOffInPublic,
    /// The network takes no files there.
    NoFiles,
    /// The file is of no type that goes there.
    FileType,
    /// There is nothing in the file.
    FileEmpty,
    /// The file is larger than goes there.
    FileTooLarge,
    /// There are more files than one answer may have.
    TooManyFiles,
    /// A GIF or a film goes alone.
    FilesDoNotMix,
    /// The file is not there, or not the agent's to send.
    FileGone,
    /// There was no file at the address, or none that may be fetched.
    FileNotFetched,
    /// A file is still on its way to the backend.
    FileOnItsWay,
    /// A file did not reach the backend.
    FileNotTaken,
    /// The network lets nobody do it from here: its own page is the way out.
    NotOnNetwork,
    /// Not known to this side.
    #[serde(other)]
    Unknown,
}
