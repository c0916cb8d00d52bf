//! The indexes of the first schema: what must be unique, and what is asked for often.

use super::super::index::index;
use sea_orm_migration::prelude::*;

pub(super) fn all() -> Vec<IndexCreateStatement> {
    let mut indexes = unique();
    indexes.extend(asked_for());
    indexes
}

fn unique() -> Vec<IndexCreateStatement> {
    vec![
        index("accounts", &["network", "network_id"]).unique().take(),
        index("changes", &["network", "network_account_id", "event_id"]).unique().take(),
        index("consumers", &["account_id", "network_id"]).unique().take(),
        index("conversations", &["account_id", "consumer_id"]).unique().take(),
        index("messages", &["account_id", "network_id"]).unique().take(),
        index("posts", &["account_id", "network_id"]).unique().take(),
        index("deliveries", &["client_id", "ordinal"]).unique().take(),
        index("media", &["owner_kind", "owner_id", "position"]).unique().take(),
    ]
}

fn asked_for() -> Vec<IndexCreateStatement> {
    vec![
        index("messages", &["conversation_id", "sent_at", "id"]).take(),
        index("messages", &["conversation_id", "arrived_at"]).take(),
        index("messages", &["account_id", "parent_network_id"]).take(),
        index("conversations", &["state", "last_at"]).take(),
        index("conversations", &["assignee_id", "state"]).take(),
        index("changes", &["state", "id"]).take(),
        index("changes", &["consumer_key", "state", "id"]).take(),
        index("changes", &["subject"]).take(),
        index("changes", &["inbox_id"]).take(),
        index("inbox", &["received_at"]).take(),
        index("inbox", &["state"]).take(),
        index("deliveries", &["state", "id"]).take(),
        index("deliveries", &["account_id", "lane", "conversation_id", "state", "id"]).take(),
        index("deliveries", &["message_id"]).take(),
        index("deliveries", &["account_id", "network_id"]).take(),
        index("commands", &["account_id", "created_at"]).take(),
        index("events", &["at"]).take(),
    ]
}
