//! Questions in all letters, answered in parts that telephones join.

use crate::World;

#[tokio::test]
async fn tajik_comes_back_with_all_its_letters() {
    let world = World::shared().await;
    let telephone = world.somebody();
    telephone.says("Ҳуқуқи ман чист? ғӣқӯҳҷ Р");
    let message = telephone.message().await;
    assert!(message.ucs_2);
    let text = message.text();
    assert!(text.chars().any(|letter| "ғӣқӯҳҷ".contains(letter)), "{text}");
    assert!(!text.contains('?') && !text.contains('\u{fffd}'), "{text}");
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
