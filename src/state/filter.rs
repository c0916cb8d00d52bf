//! What narrows a list.

use social_messaging_domain::networks::Network;
use social_messaging_domain::visibility::Visibility;

/// What the conversations of a list have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Filter {
    /// What the consumer's name or a message holds; whatever its case.
    pub search: String,
    /// Where the consumer wrote.
    pub network: Option<Network>,
    /// Who reads the last message.
    pub visibility: Option<Visibility>,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.search.trim().is_empty() && self.network.is_none() && self.visibility.is_none()
    }
}
