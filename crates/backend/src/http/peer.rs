//! From where a request comes, and how: what a proxy says counts where the configuration trusts it.

use crate::config::front::FrontConfig;
use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap, HeaderName};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// The address that asks; the unspecified one where there is no connection, as in a test.
///
/// Proxies write whom they hear at the end of the list, so that it is read from there and no further than to the first
/// whom nobody trusts: what stands before was written by whoever it is that asks.
pub(super) fn address(front: &FrontConfig, extensions: &Extensions, headers: &HeaderMap) -> IpAddr {
    let mut address = connected(extensions);
    let lines = headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok());
    let told: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    for before in told.iter().rev() {
        if !front.trusts(address) {
            break;
        }
        let Ok(before) = before.parse::<IpAddr>() else { break };
        address = before;
    }
    address.to_canonical()
}

/// Whether the browser speaks TLS, with a proxy that says so.
pub(super) fn is_over_tls(front: &FrontConfig, extensions: &Extensions, headers: &HeaderMap) -> bool {
    let told = headers.get(FORWARDED_PROTO).is_some_and(|proto| proto == "https");
    told && front.trusts(connected(extensions))
}

fn connected(extensions: &Extensions) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(trusted: &[&str], peer: &str, told: &[&str]) -> String {
        let trusted_proxies = trusted.iter().map(|network| network.parse().unwrap()).collect();
        let front = FrontConfig { public_url: None, trusted_proxies };
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        let mut headers = HeaderMap::new();
        for line in told {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        address(&front, &extensions, &headers).to_string()
    }

    #[test]
    fn nobody_speaks_for_another_who_is_not_trusted() {
        assert_eq!(asks(&[], "203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(asks(&["10.0.0.0/8"], "203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
    }

    #[test]
    fn a_trusted_proxy_says_who_asks_and_what_stood_before_does_not_count() {
        let trusted = ["10.0.0.0/8", "::1/128"];
        assert_eq!(asks(&trusted, "10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(asks(&trusted, "::ffff:10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(asks(&trusted, "10.0.0.1", &["192.0.2.7, 198.51.100.1"]), "198.51.100.1", "it made the first up");
        assert_eq!(asks(&trusted, "::1", &["192.0.2.7", "198.51.100.1, 10.0.0.2"]), "198.51.100.1");
        assert_eq!(asks(&trusted, "10.0.0.1", &["unknown"]), "10.0.0.1");
        assert_eq!(asks(&trusted, "10.0.0.1", &[]), "10.0.0.1");
    }
}
