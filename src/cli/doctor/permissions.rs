//! Who else on this machine may use a file. The owner's group is trusted: it has been made for that.

use std::{fs, os::unix::fs::MetadataExt, path::Path};

/// The bit by which others may read.
pub const READ: u32 = 0o4;
/// The bit by which others may write.
pub const WRITE: u32 = 0o2;
/// The bit by which others may pass through a folder.
pub const PASS: u32 = 0o1;

/// Whether others than owner and group have this right; no for what is not there.
pub fn others_may(right: u32, path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.mode() & right != 0)
}
