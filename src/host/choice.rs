//! Which protocol is spoken: by the installation's setting, by the address, or by whoever shakes hands first.

/// A protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The widget's own.
    Own,
    /// LivePerson's Agent Workspace SDK.
    LivePerson,
    /// Chatwoot's Dashboard Apps.
    Chatwoot,
    /// Genesys Cloud's client apps.
    Genesys,
    /// Zendesk's app framework.
    Zendesk,
}

/// Which of them is spoken, as far as that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// None yet: the first that shakes hands.
    #[default]
    Open,
    /// This one alone.
    One(Kind),
    /// None at all.
    Silent,
}

impl Kind {
    /// All of them.
    pub const EVERY: [Self; 5] = [Self::Own, Self::LivePerson, Self::Chatwoot, Self::Genesys, Self::Zendesk];

    /// As the setting and the address name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::LivePerson => "liveperson",
            Self::Chatwoot => "chatwoot",
            Self::Genesys => "genesys",
            Self::Zendesk => "zendesk",
        }
    }
}

impl Choice {
    /// What a name chooses; one that is not known chooses nothing.
    #[must_use]
    pub fn named(name: Option<&str>) -> Self {
        if name == Some("none") {
            return Self::Silent;
        }
        let kind = Kind::EVERY.into_iter().find(|kind| Some(kind.name()) == name);
        kind.map_or(Self::Open, Self::One)
    }

    /// This choice; where it is open, another.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match self {
            Self::Open => other,
            made => made,
        }
    }

    /// Whether a protocol may be spoken.
    #[must_use]
    pub fn admits(self, kind: Kind) -> bool {
        match self {
            Self::Open => true,
            Self::One(one) => one == kind,
            Self::Silent => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Kind};

    #[test]
    fn the_setting_goes_before_the_address_and_both_before_the_handshake() {
        let choose = |setting: Option<&str>, address: Option<&str>| Choice::named(setting).or(Choice::named(address));
        assert_eq!(choose(Some("chatwoot"), Some("own")), Choice::One(Kind::Chatwoot));
        assert_eq!(choose(Some("none"), Some("own")), Choice::Silent);
        assert_eq!(choose(None, Some("zendesk")), Choice::One(Kind::Zendesk));
        assert_eq!(choose(None, Some("none")), Choice::Silent);
        assert_eq!(choose(None, None), Choice::Open);
        assert_eq!(choose(Some("of tomorrow"), Some("__proto__")), Choice::Open);
    }

    #[test]
    fn once_one_is_chosen_the_others_are_silent() {
        for kind in Kind::EVERY {
            assert_eq!(Choice::named(Some(kind.name())), Choice::One(kind));
            assert!(Choice::Open.admits(kind) && !Choice::Silent.admits(kind));
            let heard = Kind::EVERY.into_iter().filter(|other| Choice::One(kind).admits(*other));
            assert_eq!(heard.collect::<Vec<_>>(), [kind]);
        }
    }
}
