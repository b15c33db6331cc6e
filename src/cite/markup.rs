//! The markup and the quotation marks in values (the CSL-JSON schema, “HTML-like
//! formatting tags”; CSL 1.0.2 leaves quotation marks to the processor).
//!
//! Straight quotation marks that come in pairs become branches with quotes, so
//! that the marks of the locale alternate; other straight ones are apostrophes.

use citationberg::{FontStyle, FontVariant, FontWeight, Formatting, VerticalAlign};

use super::node::{Format, Node, Tag};

/// Parses a value.
pub(super) fn value(text: &str) -> Node {
    if !text.contains(['<', '"', '\'', '“', '‘', '«', '»', '’']) {
        return Node::tagged(Tag::Value, vec![Node::text(text)]);
    }
    Node::tagged(Tag::Value, build(tokens(text)))
}

/// A piece of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token<'a> {
    Text(&'a str),
    Open(Mark, &'a str),
    Close(Mark, &'a str),
}

/// What markup says of the characters in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Italic,
    Bold,
    Sup,
    Sub,
    SmallCaps,
    NoCase,
    /// A `span` that stands apart from the face around it.
    NoDecor,
    /// A `span` that says nothing.
    Span,
    Quotes,
}

/// The tags of markup.
const TAGS: &[(&str, Mark)] = &[
    ("i", Mark::Italic),
    ("b", Mark::Bold),
    ("sup", Mark::Sup),
    ("sub", Mark::Sub),
    ("sc", Mark::SmallCaps),
];

/// Parts a value at its markup and its quotation marks.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or_default();
        let found = match c {
            '<' => tag(rest),
            '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' => {
                Some((c.len_utf8(), quote(text, at, c)))
            }
            _ => None,
        };
        let Some((length, token)) = found else {
            at += c.len_utf8();
            continue;
        };
        if from < at {
            tokens.push(Token::Text(&text[from..at]));
        }
        tokens.push(token);
        at += length;
        from = at;
    }
    if from < text.len() {
        tokens.push(Token::Text(&text[from..]));
    }
    tokens
}

/// Reads a tag at the beginning of a text.
fn tag(rest: &str) -> Option<(usize, Token<'_>)> {
    let end = rest.find('>')?;
    let (written, inner) = (&rest[..=end], &rest[1..end]);
    if inner == "/span" {
        return Some((end + 1, Token::Close(Mark::Span, written)));
    }
    let (name, closes) = match inner.strip_prefix('/') {
        Some(name) => (name, true),
        None => (inner, false),
    };
    if let Some((_, mark)) = TAGS.iter().find(|(known, _)| *known == name) {
        let token = if closes {
            Token::Close(*mark, written)
        } else {
            Token::Open(*mark, written)
        };
        return Some((end + 1, token));
    }
    let attributes = inner.strip_prefix("span ")?;
    let mark = if attributes.contains("nocase") {
        Mark::NoCase
    } else if attributes.contains("nodecor") {
        Mark::NoDecor
    } else if attributes.contains("small-caps") {
        Mark::SmallCaps
    } else {
        Mark::Span
    };
    Some((end + 1, Token::Open(mark, written)))
}

/// Says what a quotation mark at a place may be.
fn quote(text: &str, at: usize, c: char) -> Token<'_> {
    let written = &text[at..at + c.len_utf8()];
    let before = visible_before(&text[..at]);
    let after = visible_after(&text[at + c.len_utf8()..]);
    let opens = before.is_none_or(|c| c.is_whitespace() || "([{«“‘\"'—–-/".contains(c))
        && after.is_some_and(|c| !c.is_whitespace());
    let closes = before.is_some_and(|c| !c.is_whitespace())
        && after.is_none_or(|c| !c.is_alphanumeric());
    match c {
        '“' | '‘' => Token::Open(Mark::Quotes, written),
        '”' => Token::Close(Mark::Quotes, written),
        '’' if closes => Token::Close(Mark::Quotes, written),
        '"' | '\'' if opens => Token::Open(Mark::Quotes, written),
        '"' | '\'' if closes => Token::Close(Mark::Quotes, written),
        _ => Token::Text(written),
    }
}

