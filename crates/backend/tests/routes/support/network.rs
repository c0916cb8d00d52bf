//! A network that knows a few objects: `GET /graph/{version}/{id}` and `GET /x/2/{kind}/{id}` answer with what it was told, else that it is gone.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

/// A picture for who looks at its first bytes, a script for who does not.
pub(crate) const BOTH: &[u8] = b"GIF89a/*\x01\x00\x01\x00*/=1;alert(1)//<html><script>alert(1)</script>";

#[derive(Clone, Default)]
pub(crate) struct Network {
    objects: Arc<Mutex<HashMap<String, Value>>>,
    asked: Arc<Mutex<Vec<String>>>,
    pub(crate) url: String,
}

/// A picture of one pixel.
pub(crate) const PIXEL: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

impl Network {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let network = Self { url: format!("http://{}", listener.local_addr().unwrap()), ..Self::default() };
        let router = Router::new()
            .route("/graph/{version}/{id}", get(object))
            .route("/x/2/{kind}/{id}", get(object))
            .route("/media/pixel.gif", get(async || PIXEL))
            .route("/media/both.gif", get(async || BOTH))
            .route("/media/page.gif", get(async || "<html><script>alert(1)</script>"))
            .with_state(network.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        network
    }

    pub(crate) fn knows(&self, id: &str, object: Value) {
        self.objects.lock().unwrap().insert(id.to_owned(), object);
    }

    pub(crate) fn forgets(&self, id: &str) {
        self.objects.lock().unwrap().remove(id);
    }

    /// How often an object was asked for.
    pub(crate) fn asked_for(&self, id: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| *asked == id).count()
    }
}

async fn object(State(network): State<Network>, Path((_, id)): Path<(String, String)>) -> Response {
    network.asked.lock().unwrap().push(id.clone());
    match network.objects.lock().unwrap().get(&id) {
        Some(object) => axum::Json(object.clone()).into_response(),
        // Meta: an object that does not exist, or is not to be seen.
        None => {
            let error =
                json!({"error": {"message": "gone", "type": "GraphMethodException", "code": 100, "error_subcode": 33}});
            (StatusCode::BAD_REQUEST, axum::Json(error)).into_response()
        }
    }
}
