//! The `sandbox` command: Meta's Graph API and X's API v2 on loopback.

use std::net::SocketAddr;

use clap::Parser;
use social_messaging_sandbox::{Config, serve};

/// A stand-in for graph.facebook.com and api.x.com, for the demo and for tests.
///
/// Graph is served under /graph, the X API under /x, media under /media and the test control under /sandbox.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Address to listen on; port 0 takes a free one and says which.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Where webhooks go: `{backend}/webhooks/facebook` and `{backend}/webhooks/x`.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    backend: String,
    /// Consumers answer a few seconds after they were answered.
    #[arg(long)]
    answers: bool,
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    let handle =
        serve(Config { listen: arguments.listen, backend: arguments.backend, answers: arguments.answers }).await?;
    println!("sandbox listening on {}", handle.url());
    tokio::signal::ctrl_c().await?;
    handle.stop();
    Ok(())
}
