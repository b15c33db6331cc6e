//! The terms, dates and options of a locale (CSL 1.0.2, “Locale” and “Locale
//! Fallback”).
//!
//! What a style says for the dialect wins over what it says for the language,
//! then for all; then come the locale files of the dialect, of the main dialect
//! of the language, and of American English.

use std::collections::BTreeMap;

use citationberg::taxonomy::{Locator, OtherTerm, Term};
use citationberg::{
    Date, DateForm, GrammarGender, IndependentStyle, Locale as Tree, LocalizedTerm,
    OrdinalMatch, TermForm,
};

use super::archive;

/// The forms of one term.
type Forms<'a> = [Option<&'a LocalizedTerm>; 5];

/// A locale as a style sees it.
#[derive(Debug)]
pub(super) struct Locale<'a> {
    /// Its code, such as `fr-CA`.
    pub(super) code: String,
    /// The terms, under their CSL names.
    terms: BTreeMap<String, Forms<'a>>,
    /// The suffixes of ordinal numbers.
    ordinals: Vec<&'a LocalizedTerm>,
    /// Its dates, the most special first.
    dates: Vec<&'a Date>,
    /// Whether quotation marks hold the period or the comma behind them.
    pub(super) punctuation_in_quote: bool,
    /// Whether only the first day of a month is an ordinal.
    pub(super) ordinals_for_day_1: bool,
}

impl<'a> Locale<'a> {
    /// Returns the locale of a code as a style sees it.
    pub(super) fn of(style: &'a IndependentStyle, code: &str) -> Self {
        let files = archive::locales();
        let mut locale = Self {
            code: code.to_owned(),
            terms: BTreeMap::new(),
            ordinals: Vec::new(),
            dates: Vec::new(),
            punctuation_in_quote: false,
            ordinals_for_day_1: false,
        };
        let base = code.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let main = archive::locale_code(&base, files).0;
        let exact = archive::locale_code(code, files).0;
        let files = ["en-US", main.as_str(), exact.as_str()];
        let known = archive::locales();
        let find = |sought: &str| known.iter().find(|tree| is_for(tree, Some(sought)));
        files
            .iter()
            .filter_map(|file| find(file))
            .for_each(|tree| locale.overlay(tree));
        for sought in [None, Some(base.as_str()), Some(code)] {
            style
                .locale
                .iter()
                .filter(|tree| is_for(tree, sought))
                .for_each(|tree| locale.overlay(tree));
        }
        locale
    }

    /// Puts a more special locale over what is there.
    fn overlay(&mut self, tree: &'a Tree) {
        let terms = tree.terms.iter().flat_map(|terms| &terms.terms);
        let is_ordinal = |term: &LocalizedTerm| {
            matches!(term.name, Term::Other(OtherTerm::Ordinal | OtherTerm::OrdinalN(_)))
        };
        // Ordinals come as a set.
        if terms.clone().any(is_ordinal) {
            self.ordinals = terms.clone().filter(|term| is_ordinal(term)).collect();
        }
        for term in terms.filter(|term| !is_ordinal(term)) {
            let forms = self.terms.entry(name_of(term.name)).or_default();
            forms[index(term.form)] = Some(term);
        }
        self.dates.splice(0..0, &tree.date);
        if let Some(options) = &tree.style_options {
            if let Some(holds) = options.punctuation_in_quote {
                self.punctuation_in_quote = holds;
            }
            if let Some(limited) = options.limit_day_ordinals_to_day_1 {
                self.ordinals_for_day_1 = limited;
            }
        }
    }

