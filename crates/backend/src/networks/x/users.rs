//! People as X writes them: version 2 and version 1.1, in lists and in maps, wrapped and not.

use super::super::fetched::FetchedProfile;
use super::super::inbound::Person;
use super::super::json::{count, first_id, flag, link, list, moment, name, owned, text, unwrapped};
use serde_json::Value;

/// The person with that number among those whom an event brings along.
pub(super) fn find<'a>(people: &'a Value, network_id: &str) -> Option<&'a Value> {
    match unwrapped(people) {
        Value::Array(people) => {
            people.iter().map(unwrapped).find(|person| number(person).as_deref() == Some(network_id))
        }
        Value::Object(people) => people.get(network_id).map(unwrapped),
        _ => None,
    }
}

/// A person's number.
pub(super) fn number(user: &Value) -> Option<String> {
    first_id(user, &["id_str", "id"])
}

/// A person as a message names them.
pub(super) fn person(network_id: &str, user: Option<&Value>) -> Person {
    let Some(user) = user else { return Person { network_id: network_id.to_owned(), ..Person::default() } };
    Person {
        network_id: network_id.to_owned(),
        name: name(user, "name"),
        handle: handle(user),
        avatar_url: avatar(user),
    }
}

/// A person's handle.
pub(super) fn handle(user: &Value) -> Option<String> {
    let handle = text(user, "username").or_else(|| text(user, "screen_name"))?;
    Some(handle.trim_start_matches('@').to_owned())
}

/// Everything that X tells of a person.
pub(super) fn profile(user: &Value) -> Option<FetchedProfile> {
    let network_id = number(user)?;
    let metrics = user.get("public_metrics").unwrap_or(user);
    let counted = |keys: &[&str]| keys.iter().find_map(|key| count(metrics, key));
    let handle = handle(user);
    Some(FetchedProfile {
        name: name(user, "name"),
        avatar_url: avatar(user),
        url: handle.as_ref().map(|handle| format!("https://x.com/{handle}")),
        handle,
        bio: owned(user, "description"),
        location: owned(user, "location"),
        joined_at: moment(user, "created_at"),
        posts: counted(&["tweet_count", "post_count", "statuses_count"]),
        likes: counted(&["like_count", "favourites_count"]),
        followers: counted(&["followers_count"]),
        following: counted(&["following_count", "friends_count"]),
        receives_direct: flag(user, "receives_your_dm"),
        network_id,
        ..FetchedProfile::default()
    })
}

/// The number of a post's first version, and whether this is a later one.
pub(super) fn first_version(post: &Value) -> Option<(String, bool)> {
    let own = first_id(post, &["id_str", "id"])?;
    let versions = ["edit_history_tweet_ids", "edit_history_post_ids"].iter().flat_map(|key| list(post, key));
    let first = versions.filter_map(super::super::json::as_id).min_by_key(|id| (id.len(), id.clone()));
    match first {
        Some(first) if first != own => Some((first, true)),
        _ => Some((own, false)),
    }
}

/// X: `profile_image_url` is 48 pixels wide; the same name with `_400x400` is enough for a dense screen.
fn avatar(user: &Value) -> Option<String> {
    let keys = ["profile_image_url_https", "profile_image_url"];
    let address = keys.iter().find_map(|key| link(user, key))?;
    let on_x = address.starts_with("https://pbs.twimg.com/");
    Some(if on_x { address.replacen("_normal.", "_400x400.", 1) } else { address })
}
