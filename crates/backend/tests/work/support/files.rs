//! Files that agents attach.

use super::{World, caller};
use serde_json::json;
use social_messaging_backend::service::access::Caller;
use social_messaging_backend::service::settings;
use social_messaging_backend::service::uploads::{self, Upload};
use social_messaging_domain::api::Role;
use social_messaging_domain::commands::{Command, SendCommand, SendFile};
use social_messaging_domain::ids::AttachmentId;
use social_messaging_domain::visibility::Visibility;

impl World {
    /// Lets files out in public.
    pub(crate) async fn let_files_out(&self, account: &str) {
        let admin = caller("root", Role::Admin);
        let change = json!({"files_in_public": true});
        settings::change(&self.state, &admin, &account.into(), change.as_object().unwrap()).await.unwrap();
    }

    /// A file of an agent's for the only conversation.
    pub(crate) async fn upload(&self, caller: &Caller, bytes: &[u8]) -> AttachmentId {
        let upload = Upload { name: Some("file".to_owned()), bytes: bytes.to_vec() };
        let conversation = self.conversation().await.id.into();
        uploads::take(&self.state, caller, &conversation, upload).await.unwrap().attachment.id
    }
}

/// A send with files, each with its description.
pub(crate) fn send_files(visibility: Visibility, text: &str, files: &[(&AttachmentId, Option<&str>)]) -> Command {
    let file = |(id, description): &(&AttachmentId, Option<&str>)| SendFile {
        id: (*id).clone(),
        description: description.map(str::to_owned),
    };
    let files = files.iter().map(file).collect();
    Command::Send(SendCommand { visibility, target: None, text: text.to_owned(), mentions: Vec::new(), files })
}
