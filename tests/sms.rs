//! The SMS line from outside: the shipped content, telephones, and a clock that the tests hold.

use std::{
    pin::pin,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Waker},
    time::{Duration, Instant, SystemTime},
};

use hamroh::{
    channel::{
        Desk, Served,
        sms::{Encoding, Line, LineSettings, MobileOriginated, Outgoing, count},
    },
    conversation::Guide,
    knowledge::{read, shipped_files},
    localisation::{Locale, latin},
    understanding::{Intent, Situation},
};

/// The shipped content; learning it takes a while.
pub static SERVED: LazyLock<Arc<Served>> = LazyLock::new(|| {
    Arc::new(Served::new(Guide::new(read(&shipped_files()).unwrap(), None, true)))
});

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const ANYBODY: &str = "+992900000001";

/// The line with a clock of its own and a gateway that has ids.
struct Network {
    line: Line,
    now: Instant,
    ids: AtomicUsize,
    segments: Arc<AtomicUsize>,
}

impl Network {
    fn new() -> Self {
        Self::with(None)
    }

    fn with(segments_a_day: Option<u32>) -> Self {
        let segments = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&segments);
        let settings = LineSettings {
            own_numbers: vec!["+992440000000".into()],
            segments_a_day,
            segments_today: 0,
            count: Box::new(move |gateway, segments| {
                assert_eq!(gateway, "test");
                counter.fetch_add(segments, Ordering::Relaxed);
            }),
            is_campaign: Box::new(|_| false),
        };
        let desk = Arc::new(Desk::new(Arc::clone(&SERVED), Box::new(|_, _| {})));
        Self { line: Line::new(desk, settings), now: Instant::now(), ids: 0.into(), segments }
    }

    fn message(&self, from: &str, text: &str) -> MobileOriginated {
        MobileOriginated {
            gateway: "test".into(),
            default_country: "TJ".parse().unwrap(),
            from: from.into(),
            to: "2020".into(),
            text: text.into(),
            id: Some(self.ids.fetch_add(1, Ordering::Relaxed).to_string()),
            sent: None,
            gateway_answers_stop: false,
        }
    }

    async fn outgoing(&self, message: &MobileOriginated) -> Option<Outgoing> {
        self.line.answer(message, self.now).await
    }

    /// What comes back, once the network has accepted it.
    async fn deliver(&self, message: &MobileOriginated) -> Option<String> {
        let outgoing = self.outgoing(message).await?;
        self.line.settle(&outgoing, self.now);
        assert!(outgoing.segments() <= 3 && count(outgoing.text()).segments == outgoing.segments());
        Some(outgoing.text().to_owned())
    }

    async fn say(&self, text: &str) -> Option<String> {
        self.deliver(&self.message(ANYBODY, text)).await
    }

    async fn told(&self, text: &str) -> String {
        self.say(text).await.expect(text)
    }

    async fn later(&mut self, time: Duration, text: &str) -> Option<String> {
        self.now += time;
        self.say(text).await
    }
}

const DANGER: [(&str, &str); 3] = [
    ("маро дар хона қулф карда намегузоранд", "Русия: 112. Тоҷикистон: 102"),
    ("меня заперли в квартире и не выпускают", "Россия: 112. Таджикистан: 102"),
    ("they locked me in the house and beat me", "Russia: 112. Tajikistan: 102"),
];

#[tokio::test]
async fn danger_is_answered_in_one_segment_with_the_numbers_first_and_the_entry_on_request() {
    for (words, numbers) in DANGER {
        let network = Network::new();
        let outgoing = network.outgoing(&network.message(ANYBODY, words)).await.unwrap();
        assert!(outgoing.text().starts_with(numbers), "{}", outgoing.text());
        assert_eq!(outgoing.segments(), 1, "{}", outgoing.text());
        network.line.settle(&outgoing, network.now);
        drop(outgoing);
        let entry = network.told("*").await;
        assert!(!entry.starts_with(numbers) && entry.chars().count() > 100, "{entry}");
    }
}

