//! Signatures over the raw bytes, and the two handshakes.

use axum::http::HeaderMap;
use serde_json::json;
use social_messaging_backend::networks::{self, Handshake, HandshakeKeys};
use social_messaging_domain::networks::Network;

const KEYS: HandshakeKeys<'static> = HandshakeKeys { verify_token: "open sesame", secret: "consumer-secret" };
const BODY: &[u8] = br#"{"object":"page","entry":[]}"#;

// HMAC-SHA256 of BODY with the key "app-secret", made with openssl.
const HEX: &str = "e6e9d7a842a48e17f43a34d6125d0d933e2aab92ee37f0993a4d493b50e3d438";
const BASE64: &str = "5unXqEKkjhf0OjTWEl0Nkz4qq5LuN/CZOk1JO1Dj1Dg=";

fn signed(network: Network, header: &'static str, value: &str, body: &[u8], secret: &str) -> bool {
    let mut headers = HeaderMap::new();
    headers.insert(header, value.parse().expect("a header"));
    networks::signer(network, &headers, body, [secret]).is_some()
}

#[test]
fn facebook_signs_in_hexadecimal() {
    let header = "x-hub-signature-256";
    let right = format!("sha256={HEX}");
    assert!(signed(Network::Facebook, header, &right, BODY, "app-secret"));
    assert!(!signed(Network::Facebook, header, &right, BODY, "another-secret"));
    assert!(!signed(Network::Facebook, header, &right, br#"{"object":"page", "entry":[]}"#, "app-secret"));
    assert!(!signed(Network::Facebook, header, HEX, BODY, "app-secret"));
    assert!(!signed(Network::Facebook, header, &format!("sha256={BASE64}"), BODY, "app-secret"));
    assert!(!signed(Network::Facebook, header, "sha256=", BODY, "app-secret"));
    assert!(!signed(Network::Facebook, header, &right[..right.len() - 2], BODY, "app-secret"));
}

#[test]
fn x_signs_in_base64() {
    let header = "x-twitter-webhooks-signature";
    assert!(signed(Network::X, header, &format!("sha256={BASE64}"), BODY, "app-secret"));
    assert!(!signed(Network::X, header, &format!("sha256={HEX}"), BODY, "app-secret"));
    assert!(!signed(Network::X, header, &format!("sha256={BASE64}"), BODY, "another-secret"));
}

#[test]
fn an_unsigned_body_or_the_old_signature_alone_is_nobodys() {
    assert_eq!(networks::signer(Network::Facebook, &HeaderMap::new(), BODY, ["app-secret"]), None);
    assert!(!signed(Network::Facebook, "x-hub-signature", "sha1=b0b0", BODY, "app-secret"));
    assert!(!signed(Network::Facebook, "x-hub-signature", &format!("sha256={HEX}"), BODY, "app-secret"));
}

#[test]
fn without_a_secret_nobody_can_sign() {
    let mut headers = HeaderMap::new();
    headers.insert("x-hub-signature-256", format!("sha256={HEX}").parse().expect("a header"));
    assert_eq!(networks::signer(Network::Facebook, &headers, BODY, [""]), None);
    assert_eq!(networks::signer(Network::Facebook, &headers, BODY, []), None);
    let signer = networks::signer(Network::Facebook, &headers, BODY, ["", "other", "app-secret"]);
    assert_eq!(signer, Some("app-secret"));
}

fn query(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn facebook_gets_its_challenge_back_as_it_sent_it() {
    for (mode, token, challenge) in
        [("hub.mode", "hub.verify_token", "hub.challenge"), ("hub_mode", "hub_verify_token", "hub_challenge")]
    {
        let asked = query(&[(mode, "subscribe"), (token, "open sesame"), (challenge, "0012 <b>")]);
        assert_eq!(networks::handshake(Network::Facebook, &asked, &KEYS), Handshake::Text("0012 <b>".to_owned()));
        let asked = query(&[(mode, "subscribe"), (token, "open"), (challenge, "1")]);
        assert_eq!(networks::handshake(Network::Facebook, &asked, &KEYS), Handshake::Forbidden);
        let asked = query(&[(mode, "unsubscribe"), (token, "open sesame"), (challenge, "1")]);
        assert_eq!(networks::handshake(Network::Facebook, &asked, &KEYS), Handshake::Forbidden);
    }
    assert_eq!(networks::handshake(Network::Facebook, &query(&[("q", "1")]), &KEYS), Handshake::Malformed);
    let unset = HandshakeKeys { verify_token: "", ..KEYS };
    let asked = query(&[("hub.mode", "subscribe"), ("hub.verify_token", ""), ("hub.challenge", "1")]);
    assert_eq!(networks::handshake(Network::Facebook, &asked, &unset), Handshake::Forbidden);
}

#[test]
fn x_gets_the_answer_to_its_check() {
    let answer = networks::handshake(Network::X, &query(&[("crc_token", "token-1"), ("nonce", "x")]), &KEYS);
    assert_eq!(
        answer,
        Handshake::Json(json!({"response_token": "sha256=8J8s4Cle9T/J+C88xfaotHKowncVoV9KWwk2HVUSXHE="}))
    );
    assert_eq!(networks::handshake(Network::X, &[], &KEYS), Handshake::Malformed);
    let unset = HandshakeKeys { secret: "", ..KEYS };
    assert_eq!(networks::handshake(Network::X, &query(&[("crc_token", "t")]), &unset), Handshake::Forbidden);
}

#[test]
fn nobody_has_a_webhook_of_their_own_signed_by_the_check_of_x() {
    let long = "t".repeat(201);
    for body in ["{}", r#"{"for_user_id":"1","direct_message_events":[]}"#, "[1]", "a b", "", long.as_str()] {
        assert_eq!(
            networks::handshake(Network::X, &query(&[("crc_token", body)]), &KEYS),
            Handshake::Malformed,
            "{body}"
        );
    }
}
