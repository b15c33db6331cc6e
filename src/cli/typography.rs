//! `depliant typography`: lines from the standard input, set or read, to the
//! standard output.

use std::io;

use serde::Serialize;

use super::Exit;
use super::intent::Typography;
use super::shell::Shell;
use crate::diag::cause;
use crate::text::Inline;
use crate::typography::lint::{self, Finding, Trust};
use crate::typography::{self, Profile};

/// Sets or reads every line.
pub(super) fn typography(shell: &Shell, task: &Typography) -> Exit {
    let text = match io::read_to_string(io::stdin()) {
        Ok(text) => text,
        Err(error) => {
            let args = [("cause", cause(&error))];
            return shell.stop("cli-cannot-listen", &args, Exit::Mistakes);
        }
    };
    let lines = text.split_inclusive('\n');
    if !task.lint {
        return shell.say(&lines.map(|line| set(line, task.profile)).collect::<String>());
    }
    let marks = lines
        .enumerate()
        .flat_map(|(index, line)| read(index + 1, line, task));
    let marks: Vec<Mark> = marks.collect();
    if task.json {
        let json = serde_json::to_string_pretty(&marks)
            .expect("a mark has only text keys and whole numbers");
        return shell.say(&format!("{json}\n"));
    }
    shell.say(&marks.iter().map(|mark| told(mark, shell)).collect::<String>())
}

/// What is marked in a line.
#[derive(Debug, Serialize)]
struct Mark {
    /// The line, from 1.
    line: usize,
    /// The column of its first character, from 1.
    column: usize,
    /// The column after its last character.
    end_column: usize,
    /// The name of the lint.
    lint: &'static str,
    /// Whether a program may write what is suggested.
    safe: bool,
    /// What is written.
    found: String,
    /// What to write instead; nothing if only the author can know.
    instead: Option<String>,
    /// The whole line as it would be set, with what is suggested.
    corrected: Option<String>,
}

/// Reads one line.
fn read(number: usize, written: &str, task: &Typography) -> Vec<Mark> {
    let text = written.trim_end_matches(['\n', '\r']);
    let findings = lint::read(text, task.profile, task.inclusive);
    let column = |byte: usize| text[..byte].chars().count() + 1;
    let corrected = |finding: &Finding| {
        finding.instead.as_ref()?;
        let one = std::slice::from_ref(finding);
        Some(set(&lint::corrected(text, one), task.profile))
    };
    let mark = |finding: &Finding| Mark {
        line: number,
        column: column(finding.range.start),
        end_column: column(finding.range.end),
        lint: finding.lint.name(),
        safe: finding.trust == Trust::Safe,
        found: text[finding.range.clone()].to_owned(),
        instead: finding.instead.clone(),
        corrected: corrected(finding),
    };
    findings.iter().map(mark).collect()
}

/// Tells one mark on a line: where, what, and why.
fn told(mark: &Mark, shell: &Shell) -> String {
    let Mark { line, column, lint, .. } = mark;
    let args = [
        ("found", mark.found.clone()),
        ("instead", mark.instead.clone().unwrap_or_default()),
    ];
    let message = shell.messages.get(lint, &args);
    let hint = shell.messages.attribute(lint, "hint", &args);
    let hint = hint.map(|hint| format!("; {hint}")).unwrap_or_default();
    format!("{line}:{column}: {message}{hint} [{lint}]\n")
}

/// Sets a line; raised letters stand between `<sup>` and `</sup>`, and its end
/// stays as it is.
fn set(written: &str, profile: Profile) -> String {
    let text = written.trim_end_matches(['\n', '\r']);
    let mut line: Vec<Inline> = vec![Inline::text(text)];
    typography::set(&mut line, profile);
    let mut out = String::new();
    push(&line, &mut out);
    out.push_str(&written[text.len()..]);
    out
}

/// Writes a line that was set; plain text becomes nothing but text and raised
/// letters.
fn push(line: &[Inline], out: &mut String) {
    for inline in line {
        match inline {
            Inline::Text { text } => out.push_str(text),
            Inline::Superscript { content } => {
                out.push_str("<sup>");
                push(content, out);
                out.push_str("</sup>");
            }
            other => unreachable!("plain text has no {other:?}"),
        }
    }
}
