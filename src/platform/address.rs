//! The page's address: its fragment holds the open conversation and, once, the token of a sign-in.

use social_messaging_domain::api::Token;
use social_messaging_domain::ids::ConversationId;
use wasm_bindgen::JsValue;

const CONVERSATION: &str = "conversation";
const TOKEN: &str = "token";

/// The parameter that names the page's language.
pub const LANGUAGE: &str = "locale";

/// The open conversation that the address names.
#[must_use]
pub fn conversation() -> Option<ConversationId> {
    field(&fragment(), CONVERSATION).map(ConversationId)
}

/// Names the open conversation in the address, as a step that the Back button undoes.
pub fn show_conversation(id: Option<&ConversationId>) {
    let Some(window) = web_sys::window() else { return };
    let fragment = id.map_or_else(String::new, |id| format!("#{CONVERSATION}={}", encode(id.as_str())));
    if conversation().as_ref() == id {
        return;
    }
    let address = format!("{}{fragment}", path());
    // Refused only for another origin.
    let _ = window.history().and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&address)));
}

/// Takes the token out of the address, at once and without a step in the history.
#[must_use]
pub fn take_token() -> Option<Token> {
    let fragment = fragment();
    let token = field(&fragment, TOKEN)?;
    let rest: Vec<&str> = fields(&fragment).filter(|(name, _)| *name != TOKEN).map(|(_, whole)| whole).collect();
    let rest = if rest.is_empty() { String::new() } else { format!("#{}", rest.join("&")) };
    let history = web_sys::window()?.history().ok()?;
    let address = format!("{}{rest}", path());
    history.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()?;
    Some(Token::new(token))
}

/// Whether the address brings a token: somebody followed a sign-in link within this page.
#[must_use]
pub fn has_token() -> bool {
    field(&fragment(), TOKEN).is_some()
}

/// Starts the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only in a sandbox without scripts, where this does not run.
        let _ = window.location().reload();
    }
}

/// A parameter of the query, as `view`.
#[must_use]
pub fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    field(search.trim_start_matches('?'), name)
}

/// A parameter of the query, else of the fragment: some hosts put theirs there.
#[must_use]
#[inline(never)] // The first view of a page that is not framed does without it.
pub fn parameter_anywhere(name: &str) -> Option<String> {
    parameter(name).or_else(|| field(&fragment(), name))
}

/// Starts the page anew in another language.
#[inline(never)] // The first view does without it.
pub fn reload_in(language: &str) {
    let Some(window) = web_sys::window() else { return };
    let search = window.location().search().unwrap_or_default();
    let others = fields(search.trim_start_matches('?')).filter(|(name, whole)| *name != LANGUAGE && !whole.is_empty());
    let mut search: Vec<String> = others.map(|(_, whole)| whole.to_owned()).collect();
    search.push(format!("{LANGUAGE}={}", encode(language)));
    let pathname = window.location().pathname().unwrap_or_default();
    let hash = window.location().hash().unwrap_or_default();
    // Refused only in a sandbox without scripts, where this does not run.
    let _ = window.location().replace(&format!("{pathname}?{}{hash}", search.join("&")));
}

fn path() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| location.as_ref().and_then(|it| read(it).ok());
    part(web_sys::Location::pathname).unwrap_or_default() + &part(web_sys::Location::search).unwrap_or_default()
}

fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

fn fields(fragment: &str) -> impl Iterator<Item = (&str, &str)> {
    fragment.split('&').map(|whole| (whole.split('=').next().unwrap_or_default(), whole))
}

fn field(fragment: &str, name: &str) -> Option<String> {
    let (_, whole) = fields(fragment).find(|(field, _)| *field == name)?;
    let value = whole.split_once('=')?.1;
    if value.is_empty() {
        return None;
    }
    js_sys::decode_uri_component(value).ok().map(String::from)
}

/// A text as one part of an address.
#[must_use]
pub fn encode(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}
