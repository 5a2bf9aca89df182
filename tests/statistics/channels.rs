//! What channels count, from a message to its cells.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use hamroh::{
    channel::{
        Desk,
        sms::{Line, LineSettings, MobileOriginated},
    },
    memory::{Campaigns, OpenCounts},
};

use super::{at, zone};
use crate::sms::SERVED;

/// A day in which nothing is written before its end.
const NOW: &str = "2026-11-21T06:30:00Z";

struct Network {
    line: Line,
    open: Arc<OpenCounts>,
}

impl Network {
    fn new() -> Self {
        let campaigns = Campaigns::default();
        campaigns.replace(["radio".to_owned()]);
        let open = Arc::new(OpenCounts::new(zone(), campaigns.clone(), at(NOW)));
        let (counting, sending) = (Arc::clone(&open), Arc::clone(&open));
        let count =
            move |asker: &_, noted: &hamroh::memory::Noted| counting.note(asker, noted, at(NOW));
        let settings = LineSettings {
            own_numbers: Vec::new(),
            segments_a_day: None,
            segments_today: 0,
            count: Box::new(move |gateway, parts| sending.segments(gateway, parts, at(NOW))),
            is_campaign: Box::new(move |words| campaigns.find(words).is_some()),
        };
        let desk = Arc::new(Desk::new(Arc::clone(&SERVED), Box::new(count)));
        Self { line: Line::new(desk, settings), open }
    }

    fn message(from: &str, text: &str, sent: Option<SystemTime>) -> MobileOriginated {
        MobileOriginated {
            gateway: "kannel".into(),
            default_country: "TJ".parse().unwrap(),
            from: from.into(),
            to: "2020".into(),
            text: text.into(),
            id: Some(format!("{from}{text}")),
            sent,
            gateway_answers_stop: false,
        }
    }

    async fn says(&self, from: &str, text: &str, sent: Option<SystemTime>) -> Option<String> {
        let (message, now) = (Self::message(from, text, sent), Instant::now());
        let outgoing = self.line.answer(&message, now).await?;
        self.line.settle(&outgoing, now);
        Some(outgoing.text().to_owned())
    }

    fn counted(&self) -> Vec<String> {
        let cell = |count: hamroh::statistics::Count| {
            format!("{} {} {}", count.table.name(), count.keys.join(" "), count.count)
        };
        self.open.batch(true, at(NOW)).unwrap_or_default().into_iter().map(cell).collect()
    }
}

#[tokio::test]
async fn an_answer_by_sms_counts_with_its_parts() {
    let network = Network::new();
    network.says("+992900000001", "214", None).await.expect("an answer");
    let counted = network.counted();
    for cell in [
        "entry_week work-patent shown 1",
        "channel_day sms answer 1",
        "askers_day sms 1",
        "hour_week 6 11 sms 1",
    ] {
        assert!(counted.contains(&cell.to_owned()), "{cell}: {counted:?}");
    }
    assert!(counted.iter().any(|cell| cell.starts_with("sms_day kannel ")), "{counted:?}");
}

#[tokio::test]
async fn the_code_of_a_campaign_is_welcomed_and_counted() {
    let network = Network::new();
    let welcome = network.says("+992900000001", " RADIO ", None).await.expect("a welcome");
    assert!(!welcome.is_empty());
    network.says("+992900000002", "radio 2 my name is somebody", None).await.expect("an answer");
    let counted = network.counted();
    let sources: Vec<&String> =
        counted.iter().filter(|cell| cell.starts_with("source_week")).collect();
    assert_eq!(sources, ["source_week radio 1"]);
}

#[tokio::test]
async fn who_writes_too_fast_or_too_late_is_counted_so() {
    let network = Network::new();
    for number in 0..12 {
        network.says("+992900000001", &format!("214 {number}"), None).await;
    }
    let late = SystemTime::now() - Duration::from_secs(16 * 60);
    assert_eq!(network.says("+992900000002", "214", Some(late)).await, None);
    let message = Network::message("+992900000003", "214", None);
    let untaken = network.line.answer(&message, Instant::now()).await.expect("an answer");
    network.line.expire(&untaken);
    let counted = network.counted();
    assert!(counted.contains(&"channel_day sms limited 1".to_owned()), "{counted:?}");
    assert!(counted.contains(&"channel_day sms expired 2".to_owned()), "{counted:?}");
    assert!(counted.contains(&"askers_day sms 3".to_owned()), "{counted:?}");
}

#[tokio::test]
async fn a_cry_for_help_counts_as_urgent_and_nowhere_else() {
    let network = Network::new();
    for number in 0..11 {
        let from = format!("+9929000000{number:02}");
        network.says(&from, "меня заперли в квартире и не выпускают", None).await.expect("numbers");
    }
    let counted = network.counted();
    assert!(counted.contains(&"urgent_week ru 11".to_owned()), "{counted:?}");
    assert!(
        !counted
            .iter()
            .any(|cell| cell.starts_with("channel_day") || cell.starts_with("topic_week"))
    );
}
