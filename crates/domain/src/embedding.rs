//! Who may frame the widget, and how it speaks to them.

use serde::{Deserialize, Serialize};

/// The answer of `GET /api/v1/embedding`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Embedding {
    /// The origins that may frame the widget, as configured. One that has `*.` before its domain stands for every
    /// domain below it, at any depth, and not for the domain itself; scheme and port are exact.
    pub hosts: Vec<String>,
    /// The protocol that the host speaks; `None` leaves it to the page to find out.
    pub adapter: Option<HostAdapter>,
    /// How an agent signs in whose host hands over no token; `None` where there is no such way.
    pub sign_in: Option<SignIn>,
}

/// The protocol of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum HostAdapter {
    /// The widget's own.
    Own,
    /// LivePerson's Agent Workspace.
    LivePerson,
    /// Chatwoot's dashboard apps.
    Chatwoot,
    /// Genesys Cloud.
    Genesys,
    /// Zendesk's apps framework.
    Zendesk,
    /// There is no host to speak with.
    None,
    /// Not known to this side.
    #[serde(other)]
    Unknown,
}

/// How an agent signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SignIn {
    /// By `OpenID` Connect.
    OpenId,
    /// Not known to this side.
    #[serde(other)]
    Unknown,
}
