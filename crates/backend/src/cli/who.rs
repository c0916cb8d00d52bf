//! Whom a token is for.

use crate::service::access::AccountScope;
use clap::{Args, ValueEnum};
use social_messaging_domain::api::Role;

#[derive(Args)]
pub(super) struct Who {
    /// The identifier of the agent, as ada.
    #[arg(long)]
    pub(super) agent: String,
    /// The name that colleagues read; the identifier when missing.
    #[arg(long)]
    name: Option<String>,
    /// What the agent may do.
    #[arg(long, value_enum, default_value = "agent")]
    role: RoleName,
    /// `all`, or the identifiers of brand accounts with commas between (see `account list`).
    #[arg(long, default_value = "all")]
    accounts: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleName {
    /// Reads and answers.
    Agent,
    /// Reads, writes notes and reassigns.
    Manager,
    /// A manager who answers and changes settings, too.
    Admin,
}

impl Who {
    pub(super) fn name(&self) -> String {
        self.name.clone().unwrap_or_else(|| self.agent.clone())
    }

    pub(super) const fn role(&self) -> Role {
        match self.role {
            RoleName::Agent => Role::Agent,
            RoleName::Manager => Role::Manager,
            RoleName::Admin => Role::Admin,
        }
    }

    pub(super) fn accounts(&self) -> AccountScope {
        match self.accounts.as_str() {
            "all" => AccountScope::All,
            list => AccountScope::Only(list.split(',').map(|id| id.trim().to_owned()).collect()),
        }
    }
}
