//! The backend as its clients meet it.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::Value;

use super::webhook;
use crate::http;

/// How often something is read; the median counts.
const READS: usize = 51;

/// How long the backend may work off what it took.
const PATIENCE: Duration = Duration::from_secs(600);

/// How often it is asked whether it has.
const GLANCE: Duration = Duration::from_millis(5);

/// A running backend with its sandbox, and whom it is asked as.
pub(super) struct Served {
    /// The sandbox's address.
    pub(super) sandbox: String,
    /// The backend's address.
    pub(super) backend: String,
    /// A bearer token.
    pub(super) token: String,
}

impl Served {
    /// Sends a webhook of Facebook.
    ///
    /// # Errors
    /// When the backend does not take it.
    pub(super) fn take(&self, body: &str) -> anyhow::Result<()> {
        let order = serde_json::json!({ "network": "facebook", "body": body, "signature": "valid" });
        let answer: Value = serde_json::from_str(&http::post(&format!("{}/sandbox/webhook", self.sandbox), &order)?)?;
        match answer["status"].as_u64() {
            Some(200) => Ok(()),
            _ => bail!("the backend did not take a webhook: {answer}"),
        }
    }

    /// Sends as many webhooks of one message each.
    ///
    /// # Errors
    /// When the backend does not take one.
    pub(super) fn take_singly(&self, person: &str, count: usize) -> anyhow::Result<()> {
        (0..count).try_for_each(|index| self.take(&webhook::messenger(person, index, 1)))
    }

    /// Waits until the person's conversation has that many messages, and returns its id.
    ///
    /// # Errors
    /// When they do not come.
    pub(super) fn wait_for(&self, person: &str, count: usize) -> anyhow::Result<String> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Some(id) = self.conversation(person)?
                && self.get(&format!("{id}/messages?limit=1"))?["total"].as_u64() == u64::try_from(count).ok()
            {
                return Ok(id);
            }
            thread::sleep(GLANCE);
        }
        bail!("the messages of {person} did not arrive")
    }

    /// The median time of reading a conversation with its facts.
    ///
    /// # Errors
    /// When the backend does not answer.
    pub(super) fn detail(&self, conversation: &str) -> anyhow::Result<Duration> {
        self.median(conversation)
    }

    /// The median time of reading the newest page of messages.
    ///
    /// # Errors
    /// When the backend does not answer.
    pub(super) fn newest_page(&self, conversation: &str) -> anyhow::Result<Duration> {
        self.median(&format!("{conversation}/messages"))
    }

    /// The median time of reading the page around the message that stands at a page's distance from the end.
    ///
    /// # Errors
    /// When the backend does not answer.
    pub(super) fn page_around(&self, conversation: &str) -> anyhow::Result<Duration> {
        let page = self.get(&format!("{conversation}/messages"))?;
        let first = page["messages"][0]["id"].as_str().context("the conversation has no message")?;
        self.median(&format!("{conversation}/messages?around={first}"))
    }

    fn median(&self, path: &str) -> anyhow::Result<Duration> {
        let mut times = (0..READS).map(|_| timed(|| self.get(path))).collect::<anyhow::Result<Vec<Duration>>>()?;
        times.sort();
        times.get(READS / 2).copied().context("nothing was measured")
    }

    fn conversation(&self, person: &str) -> anyhow::Result<Option<String>> {
        let url = format!("{}/api/v1/conversations?list=all", self.backend);
        let page: Value = http::get_as(&url, &self.token)?;
        let conversations = page["conversations"].as_array().map(Vec::as_slice).unwrap_or_default();
        let theirs = conversations.iter().find(|conversation| conversation.to_string().contains(person));
        Ok(theirs.and_then(|conversation| conversation["id"].as_str()).map(str::to_owned))
    }

    fn get(&self, path: &str) -> anyhow::Result<Value> {
        http::get_as(&format!("{}/api/v1/conversations/{path}", self.backend), &self.token)
    }
}

/// How long something takes.
///
/// # Errors
/// When it fails.
pub(super) fn timed<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<Duration> {
    let started = Instant::now();
    work()?;
    Ok(started.elapsed())
}
