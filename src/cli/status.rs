//! `depliant status`: which printed copies are out of date, and why.

use std::path::Path;

use serde::Serialize;

use super::Exit;
use super::intent::Form;
use super::shell::Shell;
use crate::build::{self, Change, ChangeKind, Copies, Request, State};
use crate::diag::Lines;
use crate::files::Files;
use crate::output;

/// Compares what stations have in their hands with the sources.
pub(super) fn status(
    shell: &Shell,
    project: &Path,
    request: &Request,
    out: &Path,
    form: Form,
) -> Exit {
    let files = match shell.open(project) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    let orders = match output::orders(out) {
        Ok(orders) => orders,
        Err(failure) => return shell.fail(failure),
    };
    let outcome = build::status(&files, request, &orders);
    shell.report(&outcome.diagnostics, &|path| files.excerpt(path));
    let Some(copies) = outcome.value else { return Exit::Mistakes };
    if form == Form::Json {
        let records: Vec<Record<'_>> = copies.iter().map(Record::from).collect();
        let json = serde_json::to_string_pretty(&records).expect("records are text");
        return shell.say(&format!("{json}\n"));
    }
    if copies.is_empty() {
        shell.note::<&str>("cli-status-none", &[]);
    }
    let told: String = copies.iter().map(|one| told(shell, &files, one)).collect();
    shell.say(&told)
}

/// Tells the state of copies: a line, and one more for each record that has changed.
fn told(shell: &Shell, files: &Files, copies: &Copies) -> String {
    let Copies { guide, product, station, edition, state } = copies;
    let (state, changes): (&str, &[Change]) = match state {
        State::Current => ("current", &[]),
        State::Outdated(changes) => ("outdated", changes),
        State::Gone => ("gone", &[]),
    };
    let args = [
        ("guide", guide),
        ("product", product),
        ("station", station),
        ("edition", edition),
    ];
    let args = args.map(|(name, value)| (name, value.as_str()));
    let line = shell
        .messages
        .get("cli-status", &[&args[..], &[("state", state)]].concat());
    let changes = changes.iter().map(|change| {
        let place = change.span.as_ref().and_then(|span| {
            let line =
                Lines::new(files.excerpt(&span.path)?).place(span.range.start).line;
            Some(format!("{}:{line}", span.path))
        });
        let args = [
            ("record", change.record.as_str()),
            ("kind", kind(change.kind)),
            ("place", place.as_deref().unwrap_or("none")),
            ("grave", if change.is_grave() { "yes" } else { "no" }),
        ];
        format!("  {}\n", shell.messages.get("cli-status-change", &args))
    });
    format!("{line}\n{}", changes.collect::<String>())
}

/// Returns the word of what has become of a record.
fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Changed => "changed",
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
    }
}

/// Copies for programs.
#[derive(Serialize)]
struct Record<'a> {
    guide: &'a str,
    product: &'a str,
    station: &'a str,
    edition: &'a str,
    /// `current`, `outdated` or `gone`.
    state: &'static str,
    changes: Vec<ChangeRecord<'a>>,
}

/// A change for programs.
#[derive(Serialize)]
struct ChangeRecord<'a> {
    record: &'a str,
    /// `changed`, `added` or `removed`.
    kind: &'static str,
    /// Whether somebody may call a wrong number.
    grave: bool,
}

impl<'a> From<&'a Copies> for Record<'a> {
    fn from(Copies { guide, product, station, edition, state }: &'a Copies) -> Self {
        let (state, changes): (_, &[Change]) = match state {
            State::Current => ("current", &[]),
            State::Outdated(changes) => ("outdated", changes),
            State::Gone => ("gone", &[]),
        };
        let change = |change: &'a Change| ChangeRecord {
            record: &change.record,
            kind: kind(change.kind),
            grave: change.is_grave(),
        };
        let changes = changes.iter().map(change).collect();
        Self { guide, product, station, edition, state, changes }
    }
}
