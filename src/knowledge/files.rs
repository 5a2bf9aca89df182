//! Content as files, wherever they are kept.

use std::{fs, io, path::Path};

/// One file of the content: its path relative to the content folder, with `/`, and its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContentFile {
    /// `contacts.toml`, `russia-stay/work-patent.toml`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl ContentFile {
    /// All TOML files of a folder and of the folders in it, sorted by path.
    ///
    /// # Errors
    /// The first file or folder that cannot be read, named in the error.
    pub fn read_folder(folder: &Path) -> io::Result<Vec<Self>> {
        let mut files = Vec::new();
        collect(folder, "", &mut files)?;
        files.sort();
        Ok(files)
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<ContentFile>) -> io::Result<()> {
    let named = |path: &Path, error: io::Error| {
        io::Error::new(error.kind(), format!("{}: {error}", path.display()))
    };
    for item in fs::read_dir(folder).map_err(|error| named(folder, error))? {
        let path = item.map_err(|error| named(folder, error))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else if name.ends_with(".toml") {
            let text = fs::read_to_string(&path).map_err(|error| named(&path, error))?;
            files.push(ContentFile { path: format!("{prefix}{name}"), text });
        }
    }
    Ok(())
}
