//! What a launch token says, once its signature is checked.

use super::LaunchRefused;
use crate::config::launch::LaunchConfig;
use crate::service::access::AccountScope;
use crate::service::tokens::LONGEST;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Validation;
use jsonwebtoken::errors::{Error, ErrorKind};
use serde::Deserialize;
use serde_json::Value;
use social_messaging_domain::api::Role;
use social_messaging_domain::time::{MINUTE, SECOND, Timestamp};

/// The longest language tag that BCP 47 asks everybody to take, in characters (RFC 5646, section 4.4.1).
const LONGEST_LANGUAGE: usize = 35;

/// What a launch token says.
pub(super) struct Ticket {
    pub(super) kid: String,
    pub(super) jti: String,
    pub(super) agent: String,
    pub(super) name: String,
    pub(super) role: Role,
    pub(super) accounts: AccountScope,
    pub(super) language: Option<String>,
    pub(super) expires_at: Timestamp,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    name: String,
    role: Role,
    accounts: AccountScope,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    nbf: Option<i64>,
    exp: i64,
    jti: String,
}

/// The part of a header that is looked at before a signature is: it only ever chooses among the known keys.
#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    crit: Option<Value>,
}

/// Reads a token by the key that it names.
///
/// # Errors
/// Everything of [`LaunchRefused`] but [`LaunchRefused::Used`], the algorithm and the signature first of all.
pub(super) fn read(config: &LaunchConfig, token: &str, now: Timestamp) -> Result<Ticket, LaunchRefused> {
    let header = header(token).ok_or(LaunchRefused::Invalid("it is no JSON Web Token"))?;
    if !["HS256", "RS256", "EdDSA"].contains(&header.alg.as_str()) {
        return Err(LaunchRefused::Algorithm);
    }
    // RFC 7515, section 4.1.11: what the signer calls critical must be understood, and nothing is that we know.
    if header.crit.is_some() {
        return Err(LaunchRefused::Invalid("it has critical extensions"));
    }
    let kid = header.kid.ok_or(LaunchRefused::Invalid("it names no key (kid)"))?;
    let key = config.keys.iter().find(|key| key.kid == kid).ok_or(LaunchRefused::Signature)?;
    if header.alg != key.verifier.name() {
        return Err(LaunchRefused::Algorithm);
    }
    let mut validation = Validation::new(key.verifier.algorithm());
    validation.set_audience(&[&config.audience]);
    validation.set_required_spec_claims(&["sub", "aud", "exp"]);
    // The end is checked below, by the clock that everything else goes by.
    validation.validate_exp = false;
    let verifier = key.verifier.key().map_err(|_| LaunchRefused::Signature)?;
    let claims = jsonwebtoken::decode(token, &verifier, &validation).map_err(|error| refused(&error))?.claims;
    ticket(config, kid, claims, now)
}

fn ticket(config: &LaunchConfig, kid: String, claims: Claims, now: Timestamp) -> Result<Ticket, LaunchRefused> {
    let expires_at = Timestamp(claims.exp.saturating_mul(SECOND));
    if expires_at <= now {
        return Err(LaunchRefused::Expired);
    }
    if expires_at > now.plus(i64::from(config.longest_minutes) * MINUTE) {
        return Err(LaunchRefused::Invalid("its end is too far off"));
    }
    if claims.nbf.is_some_and(|from| from.saturating_mul(SECOND) > now.0) {
        return Err(LaunchRefused::Invalid("it is not good yet"));
    }
    if claims.sub.is_empty() || claims.jti.is_empty() {
        return Err(LaunchRefused::Invalid("sub or jti is empty"));
    }
    if [&claims.sub, &claims.name, &claims.jti].iter().any(|text| text.chars().count() > LONGEST) {
        return Err(LaunchRefused::Invalid("sub, name or jti is too long"));
    }
    if claims.role == Role::Unknown {
        return Err(LaunchRefused::Invalid("there is no such role"));
    }
    if claims.language.as_deref().is_some_and(|language| !is_language(language)) {
        return Err(LaunchRefused::Invalid("language is no tag of BCP 47"));
    }
    let name = if claims.name.is_empty() { claims.sub.clone() } else { claims.name };
    Ok(Ticket {
        kid,
        jti: claims.jti,
        agent: claims.sub,
        name,
        role: claims.role,
        accounts: claims.accounts,
        language: claims.language,
        expires_at,
    })
}

fn header(token: &str) -> Option<Header> {
    let (header, _) = token.split_once('.')?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).ok()?).ok()
}

fn refused(error: &Error) -> LaunchRefused {
    match error.kind() {
        ErrorKind::InvalidSignature => LaunchRefused::Signature,
        ErrorKind::InvalidAudience => LaunchRefused::Audience,
        ErrorKind::InvalidAlgorithm => LaunchRefused::Algorithm,
        ErrorKind::InvalidToken => LaunchRefused::Invalid("it is no JSON Web Token"),
        _ => LaunchRefused::Invalid("a claim is missing or of another shape"),
    }
}

fn is_language(text: &str) -> bool {
    let shape = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.len() <= LONGEST_LANGUAGE && text.split('-').all(shape)
}
