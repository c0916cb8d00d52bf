//! Time as each network writes it.

use jiff::Timestamp;

/// Graph: `2026-05-28T20:26:49+0000`.
pub(crate) fn graph(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S+0000").to_string()
}

/// X API v2: `2026-08-12T18:00:00.000Z`.
pub(crate) fn x(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// X v1.1 shapes (Account Activity API): `Wed Aug 12 18:00:00 +0000 2026`.
pub(crate) fn x_legacy(at: Timestamp) -> String {
    at.strftime("%a %b %d %H:%M:%S +0000 %Y").to_string()
}

/// Whole seconds from `earlier` to `later`; negative when the order is the other way round.
pub(crate) fn seconds_between(earlier: Timestamp, later: Timestamp) -> i64 {
    later.as_second() - earlier.as_second()
}
