//! Twilio: signed forms, TwiML in the body.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::StatusCode;
use sha1::Sha1;

use crate::support::sms::{Reply, SECRET, Service, fresh_id, launch, somebody};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// Where Twilio finds us; a proxy leads from there to the program.
const PUBLIC: &str = "https://hamroh.example.org";

async fn start() -> Service {
    let gateway = "[[gateway]]\nname = \"twilio\"\nkind = \"twilio\"\nsecret_env = \"SMS_SECRET\"\ndefault_country = \"TJ\"\nauth_token_env = \"TOKEN\"\n";
    let prepared = launch(gateway).with("TOKEN", TOKEN).with("HAMROH_SMS_PUBLIC_URL", PUBLIC);
    Service::launch(prepared).await
}

type Form = BTreeMap<&'static str, String>;

fn message(from: &str, text: &str) -> Form {
    BTreeMap::from([
        ("MessageSid", format!("SM{}", fresh_id())),
        ("AccountSid", "AC0123".to_owned()),
        ("From", from.to_owned()),
        ("To", "+15017122661".to_owned()),
        ("Body", text.to_owned()),
        ("NumMedia", "0".to_owned()),
        ("FromCity", String::new()),
    ])
}

/// As Twilio's page says: address, then names and values in the order of the names.
fn signature(path: &str, form: &Form, token: &str) -> String {
    let signed =
        form.iter().fold(format!("{PUBLIC}{path}"), |all, (name, value)| all + name + value);
    let mut mac = Hmac::<Sha1>::new_from_slice(token.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

async fn post(service: &Service, tail: &str, form: &Form, token: &str) -> Reply {
    let path = format!("/sms/twilio/{SECRET}{tail}");
    let request = service.client.post(format!("{}{path}", service.address));
    let body = form.iter().map(|(name, value)| {
        let value: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
        format!("{name}={value}")
    });
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let request = request.header("X-Twilio-Signature", signature(&path, form, token));
    Reply::of(request.body(body.collect::<Vec<_>>().join("&"))).await
}

#[tokio::test]
async fn a_message_is_answered_in_twiml() {
    let service = start().await;
    let reply = post(&service, "", &message(&somebody(), " Сколько стоит патент?\n"), TOKEN).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.content_type, "text/xml; charset=utf-8");
    let inner =
        reply.text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>");
    let text =
        inner.and_then(|rest| rest.strip_suffix("</Message></Response>")).expect(&reply.text);
    assert!(text.contains("атент") && !text.contains('<'), "{text}");
}

#[tokio::test]
async fn what_twilio_did_not_sign_is_refused() {
    let service = start().await;
    let form = message(&somebody(), "214");
    assert_eq!(post(&service, "", &form, "another token").await.status, StatusCode::FORBIDDEN);
    let unsigned = service
        .client
        .post(service.webhook("twilio"))
        .body("From=%2B992900000001&Body=214&MessageSid=1");
    assert_eq!(Reply::of(unsigned).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&service, "", &form, TOKEN).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_message_that_comes_again_gets_the_same_answer() {
    let service = start().await;
    let form = message(&somebody(), "214");
    let first = post(&service, "", &form, TOKEN).await.text;
    assert!(first.contains("<Message>"));
    assert_eq!(post(&service, "", &form, TOKEN).await.text, first);
}

#[tokio::test]
async fn stop_is_left_to_twilio() {
    let service = start().await;
    let number = somebody();
    post(&service, "", &message(&number, "214"), TOKEN).await;
    let reply = post(&service, "", &message(&number, "STOP"), TOKEN).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.text.ends_with("<Response></Response>"), "{}", reply.text);
}

#[tokio::test]
async fn status_callbacks_are_taken_and_failures_counted() {
    let service = start().await;
    for status in ["sent", "delivered", "undelivered", "failed"] {
        let form = BTreeMap::from([
            ("MessageSid", "SM1".to_owned()),
            ("MessageStatus", status.to_owned()),
            ("To", "+992900000001".to_owned()),
        ]);
        assert_eq!(post(&service, "/dlr", &form, TOKEN).await.status, StatusCode::OK, "{status}");
        assert_eq!(post(&service, "/dlr", &form, "x").await.status, StatusCode::FORBIDDEN);
    }
    let output = service.program.says("could not deliver it").await;
    assert!(!output.contains("992900000001"), "{output}");
}
