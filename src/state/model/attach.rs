//! The files of drafts: chosen, checked by the rules, uploaded, described, removed.

use super::Model;
use crate::api::ApiError;
use crate::state::attached::{ChosenFile, DraftFile, FileKey, FileProblem, FileSource, FileState};
use crate::state::draft::Draft;
use crate::state::effect::Effect;
use crate::state::notice::Notice;
use social_messaging_domain::api::UploadedFile;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::files::{FileFacts, FileRefusal, FileRules};
use social_messaging_domain::message::Quoted;
use social_messaging_domain::problem::ProblemType;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

impl Model {
    /// The files that may go along where the agent writes, or why none may.
    pub fn files(&self) -> Result<&'static FileRules, Reason> {
        let visibility = self.draft().map_or(Visibility::Unknown, |draft| draft.visibility);
        let offers = self.offers().ok_or(Reason::Unknown)?;
        offers.of(visibility).as_ref().map_err(|reason| *reason)?.files
    }

    /// Why a draft with these files cannot be sent yet.
    pub(super) fn unfinished(draft: &Draft) -> Option<Reason> {
        if draft.files.iter().any(DraftFile::is_failed) {
            return Some(Reason::FileNotTaken);
        }
        draft.files.iter().any(DraftFile::is_on_its_way).then_some(Reason::FileOnItsWay)
    }

    /// Puts files into the draft; what the rules forbid stands there with the rule, and is not uploaded.
    pub(super) fn attach(&mut self, chosen: Vec<ChosenFile>) {
        let rules = match self.files() {
            Ok(rules) => rules,
            Err(reason) => {
                self.orders.extend(chosen.into_iter().map(|file| Effect::DropFile(file.key, None)));
                return self.post(Notice::NotAttached(reason));
            }
        };
        let (mut begun, begins) = (Vec::new(), self.begins());
        self.edit(|draft, _| {
            begins.put(draft);
            for chosen in chosen {
                let facts = FileFacts { content_type: &chosen.content_type, size: chosen.size };
                let state = match rules.check(&sendable(&draft.files, &chosen.key), facts) {
                    Ok(_) => FileState::Uploading { sent: 0 },
                    Err(refusal) => FileState::Failed(FileProblem::Rule(refusal)),
                };
                let file = DraftFile::chosen(chosen, state);
                if file.is_on_its_way() {
                    begun.push(Effect::Upload(draft.conversation.clone(), file.key.clone(), file.name.clone()));
                }
                draft.files.push(file);
            }
            None
        });
        self.orders.append(&mut begun);
    }

    /// Has the backend fetch a file from its address.
    pub(super) fn attach_from(&mut self, address: String, key: FileKey) {
        let rules = match self.files() {
            Ok(rules) => rules,
            Err(reason) => return self.post(Notice::NotAttached(reason)),
        };
        let (mut begun, begins) = (None, self.begins());
        self.edit(|draft, _| {
            begins.put(draft);
            let mut file = DraftFile::at_address(key.clone(), address.clone());
            if sendable(&draft.files, &key).len() < rules.most {
                begun = Some(Effect::FetchFile(draft.conversation.clone(), key, address));
            } else {
                file.state = FileState::Failed(FileProblem::Rule(FileRefusal::TooMany(rules.most)));
            }
            draft.files.push(file);
            None
        });
        self.orders.extend(begun);
    }

    pub(super) fn describe(&mut self, key: &FileKey, words: String) {
        self.edit(|draft, _| {
            if let Some(file) = draft.files.iter_mut().find(|file| file.key == *key) {
                file.description = words;
            }
            None
        });
    }

    pub(super) fn remove_file(&mut self, key: &FileKey) {
        let mut removed = Vec::new();
        self.edit(|draft, _| {
            removed = draft.files.extract_if(.., |file| file.key == *key).collect();
            None
        });
        self.drop_files(&removed);
    }

    /// Tries once more what did not get through, from where the file comes.
    pub(super) fn try_file_again(&mut self, key: &FileKey) {
        let mut begun = None;
        self.edit(|draft, _| {
            let file = draft.files.iter_mut().find(|file| file.key == *key && file.may_try_again())?;
            let (conversation, key) = (draft.conversation.clone(), key.clone());
            file.state = FileState::Checking;
            begun = Some(match &file.source {
                FileSource::Page => {
                    file.state = FileState::Uploading { sent: 0 };
                    Effect::Upload(conversation, key, file.name.clone())
                }
                FileSource::Address(address) => Effect::FetchFile(conversation, key, address.clone()),
                FileSource::Backend(id) => Effect::ReadFile(key, id.clone()),
            });
            None
        });
        self.orders.extend(begun);
    }

    /// As many bytes of a file are there.
    pub(super) fn take_progress(&mut self, key: &FileKey, bytes: u64) {
        if let Some(FileState::Uploading { sent }) = self.file_mut(key).map(|file| &mut file.state) {
            *sent = bytes;
        }
    }

    /// The backend has a file, and knows what it is.
    pub(super) fn take_file(&mut self, key: &FileKey, taken: UploadedFile) {
        let Some((mut draft, at)) = self.draft_with(key) else {
            // It was removed meanwhile.
            return self.orders.push(Effect::DropFile(key.clone(), Some(taken.attachment.id)));
        };
        let id = taken.attachment.id.clone();
        let rules = self.rules_for(&draft);
        let others = sendable(&draft.files, key);
        let facts = FileFacts { content_type: &taken.content_type, size: taken.size };
        let refused = rules.and_then(|rules| rules.check(&others, facts).err());
        let file = &mut draft.files[at];
        if let Some(name) = &taken.attachment.title {
            file.name.clone_from(name);
        }
        file.content_type = taken.content_type;
        file.size = taken.size;
        file.state = match refused {
            None => FileState::Ready(Box::new(taken.attachment)),
            Some(refusal) => FileState::Failed(FileProblem::Rule(refusal)),
        };
        if file.is_failed() {
            self.orders.push(Effect::DropFile(key.clone(), Some(id)));
        }
        self.keep(draft);
    }

    /// The backend did not take a file, or has it no more.
    pub(super) fn take_no_file(&mut self, key: &FileKey, error: ApiError) {
        if let Some(file) = self.file_mut(key) {
            let gone = file.state == FileState::Checking && error.kind() == Some(ProblemType::NotFound);
            file.state = FileState::Failed(match error.reason() {
                _ if gone => FileProblem::Off(Reason::FileGone),
                Some(reason) => FileProblem::Off(reason),
                None => FileProblem::Upload(error),
            });
        }
    }

    /// Asks the backend about files that a draft brought along from before.
    pub(super) fn ask_for_files(&mut self, files: &[DraftFile]) {
        let kept = files.iter().filter(|file| file.state == FileState::Checking);
        let ask = |file: &DraftFile| match &file.source {
            FileSource::Backend(id) => Some(Effect::ReadFile(file.key.clone(), id.clone())),
            FileSource::Page | FileSource::Address(_) => None,
        };
        self.orders.extend(kept.filter_map(ask));
    }

    /// Forgets files that are in no draft any more; what the backend has of them goes, too.
    pub(super) fn drop_files(&mut self, files: &[DraftFile]) {
        let drop = |file: &DraftFile| Effect::DropFile(file.key.clone(), file.ready().map(|file| file.id.clone()));
        self.orders.extend(files.iter().map(drop));
    }

    fn begins(&self) -> Begins {
        Begins { last: self.last_in_public(), now: self.now }
    }

    fn rules_for(&self, draft: &Draft) -> Option<&'static FileRules> {
        let of_open = self.open().filter(|id| **id == draft.conversation).and(self.offers());
        of_open?.of(draft.visibility).as_ref().ok()?.files.ok()
    }

    fn draft_with(&self, key: &FileKey) -> Option<(Draft, usize)> {
        self.drafts.values().find_map(|draft| {
            let at = draft.files.iter().position(|file| file.key == *key)?;
            Some((draft.clone(), at))
        })
    }

    fn file_mut(&mut self, key: &FileKey) -> Option<&mut DraftFile> {
        self.drafts.values_mut().flat_map(|draft| &mut draft.files).find(|file| file.key == *key)
    }
}

/// Whoever attaches a file begins an answer, as whoever types: what they saw is what they answer.
struct Begins {
    last: Option<Quoted>,
    now: Timestamp,
}

impl Begins {
    fn put(self, draft: &mut Draft) {
        draft.begun = draft.begun.filter(|_| draft.says_something()).or(Some(self.now));
        draft.begun_at = draft.begun_at.take().or(self.last);
    }
}

/// The other files that count beside one: what failed does not go.
fn sendable<'a>(files: &'a [DraftFile], key: &FileKey) -> Vec<FileFacts<'a>> {
    files.iter().filter(|file| !file.is_failed() && file.key != *key).map(DraftFile::facts).collect()
}
