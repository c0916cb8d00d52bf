//! The texts in English, by the names that every language gives them.

/// Makes the enum, its names and its English words from one list.
macro_rules! texts {
    ($($name:ident = $english:literal,)*) => {
        /// A text that an agent reads; `{names}` are filled in, `one|other` are the forms of a counted one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Text {
            $(
                #[doc = $english]
                $name,
            )*
        }

        impl Text {
            /// All of them, in order.
            pub const EVERY: &'static [Self] = &[$(Self::$name,)*];

            /// The name under which another language has it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }

            /// The English words.
            #[must_use]
            pub const fn english(self) -> &'static str {
                match self {
                    $(Self::$name => $english,)*
                }
            }
        }
    };
}

texts! {
    // The page.
    Title = "Social Messaging",
    SignedOutTitle = "You are signed out",
    SignedOutBody = "Open Social Messaging again from where you signed in. Nothing that you sent is lost.",
    SignOut = "Sign out",
    SignedInAs = "Signed in as {name}",
    Loading = "Loading",
    LoadingSlowly = "Still loading. This takes longer than usual.",
    TryAgain = "Try again",
    Dismiss = "Dismiss",
    Connecting = "Connecting",
    Live = "Up to date",
    Resuming = "Connection lost. What you see may be old; it goes on by itself.",
    NotKept = "This browser keeps no drafts: an unsent text is lost when the page closes.",
    NothingOpen = "Choose a conversation",
    OpensInNewTab = "opens in a new tab",
    Menu = "Menu",
    Back = "Back to conversations",

    // Networks and visibilities.
    Facebook = "Facebook",
    X = "X (Twitter)",
    UnknownNetwork = "Unknown network",
    Public = "Public",
    Direct = "Direct",
    Internal = "Internal",
    UnknownVisibility = "Unknown visibility",
    PublicMeaning = "Anybody on {network} can read it",
    DirectMeaning = "Only the consumer can read it",
    InternalMeaning = "Only agents can read it",

    // The lists.
    MyConversations = "My Conversations",
    AllConversations = "All Conversations",
    OpenConversations = "Open",
    ClosedConversations = "Closed",
    NoConversations = "No conversations here",
    LoadMore = "Load more",
    Unread = "{count} unread message|{count} unread messages",
    WaitingSince = "Waiting since {time}",
    Waiting = "Waiting {duration}",
    Unassigned = "Unassigned",
    AssignedTo = "Assigned to {name}",
    NameNotShared = "Name not shared",
    NoText = "No text",
    Consumer = "Consumer",

    // Work.
    Take = "Take",
    CloseConversation = "Close conversation",
    Reassign = "Reassign",
    ReassignTo = "Reassign to {name}",
    ReassignToAnybody = "Back to everybody",

    // The transcript.
    Transcript = "Transcript",
    EarlierMessages = "Earlier messages",
    LaterMessages = "Later messages",
    NewMessages = "{count} new message|{count} new messages",
    ToTheEnd = "Go to the newest message",
    NoMessages = "No messages yet",
    ActionPublicPost = "Public post",
    ActionPublicComment = "Public comment",
    ActionPublicThread = "Public thread",
    ActionPrivateReply = "Private reply",
    ActionDirectMessage = "Direct message",
    ActionInternalNote = "Internal note",
    ActionUnknown = "Message",
    Deleted = "Deleted by its author or the brand",
    Hidden = "Hidden from others on {network}",
    Edited = "edited",
    OnAd = "under an advertisement",
    Unsupported = "Unsupported, open on {network}",
    OpenOnNetwork = "Open on {network}",
    AgentsTime = "your time",
    ConsumersTime = "consumer's time",
    InAnswerTo = "In answer to {name}",
    Reply = "Reply",
    Like = "Like",
    LikeAs = "Like as {account}",
    Unlike = "Unlike",
    Liking = "Liking",
    Liked = "Liked by {account}",
    Unliking = "Taking the like back",
    ViewPost = "View post",
    Cancel = "Undo",
    Retry = "Retry",
    Discard = "Discard",
    BringBack = "Edit and send again",
    StateHeld = "Goes out in {seconds} s",
    StateQueued = "Waiting for its turn",
    StateSending = "Sending",
    StateUnconfirmed = "Not known yet whether it went out; being looked for",
    StateSent = "Sent",
    StateDelivered = "Delivered",
    StateRead = "Read",
    StateFailed = "Not sent: {reason}",
    StateCancelled = "Taken back",
    StateUnknown = "Unknown state",
    LocalSending = "Sending",
    LocalNotSent = "Not sent yet: {reason}",

    // Attachments.
    Image = "Image",
    Gif = "Moving image",
    Video = "Video",
    Audio = "Sound",
    File = "File",
    Link = "Link",
    UnsupportedAttachment = "A file that cannot be shown here",
    MediaUnavailable = "Not available any more",
    ViewMedia = "View media",

    // The composer.
    Composer = "Composer",
    Visibility = "Visibility",
    Message = "Message",
    PlaceholderPublic = "Write a public answer. Anybody on {network} can read it.",
    PlaceholderDirect = "Write a direct message. Only the consumer can read it.",
    PlaceholderInternal = "Write a note. Only agents can read it.",
    SendPublicly = "Send publicly as {account}",
    SendDirect = "Send direct",
    SendDirectTo = "Send direct to {name}",
    AddNote = "Add note",
    LinkToDirect = "Link to DM",
    MentionConsumer = "Mention consumer",
    ReplyingTo = "Replying to {name}",
    RemoveTarget = "Do not reply to this message",
    Remaining = "{count} character left|{count} characters left",
    Over = "{count} character too many|{count} characters too many",
    SendsAsSeveral = "Goes as {count} message|Goes as {count} messages",
    HasDraft = "has a draft",
    OfferUntil = "Until {time}",
    HumanAgentWindow = "The 24 hours are over; a person may still answer until {time}",
    PrivateReplyOnce = "Sent once, as a private reply to the public message",
    SwitchPublic = "The consumer wrote in public.",
    SwitchDirect = "The consumer wrote directly.",
    SwitchInternal = "Nothing can be sent to the consumer now.",
    OfferEnded = "{visibility} can no longer be sent.",
    Switch = "Switch",
    SwitchWithText = "Switch and take the text along",
    LaneWaits = "{reason} What you send waits in order.",
    LaneWaitsUntil = "{reason} What you send waits in order until {time}.",
    LikeNotTaken = "The like was not taken: {reason}",
    CommandNotTaken = "That was not done: {reason}",
    NotSendable = "Not sent: {reason}",

    // The panel.
    Panel = "Social Messaging",
    Profile = "Profile",
    ProfileNotShared = "The network does not share this person's profile",
    ProfileUnavailable = "The profile is unavailable now",
    NotShared = "Not shared",
    Name = "Name",
    AccountName = "Account name",
    Handle = "Handle",
    Locale = "Locale",
    TimeZone = "Time zone",
    ConsumerTime = "Consumer's time",
    Gender = "Gender",
    Bio = "Bio",
    Location = "Location",
    Joined = "Joined",
    Posts = "Posts",
    Likes = "Likes",
    Followers = "Followers",
    Following = "Following",
    Comments = "Comments",
    Shares = "Shares",
    PictureOf = "Picture of {name}",
    Post = "Post",
    NoPost = "No public message in this conversation",
    PostDeleted = "This post was deleted",
    PostUnavailable = "This post is unavailable",
    PostLoading = "The post is being fetched",
    Advertisement = "Advertisement",
    ByBrand = "by the brand",
    LikeOnNetwork = "Like on {network}",

    // Reasons.
    ReasonAccountDisabled = "The account is switched off. An admin can switch it on.",
    ReasonAccountReauthorize = "The account must be connected again by an admin.",
    ReasonPublicLaneOff = "Public answers are switched off for this account.",
    ReasonNoPublicMessage = "The consumer did not write in public.",
    ReasonNoDirectMessage = "The consumer did not write directly. Send a Link to DM first.",
    ReasonWindowClosed = "The network's time for answers is over. A new message of the consumer opens it again.",
    ReasonPrivateReplyUsed = "The one private reply was sent. It goes on when the consumer answers.",
    ReasonPrivateReplyTooLate = "The public message is older than seven days: too old for a private reply. Send a Link to DM first.",
    ReasonDirectNotAccepted = "The consumer takes no direct messages of the brand.",
    ReasonThreadElsewhere = "Another application holds the direct conversation.",
    ReasonBotInPublic = "Bots do not write in public.",
    ReasonEmpty = "There is nothing to send.",
    ReasonTooLong = "It is too long.",
    ReasonWrongTarget = "This message cannot be answered this way.",
    ReasonTargetGone = "The message is gone.",
    ReasonInvalidCharacters = "It has characters that the network refuses.",
    ReasonNotCapable = "The account's plan or permissions do not cover it.",
    ReasonRoleForbids = "Your role does not allow it.",
    ReasonNoDirectLink = "The account has no link to a direct conversation.",
    ReasonOnlyInPublic = "It belongs into a public answer only.",
    ReasonNoName = "The network does not share the consumer's name.",
    ReasonUnknown = "It is not possible now.",
    FailureRecipientUnavailable = "The consumer cannot be reached.",
    FailureAlreadyReplied = "A private reply to this message was sent before.",
    FailureNotAllowedHere = "The network allows no answer here.",
    FailureDuplicate = "The network took it for a duplicate.",
    FailurePolicyBlocked = "The network blocked the brand for a while.",
    FailureRateLimited = "The network took no more for too long.",
    FailureNetworkTrouble = "The network could not be reached for too long.",
    FailureOutcomeUnknown = "It is not known whether it went out. Look on the network before you send it again.",
    FailureContentRefused = "The network refused the text.",
    FailureEarlierPart = "An earlier part of the message did not go out.",
    FailureRefused = "The network refused it.",
    PauseRateLimited = "The network takes no more for now.",
    PauseOther = "The network takes nothing for now.",
    ErrorNetwork = "The connection is broken.",
    ErrorUnauthorized = "You are signed out.",
    ErrorNotFound = "It is not there, or not for you.",
    ErrorConflict = "It has changed meanwhile.",
    ErrorUnavailable = "It cannot be done now. Try again.",
    ErrorMalformed = "The answer could not be read.",
    ErrorRefused = "It was refused.",
}
