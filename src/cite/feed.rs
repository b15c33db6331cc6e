//! Works in the form that the engine reads, arranged so that it prints them
//! right.
//!
//! The engine takes `2021-04` for a range of numbers, knows no ranges of dates
//! and no dates in words, and takes the names of persons apart. What it would
//! spoil is guarded ([`marks`](super::marks)) or replaced by a stand-in, which
//! [`Feed::restore`] turns back.

use std::collections::BTreeMap;

use citationberg::json::{
    DateValue, Item as Fed, LiteralName, NameItem, NameValue, Value as FedValue, VecDate,
    VecDateRange,
};

use super::item::{Calendar, Date, Item, Name, Person, Value};
use super::marks::{GUARD, HYPHEN, encode};
use super::runs::Run;
use super::variables::NUMBERS;

/// The first of the years that stand in for what is no plain date.
const FIRST_STAND_IN: i16 = 30_000;

/// Works as the engine reads them.
#[derive(Debug, Default)]
pub(super) struct Feed {
    /// The works, in the order of the request.
    pub(super) items: Vec<Fed>,
    /// What is to be printed for the stand-in years, counted from
    /// [`FIRST_STAND_IN`].
    stand_ins: Vec<String>,
    /// What stands between the years of a range.
    range_delimiter: &'static str,
}

impl Feed {
    /// Arranges works for the engine.
    ///
    /// Each carries its rank as its `citation-key`, so that a style can be made
    /// to keep the given order.
    /// keep the given order. In the house style, a publisher or a site that is
    /// also the author is not named twice, which CSL cannot say.
    pub(super) fn new(items: &[Item], locale: &str, is_house: bool) -> Self {
        let range_delimiter = if locale.starts_with("fr") { "-" } else { "–" };
        let mut feed = Self { range_delimiter, ..Self::default() };
        for (rank, item) in items.iter().enumerate() {
            let mut fields = BTreeMap::new();
            for (name, value) in &item.variables {
                if is_house && repeats_author(item, name) {
                    continue;
                }
                if let Some(value) = feed.value(name, value) {
                    fields.insert((*name).to_owned(), value);
                }
            }
            fields.insert("id".to_owned(), FedValue::String(item.id.clone()));
            fields.insert("type".to_owned(), FedValue::String(item.work_type.to_owned()));
            let rank = FedValue::String(format!("{rank:08}"));
            fields.insert("citation-key".to_owned(), rank);
            feed.items.push(Fed(fields));
        }
        feed
    }

    /// Puts back what stand-ins stand for.
    pub(super) fn restore(&self, runs: &mut [Run]) {
        for run in runs.iter_mut().filter(|run| run.is_date()) {
            for (index, words) in self.stand_ins.iter().enumerate() {
                let year =
                    (usize::from(FIRST_STAND_IN.unsigned_abs()) + index).to_string();
                if run.text.contains(&year) {
                    run.text = run.text.replace(&year, words);
                }
            }
        }
    }

    /// Arranges one variable.
    fn value(&mut self, name: &str, value: &Value) -> Option<FedValue> {
        Some(match value {
            Value::Names(names) => FedValue::Names(names.iter().map(fed_name).collect()),
            Value::Date(date) => self.date(date)?,
            Value::Text(text) => FedValue::String(match name {
                "URL" => text.clone(),
                "DOI" => bare_doi(text).to_owned(),
                "page" => page(text),
                _ if NUMBERS.contains(&name) => number(name, text),
                _ => encode(text),
            }),
        })
    }

    /// Arranges a date: one day, or a stand-in.
    fn date(&mut self, date: &Date) -> Option<FedValue> {
        let (words, season, circa) = match date {
            Date::Literal(words) => (encode(words), None, false),
            Date::Calendar(Calendar { start, end, season, circa }) => {
                // A range within one year prints its beginning.
                let Some(end) = end.filter(|end| end.year != start.year) else {
                    return Some(days(*start, *season, *circa));
                };
                let words = format!("{}{}{}", start.year, self.range_delimiter, end.year);
                (words, *season, *circa)
            }
        };
        let index = i16::try_from(self.stand_ins.len()).ok()?;
        let year = FIRST_STAND_IN.checked_add(index)?;
        self.stand_ins.push(words);
        Some(days(super::item::Day { year, month: None, day: None }, season, circa))
    }
}

