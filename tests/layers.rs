//! Who may use whom: the table in `src/lib.rs` is the rule, and this keeps it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path)
}

/// The table of `src/lib.rs`: module and what it may use; `None` stands for everything.
fn rules() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let text = fs::read_to_string(source("lib.rs")).unwrap();
    let table = text.split("```text").nth(1).unwrap().split("```").next().unwrap();
    let rows = table
        .lines()
        .map(|line| line.trim_start_matches("//!").trim())
        .filter(|line| !line.is_empty());
    rows.map(|row| {
        let mut words = row.split_whitespace().map(str::to_owned);
        let module = words.next().unwrap();
        let used: BTreeSet<String> = words.filter(|word| word != "nothing").collect();
        (module, (!used.contains("everything")).then_some(used))
    })
    .collect()
}

fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut files: Vec<PathBuf> =
        fs::read_dir(path).unwrap().flat_map(|item| rust_files(&item.unwrap().path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    files
}

/// The files of a module, and their code without comments.
fn code(module: &str) -> Vec<(PathBuf, String)> {
    let folder = source(module);
    let place = if folder.is_dir() { folder } else { source(&format!("{module}.rs")) };
    let uncommented = |text: String| {
        text.lines()
            .map(|line| line.split("//").next().unwrap_or_default())
            .collect::<Vec<_>>()
            .join("\n")
    };
    rust_files(&place)
        .into_iter()
        .map(|file| (file.clone(), uncommented(fs::read_to_string(file).unwrap())))
        .collect()
}

/// The modules after each `crate::`, also in braces.
fn used(code: &str) -> BTreeSet<String> {
    code.split("crate::").skip(1).flat_map(after_crate).collect()
}

/// The names at the top level of `name::…` or `{name::…, name::{…}}`.
fn after_crate(path: &str) -> Vec<String> {
    let name = |text: &str| {
        text.trim()
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 0;
    let top_level = |letter: char| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        depth < 0 || (depth == 0 && letter == ',')
    };
    let end = group.find("};").unwrap_or(group.len());
    group[..end].split(top_level).map(name).filter(|name: &String| !name.is_empty()).collect()
}

#[test]
fn every_module_has_a_rule() {
    let rules = rules();
    for module in fs::read_dir(source("")).unwrap() {
        let name = module.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(
            name == "lib" || name == "main" || rules.contains_key(&name),
            "src/lib.rs has no rule for {name}"
        );
    }
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let rules = rules();
    for (module, allowed) in
        rules.iter().filter_map(|(module, allowed)| Some((module, allowed.as_ref()?)))
    {
        for (file, code) in code(module) {
            let known = used(&code).into_iter().filter(|name| rules.contains_key(name));
            let wrong: Vec<String> =
                known.filter(|name| name != module && !allowed.contains(name)).collect();
            assert!(wrong.is_empty(), "{} uses {wrong:?}, which {module} may not", file.display());
        }
    }
}

#[test]
fn conversation_understanding_and_statistics_are_pure() {
    let impure = [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::time",
        "std::io",
        "std::thread",
        "tokio",
        "sqlx",
        "reqwest",
        "teloxide",
        "axum",
        "Utc::now",
        "Local::now",
        "Instant::now",
        "SystemTime",
        "rand::",
        "async fn",
    ];
    let pure = ["conversation", "understanding", "knowledge", "statistics"];
    for (file, code) in pure.into_iter().flat_map(code) {
        let reads_files = file.ends_with("knowledge/files.rs");
        let code = code.replace("crate::", "");
        let found: Vec<&&str> = impure.iter().filter(|word| code.contains(**word)).collect();
        assert!(found.is_empty() || reads_files, "{} uses {found:?}", file.display());
    }
}

#[test]
fn channels_do_not_use_each_other() {
    let channels = ["telegram", "sms", "web", "terminal"];
    for channel in channels {
        for (file, code) in code(&format!("channel/{channel}")) {
            for other in channels.iter().filter(|other| **other != channel) {
                let ways = [format!("channel::{other}"), format!("super::{other}")];
                assert!(
                    !ways.iter().any(|way| code.contains(way)),
                    "{} uses the channel {other}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn the_check_sees_a_forbidden_use() {
    assert_eq!(used("use crate::store::Store;"), BTreeSet::from(["store".to_owned()]));
    let group = "use crate::{\n    knowledge::{Entry, Topic},\n    store,\n};";
    assert_eq!(used(group), BTreeSet::from(["knowledge".to_owned(), "store".to_owned()]));
}
