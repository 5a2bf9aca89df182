use futures::FutureExt;
use tokio::sync::{Mutex as AsyncMutex, Semaphore};

use super::{super::batch::Batch, *};

/// What a job of these tests does.
enum Do {
    /// Note this number.
    Note(u32),
    /// Note this number when the gate lets one through, saying before that it may take long.
    Held(u32),
    /// Panic.
    Panic,
}

struct Bench {
    lanes: Arc<Lanes<Do>>,
    noted: Arc<AsyncMutex<Vec<u32>>>,
    gate: Arc<Semaphore>,
    batch: Batch,
}

fn bench() -> Bench {
    let (noted, gate) = (Arc::new(AsyncMutex::new(Vec::new())), Arc::new(Semaphore::new(0)));
    let (notes, door) = (Arc::clone(&noted), Arc::clone(&gate));
    let lanes = Lanes::new(Box::new(move |job, hold: Hold<Do>| {
        let (notes, door) = (Arc::clone(&notes), Arc::clone(&door));
        Box::pin(async move {
            match job {
                Do::Note(number) => notes.lock().await.push(number),
                Do::Held(number) => {
                    hold.hold();
                    door.acquire().await.unwrap().forget();
                    notes.lock().await.push(number);
                }
                Do::Panic => panic!("planned"),
            }
        })
    }));
    Bench { lanes, noted, gate, batch: Batch::new(99) }
}

impl Bench {
    fn push(&mut self, update: i64, chat: i64, job: Do) {
        let ticket = self.batch.open(update, chat);
        self.lanes.push(chat, job, ticket);
    }
}

#[tokio::test]
async fn a_chat_is_answered_in_order() {
    let mut bench = bench();
    (0..50).for_each(|number| bench.push(i64::from(number), 1, Do::Note(number)));
    bench.batch.all_dealt_with().await;
    assert_eq!(*bench.noted.lock().await, (0..50).collect::<Vec<_>>());
    bench.lanes.fewer_than(1).await;
    assert!(bench.lanes.lock().is_empty());
}

#[tokio::test]
async fn a_panic_costs_one_job_and_neither_the_chat_nor_the_batch() {
    let mut bench = bench();
    bench.push(1, 1, Do::Panic);
    bench.push(2, 1, Do::Note(2));
    bench.push(3, 2, Do::Note(3));
    bench.batch.all_dealt_with().await;
    let mut noted = bench.noted.lock().await.clone();
    noted.sort_unstable();
    assert_eq!(noted, [2, 3]);
    assert_eq!(bench.batch.dealt_with(), 100);
}

#[tokio::test]
async fn a_held_chat_holds_up_no_other_and_keeps_its_order() {
    let mut bench = bench();
    bench.push(1, 1, Do::Held(1));
    bench.push(2, 1, Do::Note(2));
    bench.push(3, 2, Do::Note(3));
    bench.batch.all_dealt_with().await;
    assert_eq!(*bench.noted.lock().await, [3]);
    bench.batch = Batch::new(199);
    bench.push(101, 1, Do::Note(4));
    assert!(bench.batch.all_dealt_with().now_or_never().is_some());
    assert_eq!(bench.lanes.open(), 3);
    bench.gate.add_permits(1);
    bench.lanes.fewer_than(1).await;
    assert_eq!(*bench.noted.lock().await, [3, 1, 2, 4]);
}
