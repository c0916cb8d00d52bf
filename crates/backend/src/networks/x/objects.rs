//! Asking X for people and posts, and reading what it gives of them.

use super::super::client::Credentials;
use super::super::fetched::{Fetched, FetchedAuthor, FetchedPost, FetchedProfile};
use super::super::json::{count, first_id, id, list, moment, text, unwrapped};
use super::super::transport::{now, trouble, without_token};
use super::client::Client;
use super::errors::{self, Problem};
use super::{media, text as texts, users};
use serde_json::Value;

const USER: &str = "created_at,description,location,public_metrics,profile_image_url,url,verified,protected,name,username,\
    receives_your_dm,entities";
const POST: &str = "created_at,author_id,conversation_id,in_reply_to_user_id,referenced_tweets,entities,attachments,note_tweet,\
    display_text_range,public_metrics,edit_history_tweet_ids";
const EXPANSIONS: &str = "author_id,referenced_tweets.id,referenced_tweets.id.author_id,attachments.media_keys";
const MEDIA: &str = "url,preview_image_url,type,variants,alt_text,width,height,duration_ms";

/// X: `GET /2/users/{id}`.
pub(super) async fn fetch_profile(
    client: &Client,
    credentials: &Credentials,
    network_id: &str,
) -> Fetched<FetchedProfile> {
    let query = [("user.fields", USER)];
    match ask(client, credentials, &["users", network_id], &query).await {
        Fetched::There(body) => match users::profile(body.get("data").unwrap_or(&Value::Null)) {
            Some(profile) => Fetched::There(Box::new(profile)),
            None => Fetched::NotShared,
        },
        Fetched::Gone => Fetched::Gone,
        Fetched::NotShared => Fetched::NotShared,
        Fetched::Unavailable(error) => Fetched::Unavailable(error),
    }
}

/// X: `GET /2/tweets/{id}` with the post that it answers, its author and its media.
pub(super) async fn fetch_post(client: &Client, credentials: &Credentials, network_id: &str) -> Fetched<FetchedPost> {
    let query = [("tweet.fields", POST), ("expansions", EXPANSIONS), ("user.fields", USER), ("media.fields", MEDIA)];
    let body = match ask(client, credentials, &["tweets", network_id], &query).await {
        Fetched::There(body) => body,
        Fetched::Gone => return Fetched::Gone,
        Fetched::NotShared => return Fetched::NotShared,
        Fetched::Unavailable(error) => return Fetched::Unavailable(error),
    };
    let includes = body.get("includes").map_or(&Value::Null, unwrapped);
    let own = &credentials.network_id;
    let Some(post) = body.get("data").and_then(|post| read_post(post, includes, own)) else {
        return Fetched::NotShared;
    };
    let included = ["tweets", "posts"].iter().flat_map(|key| list(includes, key));
    let others = included.filter_map(|other| read_post(unwrapped(other), includes, own)).collect();
    Fetched::There(Box::new(FetchedPost { others, ..post }))
}

async fn ask(client: &Client, credentials: &Credentials, path: &[&str], query: &[(&str, &str)]) -> Fetched<Value> {
    let answer = match client.ask(credentials, path, query).await {
        Ok(answer) => answer,
        Err(detail) => return Fetched::Unavailable(trouble(&detail)),
    };
    // X: 200 with data and `errors` is a partial answer; the errors are of what was asked for beside it.
    if answer.is_success() && answer.body.get("data").is_some_and(Value::is_object) {
        return Fetched::There(Box::new(answer.body));
    }
    let problem = Problem::of(&answer.body).unwrap_or_default();
    if answer.status == 404 || problem.is_gone() {
        return Fetched::Gone;
    }
    if problem.is_not_shared() || answer.status == 403 {
        return Fetched::NotShared;
    }
    let refused =
        errors::refused(&answer, None, now()).unwrap_or_else(|| trouble(&format!("status {}", answer.status)));
    Fetched::Unavailable(without_token(refused, credentials))
}

fn read_post(post: &Value, includes: &Value, own: &str) -> Option<FetchedPost> {
    let network_id = users::first_version(post)?.0;
    let author = id(post, "author_id");
    let people = includes.get("users").unwrap_or(&Value::Null);
    let known = author.as_deref().and_then(|author| users::find(people, author));
    let handle = known.and_then(users::handle);
    let permalink = format!("https://x.com/{}/status/{network_id}", handle.as_deref().unwrap_or("i"));
    let metrics = post.get("public_metrics").unwrap_or(&Value::Null);
    let counted = |keys: &[&str]| keys.iter().find_map(|key| count(metrics, key));
    Some(FetchedPost {
        by_brand: author.as_deref() == Some(own),
        author: author.map(|author| {
            let person = users::person(&author, known);
            FetchedAuthor {
                network_id: author,
                name: person.name,
                handle: person.handle,
                avatar_url: person.avatar_url,
            }
        }),
        text: texts::of_post(post),
        attachments: media::of_post(post, includes.get("media"), Some(&permalink)),
        at: moment(post, "created_at"),
        likes: counted(&["like_count"]),
        comments: counted(&["reply_count"]),
        shares: counted(&["retweet_count", "repost_count"]),
        permalink: Some(permalink),
        parent_network_id: parent_of(post),
        network_id,
        ..FetchedPost::default()
    })
}

/// What a post answers, else what it quotes.
fn parent_of(post: &Value) -> Option<String> {
    let referenced = |kind: &str| {
        let all = ["referenced_tweets", "referenced_posts"].iter().flat_map(|key| list(post, key));
        all.filter(|other| text(other, "type") == Some(kind)).find_map(|other| id(other, "id"))
    };
    referenced("replied_to").or_else(|| first_id(post, &["in_reply_to_tweet_id"])).or_else(|| referenced("quoted"))
}
