//! One work, described in CSL variables.

use std::collections::BTreeMap;

/// A work that can be cited.
///
/// It is tolerant by construction: a variable is there in its right form, or is
/// not there. What was wrong with the source is told by the [`Problem`]s that
/// come with it.
///
/// [`Problem`]: super::Problem
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The key by which it is cited.
    pub id: String,
    /// Its type, one of [`TYPES`](super::variables::TYPES).
    pub work_type: &'static str,
    /// Its variables, under their CSL names.
    pub variables: BTreeMap<&'static str, Value>,
}

/// What a variable of a work holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Persons and organisations, in the printed order.
    Names(Vec<Name>),
    /// A date.
    Date(Date),
    /// Text or a number, with the inline markup that CSL allows.
    Text(String),
}

/// A person or an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A name that is printed as it stands: an organisation.
    Literal(String),
    /// A person.
    Person(Person),
    /// People who are not named: « et al. ».
    Others,
}

/// The name of a person, in parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The family name, without its particles.
    pub family: String,
    /// The given names.
    pub given: Option<String>,
    /// The particle that is kept when the family name stands alone.
    pub non_dropping_particle: Option<String>,
    /// The particle that is left out when the family name stands alone.
    pub dropping_particle: Option<String>,
    /// What follows the name, such as `fils`.
    pub suffix: Option<String>,
    /// Whether a comma stands before the suffix.
    pub comma_suffix: bool,
}

/// A date, a range of dates, or words in the place of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Date {
    /// Words, such as « sous presse ».
    Literal(String),
    /// A date or a range.
    Calendar(Calendar),
}

/// A date or a range of dates in the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The date, or the first of a range.
    pub start: Day,
    /// The last of a range.
    pub end: Option<Day>,
    /// Whether it is the beginning of a range that goes on.
    pub is_open: bool,
    /// The season, from 1 (spring) to 4 (winter).
    pub season: Option<u8>,
    /// The season of the last of a range.
    pub end_season: Option<u8>,
    /// Whether the date is approximate.
    pub circa: bool,
}

/// A day, or a month or a year when nothing finer is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year; 0 is 1 BC.
    pub year: i16,
    /// The month, from 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
}

impl Item {
    /// Makes a work without variables.
    pub fn new(id: impl Into<String>, work_type: &'static str) -> Self {
        Self {
            id: id.into(),
            work_type,
            variables: BTreeMap::new(),
        }
    }

    /// Returns the text or number of a variable.
    pub fn text(&self, variable: &str) -> Option<&str> {
        match self.variables.get(variable)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the names of a variable, none if it is absent or names nobody.
    pub fn names(&self, variable: &str) -> &[Name] {
        match self.variables.get(variable) {
            Some(Value::Names(names)) if names.iter().any(Name::is_known) => names,
            _ => &[],
        }
    }

    /// Returns the date of a variable.
    pub fn date(&self, variable: &str) -> Option<&Date> {
        match self.variables.get(variable)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    /// Returns the web address of the work, if what stands in its `URL` is one.
    pub fn address(&self) -> Option<&str> {
        self.text("URL").map(str::trim).filter(|url| is_address(url))
    }
}

impl Name {
    /// Returns whether somebody is named.
    fn is_known(&self) -> bool {
        *self != Self::Others
    }
}

impl Date {
    /// Makes the date of one day, month or year.
    pub fn on(day: Day) -> Self {
        Self::Calendar(Calendar {
            start: day,
            end: None,
            is_open: false,
            season: None,
            end_season: None,
            circa: false,
        })
    }
}

/// Returns whether a text is an address that a reader can open: `http` or
/// `https`, then a host with a dot, without spaces.
pub fn is_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
        && host.contains('.')
        && !host.starts_with('.')
        && !text
            .contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c))
}

/// Returns a DOI without the address of its resolver.
pub(super) fn bare_doi(text: &str) -> &str {
    let text = text.trim();
    let prefixes = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi:",
        "DOI:",
    ];
    prefixes
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(text)
        .trim()
}
