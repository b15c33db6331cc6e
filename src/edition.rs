//! The yearly archive: an edition is frozen as a bag, a bag is verified, two
//! editions are compared, and what libraries ask for is deposited with them.
//!
//! A bag (BagIt 1.0, RFC 8493) is a folder with a payload in `data/` and lists of
//! checksums beside it. The payload of an edition is itself a project, what it was made
//! from beside what was made, so that it can be made again:
//!
//! | path | holds |
//! |---|---|
//! | `sources/`, `layouts/`, `fonts/` | the project as it was read; what the edition's file waives is in `sources/editions/` |
//! | `out/` | the files for screens and for the press, `document.json`, `manifest.json` |
//! | `tool/` | the version of the program, and the crates that it is built from |
//! | `events.xml` | what was done to it, in the terms of PREMIS |
//! | `errata.csv`, `recall.csv` | what has changed since the revision before |

mod archives;
mod bag;
mod changes;
mod compare;
mod declaration;
mod deposit;
mod diff;
mod dublin_core;
mod events;
mod hashes;
mod manifest;
mod paths;
mod side;
pub mod tool;
mod verify;

/// The folder of the outputs of an archived edition.
pub const OUTPUTS: &str = "data/out/";

/// The largest file of an archive that is read whole, in bytes.
const DATA_LIMIT: u64 = 256 << 20;

pub use archives::manifests;
pub use bag::{find, last, seal};
pub use changes::{Change, Changes, Erratum, Recall, changes};
pub use compare::{Difference, Unlike, differences};
pub use deposit::{Body, Due, Title};
pub use diff::{
    Diff, Kind, LookChange, Mark, Name, Op, ProductChange, RecordChange, diff,
};
pub use dublin_core::{Medium, Record, columns, sheet};
pub use events::Log;
pub use side::{LOOKS, Side};
pub use verify::{Verdict, verify};
