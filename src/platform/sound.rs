//! A short sound, made by the browser: there is no file to load.

use js_sys::Date;
use std::cell::{Cell, RefCell};
use web_sys::{AudioContext, OscillatorType};

/// Two sounds are at least so far apart, in milliseconds: many messages at once are one piece of news.
const APART: f64 = 3_000.0;
/// Its height, in hertz.
const PITCH: f32 = 660.0;
/// How loud it begins, of 1.
const LOUDNESS: f32 = 0.08;
/// How long it lasts, in seconds.
const LENGTH: f64 = 0.25;

thread_local! {
    static LAST: Cell<f64> = const { Cell::new(0.0) };
    /// One for the whole day: a browser gives a page only so many.
    static CONTEXT: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Sounds once, unless it has just sounded. A browser that lets no page sound before somebody pressed something in it
/// stays silent.
pub fn chime() {
    let now = Date::now();
    if now - LAST.get() < APART {
        return;
    }
    LAST.set(now);
    // A missing loudspeaker is no failure of the page.
    let _ = play();
}

fn play() -> Result<(), wasm_bindgen::JsValue> {
    let context = context()?;
    // One that was made before anybody pressed something sleeps.
    let _ = context.resume()?;
    let (tone, volume) = (context.create_oscillator()?, context.create_gain()?);
    let begin = context.current_time();
    tone.set_type(OscillatorType::Sine);
    tone.frequency().set_value(PITCH);
    volume.gain().set_value_at_time(LOUDNESS, begin)?;
    volume.gain().exponential_ramp_to_value_at_time(LOUDNESS / 100.0, begin + LENGTH)?;
    tone.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&context.destination())?;
    tone.start()?;
    tone.stop_with_when(begin + LENGTH)
}

fn context() -> Result<AudioContext, wasm_bindgen::JsValue> {
    if let Some(known) = CONTEXT.with_borrow(Clone::clone) {
        return Ok(known);
    }
    let made = AudioContext::new()?;
    CONTEXT.set(Some(made.clone()));
    Ok(made)
}
