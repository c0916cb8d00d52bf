//! Ids as the networks make them.

use jiff::Timestamp;

/// X: milliseconds of 2010-11-04, from which snowflake ids count.
const SNOWFLAKE_EPOCH_MILLISECONDS: i64 = 1_288_834_974_657;

/// Makes ids: Facebook's are plain numbers, X's are snowflakes of the time of creation.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    last: u64,
}

impl Ids {
    fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// Goes on with ids that no sandbox before this second has made.
    pub(crate) fn skip_to_present(&mut self) {
        self.last = self.last.max(u64::try_from(Timestamp::now().as_second()).unwrap_or_default());
    }

    /// The part of a Facebook post or comment id behind the underscore.
    pub(crate) fn facebook(&mut self) -> String {
        format!("7{:011}", self.next())
    }

    /// A Messenger message id.
    pub(crate) fn messenger(&mut self) -> String {
        format!("m_Sb{:012}xQ", self.next())
    }

    /// A snowflake of the given time; it fits X's pattern of at most 19 digits.
    pub(crate) fn x(&mut self, at: Timestamp) -> String {
        let milliseconds = u64::try_from(at.as_millisecond() - SNOWFLAKE_EPOCH_MILLISECONDS).unwrap_or_default();
        ((milliseconds << 22) | (self.next() & 0x3F_FFFF)).to_string()
    }

    /// An event's own id (`event_uuid`), and Meta's `fbtrace_id`.
    pub(crate) fn event(&mut self) -> String {
        format!("309{:016}", self.next())
    }
}
