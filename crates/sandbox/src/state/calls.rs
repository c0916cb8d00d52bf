//! The calls that the networks received.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::faults::Network;

/// One call, as it arrived and as it ended.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Call {
    /// Counts from 1.
    pub(crate) n: u64,
    pub(crate) at: Timestamp,
    pub(crate) network: Network,
    pub(crate) method: String,
    /// The network's own path, such as `/v25.0/100000000000001/messages` or `/2/tweets`.
    pub(crate) path: String,
    pub(crate) query: Value,
    /// JSON as it came, a form as an object of strings, anything else as text.
    pub(crate) body: Value,
    /// Status of the response; 0 while it is worked on and when the connection was dropped.
    pub(crate) status: u16,
    /// Whether the call changed the network's state.
    pub(crate) applied: bool,
}

/// All calls, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    calls: Vec<Call>,
    last: u64,
}

impl Calls {
    /// Keeps a call and returns its number; `n`, `status` and `applied` are set here.
    pub(crate) fn add(&mut self, mut call: Call) -> u64 {
        self.last += 1;
        call.n = self.last;
        self.calls.push(call);
        self.last
    }

    pub(crate) fn finish(&mut self, n: u64, status: u16, applied: Applied) {
        if let Some(call) = self.calls.iter_mut().find(|call| call.n == n) {
            call.status = status;
            call.applied = matches!(applied, Applied::Yes);
        }
    }

    pub(crate) fn since(&self, n: u64) -> Vec<Call> {
        self.calls.iter().filter(|call| call.n > n).cloned().collect()
    }

    /// Forgets the calls; the numbers go on.
    pub(crate) fn clear(&mut self) {
        self.calls.clear();
    }
}

/// Whether a call changed anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Applied {
    Yes,
    No,
}
