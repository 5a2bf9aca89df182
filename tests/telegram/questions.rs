//! Free text, as people really write it.

use hamroh::localisation::Locale;

use crate::{
    support::words::{emergency_number, is_answer, is_help, said, title},
    telegram::World,
};

/// What is asked, and the entry and the language of the answer.
const ASKED: [(&str, &str, Locale); 10] = [
    // Tajik.
    ("Пеш аз гирифтани чипта мамнӯияти вурудро дар куҷо санҷам?", "check-entry-ban", Locale::Tg),
    ("Миёнарав пешакӣ пул мепурсад, диҳам ё не?", "check-recruiter", Locale::Tg),
    // Tajik on a Russian keyboard.
    ("запрет дорам ё не чи тавр мефахмам", "check-entry-ban", Locale::Tg),
    ("дар сархад телефонро мекобанд чи кунам", "privacy", Locale::Tg),
    // Tajik in Latin letters.
    ("zapret doram yo ne chi tavr sanjam", "check-entry-ban", Locale::Tg),
    ("shumo ki hasted", "about-service", Locale::Tg),
    // Russian.
    ("как проверить запрет онлайн на сайте мвд", "check-entry-ban", Locale::Ru),
    ("как проверить что фирма настоящая", "check-recruiter", Locale::Ru),
    // English.
    ("where can i check the ban for free before I travel?", "check-entry-ban", Locale::En),
    ("does this bot give my data to FSB", "privacy", Locale::En),
];

#[tokio::test]
async fn a_question_gets_its_entry_in_the_language_in_which_it_was_asked() {
    let world = World::shared().await;
    let mut wrong = Vec::new();
    for (question, entry, locale) in ASKED {
        // The telephone speaks another language than the person.
        let language_code = if locale == Locale::En { "ru" } else { "en" };
        let reply = world.somebody(language_code).asks(question).await;
        if !is_answer(&reply, entry, locale) {
            let expected = title(entry, locale);
            wrong.push(format!("{question:?}: expected {expected:?}, got {:?}", reply.text));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn a_follow_up_stays_with_the_entry_that_was_read() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let patent = person.asks("/start work-patent").await;
    assert!(is_answer(&patent, "work-patent", Locale::Ru), "{}", patent.text);
    let cost = person.asks("а сколько стоит").await;
    let about_patent = ["work-patent", "patent-payment", "patent-documents"];
    let stays = about_patent.iter().any(|entry| cost.text.contains(&title(entry, Locale::Ru)));
    assert!(stays, "{}", cost.text);
}

#[tokio::test]
async fn a_code_from_a_leaflet_opens_its_entry_in_the_language_of_the_telephone() {
    let world = World::shared().await;
    for (code, locale) in [("tg", Locale::Tg), ("ru", Locale::Ru), ("en", Locale::En)] {
        let reply = world.somebody(code).asks("214").await;
        assert!(is_answer(&reply, "work-patent", locale), "{}", reply.text);
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_said_kindly_and_a_place_selects_the_help_numbers() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let unreadable = [
        (person.sends_voice(), "unreadable-voice"),
        (person.sends_photo(""), "unreadable-photo"),
        (person.sends_sticker(), "unreadable-sticker"),
        (person.sends_document(), "unreadable-document"),
        (person.sends_contact("+79990000000", "X"), "unreadable-other"),
    ];
    for (_, message) in unreadable {
        let reply = person.reply().await;
        assert!(reply.text.contains(&said(Locale::Ru, message)), "{message}: {}", reply.text);
    }
    person.sends_location(25.20, 55.27);
    let help = person.reply().await;
    assert!(is_help(&help, Locale::Ru), "{}", help.text);
    assert!(help.text.contains(&emergency_number("AE")), "{}", help.text);
}
