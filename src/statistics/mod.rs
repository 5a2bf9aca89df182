//! What staff may learn of what is asked: periods, counts, disclosure control, and the sheets of figures.
//!
//! Pure: counts and today's date come in, sheets come out. A raw [`Count`] is for this module alone; pages, the chat command,
//! CSV, spreadsheet and print show a [`Sheet`] and nothing else.

mod disclosure;
mod period;
mod sheet;
mod table;

pub use disclosure::{Change, MEASURE, Shown, change, share, shown, split, sum, total};
pub use period::{InvalidPeriod, Month, Period, Week};
pub use sheet::{Label, Sheet, SheetId};
pub use table::{Count, OTHER, Table, UnknownTable};
