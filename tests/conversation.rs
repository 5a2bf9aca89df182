//! The rules of the conversation, on the shipped content: no network, no clock.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use hamroh::{
    conversation::{
        Action, Attachment, Button, Channel, Command, Guide, Inbound, Office, Outcome, Press,
        Reply, ReplyKind, Said, Session, Turn, preview, turn,
    },
    knowledge::{Audience, Entry, read, shipped_files},
    localisation::{Locale, PerLocale},
};

static GUIDE: LazyLock<Guide> =
    LazyLock::new(|| Guide::new(read(&shipped_files()).unwrap(), None, true));

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn inbound(said: Said) -> Inbound {
    Inbound { channel: Channel::Telegram, locale_hint: None, today: day(), said }
}

fn say(session: &Session, words: &str) -> Turn {
    turn(&GUIDE, session.clone(), &inbound(Said::Text(words.into())))
}

fn press(session: &Session, locale: Locale, action: Action) -> Turn {
    turn(&GUIDE, session.clone(), &inbound(Said::Pressed(Press { locale, action })))
}

fn command(command: Command) -> Turn {
    turn(&GUIDE, Session::default(), &inbound(Said::Command(command)))
}

fn buttons(reply: &Reply) -> Vec<&Button> {
    reply.options.iter().chain(reply.actions.iter().flatten()).collect()
}

fn opens(turn: &Turn, entry: &str) -> bool {
    turn.observation.outcome == Outcome::Answer
        && turn.observation.entries.first().is_some_and(|id| id.as_str() == entry)
}

fn entry(id: &str) -> &'static Entry {
    GUIDE.content.entry(&id.parse().unwrap()).unwrap()
}

/// Sessions in every state that a person can be in.
fn states() -> Vec<Session> {
    let topic = Action::Topic("russia-stay".parse().unwrap());
    let answer = Action::Entry("work-patent".parse().unwrap());
    let fresh = Session::default();
    let visited = [
        Action::Menu,
        topic,
        answer,
        Action::Languages,
        Action::Help,
        Action::Audience(Audience::Family),
    ];
    let mut states: Vec<Session> =
        visited.into_iter().map(|action| press(&fresh, Locale::Ru, action).session).collect();
    states.push(say(&fresh, "экзамен").session);
    states.push(fresh);
    states
}

#[test]
fn danger_gets_the_help_numbers_first_from_every_state() {
    for session in states() {
        let cases = [
            ("маро дар хона қулф карда намегузоранд", Locale::Tg, "Агар ҷон дар хатар"),
            ("меня заперли в квартире и не выпускают", Locale::Ru, "Если жизнь в опасности"),
            ("they locked me in the house and beat me", Locale::En, "If your life is in danger"),
        ];
        for (words, locale, safety) in cases {
            let turn = say(&session, words);
            assert_eq!(turn.observation.outcome, Outcome::Urgent, "{words}");
            assert_eq!(turn.observation.locale, locale, "{words}");
            let first = turn.replies.first().unwrap();
            assert_eq!(first.kind, ReplyKind::Help);
            let text = preview(first);
            assert!(
                text.contains("112") && text.contains(safety) && text.contains("/clear"),
                "{text}"
            );
            assert!(!first.options.is_empty(), "the fitting entry is one step away");
        }
    }
}

#[test]
fn help_is_for_the_country_that_is_named() {
    let turn =
        say(&Session::default(), "дар Дубай паспортамро гирифта намедиҳанд, маро қулф кардаанд");
    assert_eq!(turn.session.country.as_ref().map(|country| country.as_str()), Some("AE"));
    assert!(preview(&turn.replies[0]).contains("999"), "{}", preview(&turn.replies[0]));
}

#[test]
fn without_a_country_help_names_russia_and_tajikistan() {
    let text = preview(&command(Command::Sos).replies[0]);
    assert!(text.contains("Русия: 112") && text.contains("Тоҷикистон: 102"), "{text}");
}

#[test]
fn a_location_chooses_the_country_and_is_not_kept() {
    let dubai = Said::Location { latitude: 25.2, longitude: 55.27 };
    let turn = turn(&GUIDE, Session::default(), &inbound(dubai));
    assert!(preview(&turn.replies[0]).contains("999"));
    assert!(!format!("{:?}", turn.session).contains("25.2"));
}

