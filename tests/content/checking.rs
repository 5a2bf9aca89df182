//! `hamroh content check` from the shell.

use tempfile::TempDir;

use super::{ENTRY, folder_with, hamroh};

#[test]
fn a_text_too_long_for_its_channel_is_refused() {
    let long = folder_with(ENTRY, |text| {
        text.replacen("[tg]\ntitle = \"", &format!("[tg]\ntitle = \"{}", "а".repeat(4096)), 1)
    });
    let (good, said) = hamroh(long.path(), &["content", "check", "content"]);
    assert!(
        !good && said.contains("[tg].answer") && said.contains("on Telegram: shorten it"),
        "{said}"
    );
    let long = folder_with(ENTRY, |text| {
        text.replacen("sms = \"", &format!("sms = \"{}", "ҳ".repeat(200)), 1)
    });
    let (good, said) = hamroh(long.path(), &["content", "check", "content"]);
    assert!(!good && said.contains("[tg].sms") && said.contains("parts"), "{said}");
}

#[test]
fn a_danger_pattern_that_cannot_be_read_is_named() {
    let broken = folder_with("danger.toml", |text| {
        text.replacen("patterns = [", "patterns = [\"{no-such-set}\",", 1)
    });
    let (good, said) = hamroh(broken.path(), &["content", "check", "content"]);
    assert!(!good && said.contains("danger.toml") && said.contains("no-such-set"), "{said}");
}

#[test]
fn numbers_that_nobody_rang_are_listed_oldest_first() {
    let folder = TempDir::new().unwrap();
    let (good, said) = hamroh(folder.path(), &["content", "check", "--contacts"]);
    assert!(good && said.contains("to be called"), "{said}");
    let years: Vec<i32> =
        said.lines().filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect();
    assert!(years.len() > 5 && years.is_sorted(), "{years:?}");
}

/// The line that begins with this label, as words.
fn line<'a>(said: &'a str, label: &str) -> Vec<&'a str> {
    let line = said.lines().find_map(|line| line.strip_prefix(label));
    line.expect(label).split_whitespace().collect()
}

#[test]
fn the_parts_of_every_sms_are_listed_with_what_they_cost() {
    let folder = TempDir::new().unwrap();
    let (good, said) = hamroh(folder.path(), &["content", "check", "--price", "0.5"]);
    assert!(good, "{said}");
    let number = |word: &&str| word.parse::<usize>().unwrap();
    let rows: Vec<Vec<&str>> = said
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .filter(|words| words.len() == 9 && words[1].parse::<u16>().is_ok())
        .collect();
    assert_eq!(rows.len(), 90, "{said}");
    let totals: Vec<usize> = line(&said, "parts to send each once").iter().map(number).collect();
    for (language, total) in totals.iter().enumerate() {
        let parts: usize = rows.iter().map(|row| number(&row[2 + 2 * language])).sum();
        assert_eq!(parts, *total);
    }
    let costs = line(&said, "cost of each once, USD");
    assert_eq!(costs[0], format!("{:.2}", totals[0] as f64 * 0.5));
    let all: usize = totals.iter().sum();
    let (all, cost) = (format!("{all} parts"), format!("{:.2} USD at 0.50", all as f64 * 0.5));
    assert!(said.contains(&all) && said.contains(&cost), "{said}");
}

#[test]
fn a_price_that_is_none_is_refused() {
    let folder = TempDir::new().unwrap();
    for price in ["-1", "free", "NaN"] {
        let arguments = ["content", "check", &format!("--price={price}")];
        let (good, said) = hamroh(folder.path(), &arguments);
        assert!(!good && said.contains("price of one part"), "{said}");
    }
}

#[test]
fn reviews_that_are_due_are_listed_and_are_no_problem() {
    let folder = folder_with(ENTRY, |text| {
        let dates = |line: &str| line.starts_with("review_by");
        let mended = |line| if dates(line) { "review_by = 2026-12-01" } else { line };
        text.lines().map(mended).collect::<Vec<_>>().join("\n")
    });
    let on = |day: &str| {
        let arguments = ["content", "check", "content", "--today", day];
        let (good, said) = hamroh(folder.path(), &arguments);
        assert!(good, "{said}");
        said
    };
    assert!(on("2026-11-30").contains("work-patent                    214  due by 2026-12-01"));
    assert!(
        on("2026-12-02").contains("work-patent                    214  overdue since 2026-12-01")
    );
    assert!(on("2026-10-01").contains("within 30 days of 2026-10-01: 0"));
}

#[test]
fn every_fault_is_said_at_once_with_its_file_and_the_command_fails() {
    let folder = folder_with(ENTRY, |text| {
        text.replacen("code = 214", "code = 1", 1).replacen("[ru]", "colour = 1\n[ru]", 1)
    });
    let path = folder.path().join("content/about/privacy.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let broken =
        text.replacen("answer = \"\"\"\n", "answer = \"\"\"\nМаош 555 рубл: ойлик.\n\n", 1);
    std::fs::write(&path, broken).unwrap();
    let (good, said) = hamroh(folder.path(), &["content", "check", "content"]);
    assert!(!good);
    for words in [
        "russia-stay/work-patent.toml: code:",
        "about/privacy.toml: [ru].answer: does not say 555",
        "about/privacy.toml: [tg].answer: has \"ойлик\"",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}
