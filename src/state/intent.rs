//! What an agent wants.

use super::administration::Administration;
use super::attached::{ChosenFile, FileKey};
use super::effect::Resource;
use super::emoji::Tone;
use super::filter::Filter;
use super::hosted::Proposal;
use super::lists::ListKey;
use super::person::PersonWish;
use super::preferences::Preferences;
use social_messaging_domain::ids::{AccountId, AgentId, ConversationId, MessageId};
use social_messaging_domain::moderation::Moderation;
use social_messaging_domain::visibility::Visibility;
use std::ops::Range;

/// Another name of [`Intent`]: what [`super::Model::decide`] decides about.
pub type Command = Intent;

/// What an agent wants, as a handler of the views says it. Positions in a text are UTF-16 code units, as the DOM counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Show one of the four lists.
    SelectTab(ListKey),
    /// Show only those of the lists that pass.
    Filter(Filter),
    /// Load the next page of the shown list.
    LoadMoreConversations,
    /// Open a conversation; the address follows.
    OpenConversation(ConversationId),
    /// Go back to the list; the address follows.
    LeaveConversation,
    /// Show earlier messages than the first shown one.
    LoadEarlier,
    /// Show later messages than the last shown one.
    LoadLater,
    /// Show the end of the transcript.
    ShowNewest,
    /// Show one message with its neighbours.
    ShowMessage(MessageId),
    /// This message is at the top of the transcript; `None` while its end is shown.
    LookAt(Option<MessageId>),
    /// This conversation is at the top of the list; `None` at the list's beginning.
    LookAtRow(Option<ConversationId>),
    /// The text box holds this text now.
    SetText(String),
    /// Write for these readers; each visibility has its own draft.
    SetVisibility(Visibility),
    /// Answer this message; moves to the visibility that answers it.
    ChooseTarget(MessageId),
    /// Answer this public message with its one private reply.
    ReplyPrivately(MessageId),
    /// Answer no message in particular.
    RemoveTarget,
    /// Put the link to a direct conversation at this position.
    InsertLinkToDirect(u32),
    /// Put the consumer's mention at this position.
    InsertMention(u32),
    /// Put the mention of the person with this number on the network over this stretch of the text.
    Mention(Range<u32>, String),
    /// Load the emoji, unless they are here.
    WantEmoji,
    /// Put an emoji, named as it looks without a tone, over this stretch of the text.
    InsertEmoji(Range<u32>, String),
    /// Use this tone of skin from now on.
    ChooseTone(Tone),
    /// Look for a saved reply of this brand account.
    LookForReplies(AccountId),
    /// Put the saved reply with this identifier in the place of the slash and the word from one position up to another.
    InsertReply(String, u32, u32),
    /// Measure this text, which is not in the draft.
    Measure(String),
    /// Put the measured text at the end of the draft.
    UseMeasured,
    /// Put these files into the draft.
    Attach(Vec<ChosenFile>),
    /// Put the file from this address into the draft.
    AttachFrom(String),
    /// Describe a file for those who do not see it.
    Describe(FileKey, String),
    /// Take a file out of the draft.
    RemoveFile(FileKey),
    /// Upload a file once more that did not get through.
    TryFileAgain(FileKey),
    /// Send the text, which the view read from the text box itself at this moment.
    Send(String),
    /// Send the text though it has what hardly belongs in public: the agent has seen the warning.
    SendAnyway(String),
    /// Answer directly instead: text, mentions and target go along.
    MoveToDirect,
    /// Take back a message that is still held.
    Cancel(MessageId),
    /// Take back the agent's last message, if it is still held.
    CancelLast,
    /// Send a failed message again.
    Retry(MessageId),
    /// Give up a failed message.
    Discard(MessageId),
    /// Give up a failed message and bring its text back into the composer, where that is empty.
    BringBack(MessageId),
    /// Like a message as the brand.
    Like(MessageId),
    /// Take the brand's like back.
    Unlike(MessageId),
    /// Hide, delete or block, or take it back; the agent was asked.
    Moderate(MessageId, Moderation),
    /// Show the post of this message in the panel.
    ViewPost(MessageId),
    /// Load what the consumer sent beside words, from the newest on.
    ViewMedia,
    /// Load more of it.
    LoadMoreMedia,
    /// Load the internal notes, from the newest on.
    ViewNotes,
    /// Load more of them.
    LoadMoreNotes,
    /// Keep something of the consumer, or no more.
    AboutPerson(PersonWish),
    /// Work on the open conversation.
    Take,
    /// Give the open conversation to somebody, or back for anybody.
    Reassign(Option<AgentId>),
    /// The open conversation is done.
    Close,
    /// The open conversation is not done after all.
    Reopen,
    /// Follow the consumer to where they wrote; the text stays behind as a draft.
    AcceptSwitch,
    /// Follow the consumer and take the text along.
    AcceptSwitchWithText,
    /// Write on with the copy of this page rather than with the one from another tab.
    TakeOwnDraft,
    /// A notice was read.
    DismissNotice(u32),
    /// Ask again for what failed to load.
    RetryLoading(Resource),
    /// Decide for brand accounts; of admins only.
    Administer(Administration),
    /// Choose for oneself.
    Prefer(Preferences),
    /// Put something where the agent writes in the page around this one.
    Propose(Proposal),
    /// Sign out; removes the drafts of this browser.
    SignOut,
}
