//! Whether two folders hold the same files, and where they first differ.

use std::collections::BTreeSet;
use std::io::{self, Read};

use crate::diag::Diagnostic;
use crate::files::{Package, cannot_read};

/// How many bytes are compared at once.
const BUFFER: usize = 1 << 16;

/// A file that is not the same.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its path.
    pub path: String,
    /// How it differs.
    pub kind: Unlike,
}

/// How a file differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlike {
    /// It is in the first only.
    Missing,
    /// It is in the second only.
    Stray,
    /// Its bytes are others, from this one on, counted from 0.
    From(u64),
}

/// Returns the files below two folders that are not the same, in the order of their
/// paths; `of` says which are compared.
///
/// Fails if one cannot be read.
pub fn differences(
    old: &mut Package,
    new: &mut Package,
    of: impl Fn(&str) -> bool,
) -> Result<Vec<Difference>, Diagnostic> {
    let paths: BTreeSet<String> =
        old.items().keys().chain(new.items().keys()).cloned().collect();
    let mut found = Vec::new();
    for path in paths.into_iter().filter(|path| of(path)) {
        let is_in = |package: &Package| package.items().contains_key(&path);
        let kind = match (is_in(old), is_in(new)) {
            (true, false) => Some(Unlike::Missing),
            (false, _) => Some(Unlike::Stray),
            (true, true) => {
                let streams = old.stream(&path).and_then(|a| Ok((a, new.stream(&path)?)));
                let first = streams.and_then(|(a, b)| first_difference(a, b));
                let first = first.map_err(|error| cannot_read(&path, &error))?;
                first.map(Unlike::From)
            }
        };
        found.extend(kind.map(|kind| Difference { path, kind }));
    }
    Ok(found)
}

/// Returns the place of the first byte in which two streams differ, if they do.
fn first_difference(mut a: impl Read, mut b: impl Read) -> io::Result<Option<u64>> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut place = 0;
    loop {
        left.clear();
        right.clear();
        a.by_ref().take(BUFFER as u64).read_to_end(&mut left)?;
        b.by_ref().take(BUFFER as u64).read_to_end(&mut right)?;
        if left != right {
            let same = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
            return Ok(Some(place + same as u64));
        }
        if left.is_empty() {
            return Ok(None);
        }
        place += left.len() as u64;
    }
}
