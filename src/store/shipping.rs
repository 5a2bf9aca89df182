//! What to do with the content that a binary ships when a database already holds some.

use std::collections::BTreeMap;

use super::{Change, StoredFile};
use crate::knowledge::ContentFile;

/// What a start changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shipping {
    /// The changes, in order of path.
    pub changes: Vec<Change>,
    /// Paths that staff touched and that the binary ships in another form: kept, for staff to look at.
    pub kept: Vec<String>,
}

/// Shipped files that staff have not touched are updated; touched ones are kept.
pub fn shipping(stored: &[StoredFile], shipped: &[ContentFile]) -> Shipping {
    let known: BTreeMap<&str, &StoredFile> =
        stored.iter().map(|stored| (stored.file.path.as_str(), stored)).collect();
    let mut plan = Shipping::default();
    for file in shipped {
        match known.get(file.path.as_str()) {
            None => plan.changes.push(Change::Ship(file.clone())),
            Some(stored) if stored.shipped.as_deref() == Some(file.text.as_str()) => {}
            Some(stored) if stored.touched() => {
                plan.changes.push(Change::Offer(file.clone()));
                plan.kept.push(file.path.clone());
            }
            Some(_) => plan.changes.push(Change::Ship(file.clone())),
        }
    }
    let gone = |stored: &&StoredFile| !shipped.iter().any(|file| file.path == stored.file.path);
    for stored in stored.iter().filter(gone).filter(|stored| !stored.touched()) {
        plan.changes.push(Change::Remove(stored.file.path.clone()));
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> ContentFile {
        ContentFile { path: path.into(), text: text.into() }
    }

    fn stored(path: &str, text: &str, shipped: Option<&str>) -> StoredFile {
        StoredFile { file: file(path, text), shipped: shipped.map(str::to_owned) }
    }

    #[test]
    fn an_empty_database_takes_all_that_is_shipped() {
        let plan = shipping(&[], &[file("a.toml", "1")]);
        assert_eq!(plan.changes, [Change::Ship(file("a.toml", "1"))]);
    }

    #[test]
    fn untouched_files_are_updated_and_touched_ones_kept() {
        let held = [
            stored("a.toml", "1", Some("1")),
            stored("b.toml", "mine", Some("1")),
            stored("c.toml", "own", None),
        ];
        let plan = shipping(&held, &[file("a.toml", "2"), file("b.toml", "2")]);
        assert_eq!(
            plan.changes,
            [Change::Ship(file("a.toml", "2")), Change::Offer(file("b.toml", "2"))]
        );
        assert_eq!(plan.kept, ["b.toml"]);
    }

    #[test]
    fn nothing_changes_when_the_same_binary_starts_again() {
        let held = [stored("a.toml", "1", Some("1")), stored("b.toml", "mine", Some("1"))];
        assert_eq!(
            shipping(&held, &[file("a.toml", "1"), file("b.toml", "1")]),
            Shipping::default()
        );
    }

    #[test]
    fn a_file_no_longer_shipped_goes_unless_staff_touched_it() {
        let held = [stored("a.toml", "1", Some("1")), stored("b.toml", "mine", Some("1"))];
        assert_eq!(shipping(&held, &[]).changes, [Change::Remove("a.toml".into())]);
    }
}
