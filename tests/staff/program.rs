//! The running program: an account from the command line to the pages.

use std::{
    process::{Command, Output},
    time::SystemTime,
};

use chrono::{DateTime, Utc};
use reqwest::StatusCode;

use super::browser::{Browser, PASSWORD, code, secret};
use crate::support::program::Launch;

fn hamroh(launch: &Launch, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hamroh"));
    command.args(arguments).current_dir(launch.folder()).env_clear().output().unwrap()
}

#[tokio::test]
async fn an_account_from_the_command_line_opens_the_pages_of_the_running_program() {
    let launch = Launch::alone();
    let program = launch.start().await;
    let home = program.page().await.replace("/try", "");
    let made = hamroh(&launch, &["staff", "add", "Anora", "--role", "admin"]);
    let link = String::from_utf8(made.stdout).unwrap();
    let path = link.trim().strip_prefix("http://127.0.0.1:8080").expect(&link);
    let mut browser = Browser::at(&home);
    let secret = secret(&browser.page(path).await);
    let now = DateTime::<Utc>::from(SystemTime::now()).timestamp();
    let fields = [("password", PASSWORD), ("again", PASSWORD), ("code", &code(&secret, now))];
    assert_eq!(browser.post(path, &fields).await.status(), StatusCode::SEE_OTHER);
    assert!(browser.page("/staff/deeds").await.contains("anora (admin)"));

    let listed = hamroh(&launch, &["staff", "list"]);
    assert_eq!(String::from_utf8(listed.stdout).unwrap(), "anora\tadmin\n");
    assert!(hamroh(&launch, &["staff", "remove", "anora"]).status.success());
    assert!(!browser.is_inside().await);
    let gone = hamroh(&launch, &["staff", "remove", "anora"]);
    assert!(!gone.status.success());
    assert!(String::from_utf8(gone.stderr).unwrap().contains("there is no account anora"));
    let wrong = hamroh(&launch, &["staff", "add", "a b"]);
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("2 to 40 letters"));
}
