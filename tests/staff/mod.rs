//! The staff's pages from outside: the real router on a port of its own, a database of its own, a clock that tests set.

pub mod browser;
mod campaigns;
mod chats;
pub mod contract;
mod figures;
mod guards;
mod made_up;
mod program;
mod sign_in;
