//! Numbers, dates and plurals as the agent's language writes them; the browser has the tables.

use crate::texts::language;
use js_sys::{Array, Date, Intl, JsString, Object, Reflect};
use social_messaging_domain::time::{DAY, MINUTE, Timestamp};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// Whose clock a moment is shown by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The agent's.
    Own,
    /// At a fixed distance from UTC, in minutes: all that the networks tell of a consumer.
    Offset(i32),
}

/// How much of a moment is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// "2:05 PM".
    Time,
    /// "Nov 21, 2026".
    Date,
    /// "Nov 21, 2:05 PM".
    Short,
    /// "Saturday, November 21, 2026 at 2:05 PM".
    Full,
}

/// Which form of a counted word to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// As for none in languages that have a form for it.
    Zero,
    /// As for one.
    One,
    /// As for two.
    Two,
    /// As for a few.
    Few,
    /// As for many.
    Many,
    /// As for all others.
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Clock {
    Local,
    Utc,
}

thread_local! {
    /// To make a format takes as long as to use it hundreds of times.
    static FORMATS: RefCell<Vec<((Style, Clock), Intl::DateTimeFormat)>> = const { RefCell::new(Vec::new()) };
}

/// A number: "12,345".
#[must_use]
pub fn number(value: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown, not counted with")]
    let value = JsValue::from_f64(value as f64);
    call(&Intl::NumberFormat::new(&locales(), &Object::new()).format(), &value)
}

/// A number in few characters: "12K".
#[must_use]
pub fn compact_number(value: u64) -> String {
    let options = options(&[("notation", "compact"), ("maximumFractionDigits", "1")]);
    #[expect(clippy::cast_precision_loss, reason = "shown, not counted with")]
    let value = JsValue::from_f64(value as f64);
    call(&Intl::NumberFormat::new(&locales(), &options).format(), &value)
}

/// A length in bytes, in the unit that suits it: "2.3 MB".
#[must_use]
pub fn file_size(bytes: u64) -> String {
    let (unit, one) = match bytes {
        0..1_000 => ("byte", 1.0),
        1_000..100_000 => ("kilobyte", 1_000.0),
        _ => ("megabyte", 1_000_000.0),
    };
    let options = options(&[("style", "unit"), ("unit", unit), ("maximumFractionDigits", "1")]);
    #[expect(clippy::cast_precision_loss, reason = "shown, not counted with")]
    let value = JsValue::from_f64(bytes as f64 / one);
    call(&Intl::NumberFormat::new(&locales(), &options).format(), &value)
}

/// A part of a whole: "40%".
#[must_use]
pub fn percent(part: u64, whole: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown, not counted with")]
    let value = JsValue::from_f64(part as f64 / whole.max(1) as f64);
    call(&Intl::NumberFormat::new(&locales(), &options(&[("style", "percent")])).format(), &value)
}

/// A moment by somebody's clock.
#[must_use]
pub fn moment(at: Timestamp, zone: Zone, style: Style) -> String {
    // A fixed distance is shown as UTC of a moment moved by it: not every browser takes "+05:30" as a zone.
    let (millis, clock) = match zone {
        Zone::Own => (at.0, Clock::Local),
        Zone::Offset(minutes) => (at.plus(i64::from(minutes) * MINUTE).0, Clock::Utc),
    };
    #[expect(clippy::cast_precision_loss, reason = "a clock's milliseconds are far below 2^53")]
    let date = Date::new(&JsValue::from_f64(millis as f64));
    FORMATS.with_borrow_mut(|formats| {
        let at = formats.iter().position(|(key, _)| *key == (style, clock));
        let at = at.unwrap_or_else(|| {
            formats.push(((style, clock), date_format(style, clock)));
            formats.len() - 1
        });
        call(&formats[at].1.format(), &date)
    })
}

/// The day of a moment by somebody's clock, counted from some day long ago: for comparing, at a fraction of what it
/// takes to write a date.
#[must_use]
pub fn day(at: Timestamp, zone: Zone) -> i64 {
    let ahead = match zone {
        Zone::Offset(minutes) => i64::from(minutes),
        Zone::Own => {
            #[expect(clippy::cast_precision_loss, reason = "a clock's milliseconds are far below 2^53")]
            let date = Date::new(&JsValue::from_f64(at.0 as f64));
            #[expect(clippy::cast_possible_truncation, reason = "no zone is further than a day from UTC")]
            let behind = date.get_timezone_offset() as i64;
            -behind
        }
    };
    at.plus(ahead * MINUTE).0.div_euclid(DAY)
}

/// A zone at a fixed distance, as "UTC+5:30".
#[must_use]
pub fn offset_name(minutes: i32) -> String {
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let sign = if minutes < 0 { '\u{2212}' } else { '+' };
    if rest == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{rest:02}") }
}

/// A locale's language and country in words: "English (United States)".
#[must_use]
pub fn locale_name(locale: &str) -> String {
    let named = || {
        let make = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let make: js_sys::Function = Reflect::get(&make, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
        let names = Reflect::construct(
            &make,
            &Array::of2(&locales(), &options(&[("type", "language"), ("languageDisplay", "standard")])),
        )
        .ok()?;
        let of: js_sys::Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
        // What is no locale is refused.
        of.call1(&names, &JsValue::from_str(locale)).ok()?.as_string()
    };
    named().unwrap_or_else(|| locale.to_owned())
}

/// The form that a counted word takes in the page's language.
#[must_use]
pub fn plural(count: u64) -> Plural {
    #[expect(clippy::cast_precision_loss, reason = "the rules look at the last digits of small numbers")]
    let category = Intl::PluralRules::new(&locales(), &Object::new()).select(count as f64);
    match String::from(category).as_str() {
        "zero" => Plural::Zero,
        "one" => Plural::One,
        "two" => Plural::Two,
        "few" => Plural::Few,
        "many" => Plural::Many,
        _ => Plural::Other,
    }
}

/// The agent's own variant of the page's language, as "en-GB", else the language.
fn locales() -> Array {
    let own = web_sys::window().and_then(|window| window.navigator().language());
    let own = own.filter(|own| own.split('-').next() == Some(language()));
    Array::of1(&JsValue::from_str(own.as_deref().unwrap_or(language())))
}

fn date_format(style: Style, clock: Clock) -> Intl::DateTimeFormat {
    let mut fields: Vec<(&str, &str)> = match style {
        Style::Time => vec![("timeStyle", "short")],
        Style::Date => vec![("dateStyle", "medium")],
        Style::Short => vec![("month", "short"), ("day", "numeric"), ("hour", "numeric"), ("minute", "2-digit")],
        Style::Full => vec![("dateStyle", "full"), ("timeStyle", "short")],
    };
    if clock == Clock::Utc {
        fields.push(("timeZone", "UTC"));
    }
    Intl::DateTimeFormat::new(&locales(), &options(&fields))
}

fn options(fields: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in fields {
        // A plain object takes any field.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}

fn call(format: &js_sys::Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().map(JsString::from).map(String::from).unwrap_or_default()
}
