use std::sync::Mutex;

use serde_json::json;

use super::*;

const CLOCK: i64 = 1_700_000_000;

fn message(id: i64, chat: i64, age: i64) -> Value {
    json!({"update_id": id, "message": {"message_id": 1, "date": CLOCK - age, "text": "салом",
        "chat": {"id": chat, "type": "private"}, "from": {"id": chat}}})
}

fn press(id: i64, chat: i64) -> Value {
    let message = json!({"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}});
    json!({"update_id": id, "callback_query": {"id": "4", "from": {"id": chat}, "data": "m:tg", "message": message}})
}

/// Lanes that note the ids of updates.
fn lanes() -> (Arc<Lanes<Incoming>>, Arc<Mutex<Vec<i64>>>) {
    let noted = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&noted);
    let lanes = Lanes::new(Box::new(move |incoming: Incoming, _| {
        notes.lock().unwrap().push(incoming.update.id);
        Box::pin(async {})
    }));
    (lanes, noted)
}

#[tokio::test]
async fn an_update_delivered_twice_is_answered_once() {
    let (inbox, (lanes, noted)) = (Inbox::new(), lanes());
    for _ in 0..2 {
        let now = Instant::now();
        let mut batch = inbox.open(&[message(7, 1, 0), message(8, 1, 0)], &lanes, CLOCK, now);
        batch.all_dealt_with().await;
        assert_eq!(batch.whole(), 9);
    }
    assert_eq!(*noted.lock().unwrap(), [7, 8]);
}

#[tokio::test]
async fn what_cannot_be_read_is_confirmed_and_the_others_are_answered() {
    let (inbox, (lanes, noted)) = (Inbox::new(), lanes());
    let raw = [json!({"update_id": 7, "message": 5}), message(8, 1, 0), json!({"update_id": 9})];
    let mut batch = inbox.open(&raw, &lanes, CLOCK, Instant::now());
    batch.all_dealt_with().await;
    assert_eq!(batch.dealt_with(), 10);
    assert_eq!(*noted.lock().unwrap(), [8]);
}

#[test]
fn updates_without_any_id_cannot_be_confirmed() {
    assert_eq!(last(&[json!({}), json!("x")]), None);
    assert_eq!(last(&[json!({"update_id": 4}), json!({}), json!({"update_id": 3})]), Some(4));
}

#[test]
fn a_button_is_as_old_as_the_next_message() {
    let raw =
        [message(1, 1, 2000), press(2, 2), message(3, 3, 1000), press(4, 4), message(5, 5, -60)];
    let updates: Vec<Update> = raw.iter().filter_map(Update::read).collect();
    let seconds: Vec<u64> = ages(&updates, CLOCK).iter().map(Duration::as_secs).collect();
    assert_eq!(seconds, [2000, 1000, 1000, 0, 0]);
}

#[test]
fn the_request_names_the_kinds_of_update_and_waits_for_them() {
    let request =
        GetUpdates { offset: None, limit: 100, timeout: 30, allowed_updates: Update::KINDS };
    let sent = serde_json::to_value(&request).unwrap();
    assert_eq!(
        sent,
        json!({"limit": 100, "timeout": 30,
            "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"]})
    );
    assert_eq!(request.timeout_hint(), Some(Duration::from_secs(30)));
}
