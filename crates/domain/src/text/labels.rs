//! How long a label of a host name becomes in ASCII (RFC 3492), without writing it.

/// The longest label that DNS takes, in bytes of its ASCII form (RFC 1035).
const LONGEST_LABEL: usize = 63;
const PREFIX: usize = "xn--".len();

const BASE: u32 = 36;
const SMALLEST_THRESHOLD: u32 = 1;
const LARGEST_THRESHOLD: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_BEYOND_ASCII: u32 = 128;

/// Whether every label of the host fits DNS once it is written in ASCII.
pub(super) fn all_fit(host: &str) -> bool {
    host.split('.').all(|label| {
        // RFC 3490 reads these three as full stops too, but X measures what they separate together.
        let parts = label.split(['\u{3002}', '\u{ff0e}', '\u{ff61}']);
        let mut length = 0;
        for (index, part) in parts.enumerate() {
            let Some(ascii) = ascii_length(part) else {
                return false;
            };
            length += ascii + usize::from(index > 0);
        }
        (1..=LONGEST_LABEL).contains(&length)
    })
}

/// The length of the label in ASCII, `None` where it is longer than any label may be.
fn ascii_length(label: &str) -> Option<usize> {
    let basic = label.chars().filter(char::is_ascii).count();
    let count = label.chars().count();
    if basic == count {
        return (count <= LONGEST_LABEL).then_some(count);
    }
    // Each character beyond ASCII takes a digit at least.
    let mut length = PREFIX + basic + usize::from(basic > 0);
    if length + (count - basic) > LONGEST_LABEL {
        return None;
    }

    let mut from = FIRST_BEYOND_ASCII;
    let mut delta = 0_u32;
    let mut bias = FIRST_BIAS;
    let mut handled = u32::try_from(basic).ok()?;
    let first = handled;
    while let Some(next) = label.chars().map(u32::from).filter(|&code| code >= from).min() {
        delta += (next - from) * (handled + 1);
        for code in label.chars().map(u32::from) {
            if code < next {
                delta += 1;
            }
            if code == next {
                length += digits(delta, bias);
                let damp = if handled == first { DAMP } else { 2 };
                bias = adapt(delta / damp, handled + 1);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        from = next + 1;
    }
    (length <= LONGEST_LABEL).then_some(length)
}

fn digits(delta: u32, bias: u32) -> usize {
    let mut rest = delta;
    let mut position = BASE;
    let mut digits = 1;
    loop {
        let threshold = position.saturating_sub(bias).clamp(SMALLEST_THRESHOLD, LARGEST_THRESHOLD);
        if rest < threshold {
            return digits;
        }
        rest = (rest - threshold) / (BASE - threshold);
        position += BASE;
        digits += 1;
    }
}

fn adapt(damped: u32, points: u32) -> u32 {
    let mut rest = damped + damped / points;
    let mut bias = 0;
    while rest > ((BASE - SMALLEST_THRESHOLD) * LARGEST_THRESHOLD) / 2 {
        rest /= BASE - SMALLEST_THRESHOLD;
        bias += BASE;
    }
    bias + (BASE - SMALLEST_THRESHOLD + 1) * rest / (rest + SKEW)
}
