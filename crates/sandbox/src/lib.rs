//! A stand-in for graph.facebook.com and api.x.com on loopback, one state in memory.
//!
//! It imports nothing of the product, so that a mistake in the product's reading of a network cannot cancel itself out.
//! In reading order: [`connection`] accepts (and cuts) connections, [`intercept`] records calls and plays ordered faults,
//! [`graph`] and [`x`] are the two networks' APIs over one [`state`], [`webhooks`] carries what happened to the backend,
//! [`media`] serves pictures, [`control`] is for tests and the demo only, and [`cast`] is the demo's people and their stories.

mod cast;
mod clock;
mod connection;
mod control;
mod form;
mod graph;
mod intercept;
mod media;
mod sandbox;
mod state;
mod webhooks;
mod x;

use std::net::SocketAddr;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use state::accounts::{
    FACEBOOK_APP_ID, FACEBOOK_APP_SECRET, FACEBOOK_PAGE_ID, FACEBOOK_PAGE_TOKEN, FACEBOOK_VERIFY_TOKEN, X_ACCOUNT_ID,
    X_CONSUMER_SECRET, X_USER_TOKEN,
};

use connection::{CuttableListener, Switch};
use sandbox::Sandbox;
use state::settings::Settings;

/// How to start a sandbox.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address to listen on; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Base address of the backend, without a path; webhooks go to `{backend}/webhooks/facebook` and `/webhooks/x`.
    pub backend: String,
    /// Whether consumers answer by themselves after they were answered.
    pub answers: bool,
}

/// A running sandbox; it stops when [`Handle::stop`] is called or its runtime ends.
#[derive(Debug)]
pub struct Handle {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Handle {
    /// The address it listens on, with the port that was taken.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its base URL, such as `http://127.0.0.1:4711`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Stops listening at once.
    pub fn stop(&self) {
        self.task.abort();
    }
}

/// Starts a sandbox and returns when it listens.
///
/// # Errors
/// The address cannot be listened on.
pub async fn serve(config: Config) -> std::io::Result<Handle> {
    let listener = TcpListener::bind(config.listen).await?;
    let address = listener.local_addr()?;
    let settings = Settings { answers: config.answers, ..Settings::default() };
    let sandbox = Sandbox::start(format!("http://{address}"), config.backend, settings);
    let networks = Router::new()
        .nest("/graph", graph::router())
        .nest("/x", x::router())
        .layer(from_fn_with_state(sandbox.clone(), intercept::intercept))
        .layer(DefaultBodyLimit::disable());
    let router = Router::new()
        .merge(networks)
        .nest("/media", media::router())
        .nest("/sandbox", control::router())
        .with_state(sandbox);
    let service = router.into_make_service_with_connect_info::<Switch>();
    let task = tokio::spawn(async move {
        if let Err(error) = axum::serve(CuttableListener(listener), service).await {
            tracing::error!(%error, "the sandbox stopped");
        }
    });
    Ok(Handle { address, task })
}
