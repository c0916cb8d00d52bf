//! What the backend answers to what was posted.

use super::Model;
use crate::api::ApiError;
use crate::state::effect::Effect;
use crate::state::notice::Notice;
use crate::state::outgoing::Local;
use social_messaging_domain::commands::{Command, CommandAccepted};
use social_messaging_domain::ids::ClientId;
use social_messaging_domain::message::MessageState;

impl Model {
    pub(super) fn take_accepted(&mut self, accepted: CommandAccepted) {
        let Some(pending) = self.pending.remove(&accepted.client_id) else { return };
        self.revision += 1;
        if matches!(pending.command, Command::Send(_)) {
            // Its place comes with the stream; until then it stays where it is, as the backend has it.
            if let Some(outgoing) = self.outgoing.get_mut(&accepted.client_id) {
                outgoing.message = accepted.message;
                outgoing.local = Local::Stored;
                let kept = outgoing.clone();
                self.orders.push(Effect::ForgetOutgoing(Box::new(kept)));
            }
            return;
        }
        if matches!(pending.command, Command::Cancel(_)) && accepted.message.state == MessageState::Cancelled {
            self.restore(&accepted.message);
        }
        if !is_like(&pending.command) {
            let message = &accepted.message.id;
            let is_over = |it: &Notice| matches!(it, Notice::CommandRefused { message: of, .. } if of == message);
            self.notices.retain(|posted| !is_over(&posted.notice));
        }
        if let Some(open) = self.open.as_mut().filter(|_| !pending.overtaken) {
            open.transcript.take_changed(accepted.message);
        }
    }

    pub(super) fn take_refused(&mut self, id: &ClientId, error: ApiError) {
        let Some(pending) = self.pending.remove(id) else { return };
        self.revision += 1;
        let Some(message) = pending.message_id().cloned() else {
            if let Some(outgoing) = self.outgoing.get_mut(id) {
                outgoing.local = Local::NotSent(error);
            }
            return;
        };
        self.post(if is_like(&pending.command) {
            Notice::LikeRefused { message, error }
        } else {
            Notice::CommandRefused { message, error }
        });
    }
}

const fn is_like(command: &Command) -> bool {
    matches!(command, Command::Like(_) | Command::Unlike(_))
}
