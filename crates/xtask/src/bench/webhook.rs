//! Webhooks of Facebook as measurements need them.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

/// The Page of the sandbox.
const PAGE: &str = "100000000000001";

/// A webhook with `count` Messenger messages of one person, numbered from `first`.
/// Meta: `entry[].messaging[]` with the time in milliseconds.
pub(super) fn messenger(person: &str, first: usize, count: usize) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis() as u64;
    let updates: Vec<Value> = (first..first + count)
        .map(|index| {
            json!({
                "sender": { "id": person },
                "recipient": { "id": PAGE },
                "timestamp": now + index as u64,
                "message": { "mid": format!("m_{person}_{index}"), "text": format!("{person} writes line {index}") },
            })
        })
        .collect();
    json!({ "object": "page", "entry": [{ "id": PAGE, "time": now, "messaging": updates }] }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_update_has_an_id_of_its_own() {
        let body: Value = serde_json::from_str(&messenger("somebody", 5, 2)).unwrap();
        let updates = body["entry"][0]["messaging"].as_array().unwrap();
        assert_eq!(updates[0]["message"]["mid"], "m_somebody_5");
        assert_eq!(updates[1]["message"]["mid"], "m_somebody_6");
        assert_eq!(updates.len(), 2);
    }
}
