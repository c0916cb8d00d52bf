//! Writes into the signals what differs from the model.

use super::{Entities, State};
use crate::state::draft::Draft;
use crate::state::lists::ListKey;
use crate::state::model::Model;
use leptos::prelude::{UpdateValue, WithValue};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::visibility::Visibility;

impl State {
    pub(super) fn mirror(self) {
        let normalize = self.runtime.normalize;
        self.model.try_with_value(|model| {
            // First of all: what was drawn of the conversation before goes before it is drawn anew for nothing.
            self.open.keep_up(&model.open().cloned());
            self.entities.try_update_value(|entities| mirror_entities(model, entities));
            self.session.keep_up(model.session());
            self.agents.keep_up(model.agents());
            for key in ListKey::EVERY {
                self.list(key).keep_up(model.list(key));
            }
            self.shown_list.keep_up(model.shown_list());
            self.filter.keep_up(model.filter());
            self.hosted.keep_up(model.hosted());
            self.context.keep_up(model.context());
            self.viewed.keep_up(&model.viewed().cloned());
            self.detail.keep_up(model.detail());
            self.offers.keep_up(&model.offers());
            self.transcript.keep_up(&model.window());
            self.history.keep_up(model.history());
            self.media.keep_up(model.media());
            self.notes.keep_up(model.notes());
            self.person.keep_up(model.person());
            self.note_drafts.keep_up(&model.note_drafts().to_vec());
            self.emoji.keep_up(model.emoji());
            self.saved_replies.keep_up(model.saved_replies());
            self.unsettled.keep_up(model.unsettled());
            self.notices.keep_up(&model.notices().to_vec());
            let draft = model.draft();
            let text = draft.as_ref().map(|draft| normalize(&draft.text)).unwrap_or_default();
            self.count.keep_up(&model.count(&text));
            let plan = model
                .plan(&text)
                .map(|plan| plan.parts.into_iter().map(|part| part.text).filter(|text| !text.is_empty()).collect());
            self.excess.keep_up(&if plan == Err(Reason::TooLong) { model.excess(&text) } else { None });
            self.sendable.keep_up(&plan);
            self.files.keep_up(&model.files());
            self.caret.keep_up(&model.caret());
            self.draft.keep_up(&draft);
            self.drafted.keep_up(
                &Visibility::CHOICES.map(|visibility| model.draft_of(visibility).is_some_and(Draft::says_something)),
            );
            self.with_drafts.keep_up(&model.with_drafts());
            self.unsent.keep_up(&model.unsent());
            self.connection.keep_up(&model.connection());
            self.selected_list.keep_up(&model.selected());
            self.present.keep_up(&model.present().to_vec());
            self.working.keep_up(&model.is_working());
            self.preferences.keep_up(model.preferences());
            self.drafts_kept.keep_up(&model.drafts_kept());
            self.minute.keep_up(&model.minute());
        });
    }
}

fn mirror_entities(model: &Model, entities: &mut Entities) {
    if entities.open.as_ref() != model.open() {
        entities.open = model.open().cloned();
        // Rows of the conversation before hold their own handles and go with it.
        entities.messages.clear();
    }
    if entities.revision != model.revision() {
        entities.revision = model.revision();
        for (id, source) in entities.messages.iter() {
            source.keep_up(model.message(id));
        }
    }
    for (id, source) in entities.rows.iter() {
        source.keep_up(model.row(id).cloned());
    }
}
