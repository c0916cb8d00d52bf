//! `backend token`

use super::who::Who;
use crate::config::Config;
use crate::service::access::Caller;
use crate::service::clock::{Clock, SystemClock};
use crate::service::tokens::{self, Purpose};
use clap::Args;
use social_messaging_domain::time::MINUTE;
use std::error::Error;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    who: Who,
    /// How long it lasts, and everything that it is traded for.
    #[arg(long, default_value_t = 720, value_parser = clap::value_parser!(i64).range(1..=525_600))]
    expires_minutes: i64,
}

#[expect(clippy::print_stdout, reason = "the token is the command's result")]
pub(super) fn print(config: &Config, arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let (now, who) = (SystemClock.now(), arguments.who);
    let caller = Caller {
        name: who.name(),
        role: who.role(),
        accounts: who.accounts(),
        agent: who.agent.into(),
        expires_at: now.plus(arguments.expires_minutes * MINUTE),
    };
    println!("{}", tokens::mint(config, Purpose::Bearer, &caller, now)?.reveal());
    Ok(())
}
