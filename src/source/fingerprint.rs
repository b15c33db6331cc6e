//! The hash of an edition: of all that its guides share, the stations apart, so that
//! one station's new address does not make another edition of every document.

use sha2::{Digest, Sha256};

use crate::diag::Diagnostic;
use crate::files::Files;

/// The folders of a project.
pub const INPUTS: [&str; 3] = ["sources", "layouts", "fonts"];

/// Where the stations are.
const STATIONS: &str = "sources/stations/";

/// Returns the SHA-256, in hexadecimal, of the lines that `sha256sum` prints of the
/// files of a project, in the order of their paths, without its stations.
///
/// Anybody can make it again from an archive. It depends on no output, so an output may
/// carry it.
///
/// Fails if a file cannot be read.
pub fn fingerprint(files: &Files) -> Result<String, Diagnostic> {
    let mut paths = Vec::new();
    for folder in INPUTS {
        paths.extend(files.list(folder)?);
    }
    paths.retain(|path| !path.starts_with(STATIONS));
    paths.sort();
    let mut hash = Sha256::new();
    for path in paths {
        let sum = Sha256::digest(files.bytes(&path)?);
        hash.update(format!("{sum:x}  {path}\n"));
    }
    Ok(format!("{:x}", hash.finalize()))
}
