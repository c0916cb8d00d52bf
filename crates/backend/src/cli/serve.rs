//! `backend serve`

use crate::config::Config;
use crate::http::app;
use crate::service::app_state::AppState;
use crate::service::clock::SystemClock;
use crate::service::{stream, vault, workers};
use crate::store;
use clap::Args;
use std::error::Error;
use std::io::IsTerminal;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// How often the event log is trimmed.
const TRIMMING: Duration = Duration::from_secs(60 * 60);

/// How long workers may take to put down what they have in hand.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Args)]
pub(super) struct Arguments {
    /// Where to listen, in place of the configuration's `listen`; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

#[expect(clippy::print_stdout, reason = "whoever started it waits for this line")]
pub(super) async fn serve(config: Config, arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let filter = EnvFilter::try_new(&config.log).map_err(|error| format!("log: {error}"))?;
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours).init();
    let address = arguments.listen.unwrap_or(config.listen);
    let listener = TcpListener::bind(address).await.map_err(|error| format!("cannot listen on {address}: {error}"))?;
    let database = store::open(&config.database).await?;
    let state = AppState::new(config, database, Arc::new(SystemClock))?;
    let sealed = vault::bring_up_to_date(&state).await?;
    if sealed > 0 {
        tracing::info!(accounts = sealed, "secrets of brand accounts are kept anew");
    }
    let workers = workers::start(&state);
    let trimming = tokio::spawn(trim(state.clone()));
    println!("backend listening on http://{}", listener.local_addr()?);
    let shutdown = state.shutdown.clone();
    let served = axum::serve(listener, app(state.clone()).into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            asked_to_end().await;
            tracing::info!("ending");
            // The streams never end by themselves, and the server waits for them.
            shutdown.cancel();
        });
    served.await?;
    trimming.abort();
    if tokio::time::timeout(PATIENCE, workers.ended()).await.is_err() {
        tracing::warn!("workers did not end in time; their leases run out");
    }
    state.database.close().await?;
    Ok(())
}

async fn trim(state: AppState) {
    let mut hourly = tokio::time::interval(TRIMMING);
    loop {
        hourly.tick().await;
        match stream::trim(&state).await {
            Ok(0) => {}
            Ok(entries) => tracing::info!(entries, "the event log was trimmed"),
            Err(error) => tracing::error!(%error, "the event log was not trimmed"),
        }
    }
}

async fn asked_to_end() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
