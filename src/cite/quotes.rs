//! Quotation marks and apostrophes.
//!
//! Works come with straight ones; what is printed has those of the locale, the
//! inner ones inside others (CSL 1.0.2 leaves it to the processor). They travel
//! through the engine as marks that collation ignores, because only then is it
//! known what they stand in.

use citationberg::taxonomy::{OtherTerm, Term};
use citationberg::{IndependentStyle, Locale, LocaleCode, TermForm};

use super::runs::Run;

/// Stands for an opening mark.
const OPEN: char = '\u{E0022}';
/// Stands for a closing mark.
const CLOSE: char = '\u{E0027}';

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

    /// Puts quotation marks where they are marked.
    pub(super) fn set(&self, runs: &mut [Run]) {
        let mut depth = 0_usize;
        let mut last = ' ';
        for run in runs.iter_mut().filter(|run| run.link.is_none()) {
            let mut text = String::with_capacity(run.text.len());
            let mut rest = run.text.as_str();
            while let Some(c) = rest.chars().next() {
                let after = &rest[c.len_utf8()..];
                match c {
                    OPEN => {
                        text.push_str(&self.marks(depth)[0]);
                        depth += 1;
                    }
                    CLOSE => {
                        depth = depth.saturating_sub(1);
                        text.push_str(&self.marks(depth)[1]);
                    }
                    // An apostrophe in a term or in the style.
                    '\'' if last.is_alphabetic()
                        && after.starts_with(char::is_alphabetic) =>
                    {
                        text.push('’');
                    }
                    _ => {
                        depth = self.depth_at(depth, rest, after);
                        text.push(c);
                    }
                }
                last = c;
                rest = after;
            }
            run.text = text;
        }
    }

    /// Returns the marks within a number of others.
    fn marks(&self, depth: usize) -> &[String; 2] {
        if depth.is_multiple_of(2) { &self.outer } else { &self.inner }
    }

    /// Follows the quotation marks that are there already.
    fn depth_at(&self, depth: usize, rest: &str, after: &str) -> usize {
        let starts = |mark: &str| {
            let mark = mark.trim();
            !mark.is_empty() && rest.starts_with(mark)
        };
        let apostrophe = after.starts_with(char::is_alphanumeric);
        if starts(&self.outer[0]) || starts(&self.inner[0]) {
            depth + 1
        } else if (starts(&self.outer[1]) || starts(&self.inner[1])) && !apostrophe {
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

/// Marks the straight quotation marks of a text that come in pairs; apostrophes
/// become what they are.
pub(super) fn mark(text: &str) -> String {
    if !text.contains(['"', '\'']) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut marked = chars.clone();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in chars.iter().copied().enumerate() {
        if c != '"' && c != '\'' {
            continue;
        }
        if c == '\'' {
            marked[at] = '’';
        }
        let closes = closes(&chars, at);
        let opened = open.iter().rposition(|(_, kind)| *kind == c);
        match opened {
            Some(index) if closes => {
                marked[open[index].0] = OPEN;
                marked[at] = CLOSE;
                open.truncate(index);
            }
            _ if opens(&chars, at) => open.push((at, c)),
            _ => {}
        }
    }
    marked.into_iter().collect()
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

/// Returns whether a character stands for markup.
fn is_markup(c: char) -> bool {
    matches!(c, '\u{E0040}'..='\u{E007F}')
}
