//! From the output tree to runs: affixes, delimiters, faces and text cases are
//! written out, then punctuation is settled where values meet.
//!
//! A [`Line`] is the tree laid out: every character knows its look and the piece
//! of the tree that it comes from, so that punctuation is settled between pieces
//! and never inside a value.

use citationberg::{
    Display, FontStyle, FontVariant, FontWeight, Formatting, VerticalAlign,
};

use super::case;
use super::locale::Locale;
use super::markup;
use super::node::{Branch, Node, Tag};
use super::punctuation;
use super::runs::{Face, Rise, Role, Run};

/// Stands for an opening quotation mark until its depth is known.
pub(super) const OPEN: char = '\u{E100}';
/// Stands for a closing quotation mark.
pub(super) const CLOSE: char = '\u{E101}';

/// One character laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) c: char,
    /// The place of its look.
    pub(super) look: usize,
    /// The piece of the tree that it comes from.
    pub(super) piece: usize,
    /// Whether text cases leave it as it is.
    pub(super) fixed: bool,
}

/// What characters look like and belong to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Look {
    face: Face,
    link: Option<String>,
    role: Role,
    cite: Option<usize>,
    display: Option<(usize, Display)>,
}

/// The tree laid out.
#[derive(Debug, Default)]
struct Line {
    glyphs: Vec<Glyph>,
    looks: Vec<Look>,
    pieces: usize,
    /// Whether a value is being laid out, which is one piece.
    held: bool,
    /// Whether text cases leave characters as they are.
    fixed: bool,
}

/// Prints nodes in a locale.
pub(super) fn print(nodes: &[Node], locale: &Locale<'_>) -> Vec<Run> {
    let mut line = Line { looks: vec![Look::default()], ..Line::default() };
    nodes.iter().for_each(|node| line.node(node, 0));
    punctuation::settle(&mut line.glyphs, locale);
    line.runs()
}

/// Prints a node as characters.
pub(super) fn plain(node: &Node, locale: &Locale<'_>) -> String {
    let mut line = Line { looks: vec![Look::default()], ..Line::default() };
    line.node(node, 0);
    punctuation::settle(&mut line.glyphs, locale);
    line.glyphs.iter().map(|glyph| glyph.c).collect()
}

impl Line {
    /// Lays out a node.
    fn node(&mut self, node: &Node, look: usize) {
        match node {
            Node::Text(text) => self.text(text, look),
            Node::Branch(branch) => self.branch(branch, look),
        }
    }

    /// Lays out characters, as a piece of their own outside values.
    fn text(&mut self, text: &str, look: usize) {
        if !self.held {
            self.pieces += 1;
        }
        let (piece, fixed) = (self.pieces, self.fixed);
        for c in text.chars() {
            if let Some(base) = raised(c) {
                let raised = self.raised(look);
                let glyphs =
                    base.chars().map(|c| Glyph { c, look: raised, piece, fixed });
                self.glyphs.extend(glyphs);
            } else {
                self.glyphs.push(Glyph { c, look, piece, fixed });
            }
        }
    }

    /// Returns the place of a look that is raised.
    fn raised(&mut self, look: usize) -> usize {
        let mut raised = self.looks[look].clone();
        raised.face.rise = Rise::Up;
        if let Some(known) = self.looks.iter().rposition(|known| *known == raised) {
            return known;
        }
        self.looks.push(raised);
        self.looks.len() - 1
    }

    /// Lays out an affix or a delimiter, in which markup may stand.
    fn affix(&mut self, text: &str, look: usize) {
        if text.contains(['<', '"', '\'']) {
            self.node(&markup::value(text), look);
        } else {
            self.text(text, look);
        }
    }

    /// Lays out a branch; what is empty has no affixes.
    fn branch(&mut self, branch: &Branch, outer: usize) {
        if branch.children.iter().all(Node::is_empty) {
            return;
        }
        let format = &branch.format;
        let outer = self.displayed(branch, outer);
        let inner = self.look(branch, outer);
        let around = if format.affixes_inside { inner } else { outer };
        if let Some(prefix) = &format.prefix {
            self.affix(prefix, around);
        }
        let start = self.glyphs.len();
        let (held, fixed) = (self.held, self.fixed);
        if branch.tag == Tag::Value && !held {
            self.pieces += 1;
            self.held = true;
        }
        self.fixed |= format.nocase;
        if format.quotes {
            self.mark(OPEN, inner);
        }
        let mut first = true;
        for child in branch.children.iter().filter(|child| !child.is_empty()) {
            match &format.delimiter {
                Some(delimiter) if !first => self.affix(delimiter, inner),
                _ => {}
            }
            self.node(child, inner);
            first = false;
        }
        if format.quotes {
            self.mark(CLOSE, inner);
        }
        (self.held, self.fixed) = (held, fixed);
        if format.strip_periods {
            let stripped = self.glyphs.split_off(start);
            self.glyphs
                .extend(stripped.into_iter().filter(|glyph| glyph.c != '.'));
        }
        if let Some(case) = format.case {
            case::convert(&mut self.glyphs, start, case);
        }
        if let Some(suffix) = &format.suffix {
            self.affix(suffix, around);
        }
    }

