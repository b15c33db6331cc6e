//! Rules, and how they are applied.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use regex::{Regex, RegexSet, RegexSetBuilder, SetMatches};

use super::line::{Change, Line};
use super::rules::{RULES, SHIELDS, WORDS};
use super::{Freedom, Profile};

/// The room, in bytes, that patterns take when they are read together.
const COMPILED: usize = 64 << 20;

/// The room, in bytes, for what a search of many patterns has learnt: with less
/// it would learn the same again and again.
const CACHE: usize = 16 << 20;

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
    RightToLeft,
    Everywhere,
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
    /// Signs keep their order whatever the direction of the text around them.
    Isolated,
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
        let french = profile.is_french();
        let english = profile == Profile::EnCa;
        let canadian = profile != Profile::FrFr;
        match self {
            Self::All => french || english,
            Self::French => french,
            Self::Quebec => french && canadian,
            Self::Canada => (french || english) && canadian,
            Self::English => english,
            Self::RightToLeft => profile == Profile::RightToLeft,
            Self::Everywhere => true,
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
            Self::Isolated => Change::Isolate,
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

/// Patterns that are looked for together: one search of a text tells which of
/// them are in it, and most are not.
pub(super) struct Patterns {
    together: RegexSet,
    each: Vec<Pattern>,
}

/// A pattern, made ready when it is first found: some never are.
struct Pattern {
    written: String,
    ready: OnceLock<Regex>,
}

impl Patterns {
    /// Reads patterns with the names that stand in them.
    pub(super) fn new<'a>(patterns: impl Iterator<Item = &'a str>) -> Self {
        let written: Vec<String> = patterns.map(spelt_out).collect();
        let together = RegexSetBuilder::new(&written)
            .size_limit(COMPILED)
            .dfa_size_limit(CACHE)
            .build()
            .expect("a test reads every pattern");
        let pattern = |written| Pattern { written, ready: OnceLock::new() };
        Self {
            together,
            each: written.into_iter().map(pattern).collect(),
        }
    }

    /// Returns which patterns are in a text.
    pub(super) fn found_in(&self, text: &str) -> SetMatches {
        self.together.matches(text)
    }

    /// Returns a pattern by its place.
    pub(super) fn get(&self, index: usize) -> &Regex {
        let Pattern { written, ready } = &self.each[index];
        ready.get_or_init(|| Regex::new(written).expect("a test reads every pattern"))
    }
}

/// The patterns of [`SHIELDS`], then those of [`RULES`], read once.
static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let shields = SHIELDS.iter().map(|(_, find)| *find);
    Patterns::new(shields.chain(RULES.iter().map(|rule| rule.find)))
});

/// Returns a pattern with its names replaced. Boundaries of words and digits are
/// those of ASCII: with those of Unicode a search is some fifty times slower.
pub(super) fn spelt_out(find: &str) -> String {
    let names = WORDS.iter().copied().chain([(r"\b", r"(?-u:\b)"), (r"\d", "[0-9]")]);
    names.fold(find.to_owned(), |find, (name, words)| find.replace(name, words))
}

/// Keeps rules away from addresses and the like; returns what else is found.
pub(super) fn shield(line: &mut Line, profile: Profile) -> SetMatches {
    line.unshield();
    let found = find(line);
    let mut shielded = false;
    for (index, (scope, _)) in SHIELDS.iter().enumerate() {
        if !found.matched(index) || !scope.covers(profile) {
            continue;
        }
        let parts = PATTERNS.get(index).captures_iter(line.seen());
        let parts = parts.filter_map(|part| part.get(1).or_else(|| part.get(0)));
        for part in parts.map(|part| part.range()).collect::<Vec<_>>() {
            line.shield(part);
            shielded = true;
        }
    }
    if shielded { find(line) } else { found }
}

/// Finds which patterns are in a line.
pub(super) fn find(line: &Line) -> SetMatches {
    PATTERNS.found_in(line.seen())
}

/// Applies those rules of a profile that are found in a line, each once; returns
/// whether one has changed it. What one rule makes possible for another is for
/// the next time.
pub(super) fn apply(
    line: &mut Line,
    found: &SetMatches,
    profile: Profile,
    freedom: Freedom,
) -> bool {
    let mut changed = false;
    for (rule, index) in RULES.iter().zip(SHIELDS.len()..) {
        if found.matched(index) && rule.serves(profile, freedom) {
            let pattern = PATTERNS.get(index);
            let changes = changes(line.seen(), pattern, rule.put, profile);
            changed |= line.change(&changes);
        }
    }
    changed
}

/// Finds what one rule changes.
fn changes(
    text: &str,
    pattern: &Regex,
    put: &[Put],
    profile: Profile,
) -> Vec<(Range<usize>, Change)> {
    let mut changes = Vec::new();
    let mut groups = pattern.capture_locations();
    let (mut from, mut changed) = (0, 0);
    while let Some(whole) = pattern.captures_read_at(&mut groups, text, from) {
        let groups: Vec<Range<usize>> = (1..groups.len())
            .filter_map(|group| groups.get(group))
            .map(|(start, end)| start..end)
            .collect();
        // A match can begin within what the one before it changed: a number of
        // three groups has two spaces.
        let apart = groups.first().is_some_and(|group| group.start >= changed);
        if apart {
            for (group, put) in groups.iter().zip(put) {
                let change = put.change(profile);
                // Most of a text that is set already is set right.
                if !matches!(change, Change::To(new) if *new == text[group.clone()]) {
                    changes.push((group.clone(), change));
                }
            }
            changed = groups.last().map_or(changed, |last| last.end.max(last.start + 1));
        }
        let next = text.ceil_char_boundary(whole.start() + 1);
        from = groups.last().map_or(next, |last| last.start.max(next));
        if from >= text.len() {
            break;
        }
    }
    changes
}
