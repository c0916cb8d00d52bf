//! Lanes that send nothing for now: visibly, until their time or until somebody connects the account again.

use crate::networks::{Pause, PauseScope};
use crate::service::codes::code;
use crate::service::unit::Unit;
use crate::store::entities::{account, lane_pause};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use social_messaging_domain::conversation::PauseReason;
use social_messaging_domain::networks::{Lane, Network};
use social_messaging_domain::time::MINUTE;

/// How long a lane waits when the network does not say, and nobody can be asked to act.
const UNTOLD: i64 = 15 * MINUTE;

/// Pauses a lane, or all of the account.
///
/// # Errors
/// When the store fails.
pub(super) async fn pause(unit: &mut Unit<'_>, account: &str, lane: Lane, pause: &Pause) -> Result<(), DbErr> {
    let network = lane.rules().network;
    let lanes = match pause.scope {
        PauseScope::Lane => vec![lane],
        PauseScope::Account => lanes_of(network),
    };
    let forever = pause.reason == PauseReason::Reauthorize;
    let until = pause.until.map(|until| until.0).or((!forever).then_some(unit.now().plus(UNTOLD).0));
    for lane in lanes {
        let row = lane_pause::ActiveModel {
            account_id: Set(account.to_owned()),
            lane: Set(code(&lane)),
            reason: Set(code(&pause.reason)),
            until: Set(until),
        };
        let known = OnConflict::columns([lane_pause::Column::AccountId, lane_pause::Column::Lane])
            .update_columns([lane_pause::Column::Reason, lane_pause::Column::Until])
            .to_owned();
        lane_pause::Entity::insert(row).on_conflict(known).exec_without_returning(unit.on()).await?;
    }
    if forever && pause.scope == PauseScope::Account {
        account::Entity::update_many()
            .col_expr(account::Column::Reauthorize, Expr::value(true))
            .filter(account::Column::Id.eq(account))
            .exec(unit.on())
            .await?;
    }
    unit.tell_account(account);
    Ok(())
}

/// Pauses all of an account until it is connected again.
///
/// # Errors
/// When the store fails.
pub async fn token_is_dead(unit: &mut Unit<'_>, account: &str, network: Network) -> Result<(), DbErr> {
    let dead = Pause { reason: PauseReason::Reauthorize, scope: PauseScope::Account, until: None };
    pause(unit, account, network.rules().public_lane, &dead).await
}

fn lanes_of(network: Network) -> Vec<Lane> {
    let rules = network.rules();
    let mut lanes = vec![rules.public_lane, rules.direct_lane];
    lanes.extend(rules.private_reply_lane);
    lanes
}
