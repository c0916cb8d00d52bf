//! Asks the network for a message's post and its parents, one after the other upwards.

use super::super::app_state::AppState;
use super::super::codes;
use super::super::error::ServiceError;
use super::super::unit::Unit;
use super::{PARENTS, keep};
use crate::networks::{Credentials, Fetched, FetchedPost, NetworkClient};
use crate::store::entities::{account, message};
use crate::store::event_log::Entry;
use social_messaging_domain::context::PostState;
use std::collections::HashMap;

/// What came of asking for one post.
pub(super) enum Told {
    /// This.
    There(Box<FetchedPost>),
    /// Nothing, and why.
    Nothing(PostState),
}

pub(super) fn start(state: &AppState, account: &account::Model, row: message::Model) {
    let (state, account) = (state.clone(), account.clone());
    tokio::spawn(async move {
        if let Err(error) = fetch(&state, &account, &row).await {
            tracing::warn!(%error, message = row.id, "a context was not kept");
        }
    });
}

async fn fetch(state: &AppState, account: &account::Model, row: &message::Model) -> Result<(), ServiceError> {
    let Some(client) = state.networks.client(codes::read(&account.network)?) else { return Ok(()) };
    let credentials = state.vault.credentials(account)?;
    let told = &ask_upwards(client, &credentials, row).await;
    Unit::write(state, |unit| {
        Box::pin(async move {
            for (network_id, told) in told {
                keep::keep(unit, account, network_id, told).await?;
            }
            unit.tell(Entry {
                kind: "context",
                account_id: account.id.clone(),
                conversation_id: Some(row.conversation_id.clone()),
                entity_id: Some(row.id.clone()),
                agent_id: None,
            });
            Ok(())
        })
    })
    .await
}

async fn ask_upwards(
    client: &dyn NetworkClient,
    credentials: &Credentials,
    row: &message::Model,
) -> Vec<(String, Told)> {
    let mut on_the_way: HashMap<String, FetchedPost> = HashMap::new();
    let mut told: Vec<(String, Told)> = Vec::new();
    let mut next = row.network_id.clone().or_else(|| row.parent_network_id.clone());
    let outermost = row.post_network_id.as_ref();
    while let Some(mut network_id) = next.take() {
        if told.len() > PARENTS {
            // However long the way up is, the post itself is asked for.
            let Some(post) = outermost else { break };
            network_id.clone_from(post);
        }
        if told.iter().any(|(known, _)| *known == network_id) {
            break;
        }
        let answer = match on_the_way.remove(&network_id) {
            Some(post) => Fetched::There(Box::new(post)),
            None => client.fetch_post(credentials, &network_id).await,
        };
        let is_own = row.network_id.as_ref() == Some(&network_id);
        let (what, parent) = match answer {
            Fetched::There(mut post) => {
                on_the_way.extend(post.others.drain(..).map(|other| (other.network_id.clone(), other)));
                let parent = post.parent_network_id.clone();
                (Told::There(post), parent)
            }
            Fetched::Gone => (Told::Nothing(PostState::Deleted), None),
            Fetched::NotShared => (Told::Nothing(PostState::Unavailable), None),
            Fetched::Unavailable(error) => {
                tracing::warn!(account = row.account_id, reason = ?error.reason, "a post could not be fetched");
                (Told::Nothing(PostState::Loading), None)
            }
        };
        next = parent.or_else(|| row.parent_network_id.clone().filter(|_| is_own));
        told.push((network_id, what));
        // Where the way up is lost, the post that the webhook named is still to be had.
        let known = |id: &String| told.iter().any(|(known, _)| known == id);
        next = next.or_else(|| row.post_network_id.clone().filter(|post| !known(post)));
    }
    told
}