    /// Returns a term in a form, or in the one that stands for it (CSL 1.0.2,
    /// “Terms”: verb-short, verb, long; symbol, short, long).
    pub(super) fn term(
        &self,
        name: &str,
        form: TermForm,
        plural: bool,
    ) -> Option<&'a str> {
        let term = self.localized(name, form)?;
        if plural { term.multiple() } else { term.single() }
    }

    /// Returns a term in its long form, in the singular; nothing if there is none.
    pub(super) fn word(&self, name: &str) -> &'a str {
        self.term(name, TermForm::Long, false).unwrap_or_default()
    }

    /// Returns the term in a form, or in the one that stands for it.
    fn localized(&self, name: &str, form: TermForm) -> Option<&'a LocalizedTerm> {
        let forms = self.terms.get(name)?;
        let mut form = Some(form);
        while let Some(sought) = form {
            if let Some(term) = forms[index(sought)] {
                return Some(term);
            }
            form = sought.fallback();
        }
        None
    }

    /// Returns the gender of a term.
    pub(super) fn gender(&self, name: &str) -> Option<GrammarGender> {
        self.localized(name, TermForm::Long)?.gender
    }

    /// Returns the date of a form.
    pub(super) fn date(&self, form: DateForm) -> Option<&'a Date> {
        self.dates.iter().find(|date| date.form == Some(form)).copied()
    }

    /// Returns the suffix of an ordinal number (CSL 1.0.2, “Ordinal Suffixes”):
    /// of the terms that match, the one for two digits wins, then the one for
    /// the gender.
    pub(super) fn ordinal(&self, number: u64, gender: Option<GrammarGender>) -> &'a str {
        let rank = |term: &&LocalizedTerm| {
            let (of, default) = match term.name {
                Term::Other(OtherTerm::OrdinalN(n)) if n < 10 => (u64::from(n), 10),
                Term::Other(OtherTerm::OrdinalN(n)) => (u64::from(n), 100),
                _ => return Some(0),
            };
            let matches = match term.match_ {
                Some(OrdinalMatch::WholeNumber) => number == of,
                Some(OrdinalMatch::LastTwoDigits) => number % 100 == of,
                Some(OrdinalMatch::LastDigit) => number % 10 == of,
                None => number % default == of,
            };
            matches.then_some(if default == 100 { 2 } else { 1 })
        };
        let fit = |term: &&LocalizedTerm| match term.gender_form {
            None => Some(0),
            of if of == gender => Some(1),
            Some(_) => None,
        };
        self.ordinals
            .iter()
            .filter_map(|term| Some(((rank(term)?, fit(term)?), *term)))
            .max_by_key(|(rank, _)| *rank)
            .and_then(|(_, term)| term.single())
            .unwrap_or_default()
    }

    /// Returns the word of an ordinal number up to ten (CSL 1.0.2, “Long
    /// Ordinals”).
    pub(super) fn long_ordinal(&self, number: u64) -> Option<&'a str> {
        let known = (1..=10).contains(&number);
        let name = format!("long-ordinal-{number:02}");
        known.then(|| self.term(&name, TermForm::Long, false))?
    }
}

/// Returns whether a tree is for a language; nothing stands for all.
fn is_for(tree: &Tree, sought: Option<&str>) -> bool {
    match (&tree.lang, sought) {
        (None, None) => true,
        (Some(lang), Some(sought)) => lang.0.eq_ignore_ascii_case(sought),
        _ => false,
    }
}

/// Returns the place of a form among the forms of a term.
fn index(form: TermForm) -> usize {
    match form {
        TermForm::Long => 0,
        TermForm::Short => 1,
        TermForm::Verb => 2,
        TermForm::VerbShort => 3,
        TermForm::Symbol => 4,
    }
}

/// Returns the CSL name of a term.
pub(super) fn name_of(term: Term) -> String {
    match term {
        Term::PageVariable => "page".to_owned(),
        Term::NumberVariable(variable) => variable.to_string(),
        Term::NameVariable(variable) => variable.to_string(),
        Term::Other(other) => other.to_string(),
        Term::Locator(Locator::SubVerbo) => "sub-verbo".to_owned(),
        Term::Kind(_) | Term::Locator(_) => serde_json::to_value(term)
            .ok()
            .and_then(|name| name.as_str().map(str::to_owned))
            .unwrap_or_default(),
    }
}
