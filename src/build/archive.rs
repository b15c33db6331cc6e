//! The steps of an archive: all files of an edition are made beside what they are made
//! from, and frozen as a bag.

use std::path::Path;

use super::{Delivery, Outcome, Progress, Request, Shard, prepare, publish, run};
use crate::catalog::{Catalog, Purpose};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::edition::{self, Change, Changes, Log, tool};
use crate::files::{Files, Package};
use crate::order::{cell, separator};
use crate::output::{Scratch, Summary};
use crate::source;

/// What has come of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archived {
    /// The year and the revision: `2026.0`, which is also the name of the bag.
    pub edition: String,
    /// Whether it was archived already, and nothing differs.
    pub unchanged: bool,
    /// How many products carry a telephone number that is no longer right.
    pub recalls: usize,
}

/// What the archive of an edition says of it.
struct Facts {
    /// The year and the revision.
    id: String,
    /// The name of the edition's file.
    name: String,
    /// The year.
    year: String,
    /// The revision.
    revision: u16,
    date: String,
    organisation: String,
    /// The sentences of the guides for catalogues.
    descriptions: Vec<String>,
    isbn: Vec<String>,
    /// The language of the first guide, which tables are in.
    language: String,
}

/// Freezes an edition in a folder of archives: a bag in a folder named by its year and
/// revision, and the same as a zip. An edition that is archived already stays as it is;
/// if it would become another, that is a mistake.
///
/// Everything is made in a folder of its own, which takes its name when it is whole.
pub fn archive(
    files: &Files,
    edition: &str,
    folder: &Path,
    jobs: usize,
    progress: Progress<'_>,
) -> Outcome<Archived> {
    run(|sink| {
        let request = archived(edition);
        let facts = {
            // What is wrong is said when the files are made.
            let mut quiet = Sink::default();
            let prepared = prepare(files, &request, &mut quiet);
            let Some((catalog, _)) = prepared.filter(|_| !quiet.has_errors()) else {
                sink.append(quiet);
                return None;
            };
            Facts::of(&catalog)
        };
        let scratch = sink.take(Scratch::inside(folder))?;
        let made = outputs(files, &request, &scratch, jobs, progress);
        made.diagnostics.into_iter().for_each(|one| sink.push(one));
        made.value?;
        let frozen = freeze(files, &facts, &scratch, folder, sink);
        let recalls = sink.take(frozen)?;
        let settled = settle(&facts, scratch, folder, sink);
        let unchanged = sink.take(settled)?;
        Some(Archived { edition: facts.id, unchanged, recalls })
    })
}

/// Returns what an archive holds of an edition: what is on screens, and what goes to the
/// press.
pub(super) fn archived(edition: &str) -> Request {
    Request {
        purposes: vec![Purpose::Screen, Purpose::Press],
        edition: Some(edition.to_owned()),
        ..Request::default()
    }
}

/// Makes the outputs of an archive in its scratch folder, all anew, and leaves nothing
/// beside them there.
pub(super) fn outputs(
    files: &Files,
    request: &Request,
    scratch: &Scratch,
    jobs: usize,
    progress: Progress<'_>,
) -> Outcome<Summary> {
    let out = scratch.path().join("data/out");
    let delivery = Delivery { out: &out, force: true, shard: Shard::WHOLE };
    let made = publish(files, request, delivery, jobs, progress);
    scratch.forget("data/out");
    made
}

impl Facts {
    /// Reads what is known of an edition.
    fn of(catalog: &Catalog) -> Self {
        let edition = &catalog.edition;
        let isbn = edition.isbn.iter();
        let guides = catalog.guides.values();
        let language = guides.clone().next().map(|guide| guide.language.clone());
        Self {
            id: format!("{}.{}", edition.year, edition.revision),
            name: edition.id.clone(),
            year: edition.year.to_string(),
            revision: edition.revision,
            date: edition.date.to_string(),
            organisation: catalog.organisation.clone(),
            descriptions: guides.map(|guide| guide.description.clone()).collect(),
            isbn: isbn
                .map(|(product, isbn)| format!("ISBN {isbn} ({})", product.name()))
                .collect(),
            language: language.unwrap_or_default(),
        }
    }

    /// Returns what `bag-info.txt` says (RFC 8493, section 2.2.2).
    fn labels(&self, inputs: &str) -> Vec<(&'static str, String)> {
        let mut labels = vec![("Source-Organization", self.organisation.clone())];
        let described = self.descriptions.iter().cloned();
        labels.extend(described.map(|one| ("External-Description", one)));
        labels.push(("Bagging-Date", self.date.clone()));
        labels.extend(self.isbn.iter().map(|one| ("External-Identifier", one.clone())));
        labels.push(("Bag-Group-Identifier", self.year.clone()));
        labels.push(("Internal-Sender-Identifier", self.id.clone()));
        labels.push(("Bag-Software-Agent", tool::version()));
        labels.push(("Edition-SHA256", inputs.to_owned()));
        labels.retain(|(_, value)| !value.is_empty());
        labels
    }
}

