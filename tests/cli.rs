//! The command line from outside: batches in and out, and errors that name the setting.

use std::{
    fs,
    io::Write,
    net::TcpListener,
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

fn hamroh(folder: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hamroh"));
    command.current_dir(folder.path()).env_remove("DATABASE_URL").env_remove("TELOXIDE_TOKEN");
    command
}

fn batch(input: &[u8]) -> (Output, Vec<Value>) {
    let folder = TempDir::new().unwrap();
    let mut command = hamroh(&folder);
    command.args(["ask", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let lines = String::from_utf8(output.stdout.clone()).unwrap();
    let answers = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "asking makes no file");
    (output, answers)
}

fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.as_slice(), &output.stderr].concat()).unwrap()
}

#[test]
fn a_batch_is_answered_in_its_order_with_all_fields() {
    let input = "{\"id\": \"q1\", \"text\": \"214\"}\n\n{\"id\": 2, \"turns\": [\"что такое патент\", \"салом\"]}\n\
        {\"id\": \"q3\", \"text\": \"SOS\"}\n{\"id\": \"q4\", \"text\": \"погода завтра в Париже\"}\n";
    let (output, answers) = batch(input.as_bytes());
    assert!(output.status.success());
    let outcomes: Vec<&str> =
        answers.iter().map(|answer| answer["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["answer", "smalltalk", "urgent", "fallback"]);
    assert_eq!(answers[0]["entries"][0], "work-patent");
    assert_eq!(answers[1]["id"], 2);
    for answer in &answers {
        assert!(["tg", "ru", "en"].contains(&answer["language"].as_str().unwrap()), "{answer}");
        assert!(answer["confidence"].is_number() && answer["micros"].is_u64(), "{answer}");
        assert!(answer["entries"].is_array(), "{answer}");
    }
}

#[test]
fn a_line_that_cannot_be_read_is_named_in_its_place_and_the_rest_is_answered() {
    let (output, answers) =
        batch(b"nonsense\n{\"id\": \"q2\"}\n\xff\xfe\n{\"id\": \"q4\", \"text\": \"214\"}");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(answers.len(), 4);
    assert!(answers[..3].iter().all(|answer| answer["error"].is_string()), "{answers:?}");
    assert_eq!(answers[1]["id"], "q2");
    assert_eq!(answers[3]["outcome"], "answer");
}

#[test]
fn a_port_that_is_taken_names_the_setting() {
    let folder = TempDir::new().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let output = hamroh(&folder)
        .env("HAMROH_LISTEN", taken.local_addr().unwrap().to_string())
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(said(&output).contains("HAMROH_LISTEN"), "{}", said(&output));
}

#[test]
fn a_broken_configuration_names_file_and_line() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("hamroh.toml"), "drafts = true\nlisten = 8080 0\n").unwrap();
    let output = hamroh(&folder).args(["ask", "214"]).output().unwrap();
    assert!(!output.status.success());
    assert!(said(&output).contains("hamroh.toml, line 2"), "{}", said(&output));
}

#[test]
fn a_question_can_be_asked_on_the_command_line_as_on_each_channel() {
    let folder = TempDir::new().unwrap();
    let telegram = hamroh(&folder).args(["ask", "--locale", "en", "214"]).output().unwrap();
    assert!(said(&telegram).contains("What a patent is"), "{}", said(&telegram));
    let sms = hamroh(&folder)
        .args(["ask", "--locale", "en", "--channel", "sms", "214"])
        .output()
        .unwrap();
    assert!(said(&sms).contains("parts, GSM-7"), "{}", said(&sms));
    let explained = hamroh(&folder).args(["ask", "--explain", "патент чанд пул"]).output().unwrap();
    assert!(said(&explained).contains("work-patent"), "{}", said(&explained));
}

/// Runs `hamroh evaluate` over one question with this record of figures.
fn evaluated_against(record: &str) -> Output {
    let folder = TempDir::new().unwrap();
    let question = r#"{"id": "o-1", "language": "ru", "style": "ru-standard", "text": "214", "entry": "work-patent"}"#;
    fs::write(folder.path().join("questions.jsonl"), question).unwrap();
    fs::write(folder.path().join("figures.toml"), record).unwrap();
    let arguments = ["evaluate", "questions.jsonl", "--against", "figures.toml"];
    hamroh(&folder).args(arguments).output().unwrap()
}

#[test]
fn a_figure_that_has_fallen_fails_the_evaluation_and_is_named() {
    let kept = evaluated_against("[higher]\n\"right all\" = 100.0\n[lower]\n\"wrong all\" = 0.0\n");
    assert!(kept.status.success(), "{}", said(&kept));
    let fallen =
        evaluated_against("[higher]\n\"danger tg\" = 99.0\n[lower]\n\"wrong all\" = -3.0\n");
    assert_eq!(fallen.status.code(), Some(1), "{}", said(&fallen));
    for line in
        ["WORSE: danger tg is not measured, on record 99", "WORSE: wrong all is 0, on record -3"]
    {
        assert!(said(&fallen).contains(line), "{line}: {}", said(&fallen));
    }
}

#[test]
fn a_record_that_cannot_be_read_is_named() {
    let output = evaluated_against("higher = 3\n");
    assert!(!output.status.success());
    assert!(said(&output).contains("figures.toml is no record of figures"), "{}", said(&output));
}