#[tokio::test]
async fn the_help_numbers_of_every_country_are_one_segment_in_every_language_and_letters() {
    for country in SERVED.now().content.countries() {
        for locale in Locale::ALL {
            for letters in ["LAT", "КИР"] {
                let network = Network::new();
                let hello = ["салом", "здравствуйте", "hello"][locale as usize];
                network.told(hello).await;
                network.told(letters).await;
                let place = country.names.get(locale);
                network.say(place).await;
                for words in ["0", "112", DANGER[locale as usize].0] {
                    let outgoing =
                        network.outgoing(&network.message(ANYBODY, words)).await.unwrap();
                    assert_eq!(outgoing.segments(), 1, "{}", outgoing.text());
                }
            }
        }
    }
}

#[tokio::test]
async fn help_comes_from_every_state() {
    for before in ["", "00", "214", "STOP", "LAT", "забон", "экзамен"] {
        for words in ["0", "SOS", "ЁРӢ", "ёри", "ПОМОЩЬ", "HELP", "0.", "۰", "ноль", DANGER[0].0]
        {
            let network = Network::new();
            network.say(before).await;
            let told = network.told(words).await;
            assert!(told.contains("112"), "{words} after {before}: {told}");
        }
    }
}

#[tokio::test]
async fn a_menu_is_walked_by_digits() {
    let network = Network::new();
    let menu = network.told("00").await;
    assert!(menu.contains("\n1 Пеш аз сафар\n2 "), "{menu}");
    let topic = network.told("1").await;
    assert!(topic.starts_with("Пеш аз сафар:\n1 "), "{topic}");
    let entry = network.told("1").await;
    assert!(entry.chars().count() > 60, "{entry}");
    let again = network.told("MENU").await;
    assert!(again.starts_with("Рақамро нависед:\n1 Пеш аз сафар\n2 "), "{again}");
}

/// The letters and digits of a text, whatever signs SMS has replaced.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether the page says that another follows.
fn goes_on(page: &str) -> bool {
    let sign = page.lines().last().unwrap().split(' ').next().unwrap();
    sign.split_once('/').is_some_and(|(page, pages)| page < pages)
}

#[tokio::test]
async fn every_topic_and_entry_is_reached_by_digits_and_more() {
    let guide = SERVED.now();
    let network = Network::new();
    for (locale, hello) in Locale::ALL.into_iter().zip(["салом", "здравствуйте", "hello"])
    {
        let mut shown = String::new();
        for topic in 0..guide.content.topics().len() {
            let who = format!("+99290{}{topic:06}", locale as usize);
            let say =
                async |text: &str| network.deliver(&network.message(&who, text)).await.unwrap();
            say(hello).await;
            let mut menu = say("00").await;
            let name = plain(guide.content.menu(None)[topic].names.get(locale));
            while !plain(&menu).contains(&name) {
                menu = say("MORE").await;
            }
            let line = menu.lines().find(|line| plain(line).ends_with(&name)).unwrap();
            let mut page = say(line.split(' ').next().unwrap()).await;
            assert!(plain(&page).starts_with(&name), "{page}");
            shown.push_str(&plain(&page));
            while goes_on(&page) {
                page = say("MORE").await;
                shown.push_str(&plain(&page));
            }
        }
        for entry in guide.content.entries() {
            let title = &entry.texts.get(locale).title;
            assert!(shown.contains(&plain(title)), "{locale} {title}");
        }
    }
}

#[tokio::test]
async fn digits_are_read_in_words_other_scripts_and_with_full_stops() {
    for digit in ["2", "2.", " 2 ", "۲", "٢", "2️⃣", "(2)", "ду", "Два", "two", "№2"] {
        let network = Network::new();
        network.told("00").await;
        let topic = network.told(digit).await;
        assert!(topic.starts_with("Ҳуҷҷатҳо"), "{digit}: {topic}");
    }
}

