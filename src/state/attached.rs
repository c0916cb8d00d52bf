//! The files of a draft.

use crate::api::ApiError;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use social_messaging_domain::commands::SendFile;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::files::{FileFacts, FileRefusal};
use social_messaging_domain::ids::AttachmentId;
use social_messaging_domain::message::Attachment;

/// Names a file of a draft on this page, from the moment at which it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileKey(pub String);

/// How far a file is on its way to the backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// The backend fetches it from its address, or is asked whether it still has it.
    Checking,
    /// On its way.
    Uploading {
        /// As many bytes are there.
        sent: u64,
    },
    /// The backend has it.
    Ready(Box<Attachment>),
    /// It cannot be sent.
    Failed(FileProblem),
}

/// Why a file cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// A rule of where it would go.
    Rule(FileRefusal),
    /// Where it would go takes none.
    Off(Reason),
    /// It did not get to the backend.
    Upload(ApiError),
}

/// Where a file comes from, and so what trying again means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileSource {
    /// The page holds its bytes.
    Page,
    /// The backend fetches it from this address.
    Address(String),
    /// The backend had it when a draft or a message was kept.
    Backend(AttachmentId),
}

/// A file that was just chosen, pasted or dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFile {
    /// Names it.
    pub key: FileKey,
    /// As its author calls it.
    pub name: String,
    /// What the browser takes it for.
    pub content_type: String,
    /// Its length in bytes.
    pub size: u64,
    /// The address of a picture of it in this page.
    pub preview: Option<String>,
}

/// A file of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    /// Names it.
    pub key: FileKey,
    /// As its author calls it.
    pub name: String,
    /// Its type; the backend's word once it has it.
    pub content_type: String,
    /// Its length in bytes.
    pub size: u64,
    /// The description for those who do not see it.
    pub description: String,
    /// The address of a picture of it in this page.
    pub preview: Option<String>,
    /// Where it comes from.
    pub source: FileSource,
    /// How far it is.
    pub state: FileState,
}

impl DraftFile {
    /// A file that was just chosen.
    #[must_use]
    pub fn chosen(chosen: ChosenFile, state: FileState) -> Self {
        let ChosenFile { key, name, content_type, size, preview } = chosen;
        Self { content_type, size, preview, state, ..Self::named(key, name, FileSource::Page) }
    }

    /// A file that the backend shall fetch from an address.
    #[must_use]
    pub fn at_address(key: FileKey, address: String) -> Self {
        Self::named(key, address.clone(), FileSource::Address(address))
    }

    /// A file that the backend had, to be asked for.
    fn kept(id: AttachmentId, name: String) -> Self {
        Self::named(FileKey(id.0.clone()), name, FileSource::Backend(id))
    }

    /// A file of which only a name is known yet.
    const fn named(key: FileKey, name: String, source: FileSource) -> Self {
        Self {
            key,
            name,
            content_type: String::new(),
            size: 0,
            description: String::new(),
            preview: None,
            source,
            state: FileState::Checking,
        }
    }

    /// A file that a message has, to be asked for before it is sent again.
    #[must_use]
    pub fn of_message(attachment: &Attachment) -> Self {
        let name = attachment.title.clone().unwrap_or_default();
        let description = attachment.description.clone().unwrap_or_default();
        Self { description, ..Self::kept(attachment.id.clone(), name) }
    }

    /// As the rules see it.
    #[must_use]
    pub fn facts(&self) -> FileFacts<'_> {
        FileFacts { content_type: &self.content_type, size: self.size }
    }

    /// The file on the backend.
    #[must_use]
    pub const fn ready(&self) -> Option<&Attachment> {
        match &self.state {
            FileState::Ready(attachment) => Some(attachment),
            _ => None,
        }
    }

    /// Whether it cannot be sent.
    #[must_use]
    pub const fn is_failed(&self) -> bool {
        matches!(self.state, FileState::Failed(_))
    }

    /// Whether it did not get through, and may the next time.
    #[must_use]
    pub fn may_try_again(&self) -> bool {
        matches!(&self.state, FileState::Failed(FileProblem::Upload(error)) if error.is_passing())
    }

    /// Whether it is not decided yet whether it can be sent.
    #[must_use]
    pub const fn is_on_its_way(&self) -> bool {
        matches!(self.state, FileState::Checking | FileState::Uploading { .. })
    }

    /// The file as a message will have it.
    #[must_use]
    pub fn attachment(&self) -> Option<Attachment> {
        let description = Some(self.description.trim().to_owned()).filter(|words| !words.is_empty());
        self.ready().map(|attachment| Attachment { description, ..attachment.clone() })
    }

    /// The file as a command names it.
    #[must_use]
    pub fn to_send(&self) -> Option<SendFile> {
        let Attachment { id, description, .. } = self.attachment()?;
        Some(SendFile { id, description })
    }
}

/// What this browser keeps of a file: only one that the backend has can be found again.
#[derive(Serialize, Deserialize)]
struct KeptFile {
    id: AttachmentId,
    name: String,
    content_type: String,
    size: u64,
    description: String,
}

/// Writes what is kept of the files.
pub(super) fn serialize<S: Serializer>(files: &[DraftFile], serializer: S) -> Result<S::Ok, S::Error> {
    let kept = |file: &DraftFile| {
        Some(KeptFile {
            id: file.ready()?.id.clone(),
            name: file.name.clone(),
            content_type: file.content_type.clone(),
            size: file.size,
            description: file.description.clone(),
        })
    };
    serializer.collect_seq(files.iter().filter_map(kept))
}

/// Reads what was kept: the backend is asked about each.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<DraftFile>, D::Error> {
    let file = |kept: KeptFile| DraftFile {
        content_type: kept.content_type,
        size: kept.size,
        description: kept.description,
        ..DraftFile::kept(kept.id, kept.name)
    };
    Ok(Vec::<KeptFile>::deserialize(deserializer)?.into_iter().map(file).collect())
}
