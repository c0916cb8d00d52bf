//! The outgoing side: one client a network, behind one trait.

use super::call::{Call, Found, Outcome};
use super::fetched::{Fetched, FetchedPost, FetchedProfile};
use super::{facebook, x};
use crate::media::MediaSource;
use async_trait::async_trait;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;
use std::fmt;
use std::time::Duration;

/// Who calls: a brand account's number and its token. The token cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The account's number on the network.
    pub network_id: String,
    /// The page token (Facebook) or the user's access token (X).
    pub token: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Credentials({}, …)", self.network_id)
    }
}

/// Where Graph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacebookEndpoint {
    /// As `https://graph.facebook.com`.
    pub graph_url: String,
    /// As `v25.0`.
    pub version: String,
}

/// Where the X API is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XEndpoint {
    /// As `https://api.x.com`.
    pub api_url: String,
}

/// Where the networks are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoints {
    /// Facebook.
    pub facebook: FacebookEndpoint,
    /// X.
    pub x: XEndpoint,
}

/// What a person is shown of an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Somebody has read.
    Seen,
    /// Somebody is writing.
    Writing,
    /// Nobody is writing any more.
    WritesNoMore,
}

/// What a network can be asked to do. A client never retries and never waits, but for a film that a network works on: that
/// is the delivery's business.
#[async_trait]
pub trait NetworkClient: Send + Sync {
    /// Makes the call, once.
    async fn carry_out(&self, credentials: &Credentials, call: &Call) -> Outcome;

    /// Looks whether a call with an unknown outcome was applied. `since` is when it was first tried; `known` are the
    /// numbers of the conversation's messages that we know already: they are none of them what is looked for.
    async fn look_for(&self, credentials: &Credentials, call: &Call, since: Timestamp, known: &[String]) -> Found;

    /// Shows a person in their direct thread what an agent does, where the network can: once, and nobody asks what came
    /// of it.
    async fn signal(&self, _credentials: &Credentials, _person: &str, _signal: Signal) {}

    /// Fetches a person.
    async fn fetch_profile(&self, credentials: &Credentials, network_id: &str) -> Fetched<FetchedProfile>;

    /// Fetches a post or a comment.
    async fn fetch_post(&self, credentials: &Credentials, network_id: &str) -> Fetched<FetchedPost>;

    /// How a file at that address is to be asked for: from which hosts, and with the token only where its host wants it.
    fn media_source(&self, credentials: &Credentials, url: &str) -> MediaSource;
}

/// The clients of all networks.
#[derive(Clone, Debug)]
pub struct Networks {
    facebook: facebook::Client,
    x: x::Client,
}

impl Networks {
    /// Clients for these endpoints over one pool of connections; [`outgoing_http`] makes the pool.
    #[must_use]
    pub fn new(endpoints: Endpoints, http: reqwest::Client) -> Self {
        Self { facebook: facebook::Client::new(endpoints.facebook, http.clone()), x: x::Client::new(endpoints.x, http) }
    }

    /// The client of a network; `None` for one that this side does not know.
    #[must_use]
    pub fn client(&self, network: Network) -> Option<&dyn NetworkClient> {
        match network {
            Network::Facebook => Some(&self.facebook),
            Network::X => Some(&self.x),
            Network::Unknown => None,
        }
    }
}

/// The pool of connections to the networks: 5 s to connect, 15 s for the whole call, no redirects.
///
/// # Errors
/// When the system's TLS certificates cannot be read.
pub fn outgoing_http() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(15))
        .redirect(reqwest::redirect::Policy::none())
        .user_agent(concat!("social-messaging/", env!("CARGO_PKG_VERSION")))
        .build()
}
