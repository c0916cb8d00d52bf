//! What a webhook may tell: each application speaks for its own accounts.

use serde_json::Value;

/// What a body tells of the accounts that its signer may tell of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Vouched {
    /// All that it tells.
    Whole,
    /// This; the rest is of accounts that somebody else speaks for, and left out.
    Part(Vec<u8>),
    /// Nothing.
    Nothing,
}

/// What was kept of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// Every change.
    All,
    /// Some changes.
    Some,
    /// No change.
    Nothing,
}

impl Kept {
    /// Of a batch that is of one account.
    pub(super) fn of_one(account: &str, may_tell: impl Fn(&str) -> bool) -> Self {
        if may_tell(account) { Self::All } else { Self::Nothing }
    }

    /// Takes out of a list what is of other accounts.
    pub(super) fn of_list(
        list: &mut Vec<Value>,
        account: impl Fn(&Value) -> String,
        may_tell: impl Fn(&str) -> bool,
    ) -> Self {
        let before = list.len();
        list.retain(|change| may_tell(&account(change)));
        match list.len() {
            0 => Self::Nothing,
            after if after < before => Self::Some,
            _ => Self::All,
        }
    }
}
