//! Telegram end to end: the real program, from outside, against a Bot API server of our own.

mod danger;
mod delivery;
mod discretion;
mod edits;
mod faults;
mod first_contact;
mod forgetting;
mod groups;
mod kills;
mod lateness;
mod limits;
mod menus;
mod panics;
mod publishing;
mod questions;
mod settings;
mod stopping;
mod storage;
mod transcripts;

use crate::support::{
    bot_api::{BotApi, Person},
    program::{Launch, Program},
};
use tokio::sync::OnceCell;

/// A network and the program at it.
struct World {
    bot_api: BotApi,
    launch: Launch,
    program: Program,
}

impl World {
    /// A program of the test's own, with an empty folder.
    async fn start() -> Self {
        let bot_api = BotApi::start();
        let launch = Launch::new(&bot_api);
        let program = launch.start().await;
        Self { bot_api, launch, program }
    }

    /// The program that all tests share which need only people of their own. It ends with the tests.
    async fn shared() -> &'static Self {
        static SHARED: OnceCell<World> = OnceCell::const_new();
        SHARED.get_or_init(Self::start).await
    }

    /// Somebody whom the program has not met.
    fn somebody(&self, language_code: &str) -> Person {
        self.bot_api.somebody(language_code)
    }

    /// Ends the program at once and starts it again in the same folder.
    async fn restart(&mut self) {
        self.program.kill();
        self.program = self.launch.start().await;
    }
}
