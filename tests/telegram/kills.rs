//! `kill -9` at random moments under a stream of questions.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use crate::support::{
    bot_api::{BotApi, Fault, Person},
    program::Launch,
};

/// How often the program is killed; `HAMROH_TEST_KILLS` says otherwise.
const KILLS: usize = 20;
/// A question comes so often.
const PACE: Duration = Duration::from_millis(4);
/// The network takes so long to accept a message: moments in which a kill hurts.
const NETWORK: Duration = Duration::from_millis(15);
/// The longest life of a program, besides the time that it needs to start.
const LONGEST_LIFE: u64 = 700;

/// A question, each by a person of its own, and when it was asked.
struct Question {
    person: Person,
    asked: Instant,
}

#[tokio::test]
async fn no_question_stays_unanswered_and_a_kill_costs_at_most_one_answer_too_many() {
    let kills = std::env::var("HAMROH_TEST_KILLS").ok().and_then(|text| text.parse().ok());
    let kills: usize = kills.unwrap_or(KILLS);
    let bot_api = BotApi::start();
    bot_api.on("sendMessage").fails(Fault::Slow(NETWORK));
    let launch = Launch::new(&bot_api);
    let over = Arc::new(AtomicBool::new(false));
    let asking = tokio::spawn(ask(bot_api.clone(), Arc::clone(&over)));
    let killed = kill_again_and_again(&launch, kills).await;
    over.store(true, Ordering::SeqCst);
    let questions = asking.await.expect("the questions were asked");
    let program = launch.start().await;
    for question in &questions {
        question.person.reply().await;
    }
    settle(&bot_api).await;
    let figures = Figures::of(&bot_api, &questions, &killed);
    println!("{figures:?}");
    assert!(figures.too_often.is_empty(), "answered too often: {figures:?}");
    drop(program);
}

/// New people ask until it is over.
async fn ask(bot_api: BotApi, over: Arc<AtomicBool>) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut pace = tokio::time::interval(PACE);
    while !over.load(Ordering::SeqCst) {
        pace.tick().await;
        let person = bot_api.somebody("ru");
        person.says("214");
        questions.push(Question { person, asked: Instant::now() });
    }
    questions
}

/// Starts and kills the program; when it was killed. The moments are the same in every run.
async fn kill_again_and_again(launch: &Launch, kills: usize) -> Vec<Instant> {
    let mut killed = Vec::new();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for number in 0..kills {
        let program = launch.spawn();
        // One in four dies while it starts.
        if number % 4 != 3 {
            program.page().await;
        }
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        tokio::time::sleep(Duration::from_millis(random % LONGEST_LIFE)).await;
        program.kill();
        killed.push(Instant::now());
    }
    killed
}

/// Waits until the last update is confirmed: what would be answered again has been by then.
async fn settle(bot_api: &BotApi) {
    let last = bot_api.somebody("ru").says("/help").update;
    bot_api.wait_for_confirmation(last).await;
}

/// What is asserted and printed.
#[derive(Debug)]
#[allow(dead_code, reason = "printed")]
struct Figures {
    kills: usize,
    questions: usize,
    answers: usize,
    answered_more_than_once: usize,
    most_answers_to_one: usize,
    slowest_answer: Duration,
    too_often: Vec<usize>,
}

impl Figures {
    fn of(bot_api: &BotApi, questions: &[Question], killed: &[Instant]) -> Self {
        let transcript = bot_api.transcript();
        let mut figures = Self {
            kills: killed.len(),
            questions: questions.len(),
            answers: 0,
            answered_more_than_once: 0,
            most_answers_to_one: 0,
            slowest_answer: Duration::ZERO,
            too_often: Vec::new(),
        };
        let mut answers = std::collections::HashMap::<i64, Vec<Instant>>::new();
        for call in transcript.calls("sendMessage").filter(|call| call.accepted()) {
            answers.entry(call.chat.unwrap_or_default()).or_default().push(call.at);
        }
        for (number, question) in questions.iter().enumerate() {
            let times = &answers[&question.person.id];
            let (first, last) = (times[0], times[times.len() - 1]);
            let between = killed.iter().filter(|at| (question.asked..=last).contains(*at)).count();
            figures.answers += times.len();
            figures.answered_more_than_once += usize::from(times.len() > 1);
            figures.most_answers_to_one = figures.most_answers_to_one.max(times.len());
            figures.slowest_answer = figures.slowest_answer.max(first - question.asked);
            if times.len() > 1 + between {
                figures.too_often.push(number);
            }
        }
        figures
    }
}
