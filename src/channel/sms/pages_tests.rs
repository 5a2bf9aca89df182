use proptest::prelude::*;

use super::*;
use crate::{conversation::Action, localisation::Locale};

fn press(number: usize) -> Press {
    let id = format!("e{number}");
    Press { locale: Locale::En, action: Action::Entry(id.parse().unwrap()) }
}

fn draft(body: &str, options: &[String], hint: Option<&str>) -> Draft {
    let options = options.iter().enumerate().map(|(at, label)| (label.clone(), press(at)));
    Draft { body: body.into(), options: options.collect(), hint: hint.map(str::to_owned) }
}

fn laid_out(draft: &Draft, hinted: bool) -> Vec<Page> {
    pages(draft, &Paging { more: &|page, pages| format!("{page}/{pages} ИДОМА"), hinted })
}

fn texts(pages: &[Page]) -> Vec<&str> {
    pages.iter().map(|page| page.text.as_str()).collect()
}

#[test]
fn what_fits_is_one_message_without_a_counter() {
    let text = "ҳ".repeat(201);
    assert_eq!(texts(&laid_out(&draft(&text, &[], None), true)), [text]);
}

#[test]
fn a_page_that_is_not_the_last_ends_at_a_word_and_says_how_to_read_on() {
    let text = "муҳоҷират ".repeat(30);
    let pages = laid_out(&draft(&text, &[], None), false);
    assert_eq!(pages.len(), 2);
    assert!(pages[0].text.ends_with("муҳоҷират\n1/2 ИДОМА"), "{}", pages[0].text);
    assert_eq!(pages[0].cost.segments, 3);
    assert!(pages[0].cost.units > 201 - 11, "as full as words allow");
    assert_eq!(pages[1].text, "муҳоҷират ".repeat(11).trim());
}

#[test]
fn the_hint_stands_where_it_costs_nothing_and_always_for_the_new() {
    let hint = Some("0 ёрӣ 00 меню");
    let free = draft(&"ҳ".repeat(56), &[], hint);
    let costly = draft(&"ҳ".repeat(57), &[], hint);
    assert!(laid_out(&free, false)[0].text.ends_with("меню"));
    assert_eq!(laid_out(&costly, false)[0].cost.segments, 1);
    assert!(laid_out(&costly, true)[0].text.ends_with("меню"));
    let long = draft(&"ҳуҷҷат ".repeat(28), &[], hint);
    assert_eq!(laid_out(&long, false).len(), 1, "the hint alone makes no page");
    let first = &laid_out(&long, true)[0];
    assert!(first.text.ends_with("1/2 ИДОМА 0 ёрӣ 00 меню") && first.cost.segments == 3);
}

#[test]
fn a_digit_stands_for_one_choice_and_ten_choices_take_two_pages() {
    let labels: Vec<String> = (1..=10).map(|number| format!("label {number}")).collect();
    let pages = laid_out(&draft("Menu:", &labels, Some("0")), false);
    assert_eq!(pages.len(), 2);
    assert!(pages[0].text.contains("\n9 label 9\n1/2"), "{}", pages[0].text);
    assert!(pages[1].text.starts_with("1 label 10"));
    assert_eq!(pages[0].offered, (0..9).map(press).collect::<Vec<_>>());
    assert_eq!(pages[1].offered, [press(9)]);
}

#[test]
fn choices_that_go_on_on_the_next_page_keep_their_numbers() {
    let labels = vec!["ҳ".repeat(60); 5];
    let pages = laid_out(&draft("Меню:", &labels, None), false);
    assert_eq!(pages.len(), 2);
    assert!(pages[1].text.starts_with(&format!("3 {}", labels[0])), "{}", pages[1].text);
    assert_eq!(pages[1].offered.len(), 5);
}

#[test]
fn an_empty_draft_is_an_empty_page() {
    assert_eq!(texts(&laid_out(&Draft::default(), false)), [""]);
}

/// The fewest pages that any cut at words gives, by trying all of them.
fn fewest(words: &[&str]) -> usize {
    let fits = |text: &str| count(text).segments <= SEGMENTS;
    let mut best = vec![usize::MAX; words.len()];
    for from in (0..words.len()).rev() {
        let whole = fits(&words[from..].join(" "));
        let more = (from + 1..words.len())
            .filter(|to| fits(&format!("{}\n9/9 ИДОМА", words[from..*to].join(" "))));
        let rest = more.map(|to| best[to].saturating_add(1)).min().unwrap_or(usize::MAX);
        best[from] = if whole { 1 } else { rest };
    }
    best.first().copied().unwrap_or(1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn pages_hold_all_words_in_order_within_three_segments_each(
        words in prop::collection::vec("[a-zҳғ€😀…№]{1,30}|[а-я]{80,260}", 0..90),
        labels in prop::collection::vec("[а-яa-z ]{1,140}", 0..25),
        hinted: bool,
    ) {
        let draft = draft(&words.join(" "), &labels, Some("0 ёрӣ"));
        let pages = laid_out(&draft, hinted);
        let mut read = String::new();
        for (at, page) in pages.iter().enumerate() {
            prop_assert!(page.cost.segments <= SEGMENTS, "{}", page.text);
            prop_assert_eq!(count(&page.text), page.cost);
            let sign = format!("\n{}/{} ИДОМА", at + 1, pages.len());
            let words = page.text.strip_suffix(" 0 ёрӣ").unwrap_or(&page.text);
            prop_assert_eq!(words.ends_with(&sign), at + 1 < pages.len());
            let words = words.strip_suffix(&sign).unwrap_or(words);
            read.push_str(words.strip_suffix("0 ёрӣ").unwrap_or(words));
        }
        // "№" is "No" on a page that is cheaper so.
        let letters = |text: &str| -> String {
            text.replace("No", "№").chars().filter(|c| c.is_alphabetic() || *c == '№').collect()
        };
        let labels = labels.iter().flat_map(|label| label.chars().take(LONGEST_LABEL));
        let all = letters(&fitted(&words.join(""))) + &letters(&labels.collect::<String>());
        prop_assert_eq!(letters(&read).len(), letters(&all).len());
    }

    #[test]
    fn no_other_cut_gives_fewer_pages(
        words in prop::collection::vec("[a-z]{1,40}|[ҳғ]{1,20}|[€^]{1,20}", 0..60),
    ) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let pages = laid_out(&draft(&words.join(" "), &[], None), false);
        prop_assert_eq!(pages.len(), fewest(&words).min(9));
    }
}
