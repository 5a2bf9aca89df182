//! All calls in the order in which they came, to assert on.

use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

use super::{BotApi, body::Fields, keyboard::Keyboard};

/// How long a test waits for what it expects. Long, because it is only spent when something is wrong.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Accepted,
    /// It was refused with this status.
    Refused(u16),
    /// The connection was cut.
    Cut,
}

/// One call.
#[derive(Clone, Debug)]
pub struct Call {
    /// The method as the documentation writes it.
    pub method: &'static str,
    /// The chat that it is for.
    pub chat: Option<i64>,
    /// The text as a person reads it; of a text that was refused, as it came.
    pub text: Option<String>,
    /// The buttons.
    pub keyboard: Keyboard,
    /// All fields as they came.
    pub fields: Fields,
    /// When it came.
    pub at: Instant,
    /// What came of it.
    pub outcome: Outcome,
}

impl Call {
    /// Whether it was done.
    pub fn accepted(&self) -> bool {
        self.outcome == Outcome::Accepted
    }
}

/// All calls so far.
#[derive(Clone, Debug, Default)]
pub struct Transcript {
    calls: Vec<Call>,
    answered: HashSet<i64>,
}

impl Transcript {
    pub(super) fn add(&mut self, call: Call) {
        if call.method == "sendMessage" && call.accepted() {
            self.answered.extend(call.chat);
        }
        self.calls.push(call);
    }

    /// All calls, polls too.
    pub fn all(&self) -> &[Call] {
        &self.calls
    }

    /// How many chats have got a message.
    pub fn answered(&self) -> usize {
        self.answered.len()
    }

    /// The calls of one method.
    pub fn calls(&self, method: &str) -> impl DoubleEndedIterator<Item = &Call> {
        self.calls.iter().filter(move |call| call.method == method)
    }

    /// The messages that were accepted, new and edited, in one chat.
    pub fn shown(&self, chat: i64) -> impl DoubleEndedIterator<Item = &Call> {
        let shows = |call: &Call| matches!(call.method, "sendMessage" | "editMessageText");
        self.calls
            .iter()
            .filter(move |call| shows(call) && call.accepted() && call.chat == Some(chat))
    }
}

impl BotApi {
    /// All calls so far.
    pub fn transcript(&self) -> Transcript {
        self.shared.state().transcript.clone()
    }

    /// How many chats have got a message so far.
    pub fn answered(&self) -> usize {
        self.shared.state().transcript.answered()
    }

    /// Looks at the calls, again after each, until it sees what it looks for; the test fails when that takes too long.
    pub async fn wait_for<T>(
        &self,
        what: &str,
        mut look: impl FnMut(&Transcript) -> Option<T>,
    ) -> T {
        self.look(what, |state| look(&state.transcript)).await
    }

    /// The last calls, one a line, for a test that fails.
    pub(super) fn last_calls(&self) -> String {
        let state = self.shared.state();
        let calls = state.transcript.calls.iter().rev().take(20).rev();
        let line = |call: &Call| {
            let text: String = call.text.as_deref().unwrap_or_default().chars().take(80).collect();
            format!("{:?} {} to {:?}: {text:?}\n", call.outcome, call.method, call.chat)
        };
        calls.map(line).collect()
    }
}
