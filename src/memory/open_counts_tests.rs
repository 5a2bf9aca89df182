use super::*;
use crate::{conversation::Outcome, localisation::Locale};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn open(now: &str) -> OpenCounts {
    let campaigns = Campaigns::default();
    campaigns.replace(["radio".to_owned()]);
    OpenCounts::new(FixedOffset::east_opt(5 * 3600).unwrap(), campaigns, at(now))
}

fn seen(topic: &str) -> Observation {
    Observation {
        channel: Channel::Telegram,
        locale: Locale::Tg,
        outcome: Outcome::Answer,
        entries: vec![format!("{topic}-1").parse().unwrap()],
        topic: Some(topic.parse().unwrap()),
        confidence: 0.9,
        source: None,
        sensitive: topic == "trafficking-help",
        vote: None,
        missed: Vec::new(),
    }
}

fn ask(open: &OpenCounts, person: i64, topic: &str, now: &str) {
    open.note(&Address::telegram(person), &Noted::Turn(&seen(topic)), at(now));
}

fn all(open: &OpenCounts, now: &str) -> Vec<String> {
    let shown = |count: Count| {
        let Count { table, period, keys, count } = count;
        format!("{} {period} {} {count}", table.name(), keys.join(" "))
    };
    open.batch(true, at(now)).unwrap_or_default().into_iter().map(shown).collect()
}

#[test]
fn a_message_counts_in_each_margin_once_a_day_and_person() {
    let open = open("2026-11-21T06:00:00Z");
    (0..20).for_each(|_| ask(&open, 1, "russia-stay", "2026-11-21T06:30:00Z"));
    let expected = [
        "topic_week 2026-W47 russia-stay tg 1",
        "entry_week 2026-W47 russia-stay-1 shown 1",
        "channel_day 2026-11-21 telegram answer 1",
        "hour_week 2026-W47 6 11 telegram 1",
        "askers_day 2026-11-21 telegram 1",
    ];
    assert_eq!(all(&open, "2026-11-21T07:00:00Z"), expected);
}

#[test]
fn a_batch_waits_for_eight_people_and_an_hour_and_for_nothing_when_the_day_is_over() {
    let open = open("2026-11-21T06:00:00Z");
    (0..50).for_each(|_| ask(&open, 1, "russia-stay", "2026-11-21T06:30:00Z"));
    assert!(open.batch(false, at("2026-11-21T08:00:00Z")).is_none(), "one person alone");
    (2..=8).for_each(|person| ask(&open, person, "russia-stay", "2026-11-21T08:00:00Z"));
    let batch = open.batch(false, at("2026-11-21T08:00:00Z")).unwrap();
    assert!(batch.is_sorted());
    (11..=20).for_each(|person| ask(&open, person, "russia-stay", "2026-11-21T08:01:00Z"));
    assert!(open.batch(false, at("2026-11-21T08:59:00Z")).is_none(), "not an hour");
    assert!(open.batch(false, at("2026-11-21T09:00:00Z")).is_some());
    ask(&open, 21, "russia-stay", "2026-11-21T18:59:59Z");
    assert!(open.batch(false, at("2026-11-21T18:59:59Z")).is_none());
    assert!(open.batch(false, at("2026-11-21T19:00:00Z")).is_some(), "midnight in Dushanbe");
}

#[test]
fn what_could_not_be_written_comes_again() {
    let open = open("2026-11-21T06:00:00Z");
    ask(&open, 1, "russia-stay", "2026-11-21T06:30:00Z");
    let batch = open.batch(true, at("2026-11-21T06:30:00Z")).unwrap();
    open.put_back(batch.clone());
    assert_eq!(open.batch(false, at("2026-11-21T06:31:00Z")).unwrap(), batch);
}

