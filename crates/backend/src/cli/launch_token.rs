//! `backend launch-token`

use super::who::Who;
use crate::config::Config;
use crate::service::clock::{Clock, SystemClock};
use crate::service::launch::sign::{self, Launch};
use clap::Args;
use social_messaging_domain::time::MINUTE;
use std::error::Error;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    who: Who,
    /// The language that the widget speaks, as de; its own choice when missing.
    #[arg(long)]
    language: Option<String>,
    /// The name of the key; the first of HS256 when missing.
    #[arg(long)]
    kid: Option<String>,
    /// How long it can be traded.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(i64).range(1..=60))]
    expires_minutes: i64,
}

#[expect(clippy::print_stdout, reason = "the token is the command's result")]
pub(super) fn print(config: &Config, arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let (now, who) = (SystemClock.now(), arguments.who);
    let launch = Launch {
        name: who.name(),
        role: who.role(),
        accounts: who.accounts(),
        agent: who.agent,
        language: arguments.language,
        expires_at: now.plus(arguments.expires_minutes * MINUTE),
    };
    println!("{}", sign::sign(config, arguments.kid.as_deref(), launch, now)?.reveal());
    Ok(())
}
