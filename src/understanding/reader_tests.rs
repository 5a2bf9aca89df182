use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::{
    knowledge::{read, shipped_files},
    localisation::Locale,
    understanding::Verdict,
};

static SHIPPED: LazyLock<Understanding> =
    LazyLock::new(|| Understanding::learn(&read(&shipped_files()).unwrap()));

fn meaning(text: &str) -> Meaning {
    SHIPPED.read(text, &Situation::default())
}

fn best(text: &str) -> Option<String> {
    match meaning(text).intent {
        Intent::Ask(found) if found.verdict == Verdict::Answer => {
            found.candidates.first().map(|candidate| candidate.entry.to_string())
        }
        _ => None,
    }
}

#[test]
fn every_shipped_danger_pattern_can_be_read() {
    assert_eq!(SHIPPED.unread_patterns(), []);
}

#[test]
fn one_question_is_found_in_every_alphabet_and_layout() {
    for text in
        ["оплата патента", "oplata patenta", "jgkfnf gfntynf", "аплата потента", "patent payment"]
    {
        assert_eq!(best(text).as_deref(), Some("patent-payment"), "{text}");
    }
}

#[test]
fn the_layout_of_a_long_message_is_seen_at_its_beginning_and_read_to_its_end() {
    let long = "jgkfnf gfntynf ".repeat(60) + "gjvjubnt vtyz pfgthkb";
    let folded = SHIPPED.fold(&long);
    assert!(folded.swapped);
    assert_eq!(folded.words.len(), 2 * 60 + 3);
    assert!(folded.repaired.ends_with("оплата патента помогите меня заперли"));
}

#[test]
fn one_sentence_of_a_long_story_that_tells_of_danger_is_heard() {
    let before =
        "Ман соли гузашта бо патент дар сохтмон кор кардам ва маош мегирифтам. ".repeat(10);
    let after = " Баъд ба шаҳри дигар рафтем ва барои патент пул супоридем.".repeat(10);
    let told = format!("{before}Ҳоло хӯҷаин моро қулф карда, баромадан намемонад.{after}");
    assert!(meaning(&told).danger.is_some());
    assert!(meaning(&format!("{before}{after}")).danger.is_none());
}

#[test]
fn danger_is_found_in_every_language_and_spelling() {
    for text in [
        "Хӯҷаин моро қулф карда, баромадан намемонад",
        "хучаин моро кулф карда, баромадан намемонад",
        "khujain moro qulf karda, baromadan namemonad",
        "Хозяин запер нас и не выпускает",
        "хазяин запир нас и ни выпускаит",
        "The owner locked us in and does not let us go",
        "мехоҳам худамро кушам",
    ] {
        assert!(meaning(text).danger.is_some(), "{text}");
    }
}

#[test]
fn ordinary_questions_are_no_danger() {
    for text in [
        "патент чанд пул аст",
        "сколько стоит патент",
        "дар хона занг мезанам",
        "умираю от жары",
        "migration card",
    ] {
        assert_eq!(meaning(text).danger, None, "{text}");
    }
}

#[test]
fn the_language_of_a_question_is_known_and_of_a_single_common_word_is_not() {
    for (text, language) in [
        ("Патентро аз куҷо мегиранд?", Some(Locale::Tg)),
        ("patentro az kujo megirand", Some(Locale::Tg)),
        ("где получить патент", Some(Locale::Ru)),
        ("gde poluchit patent v moskve", Some(Locale::Ru)),
        ("where do I get a patent", Some(Locale::En)),
        ("патент", None),
        ("12345", None),
    ] {
        assert_eq!(meaning(text).language, language, "{text}");
    }
}

#[test]
fn a_short_follow_up_stays_with_the_entry() {
    let situation = Situation::reading(&"migration-registration".parse().unwrap());
    let Intent::Ask(found) = SHIPPED.read("а сколько стоит?", &situation).intent
    else {
        panic!("a question")
    };
    assert_eq!(found.candidates[0].entry.as_str(), "migration-registration");
}

#[test]
fn reading_twice_gives_the_same_meaning() {
    let again = Understanding::learn(&read(&shipped_files()).unwrap());
    for text in ["пули маро намедиҳанд", "запрет на въезд", "how do I find my brother"]
    {
        assert_eq!(again.read(text, &Situation::default()), meaning(text), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_has_a_meaning(text in "\\PC{0,200}") {
        meaning(&text);
        SHIPPED.explain(&text, &Situation::default());
    }

    #[test]
    fn any_bytes_have_a_meaning(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        meaning(&String::from_utf8_lossy(&bytes));
    }
}
