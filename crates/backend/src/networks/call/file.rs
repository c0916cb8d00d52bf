//! A file that goes out with a call.

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use social_messaging_domain::message::AttachmentKind;

/// A file that goes out with a call. The row keeps which one it is; its bytes are put in before the call is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallFile {
    /// The stored file.
    pub stored: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its type, as `image/png`.
    pub content_type: String,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// The description for those who do not see it.
    pub description: Option<String>,
    /// Its bytes.
    #[serde(skip)]
    pub bytes: Bytes,
}

impl CallFile {
    /// A name for a form, which wants one.
    pub(in super::super) fn shown_name(&self) -> String {
        self.name.clone().unwrap_or_else(|| {
            let (_, ending) = self.content_type.split_once('/').unwrap_or_default();
            format!("file.{ending}")
        })
    }
}
