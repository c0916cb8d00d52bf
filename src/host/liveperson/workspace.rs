//! What the workspace's public model says of the conversation on top. Source: Agent Workspace Widget SDK, public model.

use crate::host::Refusal;
use crate::host::context::{self, name};
use crate::host::reading::object;
use crate::state::{HostContext, Sought};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// The workspace's own identifier of the conversation on top; `null` while there is none.
const CONVERSATION: &str = "chatInfo.rtSessionId";
/// What the channel told of the consumer.
pub(super) const DETAILS: &str = "SDE.customerDetails";

/// What is followed of the model.
pub(super) const KEYS: [&str; 4] = [CONVERSATION, DETAILS, "visitorInfo.visitorId", "agentInfo.agentId"];

/// What stands under a key now.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum News {
    /// Of [`CONVERSATION`].
    Conversation(Option<String>),
    /// Of [`DETAILS`]: the consumer's number on their network, where it has one.
    Person(Option<String>),
    /// Of a key that only tells that something is different.
    Other,
}

/// What is known of the conversation on top.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    conversation: Option<String>,
    /// `None` before the workspace told.
    person: Option<Option<String>>,
}

/// What follows from news.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Learned {
    /// What is shown.
    pub(super) context: Option<HostContext>,
    /// Whether it is to be asked whose the conversation is.
    pub(super) asks_who: bool,
}

/// One element of [`DETAILS`]; the newer model nests the fields once more.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    #[serde(default)]
    social_id: Option<String>,
    #[serde(default)]
    customer_details: Option<Customer>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Customer {
    #[serde(default)]
    social_id: Option<String>,
}

/// Reads what stands under a key.
pub(super) fn read(key: &str, value: &JsValue) -> Result<News, Refusal> {
    read_with(key, &Reader { value })
}

/// Reads the value into whatever a key holds.
struct Reader<'a> {
    value: &'a JsValue,
}

trait Read {
    fn read<T: DeserializeOwned>(&self) -> Result<T, Refusal>;
}

impl Read for Reader<'_> {
    fn read<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        object(self.value)
    }
}

fn read_with(key: &str, value: &impl Read) -> Result<News, Refusal> {
    Ok(match key {
        CONVERSATION => News::Conversation(value.read::<Option<String>>()?.map(name).transpose()?),
        DETAILS => News::Person(person(value.read::<Option<Vec<Details>>>()?.unwrap_or_default())?),
        _ => News::Other,
    })
}

/// The last that was told with a number counts.
fn person(details: Vec<Details>) -> Result<Option<String>, Refusal> {
    let nested = |customer: Option<Customer>| customer.and_then(|customer| customer.social_id);
    let number = |details: Details| details.social_id.or_else(|| nested(details.customer_details));
    details.into_iter().filter_map(number).rfind(|number| !number.is_empty()).map(name).transpose()
}

impl Workspace {
    /// Takes news. The network is told by no key: an integrator may have put it into the address.
    pub(super) fn take(&mut self, news: News, network: Option<&str>) -> Learned {
        match news {
            News::Other => Learned::default(),
            News::Conversation(conversation) if self.conversation == conversation => Learned::default(),
            News::Conversation(conversation) => {
                self.conversation = conversation;
                // Whoever was on top before is not whose this is.
                self.person = None;
                Learned { context: Some(HostContext::Nothing), asks_who: self.conversation.is_some() }
            }
            News::Person(person) => {
                self.person = Some(person);
                Learned { context: self.context(network), asks_who: false }
            }
        }
    }

    fn context(&self, network: Option<&str>) -> Option<HostContext> {
        self.conversation.as_ref()?;
        let consumer = self.person.clone()?;
        Some(HostContext::Person(Sought { network: network.and_then(context::network), consumer, ..Sought::default() }))
    }
}

#[cfg(test)]
mod tests {
    use super::{CONVERSATION, DETAILS, Learned, News, Read, Workspace, read_with};
    use crate::host::Refusal;
    use crate::state::{HostContext, Sought};
    use serde::de::DeserializeOwned;
    use serde_json::{Value, json};
    use social_messaging_domain::networks::Network;

    impl Read for Value {
        fn read<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
            serde_json::from_value(self.clone()).map_err(|_| Refusal::Shape)
        }
    }

    fn person(number: &str) -> HostContext {
        HostContext::Person(Sought { consumer: Some(number.to_owned()), ..Sought::default() })
    }

    fn told(context: HostContext) -> Learned {
        Learned { context: Some(context), asks_who: false }
    }

    #[test]
    fn another_conversation_never_shows_the_person_of_the_one_before() {
        let mut workspace = Workspace::default();
        let on_top = |id: &str| News::Conversation(Some(id.to_owned()));
        let of = |number: &str| News::Person(Some(number.to_owned()));
        assert_eq!(workspace.take(of("70"), None), Learned::default(), "nothing is on top yet");
        let asks = Learned { context: Some(HostContext::Nothing), asks_who: true };
        assert_eq!(workspace.take(on_top("a"), None), asks);
        assert_eq!(workspace.take(of("77"), None), told(person("77")));
        assert_eq!(workspace.take(on_top("a"), None), Learned::default(), "the same once more");
        assert_eq!(workspace.take(on_top("b"), None), asks);
        assert_eq!(workspace.take(News::Other, None), Learned::default());
        let x = Sought { network: Some(Network::X), consumer: Some("88".to_owned()), ..Sought::default() };
        assert_eq!(workspace.take(of("88"), Some("Twitter")), told(HostContext::Person(x)));
        assert_eq!(workspace.take(News::Person(None), None), told(HostContext::Person(Sought::default())));
        assert_eq!(workspace.take(News::Conversation(None), None), told(HostContext::Nothing));
    }

    #[test]
    fn both_forms_of_the_details_are_read_and_nothing_else() {
        let details = |value: Value| read_with(DETAILS, &value);
        let number = |number: &str| Ok(News::Person(Some(number.to_owned())));
        assert_eq!(details(json!([{ "socialId": "77", "userName": "zoe" }])), number("77"));
        assert_eq!(
            details(json!([{ "socialId": "70" }, { "serverTimeStamp": 1, "customerDetails": { "socialId": "77" } }])),
            number("77")
        );
        for nobody in [json!(null), json!([]), json!([{}]), json!([{ "socialId": "" }]), json!([{ "socialId": null }])]
        {
            assert_eq!(details(nobody.clone()), Ok(News::Person(None)), "{nobody}");
        }
        for wrong in [
            json!({}),
            json!("77"),
            json!([7]),
            json!([{ "socialId": 77 }]),
            json!([{ "socialId": "7".repeat(101) }]),
            json!([{ "customerDetails": "77" }]),
        ] {
            assert_eq!(details(wrong.clone()), Err(Refusal::Shape), "{wrong}");
        }
        assert_eq!(read_with(CONVERSATION, &json!(null)), Ok(News::Conversation(None)));
        for wrong in [json!(7), json!(""), json!(["a"]), json!({ "id": "a" })] {
            assert_eq!(read_with(CONVERSATION, &wrong), Err(Refusal::Shape), "{wrong}");
        }
    }
}
