//! `hamroh backup`, and the restore drill of docs/operator.md.

use std::{
    fs::{self, DirBuilder},
    os::unix::fs::{DirBuilderExt, MetadataExt},
    path::Path,
    time::SystemTime,
};

use chrono::{DateTime, Utc};
use hamroh::{
    knowledge::{ContentFile, shipped_files},
    store::{Change, Mode, Store},
};
use reqwest::StatusCode;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use super::{hamroh, names, said};
use crate::{
    staff::browser::{Browser, PASSWORD, code, secret},
    support::program::Launch,
};

/// What staff change in the entry of this code, and the words they put there.
const CODE: &str = "290";
const WORDS: &str = "Nothing of this stays here";

/// A change by staff that no start has brought.
fn edit() -> Change {
    let path = "about/privacy.toml";
    let ContentFile { path, text } =
        shipped_files().into_iter().find(|file| file.path == path).unwrap();
    Change::Edit(ContentFile { path, text: text.replace("To delete the conversation", WORDS) })
}

/// All rows of all tables, as SQL literals.
async fn rows(file: &Path) -> Vec<(String, String)> {
    sqlx::any::install_default_drivers();
    let mut database =
        AnyConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let tables: Vec<(String,)> =
        sqlx::query_as("select name from sqlite_master where type = 'table' order by name")
            .fetch_all(&mut database)
            .await
            .unwrap();
    let mut all = Vec::new();
    for (table,) in tables {
        let columns = format!(
            "select group_concat('quote(\"' || name || '\")', '||'';''||') from pragma_table_info('{table}')"
        );
        let (columns,): (String,) =
            sqlx::query_as(AssertSqlSafe(columns)).fetch_one(&mut database).await.unwrap();
        let query = format!(
            "select coalesce(group_concat(line, char(10)), '') from (select {columns} as line from \"{table}\" order by 1)"
        );
        let (lines,): (String,) =
            sqlx::query_as(AssertSqlSafe(query)).fetch_one(&mut database).await.unwrap();
        all.push((table, lines));
    }
    database.close().await.unwrap();
    all
}

/// Somebody of the staff, with a code app.
struct Member {
    secret: String,
}

impl Member {
    /// Takes up the account that the demonstration made: its link stands in what it said.
    async fn join(home: &str, said: &str) -> (Self, Browser) {
        let path = &said[said.find("/staff/welcome/").expect(said)..];
        let path = path.split_whitespace().next().unwrap();
        let mut browser = Browser::at(home);
        let secret = secret(&browser.page(path).await);
        let code = code(&secret, now());
        let fields = [("password", PASSWORD), ("again", PASSWORD), ("code", code.as_str())];
        assert_eq!(browser.post(path, &fields).await.status(), StatusCode::SEE_OTHER);
        (Self { secret }, browser)
    }

    /// Signs in where the same account is. A code is good once: this is the next.
    async fn sign_in(&self, home: &str) -> Browser {
        let mut browser = Browser::at(home);
        let code = code(&self.secret, now() + 30);
        let entered = browser.sign_in("demo", PASSWORD, &code).await;
        assert_eq!(entered.status(), StatusCode::SEE_OTHER);
        browser
    }
}

fn now() -> i64 {
    DateTime::<Utc>::from(SystemTime::now()).timestamp()
}

/// The figures of two reports as files have them, without the day on which the files were made.
async fn figures(browser: &Browser) -> Vec<String> {
    let mut lines = Vec::new();
    for file in ["report.csv", "channels.csv", "topics.csv"] {
        let text = browser.page(&format!("/staff/{file}")).await;
        lines.extend(text.lines().skip(2).map(str::to_owned));
    }
    lines
}

