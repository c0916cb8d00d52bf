//! How much one side may ask for.

use super::reader::Reader;
use std::num::NonZeroU32;

/// How much one side may ask for, in requests a minute; as many at once, and then one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitsConfig {
    /// An agent, on all pages together.
    pub agent_requests: NonZeroU32,
    /// An address, of whom no valid token is seen.
    pub address_requests: NonZeroU32,
}

impl LimitsConfig {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let mut requests = |key, default| {
            let number = reader.number(key, default, 1..=1_000_000);
            NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
        };
        Self {
            agent_requests: requests("limits.agent_requests", 1_200),
            address_requests: requests("limits.address_requests", 3_000),
        }
    }
}
