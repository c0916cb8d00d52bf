//! What an installation decides: a TOML file, each key overridable by an environment variable, every mistake named.

use crate::media::MediaPolicy;
use crate::networks::{Endpoints, FacebookEndpoint, XEndpoint};
use embedding::EmbeddingConfig;
use front::FrontConfig;
use launch::LaunchConfig;
use limits::LimitsConfig;
use reader::Reader;
use social_messaging_domain::api::Settings;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use storage::StorageConfig;

pub mod embedding;
pub mod front;
pub mod launch;
pub mod limits;
mod reader;
pub mod storage;

/// The prefix of the environment variables: `SOCIAL_MESSAGING_FACEBOOK_GRAPH_URL` overrides `facebook.graph_url`.
pub const ENVIRONMENT_PREFIX: &str = "SOCIAL_MESSAGING_";

/// Names the file where the command line does not.
pub const FILE_VARIABLE: &str = "SOCIAL_MESSAGING_CONFIG";

/// The fewest bytes of a session secret: as many as the hash that it keys.
pub const SHORTEST_SECRET: usize = 32;

/// What an installation decided.
#[derive(Clone, PartialEq, Eq)]
pub struct Config {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// `sqlite://FILE?mode=rwc` or `postgres://…`.
    pub database: String,
    /// Where the built widget is.
    pub widget_directory: PathBuf,
    /// How long a public answer can be taken back, in seconds; 0 switches it off.
    pub undo_seconds: u32,
    /// What is logged, as `info` or `social_messaging_backend=debug,info`.
    pub log: String,
    /// Sign-in.
    pub session: SessionConfig,
    /// Who may frame the widget.
    pub embedding: EmbeddingConfig,
    /// What stands between this backend and the browsers.
    pub front: FrontConfig,
    /// How much one side may ask for.
    pub limits: LimitsConfig,
    /// Launch tokens.
    pub launch: LaunchConfig,
    /// How the secrets of brand accounts are kept.
    pub storage: StorageConfig,
    /// Facebook.
    pub facebook: FacebookConfig,
    /// X.
    pub x: XConfig,
    /// Files of consumers.
    pub media: MediaConfig,
    /// How long raw data is kept.
    pub retention: RetentionConfig,
}

/// Sign-in.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionConfig {
    /// Signs tokens and media addresses; at least [`SHORTEST_SECRET`] bytes.
    pub secret: String,
    /// The `aud` of the tokens.
    pub audience: String,
    /// How long a bearer lasts that the session route gives, in minutes; never longer than what it was traded for.
    pub lifetime_minutes: u32,
}

/// Facebook.
#[derive(Clone, PartialEq, Eq)]
pub struct FacebookConfig {
    /// Where Graph is.
    pub graph_url: String,
    /// Its version.
    pub version: String,
    /// What Facebook says when it registers the webhook; empty refuses the handshake.
    pub verify_token: String,
    /// The application that we send as; its echoes are ours.
    pub app_id: Option<String>,
}

/// X.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XConfig {
    /// Where the X API is.
    pub api_url: String,
}

/// Files of consumers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaConfig {
    /// Whether files may be on this very machine: for the demo and for tests.
    pub allow_loopback: bool,
    /// Hosts beside the networks' own; one that begins with a dot stands for every host below it.
    pub extra_hosts: Vec<String>,
}

/// How long raw data is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetentionConfig {
    /// Raw webhooks and the event log, in days.
    pub raw_days: u32,
    /// What was done in the brand's name, in days.
    pub audit_days: u32,
}

/// Every mistake of a configuration, one a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the configuration has mistakes:\n  {}", .0.join("\n  "))]
pub struct Mistakes(pub Vec<String>);