    /// Lays out a quotation mark.
    fn mark(&mut self, c: char, look: usize) {
        if !self.held {
            self.pieces += 1;
        }
        self.glyphs.push(Glyph { c, look, piece: self.pieces, fixed: true });
    }

    /// Returns the place of the look of the block that a branch is, affixes and all.
    fn displayed(&mut self, branch: &Branch, outer: usize) -> usize {
        let Some(display) = branch.format.display else { return outer };
        let display = Some((self.looks.len(), display));
        self.looks.push(Look { display, ..self.looks[outer].clone() });
        self.looks.len() - 1
    }

    /// Returns the place of the look of a branch.
    fn look(&mut self, branch: &Branch, outer: usize) -> usize {
        let old = &self.looks[outer];
        let format = &branch.format;
        let mut look = Look { face: faced(old.face, format.face), ..old.clone() };
        if let Some(link) = &format.link {
            look.link = Some(link.clone());
        }
        if let Some(role) = branch.tag.role() {
            look.role = match (old.role, role) {
                (Role::Author, Role::Date) => Role::AuthorDate,
                _ => role,
            };
        }
        if let Tag::Cite(index) = branch.tag {
            look.cite = Some(index);
        }
        if look == *old {
            return outer;
        }
        self.looks.push(look);
        self.looks.len() - 1
    }

    /// Returns the runs of characters that look the same.
    fn runs(self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut last = None;
        for glyph in self.glyphs {
            match runs.last_mut() {
                Some(run) if last == Some(glyph.look) => run.text.push(glyph.c),
                _ => {
                    let look = self.looks[glyph.look].clone();
                    runs.push(Run {
                        text: glyph.c.to_string(),
                        face: look.face,
                        link: look.link,
                        role: look.role,
                        cite: look.cite,
                        display: look.display,
                    });
                }
            }
            last = Some(glyph.look);
        }
        runs
    }
}

/// Returns what a raised character is on the line (Unicode, compatibility
/// decompositions of the kind `<super>`): few fonts have them all.
fn raised(c: char) -> Option<String> {
    let is_raised = matches!(c,
        'ª' | '²' | '³' | '¹' | 'º' | 'ʰ'..='ʸ' | 'ˠ'..='ˤ' | 'ᴬ'..='ᵡ' | 'ᵸ' | 'ᶛ'..='ᶿ'
        | '⁰'..='ⁿ' | '℠' | '™' | 'ⵯ' | '㆒'..='㆟');
    let nfkd = icu_normalizer::DecomposingNormalizerBorrowed::new_nfkd();
    is_raised
        .then(|| nfkd.normalize(c.encode_utf8(&mut [0; 4])).into_owned())
        .filter(|base| !base.starts_with(c))
}

/// Returns a face in another: what is italic in italics stands upright.
fn faced(outer: Face, inner: Formatting) -> Face {
    let mut face = outer;
    match inner.font_style {
        Some(FontStyle::Italic) => face.italic = !outer.italic,
        Some(FontStyle::Normal) => face.italic = false,
        None => {}
    }
    match inner.font_weight {
        Some(FontWeight::Bold) => face.bold = !outer.bold,
        Some(FontWeight::Normal | FontWeight::Light) => face.bold = false,
        None => {}
    }
    match inner.font_variant {
        Some(FontVariant::SmallCaps) => face.small_caps = !outer.small_caps,
        Some(FontVariant::Normal) => face.small_caps = false,
        None => {}
    }
    match inner.vertical_align {
        Some(VerticalAlign::Sup) => face.rise = Rise::Up,
        Some(VerticalAlign::Sub) => face.rise = Rise::Down,
        Some(VerticalAlign::Baseline | VerticalAlign::None) => face.rise = Rise::None,
        None => {}
    }
    face
}
