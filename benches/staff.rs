//! The staff's pages with 24 months of counts in a real database: how long each takes, and how large it is.
//!
//! `cargo bench --bench staff`

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what is wrong here ends it"
)]

#[path = "../tests/staff/made_up.rs"]
mod made_up;

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use chrono::{DateTime, FixedOffset, Utc};
use hamroh::{
    channel::serve,
    conversation::Guide,
    knowledge::{read, shipped_files},
    staff::{self, Figures, State, Surroundings, invite},
    store::{Mode, Role, Store},
};
use reqwest::{Client, header, redirect};
use tempfile::TempDir;
use tokio::net::TcpListener;
use totp_rs::{Builder, Secret};

const WEEKS: u64 = 104;
const TIMES: usize = 200;
const PASSWORD: &str = "four+unrelated+words+here";
const PAGES: [&str; 12] = [
    "week",
    "topics",
    "channels",
    "hours",
    "missed",
    "entries",
    "sources",
    "alerts",
    "report?period=2026-Q3",
    "system",
    "report.csv",
    "report.xlsx",
];

#[tokio::main]
async fn main() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}/hamroh.db", folder.path().display());
    let store = Store::open(&url, Mode::Serve).await.unwrap();
    let counts = made_up::counts(now().date_naive(), WEEKS);
    println!("{} cells of {WEEKS} weeks", counts.len());
    store.add_counts(&counts).await.unwrap();
    let (home, cookie) = office(&store, url).await;
    let client = Client::new();
    let get = async |page: &str| {
        let begun = Instant::now();
        let request = client.get(format!("{home}/staff/{page}")).header(header::COOKIE, &cookie);
        let response = request.send().await.unwrap();
        assert!(response.status().is_success(), "{page}");
        (begun.elapsed(), response.bytes().await.unwrap().len())
    };
    let (cold, _) = get("week").await;
    println!("the first page, while the counts are read: {cold:.1?}");
    for page in PAGES {
        let mut took: Vec<Duration> = Vec::with_capacity(TIMES);
        let mut size = 0;
        for _ in 0..TIMES {
            let (time, bytes) = get(page).await;
            took.push(time);
            size = bytes;
        }
        took.sort();
        let (half, most) = (took[TIMES / 2], took[TIMES * 99 / 100]);
        println!("{page:24} p50 {half:9.2?}  p99 {most:9.2?}  {:6.1} kB", size as f64 / 1000.0);
        assert!(most < Duration::from_millis(150) && size < 150_000, "{page}");
    }
}

fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}

/// Serves the pages and signs in: the address, and the cookie.
async fn office(store: &Store, url: String) -> (String, String) {
    let guide = Arc::new(Guide::new(read(&shipped_files()).unwrap(), None, true));
    let database_url = url.clone();
    let around = Surroundings {
        database_url,
        public_url: None,
        now: Box::new(now),
        guide: Box::new(move || Arc::clone(&guide)),
        zone: FixedOffset::east_opt(0).unwrap(),
        figures: Box::new(move || {
            let url = url.clone();
            Box::pin(async move {
                let store = Store::open(&url, Mode::Read).await?;
                Ok(Figures { counts: store.counts().await?, made_up: true })
            })
        }),
        state: Box::new(State::default),
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let home = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(listener, staff::router(Arc::new(around)), std::future::pending()));
    let now = now().timestamp();
    let link = invite(store, &"bench".parse().unwrap(), Role::Admin, now).await.unwrap();
    let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
    let page = client.get(format!("{home}{link}")).send().await.unwrap().text().await.unwrap();
    let secret = page.split_once("id=\"secret\">").unwrap().1.split('<').next().unwrap();
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let code = Builder::new().with_secret(secret).build().unwrap().generate(now as u64);
    let request = client
        .post(format!("{home}{link}"))
        .header(header::ORIGIN, &home)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(format!("password={PASSWORD}&again={PASSWORD}&code={code}"));
    let response = request.send().await.unwrap();
    let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap();
    (home, cookie.split(';').next().unwrap().to_owned())
}
