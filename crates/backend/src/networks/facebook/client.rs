//! Calls to Graph: one method, one path and one body for each kind of call.

use super::super::call::{Call, Found, MessagingTag, Outcome, PrivateReplyTo, Sent};
use super::super::client::{Credentials, FacebookEndpoint, NetworkClient, Signal};
use super::super::fetched::{Fetched, FetchedPost, FetchedProfile};
use super::super::json::id;
use super::super::transport::{Answer, Exchange, PATIENCE_WITH_FILES, carried_out, exchange, now, refusal, unknown};
use super::errors::{self, GraphError};
use super::{MEDIA_HOSTS, look, objects, uploads};
use crate::media::{Hosts, MediaSource};
use async_trait::async_trait;
use reqwest::Method;
use serde_json::{Value, json};
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::time::Timestamp;

/// The client for Graph.
#[derive(Clone, Debug)]
pub(in super::super) struct Client {
    endpoint: FacebookEndpoint,
    http: reqwest::Client,
}

impl Client {
    /// A client for that endpoint.
    pub(in super::super) const fn new(endpoint: FacebookEndpoint, http: reqwest::Client) -> Self {
        Self { endpoint, http }
    }

    /// The request `{graph_url}/{version}/{path}`; `None` for identifiers that are none of Meta's.
    pub(super) fn request(&self, method: Method, path: &[&str]) -> Option<reqwest::RequestBuilder> {
        let mut url = url::Url::parse(&self.endpoint.graph_url).ok()?;
        let harmless = |part: &&str| !matches!(*part, "" | "." | "..");
        if !path.iter().all(harmless) {
            return None;
        }
        url.path_segments_mut().ok()?.pop_if_empty().push(&self.endpoint.version).extend(path);
        Some(self.http.request(method, url))
    }

    /// Asks for something; `None` where the network could not be reached or did not answer.
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

    /// The request of a call; `photo` is the number of the one that it shows.
    fn prepare(&self, credentials: &Credentials, call: &Call, photo: Option<&str>) -> Option<reqwest::RequestBuilder> {
        let page = credentials.network_id.as_str();
        match call {
            Call::FacebookComment { object, message, .. } => {
                let mut body = json!({});
                if !message.is_empty() {
                    body["message"] = json!(message);
                }
                if let Some(photo) = photo {
                    body["attachment_id"] = json!(photo);
                }
                Some(self.request(Method::POST, &[object, "comments"])?.json(&body))
            }
            Call::Messenger { recipient, text, reply_to, tag, metadata } => {
                let message = json!({ "text": text, "metadata": metadata });
                let body = message_body(recipient, &message, reply_to.as_deref(), *tag);
                Some(self.request(Method::POST, &[page, "messages"])?.json(&body))
            }
            Call::MessengerFile { recipient, file, reply_to, tag, metadata } => {
                let attachment = json!({ "type": uploads::kind(file), "payload": {} });
                let message = json!({ "attachment": attachment, "metadata": metadata });
                let body = message_body(recipient, &message, reply_to.as_deref(), *tag);
                let request = self.request(Method::POST, &[page, "messages"])?.timeout(PATIENCE_WITH_FILES);
                Some(request.multipart(uploads::form(&body, "filedata", file)?))
            }
            Call::PrivateReply { to, text, metadata } => {
                let recipient = match to {
                    PrivateReplyTo::Comment(comment) => json!({ "comment_id": comment }),
                    PrivateReplyTo::Post(post) => json!({ "post_id": post }),
                };
                let body = json!({ "recipient": recipient, "message": { "text": text, "metadata": metadata } });
                Some(self.request(Method::POST, &[page, "messages"])?.json(&body))
            }
            Call::Like { object } => self.request(Method::POST, &[object, "likes"]),
            Call::Unlike { object } => self.request(Method::DELETE, &[object, "likes"]),
            Call::Hide { object } => Some(self.request(Method::POST, &[object])?.json(&json!({ "is_hidden": true }))),
            Call::Unhide { object } => {
                Some(self.request(Method::POST, &[object])?.json(&json!({ "is_hidden": false })))
            }
            Call::Delete { object } => self.request(Method::DELETE, &[object]),
            Call::Block { person } => {
                let number: u64 = person.parse().ok()?;
                Some(self.request(Method::POST, &[page, "blocked"])?.json(&json!({ "psid": [number] })))
            }
            Call::Unblock { person } => {
                Some(self.request(Method::DELETE, &[page, "blocked"])?.query(&[("psid", person)]))
            }
            Call::XReply { .. } | Call::XDirectMessage { .. } => None,
        }
    }
}

