//! Somebody copies the database and its journal again and again, also while a batch is being written, and reads the raw bytes: they
//! find whole batches, and nothing of the order within one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
};

use hamroh::{
    statistics::{Count, Period, Table},
    store::{Mode, Store},
};
use sqlx::{AnyPool, AssertSqlSafe};
use tempfile::TempDir;

use super::{
    carve::{self, Row},
    open,
    pg_wal::Place,
    traffic::{BEGUN, HOURS, due, hour, write},
};
use crate::support::postgres::Postgres;

/// How long people write at most until enough copies were taken, in hours.
const LONGEST: i64 = 40 * 24;
/// Copies that must fall into a batch that is being written.
const MEANWHILE: usize = 20;

/// What the database holds after each batch: every row that there ever was.
#[derive(Default)]
struct Truth {
    cells: BTreeMap<(Table, Period, Vec<String>), u64>,
    rows: BTreeSet<Row>,
    /// People in each batch.
    people: Vec<u64>,
}

impl Truth {
    fn add(&mut self, batch: &[Count]) {
        for Count { table, period, keys, count } in batch {
            *self.cells.entry((*table, *period, keys.clone())).or_default() += count;
        }
        let cells = self.cells.clone().into_iter();
        self.rows.extend(cells.map(|((table, period, keys), count)| (table, period, keys, count)));
        let people = batch.iter().filter(|count| count.table == Table::AskersDay);
        self.people.push(people.map(|count| count.count).sum());
    }

    /// Whoever finds only these rows knows batches: of eight people or more, but for the last of a day.
    fn assert_explains(&self, found: &BTreeSet<Row>) {
        let finer: Vec<&Row> = found.difference(&self.rows).collect();
        assert!(finer.is_empty(), "between two batches: {finer:?}");
        let small = self.people.iter().filter(|people| **people < 8).count();
        assert!(small * 5 <= self.people.len(), "{:?}", self.people);
    }
}

/// Somebody who copies and reads as fast as they can.
struct Watcher {
    /// Odd while a batch is being written.
    moment: Arc<AtomicUsize>,
    ended: Arc<AtomicBool>,
    found: Arc<Mutex<Found>>,
    thread: JoinHandle<()>,
}

#[derive(Clone, Default)]
struct Found {
    rows: BTreeSet<Row>,
    /// Copies that were begun while a batch was being written.
    meanwhile: usize,
    /// Copies in whose journal there were rows.
    journals: usize,
}

impl Watcher {
    /// `copy` gives the rows of the database and those of the journal.
    fn begin(copy: impl Fn() -> [BTreeSet<Row>; 2] + Send + 'static) -> Self {
        let (moment, ended, found) = (Arc::default(), Arc::default(), Arc::default());
        let (now, end, all): (Arc<AtomicUsize>, Arc<AtomicBool>, Arc<Mutex<Found>>) =
            (Arc::clone(&moment), Arc::clone(&ended), Arc::clone(&found));
        let thread = thread::spawn(move || {
            while !end.load(Ordering::SeqCst) {
                let meanwhile = now.load(Ordering::SeqCst) % 2 == 1;
                let [rows, journal] = copy();
                let mut found = all.lock().unwrap();
                found.meanwhile += usize::from(meanwhile);
                found.journals += usize::from(!journal.is_empty());
                found.rows.extend(rows);
                found.rows.extend(journal);
            }
        });
        Self { moment, ended, found, thread }
    }

    /// Writes batches until enough copies fell into one; what was written.
    async fn follow(&self, store: &Store) -> Truth {
        let (open, mut truth) = (open(BEGUN), Truth::default());
        for number in 0..LONGEST {
            hour(&open, number, false);
            let Some(batch) = due(&open, number) else { continue };
            self.moment.fetch_add(1, Ordering::SeqCst);
            store.add_counts(&batch).await.unwrap();
            self.moment.fetch_add(1, Ordering::SeqCst);
            truth.add(&batch);
            let found = self.found.lock().unwrap();
            if number >= HOURS && found.meanwhile >= MEANWHILE && found.journals >= MEANWHILE {
                break;
            }
        }
        truth
    }

    fn end(self) -> Found {
        self.ended.store(true, Ordering::SeqCst);
        self.thread.join().unwrap();
        let found = self.found.lock().unwrap().clone();
        assert!(found.meanwhile >= MEANWHILE, "{} copies", found.meanwhile);
        assert!(found.journals >= MEANWHILE, "{} journals", found.journals);
        found
    }
}

