//! Signs launch tokens as an integrator's server does: for the command line, to try things out.

use crate::config::Config;
use crate::config::launch::{LaunchKey, Verifier};
use crate::service::access::AccountScope;
use crate::service::clock::new_id;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::json;
use social_messaging_domain::api::{Role, Token};
use social_messaging_domain::time::{SECOND, Timestamp};

/// What a token is to say.
pub struct Launch {
    /// The agent's identifier.
    pub agent: String,
    /// The name that colleagues read.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// What they may see.
    pub accounts: AccountScope,
    /// The language that the widget speaks, a BCP 47 tag.
    pub language: Option<String>,
    /// Until when it can be traded.
    pub expires_at: Timestamp,
}

/// Why nothing was signed.
#[derive(Debug, thiserror::Error)]
pub enum NotSigned {
    /// The configuration has no such key, or only the public half of it.
    #[error("launch.keys has no such key of HS256")]
    NoKey,
    /// It could not be signed.
    #[error(transparent)]
    Token(#[from] jsonwebtoken::errors::Error),
}

/// Signs a token with the key of that name, or with the first of HS256.
///
/// # Errors
/// When there is none: of the other algorithms only the public keys are here.
pub fn sign(config: &Config, kid: Option<&str>, launch: Launch, now: Timestamp) -> Result<Token, NotSigned> {
    let mut secrets = config.launch.keys.iter().filter_map(secret);
    let (kid, secret) = secrets.find(|(name, _)| kid.is_none_or(|kid| kid == *name)).ok_or(NotSigned::NoKey)?;
    let mut claims = json!({
        "sub": launch.agent,
        "name": launch.name,
        "role": launch.role,
        "accounts": launch.accounts,
        "aud": config.launch.audience,
        "iat": now.0.div_euclid(SECOND),
        "exp": launch.expires_at.0.div_euclid(SECOND),
        "jti": new_id(now),
    });
    if let Some(language) = launch.language {
        claims["language"] = language.into();
    }
    let header = Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::HS256) };
    Ok(Token::new(jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(secret.as_bytes()))?))
}

fn secret(key: &LaunchKey) -> Option<(&str, &str)> {
    match &key.verifier {
        Verifier::Hs256(secret) => Some((&key.kid, secret)),
        Verifier::Rs256(_) | Verifier::EdDsa(_) => None,
    }
}
