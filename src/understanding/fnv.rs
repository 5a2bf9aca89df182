//! FNV-1a, 32 bits (Fowler, Noll, Vo): numbers for short texts, the same on every machine. Two texts may share one.

/// The number of some bytes.
pub fn number<'a>(bytes: impl Iterator<Item = &'a u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
