use proptest::prelude::*;

use super::*;
use crate::{
    conversation::{Action, Press, ReplyKind},
    localisation::Locale,
};

fn reply(parts: Vec<Part>) -> Reply {
    Reply::new(ReplyKind::Answer, parts)
}

fn text(words: &str) -> Vec<Span> {
    vec![Span::Plain(words.into())]
}

fn button(label: &str, action: Action) -> Button {
    Button { label: label.into(), press: Press { locale: Locale::Tg, action } }
}

#[test]
fn every_part_has_its_form() {
    let link = Span::Link { words: "law".into(), address: "https://example.org/?a=1&b=2".into() };
    let rendered = render(&reply(vec![
        Part::Title("Patent".into()),
        Part::Text(vec![Span::Plain("Pay ".into()), Span::Bold("now".into())]),
        Part::Bullets(vec![text("one"), text("two")]),
        Part::Steps(vec![text("go"), text("ask")]),
        Part::Note(vec![Span::Plain("See ".into()), link]),
    ]));
    let expected = "<b>Patent</b>\n\nPay <b>now</b>\n\n• one\n• two\n\n1. go\n2. ask\n\n\
        <i>See <a href=\"https://example.org/?a=1&amp;b=2\">law</a></i>";
    assert_eq!(rendered.pages, [expected]);
    assert_eq!(rendered.keyboard, None);
}

#[test]
fn whatever_looks_like_markup_is_escaped() {
    let rendered = render(&reply(vec![Part::Title("<b>&\"".into()), Part::plain("1 < 2 </i>")]));
    assert_eq!(rendered.pages, ["<b>&lt;b&gt;&amp;&quot;</b>\n\n1 &lt; 2 &lt;/i&gt;"]);
}

#[test]
fn options_stand_one_a_row_and_actions_in_their_rows() {
    let mut menu = reply(vec![Part::plain("?")]);
    menu.options = vec![button("one", Action::Menu), button("two", Action::Help)];
    menu.actions = vec![vec![], vec![button("a", Action::Menu), button("b", Action::Languages)]];
    let keyboard = render(&menu).keyboard.unwrap();
    let labels: Vec<Vec<&str>> = keyboard
        .inline_keyboard
        .iter()
        .map(|row| row.iter().map(|button| button.text.as_str()).collect())
        .collect();
    assert_eq!(labels, [vec!["one"], vec!["two"], vec!["a", "b"]]);
    let sent = serde_json::to_value(&keyboard).unwrap();
    assert_eq!(sent["inline_keyboard"][1][0]["callback_data"], "s:tg");
}

#[test]
fn a_long_answer_goes_on_in_the_next_message_at_a_paragraph() {
    let paragraph = "ғ".repeat(1500);
    let rendered = render(&reply(vec![Part::plain(paragraph.clone()); 4]));
    assert_eq!(
        rendered.pages,
        [format!("{paragraph}\n\n{paragraph}"), format!("{paragraph}\n\n{paragraph}")]
    );
}

#[test]
fn a_reply_without_words_still_has_a_message() {
    assert_eq!(render(&reply(vec![Part::plain(" ")])).pages, ["…"]);
    assert_eq!(plain(&reply(vec![])), "…");
}

/// Whether all tags of a message are closed, the last one opened first.
fn balanced(html: &str) -> bool {
    let mut open = Vec::new();
    let tags = html.split('<').skip(1).filter_map(|rest| rest.split_once('>'));
    for (tag, _) in tags {
        match tag.strip_prefix('/') {
            Some(name) if open.pop() == Some(name) => {}
            Some(_) => return false,
            None => open.push(tag.split(' ').next().unwrap()),
        }
    }
    open.is_empty()
}

fn any_span() -> impl Strategy<Value = Span> {
    let words = prop_oneof!["[a-zғ<>&\"🆘 \n]{0,60}", "[<&a]{900}", "[ab ғ]{2000}"];
    (words, 0..3).prop_map(|(words, kind)| match kind {
        0 => Span::Plain(words),
        1 => Span::Bold(words),
        _ => Span::Link { words, address: "https://example.org/?a&b".into() },
    })
}

fn any_part() -> impl Strategy<Value = Part> {
    let spans = || proptest::collection::vec(any_span(), 0..5);
    prop_oneof![
        spans().prop_map(Part::Text),
        spans().prop_map(Part::Note),
        proptest::collection::vec(spans(), 0..4).prop_map(Part::Bullets),
        proptest::collection::vec(spans(), 0..4).prop_map(Part::Steps),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_message_keeps_the_limit_and_closes_its_tags(parts in proptest::collection::vec(any_part(), 0..6)) {
        let reply = reply(parts);
        let rendered = render(&reply);
        prop_assert!(!rendered.pages.is_empty());
        for page in &rendered.pages {
            prop_assert!(units(page) <= LIMIT, "{} units", units(page));
            prop_assert!(balanced(page), "{page}");
        }
        prop_assert_eq!(rendered.pages.len() > 1, rendered_units(&reply) > LIMIT);
        prop_assert!(units(&plain(&reply)) <= LIMIT);
    }
}
