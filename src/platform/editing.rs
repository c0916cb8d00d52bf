//! Changing what stands in a text box as if it had been typed.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Makes the box hold this text, by replacing no more than what differs. In the box that has the focus the browser's own
/// Undo takes it back.
#[inline(never)] // The first view does without it.
pub fn rewrite(text_box: &HtmlTextAreaElement, text: &str) {
    let (before, after): (Vec<u16>, Vec<u16>) =
        (text_box.value().encode_utf16().collect(), text.encode_utf16().collect());
    let (begins, ends) = kept(&before, &after);
    let put_in = String::from_utf16_lossy(&after[begins..after.len() - ends]);
    if !type_over(text_box, begins, before.len() - ends, &put_in) {
        text_box.set_value(text);
    }
}

/// How many code units two texts share at their beginning and at their end, without cutting a character.
fn kept(before: &[u16], after: &[u16]) -> (usize, usize) {
    let shared = before.len().min(after.len());
    let mut begins = before.iter().zip(after).take_while(|(left, right)| left == right).count();
    if begins > 0 && (0xD800..0xDC00).contains(&before[begins - 1]) {
        begins -= 1;
    }
    let backwards = before.iter().rev().zip(after.iter().rev());
    let mut ends = backwards.take(shared - begins).take_while(|(left, right)| left == right).count();
    if ends > 0 && (0xDC00..0xE000).contains(&before[before.len() - ends]) {
        ends -= 1;
    }
    (begins, ends)
}

/// Types over a stretch of the box; nothing happens in a box without the focus.
fn type_over(text_box: &HtmlTextAreaElement, from: usize, to: usize, put_in: &str) -> bool {
    let document = text_box.owner_document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    let Some(document) = document.filter(|document| document.active_element().as_ref() == Some(text_box)) else {
        return false;
    };
    let (Ok(from), Ok(to)) = (u32::try_from(from), u32::try_from(to)) else { return false };
    let command = if put_in.is_empty() { "delete" } else { "insertText" };
    text_box.set_selection_range(from, to).is_ok()
        && document.exec_command_with_show_ui_and_value(command, false, put_in).unwrap_or_default()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::kept;

    #[test]
    fn no_character_is_cut_in_two() {
        let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        for (before, after, expected) in [
            ("", "a", (0, 0)),
            ("a b", "a link b", (2, 1)),
            ("aaa", "aa", (2, 0)),
            // The two share their first half.
            ("😀", "😁", (0, 0)),
            ("x😀y", "x😁y", (1, 1)),
            // The two share their second half.
            ("\u{10000}", "\u{10400}", (0, 0)),
        ] {
            assert_eq!(kept(&units(before), &units(after)), expected, "{before:?} to {after:?}");
        }
    }
}
