//! The secrets of brand accounts at rest: sealed with a key of the configuration, so that a copy of the database opens
//! no account. XChaCha20-Poly1305, with a nonce that was drawn for each and with the account and the column beside it:
//! what was sealed for one place opens at no other.

use super::app_state::AppState;
use super::error::ServiceError;
use super::unit::Unit;
use crate::config::storage::{StorageConfig, StorageKey};
use crate::networks::Credentials;
use crate::store::entities::account;
use crate::store::{self, Forgotten};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect, Set};
use sha2::{Digest, Sha256};

/// How what is sealed begins; then the key's mark, and the nonce and the text in base64.
const SEALED: &str = "sealed1:";

/// The bytes of a nonce.
const NONCE: usize = 24;

/// Where a secret is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The token that calls carry.
    Token,
    /// The secret that signs its webhooks.
    Secret,
}

/// Seals and opens the secrets of brand accounts.
pub struct Vault {
    sealing: Option<Cipher>,
    opening: Vec<Cipher>,
}

struct Cipher {
    /// Tells which key sealed, and nothing of the key.
    mark: String,
    cipher: XChaCha20Poly1305,
}

impl Cipher {
    fn new(StorageKey(key): &StorageKey) -> Self {
        let mark = hex::encode(&Sha256::digest([b"storage key ".as_slice(), key].concat())[..4]);
        Self { mark, cipher: XChaCha20Poly1305::new(&Key::from(*key)) }
    }
}

impl Vault {
    /// With the configured keys.
    #[must_use]
    pub fn new(config: &StorageConfig) -> Self {
        Self {
            sealing: config.key.as_ref().map(Cipher::new),
            opening: config.key.iter().chain(&config.old_keys).map(Cipher::new).collect(),
        }
    }

    /// A secret as it is kept: as it is, where the installation wants that.
    ///
    /// # Errors
    /// When it cannot be sealed, which no text of a sensible length brings about.
    pub fn seal(&self, account: &str, column: Column, plain: &str) -> Result<String, ServiceError> {
        let Some(Cipher { mark, cipher }) = &self.sealing else { return Ok(plain.to_owned()) };
        let nonce: [u8; NONCE] = rand::random();
        let place = place(account, column);
        let payload = Payload { msg: plain.as_bytes(), aad: place.as_bytes() };
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| ServiceError::Sealed)?;
        Ok(format!("{SEALED}{mark}:{}", STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat())))
    }

    /// What was kept, opened; what was kept before there was a key is as it is.
    ///
    /// # Errors
    /// [`ServiceError::Sealed`] for what another key sealed, or what was sealed for another place.
    pub fn open(&self, account: &str, column: Column, kept: &str) -> Result<String, ServiceError> {
        let Some((mark, text)) = kept.strip_prefix(SEALED).and_then(|rest| rest.split_once(':')) else {
            return Ok(kept.to_owned());
        };
        let cipher = self.opening.iter().find(|cipher| cipher.mark == mark).ok_or(ServiceError::Sealed)?;
        let bytes = STANDARD_NO_PAD.decode(text).map_err(|_| ServiceError::Sealed)?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>().ok_or(ServiceError::Sealed)?;
        let place = place(account, column);
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        let plain = cipher.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| ServiceError::Sealed)?;
        String::from_utf8(plain).map_err(|_| ServiceError::Sealed)
    }

    /// What a network is called with.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn credentials(&self, row: &account::Model) -> Result<Credentials, ServiceError> {
        let token = self.open(&row.id, Column::Token, &row.token)?;
        Ok(Credentials { network_id: row.network_id.clone(), token })
    }

    fn is_up_to_date(&self, kept: &str) -> bool {
        match &self.sealing {
            Some(Cipher { mark, .. }) => kept.strip_prefix(SEALED).is_some_and(|rest| rest.starts_with(mark)),
            None => !kept.starts_with(SEALED),
        }
    }
}

fn place(account: &str, column: Column) -> String {
    match column {
        Column::Token => format!("{account} token"),
        Column::Secret => format!("{account} secret"),
    }
}

/// Brings what is kept to what the configuration wants: plain secrets are sealed, and those of an old key anew. How many
/// accounts it were.
///
/// What no configured key opens stays as it is, so that the others work on and it can be connected anew.
///
/// # Errors
/// When the store fails.
pub async fn bring_up_to_date(state: &AppState) -> Result<usize, ServiceError> {
    let changed = Unit::write(state, |unit| Box::pin(reseal(unit))).await?;
    // The plain text is gone from the rows, and has to be gone from the files, too.
    if changed > 0 && store::forget_erased(&state.database).await? == Forgotten::NotYet {
        tracing::warn!("plain secrets are still in the database's log; they go with its next checkpoint");
    }
    Ok(changed)
}

async fn reseal(unit: &mut Unit<'_>) -> Result<usize, ServiceError> {
    let vault = unit.state().vault.clone();
    let mut changed = 0;
    for row in account::Entity::find().lock_exclusive().all(unit.on()).await? {
        let opened = |column, kept| vault.open(&row.id, column, kept);
        let (Ok(token), Ok(secret)) = (opened(Column::Token, &row.token), opened(Column::Secret, &row.secret)) else {
            tracing::error!(
                account = row.id,
                "its secrets open with no configured key: connect it anew, or name its key"
            );
            continue;
        };
        if [&row.token, &row.secret].iter().all(|kept| vault.is_up_to_date(kept)) {
            continue;
        }
        let (token, secret) =
            (vault.seal(&row.id, Column::Token, &token)?, vault.seal(&row.id, Column::Secret, &secret)?);
        let mut values = row.into_active_model();
        values.token = Set(token);
        values.secret = Set(secret);
        values.update(unit.on()).await?;
        changed += 1;
    }
    Ok(changed)
}