fn message_body(recipient: &str, message: &Value, reply_to: Option<&str>, tag: Option<MessagingTag>) -> Value {
    let mut body = json!({
        "recipient": { "id": recipient },
        "messaging_type": "RESPONSE",
        "message": message,
    });
    if tag == Some(MessagingTag::HumanAgent) {
        body["messaging_type"] = json!("MESSAGE_TAG");
        body["tag"] = json!("HUMAN_AGENT");
    }
    if let Some(mid) = reply_to {
        body["reply_to"] = json!({ "mid": mid });
    }
    body
}

#[async_trait]
impl NetworkClient for Client {
    async fn carry_out(&self, credentials: &Credentials, call: &Call) -> Outcome {
        let read = |answer: &Answer| {
            if answer.is_success() && GraphError::of(&answer.body).is_none() {
                return applied(call, &answer.body);
            }
            errors::outcome(answer, now())
        };
        let photo = match uploads::photo(self, credentials, call).await {
            Ok(photo) => photo,
            Err(error) => return Outcome::Refused(error),
        };
        carried_out(self.prepare(credentials, call, photo.as_deref()), credentials, read).await
    }

    async fn look_for(&self, credentials: &Credentials, call: &Call, since: Timestamp, known: &[String]) -> Found {
        look::look_for(self, credentials, call, since, known).await
    }

    /// Meta: sender actions, each a request of its own.
    async fn signal(&self, credentials: &Credentials, person: &str, signal: Signal) {
        let action = match signal {
            Signal::Seen => "mark_seen",
            Signal::Writing => "typing_on",
            Signal::WritesNoMore => "typing_off",
        };
        let body = json!({ "recipient": { "id": person }, "sender_action": action });
        let Some(request) = self.request(Method::POST, &[&credentials.network_id, "messages"]) else { return };
        if let Exchange::NotSent(detail) | Exchange::Lost(detail) = exchange(request.json(&body), credentials).await {
            tracing::debug!(detail, action, "a sender action was lost");
        }
    }

    async fn fetch_profile(&self, credentials: &Credentials, network_id: &str) -> Fetched<FetchedProfile> {
        objects::fetch_profile(self, credentials, network_id).await
    }

    async fn fetch_post(&self, credentials: &Credentials, network_id: &str) -> Fetched<FetchedPost> {
        objects::fetch_post(self, credentials, network_id).await
    }

    fn media_source(&self, _credentials: &Credentials, url: &str) -> MediaSource {
        // Meta's media addresses are signed themselves: the page's token is none of their business.
        MediaSource { url: url.to_owned(), bearer: None, hosts: Hosts::OfNetwork(MEDIA_HOSTS) }
    }
}

fn applied(call: &Call, body: &Value) -> Outcome {
    let sent = match call {
        Call::Like { .. } | Call::Unlike { .. } => return Outcome::Sent(Sent::default()),
        Call::Hide { .. } | Call::Unhide { .. } | Call::Delete { .. } | Call::Block { .. } | Call::Unblock { .. } => {
            // Meta: `{"success": true}`, and for people a map of each number to whether it was done.
            let refused = body.as_object().is_some_and(|fields| fields.values().any(|done| done == false));
            let not_done =
                || Outcome::Refused(refusal(FailureReason::Refused, "the network says that it was not done"));
            return if refused { not_done() } else { Outcome::Sent(Sent::default()) };
        }
        Call::Messenger { .. } | Call::MessengerFile { .. } | Call::PrivateReply { .. } => {
            Sent { network_id: id(body, "message_id"), consumer_network_id: id(body, "recipient_id") }
        }
        _ => Sent { network_id: id(body, "id"), consumer_network_id: None },
    };
    if sent.network_id.is_none() { unknown("success without a number") } else { Outcome::Sent(sent) }
}
