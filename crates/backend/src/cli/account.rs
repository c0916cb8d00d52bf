//! `backend account`

use crate::config::Config;
use crate::service::accounts::{self, NewAccount};
use crate::service::app_state::AppState;
use crate::service::clock::SystemClock;
use crate::store;
use crate::store::entities::account;
use clap::{Args, Subcommand, ValueEnum};
use sea_orm::EntityTrait;
use social_messaging_domain::conversation::Capability;
use social_messaging_domain::limits::Preset;
use social_messaging_domain::networks::Network;
use std::error::Error;
use std::sync::Arc;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Connects a Page or an X account; one that is known is connected again with what is given.
    Add(Add),
    /// Switches an account off: nothing is sent from it, and nothing taken in.
    Disable(Which),
    /// Switches an account on again.
    Enable(Which),
    /// Whether public messages make and feed conversations.
    Public {
        #[arg(value_enum)]
        lane: Switch,
        #[command(flatten)]
        which: Which,
    },
    /// Lists the accounts.
    List,
}

#[derive(Args)]
pub(super) struct Add {
    /// The network.
    #[arg(long, value_enum)]
    network: NetworkName,
    /// Its number on the network.
    #[arg(long)]
    id: String,
    /// The name that agents read.
    #[arg(long)]
    name: String,
    /// Its user name, without @ (m.me link, handle).
    #[arg(long)]
    username: Option<String>,
    /// The page token (Facebook) or the user's access token (X).
    #[arg(long, env = "BRAND_ACCOUNT_TOKEN", hide_env_values = true)]
    token: String,
    /// The app secret (Facebook) or the consumer secret (X): it signs the webhooks.
    #[arg(long, env = "BRAND_ACCOUNT_SECRET", hide_env_values = true)]
    secret: String,
    /// The limits that it goes by.
    #[arg(long, value_enum, default_value = "seeds")]
    preset: PresetName,
    /// Something that its plan and permissions allow; may be given several times.
    #[arg(long = "capability", value_enum)]
    capabilities: Vec<CapabilityName>,
    /// Whether public messages make and feed conversations.
    #[arg(long, value_enum, default_value = "on")]
    public: Switch,
    /// The application that it sends as, in place of the configuration's.
    #[arg(long)]
    app_id: Option<String>,
}

#[derive(Args)]
pub(super) struct Which {
    /// The account's identifier here, or its number on the network.
    #[arg(long)]
    id: String,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Switch {
    On,
    Off,
}

#[derive(Clone, Copy, ValueEnum)]
enum NetworkName {
    Facebook,
    X,
}

#[derive(Clone, Copy, ValueEnum)]
enum PresetName {
    /// Comment 5,000, Messenger 640.
    Seeds,
    /// What the networks take today: comment 8,000, Messenger 2,000.
    Current,
}

#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum CapabilityName {
    /// Like and unlike as the brand.
    Like,
    /// Answer in Messenger up to seven days after the consumer's last message.
    HumanAgent,
    /// Send one direct answer to a public message.
    PrivateReplies,
    /// Put a link to a direct conversation into a public answer.
    DirectLink,
    /// Hide what others wrote, and block people.
    Moderate,
}

pub(super) async fn carry_out(config: Config, command: Command) -> Result<(), Box<dyn Error>> {
    let database = store::open(&config.database).await?;
    let state = AppState::new(config, database, Arc::new(SystemClock))?;
    match command {
        Command::Add(add) => {
            let id = accounts::add(&state, add.into()).await?;
            say(&format!("connected {id}"));
        }
        Command::Disable(which) => change(&state, &which, |row| row.enabled = false).await?,
        Command::Enable(which) => change(&state, &which, |row| row.enabled = true).await?,
        Command::Public { lane, which } => change(&state, &which, |row| row.public_lane = lane == Switch::On).await?,
        Command::List => list(&state).await?,
    }
    state.database.close().await?;
    Ok(())
}

async fn change(
    state: &AppState,
    which: &Which,
    change: impl Fn(&mut account::Model) + Send + Sync,
) -> Result<(), Box<dyn Error>> {
    let Some(row) = accounts::change(state, &which.id, change).await? else {
        return Err(format!("there is no account {}", which.id).into());
    };
    say(&line(&row));
    Ok(())
}

async fn list(state: &AppState) -> Result<(), Box<dyn Error>> {
    for row in account::Entity::find().all(&state.database).await? {
        say(&line(&row));
    }
    Ok(())
}

/// Without the secrets.
fn line(row: &account::Model) -> String {
    let state = match (row.enabled, row.reauthorize) {
        (false, _) => "disabled",
        (true, true) => "to be connected again",
        (true, false) => "active",
    };
    let public = if row.public_lane { "on" } else { "off" };
    format!("{}  {}  {}  {}  {state}  public {public}  {}", row.id, row.network, row.network_id, row.name, row.preset)
}

#[expect(clippy::print_stdout, reason = "the command's result")]
fn say(text: &str) {
    println!("{text}");
}

impl From<Add> for NewAccount {
    fn from(add: Add) -> Self {
        Self {
            network: match add.network {
                NetworkName::Facebook => Network::Facebook,
                NetworkName::X => Network::X,
            },
            network_id: add.id,
            name: add.name,
            username: add.username.map(|name| name.trim_start_matches('@').to_owned()).filter(|name| !name.is_empty()),
            token: add.token,
            secret: add.secret,
            preset: match add.preset {
                PresetName::Seeds => Preset::Seeds,
                PresetName::Current => Preset::Current,
            },
            capabilities: add.capabilities.into_iter().map(Capability::from).collect(),
            public_lane: add.public == Switch::On,
            app_id: add.app_id.filter(|id| !id.is_empty()),
        }
    }
}

impl From<CapabilityName> for Capability {
    fn from(name: CapabilityName) -> Self {
        match name {
            CapabilityName::Like => Self::Like,
            CapabilityName::HumanAgent => Self::HumanAgent,
            CapabilityName::PrivateReplies => Self::PrivateReplies,
            CapabilityName::DirectLink => Self::DirectLink,
            CapabilityName::Moderate => Self::Moderate,
        }
    }
}
