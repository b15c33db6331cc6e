//! A line of text in one piece, whatever markup its parts stand in, so that rules
//! need not know of markup.

use std::mem;
use std::ops::Range;

use crate::text::Inline;

/// What stands for a thing that is no text, such as a citation.
pub(super) const OBJECT: char = '\u{FFFC}';

/// What rules see instead of each byte that they must not touch. It is of one
/// byte, so that a place in what they see is a place in the line.
pub(super) const HIDDEN: char = '\u{1A}';

/// A line of text: see the module's documentation.
#[derive(Debug, PartialEq)]
pub(super) struct Line {
    /// The text, with an [`OBJECT`] for a citation and a line feed for a break.
    text: String,
    /// What rules see of it.
    seen: String,
    /// What its bytes belong to, in order; neighbours differ.
    runs: Vec<Run>,
    /// For each text node, in order, whether it stands in a superscript.
    nodes: Vec<bool>,
}

/// Bytes that belong together.
#[derive(Debug, PartialEq)]
struct Run {
    bytes: Range<usize>,
    place: Place,
}

/// What bytes belong to.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    /// The text node; none for a citation or a line break.
    node: Option<usize>,
    /// Whether they are to be made a superscript.
    raised: bool,
    /// Whether no rule may see or change them, because of their markup.
    fixed: bool,
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

impl Line {
    /// Reads a line.
    pub(super) fn of<C>(content: &[Inline<C>]) -> Self {
        let mut line = Self::new(Vec::new(), 0);
        line.gather(content, Around::default());
        line
    }

    fn new(nodes: Vec<bool>, room: usize) -> Self {
        Self {
            text: String::with_capacity(room),
            seen: String::with_capacity(room),
            runs: Vec::new(),
            nodes,
        }
    }

