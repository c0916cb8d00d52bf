//! The files of an answer: whose they are, what the rules see of them, and to whom they belong once it is sent.

use super::Intent;
use crate::networks::CallFile;
use crate::service::codes;
use crate::service::error::ServiceError;
use crate::service::messages::OWNER;
use crate::service::stored_files::{self, Stored, UPLOAD};
use crate::store::entities::media;
use bytes::Bytes;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use social_messaging_domain::commands::SendFile;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::files::{FileFacts, LONGEST_DESCRIPTION};
use std::collections::HashMap;

/// A file that is to go out.
#[derive(Clone, Debug)]
pub(super) struct Attached {
    row: media::Model,
    stored: Stored,
    description: Option<String>,
}

impl Attached {
    /// What the rules see of it.
    pub(super) fn facts(&self) -> FileFacts<'_> {
        FileFacts { content_type: &self.stored.content_type, size: self.stored.size }
    }

    /// What a call is told of it.
    pub(super) fn for_call(&self) -> Result<CallFile, ServiceError> {
        Ok(CallFile {
            stored: self.row.stored_id.clone().unwrap_or_default(),
            kind: codes::read(&self.row.kind)?,
            content_type: self.stored.content_type.clone(),
            name: self.row.title.clone(),
            description: self.description.clone(),
            bytes: Bytes::new(),
        })
    }
}

impl Intent<'_, '_> {
    /// The files that a command names, in its order: the agent's own uploads, and the files of their own message that
    /// was taken back or failed.
    pub(super) async fn attached(&self, files: &[SendFile]) -> Result<Vec<Attached>, ServiceError> {
        let gone = || ServiceError::Refused(Reason::FileGone);
        let too_long = |file: &SendFile| {
            file.description.as_ref().is_some_and(|words| words.chars().count() > LONGEST_DESCRIPTION)
        };
        if files.iter().any(too_long) {
            return Err(ServiceError::Malformed("a description is too long"));
        }
        let on = self.ledger.unit.on();
        let ids = files.iter().map(|file| file.id.as_str());
        let rows = media::Entity::find().filter(media::Column::Id.is_in(ids)).all(on).await?;
        let stored = rows.iter().filter_map(|row| row.stored_id.clone()).collect();
        let stored = stored_files::of(on, stored).await?;
        let mut rows: HashMap<String, media::Model> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
        let mut attached = Vec::new();
        for file in files {
            // Taken out, so that nothing goes twice.
            let row = rows.remove(file.id.as_str()).ok_or_else(gone)?;
            let stored = row.stored_id.as_ref().and_then(|id| stored.get(id)).cloned().ok_or_else(gone)?;
            let of_account = row.account_id == self.conversation.account_id;
            if !of_account || !stored_files::is_free(on, &row, &stored, self.caller.agent.as_str()).await? {
                return Err(gone());
            }
            let description = file.description.clone().filter(|words| !words.trim().is_empty());
            attached.push(Attached { row, stored, description });
        }
        Ok(attached)
    }

    /// Gives the files to the message: an upload becomes its own, what another message has is shared with it.
    pub(super) async fn hand_over(&self, message: &str, files: &[Attached]) -> Result<(), ServiceError> {
        for (file, position) in files.iter().zip(0..) {
            let own = media::Model {
                owner_kind: OWNER.to_owned(),
                owner_id: message.to_owned(),
                position,
                description: file.description.clone(),
                ..file.row.clone()
            };
            if file.row.owner_kind == UPLOAD {
                own.into_active_model().reset_all().update(self.ledger.unit.on()).await?;
            } else {
                let shared = media::ActiveModel { id: Set(self.ledger.unit.new_id()), ..own.into_active_model() };
                media::Entity::insert(shared).exec_without_returning(self.ledger.unit.on()).await?;
            }
        }
        Ok(())
    }
}
