//! What an edition was made with: the program and all that it is built from.

use sha2::{Digest, Sha256};

/// The crates that the program is built from, to the checksum.
pub const LOCK: &str = include_str!("../../Cargo.lock");

/// Returns the version of the program in words, as `tool/version.txt` has it: its own,
/// and the beginning of the SHA-256 of its `Cargo.lock`, for another Typst or another
/// zlib makes other bytes.
pub fn version() -> String {
    let lock = format!("{:x}", Sha256::digest(LOCK));
    format!("depliant {} (Cargo.lock {})", env!("CARGO_PKG_VERSION"), &lock[..12])
}
