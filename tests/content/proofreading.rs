//! What must hold before content is taken over.

use std::collections::HashSet;

use hamroh::{
    knowledge::{Glossary, Pace, Term, proofread, read, shipped_files},
    localisation::Locale,
};

use super::{ENTRY, answering, assert_problem, problems, replaced, with};

#[test]
fn the_shipped_content_has_no_problem() {
    assert_eq!(problems(&shipped_files()), []);
}

/// Puts words before the SMS text of a language.
fn texting(locale: &str, words: &str) -> Vec<hamroh::knowledge::ContentFile> {
    with(ENTRY, |text| {
        let (before, after) = text.split_once(&format!("\n[{locale}]\n")).unwrap();
        let after = after.replacen("sms = \"", &format!("sms = \"{words} "), 1);
        format!("{before}\n[{locale}]\n{after}")
    })
}

#[test]
fn a_sum_that_one_language_alone_says_is_named() {
    let files = answering("Ҳар моҳ 4 321 рубл.");
    for locale in ["[ru].answer", "[en].answer"] {
        assert_problem(&files, ENTRY, locale, "does not say 4321, which another language says");
    }
    let files = texting("en", "Up to 17 days.");
    for locale in ["[tg].sms", "[ru].sms"] {
        assert_problem(&files, ENTRY, locale, "does not say 17");
    }
}

#[test]
fn a_deadline_in_another_unit_is_named() {
    let files = with(ENTRY, |text| text.replace("30 days", "30 months"));
    assert_problem(&files, ENTRY, "[ru].", "and [en].");
    assert_problem(&files, ENTRY, "[ru].", "count 30 in different units");
}

#[test]
fn the_same_figures_written_in_the_way_of_each_language_agree() {
    let files = with(ENTRY, |text| {
        let words =
            [("[tg]", "7 000 рубл дар 90 рӯз, 1,5%"), ("[ru]", "7 000 рублей за 90 дней, 1,5 %")];
        let all = words.iter().chain(&[("[en]", "7,000 roubles in 90 days, 1.5 per cent")]);
        all.fold(text.to_owned(), |text, (locale, words)| {
            let (before, after) = text.split_once(locale).unwrap();
            let after =
                after.replacen("answer = \"\"\"\n", &format!("answer = \"\"\"\n{words}\n\n"), 1);
            format!("{before}{locale}{after}")
        })
    });
    let about_figures =
        |message: &str| message.contains("does not say") || message.contains("units");
    assert!(!problems(&files).iter().any(|problem| about_figures(&problem.message)));
}

#[test]
fn a_contact_that_one_language_alone_names_is_named() {
    let files = answering("{contact:tj-ambulance}");
    assert_problem(&files, ENTRY, "[en].answer", "does not name tj-ambulance");
    assert_problem(
        &texting("ru", "{contact:ru-police}"),
        ENTRY,
        "[tg].sms",
        "does not name ru-police",
    );
}

#[test]
fn a_review_later_than_the_facts_allow_is_named() {
    let late = with(ENTRY, replaced("review_by = 202", "review_by = 203"));
    assert_problem(&late, ENTRY, "review_by", "later than its facts allow: set 2027-05-21");
    let early = with(ENTRY, replaced("review_by = 202", "review_by = 201"));
    assert_problem(&early, ENTRY, "review_by", "is not after checked");
    let without = with(ENTRY, replaced("changes = ", "# "));
    assert_problem(&without, ENTRY, "changes", "is missing");
    let without = with(ENTRY, replaced("review_by = ", "# "));
    assert_problem(&without, ENTRY, "review_by", "is missing");
}

#[test]
fn numbers_bills_and_settled_law_have_their_own_terms() {
    let months = [Pace::Soon, Pace::Yearly, Pace::Seldom].map(|pace| pace.review_after().as_u32());
    assert_eq!(months, [3, 6, 12]);
}

#[test]
fn a_word_that_the_glossary_avoids_is_named_with_the_one_to_write() {
    let files = answering("Касалхонаҳоро пурсед.");
    assert_problem(&files, ENTRY, "[tg].answer", "has \"касалхонаҳоро\"");
    assert_problem(&files, ENTRY, "[tg].answer", "write беморхона");
    assert_problem(&texting("en", "Your salary."), ENTRY, "[en].sms", "write wages");
    let files = with(ENTRY, replaced("[ru]\ntitle = \"", "[ru]\ntitle = \"Трудовому контракту: "));
    assert_problem(&files, ENTRY, "[ru].title", "write трудовой договор");
}

#[test]
fn no_chosen_term_is_itself_avoided() {
    let content = read(&shipped_files()).unwrap();
    for locale in Locale::ALL {
        for term in content.glossary.terms() {
            let found = content.glossary.violations(locale, term.chosen(locale));
            assert!(found.is_empty(), "{locale} {}: {found:?}", term.chosen(locale));
        }
    }
}

#[test]
fn an_answer_too_short_or_too_long_to_read_is_named() {
    assert_problem(&answering(&"а ".repeat(600)), ENTRY, "[tg].answer", "write 350 to 1200");
    let files = with(ENTRY, |text| {
        let (before, after) = text.split_once("answer = \"\"\"\n").unwrap();
        let (_, rest) = after.split_once("\"\"\"").unwrap();
        format!("{before}answer = \"\"\"\nКӯтоҳ.\n\"\"\"{rest}")
    });
    assert_problem(&files, ENTRY, "[tg].answer", "has 6 characters");
}

#[test]
fn too_few_questions_are_counted() {
    let files = with(ENTRY, |text| {
        let (before, after) = text.split_once("questions = [").unwrap();
        let (_, rest) = after.split_once(']').unwrap();
        format!("{before}questions = [\"a\", \"b\", \"A \"]{rest}")
    });
    assert_problem(&files, ENTRY, "[tg].questions", "has 2 different questions: write 10 or more");
}

#[test]
fn what_only_a_reader_objects_to_is_served() {
    let files = answering("Касалхона: 4 321 рубл.");
    let content = read(&files).expect("it is served");
    assert!(!proofread(&content).is_empty());
}

/// A row of the table of words on the page for writers.
fn row(term: &Term) -> String {
    let mut seen = HashSet::new();
    let avoided = Locale::ALL.iter().flat_map(|locale| term.avoided(*locale));
    let avoided: Vec<&str> =
        avoided.map(String::as_str).filter(|phrase| seen.insert(*phrase)).collect();
    let row = format!("| {} | {} | {} | {} |", term.tg, term.ru, term.en, avoided.join(", "));
    row.replace("|  |", "| |")
}

#[test]
fn the_page_for_writers_shows_the_glossary() {
    let glossary: Glossary = read(&shipped_files()).unwrap().glossary;
    let page = include_str!("../../content/WRITING.md");
    let (_, table) = page.split_once("| --- | --- | --- | --- |\n").unwrap();
    let shown: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    let expected: Vec<String> = glossary.terms().iter().map(row).collect();
    assert_eq!(shown, expected);
}
