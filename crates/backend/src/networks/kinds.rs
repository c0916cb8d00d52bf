//! What a message is that goes out on a lane.

use super::TargetIs;
use social_messaging_domain::message::Kind;
use social_messaging_domain::networks::Lane;

pub(super) const fn on_lane(lane: Lane, target: TargetIs) -> Kind {
    match (lane, target) {
        (Lane::FacebookPost, _) => Kind::FacebookPost,
        (Lane::FacebookComment, TargetIs::Post) => Kind::FacebookComment,
        (Lane::FacebookComment, TargetIs::Comment) => Kind::FacebookReply,
        (Lane::FacebookPrivateReply, _) => Kind::PrivateReply,
        (Lane::Messenger, _) => Kind::MessengerMessage,
        (Lane::XReply, _) => Kind::XReply,
        (Lane::XDirectMessage, _) => Kind::XDirectMessage,
        (Lane::Unknown, _) => Kind::Unsupported,
    }
}

pub(super) const fn target_is(kind: Kind) -> TargetIs {
    match kind {
        Kind::FacebookPost | Kind::XPost => TargetIs::Post,
        _ => TargetIs::Comment,
    }
}
