//! A BibTeX file: its works, and what of them has no home in CSL.

use std::ops::Range;

use crate::cite::Item;
use crate::cite::bibtex::{self, Loss, LossKind};
use crate::diag::{Code, Diagnostic, Span};

/// The works of a BibTeX file.
#[derive(Debug)]
pub(super) struct Bibliography {
    /// The works with their places.
    pub(super) items: Vec<(Item, Span)>,
    /// What is said of them.
    pub(super) said: Vec<Diagnostic>,
}

/// Reads the works of a BibTeX text.
pub(super) fn read(path: &str, text: &str) -> Result<Bibliography, Diagnostic> {
    let wrong = |range: Range<usize>, cause: &str| {
        Diagnostic::at(Code::BibtexSyntax, &Span::new(path, range)).with("cause", cause)
    };
    let works = bibtex::read(text).map_err(|error| {
        let ends = error.byte >= text.trim_end().len();
        let cause = if ends { "end" } else { cause(&error.message) };
        wrong(error.byte..error.byte, cause)
    })?;
    if works.is_empty() {
        return Err(wrong(0..0, "empty"));
    }
    let mut said = Vec::new();
    let mut items = Vec::new();
    for work in works {
        let span = Span::new(path, work.range.clone());
        if work.item.id.is_empty() {
            said.push(wrong(work.range, "identifier"));
            continue;
        }
        said.extend(work.losses.into_iter().map(|loss| lost(path, loss)));
        items.push((work.item, span));
    }
    Ok(Bibliography { items, said })
}

/// Says what could not be kept.
fn lost(path: &str, loss: Loss) -> Diagnostic {
    let span = Span::new(path, loss.range);
    let kind = match loss.kind {
        LossKind::Field => "field",
        LossKind::Command => "command",
        LossKind::Abbreviation => "abbreviation",
        LossKind::Type => {
            return Diagnostic::at(Code::AssumedType, &span)
                .with("name", format!("@{}", loss.value))
                .with("suggestion", "none");
        }
    };
    Diagnostic::at(Code::BibtexLoss, &span)
        .with("kind", kind)
        .with("field", loss.field)
        .with("value", loss.value)
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
        "abbreviations grow too large" => "too-large",
        _ if message.ends_with("refers to itself") => "circular",
        _ => message,
    }
}
