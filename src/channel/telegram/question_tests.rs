use serde_json::{Value, json};

use super::*;
use crate::conversation::{Action, Attachment, Press};

fn me() -> Me {
    Me { id: 1, username: Some("hamroh_bot".into()) }
}

fn read(update: &Value) -> Option<Question> {
    Question::read(Update::read(update).unwrap(), &me())
}

fn private(mut message: Value) -> Option<Question> {
    message["message_id"] = json!(9);
    message["date"] = json!(1_700_000_000);
    message["chat"] = json!({"id": 17, "type": "private"});
    message["from"] = json!({"id": 17, "language_code": "ru"});
    read(&json!({"update_id": 5, "message": message}))
}

fn group(mut message: Value) -> Option<Said> {
    message["message_id"] = json!(9);
    message["date"] = json!(1_700_000_000);
    message["chat"] = json!({"id": -100, "type": "supergroup"});
    message["from"] = json!({"id": 17});
    read(&json!({"update_id": 5, "message": message})).map(|question| question.said)
}

#[test]
fn a_text_in_a_private_chat_is_a_question() {
    let question = private(json!({"text": "патент"})).unwrap();
    assert!(question.private);
    assert_eq!((question.chat, question.asker, question.hint), (17, 17, Some(Locale::Ru)));
    assert!(matches!(question.said, Said::Text(text) if text == "патент"));
    assert!(matches!(question.origin, Origin::Message { id: 9, album: None }));
}

#[test]
fn attachments_and_places_are_told_apart_and_service_messages_ignored() {
    let said = |message| private(message).map(|question| question.said);
    assert!(matches!(said(json!({"voice": {}})), Some(Said::Attachment(Attachment::Voice))));
    let place = json!({"location": {"latitude": 55.75, "longitude": 37.62}});
    assert!(matches!(said(place), Some(Said::Location { .. })));
    assert!(said(json!({"pinned_message": {}})).is_none());
}

#[test]
fn a_group_is_answered_only_when_it_speaks_to_the_bot() {
    assert!(group(json!({"text": "салом ба ҳама"})).is_none());
    assert!(group(json!({"text": "/sos@other_bot"})).is_none());
    assert!(group(json!({"text": "/menu"})).is_none());
    assert!(group(json!({"voice": {}})).is_none());
    assert!(matches!(group(json!({"text": "/sos"})), Some(Said::Command(Command::Sos))));
    assert!(matches!(
        group(json!({"text": "/topics@Hamroh_bot"})),
        Some(Said::Command(Command::Topics))
    ));
    let mention = group(json!({"text": "@hamroh_bot патент"}));
    assert!(matches!(mention, Some(Said::Text(text)) if text == "патент"));
    let to_bot = json!({"from": {"id": 1, "is_bot": true}});
    let reply = group(json!({"text": "а чанд пул?", "reply_to_message": to_bot}));
    assert!(matches!(reply, Some(Said::Text(text)) if text == "а чанд пул?"));
    let to_other = json!({"from": {"id": 18}});
    assert!(group(json!({"text": "ҳа", "reply_to_message": to_other})).is_none());
}

#[test]
fn a_group_calls_the_bot_by_name_only_once_the_name_is_known() {
    let update = json!({"update_id": 5, "message": {"message_id": 9, "date": 1, "from": {"id": 17},
        "chat": {"id": -100, "type": "group"}, "text": "@hamroh_bot патент"}});
    let nameless = Me { id: 1, username: None };
    assert!(Question::read(Update::read(&update).unwrap(), &nameless).is_none());
}

#[test]
fn other_bots_are_not_answered() {
    let update = json!({"update_id": 5, "message": {"message_id": 9, "date": 1, "text": "/sos",
        "chat": {"id": -100, "type": "group"}, "from": {"id": 2, "is_bot": true}}});
    assert!(read(&update).is_none());
}

fn pressed(data: &str, date: i64) -> Question {
    let message = json!({"message_id": 8, "date": date, "chat": {"id": 17, "type": "private"}});
    let query = json!({"id": "44", "from": {"id": 17}, "data": data, "message": message});
    read(&json!({"update_id": 5, "callback_query": query})).unwrap()
}

#[test]
fn a_button_says_what_it_carries() {
    let question = pressed("e:ru:work-patent", 1_700_000_000);
    let entry = Action::Entry("work-patent".parse().unwrap());
    let expected = Press { locale: Locale::Ru, action: entry };
    assert!(matches!(question.said, Said::Pressed(press) if press == expected));
    assert!(matches!(question.origin, Origin::Button { message: 8, reachable: true, .. }));
}

#[test]
fn an_unknown_button_leads_to_the_menu_and_an_old_message_cannot_be_changed() {
    let question = pressed("what-is-this", 0);
    assert!(matches!(question.said, Said::Command(Command::Topics)));
    assert!(matches!(question.origin, Origin::Button { reachable: false, .. }));
}

#[test]
fn only_changed_words_are_a_question_again() {
    let edited = |message: Value| {
        let mut message = message;
        message["message_id"] = json!(9);
        message["date"] = json!(1);
        message["edit_date"] = json!(2);
        message["chat"] = json!({"id": 17, "type": "private"});
        message["from"] = json!({"id": 17});
        read(&json!({"update_id": 5, "edited_message": message}))
    };
    let question = edited(json!({"text": "патент"})).unwrap();
    assert!(matches!(question.origin, Origin::Edit { id: 9 }));
    assert!(edited(json!({"location": {"latitude": 55.75, "longitude": 37.62}})).is_none());
    assert!(edited(json!({"photo": []})).is_none());
}
