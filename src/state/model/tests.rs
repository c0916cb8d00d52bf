//! What the model does, without a browser.

mod administration;
mod attaching;
mod drafts;
mod emoji;
mod finding;
mod flow;
mod guard;
mod history;
mod hosted;
mod liking;
mod measuring;
mod media;
mod mentioning;
mod other_tabs;
mod person;
mod related;
mod replies;
mod sending;
mod session;
mod standing;
mod targets;
mod window;
mod world;
