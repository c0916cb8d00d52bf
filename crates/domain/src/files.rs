//! Which files a lane takes: of what types, how large, how many, and how its calls carry them.

use crate::composer::Reason;
use crate::message::AttachmentKind;
use std::ops::Range;

/// The largest file that is kept for an agent at all, in bytes (Meta: attachments of up to 25 MB).
pub const LARGEST_FILE: u64 = 25 * MEGABYTE;

/// The longest description of a file, in characters (X: `alt_text`).
pub const LONGEST_DESCRIPTION: usize = 1_000;

/// The unit that limits are told in.
pub const MEGABYTE: u64 = 1_000_000;

/// A file as the rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileFacts<'a> {
    /// Its type, as `image/png`.
    pub content_type: &'a str,
    /// Its length in bytes.
    pub size: u64,
}

/// A type of file that a lane takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileType {
    /// As `image/png`.
    pub content_type: &'static str,
    /// As an agent reads it; the same in every language.
    pub name: &'static str,
    /// What such a file is.
    pub kind: AttachmentKind,
    /// The most bytes that it may have.
    pub largest: u64,
}

/// How the calls of a lane carry files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carriage {
    /// All in one call with the text: several pictures, or one that moves alone.
    Together,
    /// One a call, the first with the text.
    WithText,
    /// One a call, each without a text, after it.
    Apart,
}

/// Which files a lane takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileRules {
    /// The types.
    pub types: &'static [FileType],
    /// The most files of one answer.
    pub most: usize,
    /// How calls carry them.
    pub carriage: Carriage,
    /// Whether the network is told the description, for those who do not see the file.
    pub describes: Describes,
}

/// Who is told a file's description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Describes {
    /// The network's readers, too.
    Everybody,
    /// Agents: the network takes none.
    Agents,
}

/// Why a file cannot be sent, with the rule that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRefusal {
    /// It is of no type that the lane takes.
    Type(&'static [FileType]),
    /// There is nothing in it.
    Empty,
    /// It is larger than its type may be, in bytes.
    TooLarge(u64),
    /// There are as many as one answer may have.
    TooMany(usize),
    /// What moves goes alone; so many pictures go together.
    Mixed(usize),
}

impl FileRefusal {
    /// Its code.
    #[must_use]
    pub const fn reason(self) -> Reason {
        match self {
            Self::Type(_) => Reason::FileType,
            Self::Empty => Reason::FileEmpty,
            Self::TooLarge(_) => Reason::FileTooLarge,
            Self::TooMany(_) => Reason::TooManyFiles,
            Self::Mixed(_) => Reason::FilesDoNotMix,
        }
    }
}

