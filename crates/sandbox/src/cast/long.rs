//! One very long Messenger conversation: a café that orders every day, for months.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::state::State;
use crate::state::accounts::FACEBOOK_INBOX_APP_ID;
use crate::state::messenger::{Message, Side};
use crate::webhooks::{Update, facebook};

/// Who has it, a key of the cast.
const PERSON: &str = "lena";
/// How far back it goes.
const DAYS: i64 = 140;
/// The newest message is this old, so that the window is open.
const NEWEST_MINUTES: i64 = 26;

const HELLO: &str = "Welcome to Lumen Coffee for cafés, Lena! This is where we talk about your orders from now on.";

/// What is talked about: lines of the consumer (odd ones of the Page), with `{coffee}`, `{count}`, `{order}`, `{day}`, `{place}`.
const TALKS: &[&[&str]] = &[
    &[
        "Morning! Could you add {count} bags of {coffee} to tomorrow's delivery?",
        "Good morning Lena, done: {count} × {coffee} on order {order}.",
        "Perfect, thank you.",
        "You are welcome, have a calm service!",
    ],
    &[
        "Order {order} arrived, but one bag of {coffee} is open at the seam.",
        "Sorry about that. Could you send a photo of the seam and the lot number?",
        "Lot is L-{order}, photo comes with the evening shift.",
        "Thanks, a replacement goes out on {day}.",
        "Great, no hurry.",
    ],
    &[
        "Is {coffee} back in stock?",
        "Since this morning, yes. Shall I keep {count} bags for you?",
        "Please do. Same address, {place}.",
        "Reserved until {day}. 👍",
    ],
    &[
        "The driver was not here yet, is {day} still right?",
        "He left the roastery late. The tracking of {order} says before noon.",
        "Okay, then we open with what we have.",
        "I have put a small bag of {coffee} on top as an apology.",
    ],
    &[
        "Guests ask about {coffee}: is it washed or natural?",
        "Washed, from a cooperative; I'll send you the card for the counter.",
        "Lovely, {count} cards would be great.",
        "They travel with {order}.",
    ],
    &[
        "Our grinder clumps with {coffee}. Any idea?",
        "It is a lighter roast. Two steps coarser, and let it rest four more days.",
        "Two steps helped a lot!",
        "Happy to hear. Shot time around 28 seconds should be right.",
        "27 to 29 here. We are in love.",
    ],
    &[
        "Invoice {order} has the old address.",
        "Thank you for spotting it. The corrected one is in your mailbox.",
        "Got it.",
        "And the customer record says {place} from now on.",
    ],
    &[
        "We have a street party on {day}. Could we get {count} extra bags?",
        "Of course. {coffee}, or the house blend?",
        "Half and half please.",
        "Noted on order {order}. Have fun!",
        "Come by if you are around {place} ☀️",
    ],
    &[
        "Can we pause the subscription for a week?",
        "Sure, from {day} on. Shall {order} still go out?",
        "Yes, that one still.",
        "Done. You will get a note before it starts again.",
    ],
    &[
        "Quick one: decaf {coffee}, does it exist?",
        "Not yet, but a trial batch is resting. I can send {count} samples.",
        "Yes please!",
        "On their way with {order}.",
    ],
];
const COFFEES: &[&str] = &[
    "Sunrise Espresso",
    "Harbour Blend",
    "Finca La Luz",
    "Yirga Dawn",
    "Night Shift",
    "Kiln Filter",
    "Terrace Decaf",
    "Winter Lantern",
];
const DAYS_OF_WEEK: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const PLACES: &[&str] = &["Example Street 12", "the back entrance", "the kiosk", "Placeholder Square 3", "the new bar"];

/// Writes `count` messages and returns them as webhooks, oldest first; consumer and Page take turns.
pub(crate) fn perform(state: &mut State, count: usize, now: Timestamp) -> Result<Vec<Update>, String> {
    let psid =
        state.people.by_key(PERSON).and_then(|person| person.facebook.as_ref()).map(|identity| identity.id.clone());
    let psid = psid.ok_or_else(|| format!("the cast has nobody called {PERSON:?}"))?;
    let newest = now - SignedDuration::from_mins(NEWEST_MINUTES);
    let span = DAYS * 24 * 3_600;
    let total = i64::try_from(count).unwrap_or(1).max(1);
    let mut chance = Chance(0x5EED_C0FF_EE00);
    let mut updates = Vec::with_capacity(count);
    // Talks begin with the consumer, so where the Page is first it says hello, and turns stay in step.
    let mut lines: Vec<String> = if count.is_multiple_of(2) { vec![HELLO.to_owned()] } else { Vec::new() };
    let mut mids = (String::new(), String::new());
    for index in 0..count {
        if lines.is_empty() {
            lines = talk(&mut chance);
        }
        let remaining = total - i64::try_from(index).unwrap_or_default() - 1;
        // Evenly spread with a little unrest that never changes the order.
        let seconds = span * remaining / total - chance.below(40).min(span / total / 2);
        // The newest is always the consumer's, so that somebody waits.
        let side = if (count - index) % 2 == 1 { Side::Consumer } else { Side::Page };
        let message = Message {
            mid: state.ids.messenger(),
            side,
            text: lines.pop(),
            attachments: Vec::new(),
            at: newest - SignedDuration::from_secs(seconds.max(0)),
            reply_to: None,
            metadata: None,
            app_id: (side == Side::Page).then_some(FACEBOOK_INBOX_APP_ID),
            quick_reply: None,
        };
        if index == 0 {
            mids.0.clone_from(&message.mid);
        }
        mids.1.clone_from(&message.mid);
        updates.push(Update::Messaging(facebook::message(&psid, &message)));
        state.messenger.thread_mut(&psid).add(message);
    }
    state.cast.insert(
        "long_conversation".to_owned(),
        json!({"person_id": psid, "count": count, "first_mid": mids.0, "last_mid": mids.1, "mid": mids.1}),
    );
    Ok(updates)
}

/// The lines of one talk, last first; a talk of odd length is followed by one more word, so that turns stay in step.
fn talk(chance: &mut Chance) -> Vec<String> {
    let lines = chance.of(TALKS);
    let (coffee, day, place) = (chance.of(COFFEES), chance.of(DAYS_OF_WEEK), chance.of(PLACES));
    let (count, order) = (chance.below(11) + 2, chance.below(89_999) + 10_000);
    let mut filled: Vec<String> = lines
        .iter()
        .map(|line| {
            line.replace("{coffee}", coffee)
                .replace("{day}", day)
                .replace("{place}", place)
                .replace("{count}", &count.to_string())
                .replace("{order}", &order.to_string())
        })
        .collect();
    if filled.len() % 2 == 1 {
        filled.push("❤️".to_owned());
    }
    filled.reverse();
    filled
}

/// The same chance every time: a linear congruential generator.
#[derive(Debug)]
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    fn of<T: Copy>(&mut self, choices: &'static [T]) -> T {
        let index = self.below(i64::try_from(choices.len()).unwrap_or(1));
        choices[usize::try_from(index).unwrap_or_default()]
    }
}
