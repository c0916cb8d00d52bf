//! What stands between this backend and the browsers.

use super::reader::Reader;
use ipnet::IpNet;
use std::net::IpAddr;

/// What stands between this backend and the browsers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontConfig {
    /// The address that browsers know, without a slash at its end.
    pub public_url: Option<String>,
    /// Who may say for whom they ask, by `X-Forwarded-For` and `X-Forwarded-Proto`.
    pub trusted_proxies: Vec<IpNet>,
}

impl FrontConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let public_url = reader.optional("public_url").map(|_| reader.url("public_url", ""));
        let mut trusted_proxies = Vec::new();
        for text in reader.list("trusted_proxies") {
            match text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from)) {
                Ok(network) => trusted_proxies.push(network),
                Err(_) => {
                    reader
                        .mistake("trusted_proxies", &format!("{text} must be an address, or a network as 10.0.0.0/8"));
                }
            }
        }
        Self { public_url, trusted_proxies }
    }

    /// Whether that address is a proxy whose word counts.
    #[must_use]
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.trusted_proxies.iter().any(|network| network.contains(&address.to_canonical()))
    }

    /// Whether browsers know this backend by an address of https.
    #[must_use]
    pub fn is_behind_tls(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"))
    }
}
