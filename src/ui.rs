//! Small parts that know their props only.

pub mod attachment;
pub mod attribute;
pub mod audience;
pub mod avatar;
pub mod choice;
pub mod dialog;
pub mod empty;
pub mod failed;
pub mod icon;
pub mod like_button;
pub mod like_link;
pub mod links;
pub mod menu;
pub mod moment;
pub mod network;
pub mod notice;
pub mod rich_text;
pub mod roving;
pub mod search_box;
pub mod select;
pub mod skeleton;
pub mod still;
pub mod suggestions;
pub mod tabs;
pub mod tool_button;
