//! Launch tokens: whose signature counts.

use super::SHORTEST_SECRET;
use super::reader::Reader;
use jsonwebtoken::errors::Error;
use jsonwebtoken::{Algorithm, DecodingKey};
use toml::{Table, Value};

/// The longest name of a key, in characters.
const LONGEST_KID: usize = 200;

/// Launch tokens: whose signature counts.
#[derive(Clone, PartialEq, Eq)]
pub struct LaunchConfig {
    /// The `aud` of the tokens.
    pub audience: String,
    /// How far off the end of a token may be, in minutes.
    pub longest_minutes: u32,
    /// The keys; each has a name of its own.
    pub keys: Vec<LaunchKey>,
}

/// A key that signs launch tokens.
#[derive(Clone, PartialEq, Eq)]
pub struct LaunchKey {
    /// Its name: the `kid` of the tokens.
    pub kid: String,
    /// What checks the signatures.
    pub verifier: Verifier,
}

/// What checks a signature. The algorithm belongs to the key: what a token says of itself chooses nothing.
#[derive(Clone, PartialEq, Eq)]
pub enum Verifier {
    /// HS256 with a secret that both sides know, of at least [`SHORTEST_SECRET`] bytes.
    Hs256(String),
    /// RS256 with a public key in PEM.
    Rs256(String),
    /// `EdDSA` with an Ed25519 public key in PEM.
    EdDsa(String),
}

impl Verifier {
    /// The one algorithm that the key is for.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        match self {
            Self::Hs256(_) => Algorithm::HS256,
            Self::Rs256(_) => Algorithm::RS256,
            Self::EdDsa(_) => Algorithm::EdDSA,
        }
    }

    /// The algorithm as a token's header names it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Hs256(_) => "HS256",
            Self::Rs256(_) => "RS256",
            Self::EdDsa(_) => "EdDSA",
        }
    }

    /// The key itself.
    ///
    /// # Errors
    /// When the PEM holds no such key, which a checked configuration rules out.
    pub fn key(&self) -> Result<DecodingKey, Error> {
        match self {
            Self::Hs256(secret) => Ok(DecodingKey::from_secret(secret.as_bytes())),
            Self::Rs256(pem) => DecodingKey::from_rsa_pem(pem.as_bytes()),
            Self::EdDsa(pem) => DecodingKey::from_ed_pem(pem.as_bytes()),
        }
    }
}

impl LaunchConfig {
    pub(super) fn read(reader: &mut Reader, session_secret: &str) -> Self {
        let mut keys: Vec<LaunchKey> = Vec::new();
        for (place, table) in reader.tables("launch.keys").iter().enumerate() {
            let key = match read(table) {
                Ok(key) if keys.iter().any(|known| known.kid == key.kid) => {
                    Err("kid: is another key's, too".to_owned())
                }
                // One who may sign in an agent could sign every session, too.
                Ok(LaunchKey { verifier: Verifier::Hs256(secret), .. }) if secret == session_secret => {
                    Err("secret: must be another than session.secret".to_owned())
                }
                read => read,
            };
            match key {
                Ok(key) => keys.push(key),
                Err(mistake) => reader.mistake(&format!("launch.keys, number {}", place + 1), &mistake),
            }
        }
        Self {
            audience: reader.text("launch.audience", "social-messaging-launch"),
            longest_minutes: reader.number("launch.longest_minutes", 10, 1..=60),
            keys,
        }
    }
}

