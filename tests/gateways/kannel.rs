//! Kannel: messages come by GET, replies go out in the body.

use reqwest::StatusCode;

use crate::support::sms::{Reply, Service, fresh_id, somebody};

async fn ask(service: &Service, parameters: &[(&str, &str)]) -> Reply {
    Reply::of(service.client.get(service.webhook("kannel")).query(parameters)).await
}

async fn says(service: &Service, number: &str, text: &str) -> Reply {
    let id = fresh_id();
    ask(service, &[("from", number), ("to", "2020"), ("text", text), ("id", &id)]).await
}

#[tokio::test]
async fn a_question_is_answered_in_the_body_with_its_coding() {
    let service = Service::shared().await;
    for (text, coding, words) in [
        ("214", None, ""),
        ("патент чанд пул?", Some("2"), "атент"),
        ("How much is a patent?", None, "patent"),
    ] {
        let reply = says(&service, &somebody(), text).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(reply.content_type, "text/plain; charset=UTF-8");
        assert!(reply.text.contains(words) && !reply.text.is_empty(), "{text}: {reply:?}");
        let ascii = reply.text.is_ascii();
        let expected = if ascii { None } else { Some("2") };
        assert_eq!(reply.coding.as_deref(), expected, "{reply:?}");
        assert!(coding.is_none() || reply.coding.as_deref() == coding);
    }
}

#[tokio::test]
async fn only_sender_receiver_id_and_one_text_are_needed() {
    let service = Service::shared().await;
    let (number, id) = (somebody(), fresh_id());
    let whole = [("from", number.as_str()), ("to", "2020"), ("id", &id), ("text", "214")];
    for missing in ["from", "to", "id", "text"] {
        let some: Vec<_> = whole.into_iter().filter(|(name, _)| *name != missing).collect();
        assert_eq!(ask(&service, &some).await.status, StatusCode::BAD_REQUEST, "{missing}");
    }
    let raw = [("from", number.as_str()), ("to", "2020"), ("id", &id), ("raw", "214")];
    assert_eq!(ask(&service, &raw).await.status, StatusCode::OK);
}

#[tokio::test]
async fn tajik_that_was_not_recoded_is_read_all_the_same() {
    let service = Service::shared().await;
    let text = "Патент чанд пул? ғӣқӯҳҷ Р";
    let bytes: String =
        text.encode_utf16().flat_map(u16::to_be_bytes).map(|byte| format!("%{byte:02X}")).collect();
    let plain = says(&service, &somebody(), text).await;
    for charset in ["UTF-16BE", "8-BIT"] {
        let number = somebody().replace('+', "%2B");
        let query = format!(
            "from={number}&to=2020&text=%04&raw={bytes}&charset={charset}&coding=2&udh=&smsc=fake&service=bot&id={}",
            fresh_id()
        );
        let url = format!("{}?{query}", service.webhook("kannel"));
        let reply = Reply::of(service.client.get(url)).await;
        assert_eq!(reply.text, plain.text, "{charset}");
    }
}

#[tokio::test]
async fn a_retried_message_gets_the_same_answer_again() {
    let service = Service::shared().await;
    let (number, id) = (somebody(), fresh_id());
    let message = [("from", number.as_str()), ("to", "2020"), ("text", "214"), ("id", &id)];
    let first = ask(&service, &message).await;
    let second = ask(&service, &message).await;
    assert!(!first.text.is_empty());
    assert_eq!(first.text, second.text);
}

#[tokio::test]
async fn silence_is_an_empty_body_and_success() {
    let service = Service::shared().await;
    for sender in ["Hamroh", "2020", "112"] {
        let reply = says(&service, sender, "214").await;
        assert_eq!((reply.status, reply.text.as_str()), (StatusCode::OK, ""), "{sender}");
    }
    let id = fresh_id();
    let old = [
        ("from", "+992900000001"),
        ("to", "2020"),
        ("text", "214"),
        ("id", &id),
        ("ts", "1600000000"),
    ];
    let reply = ask(&service, &old).await;
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::OK, ""), "too late is not sent");
}

#[tokio::test]
async fn delivery_reports_are_taken() {
    let service = Service::shared().await;
    let dlr = format!("{}/dlr", service.webhook("kannel"));
    for (query, status) in [
        ("status=8", StatusCode::OK),
        ("status=1&smscid=1&from=2020&to=%2B992900000001&answer=ok", StatusCode::OK),
        ("status=2", StatusCode::OK),
        ("status=delivered", StatusCode::BAD_REQUEST),
        ("", StatusCode::BAD_REQUEST),
    ] {
        let reply = Reply::of(service.client.get(format!("{dlr}?{query}"))).await;
        assert_eq!(reply.status, status, "{query}");
    }
    let output = service.program.says("could not deliver it").await;
    assert!(!output.contains("992900000001"), "{output}");
}
