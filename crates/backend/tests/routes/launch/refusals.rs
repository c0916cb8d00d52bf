//! Every launch token that is refused, and the type that says why.

use super::{RSA, RSA_PUBLIC, SECRET, app, by_the_desk, claims, signed, trade, with};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};

fn without(mut claims: Value, name: &str) -> Value {
    claims.as_object_mut().unwrap().remove(name);
    claims
}

#[tokio::test]
async fn who_signed_it_and_how() {
    let app = app().await;
    let claims = claims(&app);
    let secret = |secret: &str| EncodingKey::from_secret(secret.as_bytes());
    let rsa = EncodingKey::from_rsa_pem(RSA.as_bytes()).unwrap();
    let good = by_the_desk(&claims);
    let body = good.split('.').nth(1).unwrap();
    // {"alg":"none"}, {"alg":"none","kid":"desk"} and {"alg":"HS256","kid":"desk","crit":["exp"]}.
    let unsigned = format!("eyJhbGciOiJub25lIn0.{body}.");
    let unsigned_with_key = format!("eyJhbGciOiJub25lIiwia2lkIjoiZGVzayJ9.{body}.");
    let critical = format!("eyJhbGciOiJIUzI1NiIsImtpZCI6ImRlc2siLCJjcml0IjpbImV4cCJdfQ.{body}.AAAA");
    let mut outcomes = String::new();
    for (what, token) in [
        (
            "another secret",
            signed(Algorithm::HS256, Some("desk"), &secret("another secret of thirty-two bytes"), &claims),
        ),
        ("an unknown key", signed(Algorithm::HS256, Some("nobody"), &secret(SECRET), &claims)),
        ("no signature", format!("{}.", good.rsplit_once('.').unwrap().0)),
        (
            "a changed body",
            by_the_desk(&with(claims.clone(), "role", "admin"))
                .split('.')
                .take(2)
                .chain(good.split('.').skip(2))
                .collect::<Vec<_>>()
                .join("."),
        ),
        ("alg none", unsigned),
        ("alg none and a key", unsigned_with_key),
        ("the public key as a secret", signed(Algorithm::HS256, Some("rsa"), &secret(RSA_PUBLIC), &claims)),
        ("another length", signed(Algorithm::HS384, Some("desk"), &secret(SECRET), &claims)),
        ("another algorithm of the key", signed(Algorithm::PS256, Some("rsa"), &rsa, &claims)),
        ("RS256 by the name of the secret", signed(Algorithm::RS256, Some("desk"), &rsa, &claims)),
        ("no key named", signed(Algorithm::HS256, None, &secret(SECRET), &claims)),
        ("a critical extension", critical),
        ("a session's bearer", app.token("ada")),
        ("no token", "x".to_owned()),
        ("nothing", String::new()),
    ] {
        outcomes.push_str(&format!("{what}: {}\n", trade(&app, &token).await.outcome()));
    }
    insta::assert_snapshot!(outcomes, @r"
    another secret: 401 Unauthorized urn:social-messaging:problem:token-signature
    an unknown key: 401 Unauthorized urn:social-messaging:problem:token-signature
    no signature: 401 Unauthorized urn:social-messaging:problem:token-signature
    a changed body: 401 Unauthorized urn:social-messaging:problem:token-signature
    alg none: 401 Unauthorized urn:social-messaging:problem:token-algorithm
    alg none and a key: 401 Unauthorized urn:social-messaging:problem:token-algorithm
    the public key as a secret: 401 Unauthorized urn:social-messaging:problem:token-algorithm
    another length: 401 Unauthorized urn:social-messaging:problem:token-algorithm
    another algorithm of the key: 401 Unauthorized urn:social-messaging:problem:token-algorithm
    RS256 by the name of the secret: 401 Unauthorized urn:social-messaging:problem:token-algorithm
    no key named: 401 Unauthorized urn:social-messaging:problem:unauthorized
    a critical extension: 401 Unauthorized urn:social-messaging:problem:unauthorized
    a session's bearer: 401 Unauthorized urn:social-messaging:problem:unauthorized
    no token: 401 Unauthorized urn:social-messaging:problem:unauthorized
    nothing: 401 Unauthorized urn:social-messaging:problem:unauthorized
    ");
}

#[tokio::test]
async fn what_it_has_to_say() {
    let app = app().await;
    let good = claims(&app);
    let now = app.now().0 / 1_000;
    let mut outcomes = String::new();
    for (what, claims) in [
        ("over", with(good.clone(), "exp", now)),
        ("too far off", with(good.clone(), "exp", now + 601)),
        ("for ever", with(good.clone(), "exp", i64::MAX)),
        ("not yet", with(good.clone(), "nbf", now + 1)),
        ("for another", with(good.clone(), "aud", "session")),
        ("no exp", without(good.clone(), "exp")),
        ("no jti", without(good.clone(), "jti")),
        ("no aud", without(good.clone(), "aud")),
        ("no sub", without(good.clone(), "sub")),
        ("no name", without(good.clone(), "name")),
        ("no role", without(good.clone(), "role")),
        ("no accounts", without(good.clone(), "accounts")),
        ("an empty jti", with(good.clone(), "jti", "")),
        ("an empty sub", with(good.clone(), "sub", "")),
        ("a long sub", with(good.clone(), "sub", "a".repeat(201))),
        ("a long name", with(good.clone(), "name", "ä".repeat(201))),
        ("a long jti", with(good.clone(), "jti", "a".repeat(201))),
        ("another role", with(good.clone(), "role", "oracle")),
        ("other accounts", with(good.clone(), "accounts", "some")),
        ("no language", with(good.clone(), "language", "<script>")),
        ("a long language", with(good.clone(), "language", "de".repeat(18))),
    ] {
        let answer = trade(&app, &by_the_desk(&claims)).await;
        outcomes.push_str(&format!(
            "{what}: {}: {}\n",
            answer.json()["type"].as_str().unwrap(),
            answer.json()["title"]
        ));
        assert_eq!(answer.status, 401, "{what}");
    }
    insta::assert_snapshot!(outcomes, @r#"
    over: urn:social-messaging:problem:token-expired: "The token is expired"
    too far off: urn:social-messaging:problem:unauthorized: "No valid launch token: its end is too far off"
    for ever: urn:social-messaging:problem:unauthorized: "No valid launch token: its end is too far off"
    not yet: urn:social-messaging:problem:unauthorized: "No valid launch token: it is not good yet"
    for another: urn:social-messaging:problem:token-audience: "The launch token is for somebody else"
    no exp: urn:social-messaging:problem:unauthorized: "No valid launch token: a claim is missing or of another shape"
    no jti: urn:social-messaging:problem:unauthorized: "No valid launch token: a claim is missing or of another shape"
    no aud: urn:social-messaging:problem:unauthorized: "No valid launch token: a claim is missing or of another shape"
    no sub: urn:social-messaging:problem:unauthorized: "No valid launch token: a claim is missing or of another shape"
    no name: urn:social-messaging:problem:unauthorized: "No valid launch token: a claim is missing or of another shape"
    no role: urn:social-messaging:problem:unauthorized: "No valid launch token: a claim is missing or of another shape"
    no accounts: urn:social-messaging:problem:unauthorized: "No valid launch token: a claim is missing or of another shape"
    an empty jti: urn:social-messaging:problem:unauthorized: "No valid launch token: sub or jti is empty"
    an empty sub: urn:social-messaging:problem:unauthorized: "No valid launch token: sub or jti is empty"
    a long sub: urn:social-messaging:problem:unauthorized: "No valid launch token: sub, name or jti is too long"
    a long name: urn:social-messaging:problem:unauthorized: "No valid launch token: sub, name or jti is too long"
    a long jti: urn:social-messaging:problem:unauthorized: "No valid launch token: sub, name or jti is too long"
    another role: urn:social-messaging:problem:unauthorized: "No valid launch token: there is no such role"
    other accounts: urn:social-messaging:problem:unauthorized: "No valid launch token: a claim is missing or of another shape"
    no language: urn:social-messaging:problem:unauthorized: "No valid launch token: language is no tag of BCP 47"
    a long language: urn:social-messaging:problem:unauthorized: "No valid launch token: language is no tag of BCP 47"
    "#);
    for (jti, claims) in [
        with(good.clone(), "exp", now + 600),
        with(good.clone(), "aud", json!(["other", "widget"])),
        with(good.clone(), "name", "ä".repeat(200)),
        with(good.clone(), "iat", now),
        with(good.clone(), "language", Value::Null),
    ]
    .into_iter()
    .enumerate()
    {
        let claims = with(claims, "jti", format!("good {jti}"));
        assert_eq!(trade(&app, &by_the_desk(&claims)).await.outcome(), "200 OK", "{claims}");
    }
}