#[test]
fn help_and_the_menu_can_be_typed_in_any_language_and_case() {
    let help = ["SOS", "sos", "Sos!", "0", "HELP", "help", "ЁРӢ", "ёрӣ", "ЁРИ", "ПОМОЩЬ", "помощь"];
    for words in help {
        assert_eq!(say(&Session::default(), words).observation.outcome, Outcome::Urgent, "{words}");
    }
    for words in ["MENU", "menu", "МЕНЮ", "меню", "00"] {
        let turn = say(&Session::default(), words);
        assert!(matches!(turn.replies[0].options[0].press.action, Action::Topic(_)), "{words}");
    }
}

#[test]
fn help_and_the_menu_are_one_step_from_everywhere() {
    let all = states().into_iter().flat_map(|session| {
        let said = ["салом", "раҳмат", "погода", "work-patent", "214", "9"];
        said.map(|words| say(&session, words))
    });
    for turn in
        all.chain([command(Command::Start(None)), command(Command::Topics), command(Command::Help)])
    {
        let last = turn.replies.last().unwrap();
        let can =
            |action: &Action| buttons(last).iter().any(|button| &button.press.action == action);
        assert!(can(&Action::Help) || last.kind == ReplyKind::Help, "{last:?}");
        let menu = can(&Action::Menu)
            || buttons(last).iter().any(|button| matches!(button.press.action, Action::Topic(_)));
        assert!(menu, "{last:?}");
    }
}

#[test]
fn the_first_words_offer_three_languages_and_no_gate() {
    let welcome = &command(Command::Start(None)).replies[0];
    let labels: Vec<&str> = buttons(welcome).iter().map(|button| button.label.as_str()).collect();
    assert!(
        ["Тоҷикӣ", "Русский", "English"].iter().all(|label| labels.contains(label)),
        "{labels:?}"
    );
    assert!(!welcome.options.is_empty(), "topics are there at once");
    assert!(preview(welcome).contains("/privacy"));
}

#[test]
fn a_question_is_answered_in_its_own_language() {
    let russian = Session { locale: Some(Locale::Ru), ..Session::default() };
    let cases = [
        ("барои кор дар Русия патент чӣ қадар пул мешавад", Locale::Tg),
        ("сколько стоит патент на работу", Locale::Ru),
        ("how much does the work patent cost", Locale::En),
        ("patent chand pul meshavad dar Maskav", Locale::Tg),
    ];
    for (words, locale) in cases {
        assert_eq!(say(&russian, words).observation.locale, locale, "{words}");
    }
    assert_eq!(
        say(&russian, "патент").observation.locale,
        Locale::Ru,
        "unclear: the session's language"
    );
    assert_eq!(
        say(&Session::default(), "патент").observation.locale,
        Locale::Tg,
        "unclear and new: Tajik"
    );
}

#[test]
fn an_entry_opens_by_its_code_and_by_a_link() {
    assert!(opens(&say(&Session::default(), "214"), "work-patent"));
    for place in ["work-patent", "214"] {
        assert!(opens(&command(Command::Start(Some(place.into()))), "work-patent"), "{place}");
    }
    let topic = command(Command::Start(Some("russia-stay".into())));
    assert_eq!(topic.observation.topic.as_ref().unwrap().as_str(), "russia-stay");
    let campaign = command(Command::Start(Some("leaflet7".into())));
    assert_eq!(campaign.observation.source.as_deref(), Some("leaflet7"));
}

#[test]
fn an_answer_has_sources_the_day_of_checking_and_says_that_it_is_a_draft() {
    for entry in GUIDE.content.entries() {
        let turn = press(&Session::default(), Locale::En, Action::Entry(entry.id.clone()));
        let text = preview(&turn.replies[0]);
        assert!(
            text.contains("Sources:") && text.contains("Checked on 21 November 2026."),
            "{text}"
        );
        assert!(text.ends_with("Not yet read by a lawyer."), "{text}");
    }
}

#[test]
fn an_answer_past_its_review_date_carries_a_caution() {
    let entry = entry("work-patent");
    let said =
        || Said::Pressed(Press { locale: Locale::Ru, action: Action::Entry(entry.id.clone()) });
    let on = |today: NaiveDate| {
        preview(&turn(&GUIDE, Session::default(), &Inbound { today, ..inbound(said()) }).replies[0])
    };
    assert!(!on(entry.review_by).contains("Срок новой проверки"));
    assert!(on(entry.review_by + Days::new(1)).contains("Срок новой проверки"));
}

