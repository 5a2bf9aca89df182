//! The generic gateway: signatures, and replies that wait.

use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use reqwest::StatusCode;
use sha2::Sha256;

use crate::support::{
    gateway::{Answer, FakeGateway},
    sms::{KANNEL, Reply, Service, fresh_id, launch, somebody},
};

fn generic() -> String {
    KANNEL.replace("kannel", "any").replace("kind = \"any\"", "kind = \"generic\"")
}

#[tokio::test]
async fn a_signature_over_the_body_is_asked_for_where_one_is_configured() {
    let signature = "[gateway.signature]\nheader = \"X-Hub-Signature\"\nkey_env = \"KEY\"\nprefix = \"sha256=\"\n";
    let service = Service::launch(launch(&(generic() + signature)).with("KEY", "key")).await;
    let body = format!("{{\"from\": \"{}\", \"text\": \"214\", \"id\": \"1\"}}", somebody());
    let mut mac = Hmac::<Sha256>::new_from_slice(b"key").unwrap();
    mac.update(body.as_bytes());
    let right = hex::encode(mac.finalize().into_bytes());
    for (given, status) in [
        (format!("sha256={right}"), StatusCode::OK),
        (right.clone(), StatusCode::FORBIDDEN),
        (format!("sha256={}", "0".repeat(64)), StatusCode::FORBIDDEN),
        (String::new(), StatusCode::FORBIDDEN),
    ] {
        let request = service.client.post(service.webhook("any")).header("X-Hub-Signature", &given);
        let request = request.header("content-type", "application/json").body(body.clone());
        assert_eq!(Reply::of(request).await.status, status, "{given}");
    }
}

#[tokio::test]
async fn a_reply_that_waits_is_handed_over_once_however_often_its_message_is_brought() {
    let gateway = FakeGateway::start().await;
    let send = format!(
        "[gateway.send]\nurl = \"{}\"\nbody = \"{{{{text}}}}\"\npatience_seconds = 1\n",
        gateway.url("/")
    );
    let service = Service::start(&(generic() + &send)).await;
    gateway.usually(Answer::status(503));
    let (from, id) = (somebody(), fresh_id());
    let bring = async || {
        let query = [("from", from.as_str()), ("text", "214"), ("id", &id)];
        Reply::of(service.client.get(service.webhook("any")).query(&query)).await.status
    };
    assert_eq!(bring().await, StatusCode::SERVICE_UNAVAILABLE, "not acknowledged");
    let (first, second) = tokio::join!(bring(), bring());
    assert_eq!((first, second), (StatusCode::SERVICE_UNAVAILABLE, StatusCode::SERVICE_UNAVAILABLE));
    gateway.usually(Answer::status(200));
    let before = gateway.all().len();
    gateway.taken(before + 1).await;
    assert_eq!(bring().await, StatusCode::OK);
    assert_eq!(gateway.all().iter().filter(|taken| taken.accepted).count(), 1);
}

#[tokio::test]
async fn a_gateway_that_is_down_does_not_hold_up_another() {
    let gateway = FakeGateway::start().await;
    gateway.usually(Answer::status(200).after(Duration::from_secs(60)));
    let send = format!(
        "[gateway.send]\nurl = \"{}\"\nbody = \"{{{{text}}}}\"\npatience_seconds = 60\n",
        gateway.url("/")
    );
    let service = Service::start(&format!("{}{send}{KANNEL}", generic())).await;
    let ask = async |name: &str| {
        let (from, id) = (somebody(), fresh_id());
        let query = [("from", from.as_str()), ("to", "2020"), ("text", "214"), ("id", &id)];
        Reply::of(service.client.get(service.webhook(name)).query(&query)).await
    };
    tokio::select! {
        _ = ask("any") => panic!("acknowledged before its reply was accepted"),
        reply = async { gateway.taken(1).await; ask("kannel").await } => {
            assert_eq!(reply.status, StatusCode::OK);
        }
    }
}
