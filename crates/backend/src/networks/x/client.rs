//! Calls to the X API: one method, one path and one body for each kind of call.

use super::super::call::{Call, Found, Outcome, Sent};
use super::super::client::{Credentials, NetworkClient, XEndpoint};
use super::super::fetched::{Fetched, FetchedPost, FetchedProfile};
use super::super::json::{flag, id};
use super::super::transport::{Answer, Exchange, carried_out, exchange, now, unknown};
use super::{MEDIA_HOSTS, errors, look, objects, uploads};
use crate::media::{Hosts, MediaSource};
use async_trait::async_trait;
use reqwest::Method;
use serde_json::{Value, json};
use social_messaging_domain::time::Timestamp;
use url::Url;

/// The client for the X API.
#[derive(Clone, Debug)]
pub(in super::super) struct Client {
    endpoint: XEndpoint,
    http: reqwest::Client,
}

impl Client {
    /// A client for that endpoint.
    pub(in super::super) const fn new(endpoint: XEndpoint, http: reqwest::Client) -> Self {
        Self { endpoint, http }
    }

    /// The address `{api_url}/2/{path}`; `None` for identifiers that are none of X's.
    fn address(&self, path: &[&str]) -> Option<Url> {
        let mut url = Url::parse(&self.endpoint.api_url).ok()?;
        let harmless = |part: &&str| !matches!(*part, "" | "." | "..");
        if !path.iter().all(harmless) {
            return None;
        }
        url.path_segments_mut().ok()?.pop_if_empty().push("2").extend(path);
        Some(url)
    }

    pub(super) fn request(&self, method: Method, path: &[&str]) -> Option<reqwest::RequestBuilder> {
        Some(self.http.request(method, self.address(path)?))
    }

    /// Asks for something.
    pub(super) async fn ask(
        &self,
        credentials: &Credentials,
        path: &[&str],
        query: &[(&str, &str)],
    ) -> Result<Answer, String> {
        let Some(request) = self.request(Method::GET, path) else { return Err("no such path".to_owned()) };
        match exchange(request.query(query), credentials).await {
            Exchange::Answered(answer) => Ok(answer),
            Exchange::NotSent(detail) | Exchange::Lost(detail) => Err(detail),
        }
    }

    /// The request of a call; `media` are the numbers of its files on X.
    fn prepare(&self, credentials: &Credentials, call: &Call, media: &[String]) -> Option<reqwest::RequestBuilder> {
        let own = credentials.network_id.as_str();
        match call {
            Call::XReply { in_reply_to, text, .. } => {
                let mut body = json!({ "reply": { "in_reply_to_tweet_id": in_reply_to } });
                if !text.is_empty() {
                    body["text"] = json!(text);
                }
                if !media.is_empty() {
                    body["media"] = json!({ "media_ids": media });
                }
                Some(self.request(Method::POST, &["tweets"])?.json(&body))
            }
            Call::XDirectMessage { participant, text, .. } => {
                let path = ["dm_conversations", "with", participant, "messages"];
                let mut body = json!({});
                if !text.is_empty() {
                    body["text"] = json!(text);
                }
                if let Some(media) = media.first() {
                    body["attachments"] = json!([{ "media_id": media }]);
                }
                Some(self.request(Method::POST, &path)?.json(&body))
            }
            Call::Like { object } => {
                Some(self.request(Method::POST, &["users", own, "likes"])?.json(&json!({ "tweet_id": object })))
            }
            Call::Unlike { object } => self.request(Method::DELETE, &["users", own, "likes", object]),
            Call::Hide { object } => {
                Some(self.request(Method::PUT, &["tweets", object, "hidden"])?.json(&json!({ "hidden": true })))
            }
            Call::Unhide { object } => {
                Some(self.request(Method::PUT, &["tweets", object, "hidden"])?.json(&json!({ "hidden": false })))
            }
            Call::Delete { object } => self.request(Method::DELETE, &["tweets", object]),
            // X: the API lists who is blocked and blocks nobody.
            Call::Block { .. } | Call::Unblock { .. } => None,
            Call::FacebookComment { .. }
            | Call::Messenger { .. }
            | Call::MessengerFile { .. }
            | Call::PrivateReply { .. } => None,
        }
    }
}

