//! android-sms-gateway, as its documentation describes it: signed webhooks that are brought again, and an interface that takes
//! replies.

use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::StatusCode;
use serde_json::{Value, json};
use sha2::Sha256;

use crate::support::{
    gateway::{Answer, FakeGateway},
    program::Launch,
    sms::{Reply, Service, fresh_id, launch, somebody},
};

const KEY: &str = "TOoC3sRH";

fn prepared(telephone: &FakeGateway) -> Launch {
    let url = telephone.url("/messages");
    launch(&format!(
        "[[gateway]]\nname = \"android\"\nkind = \"android\"\nsecret_env = \"SMS_SECRET\"\ndefault_country = \"TJ\"\n\
         url = \"{url}\"\nuser = \"sms\"\npassword_env = \"PASSWORD\"\nsigning_key_env = \"KEY\"\n"
    ))
    .with("PASSWORD", "pass word")
    .with("KEY", KEY)
}

async fn start() -> (FakeGateway, Service) {
    let telephone = FakeGateway::start().await;
    let service = Service::launch(prepared(&telephone)).await;
    (telephone, service)
}

fn unix(time: SystemTime) -> String {
    time.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs().to_string()
}

fn event(id: &str, from: &str, text: &str, received: SystemTime) -> Value {
    json!({
        "deviceId": "ffffffffceb0b1db0000018e937c815b",
        "event": "sms:received",
        "id": id,
        "payload": {
            "messageId": "abc123", "message": text, "sender": from, "recipient": null, "phoneNumber": from,
            "simNumber": 1, "receivedAt": DateTime::<Utc>::from(received).to_rfc3339(),
        },
        "webhookId": "hook",
    })
}

fn message(id: &str, from: &str, text: &str) -> Value {
    event(id, from, text, SystemTime::now())
}

/// Brings an event, signed with a key at a time.
async fn bring(service: &Service, event: &Value, key: &str, at: SystemTime) -> Reply {
    let (body, timestamp) = (event.to_string(), unix(at));
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(body.as_bytes());
    mac.update(timestamp.as_bytes());
    let signature = hex::encode(mac.finalize().into_bytes());
    let request = service.client.post(service.webhook("android")).header("X-Signature", signature);
    let request =
        request.header("X-Timestamp", timestamp).header("Content-Type", "application/json");
    Reply::of(request.body(body)).await
}

async fn brings(service: &Service, event: &Value) -> StatusCode {
    bring(service, event, KEY, SystemTime::now()).await.status
}

#[tokio::test]
async fn a_message_is_answered_by_the_interface_of_the_app() {
    let (telephone, service) = start().await;
    let (from, id) = (somebody(), fresh_id());
    assert_eq!(
        brings(&service, &message(&id, &from, "Сколько стоит патент?")).await,
        StatusCode::OK
    );
    let taken = &telephone.taken(1).await[0];
    assert_eq!((taken.method.as_str(), taken.target.as_str()), ("POST", "/messages"));
    assert_eq!(taken.header("authorization"), "Basic c21zOnBhc3Mgd29yZA==");
    let sent = taken.json();
    assert_eq!(sent["phoneNumbers"], json!([from]));
    assert!(sent["textMessage"]["text"].as_str().unwrap().contains("атент"), "{sent}");
    assert_eq!(sent["id"], format!("re-{id}"));
    let ttl = sent["ttl"].as_u64().unwrap();
    assert!((890..=900).contains(&ttl), "{ttl}");
}

#[tokio::test]
async fn national_numbers_and_older_apps_are_understood() {
    let (telephone, service) = start().await;
    let mut event = message(&fresh_id(), "900123456", "214");
    event["payload"].as_object_mut().unwrap().remove("sender");
    assert_eq!(brings(&service, &event).await, StatusCode::OK);
    assert_eq!(telephone.taken(1).await[0].json()["phoneNumbers"], json!(["+992900123456"]));
}

#[tokio::test]
async fn what_is_not_signed_or_signed_long_ago_is_refused() {
    let (telephone, service) = start().await;
    let event = message(&fresh_id(), &somebody(), "214");
    let now = SystemTime::now();
    let minutes = |minutes: u64| Duration::from_secs(minutes * 60);
    assert_eq!(bring(&service, &event, "another", now).await.status, StatusCode::FORBIDDEN);
    for at in [now - minutes(6), now + minutes(6)] {
        assert_eq!(bring(&service, &event, KEY, at).await.status, StatusCode::FORBIDDEN);
    }
    let unsigned = service.client.post(service.webhook("android")).body(event.to_string());
    assert_eq!(Reply::of(unsigned).await.status, StatusCode::FORBIDDEN);
    assert!(telephone.all().is_empty());
    assert_eq!(bring(&service, &event, KEY, now - minutes(4)).await.status, StatusCode::OK);
    assert_eq!(telephone.taken(1).await.len(), 1);
}

