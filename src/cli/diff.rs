//! `depliant diff`: what a committee reads before it signs.

use std::path::Path;

use super::Exit;
use super::arguments::DiffFormat;
use super::intent::DiffTask;
use super::progress;
use super::shell::Shell;
use crate::build::{self, Comparison, Medium};
use crate::edition::{Change, Diff, Kind, Mark, Op, RecordChange};
use crate::files::Files;
use crate::output::{self, Artifact};

/// How many stations are named; of more, only the number is told.
const NAMED: usize = 5;

/// Compares two editions, and tells what differs or makes a file of it.
pub(super) fn diff(shell: &Shell, task: &DiffTask) -> Exit {
    let DiffTask {
        project,
        old,
        new,
        archives,
        format,
        file,
        folder,
        jobs,
    } = task;
    let files = match shell.open(project) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    let outcome = progress::watch(shell, |report| {
        build::diff(&files, (old, new), archives, *jobs, report)
    });
    shell.report(&outcome.diagnostics, &|path| files.excerpt(path));
    shell.count(&outcome.diagnostics);
    let Some(comparison) = outcome.value else { return Exit::Mistakes };
    let (bytes, ending) = match format {
        DiffFormat::Text => (Some(told(shell, &comparison).into_bytes()), None),
        DiffFormat::Json => (Some(json(&comparison).into_bytes()), None),
        DiffFormat::Html => {
            (report(shell, &files, &comparison, Medium::Html), Some("html"))
        }
        DiffFormat::Pdf => (report(shell, &files, &comparison, Medium::Pdf), Some("pdf")),
    };
    let Some(bytes) = bytes else { return Exit::Mistakes };
    let own = ending.map(|ending| folder.join(own_name(&comparison, ending)));
    match file.clone().or(own) {
        Some(file) => save(shell, &files, &file, bytes),
        None => shell.say(&String::from_utf8_lossy(&bytes)),
    }
}

/// Makes the report of a comparison, and tells what stands in its way.
fn report(
    shell: &Shell,
    files: &Files,
    comparison: &Comparison,
    medium: Medium,
) -> Option<Vec<u8>> {
    let made = build::report(files, comparison, medium);
    shell.report(&made.diagnostics, &|path| files.excerpt(path));
    made.value
}

/// Returns the name of a report.
fn own_name(comparison: &Comparison, ending: &str) -> String {
    let Diff { old, new, .. } = &comparison.diff;
    format!("{}-{}.{ending}", old.edition, new.edition)
}

/// Saves a file in place of an earlier one, but not among what is read, and says so.
fn save(shell: &Shell, files: &Files, file: &Path, bytes: Vec<u8>) -> Exit {
    if let Err(failure) = files.check_output(file) {
        return shell.fail(failure);
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let artifact = Artifact { path: name, bytes };
    match output::place(folder.unwrap_or(Path::new(".")), &[artifact]) {
        Err(failure) => shell.fail(failure),
        Ok(_) => {
            shell.note("cli-diff-saved", &[("file", file.display())]);
            Exit::Done
        }
    }
}

/// Writes a comparison for programs.
fn json(comparison: &Comparison) -> String {
    let pages = comparison.papers.iter().flat_map(|paper| {
        paper.sheets.iter().map(|sheet| {
            serde_json::json!({
                "guide": paper.guide,
                "product": paper.product,
                "page": sheet.number,
                "places": sheet.places,
            })
        })
    });
    let mut told = serde_json::to_value(&comparison.diff).expect("records are text");
    told["pages"] = pages.collect();
    let told = serde_json::to_string_pretty(&told).expect("records are text");
    format!("{told}\n")
}

/// Tells a comparison to people.
fn told(shell: &Shell, comparison: &Comparison) -> String {
    let Comparison { diff, papers, .. } = comparison;
    let words = Words(shell);
    let mut out = words.title(diff);
    for product in &diff.products {
        let place = match &product.station {
            Some(station) => format!("{}/{} ({station})", product.guide, product.product),
            None => format!("{}/{}", product.guide, product.product),
        };
        out += &format!("{}\n", words.change(&place, product.change));
    }
    let groups = diff.records.chunk_by(|a, b| a.kind == b.kind);
    for group in groups {
        out += &words.heading(kind(group[0].kind));
        let told: Vec<String> = group.iter().map(|one| words.record(one)).collect();
        out += &told.join("\n");
    }
    if !diff.looks.is_empty() {
        out += &words.heading("looks");
        let looks = diff.looks.iter();
        let looks =
            looks.map(|look| format!("{}\n", words.change(&look.path, look.change)));
        out += &looks.collect::<String>();
    }
    if !papers.is_empty() {
        out += &words.heading("pages");
    }
    for paper in papers {
        let numbers: Vec<String> =
            paper.sheets.iter().map(|sheet| sheet.number.to_string()).collect();
        out += &format!("{}/{} : {}\n", paper.guide, paper.product, numbers.join(", "));
    }
    out
}

/// The words of a comparison, in the language of the shell.
struct Words<'a>(&'a Shell);

