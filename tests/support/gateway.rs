//! A gateway's own interface, which takes replies: it notes what it gets, and answers as it is told.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode},
    response::IntoResponse,
};
use tokio::{net::TcpListener, sync::watch};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The interface.
pub struct FakeGateway {
    address: String,
    shared: Arc<Shared>,
}

struct Shared {
    answers: Mutex<VecDeque<Answer>>,
    usual: Mutex<Answer>,
    taken: watch::Sender<Vec<Taken>>,
}

/// How a request is answered.
#[derive(Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub body: &'static str,
    pub after: Duration,
}

impl Answer {
    pub fn status(status: u16) -> Self {
        Self { status: StatusCode::from_u16(status).unwrap(), body: "{}", after: Duration::ZERO }
    }

    pub fn saying(self, body: &'static str) -> Self {
        Self { body, ..self }
    }

    pub fn after(self, after: Duration) -> Self {
        Self { after, ..self }
    }
}

/// A request that was made.
#[derive(Clone, Debug)]
pub struct Taken {
    pub method: Method,
    pub target: String,
    pub headers: HeaderMap,
    pub body: String,
    /// Whether it was accepted.
    pub accepted: bool,
}

impl Taken {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a text"))
    }
}

impl FakeGateway {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("its address").to_string();
        let shared = Arc::new(Shared {
            answers: Mutex::default(),
            usual: Mutex::new(Answer::status(202)),
            taken: watch::Sender::new(Vec::new()),
        });
        let router = Router::new().fallback(take).with_state(Arc::clone(&shared));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, shared }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// How requests are answered from now on.
    pub fn usually(&self, answer: Answer) {
        *self.shared.usual.lock().unwrap() = answer;
    }

    /// How the next requests are answered, one after the other.
    pub fn next(&self, answers: impl IntoIterator<Item = Answer>) {
        self.shared.answers.lock().unwrap().extend(answers);
    }

    /// What has come so far.
    pub fn all(&self) -> Vec<Taken> {
        self.shared.taken.borrow().clone()
    }

    /// Waits for so many requests.
    pub async fn taken(&self, count: usize) -> Vec<Taken> {
        let mut taken = self.shared.taken.subscribe();
        let enough = taken.wait_for(|taken| taken.len() >= count);
        let all = tokio::time::timeout(PATIENCE, enough).await;
        all.unwrap_or_else(|_| panic!("only {:?}", self.all())).expect("it runs").clone()
    }
}

async fn take(
    State(shared): State<Arc<Shared>>,
    method: Method,
    headers: HeaderMap,
    request: Request,
) -> impl IntoResponse {
    let target = request.uri().to_string();
    let body: Bytes = axum::body::to_bytes(request.into_body(), 1 << 20).await.expect("a body");
    let next = shared.answers.lock().unwrap().pop_front();
    let answer = next.unwrap_or_else(|| shared.usual.lock().unwrap().clone());
    let body = String::from_utf8(body.into()).expect("UTF-8");
    let accepted = answer.status.is_success();
    shared.taken.send_modify(|taken| taken.push(Taken { method, target, headers, body, accepted }));
    tokio::time::sleep(answer.after).await;
    (answer.status, answer.body)
}
