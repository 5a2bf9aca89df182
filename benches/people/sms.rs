//! People with telephones: each asks once, through Kannel's interface.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    sync::mpsc,
    task::JoinSet,
};

use crate::support::{program::Program, sms::SECRET};

/// Connections that bring requests as fast as they are answered, and at a pace.
pub const CONNECTIONS: usize = 16;
const PACED_CONNECTIONS: usize = 32;

/// Who asks.
#[derive(Clone)]
pub struct Ask {
    address: Arc<str>,
    texts: Arc<[String]>,
    /// Senders so far: each asks once.
    pub senders: Arc<AtomicUsize>,
}

impl Ask {
    /// These words, one after the other and then again, of this program.
    pub async fn new(program: &Program, texts: Vec<String>) -> Self {
        let page = program.page().await;
        let address = page.trim_start_matches("http://").trim_end_matches("/try").into();
        Self { address, texts: texts.into(), senders: Arc::default() }
    }

    /// Other words, of the same program.
    pub fn with(&self, texts: Vec<String>) -> Self {
        Self { texts: texts.into(), ..self.clone() }
    }

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

    /// So many requests; how long they took.
    pub async fn as_fast_as_possible(&self, count: usize) -> Duration {
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

    /// So many requests a second for so long, whether or not the ones before are answered; how long each waits, shortest first.
    pub async fn paced(&self, pace: u32, while_: Duration) -> Vec<Duration> {
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
        let mut ticks = tokio::time::interval(Duration::from_secs(1) / pace);
        for number in 0..(pace as usize * while_.as_secs() as usize) {
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
