//! What templates are given beyond the document: the pages of a book in their
//! order, the names of its files, and what it says of itself.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};
use uuid::Uuid;

use super::access::{Access, Facts};
use super::images::{self, Picture};
use super::names::Names;
use super::typefaces::Typeface;
use super::{Input, links};
use crate::document::{Document, Entry, Part, PartKind};
use crate::text::plain;
use crate::typography::is_right_to_left;

/// The namespace of the identifiers of books without an ISBN (RFC 9562,
/// section 5.5). Never to be changed: a book keeps its identifier.
const NAMESPACE: Uuid = Uuid::from_u128(0x6ba0_9a3d_5c1e_4f0b_9d27_3e81_c4f6_a215);

/// A book, in the names of its files and the order of its pages.
#[derive(Debug, Serialize)]
pub(super) struct Book<'a> {
    /// `urn:isbn:…`, or else `urn:uuid:…`.
    identifier: String,
    /// The title without markup.
    title: String,
    /// The subtitle without markup; may be empty.
    subtitle: String,
    /// The edition's day, as `dcterms:modified` writes it.
    modified: String,
    /// `ltr` or `rtl`.
    direction: &'static str,
    /// The pages in the reader's order: the spine.
    pub pages: Vec<Page<'a>>,
    /// The places that a reading system offers by itself.
    landmarks: Vec<Landmark>,
    /// Where each reference is, by its key.
    targets: BTreeMap<&'a str, String>,
    /// The ways back from each reference, by its anchor.
    backlinks: BTreeMap<&'a str, Vec<String>>,
    /// The stylesheet.
    pub stylesheet: String,
    /// The stylesheet that names the fonts.
    pub typefaces: String,
    /// The fonts.
    pub fonts: Vec<Typeface>,
    /// The pictures, the cover first if there is one.
    pub pictures: Vec<Picture>,
    /// The picture of the cover, if there is one.
    cover: Option<String>,
    /// The picture of the publisher, if there is one.
    logo: Option<String>,
    /// What is said of the book's accessibility.
    access: Access,
}

/// A page of a book: one XHTML file.
#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    /// What it is.
    pub kind: PageKind,
    /// Its file.
    pub file: String,
    /// Its heading without markup; empty where the document's words have one
    /// for its kind.
    heading: String,
    /// The part of the document that it shows, if it shows one.
    pub part: Option<&'a Part>,
    /// The records of the part, in runs of their kind.
    runs: Vec<Run<'a>>,
    /// Its records that have a heading, for the table of contents.
    entries: Vec<Heading<'a>>,
}

/// Records of a part that stand together.
#[derive(Debug, Serialize)]
struct Run<'a> {
    /// Whether they are a list: two or more records without a heading.
    listed: bool,
    /// The records.
    entries: Vec<&'a Entry>,
}

/// A heading within a page.
#[derive(Debug, Serialize)]
struct Heading<'a> {
    /// Its anchor.
    id: &'a str,
    /// Its words, without markup.
    words: String,
}

/// A place that a reading system offers by itself (EPUB 3.3, section 7.4.4).
#[derive(Debug, Serialize)]
struct Landmark {
    /// What it is, in the EPUB Structural Semantics Vocabulary.
    kind: &'static str,
    /// The place of its page in the reader's order, from 0.
    page: usize,
}

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PageKind {
    /// The picture of the cover.
    Cover,
    /// Title, subtitle and publisher.
    Title,
    /// The table of contents.
    Contents,
    /// A section of the guide.
    Section,
    /// Whom to call.
    Contacts,
    /// The station that hands the guide out.
    Station,
    /// The reference list.
    References,
    /// The imprint.
    Imprint,
}

