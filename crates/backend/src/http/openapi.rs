//! `GET /api/v1/openapi.json`

use axum::Json;
use std::future::{Ready, ready};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Components, OpenApi, SecurityRequirement};
use utoipa::{Modify, OpenApi as _};

/// What the routes add themselves to.
pub(super) fn base() -> OpenApi {
    Base::openapi()
}

/// The description of all routes, as the code has them.
pub(super) fn answer(document: OpenApi) -> Ready<Json<OpenApi>> {
    ready(Json(document))
}

#[derive(utoipa::OpenApi)]
#[openapi(
    info(title = "Social Messaging", description = "The API between the agents' widget and the backend."),
    components(schemas(
        social_messaging_domain::events::MessageEvent,
        social_messaging_domain::events::RemovedEvent,
        social_messaging_domain::events::ContextEvent,
        social_messaging_domain::conversation::AccountFacts,
        social_messaging_domain::presence::PresenceEvent,
    )),
    modifiers(&Bearer),
)]
struct Base;

/// Every route wants the bearer token, where it does not say otherwise.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_with(Components::default);
        components.add_security_scheme("bearer", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        document.security = Some(vec![SecurityRequirement::new("bearer", Vec::<String>::new())]);
    }
}
