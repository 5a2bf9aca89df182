//! The log of what staff did, for admins.

use std::sync::Arc;

use axum::{
    Extension,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::{
    frame::{failed, inner, notice},
    page::Page,
    session::Visitor,
    site::Site,
    words::moment,
};
use crate::store::Deed;

/// How long deeds are kept, in seconds: 12 months.
pub(super) const KEPT: i64 = 366 * 24 * 60 * 60;
/// Deeds on the page.
const SHOWN: i64 = 500;

/// Shows the newest deeds, and who has an account.
pub(super) async fn show(
    State(site): State<Arc<Site>>,
    Extension(visitor): Extension<Visitor>,
) -> Response {
    if visitor.role < Page::Deeds.least_role() {
        return notice(StatusCode::FORBIDDEN, visitor.speech, "staff-not-yours");
    }
    let found = async {
        site.note(&visitor.name, "viewed", Page::Deeds.slug()).await?;
        let store = site.store().await?;
        let made_up = site.ledger.account().await?.made_up;
        Ok((made_up, store.deeds(SHOWN).await?, store.accounts().await?))
    };
    match found.await {
        Ok((made_up, deeds, accounts)) => {
            inner(&visitor, Page::Deeds, "", made_up, &body(&site, &visitor, &deeds, &accounts))
                .into_response()
        }
        Err(error) => failed(visitor.speech, &error),
    }
}

fn body(site: &Site, visitor: &Visitor, deeds: &[Deed], accounts: &[(String, String)]) -> Markup {
    let say = |id: &str| visitor.speech.say(id);
    html! {
        p.lead { (say("staff-deeds-lead")) }
        section {
            h2 { (say("staff-accounts")) }
            div.wide tabindex="0" role="region" aria-label=(say("staff-accounts")) { table {
                thead { tr { th scope="col" { (say("staff-name")) } th scope="col" { (say("staff-role")) } } }
                tbody { @for (name, role) in accounts {
                    tr { th scope="row" { (name) } td { (say(&format!("staff-role-{role}"))) } }
                } }
            } }
        }
        section {
            h2 { (say("staff-deeds")) }
            div.wide tabindex="0" role="region" aria-label=(say("staff-deeds")) { table {
                thead { tr {
                    @for id in ["staff-when", "staff-name", "staff-what"] { th scope="col" { (say(id)) } }
                } }
                tbody { @for deed in deeds { (row(site, visitor, deed)) } }
            } }
        }
    }
}

fn row(site: &Site, visitor: &Visitor, deed: &Deed) -> Markup {
    let at = DateTime::<Utc>::from_timestamp(deed.at, 0).unwrap_or_default();
    html! {
        tr {
            td.when { (moment(at, site.around.zone)) }
            td { (deed.name) }
            td { (what(visitor, deed)) }
        }
    }
}

/// What was done, and with what: pages by their title, everything else as it was noted.
fn what(visitor: &Visitor, deed: &Deed) -> String {
    let done = visitor.speech.say(&format!("staff-deed-{}", deed.deed));
    let (name, rest) = deed.subject.split_once(' ').unwrap_or((&deed.subject, ""));
    match Page::named(name) {
        Some(page) => {
            format!("{done}: {} {rest}", visitor.speech.say(&page.title())).trim_end().to_owned()
        }
        None if deed.subject.is_empty() => done,
        None => format!("{done}: {}", deed.subject),
    }
}
