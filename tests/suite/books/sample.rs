//! A document with every kind of part, record and text, all of them hostile.

use std::collections::BTreeMap;

use depliant::document::{
    Contact, Document, Edition, Entry, FORMAT, Frame, Image, Links, Organisation, Part,
    PartKind, PhoneNumber, Reference, Station,
};
use depliant::sheet::Geometry;
use depliant::text::{Block, Citation, Inline};

/// Text that breaks what does not take care: markup of every kind, quotes,
/// control and non-characters, and a script that runs the other way.
pub(super) const HOSTILE: &str = "<&\">]]>'{{ 7 }}{% x %}<!--\u{0}\u{1}\u{b}\u{1f}\u{7f}\u{fffe}\
                       \u{2028}--> é\u{301} שלום \u{202e}مرحبا\u{202c} 🕊";

/// Returns every kind of text, one inside the other where it can be.
fn every_inline() -> Vec<Inline> {
    let text = || vec![Inline::text(HOSTILE)];
    let citation = |id: &str, content| {
        let (key, id) = ("a&b".to_owned(), id.to_owned());
        Inline::Citation(Citation { key, id, content })
    };
    let href = "https://exemple.org/?a=1&b=%22%3C".to_owned();
    let inner = Inline::Link { href: href.clone(), content: text() };
    let all = vec![
        Inline::Emphasis { content: text() },
        Inline::Strong { content: text() },
        Inline::Superscript { content: text() },
        Inline::Subscript { content: text() },
        Inline::SmallCaps { content: text() },
        Inline::Break,
        citation("cite-1", vec![inner.clone(), Inline::text("Loi, 2019")]),
    ];
    vec![
        Inline::text(HOSTILE),
        Inline::Emphasis { content: all },
        Inline::Link {
            href,
            content: vec![inner, citation("cite-2", text())],
        },
    ]
}

/// Returns lists and text that are nested as deep as markup can be.
fn nested() -> Block {
    let mut line = vec![Inline::text(HOSTILE)];
    for _ in 0..12 {
        line = vec![Inline::Emphasis { content: line }];
    }
    let mut block = Block::Paragraph { content: line };
    for start in 0..12 {
        let items = vec![vec![block.clone()]];
        block = Block::List { ordered: start % 2 == 0, start, items };
    }
    block
}

/// Returns a book with every kind of part, record and text.
pub(super) fn sample() -> Document {
    let line = || vec![Inline::text(HOSTILE)];
    let paragraph = |content| Block::Paragraph { content };
    let list = |ordered, start, item| Block::List {
        ordered,
        start,
        items: vec![vec![paragraph(line())], item],
    };
    let lists = list(true, 3, vec![paragraph(line()), list(false, 1, Vec::new())]);
    let item = |id: &str, title, blocks| Entry::Item {
        language: None,
        origin: String::new(),
        id: id.to_owned(),
        title,
        blocks,
    };
    let quotation = Entry::Quotation {
        language: None,
        origin: String::new(),
        id: "q".to_owned(),
        blocks: vec![paragraph(line())],
        speaker: line(),
        role: line(),
    };
    let section = Part {
        title: line(),
        intro: vec![paragraph(every_inline()), lists, nested()],
        entries: vec![
            item("i", line(), vec![paragraph(line())]),
            item("j", Vec::new(), vec![paragraph(line())]),
            item("k", Vec::new(), Vec::new()),
            quotation,
        ],
        ..part("section-é:<1>", PartKind::Section)
    };
    let untitled = part("section-É:<1>", PartKind::Section);
    let parts = [
        ("cover", PartKind::Cover),
        ("contents", PartKind::Contents),
        ("contacts", PartKind::Contacts),
        ("station", PartKind::Station),
        ("references", PartKind::References),
        ("imprint", PartKind::Imprint),
    ];
    let mut parts: Vec<Part> = parts.map(|(id, kind)| part(id, kind)).into();
    parts.splice(2..2, [section, untitled]);
    document(parts)
}

/// Returns an empty part.
fn part(id: &str, kind: PartKind) -> Part {
    Part {
        language: None,
        id: id.to_owned(),
        origin: String::new(),
        kind,
        title: Vec::new(),
        intro: Vec::new(),
        entries: Vec::new(),
    }
}

/// Returns a picture whose name needs escaping.
fn logo() -> Image {
    Image {
        file: "/images/lo go.svg".to_owned(),
        alt: HOSTILE.to_owned(),
    }
}

/// Returns a reference whose key is no name in XML.
fn reference() -> Reference {
    let line = || vec![Inline::text(HOSTILE)];
    Reference {
        origin: String::new(),
        key: "a&b".to_owned(),
        id: "ref-a.26.b".to_owned(),
        heading: Some(line()),
        content: line(),
        annotation: line(),
        citations: ["cite-1", "cite-2", "gone"].map(str::to_owned).into(),
    }
}

/// Returns a document with some parts and all that parts can show.
pub(super) fn document(parts: Vec<Part>) -> Document {
    let line = || vec![Inline::text(HOSTILE)];
    let number = || PhoneNumber {
        text: "9-1-1".to_owned(),
        href: "tel:911".to_owned(),
    };
    let contact = |emergency| Contact {
        language: None,
        origin: String::new(),
        name: line(),
        number: number(),
        hours: line(),
        answers: line(),
        emergency,
    };
    Document {
        format: FORMAT,
        proof: false,
        product: "epub".to_owned(),
        language: "fr-CA".to_owned(),
        guide: "exemple".to_owned(),
        title: line(),
        subtitle: line(),
        description: HOSTILE.to_owned(),
        organisation: Organisation {
            name: HOSTILE.to_owned(),
            logo: Some(logo()),
            website: "https://exemple.org".to_owned(),
        },
        links: Links::default(),
        colophon: Some("0123456789abcdef".repeat(4)),
        edition: Edition {
            barcode: None,
            id: "2026.0".to_owned(),
            year: 2026,
            date: "2026-12-01".to_owned(),
            date_in_words: line(),
            isbn: None,
            imprint: vec![line()],
        },
        station: Some(Station {
            id: "poste".to_owned(),
            name: line(),
            address: vec![line(), line()],
            phone: Some(number()),
            hours: line(),
            example: true,
        }),
        contacts: vec![contact(true), contact(false)],
        frames: vec![Frame { origin: String::new(), number: 1, parts }],
        references: vec![reference()],
        words: words(),
        geometry: Geometry::none(),
    }
}

/// The words that the templates print, by name.
const WORDS: [&str; 21] = [
    "access-citations",
    "access-display",
    "access-images",
    "access-images-bare",
    "access-structure",
    "access-unevaluated",
    "back-to-text",
    "beginning",
    "contacts",
    "contents",
    "cover",
    "edition",
    "example",
    "fingerprint",
    "imprint",
    "isbn",
    "landmarks",
    "quote-close",
    "quote-open",
    "references",
    "station",
];

/// Returns a word for each name.
fn words() -> BTreeMap<String, String> {
    WORDS
        .iter()
        .map(|name| (name.to_string(), format!("{name} {HOSTILE}")))
        .collect()
}
