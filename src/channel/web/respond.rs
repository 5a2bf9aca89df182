//! What the page answers: it is shown, and something is said.

use std::{sync::Arc, time::Instant};

use axum::{
    Form,
    extract::{
        Query, State,
        rejection::{FormRejection, QueryRejection},
    },
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    Site, guard,
    page::{conversation, refused},
    visits::{Visit, VisitId},
};
use crate::{
    channel::{command::typed, today},
    conversation::{Channel, Command, Inbound, Said, Turn},
    http::language,
    memory::Address,
};

/// The longest text that is read, in characters; what is beyond is cut off.
pub(super) const LONGEST: usize = 2000;
/// The longest word of a link that is followed, in bytes, as on Telegram.
const LONGEST_START: usize = 64;

/// The address's query.
#[derive(Deserialize)]
pub(super) struct Opened {
    start: Option<String>,
}

/// What the forms send: one of `text`, `press`, `clear` and `sms`.
#[derive(Deserialize)]
pub(super) struct Sent {
    start: Option<String>,
    text: Option<String>,
    press: Option<String>,
    clear: Option<String>,
    sms: Option<String>,
}

/// Shows the conversation, or how one begins; `?start=` opens an entry, a topic or a code.
///
/// Nothing is kept yet, so that a page can be opened again and again: the beginning comes back with what is said next.
pub(super) async fn show(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    opened: Result<Query<Opened>, QueryRejection>,
) -> Response {
    let (id, now) = (VisitId::of(&headers), Instant::now());
    let mut visit = id.map(|id| site.visits.get(id, now)).unwrap_or_default();
    let begun = !visit.is_empty();
    let link = opened.ok().and_then(|Query(opened)| opened.start).filter(|word| followable(word));
    let start = link.or_else(|| (!begun).then(String::new));
    if let Some(word) = &start {
        // Without a visit there is no session: no number that is given out is 0.
        let address = Address::web(id.map_or(0, VisitId::number));
        let inbound = inbound(begin(word), &headers);
        visit.reply(&site.desk.answer(&address, &inbound, now), None);
    }
    conversation(&visit, start.as_deref(), begun).into_response()
}

/// Answers what was typed or pressed, and leads to the page at that place.
pub(super) async fn say(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    sent: Result<Form<Sent>, FormRejection>,
) -> Response {
    let locale = language(&headers).unwrap_or_default();
    let sent = match sent {
        Ok(Form(sent)) => sent,
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return refused(rejection.status(), locale, "web-too-long");
        }
        Err(_) => return refused(StatusCode::BAD_REQUEST, locale, "web-unreadable"),
    };
    let written = sent.sms.as_deref().map(cut).filter(|text| !text.is_empty());
    let heard = heard(&sent);
    if written.is_none() && heard.is_none() {
        return Redirect::to("/try").into_response();
    }
    let Some(id) = VisitId::of(&headers).or_else(VisitId::random) else {
        return refused(StatusCode::SERVICE_UNAVAILABLE, locale, "web-unreadable");
    };
    let guest = Guest { site: &site, id, headers: &headers };
    let place = match (written, heard) {
        (Some(text), _) => {
            guest.text(&text);
            "/try#sms".to_owned()
        }
        (None, heard) => {
            guest.follow(sent.start.filter(|word| followable(word)));
            let shown = heard.map(|heard| guest.say(heard)).unwrap_or_default();
            format!("/try#m{shown}")
        }
    };
    let cookie = id.cookie(guard::is_secure(&headers));
    let place = Redirect::to(&place);
    match HeaderValue::from_str(&cookie) {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], place).into_response(),
        Err(_) => place.into_response(),
    }
}

/// One visit and its request.
struct Guest<'a> {
    site: &'a Site,
    id: VisitId,
    headers: &'a HeaderMap,
}

impl Guest<'_> {
    /// Keeps the beginning that the page has shown already; a form that was sent twice brings it twice.
    fn follow(&self, start: Option<String>) {
        let known = self.site.visits.get(self.id, Instant::now()).followed;
        if let Some(word) = start.as_deref().filter(|_| start != known) {
            self.turn(begin(word), |visit, turn| visit.reply(turn, None));
        }
        self.site.visits.change(self.id, Instant::now(), |visit| visit.followed = start);
    }

    /// Returns the number of the bubble to look at: what was typed, with its answer below, or what was pressed for.
    fn say(&self, heard: Heard) -> u32 {
        let shown = self.turn(heard.said, |visit, turn| {
            let own = heard.typed.map(|text| visit.hear(&text, turn.observation.locale));
            let first = visit.reply(turn, heard.pressed);
            own.filter(|_| !turn.forget).or(first)
        });
        shown.unwrap_or_default()
    }

    /// Writes an SMS: the telephone has a conversation of its own.
    fn text(&self, text: &str) {
        let (address, now) = (Address::web_telephone(self.id.number()), Instant::now());
        let locale = self.site.visits.get(self.id, now).locale.or(language(self.headers));
        let answer = (self.site.handset)(&address, text, locale, now);
        let keep =
            |visit: &mut Visit| visit.text(text, answer.as_ref(), locale.unwrap_or_default());
        self.site.visits.change(self.id, now, keep);
    }

    fn turn<T>(&self, said: Said, keep: impl FnOnce(&mut Visit, &Turn) -> T) -> T {
        let (address, now) = (Address::web(self.id.number()), Instant::now());
        let turn = self.site.desk.answer(&address, &inbound(said, self.headers), now);
        let kept = self.site.visits.change(self.id, now, |visit| keep(visit, &turn));
        self.site.desk.settle(&address, &turn, now);
        if turn.forget {
            self.site.desk.forget(&Address::web_telephone(self.id.number()));
        }
        kept
    }
}

fn followable(word: &str) -> bool {
    word.len() <= LONGEST_START
}

fn begin(word: &str) -> Said {
    Said::Command(Command::Start((!word.is_empty()).then(|| word.to_owned())))
}

/// What a form says.
struct Heard {
    said: Said,
    /// The words for the person's own bubble.
    typed: Option<String>,
    /// The bubble whose button was pressed.
    pressed: Option<u32>,
}

/// Nothing, if the text is empty or the button is none of this service.
fn heard(sent: &Sent) -> Option<Heard> {
    if sent.clear.is_some() {
        return Some(Heard { said: Said::Command(Command::Clear), typed: None, pressed: None });
    }
    if let Some(value) = &sent.press {
        let (number, press) = value.split_once('/')?;
        let said = Said::Pressed(press.parse().ok()?);
        return Some(Heard { said, typed: None, pressed: number.parse().ok() });
    }
    let text = cut(sent.text.as_deref()?);
    let said = typed(&text);
    (!text.is_empty()).then_some(Heard { said, typed: Some(text), pressed: None })
}

fn cut(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

fn inbound(said: Said, headers: &HeaderMap) -> Inbound {
    Inbound { channel: Channel::Web, locale_hint: language(headers), today: today(), said }
}
