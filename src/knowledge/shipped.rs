//! The content that is embedded in the binary.

use include_dir::{Dir, include_dir};

use super::ContentFile;

static CONTENT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// The TOML files that the binary was built with, sorted by path.
pub fn shipped_files() -> Vec<ContentFile> {
    let mut files = Vec::new();
    collect(&CONTENT, &mut files);
    files.sort();
    files
}

fn collect(folder: &Dir<'static>, files: &mut Vec<ContentFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let (true, Some(text)) = (path.ends_with(".toml"), file.contents_utf8()) {
            files.push(ContentFile { path, text: text.to_owned() });
        }
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}
