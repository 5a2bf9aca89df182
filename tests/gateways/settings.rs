//! What the configuration says, and what is refused at the start.

use std::time::Duration;

use reqwest::StatusCode;

use crate::support::{
    program::Launch,
    sms::{KANNEL, Reply, SECRET, Service, fresh_id, launch},
};

async fn refusal(launch: Launch) -> String {
    let program = launch.spawn();
    let status = program.ends_within(Duration::from_secs(20)).await.expect("it ends");
    assert!(!status.success());
    program.output()
}

#[tokio::test]
async fn a_secret_that_is_missing_or_short_is_refused_by_name() {
    let missing = refusal(Launch::alone().with("HAMROH_SMS", KANNEL)).await;
    assert!(missing.contains("SMS_SECRET") && missing.contains("kannel"), "{missing}");
    let short = refusal(launch(KANNEL).with("SMS_SECRET", "c0ffee-c0ffee")).await;
    assert!(short.contains("SMS_SECRET") && short.contains("16"), "{short}");
    assert!(!short.contains("c0ffee"), "{short}");
}

#[tokio::test]
async fn two_gateways_of_one_name_are_refused() {
    let output = refusal(launch(&format!("{KANNEL}{KANNEL}"))).await;
    assert!(output.contains("two gateways are named kannel"), "{output}");
}

#[tokio::test]
async fn a_setting_that_cannot_be_used_is_named() {
    let twilio = "[[gateway]]\nname = \"t\"\nkind = \"twilio\"\nsecret_env = \"SMS_SECRET\"\ndefault_country = \"TJ\"\nauth_token_env = \"SMS_SECRET\"\n";
    let generic = KANNEL.replace("kind = \"kannel\"", "kind = \"generic\"");
    for (gateways, words) in [
        (KANNEL.replace("\"kannel\"\nsecret", "\"pigeon\"\nsecret"), "pigeon"),
        (format!("{KANNEL}colour = 1\n"), "colour"),
        (twilio.to_owned(), "public_url"),
        (format!("{generic}[gateway.send]\nurl = \"ftp://a\"\n"), "send.url"),
        (format!("{generic}[gateway.send]\nurl = \"http://a\"\nbody = \"{{{{txet}}}}\"\n"), "txet"),
        (format!("{generic}[gateway.send]\nurl = \"http://a\"\nkey_env = \"NO_KEY\"\n"), "NO_KEY"),
        (format!("{generic}[gateway.receive]\neach = \"/results\"\n"), "receive.each"),
    ] {
        let output = refusal(launch(&gateways)).await;
        assert!(output.contains(words), "{words}: {output}");
    }
}

#[tokio::test]
async fn several_gateways_are_served_at_once_and_without_any_sms_is_off() {
    let second = KANNEL.replace("name = \"kannel\"", "name = \"second\"");
    let service = Service::start(&format!("{KANNEL}{second}")).await;
    for name in ["kannel", "second"] {
        assert!(service.program.output().contains(&format!("/sms/{name}/")));
        let id = fresh_id();
        let query = [("from", "+992900000001"), ("to", "2020"), ("text", "214"), ("id", &id)];
        let reply = Reply::of(service.client.get(service.webhook(name)).query(&query)).await;
        assert_eq!(reply.status, StatusCode::OK, "{name}");
    }
    assert!(!service.program.output().contains(SECRET));
    let program = Launch::alone().start().await;
    assert!(program.output().contains("SMS is off"), "{}", program.output());
}

#[tokio::test]
async fn the_webhooks_can_have_a_bind_of_their_own() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let own = format!("127.0.0.1:{port}");
    let service = Service::launch(launch(KANNEL).with("HAMROH_SMS_LISTEN", &own)).await;
    let status = async |url: String| Reply::of(service.client.get(url)).await.status;
    let webhook = format!("/sms/kannel/{SECRET}?from=%2B992900000001&to=2020&text=214&id=1");
    assert_eq!(status(format!("http://{own}{webhook}")).await, StatusCode::OK);
    assert_eq!(status(format!("{}{webhook}", service.address)).await, StatusCode::NOT_FOUND);
    assert_eq!(status(format!("http://{own}/try")).await, StatusCode::NOT_FOUND);
}
