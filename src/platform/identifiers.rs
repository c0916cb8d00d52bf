//! Identifiers of intents: UUID version 7, RFC 9562.

use super::clock;
use social_messaging_domain::ids::ClientId;

/// A new identifier: the backend's time, then what the browser draws.
#[must_use]
pub fn new_id() -> ClientId {
    let mut bytes = [0; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_none_or(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_err()) {
        draw_weakly(&mut bytes);
    }
    ClientId::version_7(clock::now().0.unsigned_abs(), bytes)
}

/// Only where the browser gives no better: the backend refuses an identifier that is taken, so nothing is lost by it.
fn draw_weakly(bytes: &mut [u8]) {
    for byte in bytes {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
        let drawn = (js_sys::Math::random() * 256.0) as u8;
        *byte = drawn;
    }
}