/// The rows of a database of SQLite and of its journal.
fn copied(folder: &Path) -> [BTreeSet<Row>; 2] {
    let read = |name: &str| fs::read(folder.join(name)).unwrap_or_default();
    let rows = carve::sqlite(&read("hamroh.db")).into_iter().map(|(_, row)| row).collect();
    [rows, carve::journal(&read("hamroh.db-wal"))]
}

#[tokio::test]
async fn copies_of_sqlite_taken_while_batches_are_written_hold_whole_batches_alone() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}/hamroh.db", folder.path().display());
    let store = Store::open(&url, Mode::Serve).await.unwrap();
    let place = folder.path().to_owned();
    let watcher = Watcher::begin(move || copied(&place));
    let truth = watcher.follow(&store).await;
    truth.assert_explains(&watcher.end().rows);
    // Nor is there a journal, or a trace of an earlier row, when nothing is being written.
    let [rows, journal] = copied(folder.path());
    let now =
        truth.cells.into_iter().map(|((table, period, keys), count)| (table, period, keys, count));
    assert_eq!((rows, journal), (now.collect(), BTreeSet::new()));
    store.close().await;
}

#[tokio::test]
async fn copies_of_postgresql_hold_whole_batches_alone_and_rows_of_one_transaction() {
    let cluster = Postgres::start();
    let url = cluster.database("copies");
    let store = Store::open(&url, Mode::Serve).await.unwrap();
    let pool = AnyPool::connect(&url).await.unwrap();
    let ask = async |sql: &str| -> Vec<(String,)> {
        let sql = AssertSqlSafe(sql.to_owned());
        sqlx::query_as(sql).fetch_all(&pool).await.unwrap()
    };
    let table = ask("select pg_relation_filepath('marginal_count')").await;
    let (table, data) = (cluster.data().join(&table[0].0), cluster.data());
    let begun = Place::now(&pool).await;
    let watcher = Watcher::begin(move || {
        let rows = carve::postgresql(&fs::read(&table).unwrap_or_default());
        let journal = carve::postgresql(&begun.read_on(&data));
        [rows, journal].map(|rows| rows.into_iter().collect())
    });
    let truth = watcher.follow(&store).await;
    sqlx::raw_sql("checkpoint").execute(&pool).await.unwrap();
    truth.assert_explains(&watcher.end().rows);
    // All rows of a week are of one transaction: none says which batch it came with.
    let transactions =
        ask("select cast(count(distinct xmin::text) as text) from marginal_count group by
         case when length(period) = 8 then period
         else to_char(to_date(period, 'YYYY-MM-DD'), 'IYYY\"-W\"IW') end");
    let transactions = transactions.await;
    assert!(!transactions.is_empty());
    assert!(transactions.iter().all(|(count,)| count == "1"), "{transactions:?}");
    pool.close().await;
    store.close().await;
}

#[tokio::test]
async fn whoever_comes_first_the_file_of_sqlite_is_laid_out_alike() {
    let mut rows = Vec::new();
    for turned in [false, true] {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("hamroh.db");
        let store =
            Store::open(&format!("sqlite://{}", file.display()), Mode::Serve).await.unwrap();
        write(&store, turned).await;
        store.close().await;
        rows.push(carve::sqlite(&fs::read(file).unwrap()));
    }
    assert!(rows[0].len() > 100, "{} rows", rows[0].len());
    assert!(rows[0] == rows[1]);
}

#[tokio::test]
async fn whoever_comes_first_the_journal_of_postgresql_says_the_same() {
    let cluster = Postgres::start();
    let mut rows = Vec::new();
    for (name, turned) in [("straight", false), ("turned", true)] {
        let url = cluster.database(name);
        let store = Store::open(&url, Mode::Serve).await.unwrap();
        let pool = AnyPool::connect(&url).await.unwrap();
        let begun = Place::now(&pool).await;
        write(&store, turned).await;
        rows.push(carve::postgresql(&begun.read_on(&cluster.data())));
        pool.close().await;
        store.close().await;
    }
    assert!(rows[0].len() > 1_000, "{} rows", rows[0].len());
    assert!(rows[0] == rows[1]);
}
