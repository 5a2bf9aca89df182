//! What the bot says of privacy and what docs/privacy.md says are the same.

use std::{fs, path::Path};

use hamroh::{knowledge::shipped_files, localisation::Locale};

/// A statement: its words on the page, and in the answer in Tajik, Russian and English.
const STATEMENTS: [(&str, [&str; 3]); 10] = [
    (
        "words, Telegram id, telephone number, name, message ids | memory only | 48 hours",
        [
            "танҳо дар хотираи компютер",
            "только в памяти компьютера",
            "only in the computer's memory",
        ],
    ),
    ("48 hours after the last message", ["Баъди 48 соат", "через 48 часов", "after 48 hours"]),
    ("less at a restart", ["аз нав сар шудани барнома", "при перезапуске", "at a restart"]),
    (
        "STOP by SMS | memory only",
        ["STOP рақамро дарозтар", "STOP держит номер", "STOP keeps the number"],
    ),
    ("until the day ends", ["то охири рӯз", "до конца дня", "until the day ends"]),
    (
        "a topic in a week",
        ["кадом мавзӯъ дар ҳафта", "какая тема сколько раз в неделю", "a topic came up in a week"],
    ),
    ("No figure below 11", ["камтар аз 11", "меньше 11", "no figure below 11"]),
    (
        "no end-to-end encryption",
        ["рамзгузории пурра нест", "сквозного шифрования нет", "no end-to-end encryption"],
    ),
    ("no message goes to a translation", ["ба тарҷума", "В перевод", "no message to translation"]),
    (
        "own messages of the last 48 hours in Telegram; by SMS it can delete nothing",
        ["паёмҳои 48 соати охири", "за последние 48 часов", "of the last 48 hours"],
    ),
];

#[test]
fn the_bot_and_the_page_on_privacy_say_the_same() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/privacy.md");
    let page = fs::read_to_string(page).unwrap().replace('\n', " ");
    let file = shipped_files().into_iter().find(|file| file.path == "about/privacy.toml").unwrap();
    let answer = |locale: Locale| {
        let table: toml::Table = file.text.parse().unwrap();
        table[locale.code()]["answer"].as_str().unwrap().to_owned()
    };
    for (here, there) in STATEMENTS {
        assert!(page.contains(here), "docs/privacy.md does not say {here:?}");
        for (locale, words) in [Locale::Tg, Locale::Ru, Locale::En].into_iter().zip(there) {
            assert!(answer(locale).contains(words), "{locale}: the answer does not say {words:?}");
        }
    }
}
