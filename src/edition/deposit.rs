//! What is deposited of an edition: which library is due what of each product, and why
//! nothing of some.
//!
//! | body | asks for | by |
//! |---|---|---|
//! | Bibliothèque et Archives nationales du Québec | 2 copies of what is printed, and what is digital, within 7 days | RLRQ, c. B-1.2, s. 20.1 |
//! | Library and Archives Canada | 2 copies from a run of 101 on, 1 from 4 on; PDF and EPUB | its site |
//! | Bibliothèque de l’Assemblée nationale | 2 copies from ministries and bodies, printed and digital | RLRQ, c., s. 132 |
//!
//! # Limits
//!
//! What is exempt is read from what was made, by the lists of the libraries; a library
//! may see it otherwise, and says: in doubt, send. A price is not known: what is handed
//! out is free.

use serde::Serialize;

use super::dublin_core::{Medium, Record};

/// Below this many pages, the library of Québec asks for nothing (its list of what is
/// exempt).
const SHORT: usize = 5;

/// From this run on, Library and Archives Canada asks for two copies, and from the
/// second on, for one.
const RUNS: [u64; 2] = [101, 4];

/// A library with which publications are deposited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Bibliothèque et Archives nationales du Québec.
    Banq,
    /// Library and Archives Canada.
    Bac,
    /// The library of the Assemblée nationale du Québec.
    Assemblee,
}

/// A product of a guide, as a library sees it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Title {
    /// The guide.
    pub guide: String,
    /// The language, as BCP 47.
    pub language: String,
    /// The name of the product: `booklet`.
    pub product: String,
    /// The title.
    pub title: String,
    /// A line below the title; may be empty.
    pub subtitle: String,
    /// One or two sentences for catalogues; may be empty.
    pub description: String,
    /// Who publishes; empty while it is not known.
    pub publisher: String,
    /// The day of the edition: `2026-12-01`.
    pub date: String,
    /// The year and the revision: `2026.0`.
    pub edition: String,
    /// The ISBN, if it has one: of what is printed, if it is printed.
    pub isbn: Option<String>,
    /// The lines of the imprint that tell whose it is, which begin with ©.
    pub rights: Vec<String>,
    /// How many pages were made, the sides of a leaflet or a card; none if pages are
    /// not known, as those of an EPUB.
    pub pages: Option<usize>,
    /// The trimmed page or sheet in centimetres, as it is written in its language.
    pub size: Option<String>,
    /// Whether there are files for a print shop.
    pub is_printed: bool,
    /// How many copies are printed, if the stations say.
    pub run: Option<u64>,
    /// How many stations have a version of their own.
    pub stations: usize,
}

/// What is due of a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Due {
    /// Nothing: it has too few pages.
    Short,
    /// Nothing: it is a leaf, not bound.
    Unbound,
    /// So many printed copies, and what is digital.
    Copies {
        /// None if nothing is printed.
        printed: u8,
        /// Whether it depends on a run that is not known: then it may be fewer.
        at_most: bool,
    },
}

impl Body {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Banq, Self::Bac, Self::Assemblee];

    /// Returns the name of its folder.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Banq => "banq",
            Self::Bac => "bac",
            Self::Assemblee => "assemblee-nationale",
        }
    }

    /// Returns what it is due of a title.
    pub fn due(self, title: &Title) -> Due {
        let is_short = title.pages.is_some_and(|pages| pages < SHORT);
        let is_leaf = matches!(&*title.product, "brochure" | "card");
        match self {
            Self::Banq if is_short => Due::Short,
            // It takes what is securely bound, without loose pages.
            Self::Bac if is_leaf => Due::Unbound,
            _ if !title.is_printed => Due::Copies { printed: 0, at_most: false },
            Self::Bac => match title.run {
                None => Due::Copies { printed: 2, at_most: true },
                Some(run) => {
                    let reached = RUNS.iter().filter(|least| run >= **least);
                    let printed = u8::try_from(reached.count()).unwrap_or_default();
                    Due::Copies { printed, at_most: false }
                }
            },
            Self::Banq | Self::Assemblee => Due::Copies { printed: 2, at_most: false },
        }
    }
}

impl Title {
    /// Returns the media in which it is published.
    pub fn media(&self) -> Vec<Medium> {
        match (&*self.product, self.is_printed) {
            ("epub", _) => vec![Medium::Epub],
            (_, true) => vec![Medium::Print, Medium::Pdf],
            (_, false) => vec![Medium::Pdf],
        }
    }

    /// Returns whether it needs an ISBN and has none: a book does.
    pub fn lacks_isbn(&self) -> bool {
        matches!(&*self.product, "booklet" | "epub") && self.isbn.is_none()
    }

    /// Returns the name under which one of its files is deposited.
    pub fn file(&self, medium: Medium) -> Option<String> {
        let Self { guide, product, edition, .. } = self;
        let product = match (&**product, self.language.starts_with("fr")) {
            ("brochure", true) => "depliant",
            ("card", true) => "carte",
            ("booklet", true) => "livret",
            (product, _) => product,
        };
        let ending = match medium {
            Medium::Print => return None,
            Medium::Pdf => "pdf",
            Medium::Epub => return Some(format!("{guide}-{edition}.epub")),
        };
        Some(format!("{guide}-{product}-{edition}.{ending}"))
    }

    /// Returns its records, one for each medium. The ISBN is that of the first: each
    /// format has its own (ISO 2108).
    pub fn records(&self) -> Vec<Record<'_>> {
        let media = self.media().into_iter().enumerate();
        let isbn = self.isbn.as_deref();
        let record = |(index, medium)| Record {
            title: self,
            medium,
            isbn: isbn.filter(|_| index == 0),
            other: isbn.filter(|_| index > 0),
        };
        media.map(record).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, Due, Title};

    #[track_caller]
    fn printed(body: Body, title: &Title, expected: &Due) {
        assert_eq!(body.due(title), *expected, "{body:?} {title:?}");
    }

    #[test]
    fn libraries_ask_for_as_many_copies_as_their_rules_say() {
        let copies = |printed| Due::Copies { printed, at_most: false };
        for (run, at_bac) in
            [(3, copies(0)), (4, copies(1)), (100, copies(1)), (101, copies(2))]
        {
            let run = Some(run);
            let booklet = |pages| Title {
                product: "booklet".to_owned(),
                pages: Some(pages),
                is_printed: true,
                run,
                ..Title::default()
            };
            printed(Body::Bac, &booklet(24), &at_bac);
            printed(Body::Banq, &booklet(5), &copies(2));
            printed(Body::Banq, &booklet(4), &Due::Short);
            printed(Body::Assemblee, &booklet(4), &copies(2));
        }
        let leaf = Title {
            product: "card".to_owned(),
            pages: Some(2),
            is_printed: true,
            ..Title::default()
        };
        printed(Body::Banq, &leaf, &Due::Short);
        printed(Body::Bac, &leaf, &Due::Unbound);
        printed(Body::Assemblee, &leaf, &copies(2));
        let unknown = Title { product: "booklet".to_owned(), ..leaf };
        printed(Body::Bac, &unknown, &Due::Copies { printed: 2, at_most: true });
    }
}
