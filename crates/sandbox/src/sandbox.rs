//! The one thing every handler shares.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::state::State;
use crate::state::settings::Settings;
use crate::webhooks::queue::Webhooks;

/// The sandbox: its state, the way out for its webhooks, and the address it is reached at.
#[derive(Debug)]
pub(crate) struct Sandbox {
    /// Base URL of this sandbox, for the addresses of media.
    pub(crate) url: String,
    pub(crate) webhooks: Webhooks,
    state: Mutex<State>,
}

/// What axum hands to handlers.
pub(crate) type Shared = Arc<Sandbox>;

impl Sandbox {
    pub(crate) fn start(url: String, backend: String, settings: Settings) -> Shared {
        Arc::new(Self { state: Mutex::new(State::new(&url, settings)), webhooks: Webhooks::start(backend), url })
    }

    /// Locks the state; never held across an await.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
