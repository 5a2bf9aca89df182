//! What tests share: a fake network, and the program itself as a child.

#![allow(dead_code, unused_imports, reason = "each test program uses its own part")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what is wrong in a test ends it"
)]
#![allow(missing_docs, reason = "test programs have no readers of documentation")]

pub mod bot_api;
pub mod gateway;
pub mod kannel;
pub mod postgres;
pub mod program;
pub mod sms;
pub mod words;