#[test]
fn a_language_switch_keeps_the_place() {
    let turn =
        press(&Session::default(), Locale::Tg, Action::Entry("work-patent".parse().unwrap()));
    let switch = buttons(&turn.replies[0])
        .into_iter()
        .find(|button| button.press.locale == Locale::En)
        .unwrap()
        .press
        .clone();
    let switched = press(&turn.session, switch.locale, switch.action);
    assert!(opens(&switched, "work-patent") && switched.replies[0].replaces);
    assert_eq!(switched.observation.locale, Locale::En);
}

#[test]
fn a_follow_up_stays_with_the_subject() {
    for (first, second) in
        [("что такое патент", "а сколько стоит?"), ("патент чист", "ва чанд пул?")]
    {
        let turn = say(&say(&Session::default(), first).session, second);
        let ids = ["work-patent", "patent-payment", "patent-documents"];
        assert!(ids.iter().any(|id| opens(&turn, id)), "{second}: {:?}", turn.observation);
    }
}

#[test]
fn a_digit_picks_what_was_offered_and_is_never_an_error() {
    let topics = command(Command::Topics);
    let first = topics.replies[0].options[0].press.clone();
    let picked = say(&topics.session, "1");
    assert_eq!(picked.observation, press(&topics.session, first.locale, first.action).observation);
    assert_eq!(
        say(&Session::default(), "7").observation.outcome,
        Outcome::Choices,
        "nothing was offered: the menu"
    );
}

#[test]
fn the_number_of_the_police_is_answered_with_help_and_a_warning() {
    for number in ["112", "102", "157"] {
        let turn = say(&Session::default(), number);
        assert_eq!(turn.observation.outcome, Outcome::Urgent, "{number}");
        assert!(preview(turn.replies.last().unwrap()).contains("хадамоти фаврӣ нест"), "{number}");
    }
}

#[test]
fn greetings_and_thanks_are_answered_as_such() {
    for words in
        ["салом", "ассалому алайкум", "привет", "hello", "раҳмат", "спасибо", "thank you", "rahmat"]
    {
        assert_eq!(
            say(&Session::default(), words).observation.outcome,
            Outcome::Smalltalk,
            "{words}"
        );
    }
}

#[test]
fn what_is_not_known_is_said_honestly_with_the_emergency_number() {
    let turn = say(&Session::default(), "как испечь торт с вишней");
    assert_eq!(turn.observation.outcome, Outcome::Fallback);
    let text = preview(&turn.replies[0]);
    assert!(text.contains("нет проверенного ответа") && text.contains("112"), "{text}");
}

#[test]
fn of_what_is_not_understood_only_words_of_the_content_are_told() {
    let words = "Зарина Холова паспорт A1234567 торт с вишней";
    let turn = turn_to_nothing(words);
    assert!(turn.observation.missed.contains(&"паспорт".to_owned()), "{:?}", turn.observation);
    let typed = ["зарина", "холова", "a1234567"];
    assert!(turn.observation.missed.iter().all(|word| !typed.contains(&word.as_str())));
    assert!(turn.observation.missed.len() <= 3);
}

/// A message in which nothing is found, however it is worded: its words stand beside others that mean nothing.
fn turn_to_nothing(words: &str) -> Turn {
    let noise = "бла щука фырк ляп гугу дрынь кукарямба шмяк";
    let turn = say(&Session::default(), &format!("{noise} {noise} {words} {noise} {noise}"));
    assert_eq!(turn.observation.outcome, Outcome::Fallback, "{:?}", turn.observation);
    turn
}

#[test]
fn a_vote_says_which_entry_helped_and_which_did_not() {
    for (action, helped) in [
        (Action::Helpful("work-patent".parse().unwrap()), true),
        (Action::Unhelpful("work-patent".parse().unwrap()), false),
    ] {
        let vote = press(&Session::default(), Locale::Ru, action).observation.vote.unwrap();
        assert_eq!((vote.entry.as_str(), vote.helped), ("work-patent", helped));
    }
    let unknown = Action::Helpful("no-such-entry".parse().unwrap());
    assert_eq!(press(&Session::default(), Locale::Ru, unknown).observation.vote, None);
}

#[test]
fn the_office_stands_in_the_fallback_and_about_only_if_it_is_configured() {
    let name = PerLocale {
        tg: "Идора".to_owned(), ru: "Офис".to_owned(), en: "Office".to_owned()
    };
    let office =
        Office { name, telephone: Some("+992000000000".into()), address: None, hours: None };
    let with = Guide::new(read(&shipped_files()).unwrap(), Some(office), true);
    for words in ["как испечь торт с вишней", "289"] {
        let said = inbound(Said::Text(words.into()));
        let shown = |guide: &Guide| {
            preview(
                &turn(guide, Session { locale: Some(Locale::Ru), ..Session::default() }, &said)
                    .replies[0],
            )
        };
        assert!(shown(&with).contains("+992000000000"), "{}", shown(&with));
        assert!(!shown(&GUIDE).contains("+992000000000"));
    }
}

