//! The project's commands, each of which sets up what it needs on a fresh machine:
//! `cargo xtask demo`, `cargo xtask test`, `cargo xtask size`, `cargo xtask first-view`,
//! `cargo xtask emoji`, `cargo xtask api-docs` and `cargo xtask bench`.

mod api_docs;
mod bench;
mod command;
mod command_line;
mod demo;
mod emoji;
mod http;
mod installation;
mod interrupt;
mod size;
mod test;
mod tools;
mod user;
mod widget_build;
mod workspace;

use std::process::ExitCode;

use command_line::Order;
use workspace::Workspace;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let order = command_line::parse(lexopt::Parser::from_env())?;
    let workspace = Workspace::locate();
    match order {
        Order::Help => {
            print!("{}", command_line::HELP);
            Ok(ExitCode::SUCCESS)
        }
        Order::Demo(options) => demo::run(&workspace, &options),
        Order::Test(only) => test::run(&workspace, only),
        Order::Size => size::run(&workspace),
        Order::FirstView => widget_build::record(&workspace),
        Order::Emoji => emoji::write(&workspace),
        Order::ApiDocs => api_docs::write(&workspace),
        Order::Bench => bench::run(&workspace),
    }
}
