//! What the installation says about hosts: `GET /api/v1/embedding`.

use super::allowed::Allowed;
use super::choice::Choice;
use serde::Deserialize;

/// The answer of `GET /api/v1/embedding`, as far as hosts are concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Embedding {
    /// The origins that hosts may have; a whole origin, or one with `*.` before a domain.
    hosts: Vec<String>,
    /// The protocol that is spoken, or `none`; whichever is heard first when missing.
    #[serde(default)]
    adapter: Option<String>,
}

impl Embedding {
    /// Which origins are heard.
    pub(super) fn allowed(&self) -> Allowed {
        Allowed::read(&self.hosts)
    }

    /// Which protocol is spoken.
    pub(super) fn choice(&self) -> Choice {
        Choice::named(self.adapter.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::Embedding;
    use crate::api::read::read;
    use crate::host::choice::{Choice, Kind};

    #[test]
    fn what_the_backend_says_is_read() {
        let read = |text: &str| read::<Embedding>(text).expect("readable");
        let one = read(r#"{"hosts":["https://*.desk.example"],"adapter":"genesys","sign_in":"openid"}"#);
        assert!(one.allowed().has("https://a.desk.example"));
        assert_eq!(one.choice(), Choice::One(Kind::Genesys));
        assert_eq!(read(r#"{"hosts":[],"adapter":null,"sign_in":null}"#).choice(), Choice::Open);
    }
}
