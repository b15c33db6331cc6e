//! The edition that is made, and whether the years of all of them are right.

use std::collections::BTreeMap;

use super::{Desk, Line, Product, number};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::source::{self, File, Isbns};

/// The years that an edition can have: more digits, or fewer, are a slip.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2999;

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
    /// How many days before its day a number must have been verified at the earliest,
    /// if it says so.
    pub verified_within: Option<u16>,
    /// The hash of all that it is made from but the stations: see
    /// [`fingerprint`](source::fingerprint).
    pub fingerprint: String,
}

impl Desk<'_> {
    /// Checks the editions, and returns the one that is made: the one asked for,
    /// or the latest by its day.
    pub(super) fn edition(&mut self, asked: Option<&str>) -> Option<Edition> {
        let editions = &self.sources.editions;
        for (id, file) in editions {
            self.year(id, &file.record);
        }
        self.refuse_shared_isbns();
        let day = |(_, file): &(&String, &File<source::Edition>)| {
            (file.record.date.value, file.record.revision)
        };
        let Some((latest, _)) = editions.iter().max_by_key(day) else {
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
        let fingerprint = self.sink.take(source::fingerprint(self.files))?;
        let record = &file.record;
        let imprint = record.imprint.first().map_or(&file.span, |line| &line.span);
        self.places.insert("edition".to_owned(), imprint.clone());
        let isbn = self.isbns(&record.isbn);
        let mut wording = self.wording();
        let imprint = record.imprint.iter().map(|line| wording.line(line)).collect();
        Some(Edition {
            id: id.to_owned(),
            year: record.year.value,
            revision: record.revision,
            date: record.date.value,
            isbn,
            imprint,
            verified_within: record.verified_within,
            fingerprint,
        })
    }

    /// Checks the year of an edition against its day and the name of its file.
    fn year(&mut self, id: &str, edition: &source::Edition) {
        let year = &edition.year;
        if !YEARS.contains(&year.value) {
            let diagnostic = Diagnostic::at(Code::BadNumber, &year.span);
            self.report(diagnostic.with("value", year.value));
            return;
        }
        let named: Option<i16> = id.get(..4).and_then(|digits| digits.parse().ok());
        let named = named.filter(|named| YEARS.contains(named));
        let day = Some(edition.date.value.0.year());
        for (kind, other) in [("date", day), ("file", named)] {
            if let Some(other) = other.filter(|other| *other != year.value) {
                let diagnostic = Diagnostic::at(Code::EditionYear, &year.span)
                    .with("kind", kind)
                    .with("year", year.value)
                    .with("other", other);
                self.report(diagnostic);
            }
        }
    }

    /// Reports an ISBN that stands for two formats, or for two years: each format of
    /// each edition has its own (ISO 2108). A revision within the year keeps it.
    fn refuse_shared_isbns(&mut self) {
        let sources = self.sources;
        let mut firsts: BTreeMap<String, (i16, usize, &Span)> = BTreeMap::new();
        for file in sources.editions.values() {
            let Isbns { brochure, card, booklet, epub } = &file.record.isbn;
            let year = file.record.year.value;
            for (format, isbn) in [brochure, card, booklet, epub].into_iter().enumerate()
            {
                let Some(isbn) = isbn else { continue };
                let digits = isbn.value.chars().filter(char::is_ascii_digit).collect();
                let own = (year, format, &isbn.span);
                let (first_year, first, span) = *firsts.entry(digits).or_insert(own);
                if (first_year, first) != (year, format) {
                    let said = Diagnostic::at(Code::IsbnTwice, &isbn.span);
                    self.report(said.with("value", &isbn.value).related_to(span));
                }
            }
        }
    }

    /// Checks the check digit of each ISBN.
    fn isbns(&mut self, isbns: &Isbns) -> BTreeMap<Product, String> {
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