fn read(table: &Table) -> Result<LaunchKey, String> {
    let text = |name: &str| match table.get(name) {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        Some(_) => Err(format!("{name}: must be a text")),
        None => Err(format!("{name}: must be set")),
    };
    let kid = text("kid")?;
    if kid.chars().count() > LONGEST_KID {
        return Err(format!("kid: must have at most {LONGEST_KID} characters"));
    }
    let algorithm = text("algorithm")?;
    let (own, verifier) = match algorithm.as_str() {
        "HS256" => ("secret", Verifier::Hs256(text("secret")?)),
        "RS256" => ("public_key", Verifier::Rs256(text("public_key")?)),
        "EdDSA" => ("public_key", Verifier::EdDsa(text("public_key")?)),
        _ => return Err("algorithm: must be HS256, RS256 or EdDSA".to_owned()),
    };
    if let Some(other) = table.keys().find(|name| !["kid", "algorithm", own].contains(&name.as_str())) {
        return Err(format!("{other}: no such key with {algorithm}"));
    }
    match &verifier {
        Verifier::Hs256(secret) if secret.len() < SHORTEST_SECRET => {
            return Err(format!("secret: must have at least {SHORTEST_SECRET} bytes"));
        }
        Verifier::Rs256(pem) | Verifier::EdDsa(pem) if pem.contains("PRIVATE KEY") => {
            return Err("public_key: is a private key, which belongs to the integrator alone".to_owned());
        }
        _ if verifier.key().is_err() => return Err(format!("public_key: must be a public key of {algorithm} in PEM")),
        _ => {}
    }
    Ok(LaunchKey { kid, verifier })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    const SECRET: &str = "0123456789abcdef0123456789abcdef";
    const PUBLIC: &str = include_str!("../../tests/keys/ed25519.public.pem");

    fn read(keys: &str, variables: &[(&str, &str)]) -> Result<LaunchConfig, String> {
        let text = format!("session.secret = \"{SECRET}\"\nstorage.plain = true\n{keys}");
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Config::read(&text, variables).map(|config| config.launch).map_err(|mistakes| mistakes.0.join("\n"))
    }

    #[test]
    fn nobody_launches_without_a_key() {
        let launch = read("", &[]).ok().unwrap();
        assert_eq!((launch.keys.len(), launch.longest_minutes), (0, 10));
        assert_eq!(launch.audience, "social-messaging-launch");
    }

    #[test]
    fn keys_come_from_a_variable_too() {
        let keys = r#"[{ kid = "desk", algorithm = "HS256", secret = "another secret of thirty-two bytes" }]"#;
        let launch = read("", &[("SOCIAL_MESSAGING_LAUNCH_KEYS", keys)]).ok().unwrap();
        assert_eq!((launch.keys[0].kid.as_str(), launch.keys[0].verifier.name()), ("desk", "HS256"));
        let mistake = read("", &[("SOCIAL_MESSAGING_LAUNCH_KEYS", "desk")]).err().unwrap();
        assert_eq!(mistake, "launch.keys: must be a list of tables");
    }

    #[test]
    fn every_key_that_is_none_says_why() {
        let private = include_str!("../../tests/keys/ed25519.pem");
        let keys = [
            "kid = \"1\"".to_owned(),
            "algorithm = \"HS256\"".to_owned(),
            "kid = \"3\"\nalgorithm = \"none\"".to_owned(),
            "kid = \"4\"\nalgorithm = \"HS256\"\nsecret = \"short\"".to_owned(),
            format!("kid = \"5\"\nalgorithm = \"HS256\"\nsecret = \"{SECRET}\""),
            format!("kid = \"6\"\nalgorithm = \"HS256\"\npublic_key = \"{SECRET}\""),
            format!("kid = \"7\"\nalgorithm = \"RS256\"\npublic_key = '''{PUBLIC}'''"),
            format!("kid = \"8\"\nalgorithm = \"EdDSA\"\npublic_key = '''{private}'''"),
            format!("kid = \"9\"\nalgorithm = \"EdDSA\"\npublic_key = '''{PUBLIC}'''\nsecret = \"more\""),
            format!("kid = \"10\"\nalgorithm = \"EdDSA\"\npublic_key = '''{PUBLIC}'''"),
            format!("kid = \"10\"\nalgorithm = \"EdDSA\"\npublic_key = '''{PUBLIC}'''"),
        ];
        let text: String = keys.iter().map(|key| format!("[[launch.keys]]\n{key}\n")).collect();
        insta::assert_snapshot!(read(&text, &[]).err().unwrap(), @r"
        launch.keys, number 1: algorithm: must be set
        launch.keys, number 2: kid: must be set
        launch.keys, number 3: algorithm: must be HS256, RS256 or EdDSA
        launch.keys, number 4: secret: must have at least 32 bytes
        launch.keys, number 5: secret: must be another than session.secret
        launch.keys, number 6: secret: must be set
        launch.keys, number 7: public_key: must be a public key of RS256 in PEM
        launch.keys, number 8: public_key: is a private key, which belongs to the integrator alone
        launch.keys, number 9: secret: no such key with EdDSA
        launch.keys, number 11: kid: is another key's, too
        ");
    }
}
