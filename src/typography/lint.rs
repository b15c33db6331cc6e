//! A reader of proofs: what a good editor would mark in a text, and what to
//! write instead.
//!
//! A lint never changes a text by itself. What is [`Trust::Safe`] may be changed
//! by a program if a person asks for it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use schemars::JsonSchema;
use serde::Deserialize;

use super::line::Line;
use super::lints::LINTS;
use super::rule::{self, Patterns, Scope};
use super::{Profile, inclusive, sentences};
use crate::text::Inline;

/// Declares the lints with the names under which a record can allow them.
macro_rules! lints {
    ($($(#[$doc:meta])* $variant:ident $name:literal;)*) => {
        /// What a lint is about.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema,
        )]
        pub enum Lint {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Lint {
            /// All lints.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Returns its name, which never changes.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

lints! {
    /// « etc… » says it twice.
    EtCetera "et-cetera";
    /// A dash without spaces.
    TightDash "tight-dash";
    /// Spaces beside a slash, too many or too few.
    Slash "slash";
    /// A dash in a range of numbers.
    RangeDash "range-dash";
    /// A point in a decimal number.
    DecimalPoint "decimal-point";
    /// A dollar sign before the number.
    CurrencyBefore "currency-before";
    /// « $CAN ».
    CurrencyCode "currency-code";
    /// A large number without spaces.
    Thousands "thousands";
    /// An hour on the scale of twelve.
    TwelveHours "twelve-hours";
    /// « 9 h 00 ».
    HourZeros "hour-zeros";
    /// « 17 h 5 ».
    HourMinutes "hour-minutes";
    /// « 24h/24 ».
    AroundTheClock "around-the-clock";
    /// « 1 mars ».
    FirstOfMonth "first-of-month";
    /// A date with slashes.
    DateSlashes "date-slashes";
    /// A date whose year comes last.
    DateOrder "date-order";
    /// « lundi, le 4 mars ».
    Weekday "weekday";
    /// « 2ème ».
    Ordinal "ordinal";
    /// « nos 3 et 4 ».
    Numero "numero";
    /// « #12 ».
    HashNumber "hash-number";
    /// « pp. 12-34 ».
    Pages "pages";
    /// « L.R.Q. ».
    OldStatutes "old-statutes";
    /// « S.P.V.M. ».
    AcronymPoints "acronym-points";
    /// A capital without its accent.
    CapitalAccent "capital-accent";
    /// « oeuvre ».
    Ligature "ligature";
    /// A word that has a French one.
    Term "term";
    /// « citoyen.nes ».
    Inclusive "inclusive";
    /// A word twice.
    DoubleWord "double-word";
    /// A quotation mark without its other half.
    LoneQuote "lone-quote";
    /// A bracket without its other half.
    LoneBracket "lone-bracket";
    /// A sentence that is too long.
    LongSentence "long-sentence";
    /// Sentences that are long on average.
    LongSentences "long-sentences";
    /// An acronym that is not explained where it first stands.
    Acronym "acronym";
    /// A name that the lexicon writes otherwise.
    Variant "variant";
    /// Items of a list that end in different ways.
    ListEnds "list-ends";
    /// Items of a list that begin in different ways.
    ListBeginnings "list-beginnings";
    /// The year of another edition.
    StaleYear "stale-year";
}

/// Whether a program may change a text by itself where a person asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// It may: the meaning cannot change.
    Safe,
    /// A person must look.
    Ask,
}

/// One thing that a reader of proofs marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub lint: Lint,
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What to write there instead, as an author writes it; nothing where only
    /// the author can know.
    pub instead: Option<String>,
    /// Whether a program may write it.
    pub trust: Trust,
}

/// One lint that looks for a pattern. The first group is what is marked.
pub(super) struct Entry {
    lint: Lint,
    find: &'static str,
    /// What, before the mark, makes it no mistake.
    unless: Option<&'static str>,
    instead: Instead,
    trust: Trust,
    scope: Scope,
}

/// How to find out what to write instead.
pub(super) enum Instead {
    /// A text with the groups of the pattern in it.
    Template(&'static str),
    /// Worked out; nothing if it is no mistake.
    Computed(fn(&Captures<'_>) -> Option<String>),
}

impl Entry {
    /// Makes a lint.
    pub(super) const fn new(
        lint: Lint,
        find: &'static str,
        instead: Instead,
        trust: Trust,
    ) -> Self {
        Self {
            lint,
            find,
            unless: None,
            instead,
            trust,
            scope: Scope::French,
        }
    }

    /// Makes it one that something before the mark silences.
    pub(super) const fn unless(self, pattern: &'static str) -> Self {
        Self { unless: Some(pattern), ..self }
    }

    /// Makes it one that France knows nothing of.
    pub(super) const fn in_quebec(self) -> Self {
        Self { scope: Scope::Quebec, ..self }
    }

    /// Returns what to write instead.
    fn instead(&self, found: &Captures<'_>) -> Option<String> {
        match self.instead {
            Instead::Computed(work_out) => work_out(found),
            Instead::Template(template) => {
                let mut out = String::new();
                found.expand(template, &mut out);
                Some(out)
            }
        }
    }
}

/// The patterns of [`LINTS`], read once.
static PATTERNS: LazyLock<Patterns> =
    LazyLock::new(|| Patterns::new(LINTS.iter().map(|entry| entry.find)));
/// What silences each of them, read once.
static UNLESS: LazyLock<Vec<Option<Regex>>> = LazyLock::new(|| {
    let read = |find| Regex::new(find).expect("a test reads every pattern");
    LINTS.iter().map(|entry| entry.unless.map(read)).collect()
});

/// Reads a text as an author writes it, in French; nothing is known yet of other
/// languages. Findings come in the order of the text.
pub fn read(text: &str, profile: Profile, policy: inclusive::Policy) -> Vec<Finding> {
    if !profile.is_french() {
        return Vec::new();
    }
    let mut line = Line::of::<()>(&[Inline::text(text)]);
    rule::shield(&mut line, profile);
    let seen = line.seen();
    let mut findings = patterns(seen, profile);
    findings.extend(inclusive::read(seen, policy));
    findings.extend(sentences::read(seen));
    findings
        .sort_by_key(|finding| (finding.range.start, finding.range.end, finding.lint));
    findings
}

/// Looks for all patterns.
fn patterns(text: &str, profile: Profile) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for index in PATTERNS.found_in(text) {
        let (entry, unless) = (&LINTS[index], &UNLESS[index]);
        let pattern = PATTERNS.get(index);
        if !entry.scope.covers(profile) {
            continue;
        }
        for found in pattern.captures_iter(text) {
            let Some(mark) = found.get(1) else { continue };
            let before = &text[..mark.start()];
            let silenced = unless.as_ref().is_some_and(|one| one.is_match(before));
            // Of two that mark the same, the first in the table knows better.
            let marked = findings
                .iter()
                .any(|one| one.range.start < mark.end() && mark.start() < one.range.end);
            if silenced || marked {
                continue;
            }
            if let Some(instead) = entry.instead(&found) {
                let (lint, trust) = (entry.lint, entry.trust);
                let instead = Some(instead);
                findings.push(Finding { lint, range: mark.range(), instead, trust });
            }
        }
    }
    findings
}

/// Returns a text with what findings say to write instead.
pub fn corrected(text: &str, findings: &[Finding]) -> String {
    let instead =
        |finding: &Finding| Some((finding.range.clone(), finding.instead.clone()?));
    rewritten(text, findings.iter().filter_map(instead))
}

/// Returns a text with other words in some places, which come in its order; of
/// two that overlap, the first counts.
pub fn rewritten(
    text: &str,
    edits: impl IntoIterator<Item = (Range<usize>, String)>,
) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (range, instead) in edits {
        if range.start >= at {
            out.push_str(&text[at..range.start]);
            out.push_str(&instead);
            at = range.end;
        }
    }
    out.push_str(&text[at..]);
    out
}
