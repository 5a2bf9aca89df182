//! Showing a page of figures, or handing it out as a file.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    files,
    frame::{failed, inner, notice},
    grid::Grid,
    ledger::Account,
    page::Page,
    pages::{Asked, Desk, View, made, method},
    session::Visitor,
    site::Site,
    words::Words,
};
use crate::store::StoreError;

/// The kinds of file that a page can be taken along as.
#[derive(Clone, Copy)]
enum File {
    Csv,
    Xlsx,
}

impl File {
    const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// `week` is a page, `week.csv` the same as a file.
pub(super) async fn show(
    State(site): State<Arc<Site>>,
    Extension(visitor): Extension<Visitor>,
    Path(name): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let (page, kind) = match name.split_once('.') {
        None => (name.as_str(), None),
        Some((page, "csv")) => (page, Some(File::Csv)),
        Some((page, "xlsx")) => (page, Some(File::Xlsx)),
        Some(_) => ("", None),
    };
    let Some(page) = Page::named(page).filter(|page| page.has_figures() || kind.is_none()) else {
        return notice(StatusCode::NOT_FOUND, visitor.speech, "staff-no-page");
    };
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    match answer(&site, &visitor, page, kind, asked).await {
        Ok(response) => response,
        Err(error) => failed(visitor.speech, &error),
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    page: Page,
    kind: Option<File>,
    asked: Asked,
) -> Result<Response, StoreError> {
    let Account { counts, made_up, .. } = site.ledger.account().await?;
    let words = Words { speech: visitor.speech, guide: (site.around.guide)() };
    let campaigns = site.store().await?.campaigns().await?;
    let (today, state) = (site.around.today(), (site.around.state)());
    let zone = site.around.zone;
    let desk = Desk { visitor, words, counts, today, zone, asked, state, campaigns };
    let view = desk.view(page);
    match kind {
        None => {
            site.note(&visitor.name, "viewed", page.slug()).await?;
            Ok(inner(visitor, page, &view.query, made_up, &view.body).into_response())
        }
        Some(kind) => {
            let subject = format!("{} {}", page.slug(), kind.name());
            site.note(&visitor.name, "exported", &subject).await?;
            Ok(file(&desk, page, kind, &view, made_up))
        }
    }
}

/// The sheets of a page as a file, with the notes that belong to them.
fn file(desk: &Desk<'_>, page: Page, kind: File, view: &View, made_up: bool) -> Response {
    let speech = desk.words.speech;
    let title = format!("{}: {}", speech.say("staff-title"), speech.say(&page.title()));
    let mut notes = vec![title, made(desk)];
    notes.extend(made_up.then(|| speech.say("staff-made-up")));
    notes.extend(method(desk));
    let grids: Vec<Grid> = view.sheets.iter().map(|sheet| Grid::of(sheet, &desk.words)).collect();
    let bytes = match kind {
        File::Csv => files::csv(&notes, &grids).into_bytes(),
        File::Xlsx => match files::xlsx(&speech.say("staff-file-about"), &notes, &grids) {
            Ok(bytes) => bytes,
            Err(error) => {
                tracing::error!(error = %error, "A spreadsheet could not be made");
                return notice(StatusCode::INTERNAL_SERVER_ERROR, speech, "staff-no-file");
            }
        },
    };
    let place =
        format!("attachment; filename=\"hamroh-{}-{}.{}\"", page.slug(), desk.today, kind.name());
    let head = [
        (header::CONTENT_TYPE, kind.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, place),
    ];
    (head, bytes).into_response()
}
