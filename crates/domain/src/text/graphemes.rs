//! Where a text may be cut without tearing apart what is drawn as one.

const JOINER: char = '\u{200d}';

/// Whether what is drawn as one character ends at this byte; rather too careful than too bold, since nothing but
/// the place of a cut hangs on it and Unicode's own tables would cost more than they mend.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else {
        return true;
    };
    if extends(after) || before == JOINER || joins_next(before) || (before == '\r' && after == '\n') {
        return false;
    }
    !is_indicator(after) || indicators_before(text, at).is_multiple_of(2)
}

fn indicators_before(text: &str, at: usize) -> usize {
    text[..at].chars().rev().take_while(|&character| is_indicator(character)).count()
}

fn is_indicator(character: char) -> bool {
    matches!(character, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Marks, selectors, tones and tags, which belong to the character before them.
fn extends(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}' | '\u{711}' | '\u{730}'..='\u{74a}' | '\u{7a6}'..='\u{7b0}'
        | '\u{1160}'..='\u{11ff}' | '\u{135d}'..='\u{135f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e01ef}')
        || extends_in_indic_block(character)
        || matches!(character, '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb3}'..='\u{ebc}'
            | '\u{ec8}'..='\u{ece}' | '\u{f71}'..='\u{f84}' | '\u{f8d}'..='\u{fbc}' | '\u{102b}'..='\u{103e}'
            | '\u{17b4}'..='\u{17d3}')
}

/// From Devanagari to Sinhala the blocks of 128 are laid out alike: signs at the start, vowel signs in the middle.
fn extends_in_indic_block(character: char) -> bool {
    let code = u32::from(character);
    (0x900..=0xdff).contains(&code)
        && matches!(code % 0x80, 0..=3 | 0x3a..=0x3c | 0x3e..=0x4f | 0x51..=0x57 | 0x62..=0x63)
}

/// A virama: the next consonant is drawn together with this one.
fn joins_next(character: char) -> bool {
    let code = u32::from(character);
    ((0x900..=0xd7f).contains(&code) && code % 0x80 == 0x4d) || matches!(character, '\u{dca}' | '\u{1039}' | '\u{17d2}')
}
