//! What to look at: said of closed weeks and of this moment.

use maud::{Markup, html};

use super::{Desk, HALF_A_YEAR, View, channels::lines};
use crate::{
    staff::{
        page::Page,
        words::{Words, short_week},
    },
    statistics::{Alert, Label, alerts, urgent},
};

pub fn view(desk: &Desk<'_>) -> View {
    let found = alerts(&desk.counts, desk.today, &desk.state.facts);
    let sheet = urgent(&desk.counts, desk.today, HALF_A_YEAR);
    let body = html! {
        p.lead { (desk.say("staff-alerts-lead")) }
        (list(desk, &found))
        (lines(desk, &sheet))
        (desk.foot(Page::Alerts, ""))
    };
    View { sheets: vec![sheet], query: String::new(), body }
}

fn list(desk: &Desk<'_>, found: &[Alert]) -> Markup {
    html! {
        @if found.is_empty() { p.said #no-alerts { (desk.say("staff-no-alerts")) } }
        @else { ul.alerts #alerts { @for alert in found { li {
            (words(&desk.words, alert)) " " a href=(page(alert).path()) { (desk.say(&page(alert).title())) }
        } } } }
    }
}

/// Where more is to be seen.
const fn page(alert: &Alert) -> Page {
    match alert {
        Alert::Elevated { .. } => Page::Topics,
        Alert::NotUnderstood { .. } => Page::Missed,
        Alert::Silent { .. } | Alert::SmsBudget { .. } => Page::Channels,
        Alert::Overdue { .. } => Page::System,
    }
}

/// An alert in a sentence: what it is, and what can be done.
pub fn words(words: &Words, alert: &Alert) -> String {
    let speech = words.speech;
    match alert {
        Alert::Elevated { topic, week, figure } => {
            let topic = words.label(&Label::Topic(topic.clone()));
            let values = [
                ("topic", topic.into()),
                ("week", short_week(*week).into()),
                ("figure", figure.to_string().into()),
            ];
            speech.tell("staff-alert-elevated", &values)
        }
        Alert::NotUnderstood { week, percent } => {
            let values = [("week", short_week(*week).into()), ("percent", (*percent).into())];
            speech.tell("staff-alert-not-understood", &values)
        }
        Alert::Silent { channel, days } => {
            let channel = speech.say(&format!("staff-channel-{channel}"));
            let values = [("channel", channel.into()), ("days", (*days).into())];
            speech.tell("staff-alert-silent", &values)
        }
        Alert::SmsBudget { percent } => {
            speech.tell("staff-alert-sms-budget", &[("percent", (*percent).into())])
        }
        Alert::Overdue { reviews } => {
            speech.tell("staff-alert-overdue", &[("reviews", (*reviews).into())])
        }
    }
}
