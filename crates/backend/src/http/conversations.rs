//! `GET /api/v1/conversations`

#![expect(unused_qualifications, reason = "the macro that describes the route writes them")]

use super::auth::Authenticated;
use super::extract::QueryString;
use super::page;
use super::page_size::PageSize;
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::conversations::filter::{Filter, List, Person, Search, Waiting};
use crate::service::conversations::lists::{self, Cursor};
use crate::service::error::ServiceError;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use social_messaging_domain::api::ConversationPage;
use social_messaging_domain::conversation::WorkState;
use social_messaging_domain::networks::Network;
use social_messaging_domain::problem::Problem;
use social_messaging_domain::visibility::Visibility;
use utoipa::{IntoParams, ToSchema};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// Whose; `all` when missing.
    #[param(inline)]
    list: Option<Whose>,
    /// In which state; `open` when missing.
    #[param(inline)]
    state: Option<StateOf>,
    /// On which network; on every one when missing.
    #[param(inline)]
    network: Option<Network>,
    /// Whose last message can be read so; any when missing.
    #[param(inline)]
    visibility: Option<Visibility>,
    /// `true` for those in which the consumer waits for an answer, `false` for the others; all when missing.
    waiting: Option<bool>,
    /// What the consumer's name or handle or the text of a message holds, whatever its case and the marks on Latin
    /// letters; all when blank or missing.
    #[param(max_length = 100)]
    search: Option<String>,
    /// The person's number on their network; everybody's when missing.
    #[param(max_length = 100)]
    consumer: Option<String>,
    /// The person's user name on their network, without `@` and whatever its case; everybody's when missing. With
    /// `consumer` those of either.
    #[param(max_length = 100)]
    handle: Option<String>,
    /// Where the page begins: `next` of the one before.
    cursor: Option<String>,
    /// How many at most, 1 to 200; 50 when missing.
    #[serde(default)]
    #[param(value_type = Option<u64>, minimum = 1, maximum = 200)]
    limit: PageSize,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Whose {
    Mine,
    All,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum StateOf {
    Open,
    Closed,
    Any,
}

impl Parameters {
    fn filter(&self) -> Result<Filter, ServiceError> {
        Ok(Filter {
            list: match self.list {
                Some(Whose::Mine) => List::Mine,
                Some(Whose::All) | None => List::All,
            },
            work: match self.state {
                Some(StateOf::Open) | None => Some(WorkState::Open),
                Some(StateOf::Closed) => Some(WorkState::Closed),
                Some(StateOf::Any) => None,
            },
            network: self.network,
            visibility: self.visibility,
            waiting: self.waiting.map(|waits| if waits { Waiting::Yes } else { Waiting::No }),
            person: Person::read(self.consumer.as_deref(), self.handle.as_deref())?,
            search: self.search.as_deref().map(Search::read).transpose()?.flatten(),
        })
    }
}

/// The conversations of a list: those that wait first, the longest waiting foremost, then the others, the latest foremost.
#[utoipa::path(
    get,
    path = "/api/v1/conversations",
    tag = "conversations",
    params(Parameters),
    responses(
        (status = 200, body = ConversationPage),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn list(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    QueryString(parameters): QueryString<Parameters>,
) -> Result<Json<ConversationPage>, Refusal> {
    let cursor = page::cursor(parameters.cursor.as_deref(), Cursor::read)?;
    Ok(Json(lists::page(&state, &caller, &parameters.filter()?, cursor.as_ref(), parameters.limit.rows()).await?))
}