impl PageKind {
    /// Returns its name, which is also that of its word.
    fn name(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Title => "title",
            Self::Contents => "contents",
            Self::Section => "section",
            Self::Contacts => "contacts",
            Self::Station => "station",
            Self::References => "references",
            Self::Imprint => "imprint",
        }
    }

    /// Returns the template of its pages.
    pub(super) fn template(self) -> &'static str {
        match self {
            Self::Cover => "cover.xhtml.j2",
            Self::Title => "title.xhtml.j2",
            Self::Contents => "nav.xhtml.j2",
            Self::Section => "section.xhtml.j2",
            Self::Contacts => "contacts.xhtml.j2",
            Self::Station => "station.xhtml.j2",
            Self::References => "references.xhtml.j2",
            Self::Imprint => "imprint.xhtml.j2",
        }
    }

    /// Returns which landmark the first page of its kind is.
    fn landmark(self) -> Option<&'static str> {
        match self {
            Self::Cover => Some("cover"),
            Self::Title => Some("titlepage"),
            Self::Contents => Some("toc"),
            Self::Section => Some("bodymatter"),
            Self::References => Some("bibliography"),
            Self::Imprint => Some("colophon"),
            Self::Contacts | Self::Station => None,
        }
    }
}

impl Serialize for PageKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'a> Book<'a> {
    /// Settles all that templates need to know of a book.
    pub(super) fn new(input: &Input<'a>) -> Self {
        let document = input.document;
        let mut names = Names::new();
        let pages = pages(input, &mut names);
        let stylesheet = names.claim("", "style.css");
        let typefaces = names.claim("", "fonts.css");
        let fonts = input
            .fonts
            .iter()
            .map(|font| Typeface::new(font, &mut names))
            .collect();
        let pictures = images::pictures(input, &mut names);
        let shown = |source: &str| {
            let mut found = pictures.iter().filter(|picture| picture.source == source);
            found.next().map(|picture| picture.file.clone())
        };
        let logo = document.organisation.logo.as_ref();
        let backlinks = links::backlinks(document, &pages);
        Self {
            identifier: identifier(document),
            title: title(document),
            subtitle: plain(&document.subtitle),
            modified: format!("{}T00:00:00Z", document.edition.date),
            direction: direction(&document.language),
            landmarks: landmarks(&pages),
            targets: links::targets(&document.references, &pages),
            cover: shown(""),
            logo: logo.and_then(|logo| shown(&logo.file)),
            access: access(input, &pictures, !backlinks.values().all(Vec::is_empty)),
            backlinks,
            stylesheet,
            typefaces,
            fonts,
            pictures,
            pages,
        }
    }
}

/// Returns the pages of a book in the reader's order.
///
/// A book always has a title and a table of contents, and a reference list if
/// it cites, also where the author did not ask for them: navigation and
/// citations must lead somewhere.
fn pages<'a>(input: &Input<'a>, names: &mut Names) -> Vec<Page<'a>> {
    let document = input.document;
    let parts = document.frames.iter().flat_map(|frame| &frame.parts);
    let mut wanted: Vec<(PageKind, Option<&Part>)> = parts
        .filter_map(|part| Some((kind(part, document)?, Some(part))))
        .collect();
    // Only sections come several times; what comes once has one name.
    let mut once = BTreeSet::new();
    wanted.retain(|(kind, _)| *kind == PageKind::Section || once.insert(*kind));
    let lacks = |wanted: &[(PageKind, Option<&Part>)], kind| {
        wanted.iter().all(|(present, _)| *present != kind)
    };
    if lacks(&wanted, PageKind::Title) {
        wanted.insert(0, (PageKind::Title, None));
    }
    let title = wanted
        .iter()
        .position(|(kind, _)| *kind == PageKind::Title)
        .unwrap_or(0);
    if lacks(&wanted, PageKind::Contents) {
        wanted.insert(title + 1, (PageKind::Contents, None));
    }
    if lacks(&wanted, PageKind::References) && !document.references.is_empty() {
        wanted.push((PageKind::References, None));
    }
    if !input.cover.is_empty() {
        wanted.insert(0, (PageKind::Cover, None));
    }
    let page = |(kind, part)| Page::new(document, kind, part, names);
    wanted.into_iter().map(page).collect()
}

/// Returns the kind of page that shows a part; none for a part that would have
/// nothing to show, such as a station in the version for all: paper leaves room
/// for its stamp there.
fn kind(part: &Part, document: &Document) -> Option<PageKind> {
    match part.kind {
        PartKind::Cover => Some(PageKind::Title),
        PartKind::Section => Some(PageKind::Section),
        PartKind::Contacts => {
            (!document.contacts.is_empty()).then_some(PageKind::Contacts)
        }
        PartKind::Station => document.station.is_some().then_some(PageKind::Station),
        PartKind::References => {
            (!document.references.is_empty()).then_some(PageKind::References)
        }
        PartKind::Imprint => Some(PageKind::Imprint),
        PartKind::Contents => Some(PageKind::Contents),
        // Links are followed where they stand.
        PartKind::Links => None,
    }
}

