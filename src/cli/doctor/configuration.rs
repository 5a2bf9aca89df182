//! The configuration: which file, who may read it, and what a deployed service should have.

use std::path::Path;

use super::{
    finding::Finding,
    permissions::{READ, WRITE, others_may},
};
use crate::config::{Config, ConfigError, Written};

const ABOUT: &str = "configuration";

/// `written` is the file that was read, if there is one.
pub fn look(config: &Config, written: Option<&Written>) -> Vec<Finding> {
    let mut findings = vec![written.map_or_else(none, file)];
    if config.office.is_none() {
        findings.push(Finding::note(
            ABOUT,
            "nobody is named as running the service",
            "write your office's name, telephone, address and hours into [office]: people without an answer are sent there",
        ));
    }
    if config.try_open {
        findings.push(Finding::note(
            ABOUT,
            "the try-out page is open to everybody (`try_open`)",
            "leave it open only while people try the service out",
        ));
    }
    if !config.listen.ip().is_loopback() {
        findings.push(Finding::note(
            ABOUT,
            format!("pages are served at {}, without encryption", config.listen),
            "let Hamroh listen on 127.0.0.1 and put a reverse proxy with TLS before it: docs/operator.md",
        ));
    }
    findings
}

/// The settings cannot be read.
pub fn unusable(error: &ConfigError) -> Finding {
    let todo = "mend this first, then run the doctor again: README.md lists all settings";
    Finding::mend(ABOUT, error.to_string(), todo)
}

fn none() -> Finding {
    Finding::fine(ABOUT, "no file; defaults and the environment count")
}

fn file(written: &Written) -> Finding {
    let (file, name): (&Path, _) = (&written.file, written.file.display());
    if others_may(WRITE, file) {
        let todo = format!("chmod o-w {name}");
        return Finding::mend(ABOUT, format!("everybody on this machine may change {name}"), todo);
    }
    if written.secret && others_may(READ, file) {
        let found = format!(
            "{name} holds a token or a password, and everybody on this machine may read it"
        );
        let todo =
            format!("chmod 600 {name}, or move the secret into the environment of the service");
        return Finding::mend(ABOUT, found, todo);
    }
    Finding::fine(ABOUT, format!("{name} is read, then the environment"))
}
