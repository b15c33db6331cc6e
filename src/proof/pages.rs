//! The documents, in the order in which they are read.

use std::collections::{BTreeMap, BTreeSet};

use super::texts::acronyms;
use super::{allows, places, records};
use crate::catalog::Catalog;
use crate::diag::{Code, Diagnostic, Span};
use crate::document::{Document, Entry};
use crate::source::{Allowed, Lexicon, LexiconName, Sources};
use crate::text::{Block, Inline, plain};
use crate::typography::lint::Lint;

/// Abbreviations that are words by now.
const USUAL: [&str; 8] = ["EPUB", "ISBN", "ISSN", "PDF", "QR", "RLRQ", "SMS", "URL"];

/// The words before a parenthesis in which an explanation is looked for.
const EXPLANATION: usize = 3;

/// Reads documents: acronyms that are not explained where they first stand, and
/// lists whose items do not match.
pub fn pages(
    documents: &[&Document],
    sources: &Sources,
    catalog: &Catalog,
) -> Vec<Diagnostic> {
    let allowed = allowances(sources);
    let mut said = Vec::new();
    for document in documents {
        let mut reading = Reading {
            document,
            catalog,
            lexicon: &sources.lexicon,
            allowed: &allowed,
            met: BTreeSet::new(),
            said: Vec::new(),
        };
        reading.read();
        said.extend(reading.said);
    }
    said
}

/// Returns what each record of the guides allows, by origin.
fn allowances(sources: &Sources) -> BTreeMap<String, &[Allowed]> {
    let mut all: BTreeMap<String, &[Allowed]> = BTreeMap::new();
    for (guide, sources) in &sources.guides {
        all.insert(guide.clone(), &sources.guide.record.allow);
        all.extend(records(sources).into_iter().map(|record| {
            let (kind, id) = record.name;
            (format!("{guide}/{kind}/{id}"), record.allowed)
        }));
    }
    all
}

/// One document while it is read.
struct Reading<'a> {
    document: &'a Document,
    catalog: &'a Catalog,
    lexicon: &'a Lexicon,
    allowed: &'a BTreeMap<String, &'a [Allowed]>,
    /// The acronyms that have been met.
    met: BTreeSet<String>,
    said: Vec<Diagnostic>,
}

impl Reading<'_> {
    /// Reads the document from its cover to its end. The reference list is as
    /// the works themselves are named.
    fn read(&mut self) {
        self.line(&self.document.guide, &self.document.title);
        self.line(&self.document.guide, &self.document.subtitle);
        for part in self.document.frames.iter().flat_map(|frame| &frame.parts) {
            self.line(&part.origin, &part.title);
            self.blocks(&part.origin, &part.intro);
            for entry in &part.entries {
                if let Entry::Item { origin, title, blocks, .. } = entry {
                    self.line(origin, title);
                    self.blocks(origin, blocks);
                }
            }
        }
    }

    /// Reads paragraphs and lists.
    fn blocks(&mut self, origin: &str, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { content } => self.line(origin, content),
                Block::List { items, .. } => {
                    self.list(origin, items);
                    items.iter().for_each(|item| self.blocks(origin, item));
                }
            }
        }
    }

    /// Reads running text for acronyms.
    fn line(&mut self, origin: &str, content: &[Inline]) {
        let text = plain(content);
        for range in acronyms(&text) {
            let word = &text[range.clone()];
            let numeral = word.chars().all(|sign| "IVXLCDM".contains(sign));
            let number = word.starts_with(|sign: char| sign.is_ascii_digit());
            if numeral
                || number
                || USUAL.contains(&word)
                || !self.met.insert(word.to_owned())
            {
                continue;
            }
            let known = self.lexicon.names.iter().find(|name| {
                name.acronym.as_ref().is_some_and(|acronym| acronym.value == word)
            });
            let usual = known.is_some_and(|name| name.usual);
            if !usual && !is_explained(&text, range.start, range.end, known) {
                let name = known.map_or("none", |name| name.name.value.trim());
                let args = [
                    ("found", word.to_owned()),
                    ("instead", name.to_owned()),
                    ("product", self.document.product.clone()),
                ];
                self.say(Lint::Acronym, origin, args);
            }
        }
    }

    /// Compares the items of a list with one another.
    fn list(&mut self, origin: &str, items: &[Vec<Block>]) {
        let texts: Vec<String> =
            items.iter().filter_map(|item| first_line(item)).collect();
        let Some((last, others)) = texts.split_last() else { return };
        let end = |text: &String| text.trim_end().chars().next_back();
        let sign = |text: &String| end(text).filter(|sign| ".;,".contains(*sign));
        let ends: BTreeSet<Option<char>> = others.iter().map(sign).collect();
        let matching = match (ends.len(), ends.first().copied().flatten()) {
            (0, _) => true,
            (1, Some(';' | ',')) => sign(last) == Some('.'),
            (1, ending) => sign(last) == ending,
            _ => false,
        };
        if !matching {
            self.say(Lint::ListEnds, origin, []);
        }
        let capital = |text: &String| {
            text.chars().find(|sign| sign.is_alphabetic()).map(char::is_uppercase)
        };
        let beginnings: BTreeSet<Option<bool>> = texts.iter().map(capital).collect();
        if beginnings.len() > 1 {
            self.say(Lint::ListBeginnings, origin, []);
        }
    }

    /// Says something of a record, unless it allows it.
    fn say<const N: usize>(
        &mut self,
        lint: Lint,
        origin: &str,
        args: [(&'static str, String); N],
    ) {
        let allowed = self.allowed.get(origin).is_some_and(|allow| allows(allow, lint));
        let Some(span) = self.place(origin).filter(|_| !allowed) else { return };
        let code = Code::named(lint.name()).expect("a test tells every lint");
        let diagnostic =
            Diagnostic::at(code, &span).with("product", &self.document.product);
        let add = |one: Diagnostic, (name, value)| one.with(name, value);
        self.said.push(args.into_iter().fold(diagnostic, add));
    }

    /// Returns where a record stands.
    fn place(&self, origin: &str) -> Option<Span> {
        self.catalog.locate(origin).cloned()
    }
}

/// Returns the text of the first paragraph of an item.
fn first_line(item: &[Block]) -> Option<String> {
    match item.first()? {
        Block::Paragraph { content } => Some(plain(content)),
        Block::List { .. } => None,
    }
}

/// Returns whether a text explains an acronym where it stands: « Nom en entier
/// (NEE) », « NEE (nom en entier) », « NEE, Nom en entier ».
fn is_explained(
    text: &str,
    start: usize,
    end: usize,
    known: Option<&LexiconName>,
) -> bool {
    if let Some(name) = known
        && !places(text, name.name.value.trim()).is_empty()
    {
        return true;
    }
    let (before, after) = (&text[..start], &text[end..]);
    let words = |text: &str| text.split_whitespace().count();
    let inside = before.ends_with('(') && after.starts_with([')', ',', ';']);
    let capital = |text: &str| text.trim_start().starts_with(char::is_uppercase);
    inside && words(before.trim_end_matches('(')) >= EXPLANATION
        || after.trim_start().starts_with('(') && words(after) >= EXPLANATION
        || after
            .strip_prefix(", ")
            .is_some_and(|rest| capital(rest) && words(rest) >= EXPLANATION)
}
