//! What was asked for on the command line.

use anyhow::{Context, bail};
use lexopt::prelude::*;

/// What `cargo xtask` and `cargo xtask --help` print.
pub(crate) const HELP: &str = "\
The commands of Social Messaging. Each installs what it needs and is missing.

  cargo xtask demo [--port 8080] [--keep] [--host own|liveperson|chatwoot|genesys|zendesk]
      Builds everything, starts it with its sandbox of Facebook and X, prints the address.
      --port PORT  where the page is served (default 8080)
      --keep       go on with the database of the last demo on that port
      --host HOST  also serves a page that frames the widget as that host does, on a second port
  cargo xtask test [--only domain|backend|widget|e2e]
      Runs every check and test, or those of one part, and ends with a count.
  cargo xtask size
      Bytes of each file that the first view downloads; fails over the gate.
  cargo xtask first-view
      Finds out again which functions the first view does without; to be run when its size comes near the gate.
  cargo xtask emoji
      Writes the names and keywords of the emoji anew, after another release of their sources was named.
  cargo xtask api-docs
      Writes docs/API.md anew, after the OpenAPI document changed.
  cargo xtask bench
      What costs what: values, each with its baseline of the same run and their ratio.
";

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Print the help.
    Help,
    /// Run the demo.
    Demo(DemoOptions),
    /// Run all tests, or those of one part.
    Test(Option<Part>),
    /// Measure the download of the first view.
    Size,
    /// Write the list of the functions that the first view does without.
    FirstView,
    /// Write the emoji's names and keywords.
    Emoji,
    /// Write the page of the API.
    ApiDocs,
    /// Measure ratios.
    Bench,
}

/// How to run the demo.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DemoOptions {
    /// TCP port of the page on 127.0.0.1.
    pub(crate) port: u16,
    /// What becomes of the last demo's database.
    pub(crate) database: DemoDatabase,
    /// Whose page frames the widget, if any.
    pub(crate) host: Option<Host>,
}

/// A host of the widget that `examples/` has a page of.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(crate) enum Host {
    /// A page that embeds it by its own script.
    Own,
    /// LivePerson's Agent Workspace.
    LivePerson,
    /// A Chatwoot dashboard.
    Chatwoot,
    /// Genesys Cloud.
    Genesys,
    /// A ticket's sidebar in Zendesk.
    Zendesk,
}

impl Host {
    /// All of them.
    pub(crate) const ALL: [Self; 5] = [Self::Own, Self::LivePerson, Self::Chatwoot, Self::Genesys, Self::Zendesk];

    /// Its name on the command line, which is also its folder's.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::LivePerson => "liveperson",
            Self::Chatwoot => "chatwoot",
            Self::Genesys => "genesys",
            Self::Zendesk => "zendesk",
        }
    }
}

/// What becomes of the last demo's database.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(crate) enum DemoDatabase {
    /// It is removed, and the cast plays again.
    Fresh,
    /// The demo goes on where it was.
    Kept,
}

/// One part of the product that can be tested on its own.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(crate) enum Part {
    /// The rules.
    Domain,
    /// The backend, and the sandbox that its tests talk to.
    Backend,
    /// The widget, natively and in the browser.
    Widget,
    /// The running whole.
    EndToEnd,
}

/// Reads the command line.
///
/// # Errors
/// Names the argument that is not understood.
pub(crate) fn parse(mut arguments: lexopt::Parser) -> anyhow::Result<Order> {
    let name = match arguments.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Order::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    let order = match name.as_str() {
        "help" => Order::Help,
        "demo" => return demo(arguments),
        "test" => return test(arguments),
        "size" => Order::Size,
        "first-view" => Order::FirstView,
        "emoji" => Order::Emoji,
        "api-docs" => Order::ApiDocs,
        "bench" => Order::Bench,
        _ => bail!("there is no command '{name}': it is demo, test, size, first-view, emoji, api-docs or bench"),
    };
    match arguments.next()? {
        None => Ok(order),
        Some(Short('h') | Long("help")) => Ok(Order::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn demo(mut arguments: lexopt::Parser) -> anyhow::Result<Order> {
    let mut options = DemoOptions { port: 8080, database: DemoDatabase::Fresh, host: None };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => options.port = arguments.value()?.parse()?,
            Long("keep") => options.database = DemoDatabase::Kept,
            Long("host") => options.host = Some(host(&arguments.value()?.string()?)?),
            Short('h') | Long("help") => return Ok(Order::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Order::Demo(options))
}

fn host(name: &str) -> anyhow::Result<Host> {
    let found = Host::ALL.into_iter().find(|host| host.name() == name);
    found.with_context(|| {
        let names: Vec<&str> = Host::ALL.iter().map(|host| host.name()).collect();
        format!("there is no host '{name}': it is one of {}", names.join(", "))
    })
}

fn test(mut arguments: lexopt::Parser) -> anyhow::Result<Order> {
    let mut only = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("only") => only = Some(part(&arguments.value()?.string()?)?),
            Short('h') | Long("help") => return Ok(Order::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Order::Test(only))
}

fn part(name: &str) -> anyhow::Result<Part> {
    Ok(match name {
        "domain" => Part::Domain,
        "backend" => Part::Backend,
        "widget" => Part::Widget,
        "e2e" => Part::EndToEnd,
        _ => bail!("there is no part '{name}': it is domain, backend, widget or e2e"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(arguments: &[&str]) -> anyhow::Result<Order> {
        parse(lexopt::Parser::from_args(arguments))
    }

    #[test]
    fn the_demo_has_a_port_and_starts_afresh() {
        let expected = DemoOptions { port: 8080, database: DemoDatabase::Fresh, host: None };
        assert_eq!(order(&["demo"]).unwrap(), Order::Demo(expected));
    }

    #[test]
    fn the_demo_takes_its_options_in_any_order() {
        let expected = DemoOptions { port: 9000, database: DemoDatabase::Kept, host: Some(Host::Own) };
        assert_eq!(order(&["demo", "--keep", "--host", "own", "--port=9000"]).unwrap(), Order::Demo(expected));
    }

    #[test]
    fn a_part_is_tested_alone() {
        assert_eq!(order(&["test", "--only", "e2e"]).unwrap(), Order::Test(Some(Part::EndToEnd)));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert!(order(&["tset"]).unwrap_err().to_string().contains("'tset'"));
        assert!(order(&["test", "--only", "all"]).unwrap_err().to_string().contains("'all'"));
        assert!(order(&["size", "--gate"]).unwrap_err().to_string().contains("--gate"));
        assert!(order(&["demo", "--host", "slack"]).unwrap_err().to_string().contains("own, liveperson"));
        assert!(order(&["demo", "--port", "80800"]).unwrap_err().to_string().contains("80800"));
    }
}
