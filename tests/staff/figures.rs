//! The pages of figures.

use hamroh::store::Role;
use reqwest::{StatusCode, header};

use super::{
    browser::{Browser, NOW, Office, form},
    made_up::counts,
};

const PAGES: [&str; 10] = [
    "week", "topics", "channels", "hours", "missed", "entries", "sources", "alerts", "report",
    "system",
];

async fn busy(role: Role) -> (Office, Browser) {
    let today = chrono::DateTime::from_timestamp(NOW, 0).unwrap().date_naive();
    let office = Office::with(counts(today, 104), true).await;
    let (browser, _) = office.member("anora", role).await;
    (office, browser)
}

#[tokio::test]
async fn every_page_is_there_in_every_language_small_and_marked_when_made_up() {
    let (_office, mut browser) = busy(Role::Admin).await;
    for (language, words) in
        [("tg", "Маълумоти сохта"), ("ru", "Вымышленные данные"), ("en", "Made-up data")]
    {
        browser.language = language;
        for page in PAGES {
            let response = browser.get(&format!("/staff/{page}")).await;
            assert_eq!(response.status(), StatusCode::OK, "{page}");
            let text = response.text().await.unwrap();
            assert!(text.contains(words), "{page} in {language}");
            assert!(!text.contains("staff-"), "{page} in {language} lacks a message: {text}");
            assert!(text.len() < 150_000, "{page}: {} bytes", text.len());
            if let Ok(folder) = std::env::var("HAMROH_PAGES") {
                std::fs::write(format!("{folder}/{page}-{language}.html"), &text).unwrap();
            }
        }
    }
}
