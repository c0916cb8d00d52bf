//! What a file is, by its first bytes: what the network, or its author, calls it does not count.

/// The bytes that are looked at.
pub(super) const HEAD: usize = 512;

/// The type, where it is one that is shown; the name is ours, not the file's.
#[must_use]
pub fn content_type(head: &[u8]) -> Option<&'static str> {
    Some(match infer::get(head)?.mime_type() {
        "image/png" => "image/png",
        "image/jpeg" => "image/jpeg",
        "image/gif" => "image/gif",
        "image/webp" => "image/webp",
        "video/mp4" | "video/x-m4v" => "video/mp4",
        "video/webm" => "video/webm",
        "video/quicktime" => "video/quicktime",
        "audio/mpeg" => "audio/mpeg",
        "audio/ogg" => "audio/ogg",
        "audio/m4a" | "audio/mp4" | "audio/x-m4a" => "audio/mp4",
        "application/pdf" => "application/pdf",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::content_type;

    #[test]
    fn types_by_their_first_bytes() {
        assert_eq!(content_type(b"\x89PNG\r\n\x1a\n\0\0\0\0"), Some("image/png"));
        assert_eq!(content_type(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some("image/jpeg"));
        assert_eq!(content_type(b"GIF89a\x01\0\x01\0"), Some("image/gif"));
        assert_eq!(content_type(b"RIFF\x24\0\0\0WEBPVP8 "), Some("image/webp"));
        assert_eq!(content_type(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"), Some("video/mp4"));
        assert_eq!(content_type(b"\0\0\0\x14ftypM4A \0\0\0\0"), Some("audio/mp4"));
        assert_eq!(content_type(b"%PDF-1.7\n"), Some("application/pdf"));
    }

    #[test]
    fn nothing_that_a_browser_would_run() {
        for head in [
            &b"<!DOCTYPE html><script>"[..],
            b"<svg xmlns='http://www.w3.org/2000/svg'>",
            b"MZ\x90\0",
            b"PK\x03\x04",
            b"",
            b"plain",
        ] {
            assert_eq!(content_type(head), None);
        }
    }
}
