//! Identifiers are planted in thousands of messages to the running program; then every byte that it wrote is looked at.

use std::{path::Path, sync::Arc, time::Duration};

use hamroh::{
    statistics::{Counts, Table},
    store::{Mode, Store},
};
use tokio::task::JoinSet;

use super::{everything, scanner::Scanner};
use crate::support::{
    bot_api::{BotApi, TOKEN},
    postgres::Postgres,
    program::Launch,
    sms::{KANNEL, SECRET, Service, launch},
    words::content,
};

/// Messages of each asker.
const MESSAGES: usize = 5;
/// Askers who write at the same time.
const AT_ONCE: usize = 16;

/// Somebody made up: all that must never be found again.
#[derive(Clone)]
struct Asker {
    number: usize,
    id: i64,
    telephone: String,
    name: String,
    passport: String,
}

impl Asker {
    fn new(number: usize) -> Self {
        let syllables = ["за", "ри", "ҷӯ", "мо", "ҳу", "ша", "бек", "дил", "ғай", "нур"];
        let syllable = |place: u32| syllables[(number * 7 + 3) / 10_usize.pow(place) % 10];
        let name: String = (0..5).rev().map(syllable).collect();
        Self {
            number,
            id: 2_000_003_017_000_000 + number as i64 * 7_919,
            telephone: format!("+99291{:07}", 3_000_017 + number * 541),
            name: format!("{name}зода{number}"),
            passport: format!("Q{:08}", 10_000_019 + number * 7_907),
        }
    }

    fn identifiers(&self) -> [String; 4] {
        [self.id.to_string(), self.telephone.clone(), self.name.clone(), self.passport.clone()]
    }

    /// Questions with all that people write beside them.
    fn messages(&self, questions: &[String]) -> Vec<String> {
        let Self { telephone, name, passport, .. } = self;
        let question =
            |place: usize| &questions[(self.number * MESSAGES + place) % questions.len()];
        vec![
            question(0).clone(),
            format!("{} Ман {name}, шиноснома {passport}", question(1)),
            format!("Я {name}, паспорт {passport}, тел {telephone}: {}", question(2)),
            format!("{name} {passport} {telephone}"),
            format!("Маро куфл карданд, номам {name}, рақамам {telephone}"),
        ]
    }
}

fn questions() -> Vec<String> {
    let texts = content().entries().iter().flat_map(|entry| entry.texts.iter());
    texts.filter_map(|(_, text)| text.questions.first().cloned()).collect()
}

/// The program with both networks.
struct World {
    bot_api: BotApi,
    service: Arc<Service>,
    askers: Vec<Asker>,
}

impl World {
    async fn start(database: Option<&str>, askers: usize) -> Self {
        let bot_api = BotApi::start();
        let prepared = with_telegram(launch(KANNEL), &bot_api);
        let prepared = match database {
            Some(url) => prepared.with("DATABASE_URL", url),
            None => prepared,
        };
        let service = Arc::new(Service::launch(prepared).await);
        Self { bot_api, service, askers: (0..askers).map(Asker::new).collect() }
    }

    /// Half of the askers write on Telegram, half by SMS, all at once.
    async fn converse(&self) {
        let questions = Arc::new(questions());
        let (telegram, sms) = self.askers.split_at(self.askers.len() / 2);
        let mut lanes = JoinSet::new();
        for lane in 0..AT_ONCE {
            let askers: Vec<Asker> = sms.iter().skip(lane).step_by(AT_ONCE).cloned().collect();
            let (service, questions) = (Arc::clone(&self.service), Arc::clone(&questions));
            lanes.spawn(async move {
                for asker in askers {
                    text(&service, &asker, &questions).await;
                }
            });
        }
        for some in telegram.chunks(50) {
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

    fn scanner(&self) -> Scanner {
        let identifiers: Vec<String> = self.askers.iter().flat_map(Asker::identifiers).collect();
        Scanner::new(identifiers.iter().map(String::as_str))
    }

    /// Stops the program the clean way: the last counts are written.
    async fn stop(&self) {
        self.service.program.terminate();
        let ended = self.service.program.ends_within(Duration::from_secs(30)).await;
        assert!(ended.is_some_and(|status| status.success()), "{}", self.service.program.output());
    }
}

fn with_telegram(launch: Launch, bot_api: &BotApi) -> Launch {
    launch.with("TELOXIDE_TOKEN", TOKEN).with("TELOXIDE_API_URL", &bot_api.url())
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

fn assert_clean(scanner: &Scanner, place: &Path, bytes: &[u8]) {
    let found = scanner.scan(bytes);
    assert!(found.is_empty(), "{}: {found:?}", place.display());
}

fn files(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if let Ok(bytes) = std::fs::read(&path) {
            files.push((path, bytes));
        }
    }
    files
}

/// What is counted, and everything that can be shown of it, with the log.
async fn exports(world: &World, url: &str) -> String {
    let store = Store::open(url, Mode::Read).await.unwrap();
    let raw = store.counts().await.unwrap();
    store.close().await;
    let askers: u64 =
        raw.iter().filter(|count| count.table == Table::AskersDay).map(|count| count.count).sum();
    assert!(askers >= world.askers.len() as u64, "everybody was counted: {askers}");
    let shown = format!("{raw:?}");
    let counts: Counts = raw.into_iter().collect();
    let next_month = hamroh::channel::today() + chrono::Days::new(40);
    format!("{shown}{:?}{}", everything(&counts, next_month, 8), world.service.program.output())
}

#[tokio::test(flavor = "multi_thread")]
async fn of_2_000_askers_and_10_000_messages_nothing_is_found_in_sqlite() {
    let world = World::start(None, 2_000).await;
    world.converse().await;
    let scanner = world.scanner();
    for (path, bytes) in world.service.launch.files() {
        assert_clean(&scanner, &path, &bytes);
    }
    world.stop().await;
    let stopped = world.service.launch.files();
    assert!(stopped.iter().any(|(path, _)| path.ends_with("hamroh.db")));
    for (path, bytes) in stopped {
        assert_clean(&scanner, &path, &bytes);
    }
    let folder = world.service.launch.folder().display();
    let exported = exports(&world, &format!("sqlite://{folder}/hamroh-data/hamroh.db")).await;
    assert_clean(&scanner, Path::new("exports and log"), exported.as_bytes());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_found_in_postgresql_and_its_journal() {
    let cluster = Postgres::start();
    let url = cluster.database("planted");
    let world = World::start(Some(&url), 200).await;
    world.converse().await;
    world.stop().await;
    let scanner = world.scanner();
    let written = files(&cluster.data());
    assert!(
        written
            .iter()
            .any(|(path, _)| path.parent().is_some_and(|folder| folder.ends_with("pg_wal")))
    );
    for (path, bytes) in written {
        assert_clean(&scanner, &path, &bytes);
    }
    let exported = exports(&world, &url).await;
    assert_clean(&scanner, Path::new("exports and log"), exported.as_bytes());
}
