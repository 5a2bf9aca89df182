//! `hamroh doctor`.

use std::{
    fs::{self, Permissions},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::Path,
};

use tempfile::TempDir;

use super::{hamroh, names, said};

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// What is to be mended, each with what to do about it.
fn wrong(report: &str) -> Vec<&str> {
    report.split("MEND  ").skip(1).collect()
}

#[test]
fn a_new_folder_is_well_and_stays_empty() {
    let folder = TempDir::new().unwrap();
    let output = hamroh(folder.path(), &[], &["doctor"]);
    let report = said(&output);
    assert!(output.status.success(), "{report}");
    assert!(report.contains("first start makes it") && report.contains("@BotFather"), "{report}");
    assert!(report.contains("\nNothing must be mended"), "{report}");
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn all_that_is_wrong_is_found_at_once_and_says_what_to_do() {
    let folder = TempDir::new().unwrap();
    let (configuration, database) = (folder.path().join("hamroh.toml"), folder.path().join("data"));
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let settings = format!(
        "listen = \"{}\"\ndatabase_url = \"sqlite://data/hamroh.db\"\n[telegram]\ntoken = \"secret-of-nobody\"\n\
         [[sms.gateway]]\nname = \"kannel\"\nkind = \"kannel\"\nsecret_env = \"KANNEL\"\ndefault_country = \"TJ\"\n",
        taken.local_addr().unwrap()
    );
    fs::write(&configuration, settings).unwrap();
    mode(&configuration, 0o644);
    fs::create_dir(&database).unwrap();
    mode(&database, 0o755);
    fs::write(database.join("hamroh.db"), "this is no database").unwrap();
    mode(&database.join("hamroh.db"), 0o644);
    let before = names(folder.path());

    let output =
        hamroh(folder.path(), &[("HAMROH_LISTEN", "")], &["doctor", "--today", "2020-01-01"]);
    let report = said(&output);
    assert_eq!(output.status.code(), Some(1), "{report}");
    for (found, todo) in [
        ("configuration hamroh.toml holds a token", "chmod 600 hamroh.toml"),
        ("database      data/hamroh.db is damaged", "restore the last backup"),
        ("database      everybody on this machine can get at", "chmod 700 data"),
        ("clock         it says 2020-01-01", "timedatectl"),
        ("telegram      the token in TELOXIDE_TOKEN", "does not start"),
        ("sms           the gateway kannel: the environment variable KANNEL", "docs/sms.md"),
        ("ports         ", "another port"),
    ] {
        let named = wrong(&report).iter().any(|one| one.starts_with(found) && one.contains(todo));
        assert!(named, "{found} … {todo} is not in:\n{report}");
    }
    assert!(!report.contains("secret-of-nobody"));
    assert_eq!(names(folder.path()), before);
}

#[test]
fn a_configuration_that_cannot_be_used_is_found_and_named() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("hamroh.toml"), "[staff]\ndigest_hour = 1\n").unwrap();
    let output = hamroh(folder.path(), &[], &["doctor"]);
    let report = said(&output);
    assert_eq!(output.status.code(), Some(1), "{report}");
    let found = wrong(&report);
    assert!(
        found[0].starts_with("configuration the configuration hamroh.toml, line 2"),
        "{report}"
    );
    assert!(found[0].contains("2 to 23") && found[0].contains("README.md"), "{report}");
}

#[test]
fn reviews_that_are_overdue_are_to_be_mended() {
    let folder = TempDir::new().unwrap();
    let output = hamroh(folder.path(), &[], &["doctor", "--today", "2028-01-01"]);
    let report = said(&output);
    assert_eq!(output.status.code(), Some(1), "{report}");
    let found = wrong(&report).into_iter().find(|one| one.starts_with("content ")).unwrap();
    assert!(found.contains("reviews overdue: 90 (") && found.contains("`review_by`"), "{found}");
}
