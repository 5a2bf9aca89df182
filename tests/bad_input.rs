//! Whatever arrives has a meaning, an explanation and an answer; nothing panics, and nothing is read without end.

use std::sync::LazyLock;

use hamroh::{
    cli::{Manner, batch},
    conversation::{Channel, Guide},
    knowledge::{read, shipped_files},
    understanding::{Found, Intent, Meaning, Situation},
};
use proptest::prelude::*;
use serde_json::{Value, json};

static GUIDE: LazyLock<Guide> =
    LazyLock::new(|| Guide::new(read(&shipped_files()).unwrap(), None, true));

/// The most characters of a Telegram message.
const TELEGRAM: usize = 4096;

fn meaning(text: &str) -> Meaning {
    GUIDE.understanding.read(text, &Situation::default())
}

/// What `hamroh ask --batch` says to these lines, and whether all could be read.
fn batch(lines: &[u8]) -> (bool, Vec<Value>) {
    let (mut input, mut output) = (lines, Vec::new());
    let manner = Manner { locale: None, channel: Channel::Telegram };
    let clean = batch::run(&GUIDE, manner, &mut input, &mut output).unwrap();
    let lines = String::from_utf8(output).unwrap();
    (clean, lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// Read, explained and answered, alone and after a question.
fn assert_total(text: &str) {
    let read = meaning(text);
    assert_eq!(read, meaning(text), "reading twice gives the same meaning");
    assert!(GUIDE.understanding.explain(text, &Situation::default()).contains("danger: "));
    let alone = json!({"id": 1, "text": text}).to_string();
    let after = json!({"id": 2, "turns": ["патент чанд пул аст", text, text]}).to_string();
    let (clean, answers) = batch(format!("{alone}\n{after}\n").as_bytes());
    assert!(clean && answers.len() == 2, "{answers:?}");
    for answer in answers {
        assert!(answer["outcome"].is_string() && answer["confidence"].is_number(), "{answer}");
    }
}

/// Letters under heaps of combining marks.
fn storm() -> impl Strategy<Value = String> {
    let marks = "[\u{300}-\u{36f}\u{483}-\u{489}\u{591}-\u{5bd}\u{20d0}-\u{20f0}\u{fe0f}]{0,120}";
    let letter = ("[а-яa-zӣӯҳқғҷ ]", marks).prop_map(|(letter, marks)| letter + &marks);
    prop::collection::vec(letter, 0..30).prop_map(|letters| letters.concat())
}

/// Arabic and Hebrew with and without direction marks, among other letters.
fn right_to_left() -> impl Strategy<Value = String> {
    "([\u{627}-\u{64a}\u{5d0}-\u{5ea}\u{6af}\u{6cc}]{0,8}[\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069} ]?[a-zа-я]{0,4}){0,20}"
}

/// Any words with NUL and other control characters between and within.
fn controls() -> impl Strategy<Value = String> {
    "([\u{0}-\u{1f}\u{7f}-\u{9f}]{1,3}(паспорт|маош|passport|[a-zа-я]{0,6})){0,20}"
}

fn emoji() -> impl Strategy<Value = String> {
    "([\u{1f300}-\u{1faff}\u{2600}-\u{27bf}][\u{1f3fb}-\u{1f3ff}\u{200d}\u{fe0f}]?){1,60}"
}

/// A message as long as Telegram lets it be, of letters without sense.
fn noise() -> impl Strategy<Value = String> {
    let alphabet = prop_oneof![
        Just("[а-яёӣӯҳқғҷ]{4096}"),
        Just("[a-z]{4096}"),
        Just("([а-яa-z] ){2048}"),
        Just("([а-я]{1,9}[ ,.-]){400,800}"),
        Just("[\u{1f00}-\u{1fff}\u{2100}-\u{218f}\u{fb00}-\u{fdff}\u{3300}-\u{33ff}]{4096}"),
    ];
    alphabet.prop_flat_map(|pattern| pattern).prop_map(|text| text.chars().take(TELEGRAM).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn storms_of_combining_marks_are_answered(text in storm()) {
        assert_total(&text);
    }

    #[test]
    fn text_from_right_to_left_is_answered(text in right_to_left()) {
        assert_total(&text);
    }

    #[test]
    fn nul_and_other_control_characters_are_answered(text in controls()) {
        assert_total(&text);
    }

    #[test]
    fn emoji_alone_are_answered_and_open_no_entry(text in emoji()) {
        assert_total(&text);
        let read = meaning(&text);
        let opens = matches!(&read.intent, Intent::Ask(found) if *found != Found::NOTHING);
        prop_assert!(!opens && read.danger.is_none(), "{read:?}");
    }

    #[test]
    fn digits_alone_are_answered_and_are_no_danger(text in "[0-9]{1,40}") {
        assert_total(&text);
        prop_assert_eq!(meaning(&text).danger, None);
    }

    #[test]
    fn a_line_of_any_bytes_gets_a_line(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let lines = bytes.split(|byte| *byte == b'\n');
        let expected = lines.filter(|line| !line.trim_ascii().is_empty()).count();
        prop_assert_eq!(batch(&bytes).1.len(), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn noise_as_long_as_a_message_can_be_is_answered(text in noise()) {
        assert_total(&text);
    }
}

#[test]
fn a_text_longer_than_any_message_is_no_question_and_is_not_read_whole() {
    let question = "Патент чанд пул аст? ";
    let short = question.repeat(20);
    assert!(
        !matches!(meaning(&short).intent, Intent::Ask(Found { ref candidates, .. }) if candidates.is_empty())
    );
    for bytes in [17_000, 100_000, 1_000_000] {
        let long: String = question.repeat(bytes / question.len() + 1);
        let read = meaning(&long);
        assert_eq!((read.intent, read.danger), (Intent::Ask(Found::NOTHING), None), "{bytes}");
        assert!(
            GUIDE
                .understanding
                .explain(&long, &Situation::default())
                .contains("nothing is looked for")
        );
    }
    let (clean, answers) =
        batch(json!({"id": 7, "text": question.repeat(3000)}).to_string().as_bytes());
    assert!(clean);
    assert_eq!(answers[0]["outcome"], "fallback");
}

#[test]
fn danger_at_the_beginning_of_a_text_of_any_length_is_heard() {
    let danger = "Хозяин нас запер, бьёт и не выпускает. ";
    for filling in ["и ещё много слов о погоде. ", "боз чанд сухани дигар "]
    {
        for before in [0, 1_000, TELEGRAM - 1 - danger.chars().count()] {
            let before: String = filling.chars().cycle().take(before).collect();
            let long = format!("{before} {danger}");
            let long = long + &filling.repeat(100_000 / filling.len());
            assert!(meaning(&long).danger.is_some(), "{filling:?} {}", before.len());
        }
    }
}

#[test]
fn a_line_of_a_batch_longer_than_any_session_is_refused_and_the_next_is_answered() {
    let long = json!({"id": 1, "text": "a".repeat(3 << 20)}).to_string();
    let (clean, answers) = batch(format!("{long}\n{{\"id\": 2, \"text\": \"214\"}}\n").as_bytes());
    assert!(!clean);
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0], json!({"id": null, "error": "this line is too long"}));
    assert_eq!(answers[1]["outcome"], "answer");
}
