//! Calls to carry out, and what became of them at a network that answers one thing.

use crate::server::{Asked, Server, credentials};
use serde_json::Value;
use social_messaging_backend::networks::{Call, CallError, MessagingTag, Outcome};
use social_messaging_domain::networks::Network;

pub(crate) fn text(text: &str) -> String {
    text.to_owned()
}

pub(crate) fn messenger(tag: Option<MessagingTag>) -> Call {
    Call::Messenger {
        recipient: text("777"),
        text: text("Hi Ada"),
        reply_to: Some(text("m_1")),
        tag,
        metadata: text("outbox:1"),
    }
}

pub(crate) fn x_reply() -> Call {
    Call::XReply { in_reply_to: text("7001"), text: text("On it"), files: Vec::new() }
}

pub(crate) fn x_direct() -> Call {
    Call::XDirectMessage { participant: text("42"), text: text("Hi"), file: None }
}

pub(crate) async fn carried_out(
    network: Network,
    call: &Call,
    status: u16,
    headers: &[(&'static str, String)],
    body: &str,
) -> (Outcome, Vec<Asked>) {
    let server = Server::answering(status, headers, body).await;
    let client = server.networks.client(network).expect("a client");
    (client.carry_out(&credentials(), call).await, server.asked())
}

pub(crate) async fn refused(
    network: Network,
    call: &Call,
    status: u16,
    headers: &[(&'static str, String)],
    body: &Value,
) -> CallError {
    match carried_out(network, call, status, headers, &body.to_string()).await.0 {
        Outcome::Refused(error) => error,
        other => panic!("{body}: {other:?}"),
    }
}
