//! The program with SMS on, and gateways that bring messages to it.

use std::sync::{
    Arc, Weak,
    atomic::{AtomicU64, Ordering},
};

use reqwest::{Client, RequestBuilder, Response, StatusCode};
use tokio::sync::Mutex;

use super::program::{Launch, Program};

/// The secret of every gateway in these tests.
pub const SECRET: &str = "c0ffee-c0ffee-c0ffee";

/// The program with gateways, and who calls it.
pub struct Service {
    pub launch: Launch,
    pub program: Program,
    pub client: Client,
    /// `http://127.0.0.1:PORT`.
    pub address: String,
}

impl Service {
    /// With these gateways, each with its secret in `SMS_SECRET`.
    pub async fn start(gateways: &str) -> Self {
        Self::launch(launch(gateways)).await
    }

    /// One with the gateway `kannel`, which runs as long as some test uses it: for tests that need only numbers of their own.
    pub async fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Service>> = Mutex::const_new(Weak::new());
        let mut shared = SHARED.lock().await;
        if let Some(service) = shared.upgrade() {
            return service;
        }
        let service = Arc::new(Self::start(KANNEL).await);
        *shared = Arc::downgrade(&service);
        service
    }

    /// As it was prepared.
    pub async fn launch(launch: Launch) -> Self {
        let program = launch.start().await;
        let page = program.page().await;
        let address = page.trim_end_matches("/try").to_owned();
        // A connection belongs to the runtime of the test that opened it.
        let client = Client::builder().pool_max_idle_per_host(0).build().expect("a client");
        Self { launch, program, client, address }
    }

    /// The address of a gateway's webhook.
    pub fn webhook(&self, gateway: &str) -> String {
        format!("{}/sms/{gateway}/{SECRET}", self.address)
    }
}

/// The program with these gateways, ready to start.
pub fn launch(gateways: &str) -> Launch {
    Launch::alone().with("SMS_SECRET", SECRET).with("HAMROH_SMS", gateways)
}

/// A gateway of the kind `kannel`.
pub const KANNEL: &str = "[[gateway]]\nname = \"kannel\"\nkind = \"kannel\"\nsecret_env = \"SMS_SECRET\"\ndefault_country = \"TJ\"\n";

/// A number that nobody else in this test program has.
pub fn somebody() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("+9929{:08}", 20_000_000 + NEXT.fetch_add(1, Ordering::Relaxed))
}

/// An id that no other message has.
pub fn fresh_id() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("id-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// What came back of a webhook.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub content_type: String,
    pub coding: Option<String>,
    pub text: String,
}

impl Reply {
    pub async fn of(request: RequestBuilder) -> Self {
        Self::read(request.send().await.expect("an answer")).await
    }

    async fn read(response: Response) -> Self {
        let header = |name: &str| {
            let value = response.headers().get(name)?;
            Some(value.to_str().expect("a text").to_owned())
        };
        Self {
            status: response.status(),
            content_type: header("content-type").unwrap_or_default(),
            coding: header("x-kannel-coding"),
            text: response.text().await.expect("a body in UTF-8"),
        }
    }
}