impl Config {
    /// Reads the file, if any, and the environment over it.
    ///
    /// # Errors
    /// Every mistake at once, each with its key.
    pub fn load(file: Option<&Path>) -> Result<Self, Mistakes> {
        let text = match file {
            Some(path) => std::fs::read_to_string(path)
                .map_err(|error| Mistakes(vec![format!("{}: cannot be read: {error}", path.display())]))?,
            None => String::new(),
        };
        let ours = |name: &str| name.starts_with(ENVIRONMENT_PREFIX) && name != FILE_VARIABLE;
        Self::read(&text, std::env::vars().filter(|(name, _)| ours(name)).collect())
    }

    /// Reads a TOML text and the variables over it.
    ///
    /// # Errors
    /// Every mistake at once, each with its key.
    pub fn read(text: &str, environment: Vec<(String, String)>) -> Result<Self, Mistakes> {
        let mut reader = Reader::new(text, environment)?;
        let session = SessionConfig {
            secret: reader.secret("session.secret"),
            audience: reader.text("session.audience", "social-messaging"),
            lifetime_minutes: reader.number("session.lifetime_minutes", 60, 1..=1_440),
        };
        let config = Self {
            listen: reader.address("listen", SocketAddr::from(([127, 0, 0, 1], 8080))),
            database: reader.database("database", "sqlite://social-messaging.sqlite?mode=rwc"),
            widget_directory: PathBuf::from(reader.text("widget_directory", "dist")),
            undo_seconds: reader.number("undo_seconds", 5, 0..=60),
            log: reader.text("log", "info"),
            front: FrontConfig::read(&mut reader),
            limits: LimitsConfig::read(&mut reader),
            embedding: EmbeddingConfig::read(&mut reader),
            launch: LaunchConfig::read(&mut reader, &session.secret),
            session,
            storage: StorageConfig::read(&mut reader),
            facebook: FacebookConfig {
                graph_url: reader.url("facebook.graph_url", "https://graph.facebook.com"),
                version: reader.text("facebook.version", "v25.0"),
                verify_token: reader.optional("facebook.verify_token").unwrap_or_default(),
                app_id: reader.optional("facebook.app_id"),
            },
            x: XConfig { api_url: reader.url("x.api_url", "https://api.x.com") },
            media: MediaConfig {
                allow_loopback: reader.flag("media.allow_loopback"),
                extra_hosts: reader.list("media.extra_hosts"),
            },
            retention: RetentionConfig {
                raw_days: reader.number("retention.raw_days", 7, 1..=365),
                audit_days: reader.number("retention.audit_days", 365, 1..=3_650),
            },
        };
        reader.finish()?;
        Ok(config)
    }

    /// Where the networks are.
    #[must_use]
    pub fn endpoints(&self) -> Endpoints {
        Endpoints {
            facebook: FacebookEndpoint {
                graph_url: self.facebook.graph_url.clone(),
                version: self.facebook.version.clone(),
            },
            x: XEndpoint { api_url: self.x.api_url.clone() },
        }
    }

    /// What may be fetched of consumers' files.
    #[must_use]
    pub fn media_policy(&self) -> MediaPolicy {
        MediaPolicy {
            allow_loopback: self.media.allow_loopback,
            extra_hosts: self.media.extra_hosts.clone(),
            ..MediaPolicy::default()
        }
    }

    /// What the widget is told of it.
    #[must_use]
    pub const fn settings(&self) -> Settings {
        Settings { undo_seconds: self.undo_seconds }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "storage.plain = true\nsession.secret = \"0123456789abcdef0123456789abcdef\"\n";

    fn environment(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| (format!("{ENVIRONMENT_PREFIX}{name}"), (*value).to_owned())).collect()
    }

