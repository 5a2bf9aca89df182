//! The conversation in the terminal, on the shipped content.

use std::sync::{Arc, LazyLock};

use hamroh::{
    channel::{Desk, Price, Served, sms, terminal},
    conversation::Guide,
    knowledge::{Entry, read, shipped_files},
    localisation::Locale,
};

static SERVED: LazyLock<Arc<Served>> = LazyLock::new(|| {
    Arc::new(Served::new(Guide::new(read(&shipped_files()).unwrap(), None, true)))
});

fn patent() -> Entry {
    SERVED.now().content.entry(&"work-patent".parse().unwrap()).unwrap().clone()
}

/// What stands on the screen after each input.
fn chat(lines: &[&[u8]]) -> Vec<String> {
    let desk = Desk::new(Arc::clone(&SERVED), Box::new(|_, _| {}));
    let mut output = Vec::new();
    terminal::chat(&desk, Some(Locale::En), typed(lines).as_slice(), &mut output).unwrap();
    screens(output)
}

fn chat_by_sms(lines: &[&[u8]]) -> Vec<String> {
    let desk = Arc::new(Desk::new(Arc::clone(&SERVED), Box::new(|_, _| {})));
    let price = Price { amount: 0.33, currency: "USD".into() };
    let handset = sms::handset(desk, Some(price));
    let mut output = Vec::new();
    let input = typed(lines);
    terminal::chat_by_sms(&handset, Some(Locale::En), input.as_slice(), &mut output).unwrap();
    screens(output)
}

fn typed(lines: &[&[u8]]) -> Vec<u8> {
    lines.iter().flat_map(|line| [line, b"\n".as_slice()].concat()).collect()
}

fn screens(output: Vec<u8>) -> Vec<String> {
    String::from_utf8(output).unwrap().split("> ").map(str::to_owned).collect()
}

/// The number before the last line or button with this label.
fn number(screen: &str, label: &str) -> String {
    let (before, _) = screen.rsplit_once(&format!(" {label}")).expect(label);
    before.split_whitespace().next_back().unwrap().to_owned()
}

#[test]
fn a_number_presses_the_button_it_stands_before() {
    let welcome = chat(&[]);
    let topic = number(&welcome[0], "📄 Papers and stay in Russia");
    let entries = chat(&[topic.as_bytes()]);
    let entry = number(&entries[1], &patent().texts.en.title);
    let answered = chat(&[topic.as_bytes(), format!("{entry}.").as_bytes()]);
    assert!(answered[2].starts_with(&format!("{}\n\n", patent().texts.en.title)));
}

#[test]
fn a_row_of_buttons_stands_on_one_line() {
    let welcome = chat(&[]);
    let languages = welcome[0].lines().find(|line| line.contains("Русский")).unwrap();
    assert!(languages.contains("Тоҷикӣ") && languages.contains("English"));
}

#[test]
fn sms_shows_its_text_and_what_it_costs() {
    let screens = chat_by_sms(&[b"00", b"1", "СТОП".as_bytes(), b"214", b"0"]);
    assert!(screens[1].contains("\n1 Before you go\n"), "{}", screens[1]);
    assert!(screens[1].contains("[2 parts, GSM-7, ") && screens[1].contains(", 0.66 USD]"));
    assert!(screens[2].starts_with("Before you go:\n1 "), "{}", screens[2]);
    assert!(screens[4].trim().is_empty(), "silence was asked for");
    assert!(screens[5].starts_with("Russia: 112"), "help is never silent");
}

#[test]
fn commands_can_be_typed() {
    assert!(chat(&[b"/sos"])[1].contains("Russia: 112"));
}

#[test]
fn the_chat_ends_with_its_input_and_with_nothing_else() {
    let screens = chat(&[b"", b"  ", b"\xcf\xe0\xf2\xe5\xed\xf2", b"/sos"]);
    assert_eq!(screens.len(), 6);
    assert_eq!(screens[1], "", "an empty line is no question");
    assert!(screens[4].contains("112") && screens[5].trim().is_empty(), "{screens:?}");
}
