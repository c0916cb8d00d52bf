//! The brand's two accounts, as the sandbox has them.

use social_messaging_backend::service::accounts::NewAccount;
use social_messaging_domain::conversation::Capability;
use social_messaging_domain::limits::Preset;
use social_messaging_domain::networks::Network;
use social_messaging_sandbox as sandbox;

pub(super) fn facebook_page() -> NewAccount {
    NewAccount {
        network: Network::Facebook,
        network_id: sandbox::FACEBOOK_PAGE_ID.to_owned(),
        name: "Lumen Coffee".to_owned(),
        username: Some("lumencoffee".to_owned()),
        token: sandbox::FACEBOOK_PAGE_TOKEN.to_owned(),
        secret: sandbox::FACEBOOK_APP_SECRET.to_owned(),
        preset: Preset::Seeds,
        capabilities: vec![Capability::Like, Capability::PrivateReplies, Capability::DirectLink, Capability::Moderate],
        public_lane: true,
        app_id: Some(sandbox::FACEBOOK_APP_ID.to_owned()),
    }
}

pub(super) fn x_account() -> NewAccount {
    NewAccount {
        network: Network::X,
        network_id: sandbox::X_ACCOUNT_ID.to_owned(),
        token: sandbox::X_USER_TOKEN.to_owned(),
        secret: sandbox::X_CONSUMER_SECRET.to_owned(),
        app_id: None,
        ..facebook_page()
    }
}
