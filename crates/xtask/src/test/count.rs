//! How many tests passed and failed, read from what the runners print.

use std::fmt;
use std::ops::AddAssign;
use std::process::ExitStatus;

/// Tests that ran.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
pub(crate) struct Count {
    /// Those that passed.
    pub(crate) passed: u64,
    /// Those that failed.
    pub(crate) failed: u64,
}

impl Count {
    /// A check that held.
    pub(crate) const fn one_passed() -> Self {
        Self { passed: 1, failed: 0 }
    }

    /// A check that did not hold, or a runner that could not run.
    pub(crate) const fn one_failed() -> Self {
        Self { passed: 0, failed: 1 }
    }

    /// One check by its outcome.
    pub(crate) fn of_check(outcome: anyhow::Result<()>) -> anyhow::Result<Self> {
        outcome.map(|()| Self::one_passed())
    }

    /// The runner's end must agree with what it counted: a failed runner without a failed test, one
    /// that did not compile for instance, is one failure, and so is a runner that ran nothing.
    pub(crate) fn closed_by(self, status: ExitStatus) -> Self {
        let nothing_ran = self.passed + self.failed == 0;
        if self.failed == 0 && (!status.success() || nothing_ran) {
            return Self { failed: 1, ..self };
        }
        self
    }

    /// Adds what one line of cargo's test runner or of wasm-bindgen's says.
    pub(crate) fn read_cargo(&mut self, line: &str) {
        let Some(result) = line.trim_start().strip_prefix("test result: ") else {
            return;
        };
        for part in result.split([';', '.']) {
            self.read_part(part.trim());
        }
    }

    /// Adds what one line of Playwright's summary says.
    pub(crate) fn read_playwright(&mut self, line: &str) {
        let plain = without_colours(line);
        let summary = plain.trim();
        // "12 passed (3.4s)"; a test's own line never begins with a number.
        let summary = summary.split(" (").next().unwrap_or(summary);
        match summary.split_once(' ') {
            // Passed at last is passed for a reader in a hurry and failed for a test suite.
            Some((number, "flaky" | "interrupted")) => self.failed += number.parse().unwrap_or(0),
            Some((number, "did not run")) => self.failed += number.parse().unwrap_or(0),
            _ => self.read_part(summary),
        }
    }

    fn read_part(&mut self, part: &str) {
        let Some((number, word)) = part.split_once(' ') else {
            return;
        };
        let Ok(number) = number.parse::<u64>() else {
            return;
        };
        match word {
            "passed" => self.passed += number,
            "failed" => self.failed += number,
            _ => {}
        }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, sequence)) = rest.split_once('\x1b') {
        plain.push_str(before);
        rest = sequence.split_once(|c: char| c.is_ascii_alphabetic()).map_or("", |(_, after)| after);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cargo(lines: &[&str]) -> Count {
        let mut count = Count::default();
        lines.iter().for_each(|line| count.read_cargo(line));
        count
    }

    fn playwright(lines: &[&str]) -> Count {
        let mut count = Count::default();
        lines.iter().for_each(|line| count.read_playwright(line));
        count
    }

    #[test]
    fn every_binary_of_cargo_adds_its_tests() {
        let count = cargo(&[
            "running 12 tests",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.00s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
        ]);
        assert_eq!(count, Count { passed: 13, failed: 2 });
    }

    #[test]
    fn the_summary_of_playwright_is_read_through_its_colours() {
        let count = playwright(&[
            "  \u{1b}[31m1 failed\u{1b}[39m",
            "    [chromium] › answers.spec.ts:3:1 › 5 passed the gate",
            "  \u{1b}[33m2 flaky\u{1b}[39m",
            "  \u{1b}[33m3 did not run\u{1b}[39m",
            "\u{1b}[32m  10 passed\u{1b}[39m\u{1b}[2m (4.2s)\u{1b}[22m",
        ]);
        assert_eq!(count, Count { passed: 10, failed: 6 });
    }

    #[test]
    fn the_last_line_is_the_one_that_machines_read() {
        assert_eq!(Count { passed: 3, failed: 0 }.to_string(), "3 passed, 0 failed");
    }

    #[cfg(unix)]
    #[test]
    fn a_runner_that_failed_without_a_failed_test_counts_as_one() {
        use std::os::unix::process::ExitStatusExt;
        let (good, bad) = (ExitStatus::from_raw(0), ExitStatus::from_raw(256));
        let some = Count { passed: 2, failed: 0 };
        assert_eq!(some.closed_by(bad), Count { passed: 2, failed: 1 });
        assert_eq!(some.closed_by(good), some);
        assert_eq!(Count::default().closed_by(good), Count::one_failed());
    }
}
