//! How the secrets of brand accounts are kept.

use super::reader::Reader;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// How the secrets of brand accounts are kept: sealed with the first key, or as they are where there is none.
#[derive(Clone, PartialEq, Eq)]
pub struct StorageConfig {
    /// What seals; `None` where the installation wants them plain.
    pub key: Option<StorageKey>,
    /// What sealed before and still opens.
    pub old_keys: Vec<StorageKey>,
}

/// A key that seals. It cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct StorageKey(pub [u8; 32]);

impl StorageConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let plain = reader.flag("storage.plain");
        let given = reader.optional("storage.key");
        let key = given.as_deref().and_then(StorageKey::read);
        match (&given, &key, plain) {
            (Some(_), None, _) => reader.mistake("storage.key", SHAPE),
            (None, _, false) => reader.mistake(
                "storage.key",
                "must be set to 32 bytes in base64 (openssl rand -base64 32), or storage.plain to true",
            ),
            (Some(_), Some(_), true) => reader.mistake("storage.plain", "must not be true beside storage.key"),
            _ => {}
        }
        let mut old_keys = Vec::new();
        for text in reader.list("storage.old_keys") {
            match StorageKey::read(&text) {
                Some(key) => old_keys.push(key),
                None => reader.mistake("storage.old_keys", SHAPE),
            }
        }
        Self { key, old_keys }
    }
}

const SHAPE: &str = "must be 32 bytes in base64, or in hexadecimal digits";

impl StorageKey {
    /// 64 hexadecimal digits are base64, too, but of more than 32 bytes: neither passes for the other.
    fn read(text: &str) -> Option<Self> {
        let bytes = hex::decode(text).or_else(|_| STANDARD.decode(text)).ok()?;
        bytes.try_into().ok().map(Self)
    }
}
