//! How much is heard of a host in how short a time.

/// So many messages within [`SPAN`] are more than a desk has to say: its agent's selection, its texts as they are typed.
const MOST: u32 = 1_000;
/// In milliseconds.
const SPAN: f64 = 10_000.0;

/// Counts messages.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pace {
    since: f64,
    heard: u32,
}

impl Pace {
    /// Whether one more is heard at this moment, in milliseconds; a clock that was set back begins anew.
    pub(super) fn takes(&mut self, now: f64) -> bool {
        if !(0.0..SPAN).contains(&(now - self.since)) {
            *self = Self { since: now, heard: 0 };
        }
        self.heard = self.heard.saturating_add(1);
        self.heard <= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Pace, SPAN};

    #[test]
    fn a_flood_is_cut_off_and_forgotten() {
        let mut pace = Pace::default();
        let taken = (0..1_000_000).filter(|_| pace.takes(SPAN)).count();
        assert_eq!(taken, MOST as usize);
        assert!(!pace.takes(2.0 * SPAN - 1.0));
        assert!(pace.takes(2.0 * SPAN) && pace.takes(0.0));
    }
}
