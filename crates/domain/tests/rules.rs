//! The rules of the composer: what is offered when, and what a draft becomes.

#[path = "rules/default_visibility.rs"]
mod default_visibility;
#[path = "rules/files.rs"]
mod files;
#[path = "rules/given.rs"]
mod given;
#[path = "rules/mentions.rs"]
mod mentions;
#[path = "rules/moderation.rs"]
mod moderation;
#[path = "rules/networks.rs"]
mod networks;
#[path = "rules/offers.rs"]
mod offers;
#[path = "rules/people.rs"]
mod people;
#[path = "rules/plan.rs"]
mod plan;
#[path = "rules/replies.rs"]
mod replies;
#[path = "rules/settings.rs"]
mod settings;