    fn gather<C>(&mut self, content: &[Inline<C>], around: Around) {
        for inline in content {
            match inline {
                Inline::Text { text } => {
                    let node = Some(self.nodes.len());
                    self.nodes.push(around.raised);
                    self.push(text, Place { node, raised: false, fixed: around.fixed });
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

    fn push_object(&mut self, sign: char) {
        let place = Place { node: None, raised: false, fixed: false };
        self.push(sign.encode_utf8(&mut [0; 4]), place);
    }

    /// Adds text that rules see.
    fn push(&mut self, text: &str, place: Place) {
        self.push_seen(text, text, place);
    }

    /// Adds text of which rules see something else.
    fn push_seen(&mut self, text: &str, seen: &str, place: Place) {
        let start = self.text.len();
        self.text.push_str(text);
        self.seen.push_str(seen);
        let end = self.text.len();
        match self.runs.last_mut() {
            Some(last) if last.place == place => last.bytes.end = end,
            _ if text.is_empty() => {}
            _ => self.runs.push(Run { bytes: start..end, place }),
        }
    }

    /// Returns what rules see: [`HIDDEN`] for each byte that they must not touch,
    /// an [`OBJECT`] for a citation, and a line feed for a line break.
    pub(super) fn seen(&self) -> &str {
        &self.seen
    }

    /// Lets rules see again what only [`Self::shield`] kept from them.
    pub(super) fn unshield(&mut self) {
        self.seen.clone_from(&self.text);
        for run in self.runs.iter().filter(|run| run.place.fixed) {
            hide(&mut self.seen, run.bytes.clone());
        }
    }

    /// Keeps rules away from some bytes.
    pub(super) fn shield(&mut self, bytes: Range<usize>) {
        hide(&mut self.seen, bytes);
    }

    /// Makes changes to ranges of bytes that rules see, in order and apart from
    /// each other; returns whether anything is other than it was.
    pub(super) fn change(&mut self, changes: &[(Range<usize>, Change)]) -> bool {
        if changes.is_empty() {
            return false;
        }
        // A space that is set takes a byte or two more than one that is typed.
        let room = self.text.len() + 2 * changes.len();
        let mut new = Self::new(self.nodes.clone(), room);
        let mut at = 0;
        for (bytes, change) in changes {
            new.copy(self, at..bytes.start, |place| place);
            new.push_changed(self, bytes.clone(), *change);
            at = bytes.end;
        }
        new.copy(self, at..self.text.len(), |place| place);
        let changed = new != *self;
        *self = new;
        changed
    }

    /// Adds bytes of another line, in the places that become of theirs.
    fn copy(&mut self, old: &Self, bytes: Range<usize>, to: impl Fn(Place) -> Place) {
        let first = old.runs.partition_point(|run| run.bytes.end <= bytes.start);
        let within = |run: &&Run| run.bytes.start < bytes.end;
        for run in old.runs[first..].iter().take_while(within) {
            let part = run.bytes.start.max(bytes.start)..run.bytes.end.min(bytes.end);
            self.push_seen(&old.text[part.clone()], &old.seen[part], to(run.place));
        }
    }

    /// Adds what becomes of bytes of another line.
    fn push_changed(&mut self, old: &Self, bytes: Range<usize>, change: Change) {
        let Some(node) = old.node_for(&bytes) else {
            return self.copy(old, bytes, |place| place);
        };
        let up = |node: usize| !old.nodes[node];
        let place = |node, raised| Place { node: Some(node), raised, fixed: false };
        match change {
            Change::To(text) => self.push(text, place(node, false)),
            Change::RaiseTo(text) => self.push(text, place(node, up(node))),
            Change::Raise => self.copy(old, bytes, |place| Place {
                raised: place.node.is_some_and(up),
                ..place
            }),
            Change::Isolate => {
                let last = old.node_at(bytes.end - 1).unwrap_or(node);
                self.push("\u{2066}", place(node, false));
                self.copy(old, bytes, |place| place);
                self.push("\u{2069}", place(last, false));
            }
        }
    }

    /// Returns the text node for what takes the place of some bytes: that of the
    /// first, where there is one. For what is inserted it is that of the
    /// character after, else of the one before, superscripts last.
    fn node_for(&self, bytes: &Range<usize>) -> Option<usize> {
        let at = bytes.start;
        if !bytes.is_empty() {
            return self.node_at(at);
        }
        let (before, after) = self.seen.split_at(at);
        let after = after.chars().next().map(|sign| (sign, at));
        let before = before.chars().next_back().map(|sign| (sign, at - 1));
        let open: Vec<usize> = [after, before]
            .into_iter()
            .flatten()
            .filter(|(sign, _)| *sign != HIDDEN)
            .filter_map(|(_, byte)| self.node_at(byte))
            .collect();
        let level = open.iter().find(|node| !self.nodes[**node]);
        level.or_else(|| open.first()).copied()
    }

    /// Returns the text node that a byte belongs to.
    fn node_at(&self, byte: usize) -> Option<usize> {
        let run = self.runs.partition_point(|run| run.bytes.end <= byte);
        self.runs.get(run)?.place.node
    }

    /// Puts the text back into the nodes that it comes from.
    pub(super) fn restore<C>(self, content: &mut Vec<Inline<C>>) {
        let mut nodes: Vec<Vec<Inline<C>>> =
            self.nodes.iter().map(|_| Vec::new()).collect();
        for Run { bytes, place } in self.runs {
            let Some(node) = place.node else { continue };
            let text = Inline::text(&self.text[bytes]);
            nodes[node].push(if place.raised {
                Inline::Superscript { content: vec![text] }
            } else {
                text
            });
        }
        put_back(content, &mut nodes.into_iter());
    }
}

/// Hides bytes from rules.
fn hide(seen: &mut String, bytes: Range<usize>) {
    let hidden = HIDDEN.to_string().repeat(bytes.len());
    seen.replace_range(bytes, &hidden);
}

/// Puts what became of the text nodes of a line in their places, in order.
fn put_back<C>(
    content: &mut Vec<Inline<C>>,
    nodes: &mut dyn Iterator<Item = Vec<Inline<C>>>,
) {
    for mut inline in mem::take(content) {
        match &mut inline {
            Inline::Text { .. } => {
                content.extend(nodes.next().unwrap_or_default());
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
