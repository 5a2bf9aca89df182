//! Made-up entries, to see how the engine grows.

use hamroh::{
    knowledge::{Content, Entry, EntryText},
    localisation::Locale,
};

use super::Result;

/// The content with as many entries: the shipped ones, then copies of them with other words.
pub fn content(shipped: &Content, entries: usize) -> Result<Content> {
    let mut all: Vec<Entry> = Vec::with_capacity(entries);
    for (at, entry) in shipped.entries().iter().cycle().take(entries).enumerate() {
        let copy = at / shipped.entries().len();
        all.push(if copy == 0 { entry.clone() } else { made_up(entry, copy)? });
    }
    Ok(Content::new(
        shipped.topics().to_vec(),
        all,
        shipped.contacts().to_vec(),
        shipped.countries().to_vec(),
        shipped.vocabulary.clone(),
        shipped.discreet.clone(),
    ))
}

fn made_up(entry: &Entry, copy: usize) -> Result<Entry> {
    let mut other = entry.clone();
    other.id = format!("made-up-{copy}-{}", entry.code).parse().map_err(|_| "no id")?;
    for locale in Locale::ALL {
        let text: &mut EntryText = other.texts.get_mut(locale);
        text.title = shifted(&text.title, copy);
        text.questions.iter_mut().for_each(|question| *question = shifted(question, copy));
    }
    Ok(other)
}

/// Every word of more than three letters with its letters moved on: as long, as frequent, and another word.
fn shifted(text: &str, copy: usize) -> String {
    let word = |word: &str| {
        if word.chars().count() <= 3 {
            return word.to_owned();
        }
        let moved = |letter: char| match letter {
            'а'..='я' => moved_on(letter, 'а', 32, copy),
            'a'..='z' => moved_on(letter, 'a', 26, copy),
            other => other,
        };
        word.chars().map(moved).collect()
    };
    text.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

fn moved_on(letter: char, first: char, letters: u32, copy: usize) -> char {
    let place = (letter as u32 - first as u32 + copy as u32) % letters;
    char::from_u32(first as u32 + place).unwrap_or(letter)
}
