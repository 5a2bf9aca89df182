//! Text typed on the wrong keyboard layout: "ghbdtn" is "привет", "зфеуте" is "patent".

const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";

/// The repaired text as the same keys give it in the other layout; `None` if it is of both alphabets or of none.
pub fn swapped(repaired: &str) -> Option<String> {
    let latin = repaired.chars().any(|letter| letter.is_ascii_alphabetic());
    let other = repaired.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
    match (latin, other) {
        (true, false) => Some(exchange(repaired, LATIN, CYRILLIC)),
        (false, true) => Some(exchange(repaired, CYRILLIC, LATIN)),
        _ => None,
    }
}

fn exchange(text: &str, from: &str, to: &str) -> String {
    let key = |letter: char| {
        from.chars()
            .zip(to.chars())
            .find(|(key, _)| *key == letter)
            .map_or(letter, |(_, other)| other)
    };
    text.chars().map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_keys_give_the_other_alphabet() {
        assert_eq!(swapped("ghbdtn").as_deref(), Some("привет"));
        assert_eq!(swapped("pf,hfkb gfcgjhn").as_deref(), Some("забрали паспорт"));
        assert_eq!(swapped("зфеуте").as_deref(), Some("patent"));
        assert_eq!(swapped("patent патент"), None);
        assert_eq!(swapped("2026"), None);
    }
}
