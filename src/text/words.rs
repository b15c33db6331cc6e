//! The words of one paragraph, each character with its place, and the tree that
//! is made of them.
//!
//! The `CommonMark` reader cuts text at every sign that could have been markup,
//! brackets among them. Citations are looked for only once the characters of a
//! paragraph are together again.

use std::ops::Range;

use super::citation::{self, Found};
use super::markup::{Problem, ProblemKind};
use super::{Cluster, Inline};

/// A character and where it is written.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// The character; a line feed stands for the end of a line.
    pub(super) character: char,
    /// The bytes of the field that it comes from.
    pub(super) range: Range<usize>,
    /// The emphasis or link that it stands in, as a number unique in the
    /// paragraph; 0 outside of all.
    pub(super) node: usize,
    /// Whether it may be part of a citation.
    pub(super) origin: Origin,
}

/// How a character came to be in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// As itself.
    Plain,
    /// Escaped, or within something that is printed as it is written.
    Literal,
    /// As a part of a link.
    Linked,
}

/// What is around words.
#[derive(Debug)]
pub(super) enum Wrap {
    /// Stress.
    Emphasis,
    /// Importance.
    Strong,
    /// A link, and the bytes of all of it.
    Link { href: String, range: Range<usize> },
    /// A link that leads nowhere: its words only.
    BadLink,
    /// Something that is refused: its words only.
    Nothing,
}

/// A piece of a paragraph.
#[derive(Debug)]
enum Token {
    /// The start of what is around words.
    Open(Wrap),
    /// The end of the innermost of these.
    Close,
    /// A character.
    Glyph(Glyph),
}

/// The words of the paragraph that is being read.
pub(super) struct Words<'a> {
    /// The whole field.
    source: &'a str,
    tokens: Vec<Token>,
    /// The open wraps, the outermost first.
    open: Vec<OpenWrap>,
    /// The number of wraps so far.
    nodes: usize,
}

/// A wrap that is open.
#[derive(Clone, Copy, Default)]
struct OpenWrap {
    /// Its number in the paragraph.
    node: usize,
    /// How many levels of the tree it and those around it make.
    depth: usize,
    /// Whether it or one around it is a link.
    linked: bool,
}

impl<'a> Words<'a> {
    /// Starts the first paragraph of a field.
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            tokens: Vec::new(),
            open: Vec::new(),
            nodes: 0,
        }
    }

    /// Adds text; its first character may be escaped.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        let escaped =
            self.source[..range.start].ends_with('\\') && !self.ends_at(range.start);
        let first = self.tokens.len();
        self.add(text, range, Origin::Plain);
        if escaped && let Some(Token::Glyph(glyph)) = self.tokens.get_mut(first) {
            glyph.origin = Origin::Literal;
        }
    }

    /// Adds text that contains no citation.
    pub(super) fn literal(&mut self, text: &str, range: Range<usize>) {
        self.add(text, range, Origin::Literal);
    }

    /// Adds what is written at some bytes.
    pub(super) fn as_written(&mut self, range: Range<usize>) {
        let source = self.source;
        self.literal(source.get(range.clone()).unwrap_or_default(), range);
    }

    /// Adds the end of a line.
    pub(super) fn line_break(&mut self, range: Range<usize>) {
        self.push('\n', range, Origin::Literal);
    }

    /// Opens what is around the words that follow.
    pub(super) fn open(&mut self, wrap: Wrap) {
        self.nodes += 1;
        let around = self.innermost();
        let link = matches!(wrap, Wrap::Link { .. } | Wrap::BadLink);
        let level = matches!(wrap, Wrap::Emphasis | Wrap::Strong | Wrap::Link { .. });
        self.open.push(OpenWrap {
            node: self.nodes,
            depth: around.depth + usize::from(level),
            linked: around.linked || link,
        });
        self.tokens.push(Token::Open(wrap));
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        if self.open.pop().is_some() {
            self.tokens.push(Token::Close);
        }
    }

    /// Returns how deep in the tree the next word stands.
    pub(super) fn depth(&self) -> usize {
        self.innermost().depth
    }

    /// Whether a wrap is open.
    pub(super) fn is_inside(&self) -> bool {
        !self.open.is_empty()
    }

    /// Takes the words as a tree, with their citations; nothing if there are
    /// only spaces.
    pub(super) fn take(&mut self, problems: &mut Vec<Problem>) -> Vec<Inline<Cluster>> {
        while self.is_inside() {
            self.close();
        }
        self.nodes = 0;
        let mut tokens = std::mem::take(&mut self.tokens);
        while matches!(tokens.last(), Some(Token::Glyph(last)) if last.character == ' ') {
            tokens.pop();
        }
        let glyphs: Vec<&Glyph> = tokens.iter().filter_map(Token::glyph).collect();
        let blank = glyphs.iter().all(|glyph| glyph.character.is_whitespace());
        let found = citation::find(&glyphs, problems);
        let content = grow(tokens, found, problems);
        if blank { Vec::new() } else { content }
    }

    /// Adds each character of a text with its place.
    fn add(&mut self, text: &str, range: Range<usize>, origin: Origin) {
        let origin = if self.innermost().linked { Origin::Linked } else { origin };
        let same = self.source.get(range.clone()) == Some(text);
        for (offset, character) in text.char_indices() {
            // Characters that stand for an entity share its place.
            let place = if same {
                range.start + offset..range.start + offset + character.len_utf8()
            } else {
                range.clone()
            };
            let origin = match origin {
                Origin::Plain if !same => Origin::Literal,
                other => other,
            };
            let space = matches!(character, '\n' | '\r');
            self.push(if space { ' ' } else { character }, place, origin);
        }
    }

    /// Adds one character.
    fn push(&mut self, character: char, range: Range<usize>, origin: Origin) {
        let node = self.innermost().node;
        self.tokens
            .push(Token::Glyph(Glyph { character, range, node, origin }));
    }

    /// Returns the innermost open wrap; outside of all, one without number.
    fn innermost(&self) -> OpenWrap {
        self.open.last().copied().unwrap_or_default()
    }

    /// Whether the last character ends at a byte.
    fn ends_at(&self, byte: usize) -> bool {
        let last = self.tokens.iter().rev().find_map(Token::glyph);
        last.is_some_and(|glyph| glyph.range.end == byte)
    }
}

