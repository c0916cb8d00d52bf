//! Writes into the signals what differs from the model.

use super::{Entities, State};
use crate::state::lists::ListKey;
use crate::state::model::Model;
use leptos::prelude::ArcRwSignal;
use leptos::prelude::{RwSignal, Set, UpdateValue, WithUntracked, WithValue};
use social_messaging_domain::visibility::Visibility;

impl State {
    pub(super) fn mirror(self) {
        let normalize = self.runtime.normalize;
        self.model.try_with_value(|model| {
            self.entities.try_update_value(|entities| mirror_entities(model, entities));
            write(self.session, model.session());
            write(self.agents, model.agents());
            for key in ListKey::EVERY {
                write(self.list(key), model.list(key));
            }
            write(self.context, model.context());
            write(self.detail, model.detail());
            write(self.offers, &model.offers());
            write(self.transcript, &model.window());
            write(self.notices, &model.notices().to_vec());
            let draft = model.draft();
            let text = draft.as_ref().map(|draft| normalize(&draft.text)).unwrap_or_default();
            write(self.count, &model.count(&text));
            write(self.sendable, &model.plan(&text).map(|plan| plan.parts.len()));
            write(self.caret, &model.caret());
            write(self.draft, &draft);
            write(
                self.drafted,
                &Visibility::CHOICES
                    .map(|visibility| model.draft_of(visibility).is_some_and(|draft| !draft.text.is_empty())),
            );
            write(self.connection, &model.connection());
            write(self.selected_list, &model.selected());
            write(self.open, &model.open().cloned());
            write(self.working, &model.is_working());
            write(self.drafts_kept, &model.drafts_kept());
            write(self.minute, &model.minute());
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
        for (id, signal) in entities.messages.iter() {
            write_entity(signal, model.message(id));
        }
    }
    for (id, signal) in entities.rows.iter() {
        let row = model.row(id);
        if signal.with_untracked(|shown| shown.as_ref() != row) {
            signal.set(row.cloned());
        }
    }
}

fn write_entity<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|shown| *shown != value) {
        signal.set(value);
    }
}

fn write<T: Clone + PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: &T) {
    if signal.try_with_untracked(|shown| shown != value).unwrap_or_default() {
        signal.set(value.clone());
    }
}