/// Returns whether a variable says who publishes, and it is the author.
fn repeats_author(item: &Item, variable: &str) -> bool {
    let publishes = variable == "publisher"
        || variable == "container-title" && item.work_type == "webpage";
    let [Name::Literal(author)] = item.names("author") else { return false };
    publishes && item.text(variable) == Some(author.as_str())
}

/// Makes the engine's date of one day.
pub(super) fn days(day: super::item::Day, season: Option<u8>, circa: bool) -> FedValue {
    let parts = [Some(day.year), day.month.map(i16::from), day.day.map(i16::from)];
    FedValue::Date(DateValue::DateParts {
        date_parts: VecDateRange(vec![VecDate(parts.into_iter().flatten().collect())]),
        literal: None,
        season: season.map(|season| season.to_string()),
        circa,
    })
}

/// Makes the engine's name of a name.
fn fed_name(name: &Name) -> NameValue {
    match name {
        Name::Literal(literal) => {
            NameValue::Literal(LiteralName { literal: encode(literal) })
        }
        Name::Person(person) => NameValue::Item(fed_person(person)),
    }
}

/// Makes the engine's name of a person.
///
/// The particle is tied to the family name by a guard, which becomes a no-break
/// space. A person who has only one name is given as an organisation is, so that
/// it is printed as it stands.
fn fed_person(person: &Person) -> NameItem {
    let (found, family) = split_particle(&person.family);
    let particle = person
        .non_dropping_particle
        .clone()
        .or_else(|| (!found.is_empty()).then(|| found.to_owned()));
    let family = match &person.non_dropping_particle {
        Some(_) => person.family.as_str(),
        None => family,
    };
    let tied = particle.map(|particle| {
        // After an apostrophe or a hyphen (« d’ », « al- ») there is no space.
        format!("{}{GUARD}", particle.trim_end())
    });
    let elided = tied
        .as_ref()
        .is_some_and(|tied| tied.trim_end_matches(GUARD).ends_with(['’', '\'', '-']));
    let (particle, family) = match tied {
        Some(tied) if elided => {
            (None, format!("{}{family}", tied.trim_end_matches(GUARD)))
        }
        other => (other, family.to_owned()),
    };
    let given = person.given.clone();
    let alone = family.is_empty();
    NameItem {
        family: if alone {
            given.clone().unwrap_or_default()
        } else {
            encode_name(&family)
        },
        given: given.filter(|_| !alone),
        non_dropping_particle: particle,
        dropping_particle: person.dropping_particle.clone(),
        suffix: person.suffix.clone(),
        comma_suffix: Some(person.comma_suffix),
    }
}

/// Guards the later words of a family name that begin in lower case: the engine
/// would take them for particles and move them.
fn encode_name(family: &str) -> String {
    let lower = family.split(' ').any(|word| word.starts_with(char::is_lowercase));
    if lower { family.replace(' ', "\u{A0}") } else { family.to_owned() }
}

/// Splits the particle off a family name: the words in lower case before the
/// first word that is not.
fn split_particle(family: &str) -> (&str, &str) {
    let start = family
        .split_inclusive(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len();
            Some((start, word))
        })
        .find(|(_, word)| !word.starts_with(char::is_lowercase))
        .map_or(0, |(start, _)| start);
    (family[..start].trim_end(), &family[start..])
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

/// Guards a number that the engine would rewrite: with leading zeros, or of
/// several parts, such as a report number.
pub(super) fn number(variable: &str, text: &str) -> String {
    let mut parts = text.split(|c: char| !c.is_ascii_digit());
    let zeros = parts.any(|part| part.len() > 1 && part.starts_with('0'));
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() < 9;
    let range = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"-,& ".contains(&byte));
    let keeps = variable != "number" && range && text.len() < 20;
    if (plain || keeps) && !zeros { text.to_owned() } else { guarded(text) }
}

/// Guards pages that are not plain ranges of numbers; two hyphens, as BibTeX
/// has them, are one.
fn page(text: &str) -> String {
    let text = text.replace("--", "-").replace('–', "-");
    let simple = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"-, ".contains(&byte))
        && text.split(|c: char| !c.is_ascii_digit()).all(|part| part.len() < 9);
    if simple { text } else { guarded(&text) }
}

/// Guards a value against being read as a number.
fn guarded(text: &str) -> String {
    format!("{GUARD}{}", encode(text).replace('-', &HYPHEN.to_string()))
}
