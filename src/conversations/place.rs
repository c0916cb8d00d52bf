//! Where the list is scrolled to, so that a reload comes back to it.

use crate::state::{Edge, Intent, ListPage, State, use_state};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::Element;
use social_messaging_domain::ids::ConversationId;

/// So many rows are loaded to find the one again that the list began at.
const SEARCHED: usize = 400;

/// So many rows fill the box below the one that it begins at: with fewer it could not be scrolled that far.
const BELOW: usize = 20;

/// The place of the list in its scroll box.
#[derive(Clone, Copy)]
pub struct Place {
    /// The scroll box.
    pub node: NodeRef<html::Div>,
    state: State,
    /// The conversation to come back to, until the list was there.
    goal: StoredValue<Option<ConversationId>>,
}

impl Place {
    /// Where the agent was before the page was loaded anew, else the beginning.
    #[must_use]
    pub fn kept() -> Self {
        let state = use_state();
        let goal = state.with_model(|model| model.list_begins_at().cloned()).flatten();
        Self { node: NodeRef::new(), state, goal: StoredValue::new(goal) }
    }

    /// The box was scrolled.
    pub fn scrolled(self) {
        // Who scrolls by hand does not wait for the place of before.
        self.goal.set_value(None);
        let top = self.node.get_untracked().and_then(|node| {
            let rows = rows(&node)?;
            let passed = node.scroll_top().checked_div(rows.first_element_child()?.client_height())?;
            usize::try_from(passed).ok().filter(|passed| *passed > 0)
        });
        let row = top.and_then(|at| self.page(|page| page.ids.get(at).cloned()).flatten());
        if self.state.with_model(|model| model.list_begins_at().cloned()).flatten() != row {
            self.state.dispatch(Intent::LookAtRow(row));
        }
    }

    /// Goes back to where the list was, as soon as that row is drawn.
    pub fn settle(self) {
        let Some(goal) = self.goal.try_get_value().flatten() else { return };
        let found = self.page(|page| page.ids.iter().position(|id| *id == goal));
        let (Some(found), Some(node)) = (found, self.node.try_get_untracked().flatten()) else { return };
        let short = self.page(|page| {
            let below = page.ids.len() - found.unwrap_or(page.ids.len());
            (below < BELOW && page.ids.len() < SEARCHED).then(|| page.more.clone())
        });
        match short.flatten() {
            Some(Edge::More) => return self.state.dispatch(Intent::LoadMoreConversations),
            Some(Edge::Loading) => return,
            _ => {}
        }
        self.goal.set_value(None);
        let Some(at) = found else { return };
        if let Some(row) = rows(&node).and_then(|rows| rows.children().item(u32::try_from(at).ok()?)) {
            // By where both stand on the page: what offsets count from changes with the styles.
            let below = row.get_bounding_client_rect().top() - node.get_bounding_client_rect().top();
            node.scroll_by_with_x_and_y(0.0, below);
        }
    }

    fn page<T>(self, read: impl FnOnce(&ListPage) -> T) -> Option<T> {
        self.state.shown_list.with_untracked(|list| list.loaded().map(read))
    }
}

fn rows(node: &Element) -> Option<Element> {
    node.query_selector(".rows").ok()?
}
