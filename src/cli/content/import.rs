//! `hamroh content import`.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read},
    path::PathBuf,
};

use anyhow::Context;
use similar::{ChangeTag, TextDiff};

use super::{bundle, invalid, limits::read_checked};
use crate::{
    config::Config,
    knowledge::{Content, ContentFile, mark_stale, read, shipped_files},
    localisation::Locale,
    store::{Change, Mode, Store, StoreError},
};

/// Take over content from a folder or an exported file.
///
/// Files that are not named stay as they are. All is checked first, together with what is there: nothing is half-imported.
#[derive(clap::Args)]
pub struct Import {
    /// A content folder or an exported file; standard input, if none is named.
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Show what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Import {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let given = self.given()?;
        let held = held(config, self.dry_run).await?;
        let (given, merged) = merge(&held, given);
        read_checked(&merged)
            .map_err(|problems| invalid(&problems))
            .context("nothing was imported")?;
        let known: BTreeMap<&str, &str> =
            held.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
        let changed: Vec<&ContentFile> = given
            .iter()
            .filter(|file| known.get(file.path.as_str()) != Some(&file.text.as_str()))
            .collect();
        changed.iter().for_each(|file| show(known.get(file.path.as_str()).copied(), file));
        if self.dry_run {
            println!("{} file(s) would change; nothing was changed.", changed.len());
            return Ok(());
        }
        let store = Store::open(&config.database_url, Mode::Serve).await?;
        let missing =
            shipped_files().into_iter().filter(|file| !known.contains_key(file.path.as_str()));
        let fresh = store.content_files().await?.is_empty();
        let first = if fresh { shipped_files() } else { missing.collect() };
        let edits = changed.iter().map(|file| Change::Edit((*file).clone()));
        let changes: Vec<Change> = first.into_iter().map(Change::Ship).chain(edits).collect();
        let written = store.change_content(&changes).await;
        store.close().await;
        written.context("nothing was imported")?;
        println!(
            "{} file(s) changed. A running service takes them up within 5 seconds.",
            changed.len()
        );
        Ok(())
    }

    /// The files to import.
    fn given(&self) -> anyhow::Result<Vec<ContentFile>> {
        match &self.path {
            Some(path) if path.is_dir() => {
                Ok(ContentFile::read_folder(path).context("reading the content folder")?)
            }
            Some(path) => {
                let text = fs::read_to_string(path)
                    .with_context(|| format!("reading {}", path.display()))?;
                bundle::read(&text)
                    .with_context(|| format!("{} is not an export of content", path.display()))
            }
            None => {
                let mut text = String::new();
                io::stdin().read_to_string(&mut text).context("reading standard input")?;
                bundle::read(&text).context("standard input is not an export of content")
            }
        }
    }
}

/// What is there now: the database's files, else the embedded ones.
async fn held(config: &Config, dry_run: bool) -> anyhow::Result<Vec<ContentFile>> {
    let mode = if dry_run { Mode::Read } else { Mode::Serve };
    let files = match Store::open(&config.database_url, mode).await {
        Ok(store) => {
            let files = store.content_files().await;
            store.close().await;
            files?.into_iter().map(|stored| stored.file).collect()
        }
        Err(StoreError::Missing) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    Ok(if files.is_empty() { shipped_files() } else { files })
}

/// The given files, with marks where other languages must be looked at again, and all files as they would be.
fn merge(held: &[ContentFile], given: Vec<ContentFile>) -> (Vec<ContentFile>, Vec<ContentFile>) {
    let overlaid = |given: &[ContentFile]| {
        let mut files: BTreeMap<String, ContentFile> =
            held.iter().map(|file| (file.path.clone(), file.clone())).collect();
        files.extend(given.iter().map(|file| (file.path.clone(), file.clone())));
        files.into_values().collect::<Vec<_>>()
    };
    let merged = overlaid(&given);
    let (Ok(old), Ok(new)) = (read(held), read(&merged)) else { return (given, merged) };
    let marked: Vec<ContentFile> = given.into_iter().map(|file| mark(&old, &new, file)).collect();
    let merged = overlaid(&marked);
    (marked, merged)
}

/// Marks the languages that did not change while another one did.
fn mark(old: &Content, new: &Content, mut file: ContentFile) -> ContentFile {
    let id = file
        .path
        .strip_suffix(".toml")
        .and_then(|path| path.split_once('/'))
        .and_then(|(_, id)| id.parse().ok());
    let Some((old, new)) = id.and_then(|id| Some((old.entry(&id)?, new.entry(&id)?))) else {
        return file;
    };
    let stale: Vec<Locale> =
        mark_stale(old, new).into_iter().filter(|locale| !new.texts.get(*locale).stale).collect();
    if let (false, Ok(mut document)) =
        (stale.is_empty(), file.text.parse::<toml_edit::DocumentMut>())
    {
        for locale in stale {
            println!(
                "{}: [{locale}] did not change with the others and is marked stale: look at it, then remove `stale = true`",
                file.path
            );
            if let Some(table) =
                document.get_mut(locale.code()).and_then(|item| item.as_table_like_mut())
            {
                table.insert("stale", toml_edit::value(true));
            }
        }
        file.text = document.to_string();
    }
    file
}

/// The lines that differ.
fn show(old: Option<&str>, file: &ContentFile) {
    println!("{} {}", if old.is_some() { "changed:" } else { "new:" }, file.path);
    let Some(old) = old else { return };
    for change in TextDiff::from_lines(old, &file.text).iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => print!("  - {change}"),
            ChangeTag::Insert => print!("  + {change}"),
            ChangeTag::Equal => {}
        }
    }
}