impl<'a> Page<'a> {
    /// Makes a page, and gives its file a name.
    fn new(
        document: &'a Document,
        kind: PageKind,
        part: Option<&'a Part>,
        names: &mut Names,
    ) -> Self {
        let own = part.map(|part| plain(&part.title)).unwrap_or_default();
        let heading = match kind {
            PageKind::Title => title(document),
            PageKind::Section if own.trim().is_empty() => title(document),
            _ => own,
        };
        let name = match (kind, part) {
            (PageKind::Section, Some(part)) => &part.id,
            (PageKind::Contents, _) => "nav",
            _ => kind.name(),
        };
        let entries = part.map(|part| &*part.entries).unwrap_or_default();
        Self {
            kind,
            file: names.claim("", &format!("{name}.xhtml")),
            heading,
            part,
            runs: runs(entries),
            entries: entries.iter().filter_map(entry_heading).collect(),
        }
    }
}

/// Puts records without a heading that follow each other into one list.
fn runs(entries: &[Entry]) -> Vec<Run<'_>> {
    let bare =
        |entry: &Entry| matches!(entry, Entry::Item { title, .. } if title.is_empty());
    let chunks = entries.chunk_by(|a, b| bare(a) && bare(b));
    chunks
        .map(|chunk| Run {
            listed: chunk.len() > 1,
            entries: chunk.iter().collect(),
        })
        .collect()
}

/// Returns the heading of a record that has one.
fn entry_heading(entry: &Entry) -> Option<Heading<'_>> {
    let Entry::Item { id, title, .. } = entry else { return None };
    let words = plain(title);
    (!words.trim().is_empty()).then_some(Heading { id, words })
}

/// Returns the first page of each kind that is a landmark.
fn landmarks(pages: &[Page<'_>]) -> Vec<Landmark> {
    let mut found: Vec<Landmark> = Vec::new();
    for (page, kind) in pages.iter().map(|page| page.kind.landmark()).enumerate() {
        let Some(kind) = kind else { continue };
        if found.iter().all(|landmark| landmark.kind != kind) {
            found.push(Landmark { kind, page });
        }
    }
    found
}

/// Returns the title without markup; a book must have one.
fn title(document: &Document) -> String {
    let title = plain(&document.title);
    if title.trim().is_empty() { document.guide.clone() } else { title }
}

/// Returns the identifier of a book: its ISBN, or else a name-based UUID, so
/// that the same book always has the same.
fn identifier(document: &Document) -> String {
    if let Some(isbn) = &document.edition.isbn {
        let digits = isbn.chars().filter(char::is_ascii_alphanumeric);
        return format!("urn:isbn:{}", digits.collect::<String>());
    }
    let station = document.station.as_ref().map_or("", |station| &station.id);
    let Document { guide, product, language, edition, .. } = document;
    let name = [guide, &edition.id, product, station, language].join("/");
    format!("urn:uuid:{}", Uuid::new_v5(&NAMESPACE, name.as_bytes()))
}

/// Returns the direction of a language's writing.
pub(super) fn direction(language: &str) -> &'static str {
    if is_right_to_left(language) { "rtl" } else { "ltr" }
}

/// Gathers what is known of the pictures and the text, for what is said of
/// their accessibility. The cover's alternative text is the title.
fn access(input: &Input<'_>, pictures: &[Picture], cites: bool) -> Access {
    let cover = title(input.document);
    let logo = input.document.organisation.logo.as_ref();
    let alt = |picture: &Picture| match logo {
        _ if picture.source.is_empty() => Some(&*cover),
        Some(logo) if logo.file == picture.source => Some(&*logo.alt),
        _ => None,
    };
    let alts: Vec<&str> = pictures.iter().filter_map(alt).collect();
    let moves = pictures.iter().any(|picture| picture.may_move);
    Access::new(&Facts {
        alts: &alts,
        moves,
        cites,
        stylesheet: input.stylesheet,
    })
}
