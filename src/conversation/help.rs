//! The help numbers: one step from everywhere, and first of all when somebody is in danger.

use chrono::NaiveDate;

use super::{
    Action, Brief, Button, Guide, Part, Press, Reply, ReplyKind, Span,
    answer::entry_button,
    compose::{button, other_languages, printed, readable, say, say_with},
};
use crate::{
    knowledge::{Contact, Country, CountryId, Entry},
    localisation::Locale,
};

/// Shown when nobody said where the person is: most are in Russia, or at home.
const WITHOUT_COUNTRY: [(&str, &str); 2] = [("RU", "ru-emergency"), ("TJ", "tj-police")];

/// The help numbers, for a country if it is known, with the fitting entries below.
pub(super) fn help(
    guide: &Guide,
    country: Option<&CountryId>,
    entries: &[&Entry],
    locale: Locale,
    today: NaiveDate,
) -> Reply {
    let country =
        country.and_then(|id| guide.content.country(id)).filter(|country| !country.help.is_empty());
    let numbers = match country {
        Some(country) => country_numbers(guide, country, locale, today),
        None => everywhere(guide, locale),
    };
    let safety = ["help-safety-leave", "help-safety-tell", "help-safety-blame"];
    let parts = vec![
        Part::plain(say(locale, "neutral-opening")),
        Part::Bullets(numbers),
        Part::Bullets(safety.iter().map(|id| vec![Span::Plain(say(locale, id))]).collect()),
        Part::note(say(locale, "help-delete")),
    ];
    let mut reply = Reply::new(ReplyKind::Help, parts);
    let words = if entries.is_empty() { "brief-help" } else { "brief-help-more" };
    reply.brief = Some(brief(guide, country, locale, words));
    reply.options = entries.iter().map(|entry| entry_button(entry, locale)).collect();
    reply.actions = countries(guide, country, locale);
    reply.actions.push(other_languages(
        locale,
        &country.map_or(Action::Help, |country| Action::Country(country.id.clone())),
    ));
    reply.actions.push(vec![button(locale, "button-menu", Action::Menu)]);
    reply
}

/// "Police: 102", one line a contact.
fn country_numbers(
    guide: &Guide,
    country: &Country,
    locale: Locale,
    today: NaiveDate,
) -> Vec<Vec<Span>> {
    let contacts = country.help.iter().filter_map(|id| guide.content.contact(id));
    contacts.filter_map(|contact| contact_line(contact, locale, today)).collect()
}

fn contact_line(contact: &Contact, locale: Locale, today: NaiveDate) -> Option<Vec<Span>> {
    let number = readable(contact.shown_number()?);
    let mut details = vec![contact.names.get(locale).clone()];
    details.extend(contact.hours.as_ref().map(|hours| hours.get(locale).clone()));
    if let Some(abroad) = &contact.from_abroad {
        details.push(say_with(locale, "contact-from-abroad", &[("number", &readable(abroad))]));
    }
    details.extend(contact.caution(today).map(|date| printed(locale, date)));
    Some(vec![Span::Bold(number), Span::Plain(format!(" – {}", details.join(", ")))])
}

/// The emergency numbers of the likeliest countries, with the countries' names.
fn everywhere(guide: &Guide, locale: Locale) -> Vec<Vec<Span>> {
    let line = |(country, contact): (&str, &str)| {
        let country = guide.content.country(&country.parse().ok()?)?;
        let number = guide.content.contact(&contact.parse().ok()?)?.shown_number()?;
        Some(vec![
            Span::Plain(format!("{}: ", country.names.get(locale))),
            Span::Bold(number.to_owned()),
        ])
    };
    WITHOUT_COUNTRY.into_iter().filter_map(line).collect()
}

/// Written to the number of the police or an ambulance: the numbers, and that the service is none of these.
pub(super) fn not_emergency(
    guide: &Guide,
    country: Option<&CountryId>,
    locale: Locale,
    today: NaiveDate,
) -> Reply {
    let mut reply = help(guide, country, &[], locale, today);
    let country = country.and_then(|id| guide.content.country(id));
    reply.brief = Some(brief(guide, country, locale, "brief-not-emergency"));
    reply
}

/// One segment: the numbers, as many as there is room for, and the words of a message.
fn brief(guide: &Guide, country: Option<&Country>, locale: Locale, id: &str) -> Brief {
    let numbers = match country.filter(|country| !country.help.is_empty()) {
        Some(country) => own_numbers(guide, country, locale),
        None => {
            let words = |spans: Vec<Span>| spans.iter().map(Span::words).collect::<String>();
            vec![everywhere(guide, locale).into_iter().map(words).collect::<Vec<_>>().join(". ")]
        }
    };
    let say = |numbers: &String| say_with(locale, id, &[("numbers", numbers)]);
    let mut texts = numbers.iter().map(say);
    let shortest = numbers.last().map(say).unwrap_or_default();
    let fits = |text: &String| text.chars().count() <= one_segment(locale);
    Brief::new(texts.find(fits).unwrap_or(shortest)).alone()
}

/// The help numbers of a country with its name: three, two or one; at last one without the name.
fn own_numbers(guide: &Guide, country: &Country, locale: Locale) -> Vec<String> {
    let contacts = country.help.iter().filter_map(|id| guide.content.contact(id));
    let numbers: Vec<&str> = contacts.filter_map(Contact::shown_number).take(3).collect();
    let first = |count| numbers.iter().take(count).copied().collect::<Vec<_>>().join(", ");
    let name = country.names.get(locale);
    let named = (1..=numbers.len()).rev().map(|count| format!("{name}: {}", first(count)));
    named.chain(std::iter::once(first(1))).collect()
}

/// Characters of one segment of an SMS (3GPP TS 23.038): 70 in Cyrillic letters, 160 in Latin ones.
fn one_segment(locale: Locale) -> usize {
    match locale {
        Locale::Tg | Locale::Ru => 70,
        Locale::En => 160,
    }
}

/// The other countries, two a row.
fn countries(guide: &Guide, chosen: Option<&Country>, locale: Locale) -> Vec<Vec<Button>> {
    let others = guide.content.countries().iter().filter(|country| !country.help.is_empty());
    let buttons: Vec<Button> = others
        .filter(|country| chosen.is_none_or(|chosen| chosen.id != country.id))
        .map(|country| Button {
            label: country.names.get(locale).clone(),
            press: Press { locale, action: Action::Country(country.id.clone()) },
        })
        .collect();
    buttons.chunks(2).map(<[Button]>::to_vec).collect()
}

/// The first emergency number of a country, with its name: for the foot of an honest "I don't have this".
pub(super) fn emergency_line(guide: &Guide, country: Option<&CountryId>, locale: Locale) -> String {
    let numbers = country.and_then(|id| guide.content.country(id)).and_then(|country| {
        let number = guide.content.contact(country.help.first()?)?.shown_number()?;
        Some(format!("{}: {number}", country.names.get(locale)))
    });
    let words = |spans: Vec<Span>| spans.iter().map(Span::words).collect::<String>();
    numbers.unwrap_or_else(|| {
        everywhere(guide, locale).into_iter().map(words).collect::<Vec<_>>().join(", ")
    })
}
