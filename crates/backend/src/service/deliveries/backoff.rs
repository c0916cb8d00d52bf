//! How long to wait before the next attempt: doubling, capped, with jitter, so that many do not come back at once.

use super::{Pace, millis};
use rand::Rng;

/// Milliseconds to wait after that many attempts (1 and more).
pub(super) fn after(pace: &Pace, attempts: i32) -> i64 {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(20);
    let longest = millis(pace.longest_backoff);
    let full = millis(pace.backoff).saturating_mul(1 << doublings).min(longest);
    let half = full / 2;
    half + rand::rng().random_range(0..=half.max(1))
}

/// Milliseconds to wait before the look of that number (from 0); `None` when looking is to end.
pub(super) fn before_look(pace: &Pace, looks: i32) -> Option<i64> {
    let at = usize::try_from(looks).ok()?;
    pace.looks.get(at).map(|duration| millis(*duration))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_and_stays_below_its_cap() {
        let pace = Pace::default();
        for attempts in 1..100 {
            let wait = after(&pace, attempts);
            assert!((1_000..=300_001).contains(&wait), "{attempts}: {wait}");
        }
        assert!(after(&pace, 6) > after(&pace, 1));
    }

    #[test]
    fn looking_ends() {
        let pace = Pace::default();
        assert_eq!(before_look(&pace, 0), Some(2_000));
        assert_eq!(before_look(&pace, 3), None);
    }
}
