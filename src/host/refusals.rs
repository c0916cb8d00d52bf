//! What was not heard, counted by why.

use std::fmt::{Display, Formatter, Result};

/// Why a message was not heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It came from another window than the one around this page.
    Source,
    /// The page around this one is not on the installation's list.
    Origin,
    /// It came before the list was there, and there were too many.
    Early,
    /// There were too many in a short time.
    Flood,
    /// It is larger than anything that a host has to say.
    Size,
    /// It is of no protocol that is spoken here, or not as the protocol has it.
    Shape,
    /// It is of another protocol than the one that was agreed on.
    OtherProtocol,
}

/// How many messages were not heard, by why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusals([u32; Refusal::EVERY.len()]);

impl Refusal {
    /// All, in order.
    pub const EVERY: [Self; 7] =
        [Self::Source, Self::Origin, Self::Early, Self::Flood, Self::Size, Self::Shape, Self::OtherProtocol];

    const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Origin => "origin",
            Self::Early => "early",
            Self::Flood => "flood",
            Self::Size => "size",
            Self::Shape => "shape",
            Self::OtherProtocol => "other-protocol",
        }
    }
}

impl Refusals {
    /// Counts one more.
    pub const fn count(&mut self, why: Refusal) {
        let count = &mut self.0[why as usize];
        *count = count.saturating_add(1);
    }
}

/// As `source=2 shape=1`, without what never happened.
impl Display for Refusals {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let counted = Refusal::EVERY.into_iter().zip(self.0).filter(|(_, count)| *count > 0);
        for (at, (why, count)) in counted.enumerate() {
            let space = if at == 0 { "" } else { " " };
            write!(formatter, "{space}{}={count}", why.name())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Refusal, Refusals};

    #[test]
    fn each_reason_has_its_count_and_its_place() {
        let mut refusals = Refusals::default();
        assert_eq!(refusals.to_string(), "");
        for (at, why) in Refusal::EVERY.into_iter().enumerate() {
            assert_eq!(why as usize, at);
            refusals.count(why);
        }
        refusals.count(Refusal::Shape);
        assert_eq!(refusals.to_string(), "source=1 origin=1 early=1 flood=1 size=1 shape=2 other-protocol=1");
    }
}
