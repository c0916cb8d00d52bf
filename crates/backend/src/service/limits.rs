//! How much one side asks for, in memory: each process counts for itself.
//!
//! `governor` itself and not `tower_governor`, which has one quota for one kind of key: an agent's is another than that
//! of an address, and only one of them counts.

use super::app_state::AppState;
use crate::config::limits::LimitsConfig;
use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use social_messaging_domain::ids::AgentId;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;
use tokio::time::Instant;

/// How often those are forgotten who asked for nothing lately.
const EVERY: Duration = Duration::from_secs(60);

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// An agent, with a valid token.
    Agent(AgentId),
    /// Somebody at an address.
    Address(IpAddr),
}

/// How much each side asked for lately.
#[derive(Debug)]
pub struct Limits {
    agents: Limiter<String>,
    addresses: Limiter<IpAddr>,
}

type Limiter<K> = RateLimiter<K, DashMapStateStore<K>, Monotonic, NoOpMiddleware<Duration>>;

impl Limits {
    /// Nobody has asked for anything yet.
    #[must_use]
    pub fn new(config: &LimitsConfig) -> Self {
        Self { agents: limiter(config.agent_requests), addresses: limiter(config.address_requests) }
    }

    /// Counts one request.
    ///
    /// # Errors
    /// How long the side has to wait, when it asked for too much.
    pub fn take(&self, side: Side) -> Result<(), Duration> {
        match side {
            Side::Agent(agent) => take(&self.agents, &agent.0),
            Side::Address(address) => take(&self.addresses, &household(address)),
        }
    }
}

/// Forgets who asked for nothing lately, until the shutdown.
pub async fn run(state: AppState) {
    while !state.shutdown.is_cancelled() {
        state.limits.agents.retain_recent();
        state.limits.addresses.retain_recent();
        tokio::select! {
            () = state.shutdown.cancelled() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

fn limiter<K: Clone + Hash + Eq>(requests: NonZeroU32) -> Limiter<K> {
    RateLimiter::dashmap_with_clock(Quota::per_minute(requests), Monotonic(Instant::now()))
}

fn take<K: Clone + Hash + Eq>(limiter: &Limiter<K>, side: &K) -> Result<(), Duration> {
    limiter.check_key(side).map_err(|until| until.wait_time_from(limiter.clock().now()))
}

/// Whoever has one address of IPv6 has the other 2^64 of its network, too.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// The time since the process began. Not the product's clock, since a machine's time may be set back, and who waits
/// would then wait for as long; tokio's, so that a test can set it.
#[derive(Clone, Copy, Debug)]
struct Monotonic(Instant);

impl Clock for Monotonic {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> Limits {
        let few = NonZeroU32::new(2).unwrap();
        Limits::new(&LimitsConfig { agent_requests: few, address_requests: few })
    }

    fn at(address: &str) -> Side {
        Side::Address(address.parse().unwrap())
    }

    #[tokio::test(start_paused = true)]
    async fn each_side_is_counted_for_itself_and_may_ask_again_after_the_wait() {
        let limits = limits();
        let ada = || Side::Agent("ada".into());
        for _ in 0..2 {
            assert_eq!(limits.take(ada()), Ok(()));
        }
        let wait = limits.take(ada()).unwrap_err();
        assert_eq!(limits.take(Side::Agent("grace".into())), Ok(()));
        assert_eq!(limits.take(at("203.0.113.9")), Ok(()));
        tokio::time::advance(wait).await;
        assert_eq!(limits.take(ada()), Ok(()));
        assert!(limits.take(ada()).is_err(), "one, not all of them at once");
    }

    #[tokio::test(start_paused = true)]
    async fn a_network_of_ipv6_is_one_side() {
        let limits = limits();
        assert_eq!(limits.take(at("2001:db8:1:2::1")), Ok(()));
        assert_eq!(limits.take(at("2001:db8:1:2:ffff::2")), Ok(()));
        assert!(limits.take(at("2001:db8:1:2::3")).is_err());
        assert_eq!(limits.take(at("2001:db8:1:3::1")), Ok(()));
    }
}
