//! How much of a transcript is loaded and drawn at once.

/// How many messages are asked for at once.
pub const PAGE: u32 = 40;
/// As few loaded messages as this beyond an end of what is drawn, and more are asked for.
pub const AHEAD: u32 = 20;
/// How many messages are drawn at first: enough to begin to read.
pub const FIRST: u32 = 4;
/// How many are drawn at first on each side of one that is gone to: enough to bring it to the middle.
pub const AROUND: u32 = 4;
/// How many are drawn further at once: drawing takes time in which the page answers to nobody, so it goes by small
/// steps, one between two frames.
pub const STEP: u32 = 2;
/// How many messages are drawn at most: those of the highest screen and what is drawn ahead of it at both ends. Each costs
/// something in every frame in which the feed grows.
pub const SHOWN: u32 = 64;
/// How many go at the other end when there are that many, in a step of their own: every message that stays is painted
/// anew then.
pub const LEAVING: u32 = 8;
