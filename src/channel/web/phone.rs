//! The small telephone beside the messenger: the same questions by SMS, with what each answer costs.

use maud::{Markup, PreEscaped, html};

use super::{page::say, respond::LONGEST, visits::Visit};
use crate::{
    channel::Sms,
    localisation::{Args, Locale, phrases},
};

/// The telephone. On a narrow screen it lies over the page while the address names it.
pub(super) fn phone(visit: &Visit, locale: Locale) -> Markup {
    html! {
        aside #sms aria-label=(say(locale, "web-sms-title")) {
            div.top {
                h2 { (say(locale, "web-sms-title")) }
                a.close href="#" aria-label=(say(locale, "web-back")) title=(say(locale, "web-back")) { "×" }
            }
            div.screen tabindex="0" {
                ol {
                    @if visit.sms.is_empty() { li.cost { (say(locale, "web-sms-hint")) } }
                    @for bubble in visit.sms.html() { (PreEscaped(bubble)) }
                }
            }
            form method="post" action="/try" {
                label.unseen for="sms-text" { (say(locale, "web-sms-placeholder")) }
                input #sms-text type="text" name="sms" required autocomplete="off" enterkeyhint="send"
                    maxlength=(LONGEST) placeholder=(say(locale, "web-sms-placeholder"));
                button { (say(locale, "web-send")) }
            }
        }
    }
}

/// What was typed, and the message that came back with its cost.
pub(super) fn exchange(text: &str, answer: Option<&Sms>, locale: Locale) -> String {
    let bubble = html! {
        li.sent { (text) }
        @match answer {
            Some(sms) => {
                li.got { (sms.text) }
                li.cost { (cost(sms, locale)) }
            }
            None => li.cost { (say(locale, "web-sms-silence")) },
        }
    };
    bubble.into_string()
}

fn cost(sms: &Sms, locale: Locale) -> String {
    let mut args = Args::new();
    args.set("segments", sms.segments);
    args.set("units", sms.units);
    args.set("encoding", sms.encoding.clone());
    let mut cost = phrases().say(locale, "web-sms-cost", &args);
    sms.price.iter().for_each(|price| cost.extend([" · ", price]));
    cost
}
