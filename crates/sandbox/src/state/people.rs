//! The consumers: the demo's cast, and whoever a test names.

use serde::Deserialize;

/// How a person's Facebook profile answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Profile {
    /// Readable, since the person wrote to the Page in Messenger at some time.
    Shared,
    /// Readable from the person's first message on. Meta: "only after the person messaged or opted in".
    #[default]
    AfterMessage,
    /// Never readable: privacy rules of the person's country.
    Refused,
}

/// A person's Facebook side.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct FacebookIdentity {
    /// The page-scoped id, in public and in Messenger alike.
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) locale: Option<String>,
    /// Hours from UTC.
    pub(crate) timezone: Option<f64>,
    pub(crate) gender: Option<String>,
    pub(crate) profile: Profile,
    /// Meta answers sends to this person with 551.
    pub(crate) unavailable: bool,
}

/// A person's X side.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct XIdentity {
    pub(crate) id: String,
    pub(crate) username: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) location: Option<String>,
    pub(crate) verified: bool,
    pub(crate) protected: bool,
    /// Null counts as true.
    pub(crate) receives_your_dm: Option<bool>,
    pub(crate) followers_count: u64,
    pub(crate) following_count: u64,
    pub(crate) tweet_count: u64,
    pub(crate) like_count: Option<u64>,
    pub(crate) media_count: Option<u64>,
    pub(crate) created_at: Option<jiff::Timestamp>,
}

/// One person.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    pub(crate) key: String,
    /// File of the picture, in `media/`.
    pub(crate) picture: String,
    pub(crate) facebook: Option<FacebookIdentity>,
    pub(crate) x: Option<XIdentity>,
    /// What the person says when answered, one after the other, and over again.
    #[serde(default)]
    pub(crate) answers: Vec<String>,
    #[serde(skip)]
    pub(crate) answers_given: usize,
}

/// How the control API names a person.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum PersonRef {
    /// A key of the cast, or a known id.
    Key(String),
    /// Somebody, made on the spot when unknown.
    Given {
        id: String,
        name: Option<String>,
        username: Option<String>,
        receives_your_dm: Option<bool>,
        protected: Option<bool>,
        profile: Option<Profile>,
        unavailable: Option<bool>,
    },
}

/// Everybody.
#[derive(Debug, Default)]
pub(crate) struct People(Vec<Person>);

impl People {
    /// The demo's cast.
    pub(crate) fn cast() -> Self {
        match serde_json::from_str(include_str!("../../cast/people.json")) {
            Ok(people) => Self(people),
            Err(error) => {
                tracing::error!(%error, "the cast cannot be read");
                Self::default()
            }
        }
    }

    pub(crate) fn by_key(&self, key: &str) -> Option<&Person> {
        self.0.iter().find(|person| person.key == key)
    }

    pub(crate) fn on_facebook(&self, id: &str) -> Option<(&Person, &FacebookIdentity)> {
        self.0.iter().find_map(|person| {
            person.facebook.as_ref().filter(|identity| identity.id == id).map(|identity| (person, identity))
        })
    }

    pub(crate) fn on_x(&self, id: &str) -> Option<(&Person, &XIdentity)> {
        self.0.iter().find_map(|person| {
            person.x.as_ref().filter(|identity| identity.id == id).map(|identity| (person, identity))
        })
    }

    pub(crate) fn by_username(&self, username: &str) -> Option<(&Person, &XIdentity)> {
        self.0.iter().find_map(|person| {
            person
                .x
                .as_ref()
                .filter(|identity| identity.username.eq_ignore_ascii_case(username))
                .map(|identity| (person, identity))
        })
    }

    /// The page-scoped id of a person, who is made when unknown.
    pub(crate) fn facebook_id(&mut self, person: &PersonRef) -> Result<String, String> {
        match person {
            PersonRef::Key(key) => self
                .by_key(key)
                .and_then(|person| person.facebook.as_ref())
                .or_else(|| self.on_facebook(key).map(|(_, identity)| identity))
                .map(|identity| identity.id.clone())
                .ok_or_else(|| format!("nobody on Facebook is called {key:?}")),
            PersonRef::Given { id, name, profile, unavailable, .. } => {
                if self.on_facebook(id).is_none() {
                    let identity = FacebookIdentity {
                        id: id.clone(),
                        name: name.clone(),
                        first_name: name.as_ref().and_then(|name| name.split(' ').next().map(str::to_owned)),
                        last_name: name.as_ref().and_then(|name| name.split_once(' ').map(|(_, last)| last.to_owned())),
                        locale: Some("en_US".to_owned()),
                        timezone: Some(0.0),
                        gender: None,
                        profile: profile.unwrap_or_default(),
                        unavailable: unavailable.unwrap_or_default(),
                    };
                    self.0.push(Person { facebook: Some(identity), ..Person::somebody(id) });
                }
                Ok(id.clone())
            }
        }
    }

    /// The X id of a person, who is made when unknown.
    pub(crate) fn x_id(&mut self, person: &PersonRef) -> Result<String, String> {
        match person {
            PersonRef::Key(key) => self
                .by_key(key)
                .and_then(|person| person.x.as_ref())
                .or_else(|| self.on_x(key).map(|(_, identity)| identity))
                .map(|identity| identity.id.clone())
                .ok_or_else(|| format!("nobody on X is called {key:?}")),
            PersonRef::Given { id, name, username, receives_your_dm, protected, .. } => {
                if self.on_x(id).is_none() {
                    let identity = XIdentity {
                        id: id.clone(),
                        username: username.clone().unwrap_or_else(|| format!("user{id}")),
                        name: name.clone().unwrap_or_else(|| "Somebody".to_owned()),
                        receives_your_dm: *receives_your_dm,
                        protected: protected.unwrap_or_default(),
                        ..XIdentity::default()
                    };
                    self.0.push(Person { x: Some(identity), ..Person::somebody(id) });
                }
                Ok(id.clone())
            }
        }
    }

    /// The next thing this person says when answered.
    pub(crate) fn next_answer(&mut self, belongs: impl Fn(&Person) -> bool) -> String {
        let Some(person) = self.0.iter_mut().find(|person| belongs(person)) else {
            return "Thank you!".to_owned();
        };
        let answer = person.answers.get(person.answers_given % person.answers.len().max(1)).cloned();
        person.answers_given += 1;
        answer.unwrap_or_else(|| "Thank you, that helps.".to_owned())
    }
}

impl Person {
    fn somebody(key: &str) -> Self {
        Self { key: key.to_owned(), picture: "avatar-someone.png".to_owned(), ..Self::default() }
    }
}