#[test]
fn another_script_gets_the_languages_and_the_numbers() {
    let turn = say(&Session::default(), "چطور می‌توانم کار پیدا کنم");
    let labels: Vec<&str> =
        buttons(&turn.replies[0]).iter().map(|button| button.label.as_str()).collect();
    assert!(labels.contains(&"Тоҷикӣ"), "{labels:?}");
    assert!(turn.replies.iter().any(|reply| reply.kind == ReplyKind::Help));
}

#[test]
fn what_cannot_be_read_is_said_kindly() {
    use Attachment::{Document, Other, Photo, Sticker, Voice};
    for attachment in [Voice, Photo, Sticker, Document, Other] {
        let turn = turn(&GUIDE, Session::default(), &inbound(Said::Attachment(attachment)));
        assert_eq!(turn.observation.outcome, Outcome::Smalltalk);
        assert!(preview(&turn.replies[0]).contains("нависед"), "{attachment:?}");
    }
}

#[test]
fn clearing_forgets_everything_but_the_language() {
    let session = Session {
        reading: Some("work-patent".parse().unwrap()),
        locale: Some(Locale::En),
        ..Session::default()
    };
    let turn = turn(&GUIDE, session, &inbound(Said::Command(Command::Clear)));
    assert!(turn.forget);
    assert_eq!(turn.session, Session { locale: Some(Locale::En), ..Session::default() });
}

#[test]
fn a_family_sees_its_own_topics_first() {
    let family = press(&Session::default(), Locale::Tg, Action::Audience(Audience::Family));
    let migrant = press(&Session::default(), Locale::Tg, Action::Menu);
    assert_ne!(family.replies[0].options, migrant.replies[0].options);
    assert_eq!(family.replies[0].options.len(), migrant.replies[0].options.len());
}

#[test]
fn every_entry_is_reached_by_the_menu_in_every_language() {
    for locale in Locale::ALL {
        let menu = press(&Session::default(), locale, Action::Menu);
        let mut reached = Vec::new();
        for topic in &menu.replies[0].options {
            let shown = press(&menu.session, locale, topic.press.action.clone());
            reached
                .extend(shown.replies[0].options.iter().map(|option| option.press.action.clone()));
        }
        for entry in GUIDE.content.entries() {
            assert!(reached.contains(&Action::Entry(entry.id.clone())), "{locale} {}", entry.id);
        }
    }
}

#[test]
fn no_lock_screen_shows_what_it_should_not() {
    let mut actions: Vec<Action> =
        GUIDE.content.entries().iter().map(|entry| Action::Entry(entry.id.clone())).collect();
    actions.extend(GUIDE.content.topics().iter().map(|topic| Action::Topic(topic.id.clone())));
    actions.extend(
        GUIDE.content.countries().iter().map(|country| Action::Country(country.id.clone())),
    );
    actions.extend([Action::Menu, Action::Help, Action::Languages]);
    for action in actions {
        for locale in Locale::ALL {
            for reply in press(&Session::default(), locale, action.clone()).replies {
                assert_eq!(
                    GUIDE.content.discreet.betrays(&preview(&reply)),
                    None,
                    "{action:?} {locale}"
                );
                let brief = reply.brief.unwrap_or_default().text;
                assert_eq!(
                    GUIDE.content.discreet.betrays(&brief),
                    None,
                    "{action:?} {locale} {brief}"
                );
            }
        }
    }
}

#[test]
fn an_unverified_number_is_never_shown() {
    let hidden: Vec<&str> = GUIDE
        .content
        .contacts()
        .iter()
        .filter(|contact| contact.shown_number().is_none())
        .filter_map(|contact| contact.number.as_deref())
        .filter(|number| number.len() >= 7)
        .collect();
    assert!(!hidden.is_empty());
    for entry in GUIDE.content.entries() {
        for locale in Locale::ALL {
            let turn = press(&Session::default(), locale, Action::Entry(entry.id.clone()));
            let digits: String = preview(&turn.replies[0])
                .chars()
                .filter(|letter| letter.is_ascii_digit())
                .collect();
            assert!(
                !hidden.iter().any(|number| digits.contains(number.trim_start_matches('+'))),
                "{}",
                entry.id
            );
        }
    }
}
