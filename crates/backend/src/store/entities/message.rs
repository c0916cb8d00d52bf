//! One message of a conversation.

use sea_orm::entity::prelude::*;

/// One message of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "messages")]
pub struct Model {
    /// Ours; of what an agent sent, the identifier of the intent.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The conversation.
    pub conversation_id: String,
    /// The brand account.
    pub account_id: String,
    /// The network's number; unique in an account.
    pub network_id: Option<String>,
    /// The kind's code.
    pub kind: String,
    /// The visibility's code.
    pub visibility: String,
    /// The author kind's code.
    pub author_kind: String,
    /// The name as it was told.
    pub author_name: Option<String>,
    /// The author's number on the network.
    pub author_network_id: Option<String>,
    /// The agent who wrote it.
    pub agent_id: Option<String>,
    /// As it is to be read; empty once erased.
    pub text: String,
    /// The text as search compares it.
    pub folded: String,
    /// Who is named in it.
    pub mentions: Json,
    /// When it was written; the order of a conversation.
    pub sent_at: i64,
    /// When we learned of it.
    pub arrived_at: i64,
    /// When it was changed last.
    pub edited_at: Option<i64>,
    /// Whether it is gone.
    pub deleted: bool,
    /// Whether it is hidden from others.
    pub hidden: bool,
    /// When it was last hidden or shown, as the network tells.
    pub hidden_at: Option<i64>,
    /// Whether it stands under an advertisement.
    pub on_ad: bool,
    /// The message that it answers.
    pub answers_id: Option<String>,
    /// What it stands under directly.
    pub parent_network_id: Option<String>,
    /// The post that it belongs to.
    pub post_network_id: Option<String>,
    /// Where an answer to it is put, when not under itself.
    pub answer_under: Option<String>,
    /// The like state's code.
    pub like_state: String,
    /// When the like last came or went, as the network or the agent tells.
    pub like_at: Option<i64>,
    /// What is being done about it, or was refused.
    pub moderation: Option<Json>,
    /// Its page on the network.
    pub permalink: Option<String>,
    /// The message state's code.
    pub state: String,
    /// While held: when it goes out.
    pub held_until: Option<i64>,
    /// While failed: why.
    pub failure: Option<Json>,
    /// The lane of what goes out.
    pub lane: Option<String>,
    /// Whether its one private reply was sent or is being sent.
    pub private_reply_used: bool,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