    #[test]
    fn a_secret_and_how_others_are_kept_is_all_that_has_to_be_set() {
        let config = Config::read(SECRET, Vec::new()).unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.facebook.graph_url, "https://graph.facebook.com");
        assert_eq!(config.undo_seconds, 5);
        assert!(!config.media.allow_loopback);
    }

    #[test]
    fn the_environment_comes_before_the_file() {
        let text = format!("undo_seconds = 3\n{SECRET}[x]\napi_url = \"https://file.example\"\n");
        let variables = environment(&[
            ("UNDO_SECONDS", "0"),
            ("X_API_URL", "http://127.0.0.1:9/x/"),
            ("MEDIA_ALLOW_LOOPBACK", "true"),
            ("MEDIA_EXTRA_HOSTS", "a.example, .b.example"),
            ("FACEBOOK_APP_ID", ""),
        ]);
        let config = Config::read(&text, variables).unwrap();
        assert_eq!(config.undo_seconds, 0);
        assert_eq!(config.x.api_url, "http://127.0.0.1:9/x");
        assert!(config.media.allow_loopback);
        assert_eq!(config.media.extra_hosts, ["a.example", ".b.example"]);
        assert_eq!(config.facebook.app_id, None);
    }

    #[test]
    fn every_mistake_is_named() {
        let text = "listen = \"here\"\nundo_seconds = 61\nlissten = 1\ntrusted_proxies = [\"proxy\"]\ndatabase = \"mysql://x\"\n\
            [session]\nsecret = \"short\"\nlifetime_minutes = \"an hour\"\n[embedding]\nhosts = [\"desk.example\"]\nadapter = \"teams\"\n[facebook]\ngraph_url = \"graph\"\n[media]\nallow_loopback = \"maybe\"\n";
        let mistakes = Config::read(text, environment(&[("X_APIURL", "1")])).err().unwrap();
        insta::assert_snapshot!(mistakes.0.join("\n"), @r"
        session.secret: must be set, to at least 32 bytes
        session.lifetime_minutes: must be a whole number from 1 to 1440
        listen: must be an address and a port, as 127.0.0.1:8080
        database: must begin with sqlite: or postgres://
        undo_seconds: must be a whole number from 0 to 60
        trusted_proxies: proxy must be an address, or a network as 10.0.0.0/8
        embedding.hosts: desk.example must begin with https:// or http://
        embedding.adapter: must be own, liveperson, chatwoot, genesys, zendesk or none
        storage.key: must be set to 32 bytes in base64 (openssl rand -base64 32), or storage.plain to true
        facebook.graph_url: must be an address that begins with http:// or https://
        media.allow_loopback: must be true or false
        lissten: no such key
        SOCIAL_MESSAGING_X_APIURL: no such variable
        ");
    }

    #[test]
    fn how_the_secrets_of_accounts_are_kept_must_be_said() {
        let read = |storage: &str| {
            let text = format!("session.secret = \"0123456789abcdef0123456789abcdef\"\n[storage]\n{storage}");
            Config::read(&text, Vec::new())
                .map(|config| config.storage.key.is_some())
                .map_err(|mistakes| mistakes.0.join("; "))
        };
        let key = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
        assert_eq!(read(&format!("key = \"{key}\"")), Ok(true));
        assert_eq!(read(&format!("key = \"{}\"", "1f".repeat(32))), Ok(true));
        assert_eq!(read("plain = true"), Ok(false));
        for (text, mistake) in [
            (
                String::new(),
                "storage.key: must be set to 32 bytes in base64 (openssl rand -base64 32), or storage.plain to true",
            ),
            ("key = \"c2hvcnQ=\"".to_owned(), "storage.key: must be 32 bytes in base64, or in hexadecimal digits"),
            (format!("key = \"{key}\"\nplain = true"), "storage.plain: must not be true beside storage.key"),
            (
                "plain = true\nold_keys = [\"x\"]".to_owned(),
                "storage.old_keys: must be 32 bytes in base64, or in hexadecimal digits",
            ),
        ] {
            assert_eq!(read(&text), Err(mistake.to_owned()));
        }
    }

    #[test]
    fn what_is_no_toml_says_where() {
        let mistakes = Config::read("listen = \"a\"\nsecret = \"whisper\n", Vec::new()).err().unwrap();
        assert!(mistakes.to_string().contains("line 2") && !mistakes.to_string().contains("whisper"), "{mistakes}");
    }
}
