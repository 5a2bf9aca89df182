//! What an operator relies on: the doctor, backups that can be restored, and pages that say what is true.

mod backup;
mod deploy;
mod doctor;
mod privacy;

use std::{
    path::Path,
    process::{Command, Output},
};

/// Runs the program in a folder, with this environment alone.
pub fn hamroh(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hamroh"))
        .current_dir(folder)
        .env_clear()
        .env("HAMROH_LISTEN", "127.0.0.1:0")
        .envs(environment.iter().copied())
        .args(arguments)
        .output()
        .unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.as_slice(), &output.stderr].concat()).unwrap()
}

/// The names of all files and folders below a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        names.push(entry.path().display().to_string());
        if entry.path().is_dir() {
            names.extend(self::names(&entry.path()));
        }
    }
    names.sort();
    names
}