#[tokio::test]
async fn a_digit_after_the_session_has_gone_gets_the_menu() {
    let mut network = Network::new();
    network.told("00").await;
    let told = network.later(MINUTE * 60 * 49, "3").await.unwrap();
    assert!(told.contains("1 Пеш аз сафар"), "{told}");
}

#[tokio::test]
async fn a_code_opens_its_entry_from_anywhere() {
    for before in ["00", "салом", "SOS"] {
        let network = Network::new();
        network.told(before).await;
        assert!(network.told("214").await.to_lowercase().contains("патент"));
    }
}

#[tokio::test]
async fn a_new_number_is_told_how_to_get_help_and_the_menu_in_the_same_message() {
    for words in ["патент чанд пул аст", "экзамен", "hello", "00", "214"] {
        let network = Network::new();
        let told = network.told(words).await;
        assert!(
            told.contains("0 ёрӣ") || told.contains("0 help") || told.contains("0 помощь"),
            "{told}"
        );
    }
}

#[tokio::test]
async fn the_hint_is_left_out_where_it_would_cost_a_segment() {
    for entry in SERVED.now().content.entries() {
        let network = Network::new();
        network.told("салом").await;
        let code = entry.code.to_string();
        let message = network.message(ANYBODY, &code);
        let outgoing = network.outgoing(&message).await.unwrap();
        let bare = outgoing.text().replace("\n0 ёрӣ 00 меню", "");
        assert_eq!(outgoing.segments(), count(&bare).segments, "{}", outgoing.text());
    }
}

#[tokio::test]
async fn stop_is_confirmed_once_and_then_only_danger_is_answered_until_start() {
    for stop in ["STOP", "стоп", "БАС", "Unsubscribe"] {
        let network = Network::new();
        network.told("салом").await;
        assert!(network.told(stop).await.contains("START"));
        for words in [stop, "214", "00", "MORE", "LAT", "салом"] {
            assert_eq!(network.say(words).await, None, "{words}");
        }
        for words in ["0", "SOS", "HELP", DANGER[0].0] {
            assert!(network.told(words).await.contains("112"), "{words}");
        }
        assert!(network.told("START").await.contains("1 Пеш аз сафар"));
        network.told("214").await;
    }
    let network = Network::new();
    assert!(!network.told("бас кунед, кор кардан намехоҳам").await.contains("START"));
}

#[tokio::test]
async fn a_gateway_that_answers_stop_itself_gets_no_second_answer() {
    let network = Network::new();
    let say = async |words: &str| {
        let message = network.message(ANYBODY, words);
        network.deliver(&MobileOriginated { gateway_answers_stop: true, ..message }).await
    };
    assert_eq!(say("STOP").await, None);
    assert_eq!(say("214").await, None);
    assert!(say("SOS").await.is_some());
    assert_eq!(say("START").await, None);
    assert!(say("214").await.is_some());
}

#[tokio::test]
async fn latin_letters_are_remembered_and_take_about_half_the_segments() {
    for (locale, hello) in [(Locale::Tg, "салом"), (Locale::Ru, "здравствуйте")] {
        let (mut cyrillic, mut latin) = (0, 0);
        for entry in SERVED.now().content.entries() {
            let network = Network::new();
            network.told(hello).await;
            network.told(&entry.code.to_string()).await;
            let before = network.segments.load(Ordering::Relaxed);
            let outgoing = network.outgoing(&network.message(ANYBODY, "LAT")).await.unwrap();
            assert_eq!(outgoing.encoding(), Encoding::Gsm7, "{}", outgoing.text());
            network.line.settle(&outgoing, network.now);
            drop(outgoing);
            let between = network.segments.load(Ordering::Relaxed);
            network.told("КИР").await;
            latin += between - before;
            cyrillic += network.segments.load(Ordering::Relaxed) - between;
            assert!(network.told("LAT").await.is_ascii());
            assert!(network.told("00").await.is_ascii());
            assert!(network.told("MORE").await.is_ascii());
        }
        println!("{locale}: {cyrillic} segments in Cyrillic letters, {latin} in Latin ones");
        assert!(latin * 10 <= cyrillic * 6, "{locale}: {latin} of {cyrillic}");
    }
}

