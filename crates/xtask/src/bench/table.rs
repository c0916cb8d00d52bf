//! What is printed: each measure with what it is compared with, from the same run.

use std::fmt;
use std::time::Duration;

/// One measure with its baseline, both in the same unit.
pub(super) struct Measure {
    /// What was measured, and what with.
    pub(super) what: &'static str,
    /// The figure.
    pub(super) value: f64,
    /// What it is compared with.
    pub(super) baseline: f64,
    /// What both are counted in.
    pub(super) unit: &'static str,
}

/// The words over the columns.
pub(super) const HEAD: &str = "       value     baseline    ratio  what";

impl Measure {
    /// Two times.
    pub(super) fn of_times(what: &'static str, value: Duration, baseline: Duration) -> Self {
        Self { what, value: millis(value), baseline: millis(baseline), unit: "ms" }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, value, baseline, unit } = self;
        write!(formatter, "{value:>9.1} {unit:<2} {baseline:>9.1} {unit:<2} ")?;
        if *baseline > 0.0 {
            write!(formatter, "{:>8.2}  {what}", value / baseline)
        } else {
            write!(formatter, "{:>8}  {what}", "-")
        }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_says_its_value_its_baseline_and_their_ratio() {
        let measure = Measure::of_times("a : b", Duration::from_millis(30), Duration::from_millis(20));
        assert_eq!(measure.to_string(), "     30.0 ms      20.0 ms     1.50  a : b");
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        let measure = Measure { what: "long tasks", value: 2.0, baseline: 0.0, unit: "" };
        assert_eq!(measure.to_string(), "      2.0          0.0           -  long tasks");
    }
}
