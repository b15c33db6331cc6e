//! The output tree: what a style makes of a work, before it is text.
//!
//! The specification speaks of rendering elements, their affixes, delimiters,
//! formatting, quotes, text cases and displays (CSL 1.0.2, “Rendering
//! Elements” and “Formatting”); a [`Branch`] is one of them, rendered. Because
//! delimiters and affixes stand on the branch and not in its text, a branch
//! that is taken away or emptied takes them with it.

use citationberg::{Display, Formatting, TextCase};

use super::runs::Role;

/// A node of the output tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// Characters.
    Text(String),
    /// Nodes that share a format.
    Branch(Box<Branch>),
}

/// Nodes that share a format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Branch {
    /// What they are.
    pub(super) tag: Tag,
    /// How they are printed.
    pub(super) format: Format,
    /// The nodes.
    pub(super) children: Vec<Node>,
}

/// How the nodes of a branch are printed.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an attribute of CSL that is there or not"
)]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Format {
    /// Their face.
    pub(super) face: Formatting,
    /// What stands before them.
    pub(super) prefix: Option<String>,
    /// What stands behind them.
    pub(super) suffix: Option<String>,
    /// What stands between them.
    pub(super) delimiter: Option<String>,
    /// Whether the face is that of the affixes too (`cs:layout`).
    pub(super) affixes_inside: bool,
    /// Whether quotation marks stand around them.
    pub(super) quotes: bool,
    /// The case of their letters.
    pub(super) case: Option<TextCase>,
    /// Whether their periods fall.
    pub(super) strip_periods: bool,
    /// How they stand in the entry.
    pub(super) display: Option<Display>,
    /// The address that they lead to.
    pub(super) link: Option<String>,
    /// Whether text cases leave them as they are (`nocase`).
    pub(super) nocase: bool,
}

/// What a branch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tag {
    /// Anything else.
    #[default]
    None,
    /// One value: punctuation is settled around it, not in it.
    Value,
    /// Names (`cs:names`), or what substitutes for them.
    Names,
    /// The names of one variable.
    NameList,
    /// One name.
    Name,
    /// A date.
    Date,
    /// The year of the date of publication.
    Year,
    /// The letters behind a year.
    YearSuffix,
    /// The number of a work in the list.
    CitationNumber(usize),
    /// The label of a work.
    CitationLabel,
    /// A locator, with its affixes.
    Locator,
    /// A term.
    Term,
    /// The cite of a place in a cluster.
    Cite(usize),
    /// What the author wrote before or behind a cite.
    Words,
}

impl Tag {
    /// Returns the role that the characters below have for the reader of runs.
    pub(super) fn role(self) -> Option<Role> {
        match self {
            Self::Names => Some(Role::Author),
            Self::Date => Some(Role::Date),
            Self::CitationNumber(_) => Some(Role::Number),
            Self::CitationLabel => Some(Role::Label),
            _ => None,
        }
    }
}

impl Node {
    /// Makes a node of characters.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Makes a branch.
    pub(super) fn branch(tag: Tag, format: Format, children: Vec<Self>) -> Self {
        Self::Branch(Box::new(Branch { tag, format, children }))
    }

    /// Makes a branch without a format.
    pub(super) fn tagged(tag: Tag, children: Vec<Self>) -> Self {
        Self::branch(tag, Format::default(), children)
    }

    /// Returns whether nothing is printed of it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Branch(branch) => branch.children.iter().all(Self::is_empty),
        }
    }

    /// Returns the first branch with a tag.
    pub(super) fn find(&self, sought: &dyn Fn(Tag) -> bool) -> Option<&Branch> {
        let Self::Branch(branch) = self else { return None };
        if sought(branch.tag) {
            return Some(branch);
        }
        branch.children.iter().find_map(|child| child.find(sought))
    }

    /// Returns the first branch with a tag, to be changed.
    pub(super) fn find_mut(
        &mut self,
        sought: &dyn Fn(Tag) -> bool,
    ) -> Option<&mut Branch> {
        let Self::Branch(branch) = self else { return None };
        if sought(branch.tag) {
            return Some(branch);
        }
        branch.children.iter_mut().find_map(|child| child.find_mut(sought))
    }

    /// Empties every branch with a tag.
    pub(super) fn empty(&mut self, sought: &dyn Fn(Tag) -> bool) {
        let Self::Branch(branch) = self else { return };
        if sought(branch.tag) {
            branch.children.clear();
        }
        branch.children.iter_mut().for_each(|child| child.empty(sought));
    }
}
