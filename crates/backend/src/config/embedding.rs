//! Who may frame the widget.

use super::reader::Reader;
use social_messaging_domain::embedding::HostAdapter;
use url::{Host, Url};

/// Who may frame the widget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddingConfig {
    /// Their origins, in the order of the configuration; one with `*.` before its domain stands for all below it.
    pub hosts: Vec<String>,
    /// The protocol that they speak; `None` leaves it to the page to find out.
    pub adapter: Option<HostAdapter>,
}

impl EmbeddingConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let hosts = reader.list("embedding.hosts");
        for host in &hosts {
            if let Err(mistake) = checked(host) {
                reader.mistake("embedding.hosts", &format!("{host} {mistake}"));
            }
        }
        Self { hosts, adapter: adapter(reader) }
    }

    /// The sources of the directive `frame-ancestors`: the hosts, or nobody.
    #[must_use]
    pub fn frame_ancestors(&self) -> String {
        if self.hosts.is_empty() { "'none'".to_owned() } else { self.hosts.join(" ") }
    }
}

fn adapter(reader: &mut Reader) -> Option<HostAdapter> {
    let adapter = match reader.optional("embedding.adapter")?.as_str() {
        "own" => HostAdapter::Own,
        "liveperson" => HostAdapter::LivePerson,
        "chatwoot" => HostAdapter::Chatwoot,
        "genesys" => HostAdapter::Genesys,
        "zendesk" => HostAdapter::Zendesk,
        "none" => HostAdapter::None,
        _ => {
            reader.mistake("embedding.adapter", "must be own, liveperson, chatwoot, genesys, zendesk or none");
            return None;
        }
    };
    Some(adapter)
}

/// A pattern is compared with what browsers write as a page's origin and stands in a header's directive, so that it has
/// to be written exactly as they do.
fn checked(pattern: &str) -> Result<(), String> {
    let Some((scheme, rest)) = pattern.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))
    else {
        return Err("must begin with https:// or http://".to_owned());
    };
    let (below, rest) = rest.strip_prefix("*.").map_or((false, rest), |rest| (true, rest));
    if rest.contains('*') {
        return Err("must have its * at the beginning of a domain, as https://*.desk.example".to_owned());
    }
    let url = Url::parse(&format!("{scheme}://{rest}")).map_err(|error| format!("is no origin: {error}"))?;
    match url.host() {
        Some(Host::Ipv6(_)) => return Err("must not be an IPv6 address: frame-ancestors knows none".to_owned()),
        Some(Host::Domain(domain)) if below && !domain.contains('.') => {
            return Err("must not stand for all of a top-level domain".to_owned());
        }
        Some(Host::Ipv4(_)) if below => return Err("must not have a * before an address".to_owned()),
        _ => {}
    }
    let origin = url.origin().ascii_serialization();
    if format!("{scheme}://{rest}") == origin {
        return Ok(());
    }
    let star = if below { "*." } else { "" };
    Err(format!("must be written as a browser writes it: {}", origin.replacen("://", &format!("://{star}"), 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_and_all_below_a_domain() {
        for pattern in [
            "https://desk.example",
            "https://desk.example:8443",
            "http://127.0.0.1:9000",
            "http://localhost:9000",
            "https://*.liveperson.net",
            "https://*.eu.desk.example:8443",
            "https://xn--bcher-kva.example",
        ] {
            assert_eq!(checked(pattern), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn every_other_pattern_says_what_is_wrong_with_it() {
        let mistakes = [
            "desk.example",
            "*",
            "ftp://desk.example",
            "https://",
            "https://desk.example/",
            "https://desk.example/page",
            "https://desk.example?a=1",
            "https://agent:word@desk.example",
            "https://Desk.example",
            "https://desk.example:443",
            "https://*.desk.example:443",
            "https://bücher.example",
            "https://desk.*.example",
            "https://*desk.example",
            "https://*.*.example",
            "https://*.com",
            "https://*.127.0.0.1",
            "https://2130706433",
            "http://[::1]:9000",
            "https://desk.example; script-src *",
            "https://desk.example, https://other.example",
        ]
        .map(|pattern| format!("{pattern}: {}", checked(pattern).unwrap_err()));
        insta::assert_snapshot!(mistakes.join("\n"), @r"
        desk.example: must begin with https:// or http://
        *: must begin with https:// or http://
        ftp://desk.example: must begin with https:// or http://
        https://: is no origin: empty host
        https://desk.example/: must be written as a browser writes it: https://desk.example
        https://desk.example/page: must be written as a browser writes it: https://desk.example
        https://desk.example?a=1: must be written as a browser writes it: https://desk.example
        https://agent:word@desk.example: must be written as a browser writes it: https://desk.example
        https://Desk.example: must be written as a browser writes it: https://desk.example
        https://desk.example:443: must be written as a browser writes it: https://desk.example
        https://*.desk.example:443: must be written as a browser writes it: https://*.desk.example
        https://bücher.example: must be written as a browser writes it: https://xn--bcher-kva.example
        https://desk.*.example: must have its * at the beginning of a domain, as https://*.desk.example
        https://*desk.example: must have its * at the beginning of a domain, as https://*.desk.example
        https://*.*.example: must have its * at the beginning of a domain, as https://*.desk.example
        https://*.com: must not stand for all of a top-level domain
        https://*.127.0.0.1: must not have a * before an address
        https://2130706433: must be written as a browser writes it: https://127.0.0.1
        http://[::1]:9000: must not be an IPv6 address: frame-ancestors knows none
        https://desk.example; script-src *: must have its * at the beginning of a domain, as https://*.desk.example
        https://desk.example, https://other.example: is no origin: invalid international domain name
        ");
    }

    #[test]
    fn nobody_frames_it_unless_somebody_is_named() {
        let with = |hosts: &[&str]| EmbeddingConfig {
            hosts: hosts.iter().map(|host| (*host).to_owned()).collect(),
            adapter: None,
        };
        assert_eq!(with(&[]).frame_ancestors(), "'none'");
        let two = with(&["https://desk.example", "https://*.liveperson.net"]);
        assert_eq!(two.frame_ancestors(), "https://desk.example https://*.liveperson.net");
    }
}
