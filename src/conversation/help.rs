//! The help numbers: one step from everywhere, and first of all when somebody is in danger.

use chrono::NaiveDate;

use super::{
    Action, Button, Guide, Part, Press, Reply, ReplyKind, Span,
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
    reply.brief = Some(brief(guide, country, locale));
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

/// One segment: the numbers, and how to hide them.
fn brief(guide: &Guide, country: Option<&Country>, locale: Locale) -> String {
    let numbers = match country {
        Some(country) => {
            let shown = country
                .help
                .iter()
                .filter_map(|id| guide.content.contact(id)?.shown_number())
                .take(3);
            format!("{}: {}", country.names.get(locale), shown.collect::<Vec<_>>().join(", "))
        }
        None => {
            let words = |spans: Vec<Span>| spans.iter().map(Span::words).collect::<String>();
            everywhere(guide, locale).into_iter().map(words).collect::<Vec<_>>().join(". ")
        }
    };
    say_with(locale, "brief-help", &[("numbers", &numbers)])
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
