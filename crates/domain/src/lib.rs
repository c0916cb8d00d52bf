//! The model, the rules and the wire types of Social Messaging.
//!
//! No I/O, no clock, no randomness: whoever asks brings the time. The widget asks the rules to draw, the backend
//! asks them again to decide, so both always agree. Enums go out as codes; the widget words them.
//!
//! In reading order: what things are called ([`ids`], [`time`], [`visibility`], [`networks`], [`limits`], [`files`]), what a
//! conversation is made of ([`message`], [`profile`], [`person`], [`context`], [`conversation`], [`work`],
//! [`presence`], [`settings`]), what may be done with it
//! ([`composer`], [`moderation`], [`guard`], [`mentions`], [`replies`], [`text`]), how it travels ([`commands`], [`api`], [`audit`], [`embedding`], [`events`], [`problem`]) and
//! another product's contract that we speak ([`liveperson`]).

pub mod ids;
pub mod time;
pub mod visibility;

pub mod files;
pub mod limits;
pub mod networks;

pub mod context;
pub mod conversation;
pub mod message;
pub mod person;
pub mod presence;
pub mod profile;
pub mod replies;
pub mod settings;
pub mod work;

pub mod composer;
pub mod guard;
pub mod mentions;
pub mod moderation;
pub mod text;

pub mod api;
pub mod audit;
pub mod commands;
pub mod embedding;
pub mod events;
pub mod problem;

pub mod liveperson;
