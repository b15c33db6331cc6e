//! Quotation marks and apostrophes.
//!
//! Works come with straight ones; what is printed has those of the locale, the
//! inner ones inside others (CSL 1.0.2 leaves it to the processor). They are set
//! after the engine, because only then is it known what they stand in.

use citationberg::taxonomy::{OtherTerm, Term};
use citationberg::{IndependentStyle, Locale, LocaleCode, TermForm};

use super::runs::Run;

/// The quotation marks of a style in a locale, and the words that end a list of
/// names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotes {
    /// The outer marks.
    outer: [String; 2],
    /// The inner marks.
    inner: [String; 2],
    /// Whether periods and commas stand inside them.
    pub(super) hold_punctuation: bool,
    /// « et al. ».
    pub(super) et_al: String,
    /// « et ».
    pub(super) and: String,
}

impl Quotes {
    /// Returns the marks that a style uses in a locale.
    pub(super) fn of(
        style: &IndependentStyle,
        locale: &LocaleCode,
        locales: &[Locale],
    ) -> Self {
        let base = locale.0.split('-').next().unwrap_or_default();
        let mut sources: Vec<&Locale> =
            in_language(&style.locale, Some(&locale.0)).collect();
        sources.extend(in_language(&style.locale, Some(base)));
        sources.extend(in_language(&style.locale, None));
        sources.extend(in_language(locales, Some(&locale.0)));
        let term = |name: OtherTerm| {
            let find = |known: &&Locale| {
                let term = known.term(Term::Other(name), TermForm::Long)?;
                term.single().map(str::to_owned)
            };
            sources.iter().find_map(find).unwrap_or_default()
        };
        let holds = |known: &&Locale| known.style_options?.punctuation_in_quote;
        Self {
            outer: [term(OtherTerm::OpenQuote), term(OtherTerm::CloseQuote)],
            inner: [term(OtherTerm::OpenInnerQuote), term(OtherTerm::CloseInnerQuote)],
            et_al: term(OtherTerm::EtAl),
            and: term(OtherTerm::And),
            hold_punctuation: sources.iter().find_map(holds).unwrap_or_default(),
        }
    }

    /// Puts the right quotation marks and apostrophes in the place of straight
    /// ones; addresses keep theirs.
    pub(super) fn set(&self, runs: &mut [Run]) {
        let straight = |run: &Run| run.text.contains(['"', '\'']);
        if !runs.iter().any(straight) {
            return;
        }
        let chars: Vec<(char, usize)> = runs
            .iter()
            .enumerate()
            // What an address holds is only that something stands there.
            .flat_map(|(index, run)| {
                let linked = run.link.is_some();
                run.text.chars().map(move |c| (if linked { 'x' } else { c }, index))
            })
            .collect();
        let marks = paired(&chars.iter().map(|(c, _)| *c).collect::<Vec<char>>());
        for run in runs.iter_mut().filter(|run| run.link.is_none()) {
            run.text.clear();
        }
        let mut depth = 0_usize;
        for (at, (c, index)) in chars.iter().enumerate() {
            if runs[*index].link.is_some() {
                continue;
            }
            let text = &mut runs[*index].text;
            match marks[at] {
                Mark::Open => {
                    text.push_str(&self.marks(depth)[0]);
                    depth += 1;
                }
                Mark::Close => {
                    depth = depth.saturating_sub(1);
                    text.push_str(&self.marks(depth)[1]);
                }
                Mark::Apostrophe => text.push('’'),
                Mark::None => {
                    let next = chars.get(at + 1).map(|(next, _)| *next);
                    depth = self.depth_after(depth, *c, next);
                    text.push(*c);
                }
            }
        }
    }

    /// Returns the marks within a number of others.
    fn marks(&self, depth: usize) -> &[String; 2] {
        if depth.is_multiple_of(2) { &self.outer } else { &self.inner }
    }

    /// Follows the quotation marks that are there already.
    fn depth_after(&self, depth: usize, c: char, next: Option<char>) -> usize {
        let is = |mark: &str| mark.trim().starts_with(c);
        let apostrophe = next.is_some_and(char::is_alphanumeric);
        if is(&self.outer[0]) || is(&self.inner[0]) {
            depth + 1
        } else if (is(&self.outer[1]) || is(&self.inner[1])) && !apostrophe {
            depth.saturating_sub(1)
        } else {
            depth
        }
    }
}

/// Returns the locales of a language; that of all languages has none.
fn in_language<'a>(
    locales: &'a [Locale],
    code: Option<&str>,
) -> impl Iterator<Item = &'a Locale> {
    locales
        .iter()
        .filter(move |known| known.lang.as_ref().map(|lang| &*lang.0) == code)
}

/// What a straight sign stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// It is none, or stands for itself.
    None,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    /// An apostrophe.
    Apostrophe,
}

/// The longest quotation in single signs, in characters: beyond it, they are
/// apostrophes.
const LONGEST: usize = 200;

/// Says what the straight signs of a text stand for: quotation marks if they
/// come in pairs, else apostrophes.
fn paired(chars: &[char]) -> Vec<Mark> {
    let mut marks = vec![Mark::None; chars.len()];
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in chars.iter().copied().enumerate() {
        if c != '"' && c != '\'' {
            continue;
        }
        if c == '\'' {
            marks[at] = Mark::Apostrophe;
        }
        let opened = open
            .iter()
            .rposition(|(start, kind)| *kind == c && (c == '"' || at - start < LONGEST));
        match opened {
            Some(index) if closes(chars, at) => {
                marks[open[index].0] = Mark::Open;
                marks[at] = Mark::Close;
                open.truncate(index);
            }
            _ if opens(chars, at) => open.push((at, c)),
            _ => {}
        }
    }
    marks
}

/// Returns whether a mark stands before a word.
fn opens(chars: &[char], at: usize) -> bool {
    let before = before(chars, at);
    let starts = before.is_none_or(|c| c.is_whitespace() || "([{«“‘\"'—–-/".contains(c));
    starts && after(chars, at).is_some_and(|c| !c.is_whitespace())
}

/// Returns whether a mark stands behind a word.
fn closes(chars: &[char], at: usize) -> bool {
    before(chars, at).is_some_and(|c| !c.is_whitespace())
        && after(chars, at).is_none_or(|c| !c.is_alphanumeric())
}

/// Returns the character before a place that is no mark of markup.
fn before(chars: &[char], at: usize) -> Option<char> {
    chars[..at].iter().rev().copied().find(|c| !is_markup(*c))
}

/// Returns the character behind a place that is no mark of markup.
fn after(chars: &[char], at: usize) -> Option<char> {
    chars[at + 1..].iter().copied().find(|c| !is_markup(*c))
}

/// Returns whether a character stands for markup, or guards a value.
fn is_markup(c: char) -> bool {
    matches!(c, '\u{E0040}'..='\u{E007F}' | '\u{2060}')
}
