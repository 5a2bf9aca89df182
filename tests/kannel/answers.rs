//! Questions in all letters, answered in parts that telephones join.

use hamroh::localisation::Locale;

use crate::{
    kannel::World,
    support::words::{emergency_number, topic},
};

#[tokio::test]
async fn tajik_comes_back_with_all_its_letters() {
    let world = World::shared().await;
    let telephone = world.somebody();
    telephone.says("Ҳуқуқи ман чист? ғӣқӯҳҷ Р");
    let message = telephone.message().await;
    assert!(message.ucs_2);
    let text = message.text();
    assert!(text.chars().any(|letter| "ғӣқӯҳҷ".contains(letter)), "{text}");
    assert!(!text.contains("??") && !text.contains('\u{fffd}'), "{text}");
}

#[tokio::test]
async fn russian_is_answered_in_russian() {
    let world = World::shared().await;
    let text = world.somebody().asks("Сколько стоит патент в Москве?").await;
    assert!(text.contains("атент"), "{text}");
}

#[tokio::test]
async fn latin_letters_are_answered_in_gsm_7() {
    let world = World::shared().await;
    let telephone = world.somebody();
    telephone.says("How much is a work patent?");
    let message = telephone.message().await;
    assert!(!message.ucs_2 && message.text().contains("patent"), "{}", message.text());
}

#[tokio::test]
async fn a_question_in_two_parts_is_read_as_one() {
    let world = World::shared().await;
    let telephone = world.somebody();
    let whole = "Сколько стоит патент на работу в России, и когда за него нужно платить?";
    let (first, second) = whole.split_at(whole.find("на").unwrap());
    world.kannel.says_in_two_parts(&telephone.number, first, second);
    let joined = telephone.message().await.text();
    assert_eq!(joined, world.somebody().asks(whole).await);
}

#[tokio::test]
async fn a_long_answer_goes_on_when_more_is_asked_for() {
    let world = World::shared().await;
    for (locale, menu, more) in
        [(Locale::Tg, "МЕНЮ", "идома"), (Locale::Ru, "меню", "ДАЛЕЕ"), (Locale::En, "menu", "MORE")]
    {
        let telephone = world.somebody();
        telephone.asks(question(locale)).await;
        let mut whole = telephone.asks(menu).await;
        assert!(
            whole.to_uppercase().contains(&format!("1/2 {}", more.to_uppercase()))
                || whole.contains("1/3 "),
            "{whole}"
        );
        let mut last = whole.clone();
        while last.lines().any(|line| line.contains("/2 ") || line.contains("/3 ")) {
            last = telephone.asks(more).await;
            whole += &last;
        }
        for id in ["before-you-go", "health", "about"] {
            assert!(whole.contains(&topic(id, locale)), "{id}: {whole}");
        }
    }
}

fn question(locale: Locale) -> &'static str {
    match locale {
        Locale::Tg => "патент чанд пул?",
        Locale::Ru => "Сколько стоит патент?",
        Locale::En => "How much is a work patent?",
    }
}

#[tokio::test]
async fn digits_lead_through_menus_and_open_entries() {
    let world = World::shared().await;
    let telephone = world.somebody();
    telephone.asks("Сколько стоит патент?").await;
    let topics = telephone.asks("00").await;
    assert!(topics.contains("\n2 "), "{topics}");
    let entries = telephone.asks("2").await;
    assert!(entries.contains("\n1 ") && entries != topics, "{entries}");
    let answer = telephone.asks("1").await;
    assert!(!answer.contains("\n1 ") && answer != entries, "{answer}");
    let by_code = telephone.asks("214").await;
    assert!(by_code.contains("атент"), "{by_code}");
}

#[tokio::test]
async fn after_stop_there_is_silence_but_help_comes() {
    let world = World::shared().await;
    let telephone = world.somebody();
    let numbers = telephone.asks("0").await;
    assert!(numbers.contains(&emergency_number("RU")), "{numbers}");
    let stopped = telephone.asks("СТОП").await;
    assert_ne!(stopped, numbers);
    telephone.says("214");
    let help = telephone.asks("SOS").await;
    assert!(help.contains(&emergency_number("RU")), "silence before the help numbers: {help}");
    let again = telephone.asks("START").await;
    assert!(!again.is_empty());
    assert!(telephone.asks("214").await.contains("атент"));
}

#[tokio::test]
async fn danger_is_answered_in_one_part_with_numbers() {
    let world = World::shared().await;
    for text in ["Маро дар хона банд карданд", "Меня заперли и забрали паспорт, не отпускают"]
    {
        let telephone = world.somebody();
        telephone.says(text);
        let message = telephone.message().await;
        assert_eq!(message.parts, 1, "{}", message.text());
        assert!(message.text().contains(&emergency_number("RU")), "{}", message.text());
    }
}
