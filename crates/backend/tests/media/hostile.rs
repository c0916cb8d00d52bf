//! Names that change, and files that are two things at once.

use crate::{PNG, fetch, open, redirect, serve, source, whole};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{CONNECTION, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;
use futures_util::{StreamExt, stream};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use social_messaging_backend::media::{MediaFetcher, MediaPolicy, MediaRefused};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Answers each question with the next of its answers, as the owner of a name may.
struct Rebinding(Mutex<VecDeque<Vec<IpAddr>>>);

impl Rebinding {
    fn answering(answers: &[&[&str]]) -> Arc<Self> {
        let parsed = |answer: &&[&str]| answer.iter().map(|address| address.parse().expect("an address")).collect();
        Arc::new(Self(Mutex::new(answers.iter().map(parsed).collect())))
    }

    fn is_used_up(&self) -> bool {
        self.0.lock().expect("a lock").is_empty()
    }
}

impl Resolve for Rebinding {
    fn resolve(&self, _: Name) -> Resolving {
        let answer = self.0.lock().expect("a lock").pop_front().unwrap_or_default();
        let addresses: Vec<SocketAddr> = answer.into_iter().map(|address| SocketAddr::new(address, 0)).collect();
        Box::pin(async move { Ok(Box::new(addresses.into_iter()) as Addrs) })
    }
}

#[tokio::test]
async fn a_name_that_resolves_to_something_else_the_second_time_is_refused_then() {
    // A connection that is kept would not ask for the name again.
    let away = || async { ([(CONNECTION, "close")], redirect("/a".to_owned())).into_response() };
    let url = serve(Router::new().route("/away", get(away)).route("/a", get(|| async { PNG }))).await;
    let port = url.rsplit(':').next().expect("a port").to_owned();
    let away = source(&format!("http://localhost:{port}/away"));
    let refused = Some(MediaRefused::Address("it resolves to an address that is not public"));
    for second in ["10.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "0.0.0.0", "fd00::1"] {
        let resolver = Rebinding::answering(&[&["127.0.0.1"], &[second]]);
        let fetcher = MediaFetcher::with_resolver(open(), resolver.clone()).expect("a client");
        assert_eq!(fetcher.fetch(&away).await.err(), refused, "{second}");
        assert!(resolver.is_used_up(), "it was asked again");
    }
    let resolver = Rebinding::answering(&[&["127.0.0.1"], &["127.0.0.1"]]);
    let fetcher = MediaFetcher::with_resolver(open(), resolver).expect("a client");
    assert_eq!(fetcher.fetch(&away).await.expect("a picture").content_type, "image/png");
}

#[tokio::test]
async fn one_forbidden_address_among_others_forbids_them_all() {
    let listed = MediaPolicy { extra_hosts: vec!["rebound.example".to_owned()], ..MediaPolicy::default() };
    for answer in [["157.240.1.1", "10.0.0.1"], ["127.0.0.1", "157.240.1.1"], ["2606:4700::1", "::1"]] {
        let fetcher = MediaFetcher::with_resolver(listed.clone(), Rebinding::answering(&[&answer])).expect("a client");
        let refused = fetcher.fetch(&source("https://rebound.example/a")).await.err();
        assert_eq!(refused, Some(MediaRefused::Address("it resolves to an address that is not public")), "{answer:?}");
    }
}

#[tokio::test]
async fn a_picture_that_is_a_page_as_well_is_a_picture() {
    let script = b"<html><script>alert(1)</script></html>";
    let gif = [b"GIF89a/*".as_slice(), script, b"*/=1;"].concat();
    let png = [PNG, script].concat();
    let jpeg = [b"\xff\xd8\xff\xe0\0\x10JFIF\0".as_slice(), script].concat();
    let pdf = [b"%PDF-1.7\n".as_slice(), script].concat();
    // Browsers look for a page behind blanks and marks of order; none of these begins as a picture.
    let pages: [&[u8]; 4] =
        [b"\n  <html>GIF89a", b"\xef\xbb\xbf<script>", b"<!--GIF89a--><html>", b"%!PS-Adobe GIF89a"];
    for (bytes, kind) in [(gif, "image/gif"), (png, "image/png"), (jpeg, "image/jpeg"), (pdf, "application/pdf")] {
        let url =
            serve(Router::new().route("/a", get(move || async move { ([(CONTENT_TYPE, "text/html")], bytes) }))).await;
        assert_eq!(fetch(&open(), &source(&format!("{url}/a"))).await.expect("a file").content_type, kind);
    }
    for page in pages {
        let url =
            serve(Router::new().route("/a", get(move || async move { ([(CONTENT_TYPE, "image/gif")], page) }))).await;
        let refused = fetch(&open(), &source(&format!("{url}/a"))).await.err();
        assert_eq!(refused, Some(MediaRefused::Type), "{}", String::from_utf8_lossy(page));
    }
}

#[tokio::test]
async fn a_file_that_comes_drop_by_drop_ends() {
    let drops = || async {
        let more = stream::repeat_with(|| Bytes::from_static(&[7; 600])).then(|drop| async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            drop
        });
        Body::from_stream(stream::iter([Bytes::from_static(PNG)]).chain(more).map(Ok::<_, Infallible>))
    };
    let url = serve(Router::new().route("/drops", get(drops))).await;
    let patient = MediaPolicy { silence: Duration::from_secs(60), whole: Duration::from_millis(300), ..open() };
    let media = fetch(&patient, &source(&format!("{url}/drops"))).await.expect("its beginning");
    assert_eq!(whole(media).await, Err(MediaRefused::Timeout));
}
