//! Languages and scripts that the service does not read: Arabic script, Uzbek, Kyrgyz and their neighbours.

use super::{repair::is_letter, tokens::raw_words};

/// Letters that Tajik, Russian and English do not have, but Kyrgyz and Kazakh do.
const LETTERS: [char; 7] = ['ң', 'ө', 'ү', 'ә', 'ұ', 'і', 'һ'];

/// Words of Uzbek and Kyrgyz that are no words of Tajik, Russian or English; repaired, without apostrophes.
const WORDS: [&str; 111] = [
    // Uzbek, Latin letters
    "qanday",
    "qanaqa",
    "qayerda",
    "qayerdan",
    "qachon",
    "qancha",
    "necha",
    "uchun",
    "kerak",
    "kerakmi",
    "bormi",
    "yoq",
    "yoqmi",
    "emas",
    "mumkinmi",
    "qilay",
    "qilaman",
    "qilish",
    "qilib",
    "bolsa",
    "boladi",
    "boldi",
    "bolmaydi",
    "olaman",
    "olish",
    "olsam",
    "bilan",
    "menga",
    "sizga",
    "bizga",
    "nima",
    "nega",
    "qaysi",
    "ozbek",
    "ozbekcha",
    "iltimos",
    "bugun",
    "ertaga",
    "hujjatlarim",
    "ishlayman",
    "ishlash",
    "pulim",
    "yaxshi",
    "yaxshimisiz",
    "otish",
    "chiqdi",
    "berasiz",
    "berish",
    "bersa",
    "deyapti",
    "kelaman",
    "borish",
    "tushunmadim",
    "ketdi",
    "keldi",
    "keldim",
    "qoldi",
    "qoldim",
    // Uzbek, Cyrillic letters
    "қандай",
    "қаерда",
    "қаердан",
    "қачон",
    "қанча",
    "учун",
    "керак",
    "керакми",
    "борми",
    "йӯқ",
    "йӯқми",
    "эмас",
    "мумкинми",
    "қилай",
    "қиламан",
    "қилиш",
    "бӯлади",
    "бӯлса",
    "билан",
    "менга",
    "нима",
    "нега",
    "қайси",
    "ӯзбекча",
    "яхшимисиз",
    "илтимос",
    "бугун",
    "ишлайман",
    // Kyrgyz
    "кандай",
    "кантип",
    "канча",
    "качан",
    "кайда",
    "кайдан",
    "керекпи",
    "керек",
    "болот",
    "болобу",
    "эмес",
    "жок",
    "мага",
    "сизге",
    "барбы",
    "кылам",
    "кыламын",
    "алам",
    "жакшы",
    "жумуш",
    "jumush",
    "barby",
    "salam",
    "kandai",
    "kerek",
];

/// Endings of Uzbek and Kyrgyz words, from five letters on.
const ENDINGS: [&str; 18] = [
    "yapman",
    "yapti",
    "aman",
    "ingiz",
    "imiz",
    "larni",
    "larim",
    "lardan",
    "ning",
    "moqchi",
    "япман",
    "япти",
    "имиз",
    "ларни",
    "ларим",
    "нинг",
    "мокчи",
    "мын",
];

/// Whether a repaired text is in a script or language that the service does not read.
pub fn is_foreign(repaired: &str) -> bool {
    let letters = repaired.chars().filter(|letter| is_letter(*letter)).count();
    let unread = repaired.chars().filter(|letter| is_letter(*letter) && !is_read(*letter)).count();
    if unread * 2 > letters {
        return true;
    }
    let words = raw_words(repaired);
    let own = words.iter().filter(|word| word.contains(LETTERS)).count() * 2;
    let known = words.iter().filter(|word| WORDS.contains(&word.as_str())).count() * 2;
    let ending = |word: &&String| {
        word.chars().count() >= 6 && ENDINGS.iter().any(|ending| word.ends_with(ending))
    };
    let endings = words.iter().filter(ending).count();
    let apostrophes = ["o'", "g'", "oʻ", "gʻ", "o‘", "g‘", "o’", "g’"]
        .iter()
        .filter(|sign| repaired.contains(*sign))
        .count();
    (own + known + endings + apostrophes) * 2 >= words.len().max(3)
}

/// Whether a letter is Latin or Cyrillic.
fn is_read(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{52f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understanding::repair::repair;

    #[test]
    fn other_scripts_and_neighbouring_languages_are_foreign() {
        for text in [
            "مدارک لازم است",
            "Patent olish uchun nima kerak?",
            "Патент олиш учун нима керак",
            "Кантип каттоого турам",
            "你好",
        ] {
            assert!(is_foreign(&repair(text)), "{text}");
        }
    }

    #[test]
    fn tajik_russian_and_english_are_not() {
        for text in [
            "патент чанд пул аст",
            "пули маро намедиҳанд",
            "patent chand pul",
            "как получить патент",
            "how do I get a patent",
            "I don't go",
            "",
            "😂",
            "123",
            "мошини ман",
            "ман кор мекунам",
        ] {
            assert!(!is_foreign(&repair(text)), "{text}");
        }
    }
}
