//! Who asks.

use social_messaging_backend::service::access::{AccountScope, Caller};
use social_messaging_domain::api::Role;
use social_messaging_domain::time::{HOUR, Timestamp};

pub(crate) fn ada() -> Caller {
    caller("ada", Role::Agent)
}

pub(crate) fn caller(agent: &str, role: Role) -> Caller {
    Caller {
        agent: agent.into(),
        name: agent.to_owned(),
        role,
        accounts: AccountScope::All,
        expires_at: Timestamp(i64::MAX - HOUR),
    }
}
