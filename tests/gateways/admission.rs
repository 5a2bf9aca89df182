//! Who is let in, how much is read of them, and that nothing of it is logged.

use std::time::{Duration, Instant};

use reqwest::StatusCode;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::sms::{KANNEL, Reply, SECRET, Service, fresh_id, launch};

const GENERIC: &str = "[[gateway]]\nname = \"any\"\nkind = \"generic\"\nsecret_env = \"SMS_SECRET\"\ndefault_country = \"TJ\"\n";

const NUMBER: &str = "+992937771234";
const TEXT: &str = "рози пинҳонии ман";

#[tokio::test]
async fn whoever_does_not_know_the_secret_is_refused_alike() {
    let service = Service::start(KANNEL).await;
    let query = [("from", NUMBER), ("to", "2020"), ("text", TEXT), ("id", "1")];
    let wrong = "wrong-wrong-wrong-wrong";
    for path in [
        format!("/sms/kannel/{wrong}"),
        format!("/sms/kannel/{SECRET}0"),
        format!("/sms/nobody/{SECRET}"),
        format!("/sms/kannel/{wrong}/dlr"),
    ] {
        let reply =
            Reply::of(service.client.get(format!("{}{path}", service.address)).query(&query)).await;
        assert_eq!((reply.status, reply.text.as_str()), (StatusCode::FORBIDDEN, ""), "{path}");
    }
    let output = service.program.says("refused").await;
    for hidden in [NUMBER, &NUMBER[1..], TEXT, SECRET, wrong, "nobody"] {
        assert!(!output.contains(hidden), "{hidden:?} is in the log:\n{output}");
    }
    assert_eq!(output.matches("refused").count(), 2, "counted, not one line each:\n{output}");
}

#[tokio::test]
async fn only_allowed_addresses_are_let_in() {
    let here = Service::start(&format!("{KANNEL}allow = [\"10.0.0.0/8\", \"127.0.0.1\"]\n")).await;
    let elsewhere = Service::start(&format!("{KANNEL}allow = [\"10.0.0.0/8\"]\n")).await;
    for (service, status) in [(here, StatusCode::OK), (elsewhere, StatusCode::FORBIDDEN)] {
        let id = fresh_id();
        let query = [("from", NUMBER), ("to", "2020"), ("text", "214"), ("id", &id)];
        let reply = Reply::of(service.client.get(service.webhook("kannel")).query(&query)).await;
        assert_eq!(reply.status, status);
    }
}

#[tokio::test]
async fn a_gateway_uses_its_own_method() {
    let service = Service::start(KANNEL).await;
    let reply = Reply::of(service.client.post(service.webhook("kannel")).body("from=1")).await;
    assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_body_is_read_up_to_256_kb() {
    let service = Service::start(GENERIC).await;
    let form = |length: usize| {
        let body = format!("from=%2B992937771234&id={}&text=214&fill=", fresh_id());
        let fill = "a".repeat(length - body.len());
        let request = service.client.post(service.webhook("any"));
        request.header("content-type", "application/x-www-form-urlencoded").body(body + &fill)
    };
    assert_eq!(Reply::of(form(256 * 1024)).await.status, StatusCode::OK);
    assert_eq!(Reply::of(form(256 * 1024 + 1)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_body_without_an_announced_length_is_cut_off_too() {
    let service = Service::start(GENERIC).await;
    let mut stream = connect(&service).await;
    let head = format!(
        "POST /sms/any/{SECRET} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    for _ in 0..5 {
        // The other side may have answered and closed already.
        let _ = stream.write_all(chunk.as_bytes()).await;
    }
    let mut answer = vec![0; 64];
    let read = stream.read(&mut answer).await.unwrap_or_default();
    assert!(String::from_utf8_lossy(&answer[..read]).contains(" 413 "), "{answer:?}");
}

#[tokio::test]
async fn slow_clients_are_cut_off() {
    let service = Service::start(GENERIC).await;
    let heads = [
        format!("POST /sms/any/{SECRET} HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nfrom="),
        format!("POST /sms/any/{SECRET} HTTP/1.1\r\nHost: a\r\nX-Slow"),
        String::new(),
    ];
    let cut_off = heads.map(|head| async {
        let mut stream = connect(&service).await;
        stream.write_all(head.as_bytes()).await.unwrap();
        let begun = Instant::now();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        (begun.elapsed(), head)
    });
    for (took, head) in futures::future::join_all(cut_off).await {
        assert!(took < Duration::from_secs(20), "{took:?}: {head:?}");
    }
}

async fn connect(service: &Service) -> TcpStream {
    TcpStream::connect(service.address.trim_start_matches("http://")).await.unwrap()
}

#[tokio::test]
async fn nothing_of_a_message_is_in_a_log_or_a_file() {
    let prepared = launch(&format!("{KANNEL}{GENERIC}")).with("RUST_LOG", "trace");
    let service = Service::launch(prepared).await;
    let (kannel, any) = (service.webhook("kannel"), service.webhook("any"));
    for text in [TEXT, "214", "SOS", "STOP", "Маро дар хона банд карданд"] {
        let id = format!("{TEXT}{}", fresh_id());
        let query = [("from", NUMBER), ("to", "2020"), ("text", text), ("id", &id)];
        Reply::of(service.client.get(&kannel).query(&query)).await;
        Reply::of(service.client.get(&any).query(&query)).await;
    }
    for body in
        [format!("{{\"from\": \"{NUMBER}\", \"text\": [\"{TEXT}\"]}}"), format!("{NUMBER}{TEXT}")]
    {
        let request =
            service.client.post(&any).header("content-type", "application/json").body(body);
        assert_eq!(Reply::of(request).await.status, StatusCode::BAD_REQUEST);
    }
    service.program.terminate();
    assert!(service.program.ends_within(Duration::from_secs(11)).await.is_some());
    let output = service.program.output();
    for hidden in [NUMBER, &NUMBER[1..], TEXT, "пинҳонии", SECRET] {
        assert!(!output.contains(hidden), "{hidden:?} is in the log:\n{output}");
        for (path, bytes) in service.launch.files() {
            let found = bytes.windows(hidden.len()).any(|window| window == hidden.as_bytes());
            assert!(!found, "{hidden:?} is in {}", path.display());
        }
    }
}
