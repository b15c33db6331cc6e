//! What a layout or a page has against a document.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use typst::World as _;
use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};

use super::world::{Desk, path};
use crate::diag::{self, Code, Diagnostic, Span};
use crate::document::Document;

/// The arguments that say how much and where, and not what.
const MEASURED: [&str; 9] =
    ["x", "y", "text", "distance", "ratio", "size", "edge", "dpi", "needed"];

/// What faults have in common that say the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sameness {
    code: Code,
    origin: Option<String>,
    place: Option<(Arc<str>, usize)>,
    named: Vec<(&'static str, String)>,
}

/// What a layout or a page has against a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Stored", from = "Stored")]
pub struct Fault {
    /// What is wrong.
    pub code: Code,
    /// The record that it is about, as the layout names it.
    pub origin: Option<String>,
    /// The place in the layout, if the layout itself is wrong.
    pub span: Option<Span>,
    /// What the message names.
    pub args: Vec<(&'static str, String)>,
}

/// A fault as it is written down.
#[derive(Serialize, Deserialize)]
struct Stored {
    said: Diagnostic,
    origin: Option<String>,
}

impl From<Fault> for Stored {
    fn from(fault: Fault) -> Self {
        let origin = fault.origin.clone();
        Self { said: fault.into(), origin }
    }
}

/// Says it of the layout, if it is about no record.
impl From<Fault> for Diagnostic {
    fn from(Fault { code, span, args, .. }: Fault) -> Self {
        Self { span, args, ..Self::failure(code) }
    }
}

impl From<Stored> for Fault {
    fn from(Stored { said, origin }: Stored) -> Self {
        let Diagnostic { code, span, args, .. } = said;
        Self { code, origin, span, args }
    }
}

impl Fault {
    /// Makes a fault of a record.
    pub(super) fn new(code: Code, origin: Option<&str>) -> Self {
        let origin = origin.map(str::to_owned);
        Self { code, origin, span: None, args: Vec::new() }
    }

    /// Adds an argument of its message.
    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Returns whether no file is made while it stands. How much the preflight's
    /// other findings weigh is the project's to say.
    pub(super) fn stops(&self) -> bool {
        self.code.severity() == diag::Severity::Error && !self.code.is_adjustable()
    }

    /// Returns what it shares with faults that need not be said after it: the same
    /// code about the same thing, whatever was measured and wherever the first of it
    /// stands. What a layout does, it does on every page.
    pub fn sameness(&self) -> Sameness {
        let span = self.span.as_ref();
        let place = span.map(|span| (span.path.clone(), span.range.start));
        let is_where = |name: &str| place.is_some() && matches!(name, "page" | "panel");
        let named = self.args.iter();
        let named = named.filter(|(name, _)| !MEASURED.contains(name) && !is_where(name));
        Sameness {
            code: self.code,
            origin: self.origin.clone().filter(|_| place.is_none()),
            named: named.cloned().collect(),
            place,
        }
    }

    /// Returns what it makes idle to say: itself, and the same said more mildly.
    pub fn echoes(&self) -> impl Iterator<Item = Sameness> {
        let mild = (self.code == Code::ImageCoarse).then_some(Code::ImageResolution);
        let own = self.sameness();
        let mild = mild.map(|code| Sameness { code, ..own.clone() });
        std::iter::once(own).chain(mild)
    }

    /// Takes over what Typst says of a layout, in its words and at its place.
    pub(super) fn of_typst(desk: &Desk<'_>, said: &SourceDiagnostic) -> Self {
        let fault = match (said.severity, unknown_family(&said.message)) {
            (_, Some(family)) => {
                let written = quoted(desk, said).unwrap_or_else(|| family.to_owned());
                Self::new(Code::UnknownFont, None).with("family", written)
            }
            (Severity::Error, None) => {
                Self::new(Code::TypstError, None).with("message", words(said))
            }
            (Severity::Warning, None) => {
                Self::new(Code::TypstWarning, None).with("message", words(said))
            }
        };
        Self { span: Some(place(desk, said)), ..fault }
    }

    /// Takes over what a standard says against a document.
    pub(super) fn of_export(
        desk: &Desk<'_>,
        said: &SourceDiagnostic,
        document: &Document,
    ) -> Self {
        let fault = Self::new(Code::PdfRefused, None)
            .with("product", &document.product)
            .with("message", words(said));
        Self { span: Some(place(desk, said)), ..fault }
    }
}

/// Returns what Typst says, with its hints between parentheses, but for those
/// that speak of the options of its own command line.
fn words(said: &SourceDiagnostic) -> String {
    let hints = said.hints.iter().map(|hint| hint.v.as_str());
    let hints: Vec<&str> = hints.filter(|hint| !hint.contains("`--")).collect();
    if hints.is_empty() {
        said.message.to_string()
    } else {
        format!("{} ({})", said.message, hints.join("; "))
    }
}

/// Returns the place in a layout that Typst speaks of; where it names none, or
/// one in the document, which is no file, the layout as a whole.
fn place(desk: &Desk<'_>, said: &SourceDiagnostic) -> Span {
    match said.span.id() {
        Some(id) if !desk.is_document(id) => {
            Span::new(path(id), desk.range(said.span).unwrap_or(0..0))
        }
        _ => Span::file(path(desk.main())),
    }
}

/// Returns the string in a layout that Typst speaks of, as it is written there:
/// Typst repeats names in lower case.
fn quoted(desk: &Desk<'_>, said: &SourceDiagnostic) -> Option<String> {
    let source = desk.source(said.span.id()?).ok()?;
    let words = source.text().get(desk.range(said.span)?)?;
    Some(words.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

/// Returns the family that Typst warns it does not know. It is a mistake for
/// us: another font would take its place.
fn unknown_family(message: &str) -> Option<&str> {
    message.strip_prefix("unknown font family: ")
}
