//! Pieces that all replies are made of.

use chrono::NaiveDate;

use super::{Action, Button, Guide, Part, Press, Reply, Span};
use crate::{
    knowledge::{Contact, ContactId, Content, SourceDate, markup},
    localisation::{Args, Locale, phrases},
};

/// A message of the program without values.
pub(super) fn say(locale: Locale, id: &str) -> String {
    phrases().say(locale, id, &Args::new())
}

/// A message of the program with values, all of them text.
pub(super) fn say_with(locale: Locale, id: &str, values: &[(&'static str, &str)]) -> String {
    let mut args = Args::new();
    for (name, value) in values {
        args.set(*name, (*value).to_owned());
    }
    phrases().say(locale, id, &args)
}

/// How to reach the help numbers and the menu by typing.
pub(super) fn brief_hint(locale: Locale) -> String {
    say(locale, "brief-hint")
}

/// A button whose label is a message of the program.
pub(super) fn button(locale: Locale, id: &str, action: Action) -> Button {
    Button { label: say(locale, id), press: Press { locale, action } }
}

/// The three language buttons, each doing `action` in its language.
pub(super) fn languages(action: &Action) -> Vec<Button> {
    let one = |locale: Locale| Button {
        label: locale.endonym().to_owned(),
        press: Press { locale, action: action.clone() },
    };
    Locale::ALL.into_iter().map(one).collect()
}

/// The other two languages, to read the same thing in.
pub(super) fn other_languages(locale: Locale, action: &Action) -> Vec<Button> {
    languages(action).into_iter().filter(|button| button.press.locale != locale).collect()
}

/// The text of an entry with its contacts' numbers put in, each with its caution.
pub(super) fn parts(
    content: &Content,
    blocks: &[markup::Block],
    locale: Locale,
    today: NaiveDate,
) -> Vec<Part> {
    let spans = |pieces: &[markup::Inline]| spans(content, pieces, locale, today);
    let items = |items: &[Vec<markup::Inline>]| items.iter().map(|pieces| spans(pieces)).collect();
    let part = |block: &markup::Block| match block {
        markup::Block::Paragraph(pieces) => Part::Text(spans(pieces)),
        markup::Block::Bullets(list) => Part::Bullets(items(list)),
        markup::Block::Steps(list) => Part::Steps(items(list)),
    };
    blocks.iter().map(part).collect()
}

fn spans(
    content: &Content,
    pieces: &[markup::Inline],
    locale: Locale,
    today: NaiveDate,
) -> Vec<Span> {
    let span = |piece: &markup::Inline| match piece {
        markup::Inline::Text(words) => vec![Span::Plain(words.clone())],
        markup::Inline::Bold(inner) => spans(content, inner, locale, today)
            .into_iter()
            .map(|span| Span::Bold(span.words().to_owned()))
            .collect(),
        markup::Inline::Link(words, address) => {
            vec![Span::Link { words: words.clone(), address: address.clone() }]
        }
        markup::Inline::Contact(id) => vec![Span::Plain(number(content, id, locale, today))],
    };
    pieces.iter().flat_map(span).collect()
}

/// A contact's number with "printed in YEAR" where it may be out of date. A contact that may not be shown says so instead.
fn number(content: &Content, id: &ContactId, locale: Locale, today: NaiveDate) -> String {
    let contact = content.contact(id);
    let Some((contact, number)) =
        contact.and_then(|contact| Some((contact, contact.shown_number()?)))
    else {
        return say(locale, "contact-unknown");
    };
    let spaced = readable(number);
    match contact.caution(today) {
        Some(date) => format!("{spaced} ({})", printed(locale, date)),
        None => spaced,
    }
}

/// "printed in 2019".
pub(super) fn printed(locale: Locale, date: SourceDate) -> String {
    match date.year() {
        Some(year) => say_with(locale, "contact-printed", &[("year", &year.to_string())]),
        None => say(locale, "contact-printed-undated"),
    }
}

/// A long number with spaces, as people read it out: `+992 48 701 02 02`, `800 7283`. Telephones still recognise it.
pub(super) fn readable(number: &str) -> String {
    let (country, rest) = match number.strip_prefix('+') {
        Some(digits) => {
            let code = ["992", "971", "7", "48", "49", "44", "380", "90", "82"]
                .into_iter()
                .find(|code| digits.starts_with(code));
            let code = code.unwrap_or_default();
            (format!("+{code}"), digits.get(code.len()..).unwrap_or_default())
        }
        None => (String::new(), number),
    };
    if rest.len() < 7 {
        return number.to_owned();
    }
    let sizes: &[usize] = if rest.len() > 7 { &[2, 2, 3] } else { &[4, 3] };
    let mut groups = Vec::new();
    let mut left = rest;
    for size in sizes {
        let (front, group) =
            left.split_at_checked(left.len().saturating_sub(*size)).unwrap_or((left, ""));
        groups.push(group);
        left = front;
    }
    groups.extend([left, country.as_str()]);
    groups.retain(|group| !group.is_empty());
    groups.reverse();
    groups.join(" ")
}

/// The SMS text with its numbers unspaced, and below it when they were printed.
pub(super) fn brief(
    content: &Content,
    blocks: &[markup::Block],
    locale: Locale,
    today: NaiveDate,
) -> String {
    let mut text = String::new();
    for piece in markup::pieces(blocks) {
        match piece {
            markup::Inline::Text(words) | markup::Inline::Link(words, _) => text.push_str(words),
            markup::Inline::Contact(id) => {
                let number = content.contact(id).and_then(Contact::shown_number);
                text.push_str(number.unwrap_or(&say(locale, "contact-unknown")));
            }
            markup::Inline::Bold(_) => {}
        }
    }
    let contacts = markup::contacts(blocks).filter_map(|id| content.contact(id));
    let dates: Vec<SourceDate> = contacts.filter_map(|contact| contact.caution(today)).collect();
    if let Some(caution) = printed_years(locale, &dates) {
        text.push('\n');
        text.push_str(&caution);
    }
    text
}

/// "Numbers printed 2017-2019", short.
fn printed_years(locale: Locale, dates: &[SourceDate]) -> Option<String> {
    let years = dates.iter().filter_map(|date| date.year());
    let (first, last) = (years.clone().min(), years.max());
    if dates.iter().any(|date| date.year().is_none()) {
        return Some(say(locale, "brief-printed-undated"));
    }
    let (first, last) = (first?, last?);
    let years = if first == last { first.to_string() } else { format!("{first}-{last}") };
    Some(say_with(locale, "brief-printed", &[("years", &years)]))
}

/// What a lock screen would show of a reply: its text without markup, from the beginning.
pub fn preview(reply: &Reply) -> String {
    let words = |spans: &Vec<Span>| spans.iter().map(Span::words).collect::<String>();
    let part = |part: &Part| match part {
        Part::Title(title) => title.clone(),
        Part::Text(spans) | Part::Note(spans) => words(spans),
        Part::Bullets(items) | Part::Steps(items) => {
            items.iter().map(words).collect::<Vec<_>>().join("\n")
        }
    };
    reply.parts.iter().map(part).collect::<Vec<_>>().join("\n")
}

/// Puts a neutral line before a reply whose beginning would say too much on a lock screen.
pub(super) fn discreet(guide: &Guide, locale: Locale, mut reply: Reply) -> Reply {
    let discreet = &guide.content.discreet;
    if discreet.betrays(&preview(&reply)).is_some() {
        reply.parts.insert(0, Part::plain(say(locale, "neutral-opening")));
    }
    if let Some(brief) =
        reply.brief.as_mut().filter(|brief| discreet.betrays(&brief.text).is_some())
    {
        brief.text = format!("{}\n{}", say(locale, "neutral-opening"), brief.text);
    }
    reply
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spaced_as_people_read_them() {
        assert_eq!(readable("+992487010202"), "+992 48 701 02 02");
        assert_eq!(readable("+78002000122"), "+7 800 200 01 22");
        assert_eq!(readable("8007283"), "800 7283");
        assert_eq!(readable("116016"), "116016");
        assert_eq!(readable("112"), "112");
    }
}
