//! A Bot API server for tests, in the test's own process: strict where the real one is strict, and scripted to fail.
//!
//! [`BotApi`] is the network's side (faults, transcript), [`Person`] and [`Group`] are the people's side.

mod body;
mod chats;
mod entities;
mod faults;
mod group;
mod html;
mod keyboard;
mod methods;
mod people;
mod refusal;
mod server;
mod settings;
mod transcript;
mod updates;

use std::{
    collections::HashMap,
    net::{SocketAddr, TcpListener},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};
use tokio::sync::{oneshot, watch};

pub use chats::Shown;
pub use faults::Fault;
pub use group::Group;
pub use keyboard::{Button, Keyboard};
pub use people::{Person, Sent};
pub use refusal::Refusal;
pub use transcript::{Call, Outcome, PATIENCE, Transcript};

use body::Fields;
use chats::Chat;

/// The token that the server knows.
pub const TOKEN: &str = "7000001:AAtestTESTtestTESTtestTESTtestTEST";
/// The bot's name in addresses and mentions.
pub const USERNAME: &str = "hamroh_test_bot";
const BOT_ID: i64 = 7_000_001;

/// A running server. Clones are the same server; it stops when the last of them is gone.
#[derive(Clone)]
pub struct BotApi {
    address: SocketAddr,
    shared: Arc<Shared>,
    _alive: Arc<oneshot::Sender<()>>,
}

/// What calls, people and tests share.
pub struct Shared {
    state: Mutex<State>,
    /// After each call.
    changed: watch::Sender<()>,
    /// When a poll must look again.
    arrived: watch::Sender<()>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All that the server knows.
#[derive(Default)]
pub struct State {
    bot: Value,
    chats: HashMap<i64, Chat>,
    updates: updates::Updates,
    transcript: Transcript,
    faults: faults::Faults,
    settings: settings::Settings,
    /// The chat of each press that may still be answered.
    callbacks: HashMap<String, i64>,
    webhook: Option<String>,
    last_message: i64,
}

impl State {
    fn chat(&mut self, fields: &Fields) -> Result<&mut Chat, Refusal> {
        let id = fields.integer("chat_id");
        let id = id.ok_or_else(|| Refusal::bad_request("chat_id is empty"))?;
        self.chats.get_mut(&id).ok_or_else(|| Refusal::bad_request("chat not found"))
    }

    fn next_message(&mut self) -> i64 {
        self.last_message += 1;
        self.last_message
    }

    /// The bot as the sender of a message.
    fn person_of_bot(&self) -> Value {
        let field = |name: &str| self.bot[name].clone();
        json!({
            "id": field("id"), "is_bot": true, "first_name": field("first_name"),
            "username": field("username"),
        })
    }
}

impl BotApi {
    /// Starts a server on a free port.
    pub fn start() -> Self {
        Self::start_at("127.0.0.1:0")
    }

    /// Starts a server at an address and port. It has a thread of its own: tests with runtimes of their own may share it.
    pub fn start_at(address: &str) -> Self {
        let listener = TcpListener::bind(address).expect("a free port");
        listener.set_nonblocking(true).expect("a listener");
        let address = listener.local_addr().expect("the port");
        let shared = Arc::new(Shared {
            state: Mutex::new(State { bot: bot(), last_message: 100, ..State::default() }),
            changed: watch::Sender::new(()),
            arrived: watch::Sender::new(()),
        });
        let (alive, gone) = oneshot::channel::<()>();
        let serving = Arc::clone(&shared);
        thread::spawn(move || server::run(listener, serving, gone));
        Self { address, shared, _alive: Arc::new(alive) }
    }

    /// Where it listens, for `TELOXIDE_API_URL`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Calls a method as the bot itself would; the status and the body.
    pub async fn call(&self, method: &str, fields: &[(&str, &str)]) -> (u16, Value) {
        let url = format!("{}/bot{TOKEN}/{method}", self.url());
        let request = reqwest::Client::new().post(url).form(fields);
        let response = request.send().await.expect("an answer");
        (response.status().as_u16(), response.json().await.expect("JSON"))
    }

    /// Queues an update exactly as given, with an id put in: for what no person of ours can do. Its id.
    pub fn push_raw(&self, kind: &str, object: Value) -> i64 {
        let id = self.shared.state().updates.add(kind, object);
        self.shared.arrived.send_replace(());
        id
    }

    /// Delivers an update once more, whether or not it was confirmed.
    pub fn redeliver(&self, update: i64) {
        self.shared.state().updates.redeliver(update);
        self.shared.arrived.send_replace(());
    }

    /// Updates that are not confirmed.
    pub fn pending(&self) -> usize {
        self.shared.state().updates.pending()
    }

    /// Waits until an update is confirmed.
    pub async fn wait_for_confirmation(&self, update: i64) {
        self.look("the confirmation", |state| state.updates.confirmed(update).then_some(())).await;
    }

    /// Polls that have begun so far.
    pub fn polls(&self) -> u64 {
        self.shared.state().updates.begun
    }

    /// Waits until more polls than these have begun: a bot that has just started is ready then.
    pub async fn wait_for_poll_after(&self, polls: u64) {
        self.look("a poll", |state| (state.updates.begun > polls).then_some(())).await;
    }

    /// Looks at the server's state, again after each change; the test fails when that takes too long.
    async fn look<T>(&self, what: &str, mut look: impl FnMut(&State) -> Option<T>) -> T {
        let mut changed = self.shared.changed.subscribe();
        let until = tokio::time::Instant::now() + PATIENCE;
        loop {
            if let Some(seen) = look(&self.shared.state()) {
                return seen;
            }
            if tokio::time::timeout_at(until, changed.changed()).await.is_err() {
                panic!("{what} did not come. The last calls:\n{}", self.last_calls());
            }
        }
    }
}

/// The bot as `getMe` says.
fn bot() -> Value {
    json!({
        "id": BOT_ID, "is_bot": true, "first_name": "Hamroh", "username": USERNAME,
        "can_join_groups": true, "can_read_all_group_messages": false,
        "supports_inline_queries": false, "can_connect_to_business": false,
        "has_main_web_app": false,
    })
}

/// Unix time in seconds.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