#[async_trait]
impl NetworkClient for Client {
    async fn carry_out(&self, credentials: &Credentials, call: &Call) -> Outcome {
        let read = |answer: &Answer| {
            // X: 200 with `errors` is a partial success; without data nothing was done.
            let has_data = answer.body.get("data").is_some_and(Value::is_object);
            if answer.is_success() && (has_data || errors::Problem::of(&answer.body).is_none()) {
                return applied(call, &answer.body);
            }
            errors::outcome(answer, call, now())
        };
        let media = match uploads::all(self, credentials, call).await {
            Ok(media) => media,
            Err(error) => return Outcome::Refused(error),
        };
        carried_out(self.prepare(credentials, call, &media), credentials, read).await
    }

    async fn look_for(&self, credentials: &Credentials, call: &Call, since: Timestamp, known: &[String]) -> Found {
        look::look_for(self, credentials, call, since, known).await
    }

    async fn fetch_profile(&self, credentials: &Credentials, network_id: &str) -> Fetched<FetchedProfile> {
        objects::fetch_profile(self, credentials, network_id).await
    }

    async fn fetch_post(&self, credentials: &Credentials, network_id: &str) -> Fetched<FetchedPost> {
        objects::fetch_post(self, credentials, network_id).await
    }

    /// Files of direct messages are never readable without the token: they are asked for through the API.
    fn media_source(&self, credentials: &Credentials, url: &str) -> MediaSource {
        let public = || MediaSource { url: url.to_owned(), bearer: None, hosts: Hosts::OfNetwork(MEDIA_HOSTS) };
        let Ok(address) = Url::parse(url) else { return public() };
        let api = Url::parse(&self.endpoint.api_url).ok();
        let at_api = api.is_some_and(|api| api.origin() == address.origin());
        let at_ton = address.scheme() == "https" && matches!(address.host_str(), Some("ton.twitter.com" | "ton.x.com"));
        let through_api = at_ton.then(|| direct_file(&address)).flatten();
        let through_api = through_api
            .and_then(|[direct, medium, file]| self.address(&["dm_conversations", "media", direct, medium, file]));
        let bearer = (at_api || at_ton).then(|| credentials.token.clone());
        let url = through_api.map_or_else(|| url.to_owned(), String::from);
        MediaSource { url, bearer, hosts: Hosts::OfNetwork(MEDIA_HOSTS) }
    }
}

/// X: `https://ton.twitter.com/1.1/ton/data/dm/{dm_id}/{media_id}/{resource_id}`.
fn direct_file(address: &Url) -> Option<[&str; 3]> {
    let rest = address.path().strip_prefix("/1.1/ton/data/dm/")?;
    let parts: Vec<&str> = rest.split('/').collect();
    <[&str; 3]>::try_from(parts).ok()
}

fn applied(call: &Call, body: &Value) -> Outcome {
    let data = body.get("data").unwrap_or(&Value::Null);
    let sent = |network_id: Option<String>| Sent { network_id, consumer_network_id: None };
    let said = |key: &str| match flag(data, key) {
        Some(_) => Outcome::Sent(Sent::default()),
        None => unknown("success without data"),
    };
    let made = match call {
        Call::Like { .. } | Call::Unlike { .. } => return said("liked"),
        Call::Hide { .. } | Call::Unhide { .. } => return said("hidden"),
        Call::Delete { .. } => return said("deleted"),
        Call::XDirectMessage { .. } => sent(id(data, "dm_event_id")),
        _ => sent(id(data, "id")),
    };
    if made.network_id.is_none() { unknown("success without a number") } else { Outcome::Sent(made) }
}
