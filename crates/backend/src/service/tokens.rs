//! Bearer tokens and the cookie that can only be traded for one: HS256, nothing else.

use super::access::{AccountScope, Caller};
use crate::config::Config;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use social_messaging_domain::api::{Role, Token};
use social_messaging_domain::time::{SECOND, Timestamp};

/// The longest subject and name, in characters.
pub(super) const LONGEST: usize = 200;

/// What a token is good for: its audience tells, so that neither passes as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// For every route.
    Bearer,
    /// In the cookie: to be traded at the session route, nowhere else.
    Cookie,
}

/// Why a token is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenRefused {
    /// It is not ours, not for this, not whole, or not good yet.
    #[error("the token is not valid")]
    Invalid,
    /// Its time is over.
    #[error("the token is expired")]
    Expired,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    role: Role,
    accounts: AccountScope,
    /// Checked before it is read: it may be a list in the tokens that hosts mint.
    #[serde(skip_deserializing)]
    aud: String,
    #[serde(skip_deserializing)]
    iat: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nbf: Option<i64>,
    exp: i64,
}

/// A token for what the caller is, until the caller's own end.
///
/// # Errors
/// When the keys are none, which a checked configuration rules out.
pub fn mint(
    config: &Config,
    purpose: Purpose,
    caller: &Caller,
    now: Timestamp,
) -> Result<Token, jsonwebtoken::errors::Error> {
    let claims = Claims {
        sub: caller.agent.0.clone(),
        name: caller.name.clone(),
        role: caller.role,
        accounts: caller.accounts.clone(),
        aud: audience(config, purpose),
        iat: now.0.div_euclid(SECOND),
        nbf: None,
        exp: caller.expires_at.0.div_euclid(SECOND),
    };
    let key = EncodingKey::from_secret(config.session.secret.as_bytes());
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key).map(Token::new)
}

/// Who a token stands for.
///
/// # Errors
/// When it is not ours, for another purpose, not good yet, or over.
pub fn read(config: &Config, purpose: Purpose, token: &str, now: Timestamp) -> Result<Caller, TokenRefused> {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&[audience(config, purpose)]);
    validation.set_required_spec_claims(&["sub", "aud", "exp"]);
    // The end and the beginning are checked below, by the clock that everything else goes by.
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(config.session.secret.as_bytes());
    let claims: Claims = jsonwebtoken::decode(token, &key, &validation).map_err(|_| TokenRefused::Invalid)?.claims;
    let expires_at = Timestamp(claims.exp.saturating_mul(SECOND));
    if expires_at <= now {
        return Err(TokenRefused::Expired);
    }
    let begun = claims.nbf.is_none_or(|from| from.saturating_mul(SECOND) <= now.0);
    let named =
        !claims.sub.is_empty() && [&claims.sub, &claims.name].iter().all(|name| name.chars().count() <= LONGEST);
    if !begun || !named || claims.role == Role::Unknown {
        return Err(TokenRefused::Invalid);
    }
    let name = if claims.name.is_empty() { claims.sub.clone() } else { claims.name };
    Ok(Caller { agent: claims.sub.into(), name, role: claims.role, accounts: claims.accounts, expires_at })
}

fn audience(config: &Config, purpose: Purpose) -> String {
    match purpose {
        Purpose::Bearer => config.session.audience.clone(),
        Purpose::Cookie => format!("{}/session", config.session.audience),
    }
}
