//! Ten leaks on purpose, each in a place that a careless program would leave it in.

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use hamroh::store::backup;
use rust_xlsxwriter::Workbook;
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

use super::{
    askers::Asker,
    crawl::Given,
    planted::{ASKERS, SCANNER},
    world::files,
};
use crate::support::postgres::Postgres;

/// A place, and what must be found in it.
struct Leak {
    given: Given,
    identifier: String,
    encoding: &'static str,
}

fn leak(place: &str, bytes: impl Into<Vec<u8>>, identifier: &str, encoding: &'static str) -> Leak {
    let given = Given { place: place.into(), bytes: bytes.into() };
    Leak { given, identifier: identifier.to_owned(), encoding }
}

/// Runs statements one after the other; the connection stays open.
async fn run(url: &str, statements: &[&str]) -> AnyConnection {
    sqlx::any::install_default_drivers();
    let mut database = AnyConnection::connect(url).await.unwrap();
    for statement in statements {
        let statement = AssertSqlSafe((*statement).to_owned());
        sqlx::raw_sql(statement).execute(&mut database).await.unwrap();
    }
    database
}

fn file(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).unwrap()
}

/// In a row, in the journal, in what a deleted row leaves, in a backup.
async fn in_sqlite(folder: &Path, askers: &[Asker]) -> Vec<Leak> {
    let url = |name: &str| format!("sqlite://{}/{name}?mode=rwc", folder.display());
    let row = format!("insert into leak values ('{}')", askers[0].name);
    let kept = run(&url("row.db"), &["create table leak (name text)", &row]).await;
    kept.close().await.unwrap();

    let number = &askers[1].telephone;
    let row = format!("insert into leak values ({})", number.trim_start_matches('+'));
    let wal = "pragma journal_mode = wal; pragma wal_autocheckpoint = 0";
    let journal = run(&url("journal.db"), &[wal, "create table leak (number bigint)", &row]).await;
    let written = file(folder, "journal.db-wal");
    journal.close().await.unwrap();

    let hidden = hex::encode(&askers[2].telephone);
    let rows = format!("insert into leak values ('first'), ('{hidden}'), ('last')");
    let delete = format!("delete from leak where number = '{hidden}'");
    let careless = "pragma secure_delete = off";
    let statements = [careless, "create table leak (number text)", &rows, &delete];
    run(&url("deleted.db"), &statements).await.close().await.unwrap();

    let hash = hex::encode(Sha256::digest(&askers[3].telephone));
    let row = format!("insert into leak values ('{hash}')");
    let hashed = run(&url("hashed.db"), &["create table leak (who text)", &row]).await;
    hashed.close().await.unwrap();
    let address = format!("sqlite://{}/hashed.db", folder.display());
    backup(&address, &folder.join("copy.db")).await.unwrap();

    vec![
        leak("a row", file(folder, "row.db"), &askers[0].name, "UTF-8"),
        leak("the journal", written, number, "a big-endian integer, shortened"),
        leak("a deleted row", file(folder, "deleted.db"), &askers[2].telephone, "hexadecimal"),
        leak("a backup", file(folder, "copy.db"), &askers[3].telephone, "SHA-256 in hexadecimal"),
    ]
}

/// In a table, and in the journal when the table is gone.
async fn in_postgresql(askers: &[Asker]) -> Vec<Leak> {
    let cluster = Postgres::start();
    let url = cluster.database("leaks");
    let row = format!("insert into leak values ({})", askers[4].id);
    let gone = format!("insert into gone values ('{}')", askers[5].name);
    let statements = [
        "create table leak (id bigint)",
        &row,
        "create table gone (name text)",
        &gone,
        "drop table gone",
        "checkpoint",
    ];
    run(&url, &statements).await.close().await.unwrap();
    let of = |folder: &str| -> Vec<u8> {
        files(&cluster.data().join(folder)).into_iter().flat_map(|given| given.bytes).collect()
    };
    vec![
        leak("a table", of("base"), &askers[4].id.to_string(), "a little-endian integer"),
        leak("pg_wal", of("pg_wal"), &askers[5].name, "UTF-8"),
    ]
}

/// In the log, in a page, in exports.
fn in_what_is_given_out(askers: &[Asker]) -> Vec<Leak> {
    let line = serde_json::json!({ "said": askers[6].name }).to_string();
    let line: String = line.chars().map(escaped).collect();
    let picture = STANDARD.encode(format!("at: {}", askers[7].telephone));
    let page = format!("<img src=\"data:text/plain;base64,{picture}\">");
    let national = &askers[8].telephone[4..];
    let groups = [&national[..2], &national[2..5], &national[5..7], &national[7..]].join(" ");
    let table = format!("\u{feff}who,how often\r\n{groups},3\r\n");
    let mut book = Workbook::new();
    book.add_worksheet().write_string(3, 1, format!("asked by {}", askers[9].name)).unwrap();
    let book = book.save_to_buffer().unwrap();
    vec![
        leak("the log", line, &askers[6].name, "JSON"),
        leak("a page", page, &askers[7].telephone, "base64, second alignment"),
        leak("a CSV file", table, &askers[8].telephone, "spaced digits"),
        leak("a spreadsheet", book, &askers[9].name, "UTF-8"),
    ]
}

/// As programs write JSON that goes through old hands.
fn escaped(letter: char) -> String {
    match letter.is_ascii() {
        true => letter.to_string(),
        false => format!("\\u{:04x}", u32::from(letter)),
    }
}

#[tokio::test]
async fn each_of_ten_leaks_is_found_where_it_is_and_nobody_else() {
    let askers = &ASKERS[..];
    let folder = TempDir::new().unwrap();
    let mut leaks = in_sqlite(folder.path(), askers).await;
    leaks.extend(in_postgresql(askers).await);
    leaks.extend(in_what_is_given_out(askers));
    assert_eq!(leaks.len(), 10);
    for Leak { given, identifier, encoding } in leaks {
        let found = SCANNER.scan(&given.bytes);
        let expected = format!("{identifier} as {encoding}");
        assert!(found.contains(&expected), "{}: {found:?}, not {expected}", given.place);
        let leaking = |one: &String| {
            askers[..10].iter().flat_map(Asker::identifiers).any(|id| one.starts_with(&id))
        };
        assert!(found.iter().all(leaking), "{}: {found:?}", given.place);
    }
}
