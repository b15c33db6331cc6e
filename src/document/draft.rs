//! A document before its citations are formatted: text is gathered in the reader's
//! order, and settled in the same.

use super::{Entry, Frame, Part, PartKind, Reference};
use crate::catalog::{Blocks, Line};
use crate::text::{Cluster, Inline, resolve_blocks, resolve_line};

/// Citations that have been formatted, in the order of the text.
pub(super) type Citations<'a> = std::slice::Iter<'a, Vec<Inline>>;

/// Puts the formatted citations of a line in their places.
pub(super) fn settle_line(line: Line, citations: &mut Citations<'_>) -> Vec<Inline> {
    resolve_line(line, &mut |_| citations.next().expect("one for each cluster").clone())
}

/// Text gathered in the reader's order, with the citations met on the way.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) clusters: Vec<Cluster>,
}

impl Draft {
    /// Draws a line.
    pub(super) fn line(&mut self, line: &Line) -> Line {
        let met = crate::text::line_clusters(line);
        self.clusters.extend(met.into_iter().cloned());
        line.clone()
    }

    /// Draws paragraphs.
    pub(super) fn blocks(&mut self, blocks: &Blocks) -> Blocks {
        self.clusters
            .extend(crate::text::clusters(blocks).into_iter().cloned());
        blocks.clone()
    }
}

/// A frame before its citations are formatted.
pub(super) struct DraftFrame {
    pub(super) origin: String,
    pub(super) number: usize,
    pub(super) parts: Vec<DraftPart>,
}

/// A part before its citations are formatted.
pub(super) struct DraftPart {
    pub(super) id: String,
    pub(super) origin: String,
    pub(super) kind: PartKind,
    pub(super) language: Option<String>,
    pub(super) title: Line,
    pub(super) intro: Blocks,
    pub(super) entries: Vec<DraftEntry>,
}

/// A record before its citations are formatted.
pub(super) struct DraftEntry {
    pub(super) id: String,
    pub(super) origin: String,
    pub(super) language: Option<String>,
    pub(super) title: Line,
    pub(super) blocks: Blocks,
    pub(super) voice: Option<(Line, Line)>,
}

impl DraftFrame {
    /// Leaves out the list of references if nothing is in it.
    pub(super) fn without_bare(mut self, references: &[Reference]) -> Self {
        let bare = references.is_empty();
        self.parts.retain(|part| !bare || part.kind != PartKind::References);
        self
    }

    /// Puts the formatted citations in their places.
    pub(super) fn settle(self, citations: &mut Citations<'_>) -> Frame {
        let parts = self.parts.into_iter().map(|part| part.settle(citations)).collect();
        Frame { origin: self.origin, number: self.number, parts }
    }
}

impl DraftPart {
    /// Puts the formatted citations in their places.
    pub(super) fn settle(self, citations: &mut Citations<'_>) -> Part {
        let Self { id, origin, kind, language, title, intro, entries } = self;
        let title = settle_line(title, citations);
        let intro = settle_blocks(intro, citations);
        let entries = entries.into_iter().map(|entry| entry.settle(citations)).collect();
        Part { id, origin, kind, language, title, intro, entries }
    }
}

impl DraftEntry {
    /// Puts the formatted citations in their places.
    pub(super) fn settle(self, citations: &mut Citations<'_>) -> Entry {
        let Self { id, origin, language, title, blocks, voice } = self;
        let title = settle_line(title, citations);
        let blocks = settle_blocks(blocks, citations);
        let Some((speaker, role)) = voice else {
            return Entry::Item { origin, language, id, title, blocks };
        };
        let speaker = settle_line(speaker, citations);
        let role = settle_line(role, citations);
        Entry::Quotation { origin, language, id, blocks, speaker, role }
    }
}

/// Puts the formatted citations of paragraphs in their places.
pub(super) fn settle_blocks(
    blocks: Blocks,
    citations: &mut Citations<'_>,
) -> Vec<crate::text::Block> {
    resolve_blocks(blocks, &mut |_| {
        citations.next().expect("one for each cluster").clone()
    })
}
