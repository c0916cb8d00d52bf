//! The demo's cast: its people (`cast/people.json`), their stories (`cast/scenes.json`), one very long conversation, and what
//! they answer when they are answered.

pub(crate) mod answers;
pub(crate) mod long;
pub(crate) mod scenes;
