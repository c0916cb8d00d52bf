//! Values of attributes.

/// "true" or "false", since ARIA's states want a word where HTML's want presence.
#[must_use]
pub const fn flag(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// What takes part in the Tab order, and what is only focused by arrows or by code.
#[must_use]
pub const fn tab_index(is_stop: bool) -> &'static str {
    if is_stop { "0" } else { "-1" }
}
