//! The brand's two accounts, constants that the demo and tests read through the control API.

/// The Page "Lumen Coffee".
pub const FACEBOOK_PAGE_ID: &str = "100000000000001";
/// The Page's access token.
pub const FACEBOOK_PAGE_TOKEN: &str = "EAASandboxPageTokenLumenCoffee";
/// The app's secret; it signs Facebook's webhooks.
pub const FACEBOOK_APP_SECRET: &str = "sandbox-facebook-app-secret";
/// The id of the app that the token belongs to; echoes of our own sends carry it.
pub const FACEBOOK_APP_ID: &str = "1234567890";
/// What Facebook says in `hub.verify_token`.
pub const FACEBOOK_VERIFY_TOKEN: &str = "sandbox-verify-token";
/// The X account @lumencoffee.
pub const X_ACCOUNT_ID: &str = "900000000000000001";
/// The X account's OAuth 2.0 user token.
pub const X_USER_TOKEN: &str = "sandbox-x-user-token";
/// The X app's consumer secret; it signs X's webhooks and answers the CRC.
pub const X_CONSUMER_SECRET: &str = "sandbox-x-consumer-secret";

/// The name both accounts show.
pub(crate) const BRAND_NAME: &str = "Lumen Coffee";
/// The Page's username and the X handle.
pub(crate) const BRAND_USERNAME: &str = "lumencoffee";
/// The Page's inbox: the app id of what people send natively. Meta: Page-inbox sends carry the inbox app id.
pub(crate) const FACEBOOK_INBOX_APP_ID: u64 = 263_902_037_430_900;
/// The X client that people use natively.
pub(crate) const X_NATIVE_APP_ID: &str = "3033300";
/// The X app that the token belongs to.
pub(crate) const X_APP_ID: &str = "28500001";
/// The brand's picture.
pub(crate) const BRAND_PICTURE: &str = "brand.png";

/// The app id as the number that Meta's echoes carry.
pub(crate) fn facebook_app_number() -> u64 {
    FACEBOOK_APP_ID.parse().unwrap_or_default()
}
