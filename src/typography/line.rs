//! A line of text as characters one after the other, whatever markup they stand
//! in, so that rules need not know of markup.

use std::mem;
use std::ops::Range;

use crate::text::Inline;

/// What stands for a thing that is no text, or that must stay as it is.
pub(super) const OBJECT: char = '\u{FFFC}';

/// A line of text: see the module's documentation.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    cells: Vec<Cell>,
    /// For each text node, in order, whether it stands in a superscript.
    nodes: Vec<bool>,
}

/// A character.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    character: char,
    /// The text node that it belongs to; none for a citation or a line break.
    node: Option<usize>,
    /// Whether it is to be made a superscript.
    raised: bool,
    /// Whether no rule may see or change it, because of its markup.
    fixed: bool,
    /// Whether no rule may see or change it.
    shielded: bool,
}

/// What the markup around a text makes of it.
#[derive(Clone, Copy, Default)]
struct Around {
    /// It is a superscript.
    raised: bool,
    /// It stays as it is.
    fixed: bool,
}

/// What becomes of some characters.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change {
    /// They become others.
    To(&'static str),
    /// They are raised.
    Raise,
    /// They become others, which are raised.
    RaiseTo(&'static str),
    /// Marks around them keep their order from left to right (UAX 9, section
    /// 2.4.2).
    Isolate,
}

impl Cell {
    fn new(character: char, node: Option<usize>, fixed: bool) -> Self {
        Self {
            character,
            node,
            raised: false,
            fixed,
            shielded: fixed,
        }
    }

    /// Returns what rules see of it.
    fn seen(&self) -> char {
        match (self.shielded, self.node) {
            (true, Some(_)) => OBJECT,
            _ => self.character,
        }
    }
}

impl Line {
    /// Reads a line.
    pub(super) fn of<C>(content: &[Inline<C>]) -> Self {
        let mut line = Self { cells: Vec::new(), nodes: Vec::new() };
        line.gather(content, Around::default());
        line
    }

    fn gather<C>(&mut self, content: &[Inline<C>], around: Around) {
        for inline in content {
            match inline {
                Inline::Text { text } => {
                    let node = Some(self.nodes.len());
                    self.nodes.push(around.raised);
                    let cell = |character| Cell::new(character, node, around.fixed);
                    self.cells.extend(text.chars().map(cell));
                }
                Inline::Break => self.push_object('\n'),
                Inline::Citation(_) => self.push_object(OBJECT),
                Inline::Superscript { content } => {
                    self.gather(content, Around { raised: true, ..around });
                }
                Inline::Link { href, content } => {
                    let fixed = around.fixed || is_own_address(href, content);
                    self.gather(content, Around { fixed, ..around });
                }
                Inline::Emphasis { content }
                | Inline::Strong { content }
                | Inline::Subscript { content }
                | Inline::SmallCaps { content } => self.gather(content, around),
            }
        }
    }

    fn push_object(&mut self, character: char) {
        self.cells.push(Cell::new(character, None, true));
    }

    /// Returns what rules see: an [`OBJECT`] for each character that they must
    /// not touch, and a line feed for each line break.
    pub(super) fn view(&self) -> impl Iterator<Item = char> {
        self.cells.iter().map(Cell::seen)
    }

    /// Returns how many characters rules see.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Lets rules see again what only [`Self::shield`] kept from them.
    pub(super) fn unshield(&mut self) {
        for cell in &mut self.cells {
            cell.shielded = cell.fixed;
        }
    }

    /// Keeps rules away from some characters.
    pub(super) fn shield(&mut self, range: Range<usize>) {
        for cell in &mut self.cells[range] {
            cell.shielded = true;
        }
    }

    /// Makes changes to ranges of characters, in order and apart from each
    /// other; returns whether anything is other than it was.
    pub(super) fn change(&mut self, changes: &[(Range<usize>, Change)]) -> bool {
        if changes.is_empty() {
            return false;
        }
        let mut cells = Vec::with_capacity(self.cells.len() + changes.len());
        let mut at = 0;
        for (range, change) in changes {
            cells.extend_from_slice(&self.cells[at..range.start]);
            self.push_changed(&mut cells, range, *change);
            at = range.end;
        }
        cells.extend_from_slice(&self.cells[at..]);
        let changed = cells != self.cells;
        self.cells = cells;
        changed
    }

    fn push_changed(&self, cells: &mut Vec<Cell>, range: &Range<usize>, change: Change) {
        let old = &self.cells[range.clone()];
        if old.iter().any(|cell| cell.shielded) {
            cells.extend_from_slice(old);
            return;
        }
        let node = match old.first() {
            Some(first) => first.node,
            None => self.node_at(range.start),
        };
        let Some(node) = node else { return };
        let raised =
            !self.nodes[node] && !matches!(change, Change::To(_) | Change::Isolate);
        match change {
            Change::Isolate => {
                let mark = |sign| Cell::new(sign, Some(node), false);
                cells.push(mark('\u{2066}'));
                cells.extend_from_slice(old);
                cells.push(mark('\u{2069}'));
            }
            Change::Raise => {
                let raise = |cell: &Cell| {
                    let up = cell.node.is_some_and(|node| !self.nodes[node]);
                    Cell { raised: up, ..cell.clone() }
                };
                cells.extend(old.iter().map(raise));
            }
            Change::To(text) | Change::RaiseTo(text) => {
                let cell = |character| Cell {
                    raised,
                    ..Cell::new(character, Some(node), false)
                };
                cells.extend(text.chars().map(cell));
            }
        }
    }

    /// Returns the text node for what is inserted before a character: that of
    /// the character, else that of the one before it, superscripts last.
    fn node_at(&self, at: usize) -> Option<usize> {
        let after = self.cells.get(at);
        let before = at.checked_sub(1).and_then(|before| self.cells.get(before));
        let open: Vec<usize> = [after, before]
            .into_iter()
            .flatten()
            .filter(|cell| !cell.shielded)
            .filter_map(|cell| cell.node)
            .collect();
        let level = open.iter().find(|node| !self.nodes[**node]);
        level.or_else(|| open.first()).copied()
    }

    /// Puts the characters back into the nodes that they come from.
    pub(super) fn restore<C>(self, content: &mut Vec<Inline<C>>) {
        let mut nodes: Vec<Vec<Cell>> = self.nodes.iter().map(|_| Vec::new()).collect();
        for cell in self.cells {
            if let Some(node) = cell.node {
                nodes[node].push(cell);
            }
        }
        put_back(content, &mut nodes.into_iter());
    }
}

/// Puts characters into the text nodes of a line, in order.
fn put_back<C>(content: &mut Vec<Inline<C>>, nodes: &mut dyn Iterator<Item = Vec<Cell>>) {
    for mut inline in mem::take(content) {
        match &mut inline {
            Inline::Text { .. } => {
                let cells = nodes.next().unwrap_or_default();
                content.extend(cells.chunk_by(|a, b| a.raised == b.raised).map(run));
                continue;
            }
            Inline::Break | Inline::Citation(_) => {}
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::SmallCaps { content }
            | Inline::Link { content, .. } => put_back(content, nodes),
        }
        content.push(inline);
    }
}

/// Makes a text of characters that are all raised or all not.
fn run<C>(cells: &[Cell]) -> Inline<C> {
    let text = Inline::text(cells.iter().map(|cell| cell.character).collect::<String>());
    if cells.first().is_some_and(|cell| cell.raised) {
        Inline::Superscript { content: vec![text] }
    } else {
        text
    }
}

/// Whether what is printed of a link is the address that it leads to.
fn is_own_address<C>(href: &str, content: &[Inline<C>]) -> bool {
    let mut text = String::new();
    push_text(content, &mut text);
    let schemes = ["https://", "http://", "mailto:"];
    let bare = schemes.iter().find_map(|scheme| href.strip_prefix(scheme));
    let same =
        |address: &str| text.trim_end_matches('/') == address.trim_end_matches('/');
    same(href) || bare.is_some_and(same)
}

fn push_text<C>(content: &[Inline<C>], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text } => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Citation(_) => out.push(OBJECT),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::SmallCaps { content }
            | Inline::Link { content, .. } => push_text(content, out),
        }
    }
}
