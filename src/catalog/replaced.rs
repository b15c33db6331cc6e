//! What reads differently at a station.

use std::collections::BTreeMap;

use super::written::{Origin, origins};
use super::{Blocks, Desk, Line, references};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::source;

/// Whole fields of a record that read differently at a station.
#[derive(Default)]
pub struct Override {
    /// The title in place of the record's.
    pub title: Option<Line>,
    /// The text in place of the record's.
    pub full: Option<Blocks>,
    /// The short text in place of the record's.
    pub short: Option<Blocks>,
}

impl Desk<'_> {
    /// Checks the fields that read differently at a station.
    pub(super) fn overrides(
        &mut self,
        station: &source::Station,
    ) -> BTreeMap<String, Override> {
        let origins = origins(self.sources);
        let mut overrides = BTreeMap::new();
        let mut firsts: BTreeMap<&str, &Span> = BTreeMap::new();
        for entry in &station.overrides {
            let record = entry.record.value.trim();
            let Some(origin) = origins.get(record) else {
                let known = origins.iter();
                let known = known.filter(|(_, origin)| **origin != Origin::Verbatim);
                let suggestion = nearest(record, known.map(|(name, _)| name.as_str()));
                let diagnostic = Diagnostic::at(Code::UnknownRecord, &entry.record.span)
                    .with("name", record)
                    .with("suggestion", suggestion.unwrap_or("none"));
                self.report(diagnostic);
                continue;
            };
            self.check_override(*origin, entry);
            if let Some(first) = firsts.insert(record, &entry.record.span) {
                let diagnostic =
                    Diagnostic::at(Code::DuplicateOverride, &entry.record.span);
                self.report(diagnostic.with("name", record).related_to(first));
            }
            let guide = record.split('/').next().unwrap_or_default();
            let keys = references::keys(&self.sources.guides[guide].bibliography);
            let language = &self.sources.guides[guide].guide.record.language.value;
            let mut wording = self.wording_in(language, Some(&keys));
            let checked = Override {
                title: entry.title.as_ref().map(|title| wording.line(title)),
                full: entry.text.as_ref().map(|text| wording.blocks(text)),
                short: entry.short.as_ref().map(|text| wording.blocks(text)),
            };
            overrides.insert(record.to_owned(), checked);
        }
        overrides
    }

    /// Checks that a record has what is replaced, and that something is.
    fn check_override(&mut self, origin: Origin, entry: &source::Override) {
        let source::Override { record, title, text, short } = entry;
        let name = record.value.trim();
        if origin == Origin::Verbatim {
            self.report(Diagnostic::at(Code::VerbatimOverride, &record.span));
            return;
        }
        if title.is_none() && text.is_none() && short.is_none() {
            let diagnostic = Diagnostic::at(Code::EmptyOverride, &record.span);
            self.report(diagnostic.with("name", name));
        }
        if let Some(title) = title.as_ref().filter(|_| origin == Origin::Untitled) {
            let diagnostic = Diagnostic::at(Code::NoTitle, &title.span);
            self.report(diagnostic.with("name", name));
        }
        // Below the heading of a section its records may be enough.
        let empty = text.as_ref().filter(|text| text.value.trim().is_empty());
        if let Some(text) = empty.filter(|_| origin != Origin::Section) {
            self.report(Diagnostic::at(Code::EmptyText, &text.span));
        }
    }
}
