//! `depliant typography`: lines from the standard input, set, to the standard
//! output.

use std::io;

use super::Exit;
use super::shell::Shell;
use crate::diag::{Code, Diagnostic};
use crate::text::Inline;
use crate::typography::{self, Profile};

/// Sets every line; raised letters stand between `<sup>` and `</sup>`.
pub(super) fn typography(shell: &Shell, profile: Profile) -> Exit {
    match io::read_to_string(io::stdin()) {
        Ok(text) => shell.say(
            &text
                .split_inclusive('\n')
                .map(|line| set(line, profile))
                .collect::<String>(),
        ),
        Err(error) => {
            let failure = Diagnostic::failure(Code::CannotRead);
            shell.fail(failure.with("path", "stdin").with("cause", error))
        }
    }
}

/// Sets a line; its end stays as it is.
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
