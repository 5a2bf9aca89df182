//! The example configurations in `docs/sms`: each is read as it stands, and handles a request as the gateway makes it.

use std::{fs, path::PathBuf};

use reqwest::{RequestBuilder, StatusCode};
use serde_json::json;

use crate::support::{
    gateway::{Answer, FakeGateway, Taken},
    program::Launch,
    sms::{Reply, SECRET, Service, fresh_id},
};

const KEY: &str = "the-key-of-the-account";

/// All examples in one configuration, as they stand but for the place where replies go.
fn examples(gateway: &FakeGateway) -> Launch {
    let mut launch = Launch::alone();
    let mut configuration = String::new();
    for text in files().map(|file| fs::read_to_string(file).expect("an example")) {
        for (_, variable) in text.lines().filter_map(|line| line.split_once("_env = \"")) {
            let variable = variable.trim_end_matches('"');
            launch = launch.with(variable, if variable.starts_with("SMS_") { SECRET } else { KEY });
        }
        for line in text.lines() {
            match line.strip_prefix("url = \"https://").and_then(|url| url.split_once('/')) {
                Some((_, path)) => {
                    let url = gateway.url(&format!("/{}", path.trim_end_matches('"')));
                    configuration += &format!("url = \"{url}\"\n");
                }
                None => configuration += &format!("{line}\n"),
            }
        }
    }
    fs::write(launch.folder().join("hamroh.toml"), configuration).expect("written");
    launch
}

fn files() -> impl Iterator<Item = PathBuf> {
    let folder = format!("{}/docs/sms", env!("CARGO_MANIFEST_DIR"));
    fs::read_dir(folder).expect("the examples").map(|file| file.expect("an example").path())
}

#[tokio::test]
async fn every_example_works_as_it_stands() {
    let gateway = FakeGateway::start().await;
    let service = Service::launch(examples(&gateway)).await;
    africas_talking(&gateway, &service).await;
    vonage(&gateway, &service).await;
    infobip_with_several_messages_in_one_request(&gateway, &service).await;
    forty_six_elks(&gateway, &service).await;
    rapidpro_external(&gateway, &service).await;
    rapidpro_flow(&service).await;
    assert_eq!(files().count(), 6, "an example is not tried here");
}

fn form(service: &Service, gateway: &str, body: String) -> RequestBuilder {
    let request = service.client.post(service.webhook(gateway));
    request.header("content-type", "application/x-www-form-urlencoded").body(body)
}

fn json_post(service: &Service, gateway: &str, body: &serde_json::Value) -> RequestBuilder {
    let request = service.client.post(service.webhook(gateway));
    request.header("content-type", "application/json").body(body.to_string())
}

async fn accepted(request: RequestBuilder) {
    let reply = Reply::of(request).await;
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::OK, ""));
}

fn is_form(taken: &Taken, fields: &[&str]) {
    assert_eq!(taken.header("content-type"), "application/x-www-form-urlencoded");
    for field in fields {
        assert!(taken.body.split('&').any(|pair| pair == *field), "{field}: {}", taken.body);
    }
    assert!(taken.body.contains("%D0%B0%D1%82%D0%B5%D0%BD%D1%82"), "{}", taken.body);
}

async fn africas_talking(gateway: &FakeGateway, service: &Service) {
    let before = gateway.all().len();
    let body = |id: &str| {
        format!(
            "date=&from=%2B992900000001&id={id}&linkId=&text=%D0%BF%D0%B0%D1%82%D0%B5%D0%BD%D1%82&to=2020&networkCode=43601"
        )
    };
    let success = Answer::status(201).saying(
        "{\"SMSMessageData\": {\"Recipients\": [{\"statusCode\": 101, \"status\": \"Success\"}]}}",
    );
    let failure = Answer::status(201)
        .saying("{\"SMSMessageData\": {\"Recipients\": [{\"statusCode\": 403, \"number\": \"+992900000001\"}]}}");
    gateway.next([success, failure]);
    accepted(form(service, "africastalking", body(&fresh_id()))).await;
    let taken = &gateway.taken(before + 1).await[before];
    assert_eq!(taken.target, "/version1/messaging");
    assert_eq!(taken.header("apikey"), KEY);
    is_form(taken, &["username=YOUR_USERNAME", "to=%2B992900000001", "from=2020"]);
    accepted(form(service, "africastalking", body(&fresh_id()))).await;
    let output = service.program.says("not the one that means success").await;
    assert!(!output.contains("992900000001"), "{output}");
    let report = |status: &str| {
        let url = format!("{}/dlr", service.webhook("africastalking"));
        service.client.post(url).form(&[
            ("id", "1"),
            ("status", status),
            ("phoneNumber", "+992900000001"),
        ])
    };
    accepted(report("Success")).await;
    accepted(report("Failed")).await;
    service.program.says("could not deliver it").await;
}

