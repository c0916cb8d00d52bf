//! Which origins a host may have: the list that the installation serves.

/// The origins of hosts that are heard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed(Vec<Pattern>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Pattern {
    /// This origin.
    Whole(Origin),
    /// Every origin with this scheme and port whose host lies below this one, at any depth.
    Below(Origin),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Origin {
    scheme: &'static str,
    host: String,
    port: u16,
}

impl Allowed {
    /// Reads patterns: a whole origin, or one with `*.` before its domain. One that cannot be read allows nothing.
    #[must_use]
    pub fn read(patterns: &[String]) -> Self {
        Self(patterns.iter().filter_map(|pattern| Pattern::read(&pattern.to_ascii_lowercase())).collect())
    }

    /// Whether an origin, as the browser writes it, is on the list. `null`, the origin of everybody in a sandbox, never is.
    #[must_use]
    pub fn has(&self, origin: &str) -> bool {
        Origin::read(origin).is_some_and(|origin| self.0.iter().any(|pattern| pattern.takes(&origin)))
    }
}

impl Pattern {
    fn read(pattern: &str) -> Option<Self> {
        match pattern.split_once("://*.") {
            Some((scheme, rest)) => Origin::read(&format!("{scheme}://{rest}")).map(Self::Below),
            None => Origin::read(pattern).map(Self::Whole),
        }
    }

    fn takes(&self, origin: &Origin) -> bool {
        match self {
            Self::Whole(whole) => whole == origin,
            Self::Below(domain) => {
                let below = origin.host.strip_suffix(&domain.host).is_some_and(|before| before.ends_with('.'));
                below && (domain.scheme, domain.port) == (origin.scheme, origin.port)
            }
        }
    }
}

impl Origin {
    /// Reads scheme, host and port, and nothing else: what a browser writes has neither a user nor a path.
    fn read(origin: &str) -> Option<Self> {
        let (scheme, usual, rest) = match origin.split_once("://")? {
            ("https", rest) => ("https", 443, rest),
            ("http", rest) => ("http", 80, rest),
            _ => return None,
        };
        let (host, port) = split_port(rest)?;
        let port = match port {
            None => usual,
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
            Some(_) => return None,
        };
        is_host(host).then(|| Self { scheme, host: host.to_owned(), port })
    }
}

/// Host and port; an IPv6 address has colons of its own, in brackets.
fn split_port(rest: &str) -> Option<(&str, Option<&str>)> {
    let address = if rest.starts_with('[') { rest.find(']')? + 1 } else { rest.find(':').unwrap_or(rest.len()) };
    let (host, port) = rest.split_at(address);
    if port.is_empty() {
        return Some((host, None));
    }
    port.strip_prefix(':').map(|port| (host, Some(port)))
}

/// As browsers write hosts: in lower case, other alphabets as punycode.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return !address.is_empty() && address.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':');
    }
    let of_label = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    host.split('.').all(|label| !label.is_empty() && label.bytes().all(of_label))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Allowed;
    use proptest::prelude::*;

    fn allowed() -> Allowed {
        let patterns = [
            "https://desk.example",
            "https://Desk.Example:8443",
            "http://127.0.0.1:4173",
            "http://[::1]:4173",
            "https://*.liveperson.net",
            "https://xn--bcher-kva.example",
        ];
        Allowed::read(&patterns.map(str::to_owned))
    }

    #[test]
    fn those_on_the_list_are_heard() {
        for origin in [
            "https://desk.example",
            "https://desk.example:443",
            "https://desk.example:8443",
            "http://127.0.0.1:4173",
            "http://[::1]:4173",
            "https://z1.le.liveperson.net",
            "https://a.liveperson.net",
            "https://xn--bcher-kva.example",
        ] {
            assert!(allowed().has(origin), "{origin}");
        }
    }

    #[test]
    fn whoever_only_looks_like_one_is_not() {
        for origin in [
            "",
            "null",
            "https://",
            "*",
            "https://*",
            "desk.example",
            "http://desk.example",
            "https://desk.example:444",
            "https://desk.example:",
            "https://desk.example:+443",
            "https://desk.example:65979",
            "https://desk.example/",
            "https://desk.example?",
            "https://desk.example#",
            "https://desk.example\\@evil.example",
            "https://desk.example@evil.example",
            "https://user:desk.example@evil.example",
            "https://evil.example?https://desk.example",
            "https://evil-desk.example",
            "https://desk.example.evil.example",
            "https://desk.example.",
            "https://DESK.example",
            " https://desk.example",
            "https://desk.example\n",
            "https://desk%2eexample",
            "https://liveperson.net",
            "https://evil-liveperson.net",
            "https://evilliveperson.net",
            "https://a.liveperson.net.evil.example",
            "https://.liveperson.net",
            "https://a..liveperson.net",
            "https://a.liveperson.net:8443",
            "http://a.liveperson.net",
            "https://*.liveperson.net",
            "https://a@b.liveperson.net",
            "https://a/b.liveperson.net",
            "https://b\u{fc}cher.example",
            "https://a.livepers\u{43e}n.net",
            "file://desk.example",
            "blob:https://desk.example",
            "http://127.0.0.1:4174",
            "http://127.1:4173",
            "http://[::1%25x]:4173",
        ] {
            assert!(!allowed().has(origin), "{origin}");
        }
    }

    #[test]
    fn a_pattern_that_is_no_origin_allows_nothing() {
        for pattern in
            ["*", "null", "", "https://*", "https://*.", "https://*.*.example", "https://b\u{fc}cher.example"]
        {
            let allowed = Allowed::read(&[pattern.to_owned()]);
            assert_eq!(allowed, Allowed::default(), "{pattern}");
        }
    }

    proptest! {
        /// Whatever stands where, only the very origin is taken, and only what lies below the domain.
        #[test]
        fn what_is_taken_ends_as_the_pattern_does(host in "[a-z0-9.@:/*-]{0,24}", scheme in "https?") {
            let origin = format!("{scheme}://{host}");
            let listed = [
                "https://desk.example", "https://desk.example:443", "https://desk.example:8443", "http://127.0.0.1:4173",
                "https://xn--bcher-kva.example",
            ];
            let bare = host.strip_suffix(":443").unwrap_or(&host);
            let below = scheme == "https" && bare.ends_with(".liveperson.net") && !bare.contains(['@', '/', ':', '*']);
            prop_assert!(!allowed().has(&origin) || listed.contains(&origin.as_str()) || below, "{}", origin);
        }
    }
}
