//! What tests share: a fake network, and the program itself as a child.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic
)]
#![allow(dead_code, unused_imports, reason = "each test program uses its own part")]
#![allow(missing_docs, reason = "test programs have no readers of documentation")]

pub mod bot_api;
pub mod program;
pub mod words;
