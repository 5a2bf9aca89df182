//! Many content files in one, for standard output and input.

use serde::Deserialize;

use crate::knowledge::ContentFile;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bundle {
    file: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    path: String,
    text: String,
}

/// Writes the files as one TOML text that stays readable.
pub(super) fn write(files: &[ContentFile]) -> String {
    let mut text =
        String::from("# The content of Hamroh. Take it over with: hamroh content import FILE\n");
    for file in files {
        let quoted = match file.text.contains("'''") {
            true => toml::Value::String(file.text.clone()).to_string(),
            false => format!("'''\n{}'''", file.text),
        };
        text.push_str(&format!("\n[[file]]\npath = \"{}\"\ntext = {quoted}\n", file.path));
    }
    text
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// The line that cannot be read.
pub(super) fn read(text: &str) -> Result<Vec<ContentFile>, toml::de::Error> {
    let bundle: Bundle = toml::from_str(text)?;
    let mut files: Vec<ContentFile> = bundle
        .file
        .into_iter()
        .map(|part| ContentFile { path: part.path, text: part.text })
        .collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let file = |path: &str, text: &str| ContentFile { path: path.into(), text: text.into() };
        let files = vec![
            file(
                "a/b.toml",
                "x = \"1\"\n\n[tg]\nanswer = \"\"\"\nсалом \\\\ ва \"ҳамин\"\n\"\"\"\n",
            ),
            file("c.toml", "y = '''\nliteral'''\n"),
            file("d.toml", ""),
        ];
        assert_eq!(read(&write(&files)).unwrap(), files);
    }
}
