//! The sections of a reference list, and which work stands in which.

use std::collections::BTreeSet;

use super::{Desk, Line};
use crate::cite::{Item, variables};
use crate::diag::{Code, Diagnostic, nearest};
use crate::source::{Bibliography, ListSection, Text};

/// How a reference list is arranged.
#[derive(Default)]
pub struct Listing {
    /// The headings of the sections.
    pub titles: Vec<Line>,
    /// The number of the section in which each work stands, in the author's order of
    /// works; `titles.len()` for one that no section takes. Empty without sections.
    pub sections: Vec<usize>,
    /// Whether what the author says of a work (`annote`) is printed below it.
    pub annotated: bool,
}

impl Desk<'_> {
    /// Checks the sections of a reference list.
    pub(super) fn listing(
        &mut self,
        language: &str,
        bibliography: &Bibliography,
        works: &[Item],
    ) -> Listing {
        let sections = &bibliography.sections;
        let known: BTreeSet<String> = works.iter().flat_map(keywords).collect();
        for section in sections {
            for name in section.types.iter().flat_map(|types| types.iter()) {
                self.expect_type(name);
            }
            for word in section.keywords.iter().flat_map(|words| words.iter()) {
                self.expect_keyword(word, &known);
            }
        }
        let mut wording = self.wording_in(language, None);
        let titles =
            sections.iter().map(|section| wording.line(&section.title)).collect();
        let place = |work: &Item| {
            let found = sections.iter().position(|section| takes(section, work));
            found.unwrap_or(sections.len())
        };
        let places = works.iter().filter(|_| !sections.is_empty()).map(place);
        Listing {
            titles,
            sections: places.collect(),
            annotated: bibliography.annotations,
        }
    }

    /// Reports a type that CSL does not have.
    fn expect_type(&mut self, name: &Text) {
        if variables::work_type(&name.value).is_none() {
            let suggestion = variables::nearest_type(&name.value).unwrap_or("none");
            let unknown = Diagnostic::at(Code::UnknownWorkType, &name.span);
            let unknown = unknown.with("name", &name.value);
            self.report(unknown.with("suggestion", suggestion));
        }
    }

    /// Reports a keyword that no work has.
    fn expect_keyword(&mut self, word: &Text, known: &BTreeSet<String>) {
        let sought = fold(&word.value);
        if !known.contains(&sought) {
            let suggestion = nearest(&sought, known.iter().map(String::as_str));
            let unknown = Diagnostic::at(Code::UnknownKeyword, &word.span);
            let unknown = unknown.with("name", &word.value);
            self.report(unknown.with("suggestion", suggestion.unwrap_or("none")));
        }
    }
}

/// Returns whether a section takes a work.
fn takes(section: &ListSection, work: &Item) -> bool {
    let typed = section
        .types
        .as_ref()
        .is_none_or(|types| types.iter().any(|name| name.value == work.work_type));
    let own = keywords(work);
    typed
        && section
            .keywords
            .as_ref()
            .is_none_or(|words| words.iter().any(|word| own.contains(&fold(&word.value))))
}

/// Returns the keywords of a work, which commas or semicolons part.
fn keywords(work: &Item) -> Vec<String> {
    let written = work.text("keyword").unwrap_or_default().split([',', ';']);
    written.map(fold).filter(|word| !word.is_empty()).collect()
}

/// Returns a keyword as it is compared, whatever its case.
fn fold(word: &str) -> String {
    word.trim().to_lowercase()
}
