//! The command line.

use crate::config::{Config, FILE_VARIABLE};
use clap::{Parser, Subcommand};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

mod account;
mod launch_token;
mod serve;
mod token;
mod who;

/// Receives both networks' webhooks, keeps the conversations, carries the answers out.
///
/// The configuration is a TOML file; each key can be overridden by an environment variable: `SOCIAL_MESSAGING_LISTEN`
/// for `listen`, `SOCIAL_MESSAGING_FACEBOOK_GRAPH_URL` for `graph_url` in `[facebook]`.
#[derive(Parser)]
#[command(name = "backend", version, after_long_help = KEYS)]
struct Arguments {
    /// The configuration.
    #[arg(long, global = true, value_name = "FILE", env = FILE_VARIABLE)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the API, the webhooks and the widget, and works deliveries off, until it is told to end.
    Serve(serve::Arguments),
    /// Manages the brand accounts; a running backend follows at once.
    #[command(subcommand)]
    Account(account::Command),
    /// Prints a bearer token to sign in with.
    Token(token::Arguments),
    /// Prints a launch token, signed with a configured HS256 key as an integrator's server would: to try things out.
    LaunchToken(launch_token::Arguments),
}

const KEYS: &str = "\
Keys of the configuration, with their defaults:
  listen = \"127.0.0.1:8080\"       where to listen; port 0 takes a free one
  database = \"sqlite://social-messaging.sqlite?mode=rwc\"   or postgres://…
  widget_directory = \"dist\"       the built widget
  undo_seconds = 5                how long a public answer can be taken back, 0 to 60
  log = \"info\"                    what is logged, as tracing's filters are written
  public_url                      the address that browsers know; with https:// they are told to speak TLS for a year
  trusted_proxies = []            addresses, and networks as 10.0.0.0/8, whose X-Forwarded-For and -Proto count
  [limits]                        requests a minute, as many at once; webhooks and the widget's files are not counted
  agent_requests = 1200           of an agent, on all pages together
  address_requests = 3000         of an address, without a valid token
  [session]
  secret                          signs tokens; at least 32 bytes, no default
  audience = \"social-messaging\"   the aud of tokens
  lifetime_minutes = 60           how long a bearer token lasts, 1 to 1440
  [storage]                       the tokens and secrets of brand accounts in the database
  key                             seals them: 32 bytes in base64, as openssl rand -base64 32 prints; no default
  old_keys = []                   what sealed them before; a start seals them anew with the key
  plain = false                   true keeps them as they are, in place of a key
  [embedding]
  hosts = []                      who may frame the widget: origins, as https://desk.example, or https://*.desk.example
                                  for all below; nobody by default
  adapter                         own, liveperson, chatwoot, genesys, zendesk or none; the page finds out by default
  [launch]                        tokens that an integrator's own server signs, each traded once for a session
  audience = \"social-messaging-launch\"   the aud of the tokens
  longest_minutes = 10            how far off the end of a token may be, 1 to 60
  [[launch.keys]]                 one or more; the kid of a token's header chooses
  kid                             the key's name
  algorithm                       HS256, RS256 or EdDSA: no token is taken that is signed in another way
  secret                          of HS256: at least 32 bytes
  public_key                      of RS256 and EdDSA: a public key in PEM
  [facebook]
  graph_url = \"https://graph.facebook.com\"
  version = \"v25.0\"
  verify_token                    what Facebook says when it registers the webhook
  app_id                          the application that we send as
  [x]
  api_url = \"https://api.x.com\"
  [media]
  allow_loopback = false          files on this very machine, for demos and tests
  extra_hosts = []                hosts beside the networks' own
  [retention]
  raw_days = 7                    raw webhooks and the event log, 1 to 365
  audit_days = 365                who did what in public, changed settings or was launched, 1 to 3650";

/// Reads the command line and does what it says; a mistake is told in words.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match carry_out(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

fn carry_out(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let config = Config::load(arguments.config.as_deref())?;
    let runtime = tokio::runtime::Runtime::new()?;
    match arguments.command {
        Command::Serve(arguments) => runtime.block_on(serve::serve(config, arguments)),
        Command::Account(command) => runtime.block_on(account::carry_out(config, command)),
        Command::Token(arguments) => token::print(&config, arguments),
        Command::LaunchToken(arguments) => launch_token::print(&config, arguments),
    }
}

#[expect(clippy::print_stderr, reason = "the command line tells its user")]
fn tell(error: &dyn Error) {
    eprintln!("backend: {error}");
}
