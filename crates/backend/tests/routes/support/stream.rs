//! One agent's stream, read from a real port.

use crate::support::TestApp;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use serde_json::Value;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Stream {
    bytes: BoxStream<'static, reqwest::Result<bytes::Bytes>>,
    text: String,
    pub(crate) headers: reqwest::header::HeaderMap,
}

/// One frame: its fields, the comments left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Frame {
    pub(crate) id: String,
    pub(crate) event: String,
    pub(crate) data: Value,
}

/// Serves the backend on a port of its own.
pub(crate) async fn serve(app: &TestApp) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (router, shutdown) = (app.router(), app.state.shutdown.clone());
    tokio::spawn(async move { axum::serve(listener, router).with_graceful_shutdown(shutdown.cancelled_owned()).await });
    url
}

impl Stream {
    pub(crate) async fn open(url: &str, token: &str, last: Option<&str>) -> Self {
        let mut request = reqwest::Client::new().get(format!("{url}/api/v1/events")).bearer_auth(token);
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        Self { headers: response.headers().clone(), bytes: response.bytes_stream().boxed(), text: String::new() }
    }

    /// The next frame as it came; `None` when the stream has ended.
    pub(crate) async fn raw(&mut self) -> Option<String> {
        loop {
            if let Some((frame, rest)) = self.text.split_once("\n\n") {
                let frame = frame.to_owned();
                self.text = rest.to_owned();
                return Some(frame);
            }
            let chunk = tokio::time::timeout(PATIENCE, self.bytes.next()).await.expect("a frame in time");
            self.text.push_str(std::str::from_utf8(&chunk?.unwrap()).unwrap());
        }
    }

    /// The next frame with an event.
    pub(crate) async fn event(&mut self) -> Option<Frame> {
        let event = async {
            loop {
                let frame = parse(&self.raw().await?);
                if !frame.event.is_empty() {
                    return Some(frame);
                }
            }
        };
        tokio::time::timeout(PATIENCE, event).await.expect("an event in time")
    }

    /// Reads until a message with that text has come; all events until then.
    pub(crate) async fn until_text(&mut self, text: &str) -> Vec<Frame> {
        let mut frames = Vec::new();
        loop {
            let frame = self.event().await.expect("the stream goes on");
            frames.push(frame.clone());
            if frame.data["message"]["text"] == text {
                return frames;
            }
        }
    }
}

pub(crate) fn parse(raw: &str) -> Frame {
    let mut frame = Frame::default();
    for (name, value) in raw.lines().filter_map(|line| line.split_once(':')) {
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "id" => frame.id = value.to_owned(),
            "event" => frame.event = value.to_owned(),
            "data" => frame.data = serde_json::from_str(value).unwrap(),
            _ => {}
        }
    }
    frame
}
