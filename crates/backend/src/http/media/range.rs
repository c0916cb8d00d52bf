//! One part of a file: what a player asks for when it begins in the middle.
//!
//! The network's file is read from its beginning and passed on from the part's: nothing is kept to seek in.

use bytes::Bytes;
use futures_util::stream::{BoxStream, StreamExt};
use std::future::ready;

/// The part lies behind the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotSatisfiable;

/// From the first to the last byte, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ByteRange {
    first: u64,
    last: u64,
}

impl ByteRange {
    /// Reads the header for a file of that length. `None` for what may be passed over: other units, several parts.
    pub(super) fn parse(header: &str, length: u64) -> Option<Result<Self, NotSatisfiable>> {
        let (first, last) = header.trim().strip_prefix("bytes=")?.split_once('-')?;
        let end = length.checked_sub(1)?;
        let range = match (first, last) {
            ("", suffix) => {
                let suffix: u64 = suffix.parse().ok()?;
                if suffix == 0 {
                    return Some(Err(NotSatisfiable));
                }
                Self { first: length.saturating_sub(suffix), last: end }
            }
            (first, "") => Self { first: first.parse().ok()?, last: end },
            (first, last) => Self { first: first.parse().ok()?, last: last.parse::<u64>().ok()?.min(end) },
        };
        if range.first > end {
            return Some(Err(NotSatisfiable));
        }
        (range.first <= range.last).then_some(Ok(range))
    }

    pub(super) const fn length(self) -> u64 {
        self.last - self.first + 1
    }

    pub(super) fn content_range(self, length: u64) -> String {
        format!("bytes {}-{}/{length}", self.first, self.last)
    }

    /// The part of a body.
    pub(super) fn of<E: Send + 'static>(
        self,
        body: BoxStream<'static, Result<Bytes, E>>,
    ) -> BoxStream<'static, Result<Bytes, E>> {
        let passed = body.scan(0_u64, move |at, chunk| {
            let Ok(bytes) = chunk else { return ready(Some(Some(chunk))) };
            let begins = *at;
            *at += bytes.len() as u64;
            if begins > self.last {
                return ready(None);
            }
            let from = within(self.first.saturating_sub(begins), &bytes);
            let to = within((self.last + 1).saturating_sub(begins), &bytes);
            ready(Some((from < to).then(|| Ok(bytes.slice(from..to)))))
        });
        passed.filter_map(ready).boxed()
    }
}

fn within(position: u64, bytes: &Bytes) -> usize {
    usize::try_from(position).map_or(bytes.len(), |position| position.min(bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream;

    #[test]
    fn the_three_forms_and_what_is_none() {
        let range = |first, last| Some(Ok(ByteRange { first, last }));
        assert_eq!(ByteRange::parse("bytes=2-4", 10), range(2, 4));
        assert_eq!(ByteRange::parse("bytes=2-", 10), range(2, 9));
        assert_eq!(ByteRange::parse("bytes=-3", 10), range(7, 9));
        assert_eq!(ByteRange::parse("bytes=-30", 10), range(0, 9));
        assert_eq!(ByteRange::parse("bytes=0-99", 10), range(0, 9));
        assert_eq!(ByteRange::parse("bytes=10-", 10), Some(Err(NotSatisfiable)));
        assert_eq!(ByteRange::parse("bytes=-0", 10), Some(Err(NotSatisfiable)));
        for header in ["bytes=4-2", "bytes=a-b", "lines=1-2", "bytes=1-2,4-5", "bytes=", "bytes=0-0,-1"] {
            assert_eq!(ByteRange::parse(header, 10), None, "{header}");
        }
        assert_eq!(ByteRange::parse("bytes=0-", 0), None);
    }

    #[tokio::test]
    async fn a_part_is_the_same_however_the_body_is_cut() {
        let whole: Vec<u8> = (0..20).collect();
        for size in 1..=21 {
            for (first, last) in [(0, 19), (0, 0), (19, 19), (3, 7), (5, 15)] {
                let chunks: Vec<_> =
                    whole.chunks(size).map(|chunk| Ok::<_, ()>(Bytes::copy_from_slice(chunk))).collect();
                let range = ByteRange { first, last };
                let part: Vec<_> = range.of(stream::iter(chunks).boxed()).collect().await;
                let part: Vec<u8> = part.into_iter().flat_map(|chunk| chunk.unwrap().to_vec()).collect();
                assert_eq!(part, (first as u8..=last as u8).collect::<Vec<_>>(), "{size} {first} {last}");
                assert_eq!(part.len() as u64, range.length());
            }
        }
    }
}