#[test]
fn what_we_spell_in_latin_letters_is_understood_as_its_cyrillic_form_is() {
    let guide = SERVED.now();
    let situation = Situation::default();
    let found = |text: &str| match guide.understanding.read(text, &situation).intent {
        Intent::Ask(found) => found.candidates.first().map(|candidate| candidate.entry.clone()),
        _ => None,
    };
    for locale in [Locale::Tg, Locale::Ru] {
        let (mut cyrillic, mut both) = (0, 0);
        for entry in guide.content.entries() {
            let text = entry.texts.get(locale);
            for words in text.questions.iter().chain([&text.title]).filter(|text| !text.is_ascii())
            {
                if found(words).as_ref() == Some(&entry.id) {
                    cyrillic += 1;
                    both += usize::from(found(&latin(words, locale)).as_ref() == Some(&entry.id));
                }
            }
        }
        println!("{locale}: {both} of {cyrillic} questions");
        assert!(both * 100 >= cyrillic * 97, "{locale}: {both} of {cyrillic}");
    }
}

#[tokio::test]
async fn a_retried_message_gets_the_same_answer_for_fifteen_minutes_and_is_counted_once() {
    let mut network = Network::new();
    let message = network.message(ANYBODY, "214");
    let first = network.deliver(&message).await.unwrap();
    let counted = network.segments.load(Ordering::Relaxed);
    network.now += MINUTE * 14;
    let again = network.outgoing(&message).await.unwrap();
    assert!(again.accepted() && again.text() == first);
    network.line.settle(&again, network.now);
    drop(again);
    assert_eq!(network.segments.load(Ordering::Relaxed), counted);
    network.now += MINUTE * 2;
    assert_eq!(network.deliver(&message).await, None);
    network.now += MINUTE * 60 * 47;
    assert_eq!(network.deliver(&message).await, None);
}

#[tokio::test]
async fn an_answer_that_no_network_accepted_is_given_to_the_retry() {
    let network = Network::new();
    let message = network.message(ANYBODY, "214");
    let lost = network.outgoing(&message).await.unwrap().text().to_owned();
    let again = network.outgoing(&message).await.unwrap();
    assert!(!again.accepted() && again.text() == lost);
    network.line.settle(&again, network.now);
    assert!(network.segments.load(Ordering::Relaxed) > 0);
}

#[tokio::test]
async fn without_ids_the_same_words_within_seconds_are_the_same_message() {
    let mut network = Network::new();
    let message = MobileOriginated { id: None, ..network.message(ANYBODY, "00") };
    network.deliver(&message).await.unwrap();
    network.now += SECOND * 5;
    assert!(network.outgoing(&message).await.unwrap().accepted());
    network.now += SECOND * 6;
    assert!(!network.outgoing(&message).await.unwrap().accepted());
}

#[tokio::test]
async fn a_message_sent_fifteen_minutes_ago_is_not_answered_not_even_with_help_numbers() {
    let network = Network::new();
    for (age, answered) in [(14, true), (16, false)] {
        let sent = Some(SystemTime::now() - MINUTE * age);
        let message = MobileOriginated { sent, ..network.message(ANYBODY, "SOS") };
        assert_eq!(network.deliver(&message).await.is_some(), answered, "{age}");
    }
}

#[tokio::test]
async fn names_short_codes_and_our_own_numbers_are_not_answered() {
    let network = Network::new();
    for from in ["TCELL", "2020", "112", "Hamroh", "", "+992440000000", "992440000000"] {
        assert_eq!(network.deliver(&network.message(from, "SOS")).await, None, "{from}");
    }
    let itself = MobileOriginated { to: "900000001".into(), ..network.message(ANYBODY, "SOS") };
    assert_eq!(network.deliver(&itself).await, None);
}