impl Token {
    /// Returns the character, if it is one.
    fn glyph(&self) -> Option<&Glyph> {
        match self {
            Self::Glyph(glyph) => Some(glyph),
            Self::Open(_) | Self::Close => None,
        }
    }
}

/// Makes the tree, with the citations at their places.
fn grow(
    tokens: Vec<Token>,
    found: Vec<Found>,
    problems: &mut Vec<Problem>,
) -> Vec<Inline<Cluster>> {
    let mut found = found.into_iter().peekable();
    let mut open: Vec<(Wrap, Vec<Inline<Cluster>>)> = vec![(Wrap::Nothing, Vec::new())];
    // The number of characters so far, and of those within citations so far.
    let (mut count, mut cited) = (0, 0);
    for token in tokens {
        if let Token::Glyph(_) = token {
            if found.peek().is_some_and(|found| found.glyphs.start == count)
                && let Some(found) = found.next()
                && let Some((_, content)) = open.last_mut()
            {
                cited = found.glyphs.end;
                content.push(Inline::Citation(found.cluster));
            }
            count += 1;
            if count <= cited {
                continue;
            }
        } else if count < cited {
            // Emphasis within the brackets is not kept.
            continue;
        }
        match token {
            Token::Open(wrap) => open.push((wrap, Vec::new())),
            Token::Close => close(&mut open, problems),
            Token::Glyph(glyph) => {
                if let Some((_, content)) = open.last_mut() {
                    append(content, &glyph);
                }
            }
        }
    }
    open.swap_remove(0).1
}

/// Adds a character to a line.
fn append(content: &mut Vec<Inline<Cluster>>, glyph: &Glyph) {
    if glyph.character == '\n' {
        content.push(Inline::Break);
    } else if let Some(Inline::Text { text }) = content.last_mut() {
        text.push(glyph.character);
    } else {
        content.push(Inline::text(glyph.character));
    }
}

/// Closes the innermost wrap of some.
fn close(open: &mut Vec<(Wrap, Vec<Inline<Cluster>>)>, problems: &mut Vec<Problem>) {
    if open.len() < 2 {
        return;
    }
    let Some((wrap, content)) = open.pop() else { return };
    let Some((_, parent)) = open.last_mut() else { return };
    match wrap {
        Wrap::Emphasis => parent.push(Inline::Emphasis { content }),
        Wrap::Strong => parent.push(Inline::Strong { content }),
        Wrap::Link { range, .. } if content.is_empty() => {
            problems.push(Problem { range, kind: ProblemKind::BadLink });
        }
        Wrap::Link { href, .. } => parent.push(Inline::Link { href, content }),
        Wrap::BadLink | Wrap::Nothing => splice(parent, content),
    }
}

/// Adds pieces to a line, and joins the text where they meet.
fn splice(line: &mut Vec<Inline<Cluster>>, pieces: Vec<Inline<Cluster>>) {
    for piece in pieces {
        match (line.last_mut(), piece) {
            (Some(Inline::Text { text }), Inline::Text { text: more }) => {
                text.push_str(&more);
            }
            (_, piece) => line.push(piece),
        }
    }
}
