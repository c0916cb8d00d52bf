//! Which page of a list, and how many rows it has.

use super::page_size::PageSize;
use super::problem::Refusal;
use serde::Deserialize;
use utoipa::IntoParams;

/// The parameters of a list in pages that has no others.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    /// Where the page begins: `next` of the one before.
    pub(super) cursor: Option<String>,
    /// How many at most, 1 to 200; 50 when missing.
    #[serde(default)]
    #[param(value_type = Option<u64>, minimum = 1, maximum = 200)]
    pub(super) limit: PageSize,
}

/// Reads a cursor, if one came.
///
/// # Errors
/// 400 for one that no page gave.
pub(super) fn cursor<T>(text: Option<&str>, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
    text.map(|text| read(text).ok_or_else(|| Refusal::malformed("the cursor is none of ours"))).transpose()
}
