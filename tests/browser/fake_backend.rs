//! Stands in for `window.fetch` as long as it lives.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Request;

/// A request that the page made.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) authorization: Option<String>,
    pub(super) last_event_id: Option<String>,
    pub(super) body: String,
}

/// What it is answered with.
pub(super) enum Answer {
    /// A status and a body.
    Json(u16, String),
    /// The event stream, held by the test.
    Stream(FakeStream),
    /// No connection.
    Nothing,
}

/// The backend's end of an event stream.
#[derive(Clone)]
pub(super) struct FakeStream {
    readable: JsValue,
    controller: JsValue,
}

impl FakeStream {
    pub(super) fn new() -> Self {
        let make = Function::new_no_args(
            "let held; const readable = new ReadableStream({ start(it) { held = it; } }); return [readable, held];",
        );
        let pair = Array::from(&make.call0(&JsValue::NULL).expect("a stream"));
        Self { readable: pair.get(0), controller: pair.get(1) }
    }

    pub(super) fn say(&self, text: &str) {
        self.call("enqueue", &Uint8Array::from(text.as_bytes()));
    }

    pub(super) fn end(&self) {
        self.call("close", &JsValue::UNDEFINED);
    }

    fn call(&self, name: &str, argument: &JsValue) {
        let method = Reflect::get(&self.controller, &JsValue::from_str(name)).expect("a method");
        Function::from(method).call1(&self.controller, argument).expect("taken");
    }
}

type Handler = Rc<dyn Fn(&Call, usize) -> Answer>;

/// Answers in place of the backend; the handler is told how many calls came before with the same method and path.
pub(super) struct FakeBackend {
    pub(super) calls: Rc<RefCell<Vec<Call>>>,
    real: JsValue,
    _closure: Closure<dyn FnMut(Request) -> Promise>,
}

impl FakeBackend {
    pub(super) fn new(handler: impl Fn(&Call, usize) -> Answer + 'static) -> Self {
        let calls = Rc::new(RefCell::new(Vec::new()));
        let handler: Handler = Rc::new(handler);
        let kept = calls.clone();
        let closure = Closure::<dyn FnMut(Request) -> Promise>::new(move |request: Request| {
            let (calls, handler) = (kept.clone(), handler.clone());
            wasm_bindgen_futures::future_to_promise(async move { answer(&request, &calls, &*handler).await })
        });
        let window = web_sys::window().expect("a window");
        let name = JsValue::from_str("fetch");
        let real = Reflect::get(&window, &name).expect("fetch");
        Reflect::set(&window, &name, closure.as_ref()).expect("replaced");
        Self { calls, real, _closure: closure }
    }

    pub(super) fn calls_of(&self, method: &str, path: &str) -> Vec<Call> {
        let calls = self.calls.borrow();
        calls.iter().filter(|call| call.method == method && call.path.starts_with(path)).cloned().collect()
    }
}

impl Drop for FakeBackend {
    fn drop(&mut self) {
        let window = web_sys::window().expect("a window");
        Reflect::set(&window, &JsValue::from_str("fetch"), &self.real).expect("restored");
    }
}

async fn answer(
    request: &Request,
    calls: &RefCell<Vec<Call>>,
    handler: &dyn Fn(&Call, usize) -> Answer,
) -> Result<JsValue, JsValue> {
    let text = JsFuture::from(request.text()?).await?;
    let url = request.url();
    let call = Call {
        method: request.method(),
        path: url.split_once("/api/v1").map(|(_, path)| path.to_owned()).unwrap_or_default(),
        authorization: request.headers().get("Authorization")?,
        last_event_id: request.headers().get("Last-Event-ID")?,
        body: text.as_string().unwrap_or_default(),
    };
    let same = |other: &&Call| other.method == call.method && other.path == call.path;
    let before = calls.borrow().iter().filter(same).count();
    calls.borrow_mut().push(call.clone());
    let (status, body) = match handler(&call, before) {
        Answer::Json(status, text) => (status, JsValue::from_str(&text)),
        Answer::Stream(stream) => (200, stream.readable),
        Answer::Nothing => return Err(js_sys::TypeError::new("no connection").into()),
    };
    let respond = Function::new_with_args("body, status", "return new Response(body, { status });");
    respond.call2(&JsValue::NULL, &body, &JsValue::from_f64(f64::from(status)))
}

/// Waits until something is so, at most ten seconds.
pub(super) async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if is_so() {
            return;
        }
        social_messaging_widget::platform::timer::sleep(10).await;
    }
    wasm_bindgen::throw_str(&format!("waited in vain: {what}"));
}

/// A place on the page.
pub(super) fn section() -> web_sys::HtmlElement {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let section = document.create_element("section").expect("an element");
    document.body().expect("a body").append_child(&section).expect("appended");
    section.unchecked_into()
}
