//! A file on its way to the backend: `fetch` does not tell how far it is, so that this is the older kind of request.

use super::error::ApiError;
use super::request::{BASE, problem};
use super::routes::Route;
use super::session;
use js_sys::Promise;
use social_messaging_domain::api::Token;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ProgressEvent, XmlHttpRequest};

/// Told how many bytes are there.
pub type Progress = Rc<dyn Fn(u64)>;

thread_local! {
    static RUNNING: RefCell<Vec<(String, XmlHttpRequest)>> = const { RefCell::new(Vec::new()) };
}

/// Uploads a file under a name by which it can be stopped; a session that is over is renewed once.
///
/// # Errors
/// See [`ApiError`]; [`ApiError::Network`] also for one that was stopped.
pub async fn upload(route: Route, name: &str, file: &File, progress: Progress) -> Result<String, ApiError> {
    let held = session::held();
    let token = held.as_ref().map(|(token, _)| token);
    let (status, text) = post(&route, name, file, token, &progress).await?;
    let (status, text) = if status == 401 {
        let (token, _) = session::renewed(held).await?;
        post(&route, name, file, Some(&token), &progress).await?
    } else {
        (status, text)
    };
    match status {
        200..=299 => Ok(text),
        401 => Err(ApiError::Unauthorized),
        _ => Err(ApiError::Problem(problem(status, &text))),
    }
}

/// Stops an upload, if it is still running.
pub fn stop(name: &str) {
    if let Some(request) = forget(name) {
        // It fails never.
        let _ = request.abort();
    }
}

async fn post(
    route: &Route,
    name: &str,
    file: &File,
    token: Option<&Token>,
    progress: &Progress,
) -> Result<(u16, String), ApiError> {
    let request = XmlHttpRequest::new().map_err(|_| ApiError::Network)?;
    prepare(&request, route, token).map_err(|_| ApiError::Malformed)?;
    let progress = progress.clone();
    let told = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes")]
        progress(event.loaded() as u64);
    });
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(told.as_ref().unchecked_ref()));
    }
    let mut send = |resolve: js_sys::Function, _: js_sys::Function| {
        // Whatever ends it: the status tells what came of it, 0 where nothing did.
        request.set_onloadend(Some(&resolve));
        if request.send_with_opt_blob(Some(file)).is_err() {
            // It fails never.
            let _ = resolve.call0(&JsValue::NULL);
        }
    };
    let ended = Promise::new(&mut send);
    RUNNING.with_borrow_mut(|running| running.push((name.to_owned(), request.clone())));
    // It is never rejected.
    let _ = JsFuture::from(ended).await;
    forget(name);
    let status = request.status().unwrap_or_default();
    let text = request.response_text().ok().flatten().unwrap_or_default();
    if status == 0 { Err(ApiError::Network) } else { Ok((status, text)) }
}

fn prepare(request: &XmlHttpRequest, route: &Route, token: Option<&Token>) -> Result<(), JsValue> {
    request.open_with_async("POST", &format!("{BASE}{}", route.0), true)?;
    request.set_request_header("Content-Type", "application/octet-stream")?;
    match token {
        Some(token) => request.set_request_header("Authorization", &format!("Bearer {}", token.reveal())),
        None => Ok(()),
    }
}

fn forget(name: &str) -> Option<XmlHttpRequest> {
    RUNNING.with_borrow_mut(|running| {
        let at = running.iter().position(|(running, _)| running == name)?;
        Some(running.swap_remove(at).1)
    })
}
