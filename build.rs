//! The content and the messages are embedded: a new file must rebuild the crate.
fn main() {
    for folder in ["content", "locales", "migrations"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
