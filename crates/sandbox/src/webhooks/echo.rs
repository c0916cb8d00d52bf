//! What an accepted call comes back as, when and how the settings say.

use std::time::Duration;

use super::{Update, deliveries};
use crate::sandbox::Shared;
use crate::state::settings::EchoOrder;

/// Updates of one call usually travel alone; a message with its attachments travels together.
const BATCH: usize = 25;
/// A backend that waits for the call's answer before it takes webhooks must not block the call for ever.
const PATIENCE: Duration = Duration::from_secs(10);
/// What an answer needs to be on its way before the webhook follows it.
const AFTER_RESPONSE: Duration = Duration::from_millis(40);

/// Reports what a call did: before the call is answered or afterwards, or not at all.
pub(crate) async fn come_back(sandbox: &Shared, updates: Vec<Update>) {
    let settings = sandbox.state().settings.clone();
    if !settings.echo || updates.is_empty() {
        return;
    }
    let bodies = deliveries(&updates, BATCH);
    let delay = Duration::from_millis(settings.echo_delay_ms);
    if settings.echo_order == EchoOrder::BeforeResponse {
        tokio::time::sleep(delay).await;
        if tokio::time::timeout(PATIENCE, sandbox.webhooks.deliver(bodies)).await.is_err() {
            tracing::warn!("the backend did not take an echo in time; the call is answered anyway");
        }
        return;
    }
    let sandbox = sandbox.clone();
    tokio::spawn(async move {
        tokio::time::sleep(delay.max(AFTER_RESPONSE)).await;
        for body in bodies {
            // Nobody waits for it, and the queue keeps the order.
            drop(sandbox.webhooks.enqueue(body));
        }
    });
}
