//! The pages of figures.

use hamroh::store::Role;
use reqwest::{StatusCode, header};

use super::{
    browser::{Browser, NOW, Office},
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
        }
    }
}

#[tokio::test]
async fn a_page_can_be_taken_along_and_no_cell_of_it_is_a_formula() {
    let (office, browser) = busy(Role::Admin).await;
    for page in PAGES.iter().filter(|page| **page != "system") {
        let response = browser.get(&format!("/staff/{page}.csv")).await;
        let place = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().to_owned();
        assert_eq!(place, format!("attachment; filename=\"hamroh-{page}-2026-11-22.csv\""));
        let text = response.text().await.unwrap();
        assert!(text.contains("Made-up data"));
        let cells = text.lines().flat_map(|line| line.split(','));
        let formula = cells
            .map(|cell| cell.trim_matches('"'))
            .find(|cell| cell.starts_with(['=', '+', '-', '@']));
        assert_eq!(formula, None, "{page}");
        let book = browser.get(&format!("/staff/{page}.xlsx")).await.bytes().await.unwrap();
        assert!(book.starts_with(b"PK"), "{page}");
    }
    assert!(browser.page("/staff/missed.csv").await.contains("'=1+1 (tg)"));
    assert_eq!(browser.get("/staff/system.csv").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/staff/week.pdf").await.status(), StatusCode::NOT_FOUND);
    let deeds = office.store.deeds(10).await.unwrap();
    assert!(
        deeds.iter().any(|deed| deed.deed == "exported" && deed.subject == "missed csv"),
        "{deeds:?}"
    );
}

#[tokio::test]
async fn last_week_names_the_topic_that_rose() {
    let (_office, browser) = busy(Role::Viewer).await;
    let page = browser.page("/staff/week").await;
    let (_, rising) = page.split_once("id=\"rising\"").unwrap();
    let first = rising.split("</li>").next().unwrap();
    assert!(first.contains("Help and safety") && first.contains('▲'), "{first}");
}

#[tokio::test]
async fn what_is_asked_for_and_is_no_closed_period_gives_the_last_one() {
    let (_office, browser) = busy(Role::Viewer).await;
    for asked in ["", "?week=2026-W46", "?week=2026-W47", "?week=2099-W01", "?week=%3Cb%3E"] {
        let page = browser.page(&format!("/staff/entries{asked}")).await;
        assert!(page.contains("<option value=\"2026-W46\" selected>"), "{asked}");
    }
    let page = browser.page("/staff/report?period=2026-Q3").await;
    assert!(page.contains("<p class=\"report-title\">Quarter 3 of 2026</p>"), "{page}");
    let open = browser.page("/staff/report?period=2027-Q1").await;
    assert!(open.contains("<p class=\"report-title\">October 2026</p>"));
}
