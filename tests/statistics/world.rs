//! The running program with both networks, the people who write to it, and everything that it gives out.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime},
};

use chrono::{DateTime, Utc};
use hamroh::{
    localisation::Locale,
    statistics::Count,
    store::{Mode, Role, Store},
};
use tokio::task::JoinSet;

use super::{
    askers::{Asker, questions},
    crawl::{Given, crawl},
    everything,
};
use crate::{
    operating::{hamroh, said},
    staff::browser::{Browser, NOW, Office, PASSWORD, code, secret},
    support::{
        bot_api::{BotApi, TOKEN},
        program::Launch,
        sms::{KANNEL, SECRET, Service, launch},
    },
};

/// Askers who write by SMS at the same time, and on Telegram.
const AT_ONCE: usize = 16;
const A_BATCH: usize = 50;
/// After so long the week of the messages is closed, and its month too; in seconds.
const LATER: i64 = 40 * 24 * 60 * 60;
/// By then it is one of so many weeks and months that are offered first.
const CHOICES: usize = 6;

/// The program, and who writes to it.
pub struct World {
    bot_api: BotApi,
    pub service: Arc<Service>,
    pub askers: &'static [Asker],
    url: String,
}

impl World {
    /// With these people; without an address, in a database of its own in its folder. RUST_LOG asks for all that there is.
    pub async fn start(database: Option<&str>, askers: &'static [Asker]) -> Self {
        let bot_api = BotApi::start();
        let prepared = with_telegram(launch(KANNEL), &bot_api);
        let own = format!("sqlite://{}/hamroh-data/hamroh.db", prepared.folder().display());
        let url = database.map_or(own, str::to_owned);
        let prepared = prepared.with("DATABASE_URL", &url).with("RUST_LOG", "trace");
        let service = Arc::new(Service::launch(prepared).await);
        Self { bot_api, service, askers, url }
    }

    /// Half of the askers write on Telegram, half by SMS, all at once.
    pub async fn converse(&self) {
        let questions = Arc::new(questions());
        let (telegram, sms) = self.askers.split_at(self.askers.len() / 2);
        let mut lanes = JoinSet::new();
        for lane in 0..AT_ONCE {
            let askers = sms.iter().skip(lane).step_by(AT_ONCE);
            let (service, questions) = (Arc::clone(&self.service), Arc::clone(&questions));
            lanes.spawn(async move {
                for asker in askers {
                    text(&service, asker, &questions).await;
                }
            });
        }
        for some in telegram.chunks(A_BATCH) {
            let mut last = 0;
            for asker in some {
                let person = self.bot_api.person(asker.id, "tg").named(&asker.name);
                for text in asker.messages(&questions) {
                    last = person.says(&text).update;
                }
            }
            self.bot_api.wait_for_confirmation(last).await;
        }
        lanes.join_all().await;
    }

    /// Runs a command beside the program, on its database; what it said.
    pub fn command(&self, arguments: &[&str]) -> String {
        let folder = self.service.launch.folder();
        let output = hamroh(folder, &[("DATABASE_URL", &self.url)], arguments);
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    }

    /// Every page and file of the staff's pages while the program runs, for an account from the command line.
    pub async fn pages(&self) -> Vec<Given> {
        let made = self.command(&["staff", "add", "anora", "--role", "admin"]);
        let path = &made[made.find("/staff/welcome/").expect(&made)..];
        let path = path.split_whitespace().next().unwrap();
        let mut browser = Browser::at(&self.service.address);
        let secret = secret(&browser.page(path).await);
        let code = code(&secret, now());
        let fields = [("password", PASSWORD), ("again", PASSWORD), ("code", code.as_str())];
        browser.post(path, &fields).await;
        crawl(&mut browser, 0).await
    }

    /// What was counted, as it lies in the database.
    pub async fn counts(&self) -> Vec<Count> {
        let store = Store::open(&self.url, Mode::Read).await.unwrap();
        let counts = store.counts().await.unwrap();
        store.close().await;
        counts
    }

    /// Stops the program the clean way: the last counts are written.
    pub async fn stop(&self) {
        self.service.program.terminate();
        let ended = self.service.program.ends_within(Duration::from_secs(30)).await;
        assert!(ended.is_some_and(|status| status.success()), "{}", self.service.program.output());
    }
}

fn with_telegram(launch: Launch, bot_api: &BotApi) -> Launch {
    launch.with("TELOXIDE_TOKEN", TOKEN).with("TELOXIDE_API_URL", &bot_api.url())
}

/// This moment, in Unix seconds.
fn now() -> i64 {
    DateTime::<Utc>::from(SystemTime::now()).timestamp()
}

/// One telephone's messages, as Kannel brings them.
async fn text(service: &Service, asker: &Asker, questions: &[String]) {
    for (place, text) in asker.messages(questions).into_iter().enumerate() {
        let id = format!("{}-{place}", asker.number);
        let query = [
            ("from", asker.telephone.as_str()),
            ("to", "2020"),
            ("text", &text),
            ("raw", &text),
            ("id", &id),
            ("charset", "UTF-8"),
            ("coding", "2"),
        ];
        let url = reqwest::Url::parse_with_params(
            &format!("{}/sms/kannel/{SECRET}", service.address),
            query,
        );
        let response = service.client.get(url.unwrap()).send().await.expect("an answer");
        assert!(response.status().is_success(), "{}", response.status());
    }
}

/// What these counts will look like once their week is closed: every page and file, what chats of the staff are told, and every
/// sheet that there can be.
pub async fn later(counts: Vec<Count>) -> Vec<Given> {
    let office = Office::with(counts.clone(), false).await;
    office.later(now() + LATER - NOW);
    let (mut browser, _) = office.member("anora", Role::Admin).await;
    let mut all = crawl(&mut browser, CHOICES).await;
    for locale in Locale::ALL {
        let told = office.around.week_in_text(locale).await.unwrap();
        all.push(Given { place: format!("/stats in {locale}"), bytes: told.into() });
    }
    let today = office.around.today();
    let sheets = everything(&counts.into_iter().collect(), today, 8);
    all.push(Given { place: "all sheets".into(), bytes: format!("{sheets:?}").into() });
    all
}

/// All files below a folder, with their bytes.
pub fn files(folder: &Path) -> Vec<Given> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if let Ok(bytes) = std::fs::read(&path) {
            files.push(Given { place: path.display().to_string(), bytes });
        }
    }
    files
}
