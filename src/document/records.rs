//! What a document prints of each record: as hashes, so that one can tell later which
//! printed copies a change concerns, and as words, so that one can read the change.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{
    Contact, Document, Edition, Entry, Organisation, Part, PartKind, Reference, Station,
};
use crate::text::{Block, Inline, told};

/// Returns the SHA-256 of what a document prints of each record, in hexadecimal, by
/// the record's id, such as `contacts/urgence`. What the title page and the cover say
/// stands under the id of the guide.
pub fn records(document: &Document) -> BTreeMap<String, String> {
    let mut hashes = Hashes::default();
    read(document, &mut hashes);
    let written = |(id, hash): (String, Sha256)| (id, format!("{:x}", hash.finalize()));
    hashes.0.into_iter().map(written).collect()
}

/// Returns the lines that a document prints of each record, by the record's id and in
/// the reader's order, with the addresses that its links lead to: the words of what
/// [`records`] hashes.
pub fn wording(document: &Document) -> IndexMap<String, Vec<String>> {
    let mut wording = Wording::default();
    read(document, &mut wording);
    wording.0
}

/// What is told of each record, in the reader's order; of one that is printed in
/// several places, of each of them.
trait Reader {
    /// Takes what is printed of a record in one place, as it is and in words.
    fn record(&mut self, id: &str, printed: &impl Serialize, words: &[Words<'_>]);
}

/// A field of a record.
enum Words<'a> {
    Plain(&'a str),
    Line(&'a [Inline]),
    Text(&'a [Block]),
}

/// Reads a document.
fn read(document: &Document, reader: &mut impl Reader) {
    use Words::{Line, Plain, Text};
    let Document { title, subtitle, description, guide, .. } = document;
    let words = [Line(title), Line(subtitle), Plain(description)];
    reader.record(guide, &(title, subtitle, description), &words);
    let Organisation { name, website, .. } = &document.organisation;
    reader.record("organisation", &document.organisation, &[Plain(name), Plain(website)]);
    let Edition { id, date_in_words, isbn, imprint, .. } = &document.edition;
    let isbn = isbn.as_deref().unwrap_or_default();
    let mut words = vec![Plain(id), Line(date_in_words), Plain(isbn)];
    words.extend(imprint.iter().map(|line| Line(line)));
    reader.record("edition", &document.edition, &words);
    for contact in &document.contacts {
        let Contact { origin, name, number, hours, answers, .. } = contact;
        let words = [Line(name), Plain(&number.text), Line(hours), Line(answers)];
        reader.record(origin, contact, &words);
    }
    if let Some(Station { id, name, address, phone, hours, example }) = &document.station
    {
        let mut words = vec![Line(name)];
        words.extend(address.iter().map(|line| Line(line)));
        words.extend(phone.as_ref().map(|phone| Plain(&phone.text)));
        words.push(Line(hours));
        let printed = (name, address, phone, hours, example);
        reader.record(&format!("stations/{id}"), &printed, &words);
    }
    let parts = document.frames.iter().flat_map(|frame| &frame.parts);
    for Part { origin, kind, title, intro, entries, .. } in parts {
        if *kind == PartKind::Section {
            reader.record(origin, &(title, intro), &[Line(title), Text(intro)]);
        }
        for entry in entries {
            match entry {
                Entry::Item { origin, title, blocks, .. } => {
                    reader.record(origin, entry, &[Line(title), Text(blocks)]);
                }
                Entry::Quotation { origin, blocks, speaker, role, .. } => {
                    let words = [Text(blocks), Line(speaker), Line(role)];
                    reader.record(origin, entry, &words);
                }
            }
        }
    }
    for reference in &document.references {
        let Reference { origin, content, annotation, .. } = reference;
        reader.record(origin, content, &[Line(content)]);
        if !annotation.is_empty() {
            reader.record(origin, annotation, &[Line(annotation)]);
        }
    }
}

/// The hashes of records while they are made.
#[derive(Default)]
struct Hashes(BTreeMap<String, Sha256>);

impl Reader for Hashes {
    fn record(&mut self, id: &str, printed: &impl Serialize, _: &[Words<'_>]) {
        let json = serde_json::to_vec(printed).expect("a document has only text keys");
        let hash = self.0.entry(id.to_owned()).or_default();
        hash.update(json);
        hash.update([0]);
    }
}

/// The lines of records while they are gathered.
#[derive(Default)]
struct Wording(IndexMap<String, Vec<String>>);

impl Reader for Wording {
    fn record(&mut self, id: &str, _: &impl Serialize, words: &[Words<'_>]) {
        let lines = self.0.entry(id.to_owned()).or_default();
        for field in words {
            match field {
                Words::Plain(text) => lines.push((*text).to_owned()),
                Words::Line(line) => lines.push(told(line)),
                Words::Text(blocks) => paragraphs(blocks, lines),
            }
        }
        lines.retain(|line| !line.is_empty());
    }
}

/// Adds the lines of paragraphs and lists.
fn paragraphs(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph { content } => lines.push(told(content)),
            Block::List { items, .. } => {
                items.iter().for_each(|item| paragraphs(item, lines));
            }
        }
    }
}