#[tokio::test]
async fn an_event_that_is_brought_again_is_answered_once() {
    let (telephone, service) = start().await;
    let event = message(&fresh_id(), &somebody(), "214");
    for _ in 0..3 {
        assert_eq!(brings(&service, &event).await, StatusCode::OK);
    }
    assert_eq!(telephone.all().len(), 1);
}

#[tokio::test]
async fn a_webhook_is_acknowledged_when_its_reply_was_accepted() {
    let (telephone, service) = start().await;
    telephone.next([Answer::status(503), Answer::status(202).after(Duration::from_secs(1))]);
    let begun = Instant::now();
    assert_eq!(brings(&service, &message(&fresh_id(), &somebody(), "214")).await, StatusCode::OK);
    assert!(begun.elapsed() >= Duration::from_millis(1500), "{:?}", begun.elapsed());
    let accepted: Vec<bool> = telephone.all().iter().map(|taken| taken.accepted).collect();
    assert_eq!(accepted, [false, true]);
}

#[tokio::test]
async fn a_reply_that_the_app_refuses_is_not_tried_again() {
    let (telephone, service) = start().await;
    telephone.next([Answer::status(400).saying("+992900000001 is wrong")]);
    assert_eq!(brings(&service, &message(&fresh_id(), &somebody(), "214")).await, StatusCode::OK);
    let output = service.program.says("refused it (status 400)").await;
    assert!(!output.contains("992900000001"), "{output}");
    assert_eq!(telephone.all().len(), 1);
}

#[tokio::test]
async fn a_conflict_means_that_the_reply_was_taken_before() {
    let (telephone, service) = start().await;
    telephone.next([Answer::status(409)]);
    assert_eq!(brings(&service, &message(&fresh_id(), &somebody(), "214")).await, StatusCode::OK);
    assert_eq!(telephone.all().len(), 1);
}

#[tokio::test]
async fn a_question_of_before_a_kill_is_answered_when_it_is_brought_again() {
    let telephone = FakeGateway::start().await;
    let launch = prepared(&telephone);
    telephone.next([Answer::status(202).after(Duration::from_secs(60))]);
    let service = Service::launch(launch).await;
    let event = message(&fresh_id(), &somebody(), "214");
    let (body, url) = (event.to_string(), service.webhook("android"));
    tokio::select! {
        _ = brings(&service, &event) => panic!("acknowledged before the reply was accepted: {url} {body}"),
        _ = telephone.taken(1) => {}
    }
    service.program.kill();
    let Service { launch, .. } = service;
    let service = Service::launch(launch).await;
    assert_eq!(brings(&service, &event).await, StatusCode::OK);
    assert_eq!(telephone.taken(2).await.len(), 2);
}

#[tokio::test]
async fn what_is_too_late_is_not_sent() {
    let (telephone, service) = start().await;
    let long_ago = SystemTime::now() - Duration::from_secs(16 * 60);
    for text in ["214", "SOS"] {
        let event = event(&fresh_id(), &somebody(), text, long_ago);
        assert_eq!(brings(&service, &event).await, StatusCode::OK);
    }
    assert!(telephone.all().is_empty(), "{:?}", telephone.all());
}

#[tokio::test]
async fn other_events_are_acknowledged_and_failures_counted() {
    let (telephone, service) = start().await;
    for kind in ["sms:sent", "sms:delivered", "sms:failed", "system:ping", "sms:of-the-future"] {
        let event = json!({ "deviceId": "d", "event": kind, "id": fresh_id(), "webhookId": "w",
            "payload": { "messageId": "m", "phoneNumber": "+992900000001", "recipient": "+992900000001", "reason": "x" } });
        assert_eq!(brings(&service, &event).await, StatusCode::OK, "{kind}");
    }
    let output = service.program.says("could not deliver it").await;
    assert!(!output.contains("992900000001"), "{output}");
    assert!(telephone.all().is_empty());
}
