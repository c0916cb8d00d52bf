//! JSON, read as far as the wire uses it.
//!
//! `serde_json` brings what prints and reads fractions and words every error: five kilobytes of the download for what
//! never comes on this wire. It still writes what goes out.

/// A value. The wire has no fractions: one is kept as such and is of no type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number from 0 on.
    Unsigned(u64),
    /// A whole number below 0.
    Negative(i64),
    /// Any other number.
    Fraction,
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in the order in which it came.
    Fields(Vec<(String, Json)>),
}

/// No value nests deeper; what does was not made for this page.
const DEPTH: u32 = 48;

/// Reads a text; `None` when it is no JSON.
#[must_use]
pub fn parse(text: &str) -> Option<Json> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEPTH)?;
    reader.skip_spaces();
    (reader.at == text.len()).then_some(value)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: u32) -> Option<Json> {
        let depth = depth.checked_sub(1)?;
        self.skip_spaces();
        match self.peek()? {
            b'"' => self.string().map(Json::Text),
            b'[' => self.list(depth),
            b'{' => self.fields(depth),
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: u32) -> Option<Json> {
        self.at += 1;
        let mut items = Vec::new();
        if self.take(b']') {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.take(b']') {
                return Some(Json::List(items));
            }
            self.expect(b',')?;
        }
    }

    fn fields(&mut self, depth: u32) -> Option<Json> {
        self.at += 1;
        let mut fields = Vec::new();
        if self.take(b'}') {
            return Some(Json::Fields(fields));
        }
        loop {
            self.skip_spaces();
            (self.peek()? == b'"').then_some(())?;
            let name = self.string()?;
            self.expect(b':')?;
            fields.push((name, self.value(depth)?));
            if self.take(b'}') {
                return Some(Json::Fields(fields));
            }
            self.expect(b',')?;
        }
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut read = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let stop = rest.bytes().position(|byte| byte == b'"' || byte == b'\\')?;
            read.push_str(&rest[..stop]);
            self.at += stop + 1;
            if rest.as_bytes()[stop] == b'"' {
                return Some(read);
            }
            read.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'"' | b'\\' | b'/' => char::from(byte),
            b'u' => return self.unit_pair(),
            _ => return None,
        })
    }

    /// A character written as one UTF-16 code unit or as two; a half alone is shown as one that is not known.
    fn unit_pair(&mut self) -> Option<char> {
        let first = self.unit()?;
        let low = |unit: u32| (0xdc00..0xe000).contains(&unit);
        if !(0xd800..0xdc00).contains(&first) || !self.text.get(self.at..)?.starts_with("\\u") {
            return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let back = self.at;
        self.at += 2;
        let second = self.unit()?;
        if !low(second) {
            self.at = back;
            return Some(char::REPLACEMENT_CHARACTER);
        }
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn number(&mut self) -> Option<Json> {
        let rest = self.text.get(self.at..)?;
        let of_number = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.bytes().position(|byte| !of_number(byte)).unwrap_or(rest.len());
        let written = &rest[..length];
        self.at += length;
        written.bytes().any(|byte| byte.is_ascii_digit()).then_some(())?;
        let whole = written.parse().map(Json::Unsigned).or_else(|_| written.parse().map(Json::Negative));
        Some(whole.unwrap_or(Json::Fraction))
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.text.get(self.at..)?.strip_prefix(word)?;
        self.at += word.len();
        Some(value)
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.take(byte).then_some(())
    }

    fn take(&mut self, byte: u8) -> bool {
        self.skip_spaces();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{Json, parse};
    use proptest::prelude::*;
    use serde_json::Value;

    fn same(ours: &Json, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Json::Null, Value::Null) => true,
            (Json::Bool(ours), Value::Bool(theirs)) => ours == theirs,
            (Json::Unsigned(ours), Value::Number(theirs)) => theirs.as_u64() == Some(*ours),
            (Json::Negative(ours), Value::Number(theirs)) => theirs.as_i64() == Some(*ours),
            (Json::Fraction, Value::Number(theirs)) => theirs.is_f64(),
            (Json::Text(ours), Value::String(theirs)) => ours == theirs,
            (Json::List(ours), Value::Array(theirs)) => {
                ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
            }
            (Json::Fields(ours), Value::Object(theirs)) => {
                let found = |(name, value): &(String, Json)| theirs.get(name).is_some_and(|theirs| same(value, theirs));
                ours.len() == theirs.len() && ours.iter().all(found)
            }
            _ => false,
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (-1.0e9..1.0e9).prop_map(|number: f64| Value::from(number)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_what_serde_json_writes(value in values()) {
            for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("text")] {
                let read = parse(&text);
                prop_assert!(read.is_some_and(|read| same(&read, &value)), "{}", text);
            }
        }

        #[test]
        fn never_breaks_on_any_text(text in any::<String>(), json in "[\\[\\]{}\",:\\\\u0-9a-fA-F eE.+-]{0,40}") {
            let _ = parse(&text);
            let _ = parse(&json);
        }
    }

    #[test]
    fn reads_characters_however_they_are_written() {
        for (text, expected) in [
            (r#""\u00e4\ud83d\ude00\n\/""#, "ä😀\n/"),
            (r#""\ud83d""#, "\u{fffd}"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
            (r#""\ude00x""#, "\u{fffd}x"),
        ] {
            assert_eq!(parse(text), Some(Json::Text(expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_json() {
        for text in ["", "nul", "[1", "[1,]", "{\"a\"}", "{a:1}", "\"x", "\"\\x\"", "\"\\u00\"", "1 2", "-", "<html>"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"[".repeat(100_000)), None);
    }
}
