//! Server-sent events, read as they come: HTML Living Standard, section 9.2.6.

/// One event of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Its type; empty where the stream named none.
    pub event: String,
    /// Its data, the lines joined.
    pub data: String,
    /// The last id that the stream named, on this event or before.
    pub id: Option<String>,
}

/// Reads a stream from pieces that may end anywhere, within a character too.
#[derive(Debug, Default)]
pub struct FrameReader {
    line: Vec<u8>,
    began: bool,
    after_return: bool,
    event: String,
    data: String,
    id: Option<String>,
    retry: Option<u32>,
}

impl FrameReader {
    /// The events that `bytes` complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Frame> {
        let mut frames = Vec::new();
        for &byte in bytes {
            // A line ends at CR, LF or CRLF; the LF of a CRLF may come with the next piece.
            let second_half = self.after_return && byte == b'\n';
            self.after_return = byte == b'\r';
            if second_half {
                continue;
            }
            if byte == b'\n' || byte == b'\r' {
                frames.extend(self.end_line());
            } else {
                self.line.push(byte);
            }
        }
        frames
    }

    /// The last id that the stream named: where to go on.
    pub fn last_id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// How long to wait before connecting again, in milliseconds, where the stream said so.
    pub const fn retry(&self) -> Option<u32> {
        self.retry
    }

    fn end_line(&mut self) -> Option<Frame> {
        let bytes = std::mem::take(&mut self.line);
        let text = String::from_utf8_lossy(&bytes);
        let mut line: &str = &text;
        if !self.began {
            self.began = true;
            line = line.strip_prefix('\u{feff}').unwrap_or(line);
        }
        if line.is_empty() {
            return self.end_frame();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" => self.retry = value.parse().ok().or(self.retry),
            // Comments have an empty field; others are to be passed over.
            _ => {}
        }
        None
    }

    fn end_frame(&mut self) -> Option<Frame> {
        let event = std::mem::take(&mut self.event);
        let mut data = std::mem::take(&mut self.data);
        data.pop()?;
        Some(Frame { event, data, id: self.id.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = "\u{feff}: hello\r\nretry: 3000\r\nid: 1\r\nevent: message\r\ndata: {\"text\":\r\ndata:  \"ä 😀\"}\r\n\r\n\
        : ping\n\nid: 2\ndata\ndata:x\n\nevent: lost\nid: 3\n\rid:4\revent:context\rdata:{}\runknown: y\r\rid: 5\n\ndata: cut";

    fn expected() -> Vec<Frame> {
        let frame = |event: &str, data: &str, id: &str| Frame {
            event: event.to_owned(),
            data: data.to_owned(),
            id: Some(id.to_owned()),
        };
        vec![frame("message", "{\"text\":\n \"ä 😀\"}", "1"), frame("", "\nx", "2"), frame("context", "{}", "4")]
    }

    #[test]
    fn reads_a_stream_at_once() {
        let mut reader = FrameReader::default();
        assert_eq!(reader.feed(STREAM.as_bytes()), expected());
        assert_eq!(reader.last_id(), Some("5"));
        assert_eq!(reader.retry(), Some(3000));
    }

    #[test]
    fn reads_the_same_whereever_it_is_split() {
        let bytes = STREAM.as_bytes();
        for first in 0..=bytes.len() {
            for second in first..=bytes.len() {
                let mut reader = FrameReader::default();
                let mut frames = reader.feed(&bytes[..first]);
                frames.extend(reader.feed(&bytes[first..second]));
                frames.extend(reader.feed(&bytes[second..]));
                assert_eq!(frames, expected(), "split at {first} and {second}");
                assert_eq!(reader.last_id(), Some("5"));
            }
        }
    }

    #[test]
    fn reads_the_same_byte_by_byte() {
        let mut reader = FrameReader::default();
        let frames: Vec<Frame> = STREAM.bytes().flat_map(|byte| reader.feed(&[byte])).collect();
        assert_eq!(frames, expected());
    }

    #[test]
    fn an_id_with_a_null_is_passed_over() {
        let mut reader = FrameReader::default();
        reader.feed(b"id: 7\n\nid: 8\0\ndata: x\n\n");
        assert_eq!(reader.last_id(), Some("7"));
    }
}
