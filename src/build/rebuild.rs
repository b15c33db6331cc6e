//! An edition made again from its archive, in a clean place, and compared with what is
//! archived.

use std::path::Path;

use super::archive::{archived, outputs};
use super::{Outcome, Progress, run};
use crate::diag::{Code, Diagnostic, Sink};
use crate::edition::{self, Unlike, tool};
use crate::files::{Files, Package, cannot_read};
use crate::output::Scratch;
use crate::source;

/// The largest version that is read, in bytes.
const VERSION_LIMIT: u64 = 1 << 10;

/// Makes an edition again from the sources in its bag, in a folder of its own below
/// `clean`, and compares the files byte for byte. Returns how many are the same.
pub fn rebuild(
    bag: &Path,
    clean: &Path,
    jobs: usize,
    progress: Progress<'_>,
) -> Outcome<usize> {
    run(|sink| {
        let mut old = sink.take(Package::open(bag))?;
        let scratch = sink.take(Scratch::inside(clean))?;
        let unpacked = unpack(&mut old, &scratch);
        let edition = sink.take(unpacked)?;
        let files = sink.take(Files::open(&scratch.path().join("data")))?;
        let made = outputs(&files, &archived(&edition), &scratch, jobs, progress);
        made.diagnostics.into_iter().for_each(|one| sink.push(one));
        made.value?;
        let compared = compare(&mut old, &scratch, sink);
        sink.take(compared)
    })
}

/// Copies the project of a bag into a clean folder, and returns the name of its edition:
/// that of the one folder in its outputs.
pub(super) fn unpack(bag: &mut Package, scratch: &Scratch) -> Result<String, Diagnostic> {
    let paths: Vec<String> = bag.items().keys().cloned().collect();
    let outputs = paths.iter().filter_map(|path| path.strip_prefix(edition::OUTPUTS));
    let edition = outputs.filter_map(|path| path.split('/').next()).next();
    let Some(edition) = edition.map(str::to_owned) else {
        return Err(Diagnostic::failure(Code::NoProject).with("path", "data"));
    };
    let is_input = |path: &&String| {
        let own = path.strip_prefix("data/").and_then(|path| path.split_once('/'));
        own.is_some_and(|(folder, _)| source::INPUTS.contains(&folder))
    };
    for path in paths.iter().filter(is_input) {
        let stream = bag.stream(path).map_err(|error| cannot_read(path, &error))?;
        scratch.copy(path, stream)?;
    }
    Ok(edition)
}

/// Compares what was made with what is archived; tells what is not the same, and
/// returns how much is.
fn compare(
    old: &mut Package,
    scratch: &Scratch,
    sink: &mut Sink,
) -> Result<usize, Diagnostic> {
    let is_output = |path: &str| path.starts_with(edition::OUTPUTS);
    let mut new = Package::open(scratch.path())?;
    let differences = edition::differences(old, &mut new, is_output)?;
    let version = old.bytes("data/tool/version.txt", VERSION_LIMIT);
    let version = String::from_utf8_lossy(&version.unwrap_or_default())
        .trim()
        .to_owned();
    let tool = match &*version {
        "" => "?",
        version if version == tool::version() => "same",
        version => version,
    };
    for difference in &differences {
        let (kind, place) = match difference.kind {
            Unlike::Missing => ("missing", 0),
            Unlike::Stray => ("stray", 0),
            Unlike::From(place) => ("other", place),
        };
        let fault = Diagnostic::failure(Code::RebuildDiffers)
            .with("path", &difference.path)
            .with("kind", kind);
        sink.push(fault.with("detail", place).with("tool", tool));
    }
    let total = new.items().keys().filter(|path| is_output(path)).count();
    Ok(total.saturating_sub(differences.len()))
}
