//! Files of consumers, fetched from their network for an agent's eyes and kept nowhere; and files that an agent names by
//! their address, to attach them.
//!
//! The addresses come from strangers, so they are held tight: hosts of the network only unless an agent named one, none
//! but public addresses, checked after resolution and at every redirect, types sniffed, sizes and times limited.

mod address;
mod fetch;
mod host;
mod sniff;

pub use fetch::{FetchedMedia, MediaFetcher};
pub use sniff::content_type;

use std::time::Duration;

/// What may be fetched at all.
#[derive(Clone, Debug)]
pub struct MediaPolicy {
    /// Whether the machine itself may be asked, without TLS: for the demo and for tests.
    pub allow_loopback: bool,
    /// Hosts beside the network's own; one that begins with a dot stands for every host below it.
    pub extra_hosts: Vec<String>,
    /// The largest file, in bytes.
    pub largest: u64,
    /// How long the network may stay silent.
    pub silence: Duration,
    /// How long a whole file may take.
    pub whole: Duration,
}

impl Default for MediaPolicy {
    fn default() -> Self {
        Self {
            allow_loopback: false,
            extra_hosts: Vec::new(),
            // Meta: attachments of up to 25 MB.
            largest: 25 * 1024 * 1024,
            silence: Duration::from_secs(10),
            whole: Duration::from_secs(120),
        }
    }
}

/// A file to be fetched. The bearer token cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct MediaSource {
    /// Where it is.
    pub url: String,
    /// The token, where that host wants it; it never follows a redirect to another origin.
    pub bearer: Option<String>,
    /// The hosts that may be asked.
    pub hosts: Hosts,
}

/// Which hosts may be asked for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hosts {
    /// A network's own; one that begins with a dot stands for every host below it.
    OfNetwork(&'static [&'static str]),
    /// Whichever an agent named, at a public address.
    AnyPublic,
}

impl std::fmt::Debug for MediaSource {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("MediaSource").field("url", &self.url).finish_non_exhaustive()
    }
}

/// Why a file is not shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MediaRefused {
    /// The address is none that may be asked: its form, its host, or what it resolves to.
    #[error("the address is not allowed: {0}")]
    Address(&'static str),
    /// It is larger than allowed.
    #[error("the file is too large")]
    TooLarge,
    /// It is of a type that is not shown.
    #[error("the file's type is not allowed")]
    Type,
    /// It is gone, or its link ran out.
    #[error("the file is gone")]
    Gone,
    /// The network does not give it to us.
    #[error("the network refused: status {0}")]
    Status(u16),
    /// The network took too long.
    #[error("the network took too long")]
    Timeout,
    /// The network could not be reached, or broke off.
    #[error("the network could not be reached")]
    Unreachable,
    /// It redirected too often.
    #[error("too many redirects")]
    Redirects,
}