async fn vonage(gateway: &FakeGateway, service: &Service) {
    let before = gateway.all().len();
    let message = json!({
        "channel": "sms", "message_uuid": fresh_id(), "to": "447700900000", "from": "992900000002",
        "text": "патент", "timestamp": chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).to_rfc3339(),
        "sms": { "num_messages": "1" },
    });
    accepted(json_post(service, "vonage", &message)).await;
    let taken = &gateway.taken(before + 1).await[before];
    assert_eq!(taken.target, "/v1/messages");
    assert!(taken.header("authorization").starts_with("Basic "));
    let sent = taken.json();
    assert_eq!((&sent["to"], &sent["from"]), (&json!("992900000002"), &json!("447700900000")));
    assert!(sent["text"].as_str().unwrap().contains("атент"), "{sent}");
}

async fn infobip_with_several_messages_in_one_request(gateway: &FakeGateway, service: &Service) {
    let before = gateway.all().len();
    let one = |from: &str| {
        json!({ "messageId": fresh_id(), "from": from, "to": "48600700800", "text": "патент",
        "cleanText": "патент", "keyword": "", "receivedAt": "2099-01-01T00:00:00.000+0000", "smsCount": 1 })
    };
    let body = json!({ "results": [one("992900000003"), one("992900000004")], "messageCount": 2, "pendingMessageCount": 0 });
    accepted(json_post(service, "infobip", &body)).await;
    let taken = gateway.taken(before + 2).await.split_off(before);
    assert_eq!(taken[0].header("authorization"), format!("App {KEY}"));
    for (taken, to) in taken.iter().zip(["992900000003", "992900000004"]) {
        let message = &taken.json()["messages"][0];
        assert_eq!(message["destinations"], json!([{ "to": to }]));
        assert!(message["text"].as_str().unwrap().contains("атент"), "{message}");
    }
    let again = Reply::of(json_post(service, "infobip", &body)).await;
    assert_eq!(
        (again.status, gateway.all().len()),
        (StatusCode::OK, before + 2),
        "brought again, answered once"
    );
}

async fn forty_six_elks(gateway: &FakeGateway, service: &Service) {
    let before = gateway.all().len();
    let body = format!(
        "direction=incoming&id={}&from=%2B992900000005&to=%2B46706860000&created=2099-07-13T13%3A57%3A23.741000&message=%D0%BF%D0%B0%D1%82%D0%B5%D0%BD%D1%82",
        fresh_id()
    );
    let reply = Reply::of(form(service, "46elks", body)).await;
    assert_eq!(
        (reply.status, reply.content_type.as_str()),
        (StatusCode::OK, "text/plain; charset=utf-8")
    );
    assert!(reply.text.contains("атент"), "{}", reply.text);
    assert_eq!(gateway.all().len(), before);
}

async fn rapidpro_external(gateway: &FakeGateway, service: &Service) {
    for (number, query) in [
        (
            "%2B992900000006",
            "from=%2B992900000006&to=2020&text=%D0%BF%D0%B0%D1%82%D0%B5%D0%BD%D1%82&date=2099-01-01T00%3A00%3A00.000Z",
        ),
        (
            "%2B992900000007",
            "sender=%2B992900000007&text=%D0%BF%D0%B0%D1%82%D0%B5%D0%BD%D1%82&time=2099-01-01T00%3A00%3A00Z&id=7",
        ),
    ] {
        accepted(service.client.get(format!("{}?{query}", service.webhook("courier")))).await;
        let taken = gateway.all().pop().expect("a reply");
        assert_eq!(taken.target, "/send");
        is_form(&taken, &[format!("to={number}").as_str()]);
    }
}

async fn rapidpro_flow(service: &Service) {
    let message = json!({ "from": "+992900000008", "text": "патент", "id": fresh_id() });
    let reply = Reply::of(json_post(service, "rapidpro", &message)).await;
    assert_eq!(reply.content_type, "application/json");
    let body: serde_json::Value = serde_json::from_str(&reply.text).unwrap();
    assert!(body["text"].as_str().unwrap().contains("атент"), "{body}");
    let silence = json!({ "from": "Hamroh", "text": "патент", "id": fresh_id() });
    assert_eq!(Reply::of(json_post(service, "rapidpro", &silence)).await.text, "{\"text\": \"\"}");
}
