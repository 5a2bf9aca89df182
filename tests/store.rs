//! The contract of the store: every function, on both databases.

use crate::{staff::contract as staff, support::postgres::Postgres};
use hamroh::{
    knowledge::{ContentFile, read, shipped_files},
    store::{Change, Library, Mode, Store, StoreError, StoredFile, Tables, shipping, watch},
};
use tempfile::TempDir;

fn file(path: &str, text: &str) -> ContentFile {
    ContentFile { path: path.into(), text: text.into() }
}

fn sqlite(folder: &TempDir) -> String {
    format!("sqlite://{}/deep/hamroh.db", folder.path().display())
}

/// All that a store promises.
async fn contract(url: &str) {
    let store = Store::open(url, Mode::Serve).await.unwrap();
    assert_eq!(store.content_files().await.unwrap(), []);

    let shipped = file("b/ҳуҷҷат.toml", "title = \"ғӣқӯҳҷ 'one' $1\"\n");
    store
        .change_content(&[Change::Ship(shipped.clone()), Change::Edit(file("a.toml", "own"))])
        .await
        .unwrap();
    let stored = store.content_files().await.unwrap();
    let own = StoredFile { file: file("a.toml", "own"), shipped: None };
    let taken = StoredFile { file: shipped.clone(), shipped: Some(shipped.text.clone()) };
    assert_eq!(stored, [own.clone(), taken]);

    store
        .change_content(&[
            Change::Edit(file(&shipped.path, "mended")),
            Change::Offer(file(&shipped.path, "newer")),
        ])
        .await
        .unwrap();
    let touched = StoredFile { file: file(&shipped.path, "mended"), shipped: Some("newer".into()) };
    assert_eq!(store.content_files().await.unwrap(), [own, touched]);

    store
        .change_content(&[
            Change::Remove("a.toml".into()),
            Change::Ship(file(&shipped.path, "newest")),
        ])
        .await
        .unwrap();
    let newest = StoredFile { file: file(&shipped.path, "newest"), shipped: Some("newest".into()) };
    assert_eq!(store.content_files().await.unwrap(), [newest]);
    store.close().await;

    let again = Store::open(url, Mode::Read).await.unwrap();
    assert_eq!(again.content_files().await.unwrap().len(), 1);
    assert_eq!(again.tables().await.unwrap(), Tables::Current);
    again.close().await;
}

/// First start, second start, a change by staff, a change taken up while running.
async fn library(url: &str) {
    let (library, content) = Library::open(url).await.unwrap();
    let shipped = read(&shipped_files()).unwrap();
    assert_eq!(content.entries().len(), shipped.entries().len());

    let path = "about/about-service.toml";
    let original = shipped_files().into_iter().find(|file| file.path == path).unwrap();
    let mended =
        file(path, &original.text.replacen("severity = \"normal\"", "severity = \"serious\"", 1));
    assert_ne!(original, mended);
    let staff = Store::open(url, Mode::Serve).await.unwrap();
    staff.change_content(&[Change::Edit(mended.clone())]).await.unwrap();

    let (served, mut news) = tokio::sync::mpsc::unbounded_channel();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let following =
        tokio::spawn(watch(library, move |content| served.send(content).unwrap(), async {
            stopped.await.unwrap()
        }));
    let taken_up = tokio::time::timeout(std::time::Duration::from_secs(5), news.recv()).await;
    let content = taken_up.expect("a change is served within five seconds").unwrap();
    let entry = content.entry(&"about-service".parse().unwrap()).unwrap();
    assert_eq!(entry.severity, hamroh::knowledge::Severity::Serious);
    stop.send(()).unwrap();
    following.await.unwrap();

    let plan = shipping(&staff.content_files().await.unwrap(), &shipped_files());
    assert_eq!((plan.changes, plan.kept), (vec![], vec![]), "what staff touched is kept");
    staff.close().await;
}

#[tokio::test]
async fn sqlite_keeps_the_contract() {
    let folder = TempDir::new().unwrap();
    contract(&sqlite(&folder)).await;
}

#[tokio::test]
async fn sqlite_keeps_the_contract_for_staff() {
    let folder = TempDir::new().unwrap();
    staff::contract(&sqlite(&folder)).await;
}

#[tokio::test]
async fn sqlite_is_followed_while_the_program_runs() {
    let folder = TempDir::new().unwrap();
    library(&sqlite(&folder)).await;
}

#[tokio::test]
async fn postgresql_keeps_the_same_contract() {
    let cluster = Postgres::start();
    contract(&cluster.database("contract")).await;
    staff::contract(&cluster.database("staff")).await;
    library(&cluster.database("library")).await;
}

#[tokio::test]
async fn a_database_that_is_only_read_is_never_made() {
    let folder = TempDir::new().unwrap();
    assert!(matches!(Store::open(&sqlite(&folder), Mode::Read).await, Err(StoreError::Missing)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn deleted_text_is_not_readable_in_the_file() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&sqlite(&folder), Mode::Serve).await.unwrap();
    store.change_content(&[Change::Edit(file("a.toml", "planted-text-of-staff"))]).await.unwrap();
    store.change_content(&[Change::Remove("a.toml".into())]).await.unwrap();
    store.close().await;
    let bytes = std::fs::read(folder.path().join("deep/hamroh.db")).unwrap();
    assert!(!bytes.windows(12).any(|window| window == b"planted-text"));
    assert!(!folder.path().join("deep/hamroh.db-wal").exists());
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused_by_name() {
    let error = Store::open("mysql://localhost/x", Mode::Serve).await.unwrap_err().to_string();
    assert!(error.contains("DATABASE_URL"), "{error}");
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_named() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    let url = format!("sqlite://{}/file/hamroh.db", folder.path().display());
    let error = Store::open(&url, Mode::Serve).await.unwrap_err().to_string();
    assert!(error.contains("DATABASE_URL") && error.contains("cannot be written"), "{error}");
}
