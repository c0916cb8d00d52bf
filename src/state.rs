//! What the app knows.
//!
//! [`Model`] is plain data with two pure functions: [`Model::apply`] takes what happened, [`Model::decide`] takes what
//! the agent wants and answers with [`Effect`]s. [`State`] mirrors the model into signals, finely enough that a changed
//! message redraws its own row and nothing else.

pub mod administration;
pub mod attached;
pub mod draft;
pub mod effect;
pub mod emoji;
pub mod event;
pub mod filter;
pub mod hosted;
pub mod intent;
pub mod lists;
pub mod load;
pub mod model;
pub mod notice;
pub mod outgoing;
pub mod pages;
pub mod person;
pub mod preferences;
pub mod signals;
pub mod standing;
pub mod table;
pub mod transcript;

pub use attached::{ChosenFile, DraftFile, FileKey, FileProblem, FileSource, FileState};
pub use draft::{Draft, files_of};
pub use effect::{Effect, Place, Resource, Work};
pub use event::{Event, Loaded};
pub use filter::Filter;
pub use hosted::{HostContext, HostEvent, Hosted, Proposal, Sought};
pub use intent::{Command, Intent};
pub use lists::{ListKey, ListPage, ListScope};
pub use load::{Edge, Load};
pub use model::{Connection, Model, SessionInfo};
pub use notice::{Notice, Posted, SwitchCause};
pub use outgoing::{Local, Outgoing, ShownMessage};
pub use pages::{NoteList, SentMedia};
pub use person::Person;
pub use preferences::{Preferences, Theme};
pub use signals::{Runtime, State, use_state};
pub use standing::Standing;
pub use transcript::{Transcript, TranscriptWindow};
