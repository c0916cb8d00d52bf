//! `SocialMessagingConversationData`: who the consumer is, which feeds the panel.

use serde_json::{Number, Value};

use crate::liveperson::CONVERSATION_DATA;
use crate::liveperson::bounded::Text;
use crate::liveperson::reading::Object;
use crate::liveperson::refused::Refused;
use crate::liveperson::writing::Writer;

const FACEBOOK: &str = "Facebook";
const TWITTER: &str = "Twitter";

/// The metadata of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversationData {
    /// The id that leads to the direct channel.
    pub direct_messaging_id: Text<256>,
    /// Who the consumer is.
    pub user_profile: UserProfile,
}

/// Who the consumer is, by network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserProfile {
    /// On Facebook.
    Facebook(FacebookProfile),
    /// On X, which the contract calls Twitter.
    Twitter(TwitterProfile),
}

/// A person on Facebook, as far as the person shares it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacebookProfile {
    /// The address of the picture.
    pub avatar_url: Text<2048>,
    /// The name.
    pub user_name: Text<64>,
    /// The page-scoped id.
    pub psid: Option<Text<32>>,
    /// The gender, in Facebook's words.
    pub gender: Option<Text<16>>,
    /// The locale, as in `en_US`.
    pub locale: Option<Text<8>>,
    /// The time zone, as in `UTC 3`.
    pub timezone: Option<Text<16>>,
    /// The address of the profile.
    pub profile_url: Option<Text<2048>>,
}

/// An account on X.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TwitterProfile {
    /// The address of the picture.
    pub avatar_url: Text<2048>,
    /// The name.
    pub profile_name: Text<64>,
    /// The handle, as in `@johndoe`.
    pub handle: Option<Text<32>>,
    /// When the account was made, as in `Mar, 2009`.
    pub date_joined: Option<Text<16>>,
    /// What the account says of itself.
    pub description: Option<Text<256>>,
    /// How many posts it wrote.
    pub tweets: Option<Number>,
    /// How many posts it likes.
    pub likes: Option<Number>,
    /// How many follow it.
    pub followers: Option<Number>,
    /// How many it follows.
    pub following: Option<Number>,
}

impl ConversationData {
    pub(super) fn read(object: &mut Object) -> Result<Self, Refused> {
        Ok(Self {
            direct_messaging_id: object.required_text("directMessagingId")?,
            user_profile: object.required_object("userProfile", UserProfile::read)?,
        })
    }

    pub(super) fn write(&self) -> Value {
        Writer::default()
            .with("type", CONVERSATION_DATA)
            .with("directMessagingId", self.direct_messaging_id.as_str())
            .with("userProfile", self.user_profile.write())
            .finish()
    }
}

impl UserProfile {
    fn read(object: &mut Object) -> Result<Self, Refused> {
        match object.required_choice("source", &[(FACEBOOK, FACEBOOK), (TWITTER, TWITTER)])? {
            FACEBOOK => FacebookProfile::read(object).map(Self::Facebook),
            _ => TwitterProfile::read(object).map(Self::Twitter),
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Facebook(profile) => profile.write(),
            Self::Twitter(profile) => profile.write(),
        }
    }
}

impl FacebookProfile {
    fn read(object: &mut Object) -> Result<Self, Refused> {
        Ok(Self {
            avatar_url: object.required_text("avatarUrl")?,
            user_name: object.required_text("userName")?,
            psid: object.optional_text("psid")?,
            gender: object.optional_text("gender")?,
            locale: object.optional_text("locale")?,
            timezone: object.optional_text("timezone")?,
            profile_url: object.optional_text("profileUrl")?,
        })
    }

    fn write(&self) -> Value {
        Writer::default()
            .with("source", FACEBOOK)
            .with("avatarUrl", self.avatar_url.as_str())
            .with("userName", self.user_name.as_str())
            .with_some("psid", self.psid.as_deref())
            .with_some("gender", self.gender.as_deref())
            .with_some("locale", self.locale.as_deref())
            .with_some("timezone", self.timezone.as_deref())
            .with_some("profileUrl", self.profile_url.as_deref())
            .finish()
    }
}

impl TwitterProfile {
    fn read(object: &mut Object) -> Result<Self, Refused> {
        Ok(Self {
            avatar_url: object.required_text("avatarUrl")?,
            profile_name: object.required_text("profileName")?,
            handle: object.optional_text("handle")?,
            date_joined: object.optional_text("dateJoined")?,
            description: object.optional_text("description")?,
            tweets: object.optional_number("tweets")?,
            likes: object.optional_number("likes")?,
            followers: object.optional_number("followers")?,
            following: object.optional_number("following")?,
        })
    }

    fn write(&self) -> Value {
        Writer::default()
            .with("source", TWITTER)
            .with("avatarUrl", self.avatar_url.as_str())
            .with("profileName", self.profile_name.as_str())
            .with_some("handle", self.handle.as_deref())
            .with_some("dateJoined", self.date_joined.as_deref())
            .with_some("description", self.description.as_deref())
            .with_some("tweets", self.tweets.clone())
            .with_some("likes", self.likes.clone())
            .with_some("followers", self.followers.clone())
            .with_some("following", self.following.clone())
            .finish()
    }
}