#[tokio::test]
async fn our_own_words_are_not_answered() {
    let network = Network::new();
    let told = network.told("214").await;
    let back = network.message("+79161234567", &format!(" {told}\n"));
    assert_eq!(network.deliver(&back).await, None);
}

#[tokio::test]
async fn the_same_answer_comes_twice_then_a_notice_then_silence_but_help_always() {
    let mut network = Network::new();
    network.told("салом").await;
    let told = [network.told("214").await, network.told("214").await];
    assert_eq!(told[0], told[1]);
    let notice = network.told("214").await;
    assert!(notice.contains("0 – ёрӣ") && notice != told[0], "{notice}");
    assert_eq!(network.say("214").await, None);
    for _ in 0..20 {
        assert!(network.told("0").await.contains("112"));
    }
    assert_eq!(network.later(MINUTE * 11, "214").await.as_ref(), Some(&told[0]));
}

#[tokio::test]
async fn ten_answers_are_given_in_ten_minutes() {
    let network = Network::new();
    let mut answered = 0;
    for entry in SERVED.now().content.entries().iter().take(14) {
        answered += usize::from(network.say(&entry.code.to_string()).await.is_some());
    }
    assert_eq!(answered, 11, "ten answers and a notice");
}

#[tokio::test]
async fn when_the_days_segments_are_used_up_only_help_is_sent() {
    let network = Network::with(Some(7));
    let mut spent = 0;
    for number in 0..9 {
        let message = network.message(&format!("+99290000000{number}"), "214");
        network.deliver(&message).await;
        spent = network.segments.load(Ordering::Relaxed);
    }
    assert!((5..=7).contains(&spent), "{spent}");
    assert!(network.deliver(&network.message("+992900000008", "SOS")).await.is_some());
}

#[tokio::test]
async fn messages_of_one_number_are_answered_in_order_and_of_others_at_once() {
    let network = Network::new();
    let first = network.outgoing(&network.message(ANYBODY, "00")).await.unwrap();
    let (second, other) = (network.message(ANYBODY, "1"), network.message("+79161234567", "00"));
    assert!(network.outgoing(&other).await.is_some());
    let mut waiting = pin!(network.outgoing(&second));
    let polled = waiting.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(polled.is_pending(), "the first is not sent yet");
    network.line.settle(&first, network.now);
    let told = waiting.await.unwrap();
    assert!(told.text().starts_with("Пеш аз сафар"), "{}", told.text());
}

#[tokio::test]
async fn nobody_waits_longer_than_five_seconds_for_a_message_that_is_stuck() {
    let network = Network::new();
    let _stuck = network.outgoing(&network.message(ANYBODY, "00")).await.unwrap();
    let help = network.message(ANYBODY, "SOS");
    let told = tokio::time::timeout(SECOND * 6, network.outgoing(&help)).await.unwrap().unwrap();
    assert!(told.text().contains("112"));
}

#[tokio::test]
async fn another_script_gets_the_numbers_and_the_languages_in_one_segment() {
    let network = Network::new();
    let message = network.message(ANYBODY, "چطور می‌توانم کار پیدا کنم");
    let outgoing = network.outgoing(&message).await.unwrap();
    assert!(outgoing.text().contains("112") && outgoing.text().contains("3 English"));
    assert_eq!(outgoing.segments(), 1);
}

#[tokio::test]
async fn nothing_of_a_message_shows_itself() {
    let network = Network::new();
    let message = network.message(ANYBODY, "214");
    let outgoing = network.outgoing(&message).await.unwrap();
    assert_eq!(format!("{message:?} {outgoing:?}"), "MobileOriginated Outgoing");
    assert_eq!(format!("{:?}", outgoing.to()), "Msisdn");
}
