//! Faults ordered for the next calls of a path.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A network, as the control API names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Network {
    Facebook,
    X,
}

/// Where a dropped connection leaves the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Drop {
    /// The network never did it.
    BeforeApplying,
    /// The network did it, and the answer was lost.
    AfterApplying,
}

/// A fault to play instead of, or around, the next matching calls.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fault {
    pub(crate) network: Network,
    /// Any method when absent or `*`.
    #[serde(default)]
    pub(crate) method: Option<String>,
    /// A prefix of the network's own path, or a pattern with `*` for any run of characters.
    pub(crate) path: String,
    #[serde(default = "once")]
    pub(crate) times: u32,
    /// Answers this instead of applying the call.
    #[serde(default)]
    pub(crate) status: Option<u16>,
    /// The answer's body: JSON, or a string that is sent as it is.
    #[serde(default)]
    pub(crate) body: Option<Value>,
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    /// Waits this long before answering.
    #[serde(default)]
    pub(crate) delay_ms: u64,
    #[serde(default)]
    pub(crate) drop: Option<Drop>,
}

fn once() -> u32 {
    1
}

/// The faults still to be played, in the order they were ordered.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn order(&mut self, fault: Fault) {
        if fault.times > 0 {
            self.0.push(fault);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn pending(&self) -> &[Fault] {
        &self.0
    }

    /// The first fault that meets this call; its count goes down.
    pub(crate) fn take(&mut self, network: Network, method: &str, path: &str) -> Option<Fault> {
        let index = self.0.iter().position(|fault| fault.network == network && fault.meets(method, path))?;
        let fault = self.0.get_mut(index)?;
        fault.times -= 1;
        let taken = fault.clone();
        if taken.times == 0 {
            self.0.remove(index);
        }
        Some(taken)
    }
}

impl Fault {
    fn meets(&self, method: &str, path: &str) -> bool {
        let method_meets =
            self.method.as_deref().is_none_or(|wanted| wanted == "*" || wanted.eq_ignore_ascii_case(method));
        let path_meets = if self.path.contains('*') { glob(&self.path, path) } else { path.starts_with(&self.path) };
        method_meets && path_meets
    }
}

fn glob(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(tail) = text.strip_prefix(head) else {
        return false;
    };
    (0..=tail.len()).filter_map(|start| tail.get(start..)).any(|tail| glob(rest, tail))
}
