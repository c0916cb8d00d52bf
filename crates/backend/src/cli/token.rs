//! `backend token`

use crate::config::Config;
use crate::service::access::{AccountScope, Caller};
use crate::service::clock::{Clock, SystemClock};
use crate::service::tokens::{self, Purpose};
use clap::{Args, ValueEnum};
use social_messaging_domain::api::Role;
use social_messaging_domain::time::MINUTE;
use std::error::Error;

#[derive(Args)]
pub(super) struct Arguments {
    /// The identifier of the agent, as ada.
    #[arg(long)]
    agent: String,
    /// The name that colleagues read; the identifier when missing.
    #[arg(long)]
    name: Option<String>,
    /// What the agent may do.
    #[arg(long, value_enum, default_value = "agent")]
    role: RoleName,
    /// `all`, or the identifiers of brand accounts with commas between (see `account list`).
    #[arg(long, default_value = "all")]
    accounts: String,
    /// How long it lasts, and everything that it is traded for.
    #[arg(long, default_value_t = 720, value_parser = clap::value_parser!(i64).range(1..=525_600))]
    expires_minutes: i64,
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

#[expect(clippy::print_stdout, reason = "the token is the command's result")]
pub(super) fn print(config: &Config, arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let now = SystemClock.now();
    let caller = Caller {
        name: arguments.name.unwrap_or_else(|| arguments.agent.clone()),
        agent: arguments.agent.into(),
        role: match arguments.role {
            RoleName::Agent => Role::Agent,
            RoleName::Manager => Role::Manager,
            RoleName::Admin => Role::Admin,
        },
        accounts: match arguments.accounts.as_str() {
            "all" => AccountScope::All,
            list => AccountScope::Only(list.split(',').map(|id| id.trim().to_owned()).collect()),
        },
        expires_at: now.plus(arguments.expires_minutes * MINUTE),
    };
    println!("{}", tokens::mint(config, Purpose::Bearer, &caller, now)?.reveal());
    Ok(())
}
