//! Visits: what the page shows again, in memory only.

use std::{
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::http::{HeaderMap, header};
use lru::LruCache;

use crate::{
    channel::Sms,
    conversation::{Press, Reply, ReplyKind, Turn},
    localisation::Locale,
};

use super::{bubble, bubbles::Bubbles, phone};

/// Visits kept at once; with two columns of [`BYTES`](super::bubbles::BYTES) each, 48 MiB at most.
const VISITS: NonZeroUsize = NonZeroUsize::new(256).unwrap();
/// A visit that was silent for so long is forgotten.
const IDLE: Duration = Duration::from_secs(60 * 60);

const COOKIE: &str = "visit";

/// The number of a visit: 128 random bits that nobody can guess.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct VisitId(u128);

impl VisitId {
    /// A new number; `None` when the system has no randomness to give.
    pub(super) fn random() -> Option<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).ok()?;
        Some(Self(u128::from_be_bytes(bytes)))
    }

    /// The visit that the browser names.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs =
            cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, digits) = pairs.find(|(name, _)| *name == COOKIE)?;
        let plausible = digits.len() == 32 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        plausible.then(|| u128::from_str_radix(digits, 16).ok().map(Self)).flatten()
    }

    /// The cookie that brings it back: for this page, this site and this run of the browser only.
    pub(super) fn cookie(self, secure: bool) -> String {
        let secure = if secure { "; Secure" } else { "" };
        format!("{COOKIE}={:032x}; Path=/try; HttpOnly; SameSite=Strict{secure}", self.0)
    }

    /// The number itself, as an address has it.
    pub(super) fn number(self) -> u128 {
        self.0
    }
}

/// What is kept of one visit.
#[derive(Clone, Default)]
pub(super) struct Visit {
    bubbles: Bubbles,
    /// What was written and answered by SMS.
    pub(super) sms: Bubbles,
    /// The language spoken last.
    pub(super) locale: Option<Locale>,
    /// The link that was followed last, so that its answer is not repeated.
    pub(super) followed: Option<String>,
    /// Buttons of the newest reply that lead to the same thing in another language.
    translations: Vec<(u32, Press)>,
}

impl Visit {
    /// Whether nothing was said yet.
    pub(super) fn is_empty(&self) -> bool {
        self.bubbles.is_empty()
    }

    /// All bubbles as HTML, oldest first.
    pub(super) fn html(&self) -> impl Iterator<Item = &str> {
        self.bubbles.html()
    }

    /// Adds what the person typed; returns the number of its bubble.
    pub(super) fn hear(&mut self, text: &str, locale: Locale) -> u32 {
        self.bubbles.push(|number| bubble::typed(number, text, locale))
    }

    /// Adds what the person wrote by SMS, and what came back.
    pub(super) fn text(&mut self, text: &str, answer: Option<&Sms>, locale: Locale) {
        self.sms.push(|_| phone::exchange(text, answer, locale));
    }

    /// Adds the replies of a turn, or puts one in place of the bubble whose button was pressed; returns the number of the first.
    pub(super) fn reply(&mut self, turn: &Turn, pressed: Option<u32>) -> Option<u32> {
        let locale = turn.observation.locale;
        if turn.forget {
            self.bubbles.clear();
            self.sms.clear();
        }
        let mut first = None;
        for reply in &turn.replies {
            let number = self.put(reply, locale, pressed.filter(|_| reply.replaces));
            first = first.or(Some(number));
            if reply.kind != ReplyKind::Toast {
                self.translations = translations(number, reply, locale);
            }
        }
        self.locale = Some(locale);
        first
    }

    /// The button that shows the newest reply in another language, with the number of its bubble.
    pub(super) fn translation(&self, locale: Locale) -> Option<&(u32, Press)> {
        self.translations.iter().find(|(_, press)| press.locale == locale)
    }

    fn put(&mut self, reply: &Reply, locale: Locale, place: Option<u32>) -> u32 {
        let said = |number| bubble::said(number, reply, locale);
        match place.filter(|number| self.bubbles.replace(*number, said)) {
            Some(number) => number,
            None => self.bubbles.push(said),
        }
    }
}

fn translations(number: u32, reply: &Reply, locale: Locale) -> Vec<(u32, Press)> {
    let buttons = reply.options.iter().chain(reply.actions.iter().flatten());
    let others = buttons.filter(|button| button.press.locale != locale);
    others.map(|button| (number, button.press.clone())).collect()
}

/// The visits of all browsers.
pub(super) struct Visits(Mutex<LruCache<VisitId, (Visit, Instant)>>);

impl Default for Visits {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(VISITS)))
    }
}

impl Visits {
    /// What is kept of a visit; an empty one if nothing is, or if it has been idle too long.
    pub(super) fn get(&self, id: VisitId, now: Instant) -> Visit {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        forget_idle(&mut kept, now);
        kept.peek(&id).map(|(visit, _)| visit.clone()).unwrap_or_default()
    }

    /// Changes a visit, which begins with it if there is none; the one idle longest gives way.
    pub(super) fn change<T>(
        &self,
        id: VisitId,
        now: Instant,
        change: impl FnOnce(&mut Visit) -> T,
    ) -> T {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        forget_idle(&mut kept, now);
        let (visit, last) = kept.get_or_insert_mut(id, || (Visit::default(), now));
        *last = now;
        change(visit)
    }
}

fn forget_idle(kept: &mut LruCache<VisitId, (Visit, Instant)>, now: Instant) {
    let idle = |last: Instant| now.saturating_duration_since(last) > IDLE;
    while kept.peek_lru().is_some_and(|(_, (_, last))| idle(*last)) {
        kept.pop_lru();
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn spoken(visits: &Visits, id: VisitId, now: Instant) -> u32 {
        visits.change(id, now, |visit| visit.hear("?", Locale::Tg))
    }

    #[test]
    fn an_idle_visit_is_forgotten() {
        let (visits, now) = (Visits::default(), Instant::now());
        spoken(&visits, VisitId(1), now);
        assert!(!visits.get(VisitId(1), now + IDLE).is_empty());
        assert!(visits.get(VisitId(1), now + IDLE + Duration::from_secs(1)).is_empty());
        assert!(visits.0.lock().unwrap().is_empty());
    }

    #[test]
    fn the_visit_idle_longest_gives_way() {
        let (visits, now) = (Visits::default(), Instant::now());
        for number in 0..=VISITS.get() {
            spoken(&visits, VisitId(number as u128), now);
        }
        assert!(visits.get(VisitId(0), now).is_empty());
        assert!(!visits.get(VisitId(1), now).is_empty());
    }

    #[test]
    fn only_a_number_of_128_bits_is_a_visit() {
        let of = |cookie: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_str(cookie).unwrap());
            VisitId::of(&headers).map(VisitId::number)
        };
        let digits = format!("{:032x}", 7);
        assert_eq!(of(&format!("theme=1; visit={digits}")), Some(7));
        assert_eq!(of("visit=7"), None);
        assert_eq!(of(&format!("visit=+{:031x}", 7)), None);
        assert_eq!(of(&format!("other={digits}")), None);
    }

    #[test]
    fn two_visits_never_have_the_same_number() {
        assert!(VisitId::random().unwrap() != VisitId::random().unwrap());
    }
}
