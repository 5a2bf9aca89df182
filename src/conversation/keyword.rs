//! Single words that steer a conversation without buttons. They count only as the whole message.

/// A word that steers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// A number from 0 to 9, in words. In digits, `understanding` reads it.
    Digit(usize),
    /// What follows the last message.
    More,
    /// Latin letters from now on.
    Latin,
    /// Cyrillic letters from now on.
    Cyrillic,
    /// No messages from now on.
    Stop,
    /// Messages again.
    Start,
}

/// The words of each keyword as [`folded`] leaves them, in Tajik, Russian and English.
const WORDS: [(Keyword, &[&str]); 15] = [
    (Keyword::Digit(0), &["сифр", "sifr", "ноль", "нол", "nol", "zero"]),
    (Keyword::Digit(1), &["як", "yak", "якум", "один", "odin", "первый", "one", "first"]),
    (Keyword::Digit(2), &["ду", "du", "дуюм", "дуввум", "два", "dva", "второй", "two", "second"]),
    (Keyword::Digit(3), &["се", "сеюм", "три", "tri", "третий", "three", "third"]),
    (Keyword::Digit(4), &["чор", "chor", "чахор", "чорум", "четыре", "chetyre", "four"]),
    (Keyword::Digit(5), &["панч", "panj", "панчум", "пять", "pyat", "five"]),
    (Keyword::Digit(6), &["шаш", "shash", "шашум", "шесть", "shest", "six"]),
    (Keyword::Digit(7), &["хафт", "haft", "хафтум", "семь", "sem", "seven"]),
    (Keyword::Digit(8), &["хашт", "hasht", "хаштум", "восемь", "vosem", "eight"]),
    (Keyword::Digit(9), &["нух", "nuh", "нухум", "девять", "devyat", "nine"]),
    (
        Keyword::More,
        &[
            "*",
            "more",
            "next",
            "идома",
            "idoma",
            "давом",
            "davom",
            "боз",
            "boz",
            "далее",
            "dalee",
            "дальше",
            "еще",
            "esche",
        ],
    ),
    (
        Keyword::Latin,
        &["lat", "latin", "лат", "латин", "латиница", "лотин", "лотини", "lotin", "lotini"],
    ),
    (
        Keyword::Cyrillic,
        &["кир", "kir", "cyr", "cyrillic", "кирил", "кириллица", "кирилли", "kiril"],
    ),
    // The words of CTIA's short code handbook beside those of our languages.
    (
        Keyword::Stop,
        &[
            "stop",
            "stopall",
            "stop all",
            "unsubscribe",
            "cancel",
            "end",
            "quit",
            "optout",
            "opt out",
            "revoke",
            "стоп",
            "бас",
            "bas",
            "бас кун",
            "нафирист",
            "нафиристед",
            "отписка",
            "отписаться",
            "отмена",
        ],
    ),
    (Keyword::Start, &["start", "unstop", "старт", "начать", "огоз", "ogoz", "сар кун"]),
];

impl Keyword {
    /// The keyword that a message is, with nothing beside it but signs.
    pub fn of(text: &str) -> Option<Self> {
        // Longer messages are no keyword, and need not be folded.
        if text.len() > 64 {
            return None;
        }
        let word = folded(text);
        WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(keyword, _)| *keyword)
    }
}

/// Small letters without the signs around them, and without what few people type: `Ҳашт!` is `хашт`, `CTOП` is `стоп`.
fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    let sign = |letter: char| !letter.is_alphanumeric() && letter != '*';
    let words = lower.split(sign).filter(|word| !word.is_empty());
    let bare = words.collect::<Vec<_>>().join(" ");
    let cyrillic = bare.chars().any(|letter| ('а'..='ӿ').contains(&letter));
    bare.chars().map(|letter| if cyrillic { russian(letter) } else { letter }).collect()
}

/// The Russian letter that stands for a Tajik one, or looks like a Latin one.
fn russian(letter: char) -> char {
    match letter {
        'ӣ' => 'и',
        'ӯ' => 'у',
        'қ' => 'к',
        'ғ' => 'г',
        'ҳ' => 'х',
        'ҷ' => 'ч',
        'ё' | 'e' => 'е',
        'a' => 'а',
        'c' => 'с',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'k' => 'к',
        'm' => 'м',
        'b' => 'в',
        'h' => 'н',
        'y' => 'у',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_known_in_three_languages_and_any_spelling() {
        let rows = [
            ("STOP", Keyword::Stop),
            ("стоп!", Keyword::Stop),
            ("CTOП", Keyword::Stop),
            (" Бас ", Keyword::Stop),
            ("Stop all.", Keyword::Stop),
            ("START", Keyword::Start),
            ("Оғоз", Keyword::Start),
            ("*", Keyword::More),
            ("ИДОМА", Keyword::More),
            ("«Ещё»", Keyword::More),
            ("lat", Keyword::Latin),
            ("КИР", Keyword::Cyrillic),
            ("Як.", Keyword::Digit(1)),
            ("ҳашт", Keyword::Digit(8)),
            ("хашт", Keyword::Digit(8)),
            ("панҷ", Keyword::Digit(5)),
            ("zero", Keyword::Digit(0)),
        ];
        for (text, keyword) in rows {
            assert_eq!(Keyword::of(text), Some(keyword), "{text}");
        }
    }

    #[test]
    fn a_keyword_within_a_sentence_is_none() {
        for text in ["", "1", "бас кунед маро назанед", "stop them", "идома диҳед лутфан", "**"]
        {
            assert_eq!(Keyword::of(text), None, "{text}");
        }
    }

    #[test]
    fn no_word_stands_for_two_keywords_and_all_are_folded() {
        let all: Vec<&str> = WORDS.iter().flat_map(|(_, words)| *words).copied().collect();
        for (at, word) in all.iter().enumerate() {
            assert_eq!(folded(word), *word);
            assert!(!all[at + 1..].contains(word), "{word}");
        }
    }
}
