//! The other tabs of this browser: what they say to one another, and whose turn it is.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, BroadcastChannel, MessageEvent};

/// What tabs say to one another under one name; dropped, this tab hears no more.
#[derive(Debug)]
pub struct Channel {
    inner: BroadcastChannel,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Channel {
    /// Hears what others say under a name, in the order in which each said it. `None` where the browser has no such
    /// thing.
    pub fn join(name: &str, hear: impl Fn(Vec<String>) + 'static) -> Option<Self> {
        let inner = BroadcastChannel::new(name).ok()?;
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let words = event.data().dyn_into::<Array>().unwrap_or_default();
            hear(words.iter().filter_map(|word| word.as_string()).collect());
        });
        inner.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self { inner, _heard: heard })
    }

    /// Says words to all others.
    pub fn say<'a>(&self, words: impl Iterator<Item = &'a str>) {
        let words: Array = words.map(JsValue::from_str).collect();
        // It fails only once the channel is closed.
        let _ = self.inner.post_message(&words);
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.inner.set_onmessage(None);
        self.inner.close();
    }
}

/// The right to do what one tab at a time does; dropped, or when the tab goes, the next one has it.
#[derive(Debug)]
pub struct Turn {
    pass_on: Function,
}

impl Drop for Turn {
    fn drop(&mut self) {
        // The resolver of a promise does not throw.
        let _ = self.pass_on.call0(&JsValue::UNDEFINED);
    }
}

/// Waits until it is this tab's turn at something. `None` when it is no longer waited for, or when the browser cannot
/// tell: W3C Web Locks API, refused to frames of an opaque origin.
pub async fn turn(name: &str, waits: &AbortSignal) -> Option<Turn> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), waits).ok()?;
    let mut asked = None;
    let given = Promise::new(&mut |give: Function, _: Function| {
        // The turn lasts as long as the promise that is given back here is not kept.
        let begin = Closure::once_into_js(move || {
            Promise::new(&mut |pass_on: Function, _: Function| {
                let _ = give.call1(&JsValue::UNDEFINED, &pass_on);
            })
        });
        asked = request.call3(&locks, &name.into(), &options, &begin).ok();
    });
    // What was asked for ends after the turn, or at once by a refusal.
    let first = Promise::race(&Array::of2(&given, &asked?));
    let pass_on = JsFuture::from(first).await.ok()?.dyn_into().ok()?;
    Some(Turn { pass_on })
}
