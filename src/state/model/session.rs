//! Who is signed in, and whether the backend is heard.

use super::{Connection, Model, SessionInfo};
use crate::api::ApiError;
use crate::state::effect::Effect;
use crate::state::load::Load;
use crate::state::outgoing::Local;

impl Model {
    pub(super) fn take_session(&mut self, session: SessionInfo) {
        let me = session.agent.id.clone();
        match self.session.loaded().map(|known| known.agent.id == me) {
            // Somebody else signed in at this browser: what this page shows is not theirs.
            Some(false) => return self.end_session(),
            Some(true) => {}
            None => {
                if self.agent.as_ref().is_some_and(|agent| *agent != me) {
                    self.begin_anew();
                }
                self.agent = Some(me.clone());
                self.connection = Connection::Connecting;
                self.orders.extend([Effect::ReadKept(me), Effect::OpenStream]);
            }
        }
        for account in &session.accounts {
            self.take_account(account);
        }
        self.session = Load::Loaded(session);
    }

    /// Shows nothing any more that only a session may see; what the agent wrote stays for their next one.
    #[inline(never)] // The first view does without it.
    pub(super) fn end_session(&mut self) {
        let open = self.open().cloned();
        let mut outgoing = std::mem::take(&mut self.outgoing);
        for message in outgoing.values_mut().filter(|message| message.local == Local::Sending) {
            message.local = Local::NotSent(ApiError::Unauthorized);
        }
        // Why a token was not taken says more than that there is none.
        let session = match std::mem::take(&mut self.session) {
            known @ Load::Failed(_) => known,
            _ => Load::Failed(ApiError::Unauthorized),
        };
        *self = Self {
            session,
            connection: Connection::SignedOut,
            agent: self.agent.take(),
            selected: self.selected,
            preferences: std::mem::take(&mut self.preferences),
            standing: std::mem::take(&mut self.standing),
            hosted: std::mem::take(&mut self.hosted),
            drafts: std::mem::take(&mut self.drafts),
            measured: std::mem::take(&mut self.measured),
            note_drafts: std::mem::take(&mut self.note_drafts),
            replaced: std::mem::take(&mut self.replaced),
            drafts_kept: self.drafts_kept,
            outgoing,
            now: self.now,
            minute: self.minute,
            visible: self.visible,
            orders: std::mem::take(&mut self.orders),
            revision: self.revision,
            ..Self::default()
        };
        self.show_conversation(open);
        self.orders.push(Effect::EndSession);
    }

    /// Keeps nothing of the agent who was here before: neither what they wrote nor what they saw.
    #[inline(never)] // The first view does without it.
    fn begin_anew(&mut self) {
        let open = self.open().cloned();
        let mut hosted = std::mem::take(&mut self.hosted);
        hosted.forget_found();
        *self = Self {
            preferences: std::mem::take(&mut self.preferences),
            hosted,
            now: self.now,
            minute: self.minute,
            visible: self.visible,
            orders: std::mem::take(&mut self.orders),
            revision: self.revision + 1,
            ..Self::default()
        };
        self.show_conversation(open);
    }

    pub(super) fn take_connection(&mut self, connection: Connection) {
        if self.connection == Connection::SignedOut {
            return;
        }
        if let (Connection::Resuming { .. }, Connection::Resuming { .. }) = (self.connection, connection) {
            return;
        }
        self.started |= matches!(connection, Connection::Resuming { .. });
        self.connection = connection;
        if connection == Connection::SignedOut {
            self.end_session();
        }
    }
}
