//! What the layout itself has measured and found too long.

use typst::foundations::{Dict, Label, Output, Selector, Value};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::Fault;
use crate::diag::Code;
use crate::document::{Contact, Document, Entry, Part, PartKind, Reference, Station};
use crate::text::{Block, Inline, plain};

/// The height, in points, that layouts let be missing (`kit/frame.typ`).
pub(super) const TOLERANCE: f64 = 0.1;

/// Points in a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// Returns the frames whose content needs more height than they have, as the
/// layout reports them: `metadata((frame:, origin:, need:, have:))` labelled
/// `<problem>`, in points.
pub(super) fn overflows(paged: &PagedDocument, document: &Document) -> Vec<Fault> {
    let Some(label) = Label::new(PicoStr::intern("problem")) else { return Vec::new() };
    let found = Output::introspector(paged).query(&Selector::Label(label));
    let problems =
        found.iter().filter_map(|element| match element.get_by_name("value") {
            Ok(Value::Dict(problem)) => Some(overflow(&problem, document)),
            _ => None,
        });
    problems.collect()
}

/// Makes the fault of one problem.
fn overflow(problem: &Dict, document: &Document) -> Fault {
    let origin = match problem.get("origin") {
        Ok(Value::Str(origin)) => Some(origin.as_str()),
        _ => None,
    };
    let frame = match problem.get("frame") {
        Ok(Value::Int(frame)) => frame.to_string(),
        Ok(Value::Str(frame)) => frame.to_string(),
        _ => String::from("1"),
    };
    let (need, have) = (points(problem, "need"), points(problem, "have"));
    let excess = (need - have).max(0.0);
    let share = if need > 0.0 { excess / need } else { 0.0 };
    let excessive = in_tens(share * characters(document, &frame, origin));
    Fault::new(Code::Overflow, origin)
        .with("product", &document.product)
        .with("frame", frame)
        .with("excess", format!("{:.1}", excess / MILLIMETRE))
        .with("characters", format!("{excessive:.0}"))
}

/// Returns a number of characters that are too many, rounded up to tens: nobody
/// counts, and one line too many is too many.
pub(super) fn in_tens(characters: f64) -> f64 {
    (characters / 10.0).ceil().max(1.0) * 10.0
}

/// Returns a length of a problem in points; nought if it is none.
pub(super) fn points(problem: &Dict, key: &str) -> f64 {
    let points = match problem.get(key) {
        Ok(Value::Float(points)) => *points,
        Ok(Value::Int(points)) => f64::from(i32::try_from(*points).unwrap_or(i32::MAX)),
        Ok(Value::Length(length)) => length.abs.to_pt(),
        _ => 0.0,
    };
    if points.is_finite() { points } else { 0.0 }
}

/// Returns how many characters stand on a frame; in a document of one flow, in
/// the part that the layout names.
pub(super) fn characters(document: &Document, number: &str, origin: Option<&str>) -> f64 {
    let flow = document.geometry.frames.is_empty();
    let mut count = Count { document, characters: 0 };
    for frame in &document.frames {
        let here = flow || frame.number.to_string() == number;
        let named = |part: &&Part| !flow || Some(part.origin.as_str()) == origin;
        let parts = frame.parts.iter().filter(|part| here && named(part));
        parts.for_each(|part| count.part(part));
    }
    f64::from(u32::try_from(count.characters).unwrap_or(u32::MAX))
}

/// A count of characters in progress.
struct Count<'a> {
    document: &'a Document,
    characters: usize,
}

impl Count<'_> {
    /// Counts a part, with what it shows of the document itself.
    fn part(&mut self, part: &Part) {
        self.line(&part.title);
        self.blocks(&part.intro);
        part.entries.iter().for_each(|entry| self.entry(entry));
        let document = self.document;
        match part.kind {
            PartKind::Cover => {
                self.line(&document.title);
                self.line(&document.subtitle);
            }
            PartKind::Contacts => document.contacts.iter().for_each(|c| self.contact(c)),
            PartKind::Station => document.station.iter().for_each(|s| self.station(s)),
            PartKind::References => {
                document.references.iter().for_each(|r| self.reference(r));
            }
            PartKind::Imprint => {
                document.edition.imprint.iter().for_each(|line| self.line(line));
            }
            PartKind::Links => {
                let links = document.links.items.iter();
                self.characters +=
                    links.map(|link| link.address.chars().count()).sum::<usize>();
            }
            PartKind::Section | PartKind::Contents => {}
        }
    }

    /// Counts a record.
    fn entry(&mut self, entry: &Entry) {
        match entry {
            Entry::Item { title, blocks, .. } => {
                self.line(title);
                self.blocks(blocks);
            }
            Entry::Quotation { blocks, speaker, role, .. } => {
                self.blocks(blocks);
                self.line(speaker);
                self.line(role);
            }
        }
    }

    /// Counts somebody to call.
    fn contact(&mut self, contact: &Contact) {
        for line in [&contact.name, &contact.hours, &contact.answers] {
            self.line(line);
        }
        self.characters += contact.number.text.chars().count();
    }

    /// Counts a station.
    fn station(&mut self, station: &Station) {
        self.line(&station.name);
        self.line(&station.hours);
        station.address.iter().for_each(|line| self.line(line));
    }

    /// Counts a reference.
    fn reference(&mut self, reference: &Reference) {
        self.line(&reference.content);
    }

    /// Counts paragraphs and lists.
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { content } => self.line(content),
                Block::List { items, .. } => items.iter().for_each(|i| self.blocks(i)),
            }
        }
    }

    /// Counts running text.
    fn line(&mut self, line: &[Inline]) {
        self.characters += plain(line).chars().count();
    }
}
