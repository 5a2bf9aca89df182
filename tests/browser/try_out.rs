//! The try-out page.

use super::{axe, chromium::Browser};
use crate::support::program::Launch;

const WIDTHS: [u32; 2] = [360, 1280];

/// Nothing to complain of, at either width.
async fn is_sound(browser: &Browser, place: &str) {
    for width in WIDTHS {
        browser.width(width).await;
        let found = axe::serious(browser).await;
        assert!(found.is_empty(), "{place} at {width}:\n{}", found.join("\n"));
        assert!(!browser.overflows().await, "{place} is wider than {width}");
    }
    assert_eq!(browser.complaints().await, Vec::<serde_json::Value>::new(), "{place}");
}

#[tokio::test]
async fn the_try_out_page_works_in_a_browser_and_keeps_nobody_out() {
    let launch = Launch::alone();
    let program = launch.start().await;
    let browser = Browser::open("en").await;
    browser.visit(&program.page().await).await;
    browser.shows("Hello! I am Hamroh").await;
    is_sound(&browser, "the first page").await;

    browser.send("#text", "how much is the patent").await;
    browser.shows("how much is the patent").await;
    browser.shows("Sources:").await;
    is_sound(&browser, "an answer").await;

    browser.press("☰ Menu").await;
    browser.shows("Choose a topic").await;
    browser.press("Русский").await;
    browser.shows("Выберите тему").await;
    assert_eq!(browser.find("html").await.attr("lang").await.unwrap().as_deref(), Some("ru"));
    is_sound(&browser, "the menu in Russian").await;

    browser.press("SOS").await;
    browser.shows("112").await;
    browser.press("Тоҷикӣ").await;
    is_sound(&browser, "the help numbers in Tajik").await;

    browser.width(1280).await;
    browser.send("#sms-text", "214").await;
    browser.shows("UCS-2").await;
    is_sound(&browser, "the telephone").await;
    browser.close().await;
}

#[tokio::test]
async fn the_browser_of_these_tests_reaches_this_machine_alone() {
    let browser = Browser::open("en").await;
    for address in ["http://example.org/", "http://192.0.2.1/"] {
        assert!(browser.tab.goto(address).await.is_err(), "{address}");
    }
    browser.close().await;
}
