//! X's `expansions` and `*.fields`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::error::Problem;
use super::parameters::Query;
use super::render;
use crate::state::State;
use crate::state::x::Tweet;

const TWEET_FIELDS: &[&str] = &[
    "article",
    "article_title",
    "note_request_suggestions",
    "suggested_source_links_with_counts",
    "attachments",
    "author_id",
    "card_uri",
    "community_id",
    "context_annotations",
    "conversation_id",
    "created_at",
    "display_text_range",
    "edit_controls",
    "edit_history_tweet_ids",
    "edit_history_post_ids",
    "entities",
    "geo",
    "id",
    "in_reply_to_user_id",
    "lang",
    "matched_media_notes",
    "media_metadata",
    "note_tweet",
    "note_post",
    "non_public_metrics",
    "paid_partnership",
    "possibly_sensitive",
    "public_metrics",
    "referenced_tweets",
    "referenced_posts",
    "reply_settings",
    "scopes",
    "source",
    "suggested_source_links",
    "text",
    "withheld",
];
pub(super) const USER_FIELDS: &[&str] = &[
    "affiliation",
    "confirmed_email",
    "connection_status",
    "created_at",
    "description",
    "entities",
    "id",
    "is_identity_verified",
    "location",
    "most_recent_tweet_id",
    "most_recent_post_id",
    "name",
    "parody",
    "pinned_tweet_id",
    "pinned_post_id",
    "profile_banner_url",
    "profile_image_url",
    "protected",
    "public_metrics",
    "receives_your_dm",
    "subscribes_to_you",
    "subscription",
    "subscription_type",
    "url",
    "username",
    "verified",
    "verified_followers_count",
    "verified_type",
    "withheld",
];
const MEDIA_FIELDS: &[&str] = &[
    "alt_text",
    "duration_ms",
    "height",
    "media_key",
    "non_public_metrics",
    "organic_metrics",
    "preview_image_url",
    "promoted_metrics",
    "public_metrics",
    "type",
    "url",
    "variants",
    "width",
];
pub(super) const USER_EXPANSIONS: &[&str] =
    &["affiliation.user_id", "most_recent_tweet_id", "most_recent_post_id", "pinned_tweet_id", "pinned_post_id"];

/// What a request asks for of each kind of object.
#[derive(Debug)]
pub(crate) struct Fields {
    tweet: BTreeSet<String>,
    user: BTreeSet<String>,
    media: BTreeSet<String>,
    expansions: BTreeSet<String>,
}

impl Fields {
    /// Reads and checks them; an unknown name is refused as X refuses it.
    pub(crate) fn parse(query: &Query) -> Result<Self, Problem> {
        let mut tweet = query.list(&["tweet.fields", "post.fields"], TWEET_FIELDS)?;
        for (post, prose) in [("referenced_posts", "referenced_tweets"), ("note_post", "note_tweet")] {
            if tweet.contains(post) {
                tweet.insert(prose.to_owned());
            }
        }
        Ok(Self {
            tweet,
            user: query.list(&["user.fields"], USER_FIELDS)?,
            media: query.list(&["media.fields"], MEDIA_FIELDS)?,
            expansions: query.list(&["expansions"], render::EXPANSIONS)?,
        })
    }

    pub(crate) fn tweet(&self, state: &State, tweet: &Tweet) -> Value {
        self.keep("tweets", &render::tweet(state, tweet))
    }

    fn keep(&self, kind: &str, value: &Value) -> Value {
        match kind {
            "users" => render::select(value, &self.user, &["id", "name", "username"]),
            "media" => render::select(value, &self.media, &["media_key", "type"]),
            // X gives what an expansion stands on along with it.
            _ => {
                let mut asked = self.tweet.clone();
                for (expansion, field) in [
                    ("author_id", "author_id"),
                    ("referenced_tweets.id", "referenced_tweets"),
                    ("attachments.media_keys", "attachments"),
                ] {
                    if self.expansions.contains(expansion) {
                        asked.insert(field.to_owned());
                    }
                }
                render::select(value, &asked, &["id", "text", "edit_history_tweet_ids"])
            }
        }
    }

    pub(crate) fn expands(&self, expansion: &str) -> bool {
        self.expansions.contains(expansion)
    }

    pub(crate) fn includes(&self, state: &State, tweets: &[&Tweet]) -> Value {
        render::expanded(state, tweets, &self.expansions, &|kind, value| self.keep(kind, &value))
    }
}
