//! Where a page of a list begins, opaque on the wire.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Writes the fields of a place. Only the last may have spaces.
#[must_use]
pub fn write<const FIELDS: usize>(fields: [&str; FIELDS]) -> String {
    URL_SAFE_NO_PAD.encode(fields.join(" "))
}

/// Reads what [`write`] gave; `None` for anything else.
#[must_use]
pub fn read<const FIELDS: usize>(text: &str) -> Option<[String; FIELDS]> {
    let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let fields: Vec<String> = decoded.splitn(FIELDS, ' ').map(str::to_owned).collect();
    fields.try_into().ok()
}

/// The page of `limit` rows from one row more, which tells that there is a next page, and where that begins.
#[must_use]
pub fn cut<T>(mut rows: Vec<T>, limit: u64, place: impl FnOnce(&T) -> String) -> (Vec<T>, Option<String>) {
    let more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(place);
    (rows, next)
}