/// Returns the last character that is not of markup.
fn visible_before(text: &str) -> Option<char> {
    let mut rest = text;
    while let Some(start) = rest.rfind('<').filter(|_| rest.ends_with('>')) {
        rest = &rest[..start];
    }
    rest.chars().next_back()
}

/// Returns the first character that is not of markup.
fn visible_after(text: &str) -> Option<char> {
    let mut rest = text;
    while let Some(end) = rest.find('>').filter(|_| rest.starts_with('<')) {
        rest = &rest[end + 1..];
    }
    rest.chars().next()
}

/// Markup that is open.
struct Opened<'a> {
    mark: Mark,
    written: &'a str,
    nodes: Vec<Node>,
}

/// Builds nodes of tokens; markup that is not closed stands as it is written.
fn build(tokens: Vec<Token<'_>>) -> Vec<Node> {
    let mut open = vec![Opened { mark: Mark::Span, written: "", nodes: Vec::new() }];
    let ends = |mark: Mark, written: &str, opened: &Opened<'_>| match mark {
        Mark::Span => {
            matches!(
                opened.mark,
                Mark::Span | Mark::NoCase | Mark::NoDecor | Mark::SmallCaps
            )
        }
        Mark::Quotes => opened.mark == Mark::Quotes && pairs(opened.written, written),
        _ => opened.mark == mark,
    };
    for token in tokens {
        match token {
            Token::Text(text) => push(&mut open, straight(text)),
            Token::Open(mark, written) => {
                open.push(Opened { mark, written, nodes: Vec::new() });
            }
            Token::Close(mark, written) => {
                let at = open.iter().rposition(|opened| ends(mark, written, opened));
                let Some(at) = at.filter(|at| *at > 0) else {
                    push(&mut open, straight(written));
                    continue;
                };
                while open.len() > at + 1 {
                    give_up(&mut open);
                }
                let Some(opened) = open.pop() else { break };
                push(
                    &mut open,
                    Node::branch(Tag::None, format(opened.mark), opened.nodes),
                );
            }
        }
    }
    while open.len() > 1 {
        give_up(&mut open);
    }
    open.pop().map(|opened| opened.nodes).unwrap_or_default()
}

/// Returns whether a mark closes another.
fn pairs(open: &str, close: &str) -> bool {
    matches!((open, close), ("\"", "\"") | ("'", "'") | ("“", "”") | ("‘", "’"))
}

/// Adds a node to the innermost markup.
fn push(open: &mut [Opened<'_>], node: Node) {
    if let Some(last) = open.last_mut() {
        last.nodes.push(node);
    }
}

/// Turns the innermost markup into characters.
fn give_up(open: &mut Vec<Opened<'_>>) {
    let Some(opened) = open.pop() else { return };
    push(open, straight(opened.written));
    opened.nodes.into_iter().for_each(|node| push(open, node));
}

/// Makes characters of a text whose quotation marks are none.
fn straight(text: &str) -> Node {
    Node::text(if text == "'" { "’" } else { text })
}

/// Returns the format of markup.
fn format(mark: Mark) -> Format {
    let mut face = Formatting::default();
    match mark {
        Mark::Italic => face.font_style = Some(FontStyle::Italic),
        Mark::Bold => face.font_weight = Some(FontWeight::Bold),
        Mark::Sup => face.vertical_align = Some(VerticalAlign::Sup),
        Mark::Sub => face.vertical_align = Some(VerticalAlign::Sub),
        Mark::SmallCaps => face.font_variant = Some(FontVariant::SmallCaps),
        Mark::NoDecor => {
            face.font_style = Some(FontStyle::Normal);
            face.font_weight = Some(FontWeight::Normal);
            face.font_variant = Some(FontVariant::Normal);
        }
        Mark::NoCase | Mark::Span | Mark::Quotes => {}
    }
    Format {
        face,
        quotes: mark == Mark::Quotes,
        // Raised letters and small capitals have the case that they need.
        nocase: !matches!(mark, Mark::Italic | Mark::Bold | Mark::Span | Mark::Quotes),
        ..Format::default()
    }
}
