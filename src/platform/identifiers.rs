//! Identifiers of intents: UUID version 7, RFC 9562.

use super::clock;
use social_messaging_domain::ids::ClientId;
use std::fmt::Write;

/// A new identifier: the backend's time, then what the browser draws.
#[must_use]
pub fn new_id() -> ClientId {
    let mut bytes = [0; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_none_or(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_err()) {
        draw_weakly(&mut bytes);
    }
    format(clock::now().0.unsigned_abs(), bytes)
}

/// Only where the browser gives no better: the backend refuses an identifier that is taken, so nothing is lost by it.
fn draw_weakly(bytes: &mut [u8]) {
    for byte in bytes {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
        let drawn = (js_sys::Math::random() * 256.0) as u8;
        *byte = drawn;
    }
}

fn format(millis: u64, mut bytes: [u8; 16]) -> ClientId {
    bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    ClientId(text)
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn has_time_version_and_variant_in_their_places() {
        assert_eq!(format(0x0001_0203_0405, [0xff; 16]).as_str(), "00010203-0405-7fff-bfff-ffffffffffff");
        assert_eq!(format(0, [0; 16]).as_str(), "00000000-0000-7000-8000-000000000000");
    }
}
