//! Everything the two networks know, in memory.

pub(crate) mod accounts;
pub(crate) mod calls;
pub(crate) mod facebook;
pub(crate) mod faults;
pub(crate) mod ids;
pub(crate) mod messenger;
pub(crate) mod people;
pub(crate) mod settings;
pub(crate) mod x;

use std::collections::BTreeMap;

use serde_json::Value;

use calls::Calls;
use facebook::Facebook;
use faults::Faults;
use ids::Ids;
use messenger::Messenger;
use people::People;
use settings::{RateMeter, Settings};
use x::X;

/// What the name of an uploaded file begins with on the media host.
pub(crate) const UPLOADED: &str = "uploaded-";

/// The whole state; one lock guards it.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) settings: Settings,
    pub(crate) people: People,
    pub(crate) facebook: Facebook,
    pub(crate) messenger: Messenger,
    pub(crate) x: X,
    pub(crate) calls: Calls,
    pub(crate) faults: Faults,
    pub(crate) rates: RateMeter,
    pub(crate) ids: Ids,
    /// Ids of what the demo's cast did, by role.
    pub(crate) cast: BTreeMap<String, Value>,
    /// Base URL of the media hosts' stand-ins.
    pub(crate) media_url: String,
}

impl State {
    pub(crate) fn new(url: &str, settings: Settings) -> Self {
        Self {
            settings,
            people: People::cast(),
            facebook: Facebook::default(),
            messenger: Messenger::default(),
            x: X::default(),
            calls: Calls::default(),
            faults: Faults::default(),
            rates: RateMeter::default(),
            ids: Ids::default(),
            cast: BTreeMap::new(),
            media_url: format!("{url}/media"),
        }
    }

    /// Address of a file on the stand-in for Facebook's media host.
    pub(crate) fn facebook_media(&self, file: &str) -> String {
        format!("{}/scontent/{file}?oh=signed&oe=68FFFFFF", self.media_url)
    }

    /// Address of what the Page uploaded.
    pub(crate) fn facebook_upload(&self, id: &str) -> String {
        self.facebook_media(&format!("{UPLOADED}{id}"))
    }

    /// Address of a public picture on the stand-in for pbs.twimg.com.
    pub(crate) fn x_picture(&self, file: &str) -> String {
        format!("{}/pbs/media/{file}", self.media_url)
    }

    /// Address of an avatar as X gives it, 48 pixels wide (`_normal`).
    pub(crate) fn x_avatar(&self, user_id: &str, file: &str) -> String {
        let (stem, kind) = file.rsplit_once('.').unwrap_or((file, "png"));
        format!("{}/pbs/profile_images/{user_id}/{stem}_normal.{kind}", self.media_url)
    }
}
