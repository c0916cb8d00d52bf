//! The tables of the first schema.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, blob, boolean, boolean_null, integer, json, json_null, text, text_null,
};

pub(super) fn all() -> Vec<TableCreateStatement> {
    vec![
        accounts(),
        lane_pauses(),
        agents(),
        inbox(),
        changes(),
        consumers(),
        conversations(),
        messages(),
        media(),
        posts(),
        commands(),
        deliveries(),
        events(),
        event_counter(),
        read_marks(),
    ]
}

fn accounts() -> TableCreateStatement {
    Table::create()
        .table("accounts")
        .col(text("id").primary_key())
        .col(text("network"))
        .col(text("network_id"))
        .col(text("name"))
        .col(text_null("username"))
        .col(text_null("app_id"))
        .col(text("token"))
        .col(text("secret"))
        .col(boolean("enabled"))
        .col(boolean("reauthorize"))
        .col(boolean("public_lane"))
        .col(text("preset"))
        .col(json("capabilities"))
        .col(big_integer("created_at"))
        .take()
}

fn lane_pauses() -> TableCreateStatement {
    Table::create()
        .table("lane_pauses")
        .col(text("account_id"))
        .col(text("lane"))
        .col(text("reason"))
        .col(big_integer_null("until"))
        .primary_key(Index::create().col("account_id").col("lane"))
        .take()
}

fn agents() -> TableCreateStatement {
    Table::create()
        .table("agents")
        .col(text("id").primary_key())
        .col(text("name"))
        .col(text("role"))
        .col(big_integer("seen_at"))
        .take()
}

fn inbox() -> TableCreateStatement {
    Table::create()
        .table("inbox")
        .col(big_pk_auto("id"))
        .col(text("network"))
        .col(big_integer("received_at"))
        .col(blob("body"))
        .col(text("state"))
        .take()
}

fn changes() -> TableCreateStatement {
    Table::create()
        .table("changes")
        .col(big_pk_auto("id"))
        .col(big_integer("inbox_id"))
        .col(text("network"))
        .col(text("network_account_id"))
        .col(text("event_id"))
        .col(text_null("consumer_key"))
        .col(json("payload"))
        .col(text_null("subject"))
        .col(text("state"))
        .col(integer("attempts"))
        .col(big_integer("next_attempt_at"))
        .col(text_null("lease_owner"))
        .col(big_integer_null("lease_until"))
        .col(text_null("error"))
        .col(big_integer("received_at"))
        .take()
}

fn consumers() -> TableCreateStatement {
    Table::create()
        .table("consumers")
        .col(text("id").primary_key())
        .col(text("account_id"))
        .col(text("network_id"))
        .col(text_null("name"))
        .col(text_null("handle"))
        .col(text_null("avatar_id"))
        .col(json_null("profile"))
        .col(text("profile_state"))
        .col(big_integer_null("profile_wanted_at"))
        .col(big_integer_null("fetched_at"))
        .col(boolean_null("receives_direct"))
        .take()
}

fn conversations() -> TableCreateStatement {
    Table::create()
        .table("conversations")
        .col(text("id").primary_key())
        .col(text("account_id"))
        .col(text("consumer_id"))
        .col(text_null("assignee_id"))
        .col(text_null("skill"))
        .col(text("state"))
        .col(text_null("last_message_id"))
        .col(big_integer("last_at"))
        .col(big_integer_null("waiting_since"))
        .col(text_null("last_public_id"))
        .col(big_integer_null("last_public_at"))
        .col(text_null("last_direct_id"))
        .col(big_integer_null("last_direct_at"))
        .col(big_integer_null("window_opened_at"))
        .col(big_integer_null("thread_elsewhere_until"))
        .col(big_integer("created_at"))
        .take()
}

