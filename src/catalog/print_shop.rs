//! What the print shop of the project asks for.

use std::collections::BTreeMap;

use super::Desk;
use crate::diag::{Code, Diagnostic, Severity, Span, nearest};
use crate::source::{Colour, Spanned, Weight};

/// The most ink that paper takes up, in per cent of all inks together, if the
/// project says nothing: what many printers ask for on coated paper.
const INK_LIMIT: u16 = 280;

/// What files for a print shop are checked against.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    /// The most ink that the paper takes up, in per cent of all inks together.
    pub ink_limit: u16,
    /// The colours of the layouts.
    pub palette: Vec<Swatch>,
    weights: BTreeMap<Code, Weight>,
}

/// What is usual where a project says nothing, with no palette.
impl Default for Limits {
    fn default() -> Self {
        Self {
            ink_limit: INK_LIMIT,
            palette: Vec::new(),
            weights: BTreeMap::new(),
        }
    }
}

/// A colour of the layouts.
#[derive(Debug, Clone, PartialEq)]
pub struct Swatch {
    /// For screens: `#12505e`.
    pub rgb: String,
    /// Cyan, magenta, yellow and black, in per cent.
    pub cmyk: Vec<u8>,
    /// The name of its spot ink, if it has one.
    pub spot: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

impl Limits {
    /// Returns how much something weighs that is found; nothing if it is not to be
    /// said at all.
    pub fn severity(&self, code: Code) -> Option<Severity> {
        match self.weights.get(&code) {
            None => Some(code.severity()),
            Some(Weight::Error) => Some(Severity::Error),
            Some(Weight::Warning) => Some(Severity::Warning),
            Some(Weight::Off) => None,
        }
    }
}

/// The printing condition that press files are meant for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Its name in the registry of the ICC.
    pub name: String,
    /// Its ICC profile, if the project has it.
    pub profile: Option<Vec<u8>>,
}

impl Desk<'_> {
    /// Reads what files for the print shop are checked against.
    pub(super) fn limits(&mut self) -> Limits {
        let swatch = |colour: &Spanned<Colour>| Swatch {
            rgb: colour.value.rgb.value.clone(),
            cmyk: colour.value.cmyk.value.to_vec(),
            spot: colour.value.spot.as_ref().map(|spot| spot.value.clone()),
            span: colour.span.clone(),
        };
        Limits {
            ink_limit: self.ink_limit(),
            palette: self.sources.palette.values().map(swatch).collect(),
            weights: self.weights(),
        }
    }

    /// Returns the most ink that the paper takes up, in per cent.
    pub(super) fn ink_limit(&self) -> u16 {
        self.sources.print_shop.ink_limit.unwrap_or(INK_LIMIT)
    }

    /// Reads how the project weighs what the preflight finds.
    fn weights(&mut self) -> BTreeMap<Code, Weight> {
        let mut weights = BTreeMap::new();
        for (name, weight) in self.sources.print_shop.severity.iter().flatten() {
            let code = Code::named(name);
            if let Some(code) = code.filter(|code| code.is_adjustable()) {
                weights.insert(code, weight.value);
                continue;
            }
            let unbending = code.is_some_and(|code| Code::UNBENDING.contains(&code));
            if unbending && weight.value == Weight::Error {
                continue;
            }
            let diagnostic = if unbending {
                Diagnostic::at(Code::UnbendingCheck, &weight.span).with("name", name)
            } else {
                let known: Vec<&str> =
                    Code::ADJUSTABLE.iter().map(|code| code.name()).collect();
                let suggestion = nearest(name, known.iter().copied()).unwrap_or("none");
                Diagnostic::at(Code::UnknownCheck, &weight.span)
                    .with("name", name)
                    .with("suggestion", suggestion)
                    .with("known", known.join(", "))
            };
            self.report(diagnostic);
        }
        weights
    }

    /// Reads the printing condition; nothing if none is told.
    pub(super) fn condition(&mut self) -> Option<Condition> {
        let shop = &self.sources.print_shop;
        let profile = shop.profile.as_ref().and_then(|path| {
            let bytes = match self.files.bytes(&path.value) {
                Ok(bytes) => bytes.to_vec(),
                Err(failure) => {
                    self.report(failure.named_at(&path.span));
                    return None;
                }
            };
            // The signature of a profile (ICC.1, 7.2.11) and its colours.
            let is_cmyk =
                bytes.get(36..40) == Some(b"acsp") && bytes.get(16..20) == Some(b"CMYK");
            if !is_cmyk {
                let diagnostic = Diagnostic::at(Code::BadProfile, &path.span);
                self.report(diagnostic.with("path", &path.value));
            }
            Some(bytes)
        });
        let Some(name) = &shop.condition else {
            if let Some(path) = &shop.profile {
                self.report(Diagnostic::at(Code::NoCondition, &path.span));
            }
            return None;
        };
        Some(Condition { name: name.value.trim().to_owned(), profile })
    }
}