impl Words<'_> {
    /// Says what is compared.
    fn title(&self, diff: &Diff) -> String {
        let is_same = if diff.is_empty() { "same" } else { "other" };
        let args = [("old", &*diff.old.edition), ("new", &*diff.new.edition)];
        let args = [&args[..], &[("state", is_same)]].concat();
        format!("{}\n", self.0.messages.get("cli-diff", &args))
    }

    /// Names a group of changes.
    fn heading(&self, kind: &str) -> String {
        let heading = self.0.messages.get("cli-diff-heading", &[("kind", kind)]);
        format!("\n{heading}\n\n")
    }

    /// Says what has become of something.
    fn change(&self, name: &str, change: Change) -> String {
        let change = match change {
            Change::Added => "added",
            Change::Removed => "removed",
            Change::Changed => "changed",
        };
        self.0
            .messages
            .get("cli-diff-change", &[("name", name), ("change", change)])
    }

    /// Tells what has become of a record: a line, and its words below.
    fn record(&self, record: &RecordChange) -> String {
        let products: Vec<&str> = record.products.iter().map(String::as_str).collect();
        let mut places = products.join(", ");
        let stations = &record.stations;
        match stations.len() {
            0 => {}
            1..=NAMED => {
                let named: Vec<&str> = stations.iter().map(String::as_str).collect();
                places += &format!("; {}", named.join(", "));
            }
            count => {
                let count = [("count", count)];
                places +=
                    &format!("; {}", self.0.messages.get("cli-diff-stations", &count));
            }
        }
        let line = self.change(&record.id, record.change);
        let words = if record.words.iter().all(|mark| mark.op == Op::Same) {
            self.0.messages.get::<&str>("cli-diff-form", &[])
        } else {
            marked(&record.words)
        };
        let words: String = words.lines().map(|line| format!("    {line}\n")).collect();
        format!("{line} ({places})\n{words}")
    }
}

/// Writes words with the marks of wdiff: what is gone in `[-…-]`, what is new in
/// `{+…+}`. A mark never spans lines.
fn marked(words: &[Mark]) -> String {
    let mark = |Mark { op, text }: &Mark| {
        let (open, close) = match op {
            Op::Same => return text.clone(),
            Op::Removed => ("[-", "-]"),
            Op::Added => ("{+", "+}"),
        };
        let lines = text.split('\n').map(|line| match line {
            "" => String::new(),
            line => format!("{open}{line}{close}"),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    words.iter().map(mark).collect()
}

/// Returns the name of a kind of record in messages.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Contact => "contacts",
        Kind::Station => "stations",
        Kind::Text => "texts",
        Kind::Reference => "references",
        Kind::Imprint => "imprint",
    }
}