fn messages() -> TableCreateStatement {
    Table::create()
        .table("messages")
        .col(text("id").primary_key())
        .col(text("conversation_id"))
        .col(text("account_id"))
        .col(text_null("network_id"))
        .col(text("kind"))
        .col(text("visibility"))
        .col(text("author_kind"))
        .col(text_null("author_name"))
        .col(text_null("author_network_id"))
        .col(text_null("agent_id"))
        .col(text("text"))
        .col(json("mentions"))
        .col(big_integer("sent_at"))
        .col(big_integer("arrived_at"))
        .col(big_integer_null("edited_at"))
        .col(boolean("deleted"))
        .col(boolean("hidden"))
        .col(boolean("on_ad"))
        .col(text_null("answers_id"))
        .col(text_null("parent_network_id"))
        .col(text_null("post_network_id"))
        .col(text_null("answer_under"))
        .col(text("like_state"))
        .col(text_null("permalink"))
        .col(text("state"))
        .col(big_integer_null("held_until"))
        .col(json_null("failure"))
        .col(text_null("lane"))
        .col(boolean("private_reply_used"))
        .take()
}

fn media() -> TableCreateStatement {
    Table::create()
        .table("media")
        .col(text("id").primary_key())
        .col(text("account_id"))
        .col(text("owner_kind"))
        .col(text("owner_id"))
        .col(integer("position"))
        .col(text("kind"))
        .col(text_null("source_url"))
        .col(text_null("preview_url"))
        .col(text_null("description"))
        .col(text_null("link"))
        .col(text_null("title"))
        .take()
}

fn posts() -> TableCreateStatement {
    Table::create()
        .table("posts")
        .col(text("id").primary_key())
        .col(text("account_id"))
        .col(text("network_id"))
        .col(text_null("parent_network_id"))
        .col(text_null("author_network_id"))
        .col(text_null("author_name"))
        .col(text_null("author_handle"))
        .col(text_null("avatar_id"))
        .col(text("text"))
        .col(big_integer_null("at"))
        .col(big_integer_null("likes"))
        .col(big_integer_null("comments"))
        .col(big_integer_null("shares"))
        .col(boolean("is_ad"))
        .col(text_null("permalink"))
        .col(text("state"))
        .col(big_integer_null("fetched_at"))
        .take()
}

fn commands() -> TableCreateStatement {
    Table::create()
        .table("commands")
        .col(text("client_id").primary_key())
        .col(text("agent_id"))
        .col(text("account_id"))
        .col(text("conversation_id"))
        .col(text("kind"))
        .col(text("body_hash"))
        .col(text_null("message_id"))
        .col(text("outcome"))
        .col(big_integer("created_at"))
        .take()
}

fn deliveries() -> TableCreateStatement {
    Table::create()
        .table("deliveries")
        .col(big_pk_auto("id"))
        .col(text("client_id"))
        .col(text("message_id"))
        .col(text("account_id"))
        .col(text("lane"))
        .col(text("conversation_id"))
        .col(integer("ordinal"))
        .col(text("purpose"))
        .col(json("call"))
        .col(text("state"))
        .col(big_integer_null("held_until"))
        .col(big_integer("next_attempt_at"))
        .col(integer("attempts"))
        .col(integer("looks"))
        .col(text_null("lease_owner"))
        .col(big_integer_null("lease_until"))
        .col(big_integer_null("started_at"))
        .col(text_null("network_id"))
        .col(text_null("reason"))
        .col(text_null("detail"))
        .col(boolean("retryable"))
        .col(big_integer("created_at"))
        .take()
}

fn events() -> TableCreateStatement {
    Table::create()
        .table("events")
        .col(big_integer("id").primary_key())
        .col(text("kind"))
        .col(text("account_id"))
        .col(text_null("conversation_id"))
        .col(text_null("entity_id"))
        .col(text_null("agent_id"))
        .col(big_integer("at"))
        .take()
}

fn event_counter() -> TableCreateStatement {
    Table::create().table("event_counter").col(integer("id").primary_key()).col(big_integer("value")).take()
}

fn read_marks() -> TableCreateStatement {
    Table::create()
        .table("read_marks")
        .col(text("agent_id"))
        .col(text("conversation_id"))
        .col(big_integer("arrived_at"))
        .primary_key(Index::create().col("agent_id").col("conversation_id"))
        .take()
}
