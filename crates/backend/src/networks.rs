//! The networks: what they send us is read here, what we send them leaves from here, and nothing else knows them.
//!
//! In: [`signer`] checks the signature over the raw bytes, [`vouched`] leaves what that signer may tell, [`split`] makes
//! changes of a batch, [`read`] makes of a change what happened. Out: [`Networks::client`] gives one [`NetworkClient`] a
//! network, which carries a [`Call`] out once and says what became of it. A network keeps nothing and never touches the
//! store; a third one is a folder more.

mod call;
mod client;
mod fetched;
mod inbound;
mod json;
mod kinds;
mod signature;
mod transport;
mod vouched;

mod facebook;
mod x;

pub use call::{
    Answer, Call, CallError, CallFile, Found, MessagingTag, Outcome, Pause, PauseScope, PrivateReplyTo, Quotes, Sent,
    TargetIs,
};
pub use client::{Credentials, Endpoints, FacebookEndpoint, NetworkClient, Networks, Signal, XEndpoint, outgoing_http};
pub use fetched::{Fetched, FetchedAuthor, FetchedPost, FetchedProfile};
pub use inbound::{BrandAccount, Change, Inbound, InboundAttachment, InboundAuthor, InboundMessage, Malformed, Person};
pub use signature::{Handshake, HandshakeKeys};
pub use vouched::Vouched;

use axum::http::HeaderMap;
use serde_json::Value;
use social_messaging_domain::message::Kind;
use social_messaging_domain::networks::{Lane, Network};
use vouched::Kept;

/// The one of the secrets that the body was signed with. The comparison takes the same time wherever it fails.
///
/// `secrets` are the app secrets (Facebook) or consumer secrets (X) of the accounts of that network.
pub fn signer<'a>(
    network: Network,
    headers: &HeaderMap,
    body: &[u8],
    secrets: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    match network {
        Network::Facebook => signature::signer(headers, &facebook::SIGNATURE, body, secrets),
        Network::X => signature::signer(headers, &x::SIGNATURE, body, secrets),
        Network::Unknown => None,
    }
}

/// What a body tells of those accounts that its signer may tell of; the number of one that no field names is empty.
///
/// # Errors
/// [`Malformed`] when the body is no JSON object at all.
pub fn vouched(network: Network, body: &[u8], may_tell: impl Fn(&str) -> bool) -> Result<Vouched, Malformed> {
    let mut batch = json::batch(body)?;
    let kept = match network {
        Network::Facebook => facebook::keep_only(&mut batch, may_tell),
        Network::X => x::keep_only(&mut batch, may_tell),
        Network::Unknown => Kept::Nothing,
    };
    Ok(match kept {
        Kept::All => Vouched::Whole,
        Kept::Some => Vouched::Part(batch.to_string().into_bytes()),
        Kept::Nothing => Vouched::Nothing,
    })
}

/// Answers the network's question whether this webhook is ours: the query's pairs, percent-decoded.
#[must_use]
pub fn handshake(network: Network, query: &[(String, String)], keys: &HandshakeKeys<'_>) -> Handshake {
    match network {
        Network::Facebook => facebook::handshake(query, keys),
        Network::X => x::handshake(query, keys),
        Network::Unknown => Handshake::Forbidden,
    }
}

/// Every change of a batch, in its order. What is not understood becomes a change, too, so that nothing is lost.
///
/// # Errors
/// [`Malformed`] when the body is no JSON object at all.
pub fn split(network: Network, body: &[u8]) -> Result<Vec<Change>, Malformed> {
    match network {
        Network::Facebook => facebook::split(body),
        Network::X => x::split(body),
        Network::Unknown => Err(Malformed("no such network".to_owned())),
    }
}

/// What happened, by the raw change that [`split`] made. Never fails: what is not understood is [`Inbound::Unknown`].
#[must_use]
pub fn read(network: Network, raw: &Value, brand: &BrandAccount) -> Vec<Inbound> {
    match network {
        Network::Facebook => facebook::read(raw, brand),
        Network::X => x::read(raw, brand),
        Network::Unknown => vec![Inbound::unknown("network", raw)],
    }
}

/// Whether what a network tells of one post can hold the text of another.
#[must_use]
pub const fn quotes_others(network: Network) -> bool {
    matches!(network, Network::X)
}

/// The posts whose text a raw change holds: the one that it is about and those that it quotes.
#[must_use]
pub fn posts(network: Network, raw: &Value) -> Vec<String> {
    match network {
        Network::X => x::posts(raw),
        Network::Facebook | Network::Unknown => Vec::new(),
    }
}

/// Leaves nothing of a post but its number wherever a raw body or change quotes it; whether anything was there.
pub fn blank(network: Network, raw: &mut Value, network_id: &str) -> bool {
    match network {
        Network::X => x::blank(raw, network_id),
        Network::Facebook | Network::Unknown => false,
    }
}

/// The call that brings an answer out on a lane; `None` for a lane on which nothing can be answered.
#[must_use]
pub fn call_for(lane: Lane, answer: &Answer) -> Option<Call> {
    call::on_lane(lane, answer)
}

/// What an answer is that goes out on a lane to a message that is a post or a comment.
#[must_use]
pub const fn kind_on(lane: Lane, target: TargetIs) -> Kind {
    kinds::on_lane(lane, target)
}

/// What a message is as the target of an answer.
#[must_use]
pub const fn target_is(kind: Kind) -> TargetIs {
    kinds::target_is(kind)
}

/// The hosts that a network serves its media from; one that begins with a dot stands for every host below it.
#[must_use]
pub const fn media_hosts(network: Network) -> &'static [&'static str] {
    match network {
        Network::Facebook => facebook::MEDIA_HOSTS,
        Network::X => x::MEDIA_HOSTS,
        Network::Unknown => &[],
    }
}
