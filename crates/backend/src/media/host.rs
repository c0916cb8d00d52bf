//! Which hosts a file may come from.

use super::address::is_public;
use super::{Hosts, MediaPolicy, MediaRefused};
use url::{Host, Url};

/// Checks an address before it is asked, the first one as well as every redirect's.
pub(super) fn check(url: &Url, hosts: Hosts, policy: &MediaPolicy) -> Result<(), MediaRefused> {
    let refused = |why| Err(MediaRefused::Address(why));
    if !url.username().is_empty() || url.password().is_some() {
        return refused("it holds a name or a password");
    }
    let Some(host) = url.host() else { return refused("it has no host") };
    // The parser has put every way of writing an IPv4 address (decimal, octal, short) into the usual one by now.
    let number = match host {
        Host::Ipv4(address) => Some(address.into()),
        Host::Ipv6(address) => Some(address.into()),
        Host::Domain(_) => None,
    };
    let itself = policy.allow_loopback
        && (url.host_str() == Some("localhost")
            || number.is_some_and(|number: std::net::IpAddr| number.to_canonical().is_loopback()));
    match url.scheme() {
        "https" => {}
        "http" if itself => {}
        _ => return refused("it is not https"),
    }
    if itself {
        return Ok(());
    }
    if number.is_some_and(|number| !is_public(number)) {
        return refused("it is not a public address");
    }
    if url.port().is_some() {
        return refused("it names a port");
    }
    let name = url.host_str().unwrap_or_default();
    let Hosts::OfNetwork(hosts) = hosts else { return Ok(()) };
    let listed =
        hosts.iter().copied().chain(policy.extra_hosts.iter().map(String::as_str)).any(|rule| is_under(name, rule));
    if listed { Ok(()) } else { refused("its host is none of the network's") }
}

fn is_under(name: &str, rule: &str) -> bool {
    if rule.starts_with('.') { name.ends_with(rule) && name.len() > rule.len() } else { name == rule }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTS: &[&str] = &[".fbcdn.net", "pbs.twimg.com"];

    fn allowed(text: &str, policy: &MediaPolicy) -> bool {
        Url::parse(text).is_ok_and(|url| check(&url, Hosts::OfNetwork(HOSTS), policy).is_ok())
    }

    #[test]
    fn hosts_of_the_network_and_no_others() {
        let policy = MediaPolicy { extra_hosts: vec!["media.example.org".to_owned()], ..MediaPolicy::default() };
        for text in
            ["https://scontent.xx.fbcdn.net/a.jpg", "https://PBS.twimg.com/a.jpg", "https://media.example.org/a"]
        {
            assert!(allowed(text, &policy), "{text}");
        }
        for text in [
            "http://pbs.twimg.com/a.jpg",
            "https://fbcdn.net/a",
            "https://evilfbcdn.net/a",
            "https://pbs.twimg.com.example.org/a",
            "https://pbs.twimg.com:8443/a",
            "https://me:pw@pbs.twimg.com/a",
            "https://pbs.twimg.com./a",
            "ftp://pbs.twimg.com/a",
            "file:///etc/passwd",
            "data:image/png;base64,AA",
        ] {
            assert!(!allowed(text, &policy), "{text}");
        }
    }

    #[test]
    fn an_agent_may_name_any_host_but_no_address_that_is_not_public() {
        let policy = MediaPolicy::default();
        let allowed = |text: &str| Url::parse(text).is_ok_and(|url| check(&url, Hosts::AnyPublic, &policy).is_ok());
        assert!(allowed("https://pictures.example.org/a.png"));
        for text in [
            "http://pictures.example.org/a.png",
            "https://pictures.example.org:8443/a.png",
            "https://me:pw@pictures.example.org/a.png",
            "https://127.0.0.1/a.png",
            "https://169.254.169.254/a.png",
            "https://[::1]/a.png",
            "file:///etc/passwd",
        ] {
            assert!(!allowed(text), "{text}");
        }
    }

    #[test]
    fn every_way_to_write_the_machine_itself() {
        let closed = MediaPolicy { extra_hosts: vec!["127.0.0.1".to_owned()], ..MediaPolicy::default() };
        let open = MediaPolicy { allow_loopback: true, ..MediaPolicy::default() };
        for text in [
            "http://127.0.0.1/a",
            "https://2130706433/a",
            "https://0x7f.1/a",
            "https://017700000001/a",
            "https://127.1/a",
            "https://[::1]/a",
            "https://[::ffff:127.0.0.1]/a",
            "https://[::ffff:7f00:1]:80/a",
            "http://localhost:99/a",
        ] {
            assert!(!allowed(text, &closed), "{text}");
            assert!(allowed(text, &open), "{text}");
        }
        for text in ["https://169.254.169.254/a", "http://10.0.0.1/a", "https://[fd00::1]/a", "https://0/a"] {
            assert!(!allowed(text, &open), "{text}");
        }
    }
}
