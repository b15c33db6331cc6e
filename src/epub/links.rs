//! Ways through a book: from each citation to its reference, and back.

use std::collections::BTreeMap;

use super::book::{Page, PageKind};
use crate::document::{Document, Entry, Part, Reference};
use crate::text::{Block, Citation, Inline};

/// Returns where each reference is, by its key: `references.xhtml#ref-loi`.
pub(super) fn targets<'a>(
    references: &'a [Reference],
    pages: &[Page<'_>],
) -> BTreeMap<&'a str, String> {
    let list = pages.iter().find(|page| page.kind == PageKind::References);
    let Some(list) = list else { return BTreeMap::new() };
    let target = |reference: &Reference| format!("{}#{}", list.file, reference.id);
    references.iter().map(|one| (&*one.key, target(one))).collect()
}

/// Returns the ways back from each reference, by its anchor, in the reader's
/// order. A citation that stands on no page of this book has no way back.
pub(super) fn backlinks<'a>(
    document: &'a Document,
    pages: &[Page<'_>],
) -> BTreeMap<&'a str, Vec<String>> {
    let mut places = BTreeMap::new();
    for page in pages {
        for id in citations(document, page) {
            places.entry(id).or_insert_with(|| format!("{}#{id}", page.file));
        }
    }
    let back = |reference: &Reference| {
        reference
            .citations
            .iter()
            .filter_map(|id| places.get(&**id).cloned())
            .collect()
    };
    document.references.iter().map(|one| (&*one.id, back(one))).collect()
}

/// Returns the anchors of the citations on a page.
fn citations<'a>(document: &'a Document, page: &Page<'a>) -> Vec<&'a str> {
    let mut found = Vec::new();
    match (page.kind, page.part) {
        (PageKind::Title, _) => {
            in_line(&document.title, &mut found);
            in_line(&document.subtitle, &mut found);
        }
        (PageKind::Section, Some(part)) => in_part(part, &mut found),
        _ => {}
    }
    found
}

fn in_part<'a>(part: &'a Part, found: &mut Vec<&'a str>) {
    in_line(&part.title, found);
    in_blocks(&part.intro, found);
    for entry in &part.entries {
        match entry {
            Entry::Item { title, blocks, .. } => {
                in_line(title, found);
                in_blocks(blocks, found);
            }
            Entry::Quotation { blocks, speaker, role, .. } => {
                in_blocks(blocks, found);
                in_line(speaker, found);
                in_line(role, found);
            }
        }
    }
}

fn in_blocks<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Paragraph { content } => in_line(content, found),
            Block::List { items, .. } => {
                items.iter().for_each(|item| in_blocks(item, found));
            }
        }
    }
}

fn in_line<'a>(line: &'a [Inline], found: &mut Vec<&'a str>) {
    for inline in line {
        match inline {
            Inline::Text { .. } | Inline::Break => {}
            Inline::Citation(Citation { id, .. }) => found.push(id),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::SmallCaps { content }
            | Inline::Link { content, .. } => in_line(content, found),
        }
    }
}
