//! What the control API can set: how consumers and the networks behave.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::faults::Network;

/// Whether a network's own webhook for a call leaves before the call is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EchoOrder {
    BeforeResponse,
    AfterResponse,
}

/// A rate limit, low enough for a test to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RateLimit {
    pub(crate) calls: u32,
    pub(crate) window_seconds: u32,
}

/// The networks' behaviour.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Settings {
    /// Consumers answer by themselves.
    pub(crate) answers: bool,
    pub(crate) answer_delay_ms: u64,
    /// Accepted calls come back as webhooks.
    pub(crate) echo: bool,
    pub(crate) echo_delay_ms: u64,
    pub(crate) echo_order: EchoOrder,
    /// Meta: the Human Agent feature was granted.
    pub(crate) human_agent: bool,
    /// X: the plan has likes (Enterprise only since 2026-04-20).
    pub(crate) x_likes: bool,
    /// X: replies need a summons (self-serve plans since 2026-02-23).
    pub(crate) x_summons: bool,
    /// X: a text already posted under the same post is refused.
    pub(crate) x_duplicates_refused: bool,
    /// Calls of the Graph API before 613.
    pub(crate) facebook_rate_limit: RateLimit,
    /// Calls of one X endpoint before 429.
    pub(crate) x_rate_limit: RateLimit,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            answers: false,
            answer_delay_ms: 4_000,
            echo: true,
            echo_delay_ms: 0,
            echo_order: EchoOrder::AfterResponse,
            human_agent: true,
            x_likes: true,
            x_summons: true,
            x_duplicates_refused: true,
            facebook_rate_limit: RateLimit { calls: 100_000, window_seconds: 3_600 },
            x_rate_limit: RateLimit { calls: 100_000, window_seconds: 900 },
        }
    }
}

/// A change of settings; what is absent stays.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SettingsChange {
    answers: Option<bool>,
    answer_delay_ms: Option<u64>,
    echo: Option<bool>,
    echo_delay_ms: Option<u64>,
    echo_order: Option<EchoOrder>,
    human_agent: Option<bool>,
    x_likes: Option<bool>,
    x_summons: Option<bool>,
    x_duplicates_refused: Option<bool>,
    facebook_rate_limit: Option<RateLimit>,
    x_rate_limit: Option<RateLimit>,
    /// Where webhooks go from now on.
    pub(crate) backend: Option<String>,
}

impl SettingsChange {
    pub(crate) fn apply(&self, settings: &mut Settings) {
        take(&mut settings.answers, self.answers);
        take(&mut settings.answer_delay_ms, self.answer_delay_ms);
        take(&mut settings.echo, self.echo);
        take(&mut settings.echo_delay_ms, self.echo_delay_ms);
        take(&mut settings.echo_order, self.echo_order);
        take(&mut settings.human_agent, self.human_agent);
        take(&mut settings.x_likes, self.x_likes);
        take(&mut settings.x_summons, self.x_summons);
        take(&mut settings.x_duplicates_refused, self.x_duplicates_refused);
        take(&mut settings.facebook_rate_limit, self.facebook_rate_limit);
        take(&mut settings.x_rate_limit, self.x_rate_limit);
    }
}

fn take<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}

/// Counts calls in their windows, one bucket an endpoint.
#[derive(Debug, Default)]
pub(crate) struct RateMeter(BTreeMap<String, Window>);

#[derive(Debug)]
struct Window {
    used: u32,
    resets_at: i64,
}

/// Where a bucket stands after a call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rate {
    pub(crate) limit: u32,
    pub(crate) remaining: u32,
    /// Unix seconds.
    pub(crate) resets_at: i64,
    pub(crate) exceeded: bool,
}

impl RateMeter {
    /// Counts one call and says whether the limit is exceeded.
    pub(crate) fn count(&mut self, network: Network, endpoint: &str, limit: RateLimit) -> Rate {
        let now = Timestamp::now().as_second();
        let window = self.0.entry(format!("{network:?} {endpoint}")).or_insert(Window { used: 0, resets_at: 0 });
        if window.resets_at <= now {
            *window = Window { used: 0, resets_at: now + i64::from(limit.window_seconds) };
        }
        let exceeded = window.used >= limit.calls;
        if !exceeded {
            window.used += 1;
        }
        Rate {
            limit: limit.calls,
            remaining: limit.calls.saturating_sub(window.used),
            resets_at: window.resets_at,
            exceeded,
        }
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}
