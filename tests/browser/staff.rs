//! The staff's pages, with a year of made-up figures.

use std::{fs, path::PathBuf, time::SystemTime};

use chrono::{DateTime, Utc};
use fantoccini::Locator;
use hamroh::knowledge::{read, shipped_files};
use serde_json::Value;

use super::{axe, chromium::Browser};
use crate::{
    operating::{hamroh, said},
    staff::browser::{PASSWORD, code},
    support::program::{Launch, Program},
};

const DATABASE: (&str, &str) = ("DATABASE_URL", "sqlite://hamroh-demo/hamroh.db");
const PAGES: [&str; 11] = [
    "week", "topics", "channels", "hours", "missed", "entries", "sources", "alerts", "report",
    "system", "deeds",
];
/// The topic that rises in the last week of the made-up figures.
const RISING: &str = "work-rights";

/// A demonstration that runs, its address, and the path of a link for a new account.
async fn demonstration() -> (Launch, Program, String, String) {
    let launch = Launch::alone().with(DATABASE.0, DATABASE.1);
    let filled = hamroh(launch.folder(), &[], &["demo", "--fill-only"]);
    assert!(filled.status.success(), "{}", said(&filled));
    let program = launch.start().await;
    let home = program.page().await.replace("/try", "");
    let made = hamroh(launch.folder(), &[DATABASE], &["staff", "add", "anora", "--role", "admin"]);
    let words = said(&made);
    let (_, path) = words.split_once("/staff/welcome/").expect(&words);
    let path = format!("/staff/welcome/{}", path.split_whitespace().next().unwrap());
    (launch, program, home, path)
}

/// The code that an authenticator app shows, or will show so many seconds later.
fn code_in(secret: &str, seconds: i64) -> String {
    let now = DateTime::<Utc>::from(SystemTime::now()).timestamp();
    code(secret, now + seconds)
}

async fn fill(browser: &Browser, fields: &[(&str, &str)]) {
    for (selector, text) in fields {
        browser.find(selector).await.send_keys(text).await.unwrap();
    }
}

/// Takes up the link; the secret of the authenticator app.
async fn set_up(browser: &Browser, link: &str) -> String {
    browser.visit(link).await;
    is_sound(browser, "the link", &[360, 1280]).await;
    let secret = browser.find("#secret").await.text().await.unwrap();
    let code = code_in(&secret, 0);
    fill(browser, &[("#code", code.as_str()), ("#password", PASSWORD), ("#again", PASSWORD)]).await;
    browser.find("#set-up").await.click().await.unwrap();
    browser.shows("Last week").await;
    secret
}

/// Nothing to complain of at these widths.
async fn is_sound(browser: &Browser, place: &str, widths: &[u32]) {
    for width in widths {
        browser.width(*width).await;
        let found = axe::serious(browser).await;
        assert!(found.is_empty(), "{place} at {width}:\n{}", found.join("\n"));
        assert!(!browser.overflows().await, "{place} is wider than {width}");
    }
    assert_eq!(browser.complaints().await, Vec::<Value>::new(), "{place}");
}

/// Where pictures of the pages go, to be looked at.
fn pictures() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[tokio::test]
async fn staff_sign_in_find_the_rising_topic_make_the_quarterly_report_and_sign_out() {
    let (_launch, _program, home, link) = demonstration().await;
    let browser = Browser::open("en").await;
    let secret = set_up(&browser, &format!("{home}{link}")).await;
    browser.find("#sign-out").await.click().await.unwrap();
    browser.shows("Code from the app").await;
    is_sound(&browser, "signing in", &[360, 1280]).await;

    // Each code works once: the next one is right already.
    let code = code_in(&secret, 30);
    fill(&browser, &[("#name", "anora"), ("#password", PASSWORD), ("#code", &code)]).await;
    browser.find("#sign-in").await.click().await.unwrap();
    browser.shows("Topics that rose or fell").await;
    browser.shows("Made-up data").await;
    let content = read(&shipped_files()).unwrap();
    let topic = content.topic(&RISING.parse().unwrap()).unwrap().names.en.clone();
    let rising = browser.find("#rising li.up").await.text().await.unwrap();
    assert!(rising.starts_with(&topic) && rising.contains("above usual"), "{rising}");

    browser.find("#to-report").await.click().await.unwrap();
    browser.shows("How these figures came about").await;
    let quarters =
        browser.tab.find_all(Locator::XPath("//option[contains(@value, '-Q')]")).await.unwrap();
    // The second is over, or the first has just begun.
    let quarter = quarters[1].text().await.unwrap();
    quarters[1].click().await.unwrap();
    browser.find("#show").await.click().await.unwrap();
    browser.shows("How these figures came about").await;
    let title = browser.find(".report-title").await.text().await.unwrap();
    assert_eq!(title, quarter);
    let report = browser.find("section.sheet").await.text().await.unwrap();
    assert!(report.contains(&topic), "{report}");
    let printed = browser.tab.print(Default::default()).await.unwrap();
    assert!(printed.starts_with(b"%PDF"), "the report can be printed");

    browser.find("#sign-out").await.click().await.unwrap();
    browser.shows("Code from the app").await;
    browser.visit(&format!("{home}/staff/report")).await;
    browser.shows("Code from the app").await;
    assert_eq!(browser.complaints().await, Vec::<Value>::new());
    browser.close().await;
}

#[tokio::test]
async fn no_page_of_the_staff_keeps_anybody_out_in_any_language() {
    let (_launch, _program, home, link) = demonstration().await;
    let browser = Browser::open("en").await;
    set_up(&browser, &format!("{home}{link}")).await;
    for language in ["en", "ru", "tg"] {
        browser.find(&format!(".languages [value={language}]")).await.click().await.unwrap();
        for page in PAGES {
            browser.visit(&format!("{home}/staff/{page}")).await;
            let html = browser.find("html").await;
            assert_eq!(html.attr("lang").await.unwrap().as_deref(), Some(language));
            for width in [360, 1280] {
                is_sound(&browser, &format!("{page} in {language}"), &[width]).await;
                browser.picture(&pictures().join(format!("{page}-{language}-{width}.png"))).await;
            }
        }
    }
    browser.close().await;
}
