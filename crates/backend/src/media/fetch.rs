//! Fetching: redirects by hand, the first bytes sniffed, the rest passed on with a count.

use super::address::{CheckedResolver, SystemResolver};
use super::{MediaPolicy, MediaRefused, MediaSource, host, sniff};
use bytes::{Bytes, BytesMut};
use futures_util::stream::{self, BoxStream, StreamExt};
use reqwest::dns::Resolve;
use reqwest::header::{ACCEPT, LOCATION};
use reqwest::{Client, Response, StatusCode, redirect};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// How many redirects are followed.
const REDIRECTS: usize = 3;

/// A file on its way.
pub struct FetchedMedia {
    /// Its type, sniffed; one of the few that are shown.
    pub content_type: &'static str,
    /// Its length in bytes, where the network tells.
    pub length: Option<u64>,
    /// Its bytes; an error in between breaks the file off.
    pub body: BoxStream<'static, Result<Bytes, MediaRefused>>,
}

impl std::fmt::Debug for FetchedMedia {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { content_type, length, .. } = self;
        formatter
            .debug_struct("FetchedMedia")
            .field("content_type", content_type)
            .field("length", length)
            .finish_non_exhaustive()
    }
}

/// Fetches files. Made once: a connection that is kept was made to an address that the resolver let pass, and each
/// request's host is checked before it is asked for one.
#[derive(Clone, Debug)]
pub struct MediaFetcher {
    client: Client,
    policy: MediaPolicy,
}

impl MediaFetcher {
    /// A fetcher that goes by a policy. No proxy is asked, no redirect followed without a look.
    ///
    /// # Errors
    /// When the system's TLS certificates cannot be read.
    pub fn new(policy: MediaPolicy) -> reqwest::Result<Self> {
        Self::with_resolver(policy, Arc::new(SystemResolver))
    }

    /// The same, with names resolved by another than the machine: for tests of what names may resolve to.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn with_resolver(policy: MediaPolicy, resolver: Arc<dyn Resolve>) -> reqwest::Result<Self> {
        let client = Client::builder()
            .dns_resolver(Arc::new(CheckedResolver { inner: resolver, allow_loopback: policy.allow_loopback }))
            .redirect(redirect::Policy::none())
            .no_proxy()
            .connect_timeout(policy.silence.min(Duration::from_secs(5)))
            .read_timeout(policy.silence)
            .timeout(policy.whole)
            .build()?;
        Ok(Self { client, policy })
    }

    /// Fetches a file as far as its first bytes; the rest comes as it is read.
    ///
    /// # Errors
    /// [`MediaRefused`] says why the file is not shown.
    pub async fn fetch(&self, source: &MediaSource) -> Result<FetchedMedia, MediaRefused> {
        let largest = self.policy.largest;
        let response = respond(&self.client, &self.policy, source).await?;
        let length = response.content_length();
        if length.is_some_and(|length| length > largest) {
            return Err(MediaRefused::TooLarge);
        }
        let mut chunks = response.bytes_stream().map(|chunk| chunk.map_err(|error| refused(&error))).boxed();
        let mut head = BytesMut::new();
        while head.len() < sniff::HEAD {
            let Some(chunk) = chunks.next().await else { break };
            head.extend_from_slice(&chunk?);
        }
        let content_type = sniff::content_type(&head).ok_or(MediaRefused::Type)?;
        let whole = stream::once(async move { Ok(head.freeze()) }).chain(chunks);
        Ok(FetchedMedia { content_type, length, body: limited(whole.boxed(), largest) })
    }
}

async fn respond(client: &Client, policy: &MediaPolicy, source: &MediaSource) -> Result<Response, MediaRefused> {
    let mut url = Url::parse(&source.url).map_err(|_| MediaRefused::Address("it is none"))?;
    let origin = url.origin();
    for _ in 0..=REDIRECTS {
        host::check(&url, source.hosts, policy)?;
        let request = client.get(url.clone()).header(ACCEPT, "image/*, video/*, audio/*, application/pdf");
        let request = match &source.bearer {
            Some(bearer) if url.origin() == origin => request.bearer_auth(bearer),
            _ => request,
        };
        let response = request.send().await.map_err(|error| refused(&error))?;
        match response.status() {
            StatusCode::OK => return Ok(response),
            StatusCode::NOT_FOUND | StatusCode::GONE => return Err(MediaRefused::Gone),
            status if status.is_redirection() => url = next(&url, &response)?,
            status => return Err(MediaRefused::Status(status.as_u16())),
        }
    }
    Err(MediaRefused::Redirects)
}

fn next(url: &Url, response: &Response) -> Result<Url, MediaRefused> {
    let location = response.headers().get(LOCATION).and_then(|location| location.to_str().ok());
    location.and_then(|location| url.join(location).ok()).ok_or(MediaRefused::Address("it redirects to nowhere"))
}

/// Passes bytes on until there are too many: a length that was announced is not believed.
fn limited(
    body: BoxStream<'static, Result<Bytes, MediaRefused>>,
    largest: u64,
) -> BoxStream<'static, Result<Bytes, MediaRefused>> {
    let passed = body.scan((0_u64, false), move |(sum, over), chunk| {
        if *over {
            return std::future::ready(None);
        }
        *sum = sum.saturating_add(chunk.as_ref().map_or(0, |chunk| chunk.len() as u64));
        *over = *sum > largest || chunk.is_err();
        std::future::ready(Some(if *sum > largest { Err(MediaRefused::TooLarge) } else { chunk }))
    });
    passed.boxed()
}

/// Our own refusal where the resolver said it, else what the connection says.
fn refused(error: &reqwest::Error) -> MediaRefused {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if let Some(own) = inner.downcast_ref::<MediaRefused>() {
            return own.clone();
        }
        cause = inner.source();
    }
    if error.is_timeout() { MediaRefused::Timeout } else { MediaRefused::Unreachable }
}
