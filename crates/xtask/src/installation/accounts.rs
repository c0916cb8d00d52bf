//! The brand accounts of the sandbox, made known to the backend by its own command line.

use anyhow::bail;
use serde::Deserialize;

use super::Installation;
use crate::command::say;
use crate::http;

/// What the sandbox says of its brand accounts.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Accounts {
    accounts: Vec<Account>,
}

#[derive(Deserialize)]
struct Account {
    network: String,
    id: String,
    name: String,
    username: String,
    token: String,
    secret: String,
    app_id: Option<String>,
    verify_token: Option<String>,
}

impl Accounts {
    /// What Facebook says when it asks whether the webhook is wanted.
    pub(super) fn verify_token(&self) -> &str {
        self.accounts.iter().find_map(|account| account.verify_token.as_deref()).unwrap_or_default()
    }

    /// The id of our app on Facebook, empty when there is none.
    pub(super) fn app_id(&self) -> &str {
        self.accounts.iter().find_map(|account| account.app_id.as_deref()).unwrap_or_default()
    }
}

/// Asks the sandbox for its accounts.
///
/// # Errors
/// When it does not answer or has none.
pub(super) fn from_sandbox(sandbox: &str) -> anyhow::Result<Accounts> {
    let accounts: Accounts = http::get(&format!("{sandbox}/sandbox/accounts"))?;
    if accounts.accounts.is_empty() {
        bail!("the sandbox has no brand accounts");
    }
    Ok(accounts)
}

/// Adds every account to the backend's database.
///
/// # Errors
/// When the backend refuses one.
pub(super) fn add(installation: &Installation<'_>, accounts: &Accounts) -> anyhow::Result<()> {
    for account in &accounts.accounts {
        say("Adding", format_args!("the account {} on {}", account.name, account.network));
        let mut arguments = vec!["account", "add", "--network", &account.network, "--id", &account.id];
        arguments.extend(["--name", &account.name, "--username", &account.username]);
        arguments.extend(["--token", &account.token, "--secret", &account.secret, "--public", "on"]);
        for capability in capabilities(&account.network) {
            arguments.extend(["--capability", capability]);
        }
        if let Some(app) = &account.app_id {
            arguments.extend(["--app-id", app]);
        }
        installation.command_line(&arguments)?;
    }
    Ok(())
}

/// What these accounts may do: all that their network has.
fn capabilities(network: &str) -> &'static [&'static str] {
    match network {
        "facebook" => &["like", "human_agent", "private_replies", "direct_link", "moderate"],
        _ => &["like", "direct_link", "moderate"],
    }
}