#[test]
fn sensitive_and_urgent_counts_wait_until_there_are_eleven() {
    let open = open("2026-11-21T06:00:00Z");
    let urgent = Observation { outcome: Outcome::Urgent, ..seen("trafficking-help") };
    for person in 1..=10 {
        ask(&open, person, "trafficking-help", "2026-11-21T06:30:00Z");
        open.note(&Address::telegram(person), &Noted::Turn(&urgent), at("2026-11-21T06:30:00Z"));
    }
    let batch = open.batch(false, at("2026-11-21T08:00:00Z")).unwrap();
    let quiet = |count: &Count| {
        !matches!(count.table, Table::TopicWeek | Table::EntryWeek | Table::UrgentWeek)
    };
    assert!(batch.iter().all(quiet), "{batch:?}");
    ask(&open, 11, "trafficking-help", "2026-11-21T08:30:00Z");
    let written = all(&open, "2026-11-21T09:00:00Z");
    assert!(written.contains(&"topic_week 2026-W47 trafficking-help tg 11".into()), "{written:?}");
    assert!(written.contains(&"urgent_week 2026-W47 other 10".into()), "{written:?}");
}

#[test]
fn only_registered_codes_are_counted_by_name() {
    let open = open("2026-11-21T06:00:00Z");
    for (person, code) in [(1, "Radio"), (2, "my-name-is-somebody")] {
        let seen = Observation { source: Some(code.into()), ..seen("russia-stay") };
        open.note(&Address::telegram(person), &Noted::Turn(&seen), at("2026-11-21T06:30:00Z"));
    }
    let written = all(&open, "2026-11-21T09:00:00Z");
    assert!(written.contains(&"source_week 2026-W47 radio 1".into()));
    assert!(written.contains(&"source_week 2026-W47 other 1".into()));
}

#[test]
fn what_is_tried_out_is_not_counted() {
    let open = open("2026-11-21T06:00:00Z");
    let seen = Observation { channel: Channel::Web, ..seen("russia-stay") };
    open.note(&Address::web(1), &Noted::Turn(&seen), at("2026-11-21T06:30:00Z"));
    assert!(all(&open, "2026-11-21T09:00:00Z").is_empty());
}

#[test]
fn no_day_is_missed_or_doubled_over_midnight_week_and_year_and_when_the_clock_goes_back() {
    let open = open("2027-01-03T18:00:00Z");
    ask(&open, 1, "russia-stay", "2027-01-03T18:59:59Z");
    ask(&open, 1, "russia-stay", "2027-01-03T19:00:00Z");
    ask(&open, 1, "russia-stay", "2027-01-03T18:59:58Z");
    ask(&open, 1, "russia-stay", "2027-01-04T18:59:59Z");
    open.segments("kannel", 3, at("2027-01-04T19:00:00Z"));
    let written = all(&open, "2027-01-04T20:00:00Z");
    let of = |margin: &str| -> Vec<&str> {
        written.iter().filter_map(|row| row.strip_prefix(margin)?.strip_prefix(' ')).collect()
    };
    assert_eq!(of("askers_day"), ["2027-01-03 telegram 1", "2027-01-04 telegram 1"]);
    assert_eq!(of("topic_week"), ["2026-W53 russia-stay tg 1", "2027-W01 russia-stay tg 1"]);
    assert_eq!(of("hour_week"), ["2026-W53 7 23 telegram 1", "2027-W01 1 00 telegram 1"]);
    assert_eq!(of("sms_day"), ["2027-01-05 kannel 3"]);
}

#[test]
fn silence_is_told_in_whole_days_and_does_not_end_with_todays_message() {
    let open = open("2026-11-21T06:00:00Z");
    ask(&open, 1, "russia-stay", "2026-11-22T08:00:00Z");
    let days = |channel, now: &str| open.silent_days(channel, at(now));
    assert_eq!(days(Channel::Telegram, "2026-11-22T09:00:00Z"), Some(0));
    // It is the 24th in Dushanbe.
    let now = "2026-11-23T20:00:00Z";
    assert_eq!((days(Channel::Telegram, now), days(Channel::Sms, now)), (Some(1), Some(2)));
    ask(&open, 1, "russia-stay", now);
    assert_eq!((days(Channel::Telegram, now), days(Channel::Web, now)), (Some(1), None));
    assert_eq!(days(Channel::Telegram, "2026-11-25T06:00:00Z"), Some(0));
}
