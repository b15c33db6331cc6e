//! The edition that is made.

use std::collections::{BTreeMap, BTreeSet};

use super::{Desk, Line, Product, number};
use crate::diag::{Code, Diagnostic, nearest};
use crate::source;

/// The edition of a year.
pub struct Edition {
    /// The name of its file, by which it is asked for.
    pub id: String,
    /// The year.
    pub year: i16,
    /// The revision, from 0.
    pub revision: u16,
    /// Its day.
    pub date: source::Date,
    /// The ISBN of each product that has one.
    pub isbn: BTreeMap<Product, String>,
    /// The lines of the imprint.
    pub imprint: Vec<Line>,
}

impl Desk<'_> {
    /// Checks the edition that is made.
    pub(super) fn edition(&mut self, asked: Option<&str>) -> Option<Edition> {
        let editions = &self.sources.editions;
        let Some(latest) = editions.keys().next_back() else {
            self.report(Diagnostic::failure(Code::NoEdition));
            return None;
        };
        let id = asked.unwrap_or(latest);
        let Some(file) = editions.get(id) else {
            let suggestion = nearest(id, editions.keys().map(String::as_str));
            let diagnostic = Diagnostic::failure(Code::UnknownEdition).with("name", id);
            self.report(diagnostic.with("suggestion", suggestion.unwrap_or("none")));
            return None;
        };
        let record = &file.record;
        let imprint = record.imprint.first().map_or(&file.span, |line| &line.span);
        self.places.insert("edition".to_owned(), imprint.clone());
        let isbn = self.isbns(&record.isbn);
        let keys = BTreeSet::new();
        let mut wording = self.wording(&keys);
        let imprint = record.imprint.iter().map(|line| wording.line(line)).collect();
        Some(Edition {
            id: id.to_owned(),
            year: record.year.value,
            revision: record.revision,
            date: record.date.value,
            isbn,
            imprint,
        })
    }

    /// Checks the check digit of each ISBN.
    fn isbns(&mut self, isbns: &source::Isbns) -> BTreeMap<Product, String> {
        let all = [&isbns.brochure, &isbns.card, &isbns.booklet, &isbns.epub];
        let mut checked = BTreeMap::new();
        for (product, isbn) in Product::ALL.into_iter().zip(all) {
            let Some(isbn) = isbn else { continue };
            if !number::is_isbn(&isbn.value) {
                let diagnostic = Diagnostic::at(Code::BadIsbn, &isbn.span);
                self.report(diagnostic.with("value", &isbn.value));
            }
            checked.insert(product, isbn.value.clone());
        }
        checked
    }
}
