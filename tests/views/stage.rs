//! A page with a state of its own, and the means to find things on it as an agent does.

use super::samples;
use social_messaging_domain::api::{ConversationPage, MessagePage};
use social_messaging_domain::context::PostContext;
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::ids::{ClientId, ConversationId};
use social_messaging_domain::message::Message;
use social_messaging_widget::drawing::{Drawn, Mounted, mount};
use social_messaging_widget::platform::timer::sleep;
use social_messaging_widget::state::{Effect, Event, ListKey, Loaded, Place, Resource, Runtime, State};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

thread_local! {
    static EFFECTS: RefCell<Vec<Effect>> = const { RefCell::new(Vec::new()) };
    static IDS: Cell<u32> = const { Cell::new(0) };
}

fn new_id() -> ClientId {
    IDS.set(IDS.get() + 1);
    ClientId(format!("intent-{}", IDS.get()))
}

/// A part of the page, drawn over a state that only the test changes.
pub(super) struct Stage {
    pub(super) state: State,
    root: HtmlElement,
    _mounted: Mounted,
}

impl Stage {
    /// Draws a part of the page for an agent who is signed in.
    pub(super) fn of(part: fn() -> Drawn) -> Self {
        EFFECTS.with_borrow_mut(Vec::clear);
        let document = web_sys::window().and_then(|window| window.document()).expect("a document");
        let root: HtmlElement = document.create_element("section").expect("an element").unchecked_into();
        document.body().expect("a body").append_child(&root).expect("appended");
        let made = Rc::new(Cell::new(None));
        let kept = made.clone();
        let mounted = mount(&root, move || {
            let run = |_: State, effect: Effect| EFFECTS.with_borrow_mut(|effects| effects.push(effect));
            let state = State::new(Runtime { now: || samples::NOW, new_id, normalize: str::to_owned, run });
            state.provide();
            kept.set(Some(state));
            part()
        });
        let state: State = made.get().expect("a state");
        state.apply(Event::Visible(true));
        state.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(samples::session()))));
        state.apply(Event::Connected { resumed: false });
        state.apply(Event::Loaded(Resource::Agents, Loaded::Agents(samples::agents())));
        Self { state, root, _mounted: mounted }
    }

    /// Opens the sample conversation with these messages.
    pub(super) fn open(&self, detail: ConversationDetail, messages: Vec<Message>) {
        let id = detail.summary.id.clone();
        let total = u32::try_from(messages.len()).expect("few");
        self.state.apply(Event::Address(Some(id.clone())));
        self.state.apply(Event::Loaded(Resource::Detail(id.clone()), Loaded::Detail(Box::new(detail))));
        let page = MessagePage { messages, offset: 0, total };
        self.state.apply(Event::Loaded(Resource::Messages(id, Place::Newest), Loaded::Messages(page)));
    }

    /// Answers what was asked for a list.
    pub(super) fn fill(&self, key: ListKey, page: ConversationPage) {
        self.state.apply(Event::Loaded(Resource::List(key, None), Loaded::List(page)));
    }

    /// Answers what was asked for the post.
    pub(super) fn show_context(&self, id: &ConversationId, context: PostContext) {
        let message = context.message.clone();
        self.state.apply(Event::Loaded(Resource::Context(id.clone(), message), Loaded::Context(Box::new(context))));
    }

    /// What the state wanted to have done since the last time this was asked.
    pub(super) fn effects(&self) -> Vec<Effect> {
        EFFECTS.with_borrow_mut(std::mem::take)
    }

    /// The elements that match.
    pub(super) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
    }

    /// The elements of a role whose name begins so.
    pub(super) fn named(&self, role: &str, name: &str) -> Vec<HtmlElement> {
        let selector = match role {
            "button" => "button:not([role]), a.button",
            "link" => "a[href]",
            "textbox" => "textarea",
            "article" => "article",
            other => return self.named_by(&format!("[role={other}]"), name),
        };
        self.named_by(selector, name)
    }

    fn named_by(&self, selector: &str, name: &str) -> Vec<HtmlElement> {
        let mut found = self.all(selector);
        found.retain(|element| name_of(element).starts_with(name));
        found
    }

    /// The one element of a role whose name begins so.
    pub(super) fn one(&self, role: &str, name: &str) -> HtmlElement {
        let found = self.named(role, name);
        assert_eq!(found.len(), 1, "{role} {name:?} in {}", self.root.inner_html());
        found.into_iter().next().expect("one")
    }

    /// Waits for the one element of a role whose name begins so.
    pub(super) async fn wait_for(&self, role: &str, name: &str) -> HtmlElement {
        self.until(|| self.named(role, name).len() == 1, &format!("{role} {name:?}")).await;
        self.one(role, name)
    }

    /// Waits until this text is on the page.
    pub(super) async fn wait_for_text(&self, text: &str) {
        self.until(|| self.text().contains(text), text).await;
    }

    /// All text on the page.
    pub(super) fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// Waits until something is so, at most two seconds.
    pub(super) async fn until(&self, is_so: impl Fn() -> bool, what: &str) {
        for _ in 0..200 {
            if is_so() {
                return;
            }
            sleep(10).await;
        }
        let page = self.root.inner_html();
        assert!(is_so(), "waited in vain for {what} in {page}");
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// What an element is called.
pub(super) fn name_of(element: &Element) -> String {
    let label = element.get_attribute("aria-label");
    label.unwrap_or_else(|| {
        let heard: Element = element.clone_node_with_deep(true).expect("a copy").unchecked_into();
        while let Some(silent) = heard.query_selector("[aria-hidden=true]").expect("a selector") {
            silent.remove();
        }
        heard.text_content().unwrap_or_default().trim().to_owned()
    })
}

/// Whether an element is off but can be focused.
pub(super) fn is_off(element: &Element) -> bool {
    element.get_attribute("aria-disabled").as_deref() == Some("true")
}

/// The text that describes an element.
pub(super) fn description(element: &Element) -> String {
    let id = element.get_attribute("aria-describedby").unwrap_or_default();
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    document.get_element_by_id(&id).and_then(|it| it.text_content()).unwrap_or_default()
}

/// Presses a key on an element.
pub(super) fn press(element: &Element, key: &str, options: &str) {
    let make = js_sys::Function::new_with_args(
        "element, key, options",
        "element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...JSON.parse(options) }))",
    );
    let (key, options) = (wasm_bindgen::JsValue::from_str(key), wasm_bindgen::JsValue::from_str(options));
    make.call3(&wasm_bindgen::JsValue::NULL, element, &key, &options).expect("pressed");
}

/// Types a text into the text box, as one input.
pub(super) fn type_into(element: &Element, text: &str) {
    let make = js_sys::Function::new_with_args(
        "element, text",
        "element.value = text; element.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    );
    make.call2(&wasm_bindgen::JsValue::NULL, element, &wasm_bindgen::JsValue::from_str(text)).expect("typed");
}

/// Whatever takes the focus of what was just drawn has done so by then.
pub(super) async fn next_frame() {
    let frame = js_sys::Promise::new(&mut |drawn, _| {
        let window = web_sys::window().expect("a window");
        window.request_animation_frame(&drawn).expect("asked");
    });
    wasm_bindgen_futures::JsFuture::from(frame).await.expect("a frame");
}
