//! The crate `twitter-text`, asked in the ways in which it counts as X's own library does.

use twitter_text::{ParserBackend, parse_with_parser_backend};

/// By its whole grammar: unlike the default it finds an emoji after a full stop, tells two flags in a row apart, and
/// counts a link without a protocol as a link.
pub(crate) fn length(text: &str) -> usize {
    length_by(text, ParserBackend::Pest)
}

/// By its default, as its documentation shows it.
pub(crate) fn default_length(text: &str) -> usize {
    length_by(text, ParserBackend::default())
}

fn length_by(text: &str, backend: ParserBackend) -> usize {
    let parsed = parse_with_parser_backend(text, twitter_text_config::config_v3(), true, backend);
    parsed.weighted_length.unsigned_abs() as usize
}
