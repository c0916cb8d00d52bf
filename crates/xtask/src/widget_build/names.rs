//! Functions' names that stay the same from build to build.

/// A demangled name without the hashes of compilers and crates: `alloc[6d635b9e33e7587]::vec` is `alloc::vec`.
pub(super) fn stable(name: &str) -> String {
    let mut stable = String::with_capacity(name.len());
    let mut left = name;
    while let Some((before, after)) = left.split_once('[') {
        stable.push_str(before);
        let hash = after.split_once(']').filter(|(inside, _)| is_hash(inside));
        left = match hash {
            Some((_, rest)) => rest,
            None => {
                stable.push('[');
                after
            }
        };
    }
    stable.push_str(left);
    match stable.rsplit_once("::h") {
        Some((before, hash)) if is_hash(hash) => before.to_owned(),
        _ => stable,
    }
}

/// A name without the number that wasm-bindgen gives to the second of a name and to those after it.
pub(super) fn unnumbered(name: &str) -> &str {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match name.strip_suffix(']').and_then(|name| name.rsplit_once('[')) {
        Some((before, number)) if is_number(number) => before,
        _ => name,
    }
}

/// Hashes lose their leading zeros, and no type is written in as many hexadecimal digits.
fn is_hash(text: &str) -> bool {
    (12..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::{stable, unnumbered};

    #[test]
    fn hashes_are_left_out_and_types_are_not() {
        let named = [
            (
                "<alloc[6d635b9e33e7587]::vec::Vec<[u8]>>::push::<core[0123456789abcdef]::x>",
                "<alloc::vec::Vec<[u8]>>::push::<core::x>",
            ),
            ("std::panicking::panic::h0123456789abcdef", "std::panicking::panic"),
            ("<[f32; 4]>::len", "<[f32; 4]>::len"),
            ("a::hello", "a::hello"),
        ];
        for (name, expected) in named {
            assert_eq!(stable(name), expected);
        }
    }

    #[test]
    fn only_a_number_at_the_end_is_left_out() {
        assert_eq!(unnumbered("<u8>::write[12]"), "<u8>::write");
        assert_eq!(unnumbered("<[u8; 4] as Into<[u8]>>::into"), "<[u8; 4] as Into<[u8]>>::into");
        assert_eq!(unnumbered("drop::<[u8]"), "drop::<[u8]");
    }
}