impl FileRules {
    /// Whether a file may go beside the others.
    ///
    /// # Errors
    /// The first rule against it.
    pub fn check(&self, others: &[FileFacts<'_>], file: FileFacts<'_>) -> Result<FileType, FileRefusal> {
        let taken = self.of_type(file.content_type).ok_or(FileRefusal::Type(self.types))?;
        if file.size == 0 {
            return Err(FileRefusal::Empty);
        }
        if file.size > taken.largest {
            return Err(FileRefusal::TooLarge(taken.largest));
        }
        if others.len() >= self.most {
            return Err(FileRefusal::TooMany(self.most));
        }
        let moves = |kind: AttachmentKind| kind != AttachmentKind::Image;
        let mixed = moves(taken.kind) && !others.is_empty()
            || others.iter().filter_map(|other| self.of_type(other.content_type)).any(|other| moves(other.kind));
        if self.carriage == Carriage::Together && mixed { Err(FileRefusal::Mixed(self.most)) } else { Ok(taken) }
    }

    /// Whether files may go as one answer.
    ///
    /// # Errors
    /// The first rule against one of them.
    pub fn check_all(&self, files: &[FileFacts<'_>]) -> Result<(), FileRefusal> {
        files.iter().enumerate().try_for_each(|(at, file)| self.check(&files[..at], *file).map(drop))
    }

    /// The lane's row of a type.
    #[must_use]
    pub fn of_type(&self, content_type: &str) -> Option<FileType> {
        self.types.iter().find(|taken| taken.content_type == content_type).copied()
    }
}

/// One message of an answer: what one call carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The text as the network is sent it; empty where files go alone.
    pub text: String,
    /// Which of the answer's files go along.
    pub files: Range<usize>,
}

/// The messages that texts and files go as.
pub(crate) fn parts(texts: Vec<String>, files: usize, carriage: Carriage) -> Vec<Part> {
    let mut parts: Vec<Part> = texts.into_iter().map(|text| Part { text, files: 0..0 }).collect();
    let along = match carriage {
        Carriage::Together => files,
        Carriage::WithText => files.min(1),
        Carriage::Apart => 0,
    };
    if along > 0 {
        match parts.last_mut() {
            Some(last) => last.files = 0..along,
            None => parts.push(Part { text: String::new(), files: 0..along }),
        }
    }
    parts.extend((along..files).map(|at| Part { text: String::new(), files: at..at + 1 }));
    parts
}

const fn picture(content_type: &'static str, name: &'static str, largest: u64) -> FileType {
    FileType { content_type, name, kind: AttachmentKind::Image, largest }
}

const fn moving(largest: u64) -> FileType {
    FileType { content_type: "image/gif", name: "GIF", kind: AttachmentKind::Gif, largest }
}

const fn film(content_type: &'static str, name: &'static str) -> FileType {
    FileType { content_type, name, kind: AttachmentKind::Video, largest: LARGEST_FILE }
}

const fn sound(content_type: &'static str, name: &'static str) -> FileType {
    FileType { content_type, name, kind: AttachmentKind::Audio, largest: LARGEST_FILE }
}

const PDF: FileType =
    FileType { content_type: "application/pdf", name: "PDF", kind: AttachmentKind::File, largest: LARGEST_FILE };

/// A photo of a comment (Meta: Page Photos; "under 4 MB").
pub(crate) const FACEBOOK_COMMENT: FileRules = FileRules {
    types: &[picture("image/jpeg", "JPEG", 4 * MEGABYTE), picture("image/png", "PNG", 4 * MEGABYTE)],
    most: 1,
    carriage: Carriage::WithText,
    describes: Describes::Everybody,
};

/// Attachments of messages (Meta: 8 MB for pictures, 25 MB for all else; a message has a text or an attachment).
pub(crate) const MESSENGER: FileRules = FileRules {
    types: &[
        picture("image/jpeg", "JPEG", 8 * MEGABYTE),
        picture("image/png", "PNG", 8 * MEGABYTE),
        moving(8 * MEGABYTE),
        film("video/mp4", "MP4"),
        sound("audio/mpeg", "MP3"),
        sound("audio/mp4", "M4A"),
        PDF,
    ],
    most: 5,
    carriage: Carriage::Apart,
    describes: Describes::Agents,
};

/// X: pictures of 5 MB, GIFs of 15 MB, films of more than is kept here; four pictures or one that moves.
pub(crate) const X_REPLY: FileRules = FileRules {
    types: &[
        picture("image/jpeg", "JPEG", 5 * MEGABYTE),
        picture("image/png", "PNG", 5 * MEGABYTE),
        picture("image/webp", "WebP", 5 * MEGABYTE),
        moving(15 * MEGABYTE),
        film("video/mp4", "MP4"),
        film("video/quicktime", "MOV"),
    ],
    most: 4,
    carriage: Carriage::Together,
    describes: Describes::Everybody,
};

/// X: one attachment a direct message.
pub(crate) const X_DIRECT_MESSAGE: FileRules = FileRules { carriage: Carriage::WithText, ..X_REPLY };

/// Whatever is shown to agents may stand in a note: it leaves for nowhere.
pub(crate) const NOTE: FileRules = FileRules {
    types: &[
        picture("image/jpeg", "JPEG", LARGEST_FILE),
        picture("image/png", "PNG", LARGEST_FILE),
        picture("image/webp", "WebP", LARGEST_FILE),
        moving(LARGEST_FILE),
        film("video/mp4", "MP4"),
        film("video/webm", "WebM"),
        film("video/quicktime", "MOV"),
        sound("audio/mpeg", "MP3"),
        sound("audio/mp4", "M4A"),
        sound("audio/ogg", "OGG"),
        PDF,
    ],
    most: 10,
    carriage: Carriage::Apart,
    describes: Describes::Agents,
};

/// The row of a type that is kept for agents; `None` for one that is not.
#[must_use]
pub fn kept(content_type: &str) -> Option<FileType> {
    NOTE.of_type(content_type)
}
