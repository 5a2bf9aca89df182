//! Identifiers are planted in thousands of messages to the running program; then every byte that it wrote or gave out is looked at.

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use hamroh::statistics::{Count, Table};

use super::{
    askers::Asker,
    crawl::Given,
    scanner::{Scanner, parts},
    world::{World, files, later},
};
use crate::support::postgres::Postgres;

/// Pages of the staff, each in three languages.
const PAGES: [&str; 11] = [
    "week", "topics", "channels", "hours", "missed", "entries", "sources", "alerts", "report",
    "system", "deeds",
];

/// All who write; five messages each.
pub static ASKERS: LazyLock<Vec<Asker>> = LazyLock::new(|| (0..2_000).map(Asker::new).collect());
/// Of all of them together: to make it takes some seconds.
pub static SCANNER: LazyLock<Scanner> = LazyLock::new(|| {
    let identifiers: Vec<String> = ASKERS.iter().flat_map(Asker::identifiers).collect();
    Scanner::new(identifiers.iter().map(String::as_str))
});

fn assert_clean(all: &[Given]) {
    for Given { place, bytes } in all {
        let found = SCANNER.scan(bytes);
        assert!(found.is_empty(), "{place}: {found:?}");
    }
}

fn has(all: &[Given], name: &str) -> bool {
    all.iter().any(|given| given.place.contains(name))
}

/// All pages in all languages, their files, and that figures stand in them.
fn assert_whole(pages: &[Given]) {
    let places: BTreeSet<&str> = pages.iter().map(|given| given.place.as_str()).collect();
    for language in ["tg", "ru", "en"] {
        for page in PAGES {
            assert!(places.contains(format!("{language} /staff/{page}").as_str()), "{page}");
        }
        for page in &PAGES[..9] {
            for kind in ["csv", "xlsx"] {
                let file = format!("{language} /staff/{page}.{kind}");
                assert!(places.iter().any(|place| place.starts_with(&file)), "{file}");
            }
        }
    }
    let sheets = pages.iter().filter(|given| given.bytes.starts_with(b"PK"));
    assert!(
        sheets.clone().count() >= 27 && sheets.clone().all(|book| parts(&book.bytes).len() > 5)
    );
}

/// The largest figure of all CSV files.
fn largest(pages: &[Given]) -> u64 {
    let files = pages.iter().filter(|given| given.place.contains(".csv"));
    let texts = files.map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
    let cells = texts.flat_map(|text| {
        let cells = text.lines().flat_map(|line| line.split(',').skip(1));
        cells.filter_map(|cell| cell.parse::<u64>().ok()).max()
    });
    cells.max().unwrap_or_default()
}

/// What the running program writes and gives out, then what it leaves; what was counted.
async fn assert_no_trace(world: &World, folder: &Path) -> Vec<Count> {
    world.converse().await;
    let written = files(folder);
    assert!(has(&written, "hamroh.db-shm") || has(&written, "pg_wal"));
    assert_clean(&written);
    let pages = world.pages().await;
    assert_whole(&pages);
    assert_clean(&pages);
    world.stop().await;
    assert_clean(&files(folder));
    let counts = world.counts().await;
    let counted = counts.iter().filter(|count| count.table == Table::AskersDay);
    let askers: u64 = counted.map(|count| count.count).sum();
    assert!(askers >= world.askers.len() as u64, "everybody was counted: {askers}");
    let log = world.service.program.output().into_bytes();
    assert_clean(&[Given { place: "the log".into(), bytes: log }]);
    counts
}

/// What will be shown of these counts once their week is closed.
async fn assert_nothing_shown(counts: Vec<Count>) {
    let pages = later(counts).await;
    assert_whole(&pages);
    let most = largest(&pages);
    assert!(most >= ASKERS.len() as u64 / 2, "the figures are shown: {most}");
    assert_clean(&pages);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_2_000_askers_and_10_000_messages_nothing_is_found_in_sqlite() {
    let world = World::start(None, &ASKERS).await;
    let folder = world.service.launch.folder();
    let counts = assert_no_trace(&world, folder).await;
    assert_nothing_shown(counts).await;
    world.command(&["backup", "copy.db"]);
    let written = files(folder);
    assert!(has(&written, "hamroh.db") && has(&written, "copy.db"));
    assert_clean(&written);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_as_many_nothing_is_found_in_postgresql_its_journal_and_its_dump() {
    let cluster = Postgres::start();
    let world = World::start(Some(&cluster.database("planted")), &ASKERS).await;
    assert_no_trace(&world, cluster.folder()).await;
    cluster.dump("planted");
    let written = files(cluster.folder());
    assert!(
        has(&written, "pg_wal") && has(&written, "planted.dump") && has(&written, "planted.sql")
    );
    assert_clean(&written);
}
