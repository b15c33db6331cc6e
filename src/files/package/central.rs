//! The central directory of a zip: the names that stand in it twice. A reader that
//! keeps one entry for each name would not show the other one, which another reader
//! unpacks.

use std::collections::BTreeSet;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// How a header of the central directory begins (APPNOTE.TXT 6.3.10, section 4.3.12).
const SIGNATURE: [u8; 4] = *b"PK\x01\x02";

/// How many bytes a header has before the name.
const FIXED: usize = 46;

/// Returns the names that stand more than once in a central directory that begins at a
/// place.
///
/// Fails if the file cannot be read.
pub(super) fn twice(file: impl Read + Seek, start: u64) -> io::Result<Vec<String>> {
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(start))?;
    let mut known = BTreeSet::new();
    let mut twice = Vec::new();
    let mut header = [0; FIXED];
    while reader.read_exact(&mut header).is_ok() && header.starts_with(&SIGNATURE) {
        let length = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
        let (name, extra, comment) = (length(28), length(30), length(32));
        let mut bytes = vec![0; usize::from(name)];
        reader.read_exact(&mut bytes)?;
        reader.seek_relative(i64::from(extra) + i64::from(comment))?;
        let name = String::from_utf8_lossy(&bytes).into_owned();
        if !known.insert(name.clone()) {
            twice.push(name);
        }
    }
    Ok(twice)
}
