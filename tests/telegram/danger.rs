//! A message that tells of danger gets the help numbers before anything else, from every state of the dialogue.

use hamroh::localisation::Locale;

use crate::{
    support::{
        bot_api::{Person, Shown},
        words::{emergency_number, is_help, labels, said, title, topic, until_quiet},
    },
    telegram::World,
};

const DANGER: [(&str, Locale); 5] = [
    (
        "Хӯҷаин моро маҳкам кардааст, шиносномаҳоямонро гирифтааст ва намегузорад, ки равем",
        Locale::Tg,
    ),
    ("хучаин моро махкам кардааст паспортхоямона гирифт намемонад ки равем", Locale::Tg),
    ("xujain moro mahkam kardaast pasporthoyamonro giriftaast, namemonad ki ravem", Locale::Tg),
    ("Хозяин запер нас, забрал паспорта и никуда не выпускает", Locale::Ru),
    ("The boss has locked us in, took our passports and does not let us out", Locale::En),
];

fn shows_the_numbers(help: &Shown, locale: Locale, state: &str) {
    assert!(is_help(help, locale), "{state}: {}", help.text);
    for country in ["RU", "TJ"] {
        let number = emergency_number(country);
        assert!(help.text.contains(&number), "{state}: {number} is not in {}", help.text);
    }
}

#[tokio::test]
async fn danger_is_answered_with_the_numbers_in_the_language_in_which_it_is_told() {
    let world = World::shared().await;
    for (text, locale) in DANGER {
        let help = world.somebody("uz").asks(text).await;
        shows_the_numbers(&help, locale, text);
    }
}

#[tokio::test]
async fn danger_is_answered_first_from_every_state() {
    let world = World::shared().await;
    let (text, locale) = DANGER[3];
    let person = || world.somebody("ru");
    let tell = async |person: Person, state: &str| {
        let help = person.asks(text).await;
        shows_the_numbers(&help, locale, state);
        until_quiet(&person).await;
    };
    tell(person(), "nothing was said").await;

    let newcomer = person();
    newcomer.asks("/start").await;
    tell(newcomer, "the welcome").await;

    let reader = person();
    reader.asks("/start").await;
    reader.presses(&topic("work-rights", locale)).await;
    reader.reply().await;
    tell(reader.clone(), "a topic").await;

    reader.asks("214").await;
    tell(reader, "an answer").await;

    let family = person();
    family.asks("/topics").await;
    family.presses(&said(locale, "button-family")).await;
    family.reply().await;
    tell(family, "the menu for families").await;

    let chooser = person();
    chooser.asks("/language").await;
    tell(chooser, "the language buttons").await;

    let unhappy = person();
    unhappy.asks("214").await;
    unhappy.presses(&said(locale, "button-unhelpful")).await;
    unhappy.reply().await;
    tell(unhappy, "after feedback").await;

    let cleared = person();
    cleared.asks("/clear").await;
    tell(cleared, "after forgetting").await;
}

#[tokio::test]
async fn danger_is_answered_first_when_choices_were_offered() {
    let world = World::shared().await;
    let (text, locale) = DANGER[3];
    let vague = ["паспорт", "патент", "документы", "запрет", "полиция", "деньги", "врач"];
    let mut offered = 0;
    for words in vague {
        let person = world.somebody("ru");
        let choices = person.asks(words).await;
        if choices.text.contains(&said(locale, "choices-text")) {
            offered += 1;
            shows_the_numbers(&person.asks(text).await, locale, words);
        }
    }
    assert!(offered > 0, "no word of these leads to choices: {vague:?}");
}

#[tokio::test]
async fn the_numbers_are_those_of_the_country_that_is_named_or_chosen() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let told = "Я в Дубае, хозяйка забрала паспорт, заперла меня и бьёт";
    let help = person.asks(told).await;
    assert!(is_help(&help, Locale::Ru), "{}", help.text);
    assert!(help.text.contains(&emergency_number("AE")), "{}", help.text);
    until_quiet(&person).await;
    person.presses("Турция").await;
    let turkey = person.reply().await;
    assert!(turkey.edited && turkey.message == help.message, "{turkey:?}");
    assert!(turkey.text.contains(&emergency_number("TR")), "{}", turkey.text);
}

#[tokio::test]
async fn the_fitting_entry_stands_below_the_numbers_and_help_is_one_step_from_everywhere() {
    let world = World::shared().await;
    let person = world.somebody("ru");
    let help = person.asks(DANGER[3].0).await;
    let held = title("held-against-will", Locale::Ru);
    let papers = title("passport-taken", Locale::Ru);
    let offered = labels(&help);
    assert!(offered.iter().any(|label| **label == held || **label == papers), "{offered:?}");
    let button = said(Locale::Ru, "button-help");
    for place in ["/start", "/topics", "214", "/help", "спасибо"] {
        let person = world.somebody("ru");
        let reply = person.asks(place).await;
        assert!(labels(&reply).contains(&button.as_str()), "{place}: {:?}", labels(&reply));
        person.presses(&button).await;
        assert!(is_help(&person.reply().await, Locale::Ru), "{place}");
    }
    for words in ["/sos", "SOS", "112"] {
        let help = world.somebody("ru").asks(words).await;
        assert!(is_help(&help, Locale::Ru), "{words}: {}", help.text);
    }
}

#[tokio::test]
async fn danger_under_a_photo_and_in_an_edited_message_is_answered_first_too() {
    let world = World::shared().await;
    let (text, locale) = DANGER[3];
    let person = world.somebody("ru");
    person.sends_photo(text);
    shows_the_numbers(&person.reply().await, locale, "the words under a photo");
    until_quiet(&person).await;
    let greeting = person.says("привет");
    until_quiet(&person).await;
    person.edits(greeting, text);
    shows_the_numbers(&person.reply().await, locale, "an edited message");
}
