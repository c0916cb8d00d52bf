//! What the browser gives: clock, Intl, storage, address, identifiers. The only place with web-sys beside `api` and the views' own nodes.

pub mod address;
pub mod chosen;
pub mod clock;
pub mod editing;
pub mod height;
pub mod identifiers;
pub mod idle;
pub mod intl;
pub mod layout;
pub mod listen;
pub mod normalize;
pub mod page;
pub mod panic;
pub mod rest;
pub mod sound;
pub mod storage;
pub mod tabs;
pub mod timer;
