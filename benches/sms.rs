//! SMS end to end: the real program, called as Kannel calls it, each question by another telephone.
//!
//! `cargo bench --bench sms` prints requests a second, how long an answer takes, and memory over 100,000 senders. Whoever asks uses
//! the same processors as the program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use support::{
    program::Program,
    sms::{KANNEL, SECRET, launch},
    words::content,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    sync::mpsc,
    task::JoinSet,
};

/// Requests as fast as they are answered, and connections that bring them.
const REQUESTS: usize = 20_000;
const CONNECTIONS: usize = 16;
/// Different senders, to see whether memory stays flat.
const SENDERS: usize = 100_000;
/// Requests a second when the pace is given, for how long they come, and over how many connections.
const PACE: u32 = 500;
const PACED: Duration = Duration::from_secs(10);
const PACED_CONNECTIONS: usize = 32;

#[tokio::main]
async fn main() {
    let launch = launch(KANNEL);
    let program = launch.start().await;
    let page = program.page().await;
    let address: Arc<str> = page.trim_start_matches("http://").trim_end_matches("/try").into();
    println!("memory when ready:                  {} kB", program.memory().0);
    let senders = Arc::new(AtomicUsize::new(0));
    for (name, texts) in [("digits and codes", digits()), ("questions in words", questions())] {
        let ask = Ask {
            address: Arc::clone(&address),
            texts: texts.into(),
            senders: Arc::clone(&senders),
        };
        ask.as_fast_as_possible(REQUESTS / 20).await;
        let took = ask.as_fast_as_possible(REQUESTS).await;
        let a_second = REQUESTS as f64 / took.as_secs_f64();
        println!("{name:19} {CONNECTIONS} at a time: {a_second:.0} a second");
        let waits = ask.paced().await;
        let [half, most, all] = [0.5, 0.99, 1.0].map(|part| quantile(&waits, part));
        println!("{name:19} {PACE} a second:   p50 {half:.1?}, p99 {most:.1?}, slowest {all:.1?}");
    }
    memory(&program, &Ask { address, texts: digits().into(), senders }).await;
    program.terminate();
    program.ends_within(Duration::from_secs(11)).await.expect("it stops in time");
}

/// Memory after so many senders, in steps.
async fn memory(program: &Program, ask: &Ask) {
    for step in 1..=5 {
        ask.as_fast_as_possible(SENDERS / 5).await;
        let senders = ask.senders.load(Ordering::Relaxed);
        let (now, peak) = program.memory();
        println!("memory after {senders:6} senders ({step}/5):  {now} kB, at most {peak} kB");
    }
}

/// What most people send: a digit of a menu, or a code from a leaflet.
fn digits() -> Vec<String> {
    let codes = content().entries().iter().map(|entry| entry.code.to_string());
    (0..=9).map(|digit: u8| digit.to_string()).chain(codes).collect()
}

/// All wordings of the shipped content, in all languages.
fn questions() -> Vec<String> {
    let texts = content().entries().iter().flat_map(|entry| entry.texts.iter());
    texts.flat_map(|(_, text)| text.questions.clone()).collect()
}

/// Who asks.
#[derive(Clone)]
struct Ask {
    address: Arc<str>,
    texts: Arc<[String]>,
    /// Senders so far: each asks once.
    senders: Arc<AtomicUsize>,
}

impl Ask {
    async fn connect(&self) -> Connection {
        let stream = TcpStream::connect(&*self.address).await.expect("it listens");
        stream.set_nodelay(true).expect("a connection");
        Connection(BufReader::new(stream))
    }

    /// A request of a new sender.
    fn request(&self) -> String {
        let sender = self.senders.fetch_add(1, Ordering::Relaxed);
        let text = &self.texts[sender % self.texts.len()];
        let text: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let query = format!(
            "from=%2B9929{sender:08}&to=2020&text={text}&raw={text}&id=bench-{sender}&charset=UTF-8&coding=2"
        );
        format!("GET /sms/kannel/{SECRET}?{query} HTTP/1.1\r\nHost: hamroh\r\n\r\n")
    }

    async fn as_fast_as_possible(&self, count: usize) -> Duration {
        let left = Arc::new(AtomicUsize::new(count));
        let begun = Instant::now();
        let mut connections = JoinSet::new();
        for _ in 0..CONNECTIONS {
            let (ask, left) = (self.clone(), Arc::clone(&left));
            connections.spawn(async move {
                let mut connection = ask.connect().await;
                while left
                    .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1))
                    .is_ok()
                {
                    connection.exchange(&ask.request()).await;
                }
            });
        }
        connections.join_all().await;
        begun.elapsed()
    }

    /// Requests at a pace, whether or not the ones before are answered; how long each waits, shortest first.
    async fn paced(&self) -> Vec<Duration> {
        let (waits, mut waited) = mpsc::unbounded_channel();
        let mut lanes = Vec::new();
        for _ in 0..PACED_CONNECTIONS {
            let (lane, mut due) = mpsc::unbounded_channel::<(Instant, String)>();
            let (mut connection, waits) = (self.connect().await, waits.clone());
            tokio::spawn(async move {
                while let Some((since, request)) = due.recv().await {
                    connection.exchange(&request).await;
                    let _ = waits.send(since.elapsed());
                }
            });
            lanes.push(lane);
        }
        drop(waits);
        let mut ticks = tokio::time::interval(Duration::from_secs(1) / PACE);
        for number in 0..(PACE as usize * PACED.as_secs() as usize) {
            let due = ticks.tick().await;
            lanes[number % lanes.len()].send((due.into(), self.request())).expect("a connection");
        }
        drop(lanes);
        let mut all = Vec::new();
        while let Some(wait) = waited.recv().await {
            all.push(wait);
        }
        all.sort();
        all
    }
}

/// One connection that is kept open, as Kannel keeps its own.
struct Connection(BufReader<TcpStream>);

impl Connection {
    async fn exchange(&mut self, request: &str) {
        self.0.get_mut().write_all(request.as_bytes()).await.expect("a connection");
        let (mut line, mut length) = (String::new(), 0);
        loop {
            line.clear();
            assert!(
                self.0.read_line(&mut line).await.expect("an answer") > 0,
                "the connection was closed"
            );
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
            assert!(!line.starts_with("HTTP/1.1 ") || line.starts_with("HTTP/1.1 200"), "{line}");
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await.expect("a body");
        assert!(!body.is_empty(), "a question was not answered: {request}");
    }
}

fn quantile(sorted: &[Duration], part: f64) -> Duration {
    let place = (part * sorted.len() as f64).ceil() as usize;
    sorted[place.clamp(1, sorted.len()) - 1]
}
