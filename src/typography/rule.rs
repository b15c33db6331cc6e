//! Rules, and how they are applied.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::line::{Change, Line};
use super::rules::{RULES, SHIELDS, WORDS};
use super::signs::{self, Signs};
use super::{Freedom, Profile};

/// One rule: what is looked for, and what becomes of each of its groups.
///
/// Everything outside of the groups is context. `␣` in a pattern is any space
/// that is typed or set, and `‹month›` one of the words that [`WORDS`] lists.
pub(super) struct Rule {
    pub(super) scope: Scope,
    /// A regular expression.
    pub(super) find: &'static str,
    /// One for each group, in order.
    pub(super) put: &'static [Put],
}

/// Which profiles a rule is for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Scope {
    All,
    French,
    Quebec,
    Canada,
    English,
}

/// What becomes of a group.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Put {
    /// Spaces become one that the line may end at.
    Space,
    /// Spaces, or none, become one that the line cannot end at.
    NoBreak,
    /// Spaces become two that the line cannot end at: in an address, before the
    /// postal code.
    Wide,
    /// Spaces become none.
    Closed,
    /// The space before `; ! ?`: none in common use, thin where it is set with care.
    BeforeHighSign,
    /// The space between thousands: thin in France.
    Thousands,
    /// An apostrophe or quotation mark becomes another.
    Mark(&'static str),
    /// Signs become others.
    Sign(&'static str),
    /// Letters are raised.
    Raised,
    /// A sign becomes letters that are raised.
    RaisedAs(&'static str),
}

impl Scope {
    /// Whether a profile is among those it is for.
    pub(super) fn covers(self, profile: Profile) -> bool {
        let french = profile != Profile::EnCa;
        let canadian = profile != Profile::FrFr;
        match self {
            Self::All => true,
            Self::French => french,
            Self::Quebec => french && canadian,
            Self::Canada => canadian,
            Self::English => !french,
        }
    }
}

impl Rule {
    /// Whether the rule is for a profile, and allowed there.
    fn serves(&self, profile: Profile, freedom: Freedom) -> bool {
        self.scope.covers(profile)
            && (freedom == Freedom::Whole || self.put.iter().all(Put::keeps_words))
    }
}

impl Put {
    /// Whether someone's own words stay what they are.
    fn keeps_words(&self) -> bool {
        !matches!(self, Self::Sign(_) | Self::Raised | Self::RaisedAs(_))
    }

    /// Returns what it is for a profile.
    fn change(self, profile: Profile) -> Change {
        match self {
            Self::Space => Change::To(" "),
            Self::NoBreak => Change::To("\u{A0}"),
            Self::Wide => Change::To("\u{A0}\u{A0}"),
            Self::Closed => Change::To(""),
            Self::BeforeHighSign if profile == Profile::FrCa => Change::To(""),
            Self::BeforeHighSign => Change::To("\u{202F}"),
            Self::Thousands if profile == Profile::FrFr => Change::To("\u{202F}"),
            Self::Thousands => Change::To("\u{A0}"),
            Self::Mark(text) | Self::Sign(text) => Change::To(text),
            Self::Raised => Change::Raise,
            Self::RaisedAs(text) => Change::RaiseTo(text),
        }
    }
}

/// A pattern, and what a text must have for it to be found.
pub(super) struct Pattern {
    pub(super) regex: Regex,
    needs: Vec<Signs>,
}

impl Pattern {
    /// Reads a pattern with the names that stand in it.
    pub(super) fn new(find: &str) -> Self {
        let written = spelt_out(find);
        let hir = regex_syntax::parse(&written).expect("a test reads every pattern");
        let regex = Regex::new(&written).expect("a test reads every pattern");
        Self { regex, needs: signs::needs(&hir) }
    }

    /// Returns whether it may be found in a text.
    pub(super) fn may_be_in(&self, view: &View) -> bool {
        self.needs.iter().all(|need| need.meet(view.signs))
    }
}

/// The patterns of [`RULES`], read once.
static PATTERNS: LazyLock<Vec<Pattern>> =
    LazyLock::new(|| RULES.iter().map(|rule| Pattern::new(rule.find)).collect());
/// The patterns of [`SHIELDS`], read once.
static SHIELD_PATTERNS: LazyLock<Vec<Pattern>> =
    LazyLock::new(|| SHIELDS.iter().map(|shield| Pattern::new(shield)).collect());

/// Returns a pattern with its names replaced. Boundaries of words and digits are
/// those of ASCII: with those of Unicode a search is some fifty times slower.
pub(super) fn spelt_out(find: &str) -> String {
    let names = WORDS.iter().copied().chain([(r"\b", r"(?-u:\b)"), (r"\d", "[0-9]")]);
    names.fold(find.to_owned(), |find, (name, words)| find.replace(name, words))
}

/// Keeps rules away from addresses and the like.
pub(super) fn shield(line: &mut Line) {
    line.unshield();
    let mut view = View::of(line);
    for pattern in SHIELD_PATTERNS.iter() {
        if !pattern.may_be_in(&view) {
            continue;
        }
        let found: Vec<_> = pattern.regex.captures_iter(&view.text).collect();
        for found in &found {
            let Some(part) = found.get(1).or_else(|| found.get(0)) else { continue };
            line.shield(view.cells(part.range()));
        }
        if !found.is_empty() {
            view = View::of(line);
        }
    }
}

/// Applies the rules of a profile, each once; returns whether one has changed
/// the line.
pub(super) fn apply(line: &mut Line, profile: Profile, freedom: Freedom) -> bool {
    let mut view = View::of(line);
    let mut changed = false;
    for (rule, pattern) in RULES.iter().zip(PATTERNS.iter()) {
        if !rule.serves(profile, freedom) || !pattern.may_be_in(&view) {
            continue;
        }
        let changes = changes(&view, &pattern.regex, rule.put, profile);
        if line.change(&changes) {
            view = View::of(line);
            changed = true;
        }
    }
    changed
}

/// Finds what one rule changes.
fn changes(
    view: &View,
    pattern: &Regex,
    put: &[Put],
    profile: Profile,
) -> Vec<(Range<usize>, Change)> {
    let mut changes = Vec::new();
    let (mut from, mut changed) = (0, 0);
    while let Some(found) = pattern.captures_at(&view.text, from) {
        let whole = found.get_match().range();
        let groups: Vec<Range<usize>> =
            found.iter().skip(1).flatten().map(|group| group.range()).collect();
        // A match can begin within what the one before it changed: a number of
        // three groups has two spaces.
        let apart = groups.first().is_some_and(|group| group.start >= changed);
        if apart {
            for (group, put) in groups.iter().zip(put) {
                changes.push((view.cells(group.clone()), put.change(profile)));
            }
            changed = groups.last().map_or(changed, |last| last.end.max(last.start + 1));
        }
        let next = view.next(whole.start);
        from = groups.last().map_or(next, |last| last.start.max(next));
        if from >= view.text.len() {
            break;
        }
    }
    changes
}

/// What rules see of a line, and where its characters are.
pub(super) struct View {
    pub(super) text: String,
    /// The byte at which each character starts, and the end.
    starts: Vec<usize>,
    /// Which characters there are.
    signs: Signs,
}

impl View {
    pub(super) fn of(line: &Line) -> Self {
        let mut view = Self {
            text: String::with_capacity(line.len() + line.len() / 8),
            starts: Vec::with_capacity(line.len() + 1),
            signs: Signs::default(),
        };
        for character in line.view() {
            view.starts.push(view.text.len());
            view.text.push(character);
            view.signs.add(character);
        }
        view.starts.push(view.text.len());
        view
    }

    /// Returns the characters of some bytes.
    pub(super) fn cells(&self, bytes: Range<usize>) -> Range<usize> {
        let cell = |byte| self.starts.partition_point(|start| *start < byte);
        cell(bytes.start)..cell(bytes.end)
    }

    /// Returns the start of the character after a byte.
    fn next(&self, byte: usize) -> usize {
        let after = self.starts.partition_point(|start| *start <= byte);
        self.starts.get(after).copied().unwrap_or(self.text.len())
    }
}
