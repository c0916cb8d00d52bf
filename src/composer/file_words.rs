//! What there is to say of a file of a draft.

use crate::platform::intl;
use crate::state::{DraftFile, FileProblem, FileState};
use crate::texts::{self, Text, counted, filled, text};
use social_messaging_domain::files::{FileRefusal, FileRules, FileType};

/// How far a file is, without a number that changes all the time.
#[must_use]
pub fn standing(file: &DraftFile) -> String {
    match &file.state {
        FileState::Checking => text(Text::FileChecking).to_owned(),
        FileState::Uploading { .. } => text(Text::FileUploading).to_owned(),
        FileState::Ready(_) => text(Text::FileReady).to_owned(),
        FileState::Failed(problem) => filled(Text::FileFailed, &[("reason", &why(problem, file.size))]),
    }
}

/// How far a file is, as it is seen.
#[must_use]
pub fn progress(file: &DraftFile) -> String {
    match &file.state {
        FileState::Uploading { sent } => {
            filled(Text::FileProgress, &[("percent", &intl::percent(*sent.min(&file.size), file.size))])
        }
        _ => standing(file),
    }
}

/// What a lane takes, in a line.
#[must_use]
pub fn taken(rules: &FileRules) -> String {
    filled(Text::FilesTaken, &[("types", &names(rules.types)), ("count", &intl::number(rules.most as u64))])
}

fn why(problem: &FileProblem, size: u64) -> String {
    match problem {
        FileProblem::Rule(refusal) => rule(*refusal, size),
        FileProblem::Off(reason) => texts::reason(*reason).to_owned(),
        FileProblem::Upload(error) => texts::error(error).to_owned(),
    }
}

fn rule(refusal: FileRefusal, size: u64) -> String {
    match refusal {
        FileRefusal::Type(types) => filled(Text::FileTypeRule, &[("types", &names(types))]),
        FileRefusal::Empty => text(Text::ReasonFileEmpty).to_owned(),
        FileRefusal::TooLarge(largest) => {
            let (size, largest) = (intl::file_size(size), intl::file_size(largest));
            filled(Text::FileSizeRule, &[("size", &size), ("largest", &largest)])
        }
        FileRefusal::TooMany(most) => counted(Text::FileCountRule, most as u64),
        FileRefusal::Mixed(most) => filled(Text::FileMixRule, &[("count", &intl::number(most as u64))]),
    }
}

fn names(types: &[FileType]) -> String {
    types.iter().map(|taken| taken.name).collect::<Vec<_>>().join(", ")
}
