//! `depliant check`: every mistake, for people or for programs.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::Exit;
use super::intent::Form;
use super::progress;
use super::shell::Shell;
use crate::build::{self, Outcome, Request};
use crate::diag::{Diagnostic, Lines, Messages, Place, Severity, Span};
use crate::files::Files;
use crate::output;

/// Checks what is asked for.
pub(super) fn check(
    shell: &Shell,
    project: &Path,
    request: &Request,
    form: Form,
    jobs: usize,
) -> Exit {
    let files = match Files::open(project) {
        Ok(files) => files,
        Err(failure) if form == Form::Json => {
            return print(shell, &[failure], &|_| None, Exit::Mistakes);
        }
        Err(failure) => return shell.fail(failure),
    };
    let Outcome { value, diagnostics } =
        progress::watch(shell, |report| build::check(&files, request, jobs, report));
    let exit = if value.is_some() { Exit::Done } else { Exit::Mistakes };
    let source = |path: &str| files.excerpt(path);
    if form == Form::Json {
        return print(shell, &diagnostics, &source, exit);
    }
    shell.report(&diagnostics, &source);
    shell.count(&diagnostics);
    if diagnostics.is_empty() {
        shell.note::<&str>("cli-sound", &[]);
    }
    exit
}

/// Corrects what may be corrected without asking, in the sources themselves.
pub(super) fn fix(shell: &Shell, project: &Path) -> Exit {
    let files = match shell.open(project) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    let (artifacts, count) = build::corrected(&files);
    if let Err(failure) = output::place(project, &artifacts) {
        return shell.fail(failure);
    }
    shell.note("cli-fixed", &[("count", count), ("files", artifacts.len())]);
    Exit::Done
}

/// A diagnostic for programs. Lines and columns (characters) count from 1; the
/// end is the first character that does not belong to it.
#[derive(Debug, Serialize)]
struct Record {
    /// The stable name of what is wrong.
    code: &'static str,
    /// `error` or `warning`.
    severity: &'static str,
    /// What is wrong, for people.
    message: String,
    /// What to do.
    hint: Option<String>,
    /// What the message names, such as the product, the page and, in millimetres
    /// from the top left of the panel or page, the place of what is wrong.
    arguments: BTreeMap<&'static str, String>,
    /// The file, from the project's root; a failure has none.
    file: Option<String>,
    /// The line of its beginning.
    line: Option<usize>,
    /// The column of its beginning.
    column: Option<usize>,
    /// The line of its end.
    end_line: Option<usize>,
    /// The column of its end.
    end_column: Option<usize>,
    /// Another place that belongs to it, such as the first of two equal ids.
    related: Option<Related>,
}

/// Where something else begins.
#[derive(Debug, Serialize)]
struct Related {
    /// The file.
    file: String,
    /// The line.
    line: usize,
    /// The column.
    column: usize,
}

/// Prints diagnostics as one JSON array.
fn print(
    shell: &Shell,
    diagnostics: &[Diagnostic],
    source: &dyn Fn(&str) -> Option<String>,
    exit: Exit,
) -> Exit {
    // Each file is read once, however much is wrong with it.
    let mut texts: BTreeMap<Arc<str>, Lines> = BTreeMap::new();
    for span in diagnostics.iter().flat_map(|one| one.span.iter().chain(&one.related)) {
        let read = || Lines::new(source(&span.path).unwrap_or_default());
        texts.entry(span.path.clone()).or_insert_with(read);
    }
    let record = |one| record(one, &shell.messages, &texts);
    let records: Vec<Record> = diagnostics.iter().map(record).collect();
    let json = serde_json::to_string_pretty(&records)
        .expect("a record has only text keys and whole numbers");
    match shell.say(&format!("{json}\n")) {
        Exit::Done => exit,
        failed => failed,
    }
}

/// Writes a diagnostic down.
fn record(
    diagnostic: &Diagnostic,
    messages: &Messages,
    texts: &BTreeMap<Arc<str>, Lines>,
) -> Record {
    let id = diagnostic.code.name();
    let span = diagnostic.span.as_ref();
    let place = |span: &Span, byte| texts[&span.path].place(byte);
    let places =
        span.map(|span| (place(span, span.range.start), place(span, span.range.end)));
    let related = diagnostic.related.as_ref();
    Record {
        code: id,
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: messages.get(id, &diagnostic.args),
        hint: messages.attribute(id, "hint", &diagnostic.args),
        arguments: diagnostic.args.iter().cloned().collect(),
        file: span.map(|span| span.path.to_string()),
        line: places.map(|(start, _)| start.line),
        column: places.map(|(start, _)| start.column),
        end_line: places.map(|(_, end)| end.line),
        end_column: places.map(|(_, end)| end.column),
        related: related.map(|span| {
            let Place { line, column } = place(span, span.range.start);
            Related { file: span.path.to_string(), line, column }
        }),
    }
}
