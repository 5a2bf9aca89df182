//! The staff's pages from outside: the real router on a port of its own, a database of its own, a clock that tests set.

mod browser;
mod guards;
mod program;
mod sign_in;
