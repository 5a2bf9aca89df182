//! What stands in a message.

use serde_json::Value;

use crate::conversation::Attachment;

/// What stands in a message.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
    /// Its text, or the caption of what was sent.
    Words(String),
    /// A place, in degrees.
    Location { latitude: f64, longitude: f64 },
    /// Something that the service cannot read.
    Attachment(Attachment),
    /// Nothing that a person said: somebody joined, a message was pinned.
    Service,
}

/// Fields that hold something sent, by what they mean; the first that is there counts (an animation is a document too).
const ATTACHMENTS: [(&str, Attachment); 8] = [
    ("voice", Attachment::Voice),
    ("video_note", Attachment::Voice),
    ("audio", Attachment::Voice),
    ("photo", Attachment::Photo),
    ("video", Attachment::Photo),
    ("animation", Attachment::Sticker),
    ("sticker", Attachment::Sticker),
    ("document", Attachment::Document),
];

/// Fields of messages that no person wrote (Bot API, `Message`: "Service message"). What stands in neither list is
/// something newer, and gets an answer rather than silence.
const SERVICE: [&str; 53] = [
    "boost_added",
    "channel_chat_created",
    "chat_background_set",
    "chat_owner_changed",
    "chat_owner_left",
    "chat_shared",
    "checklist_tasks_added",
    "checklist_tasks_done",
    "connected_website",
    "delete_chat_photo",
    "direct_message_price_changed",
    "forum_topic_closed",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "gift",
    "gift_upgrade_sent",
    "giveaway",
    "giveaway_completed",
    "giveaway_created",
    "giveaway_winners",
    "group_chat_created",
    "invoice",
    "left_chat_member",
    "message_auto_delete_timer_changed",
    "migrate_from_chat_id",
    "migrate_to_chat_id",
    "new_chat_member",
    "new_chat_members",
    "new_chat_photo",
    "new_chat_title",
    "paid_message_price_changed",
    "passport_data",
    "pinned_message",
    "proximity_alert_triggered",
    "refunded_payment",
    "successful_payment",
    "suggested_post_approval_failed",
    "suggested_post_approved",
    "suggested_post_declined",
    "suggested_post_paid",
    "suggested_post_refunded",
    "supergroup_chat_created",
    "unique_gift",
    "users_shared",
    "video_chat_ended",
    "video_chat_participants_invited",
    "video_chat_scheduled",
    "video_chat_started",
    "web_app_data",
    "write_access_allowed",
];

impl Content {
    /// Reads the content of a message.
    pub fn read(message: &Value) -> Self {
        let has = |field: &str| message.get(field).is_some();
        let words = ["text", "caption"].into_iter().find_map(|field| message.get(field)?.as_str());
        if let Some(words) = words.filter(|words| !words.trim().is_empty()) {
            return Self::Words(words.to_owned());
        }
        if let Some(place) = place(message) {
            return place;
        }
        if let Some((_, attachment)) = ATTACHMENTS.into_iter().find(|(field, _)| has(field)) {
            return Self::Attachment(attachment);
        }
        if SERVICE.into_iter().any(has) {
            return Self::Service;
        }
        Self::Attachment(Attachment::Other)
    }
}

/// A venue has its place in `location` as well.
fn place(message: &Value) -> Option<Content> {
    let location = message.get("location").or_else(|| message.get("venue")?.get("location"))?;
    let degrees = |field| location.get(field).and_then(Value::as_f64);
    Some(Content::Location { latitude: degrees("latitude")?, longitude: degrees("longitude")? })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn content_is_read_by_its_field() {
        let words = |words: &str| Content::Words(words.into());
        let rows = [
            (json!({"text": "патент"}), words("патент")),
            (json!({"photo": [], "caption": "чӣ кор кунам"}), words("чӣ кор кунам")),
            (json!({"photo": [], "caption": " "}), Content::Attachment(Attachment::Photo)),
            (json!({"voice": {}}), Content::Attachment(Attachment::Voice)),
            (json!({"video_note": {}}), Content::Attachment(Attachment::Voice)),
            (json!({"video": {}}), Content::Attachment(Attachment::Photo)),
            (json!({"animation": {}, "document": {}}), Content::Attachment(Attachment::Sticker)),
            (json!({"document": {}}), Content::Attachment(Attachment::Document)),
            (json!({"contact": {}}), Content::Attachment(Attachment::Other)),
            (json!({"poll": {}}), Content::Attachment(Attachment::Other)),
            (json!({"sent_in_2030": {}}), Content::Attachment(Attachment::Other)),
            (json!({"pinned_message": {}}), Content::Service),
            (json!({"new_chat_members": []}), Content::Service),
        ];
        for (message, expected) in rows {
            assert_eq!(Content::read(&message), expected, "{message}");
        }
    }

    #[test]
    fn a_place_is_read_from_location_or_venue() {
        let place = json!({"latitude": 55.75, "longitude": 37.62});
        let expected = Content::Location { latitude: 55.75, longitude: 37.62 };
        assert_eq!(Content::read(&json!({"location": place})), expected);
        assert_eq!(Content::read(&json!({"venue": {"location": place}})), expected);
    }
}
