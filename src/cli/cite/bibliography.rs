//! A BibTeX file: its works, and what of them has no home in CSL.

use crate::cite::{Item, bibtex};
use crate::diag::{Code, Diagnostic, Span};

/// The works of a BibTeX file.
#[derive(Debug)]
pub(super) struct Bibliography {
    /// The works with their places.
    pub(super) items: Vec<(Item, Span)>,
    /// What could not be kept.
    pub(super) losses: Vec<Diagnostic>,
}

/// Reads the works of a BibTeX text.
pub(super) fn read(path: &str, text: &str) -> Result<Bibliography, Diagnostic> {
    let at = |byte: usize| Span::new(path, byte..byte);
    let works = bibtex::read(text).map_err(|error| {
        Diagnostic::at(Code::BibtexSyntax, &at(error.byte))
            .with("cause", cause(&error.message))
    })?;
    let mut losses = Vec::new();
    let mut items = Vec::new();
    for work in works {
        let span = entry(path, text, &work.item.id);
        losses.extend(work.losses.into_iter().map(|loss| {
            let loss_at = Diagnostic::at(Code::BibtexLoss, &span);
            loss_at.with("field", loss.field).with("value", loss.value)
        }));
        items.push((work.item, span));
    }
    Ok(Bibliography { items, losses })
}

/// Returns where the key of a BibTeX entry stands: after a brace, before a
/// comma.
fn entry(path: &str, text: &str, key: &str) -> Span {
    let found = text.match_indices(key).find(|(at, _)| {
        text[..*at].trim_end().ends_with(['{', '('])
            && text[at + key.len()..].trim_start().starts_with(',')
    });
    let at = found.map_or(0, |(at, _)| at);
    Span::new(path, at..at + found.map_or(0, |_| key.len()))
}

/// Returns the word of the catalogues for what is wrong in a BibTeX text; else
/// the words of the reader.
fn cause(message: &str) -> &str {
    match message {
        "unexpected end of file" => "end",
        "expected comma" => "comma",
        "expected equals" => "equals",
        "expected opening brace" | "expected closing brace" => "brace",
        "expected identifier" => "identifier",
        "expected double quote" => "quote",
        "malformed command" => "command",
        "braces are nested too deep" => "too-deep",
        _ if message.ends_with("refers to itself") => "circular",
        _ => message,
    }
}
