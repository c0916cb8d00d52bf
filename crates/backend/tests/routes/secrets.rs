//! The secrets of brand accounts at rest.

use crate::support::TestApp;
use sea_orm::{EntityTrait, IntoActiveModel, Set};
use social_messaging_backend::config::storage::{StorageConfig, StorageKey};
use social_messaging_backend::service::app_state::AppState;
use social_messaging_backend::service::error::ServiceError;
use social_messaging_backend::service::inbox::senders::Senders;
use social_messaging_backend::service::vault::{self, Column, Vault};
use social_messaging_backend::store::entities::account;
use social_messaging_domain::networks::Network;
use std::sync::Arc;

fn keys(key: Option<u8>, old: &[u8]) -> StorageConfig {
    let key_of = |byte: &u8| StorageKey([*byte; 32]);
    StorageConfig { key: key.as_ref().map(key_of), old_keys: old.iter().map(key_of).collect() }
}

/// The same store with other keys.
fn with(app: &TestApp, config: &StorageConfig) -> AppState {
    AppState { vault: Arc::new(Vault::new(config)), ..app.state.clone() }
}

async fn kept(app: &TestApp, id: &str) -> account::Model {
    account::Entity::find_by_id(id).one(&app.state.database).await.unwrap().unwrap()
}

/// As it was before secrets were sealed.
async fn plain(app: &TestApp) -> String {
    let id = app.account_of(Network::X, "1", "whisper").await;
    let mut row = kept(app, &id).await.into_active_model();
    (row.token, row.secret) = (Set("token".to_owned()), Set("whisper".to_owned()));
    account::Entity::update(row).exec(&app.state.database).await.unwrap();
    id
}

#[tokio::test]
async fn nothing_of_them_is_in_the_database() {
    let app = TestApp::start().await;
    let id = app.account_of(Network::X, "1", "whisper").await;
    let row = kept(&app, &id).await;
    assert!(row.token.starts_with("sealed1:") && row.secret.starts_with("sealed1:"));
    assert!(!format!("{row:?}").contains("whisper"));
    assert_eq!(app.state.vault.credentials(&row).unwrap().token, "token", "the network is called with the token");
    assert_eq!(Senders::of(&app.state, Network::X).await.unwrap().secrets(), ["whisper"]);
    app.account_of(Network::X, "1", "whisper").await;
    assert_ne!(kept(&app, &id).await.secret, row.secret, "the same secret looks different each time");
}

#[tokio::test]
async fn what_was_plain_is_sealed_at_start() {
    let app = TestApp::start().await;
    let id = plain(&app).await;
    assert_eq!(Senders::of(&app.state, Network::X).await.unwrap().secrets(), ["whisper"], "it works until then");
    assert_eq!(vault::bring_up_to_date(&app.state).await.unwrap(), 1);
    let row = kept(&app, &id).await;
    assert!(row.token.starts_with("sealed1:") && row.secret.starts_with("sealed1:"));
    assert_eq!(Senders::of(&app.state, Network::X).await.unwrap().secrets(), ["whisper"]);
    assert_eq!(vault::bring_up_to_date(&app.state).await.unwrap(), 0, "once");
    assert_eq!(kept(&app, &id).await, row);
}

#[tokio::test]
async fn a_new_key_takes_over_from_an_old_one_and_none_from_both() {
    let app = TestApp::start().await;
    let id = plain(&app).await;
    vault::bring_up_to_date(&with(&app, &keys(Some(1), &[]))).await.unwrap();
    assert_eq!(vault::bring_up_to_date(&with(&app, &keys(Some(2), &[1]))).await.unwrap(), 1);
    let row = kept(&app, &id).await;
    assert_eq!(Vault::new(&keys(Some(2), &[])).open(&id, Column::Secret, &row.secret).unwrap(), "whisper");
    assert_eq!(vault::bring_up_to_date(&with(&app, &keys(None, &[2]))).await.unwrap(), 1);
    assert_eq!(kept(&app, &id).await.secret, "whisper", "as the installation wants it");
}

#[tokio::test]
async fn another_key_opens_nothing_and_nobody_speaks_for_the_account() {
    let app = TestApp::start().await;
    let id = plain(&app).await;
    vault::bring_up_to_date(&with(&app, &keys(Some(1), &[]))).await.unwrap();
    let sealed = kept(&app, &id).await;
    for wrong in [keys(Some(2), &[]), keys(None, &[])] {
        let state = with(&app, &wrong);
        assert_eq!(vault::bring_up_to_date(&state).await.unwrap(), 0);
        assert_eq!(kept(&app, &id).await, sealed, "it can still be opened with its own key");
        let senders = Senders::of(&state, Network::X).await.unwrap();
        assert!(senders.secrets().iter().all(|secret| secret.is_empty()));
        assert!(!senders.may_tell("", &sealed.network_id) && !senders.may_tell("whisper", &sealed.network_id));
    }
}

#[test]
fn what_was_sealed_for_one_place_opens_at_no_other() {
    let vault = Vault::new(&keys(Some(1), &[]));
    let sealed = vault.seal("a", Column::Token, "whisper").unwrap();
    assert_eq!(vault.open("a", Column::Token, &sealed).unwrap(), "whisper");
    let mut changed = sealed.clone().into_bytes();
    let last = changed.last_mut().unwrap();
    *last = if *last == b'A' { b'E' } else { b'A' };
    let changed = String::from_utf8(changed).unwrap();
    for (account, column, kept) in [
        ("b", Column::Token, sealed.as_str()),
        ("a", Column::Secret, sealed.as_str()),
        ("a", Column::Token, changed.as_str()),
        ("a", Column::Token, &sealed[..20]),
    ] {
        assert!(matches!(vault.open(account, column, kept), Err(ServiceError::Sealed)), "{account} {column:?} {kept}");
    }
}