#[tokio::test]
async fn a_backup_made_while_serving_restores_the_same_answers_and_counts() {
    let database = [("DATABASE_URL", "sqlite://hamroh-demo/hamroh.db")];
    let launch = Launch::alone().with(database[0].0, database[0].1);
    let (here, file) = (launch.folder(), launch.folder().join("copy.db"));
    let filled = hamroh(here, &[], &["demo", "--fill-only"]);
    assert!(filled.status.success(), "{}", said(&filled));
    let program = launch.start().await;
    let home = program.page().await.replace("/try", "");
    let (member, browser) = Member::join(&home, &said(&filled)).await;
    let shown = figures(&browser).await;
    assert!(shown.len() > 100, "{shown:?}");
    let url = format!("sqlite://{}/hamroh-demo/hamroh.db", here.display());
    let staff = Store::open(&url, Mode::Serve).await.unwrap();
    staff.change_content(&[edit()]).await.unwrap();

    let output = hamroh(here, &database, &["backup", "copy.db"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(fs::metadata(&file).unwrap().mode() & 0o777, 0o600);
    let again = hamroh(here, &database, &["backup", "copy.db"]);
    assert!(!again.status.success() && said(&again).contains("is there already"));
    let kept = rows(&here.join("hamroh-demo/hamroh.db")).await;

    let listen = home.replace("http://", "");
    let before = names(here);
    let doctor = hamroh(here, &[database[0], ("HAMROH_LISTEN", &listen)], &["doctor"]);
    let report = said(&doctor);
    assert!(doctor.status.success() && report.contains("Hamroh is running there"), "{report}");
    assert!(report.contains("its tables are up to date"), "{report}");
    assert_eq!(names(here), before, "the doctor makes no file");

    let restored = Launch::alone();
    let there = restored.folder();
    DirBuilder::new().mode(0o700).create(there.join("hamroh-data")).unwrap();
    fs::copy(&file, there.join("hamroh-data/hamroh.db")).unwrap();
    assert_eq!(rows(&there.join("hamroh-data/hamroh.db")).await, kept);
    let counts = kept.iter().find(|(table, _)| table == "marginal_count").unwrap();
    assert!(counts.1.lines().count() > 10_000, "a year of counts");
    let ask = |folder, database| said(&hamroh(folder, database, &["ask", "--locale", "en", CODE]));
    let answer = ask(there, &[]);
    assert!(answer.contains(WORDS), "{answer}");
    assert_eq!(answer, ask(here, &database));
    let report = hamroh(there, &[], &["doctor"]);
    assert!(report.status.success(), "{}", said(&report));
    staff.close().await;

    let second = restored.start().await;
    let home = second.page().await.replace("/try", "");
    assert_eq!(figures(&member.sign_in(&home).await).await, shown);
}

#[test]
fn what_is_not_there_cannot_be_backed_up_and_leaves_nothing() {
    let folder = tempfile::TempDir::new().unwrap();
    let none = hamroh(folder.path(), &[], &["backup", "copy.db"]);
    assert!(!none.status.success() && said(&none).contains("no database file"), "{}", said(&none));
    fs::create_dir(folder.path().join("hamroh-data")).unwrap();
    fs::write(folder.path().join("hamroh-data/hamroh.db"), "this is no database").unwrap();
    let torn = hamroh(folder.path(), &[], &["backup", "copy.db"]);
    assert!(!torn.status.success(), "{}", said(&torn));
    assert!(!folder.path().join("copy.db").exists());
}

#[test]
fn with_postgresql_its_own_tool_is_named_with_the_whole_command() {
    let folder = tempfile::TempDir::new().unwrap();
    let secret = [("DATABASE_URL", "postgres://hamroh:secret-of-nobody@127.0.0.1:1/hamroh")];
    let output = hamroh(folder.path(), &secret, &["backup", "copy.dump"]);
    let words = said(&output);
    assert!(!output.status.success() && !words.contains("secret-of-nobody"), "{words}");
    assert!(
        words.contains("pg_dump --format=custom --file=copy.dump \"$DATABASE_URL\""),
        "{words}"
    );
}
