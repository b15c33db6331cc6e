//! Runs of characters of one face, between the engine and [`Inline`]s.
//!
//! The engine gives a flat list of runs; punctuation is settled on it, and only
//! then is it folded into a tree.

use citationberg::Display;

use crate::text::Inline;

/// Characters that look the same and lead to the same place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Run {
    /// The characters.
    pub(super) text: String,
    /// How they look.
    pub(super) face: Face,
    /// The address that they lead to.
    pub(super) link: Option<String>,
    /// What they are in a cite or an entry.
    pub(super) role: Role,
    /// The cite that they belong to, as a place in the cluster.
    pub(super) cite: Option<usize>,
    /// How they stand in the entry, with a number that is the same for all runs
    /// of one element (CSL 1.0.2, “Display”).
    pub(super) display: Option<(usize, Display)>,
}

/// What characters are in a cite or an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Anything else.
    #[default]
    Other,
    /// The names that a cite begins with.
    Author,
    /// A date.
    Date,
    /// A date in the place of the names.
    AuthorDate,
    /// The number of a work in the list.
    Number,
    /// Its label.
    Label,
}

/// How characters look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Face {
    /// Italic.
    pub(super) italic: bool,
    /// Bold.
    pub(super) bold: bool,
    /// Small capitals.
    pub(super) small_caps: bool,
    /// Raised or lowered.
    pub(super) rise: Rise,
}

/// The place of characters with regard to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Rise {
    /// On the line.
    #[default]
    None,
    /// Above it.
    Up,
    /// Below it.
    Down,
}

impl Face {
    /// Returns what two faces have in common.
    pub(super) fn shared(self, other: Self) -> Self {
        let rise = if self.rise == other.rise { self.rise } else { Rise::None };
        Self {
            italic: self.italic && other.italic,
            bold: self.bold && other.bold,
            small_caps: self.small_caps && other.small_caps,
            rise,
        }
    }
}

impl Run {
    /// Returns whether this is of a date.
    pub(super) fn is_date(&self) -> bool {
        matches!(self.role, Role::Date | Role::AuthorDate)
    }

    /// Makes a run of plain characters.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Returns whether another run may be joined to this one.
    fn continues(&self, other: &Self) -> bool {
        self.face == other.face
            && self.link == other.link
            && self.cite == other.cite
            && self.display == other.display
    }
}

/// Returns the characters of runs.
pub(super) fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Joins neighbours that look the same and drops empty runs.
pub(super) fn join(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs.into_iter().filter(|run| !run.text.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.continues(&run) => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    joined
}

/// A layer of markup around characters.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Layer {
    /// No markup.
    None,
    /// A link to an address.
    Link(String),
    /// Italic.
    Italic,
    /// Bold.
    Bold,
    /// Small capitals.
    SmallCaps,
    /// Raised or lowered.
    Rise(Rise),
}

/// How many layers can lie around a character.
const LAYERS: usize = 5;

/// Folds runs into marked-up text: the markup that neighbours share is one.
pub(super) fn to_inlines(runs: Vec<Run>) -> Vec<Inline> {
    fold(&join(runs), 0)
}

/// Folds runs from one layer inwards; the outermost is the link.
fn fold(runs: &[Run], depth: usize) -> Vec<Inline> {
    if depth == LAYERS {
        return vec![Inline::text(text(runs))];
    }
    let mut out = Vec::new();
    for same in runs.chunk_by(|a, b| layer(a, depth) == layer(b, depth)) {
        let content = fold(same, depth + 1);
        match layer(&same[0], depth) {
            Layer::None => out.extend(content),
            Layer::Link(href) => out.push(Inline::Link { href, content }),
            Layer::Italic => out.push(Inline::Emphasis { content }),
            Layer::Bold => out.push(Inline::Strong { content }),
            Layer::SmallCaps => out.push(Inline::SmallCaps { content }),
            Layer::Rise(Rise::Down) => out.push(Inline::Subscript { content }),
            Layer::Rise(_) => out.push(Inline::Superscript { content }),
        }
    }
    out
}

/// Returns the layer of a run at a depth.
fn layer(run: &Run, depth: usize) -> Layer {
    match depth {
        0 => run.link.clone().map_or(Layer::None, Layer::Link),
        1 if run.face.italic => Layer::Italic,
        2 if run.face.bold => Layer::Bold,
        3 if run.face.small_caps => Layer::SmallCaps,
        4 if run.face.rise != Rise::None => Layer::Rise(run.face.rise),
        _ => Layer::None,
    }
}