/// Puts beside the outputs what they were made from, and makes a bag of all of it.
/// Returns how much must be called back.
///
/// Fails if the disk refuses.
fn freeze(
    files: &Files,
    facts: &Facts,
    scratch: &Scratch,
    folder: &Path,
    sink: &mut Sink,
) -> Result<usize, Diagnostic> {
    for input in source::INPUTS {
        for path in files.list(input)? {
            scratch.write(&format!("data/{path}"), &files.bytes(&path)?)?;
        }
    }
    scratch.write("data/tool/Cargo.lock", tool::LOCK.as_bytes())?;
    let program = tool::version();
    scratch.write("data/tool/version.txt", format!("{program}\n").as_bytes())?;
    let inputs = source::fingerprint(files)?;
    let log = Log {
        edition: &facts.id,
        date: &facts.date,
        organisation: &facts.organisation,
        program: &program,
        inputs: &inputs,
    };
    scratch.write("data/events.xml", log.write().as_bytes())?;
    let changes = since_before(facts, scratch, folder, sink)?;
    let recalls = changes.as_ref().map_or(0, |changes| changes.recalls.len());
    if let Some(changes) = &changes {
        let errata = errata(changes, &facts.language);
        scratch.write("data/errata.csv", errata.as_bytes())?;
        if recalls > 0 {
            let table = called_back(changes, &facts.language);
            scratch.write("data/recall.csv", table.as_bytes())?;
        }
    }
    edition::seal(scratch, &facts.labels(&inputs))?;
    Ok(recalls)
}

/// Returns what has changed since the revision before, if there is one; remarks on one
/// that should be there.
fn since_before(
    facts: &Facts,
    scratch: &Scratch,
    folder: &Path,
    sink: &mut Sink,
) -> Result<Option<Changes>, Diagnostic> {
    let earlier = (0..facts.revision).rev();
    let mut earlier = earlier.map(|one| folder.join(format!("{}.{one}", facts.year)));
    let Some(before) = earlier.find(|place| place.is_dir()) else {
        if facts.revision > 0 {
            sink.push(Diagnostic::failure(Code::ArchiveAlone).with("edition", &facts.id));
        }
        return Ok(None);
    };
    let mut new = Package::open(scratch.path())?;
    edition::changes(&mut Package::open(&before)?, &mut new).map(Some)
}

/// Gives a bag its place. If there is one already, returns whether it is the same; one
/// that is another stays, and so does one that has been damaged.
///
/// Fails if the disk refuses.
fn settle(
    facts: &Facts,
    scratch: Scratch,
    folder: &Path,
    sink: &mut Sink,
) -> Result<bool, Diagnostic> {
    let place = folder.join(&facts.id);
    let mut new = Package::open(scratch.path())?;
    let paths: Vec<String> = new.items().keys().cloned().collect();
    let mut paths = paths.iter().map(String::as_str);
    if !place.exists() {
        // The folder comes last: where it is, the zip is too.
        scratch.zip(scratch.path(), &facts.id, &mut paths)?;
        scratch.publish(&facts.id)?;
        return Ok(false);
    }
    let verdict = edition::verify(&place)?;
    if verdict.diagnostics.iter().any(Diagnostic::is_error) {
        verdict.diagnostics.into_iter().for_each(|one| sink.push(one));
        return Ok(false);
    }
    let mut old = Package::open(&place)?;
    let differences = edition::differences(&mut old, &mut new, |_| true)?;
    if let Some(first) = differences.iter().find(|one| one.path.starts_with("data/")) {
        let span = Span::file(format!("sources/editions/{}.yaml", facts.name));
        let payload = differences.iter().filter(|one| one.path.starts_with("data/"));
        let mistake = Diagnostic::at(Code::ArchiveDiffers, &span)
            .with("edition", &facts.id)
            .with("path", first.path.trim_start_matches("data/"));
        return Err(mistake.with("count", payload.count()));
    }
    if !place.with_file_name(format!("{}.zip", facts.id)).exists() {
        scratch.zip(&place, &facts.id, &mut paths)?;
    }
    Ok(true)
}

/// Writes the list of what has changed.
fn errata(changes: &Changes, language: &str) -> String {
    let is_french = language.starts_with("fr");
    let head = if is_french {
        ["fiche ou fichier", "changement"]
    } else {
        ["record or file", "change"]
    };
    let lines = changes.errata.iter().map(|erratum| {
        let change = match (erratum.change, is_french) {
            (Change::Added, true) => "ajout",
            (Change::Removed, true) => "retrait",
            (Change::Changed, true) => "modification",
            (Change::Added, false) => "added",
            (Change::Removed, false) => "removed",
            (Change::Changed, false) => "changed",
        };
        vec![erratum.name.as_str(), change]
    });
    table(language, std::iter::once(head.to_vec()).chain(lines))
}

/// Writes the list of what must be called back.
fn called_back(changes: &Changes, language: &str) -> String {
    let head = if language.starts_with("fr") {
        ["guide", "produit", "poste", "fiche", "ancien numéro", "nouveau numéro"]
    } else {
        ["guide", "product", "station", "record", "old number", "new number"]
    };
    let lines = changes.recalls.iter().map(|recall| {
        let station = recall.station.as_deref().unwrap_or_default();
        let new = recall.new.as_deref().unwrap_or_default();
        vec![
            &*recall.guide,
            &*recall.product,
            station,
            &*recall.record,
            &*recall.old,
            new,
        ]
    });
    table(language, std::iter::once(head.to_vec()).chain(lines))
}

/// Writes a table that a spreadsheet opens without a question.
pub(super) fn table<'a>(
    language: &str,
    lines: impl Iterator<Item = Vec<&'a str>>,
) -> String {
    let separator = separator(language);
    let lines = lines.map(|line| {
        let cells: Vec<String> =
            line.into_iter().map(|text| cell(text, separator)).collect();
        format!("{}\r\n", cells.join(&separator.to_string()))
    });
    format!("\u{feff}{}", lines.collect::<String>())
}
