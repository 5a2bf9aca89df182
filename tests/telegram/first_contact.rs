//! The first words: in the telephone's language, with the way to the others, and no gate before the answers.

use hamroh::localisation::Locale;

use crate::{
    support::words::{labels, said, topic},
    telegram::World,
};

#[tokio::test]
async fn the_welcome_is_in_the_language_of_the_telephone_and_otherwise_in_tajik() {
    let world = World::shared().await;
    let telephones = [
        ("tg", Locale::Tg),
        ("ru", Locale::Ru),
        ("en-GB", Locale::En),
        ("uz", Locale::Tg),
        ("", Locale::Tg),
    ];
    for (language_code, locale) in telephones {
        let welcome = world.somebody(language_code).asks("/start").await;
        for message in ["welcome-title", "welcome-text"] {
            assert!(welcome.text.contains(&said(locale, message)), "{}", welcome.text);
        }
        let labels = labels(&welcome);
        for expected in ["Тоҷикӣ", "Русский", "English", &topic("russia-stay", locale)]
        {
            assert!(labels.iter().any(|label| label.contains(expected)), "{labels:?}");
        }
    }
}

#[tokio::test]
async fn the_privacy_notice_is_one_line_of_the_welcome_and_nothing_must_be_agreed_to() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let welcome = person.asks("/start").await;
    let notice = said(Locale::Ru, "welcome-privacy");
    assert!(welcome.text.lines().any(|line| line == notice), "{}", welcome.text);
    let answer = person.asks("214").await;
    assert!(answer.text.contains(&said(Locale::Ru, "answer-sources")), "{}", answer.text);
}

#[tokio::test]
async fn a_language_button_switches_the_welcome_in_its_place_and_all_that_follows() {
    let world = World::shared().await;
    let person = world.somebody("tg");
    let mut before = person.asks("/start").await;
    let languages = [("Русский", Locale::Ru), ("English", Locale::En)];
    for (label, locale) in languages {
        person.presses(label).await;
        let menu = person.reply().await;
        assert!(menu.edited && menu.message == before.message, "{menu:?}");
        assert!(menu.text.contains(&said(locale, "menu-text")), "{}", menu.text);
        let how_to = person.asks("/help").await;
        assert!(how_to.text.contains(&said(locale, "how-to")), "{}", how_to.text);
        before = person.asks("/language").await;
        assert_eq!(before.text, said(locale, "languages-text"));
    }
}

#[tokio::test]
async fn a_link_opens_the_entry_the_topic_or_the_code_that_it_names() {
    let world = World::shared().await;
    let person = world.somebody("en");
    let title = crate::support::words::title("work-patent", Locale::En);
    for link in ["/start work-patent", "/start 214"] {
        let answer = person.asks(link).await;
        assert!(answer.text.contains(&title), "{link}: {}", answer.text);
    }
    let entries = person.asks("/start work-rights").await;
    assert!(entries.text.contains(&topic("work-rights", Locale::En)), "{}", entries.text);
    let campaign = person.asks("/start airport-poster").await;
    assert!(campaign.text.contains(&said(Locale::En, "welcome-title")), "{}", campaign.text);
}
