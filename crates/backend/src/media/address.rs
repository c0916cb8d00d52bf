//! Which addresses of the internet may be asked.

use super::MediaRefused;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

/// Whether an address is a public one.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// Whether an address is a public one or the machine itself.
fn is_public_or_loopback(address: IpAddr) -> bool {
    address.to_canonical().is_loopback() || is_public(address)
}

/// Everything but IANA's registry of special-purpose addresses.
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_multicast()
        || address.is_documentation()
        || matches!(
            (a, b, c),
            (0, ..) | (100, 64..=127, _) | (192, 0, 0) | (192, 88, 99) | (198, 18 | 19, _) | (240.., ..)
        );
    !special
}

/// Global unicast only, and of that nothing which carries another address inside.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let global = first & 0xe000 == 0x2000;
    let carries_another =
        first == 0x2002 || (first == 0x2001 && second < 0x0200) || (first == 0x2001 && second == 0x0db8);
    global && !carries_another && first != 0x3fff
}

/// Resolves names as the machine does.
#[derive(Clone, Copy, Debug)]
pub(super) struct SystemResolver;

impl Resolve for SystemResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Gives only allowed addresses of what another resolver finds: what is checked here is what is connected to.
pub(super) struct CheckedResolver {
    /// Who finds them.
    pub(super) inner: Arc<dyn Resolve>,
    /// Whether the machine itself may be asked.
    pub(super) allow_loopback: bool,
}

impl Resolve for CheckedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let is_allowed = if self.allow_loopback { is_public_or_loopback } else { is_public };
        let finding = self.inner.resolve(name);
        Box::pin(async move {
            let found: Vec<SocketAddr> = finding.await?.collect();
            // One forbidden address among others is somebody's trick, not a second way.
            if found.iter().all(|address| is_allowed(address.ip())) {
                return Ok(Box::new(found.into_iter()) as Addrs);
            }
            Err(MediaRefused::Address("it resolves to an address that is not public").into())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{is_public, is_public_or_loopback};
    use std::net::IpAddr;

    fn allowed(text: &str) -> bool {
        is_public(text.parse::<IpAddr>().expect("an address"))
    }

    #[test]
    fn public_addresses_are_allowed() {
        for text in ["157.240.1.1", "104.244.42.1", "2a03:2880:f003::1", "2606:4700::1", "100.63.0.1", "100.128.0.1"] {
            assert!(allowed(text), "{text}");
        }
    }

    #[test]
    fn nothing_else_is() {
        for text in [
            "127.0.0.1",
            "127.8.8.8",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "198.18.0.1",
            "192.0.0.1",
            "192.0.2.1",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001:0:1::1",
            "2001:db8::1",
            "3fff::1",
            "100::1",
        ] {
            assert!(!allowed(text), "{text}");
        }
    }

    #[test]
    fn the_machine_itself_only_by_the_setting_and_then_nothing_private_either() {
        for text in ["127.0.0.1", "::1", "::ffff:127.0.0.1"] {
            assert!(is_public_or_loopback(text.parse().expect("an address")), "{text}");
        }
        assert!(!is_public_or_loopback("10.0.0.1".parse().expect("an address")));
    }
}
