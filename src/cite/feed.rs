//! Works in the form that the engine reads, arranged so that it prints them
//! right.
//!
//! The engine takes `2021-04` for a range of numbers, knows no ranges of dates
//! and no dates in words, and takes the names of persons apart. What it would
//! spoil is guarded ([`marks`](super::marks)) or replaced by a stand-in, which
//! [`Feed::restore`] turns back.

use std::collections::BTreeMap;

use citationberg::DemoteNonDroppingParticle;
use citationberg::json::{
    DateValue, Item as Fed, Value as FedValue, VecDate, VecDateRange,
};

use super::item::{Calendar, Date, Day, Item, Name, Value};
use super::marks::encode;
use super::numbers::{PAGES, number, pages, put_several, several};
use super::persons::fed_name;
use super::runs::Run;
use super::variables::NUMBERS;
use super::{Request, label};

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
    /// The pages that are several but no plain numbers, by the place of the work.
    pages: BTreeMap<usize, String>,
    /// What stands between the years of a range.
    range_delimiter: &'static str,
    /// Which end of the ranges within one year the works bear.
    end: End,
    /// Whether a work bears such a range.
    pub(super) has_ranges: bool,
    /// Whether particles stay with their name, whatever happens to it.
    ties: bool,
}

/// The end of a range of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum End {
    /// Its beginning.
    #[default]
    First,
    /// Its end.
    Last,
}

impl Feed {
    /// Arranges works for the engine.
    ///
    /// Each carries its rank as its `citation-key`, so that a style can be made
    /// to keep the given order. In the house style, a publisher or a site that
    /// is also the author is not named twice, which CSL cannot say.
    pub(super) fn new(request: &Request<'_>, is_house: bool, end: End) -> Self {
        let settings = &request.style.tree.settings;
        let particle = settings.demote_non_dropping_particle;
        let mut feed = Self {
            range_delimiter: range_delimiter(request.locale),
            end,
            ties: particle == DemoteNonDroppingParticle::Never,
            ..Self::default()
        };
        for (rank, item) in request.items.iter().enumerate() {
            let mut fields = BTreeMap::new();
            for (name, value) in &item.variables {
                if is_house && repeats_author(item, name) {
                    continue;
                }
                let pages = item.text("page").filter(|_| *name == "page");
                if let Some(pages) = pages.and_then(|p| several(p, feed.range_delimiter))
                {
                    feed.pages.insert(rank, pages);
                    fields
                        .insert("page".to_owned(), FedValue::String(PAGES[0].to_owned()));
                } else if let Some(value) = feed.value(name, value) {
                    fields.insert((*name).to_owned(), value);
                }
            }
            fields.insert("id".to_owned(), FedValue::String(item.id.clone()));
            fields.insert("type".to_owned(), FedValue::String(item.work_type.to_owned()));
            fill_in(item, &mut fields);
            let rank = FedValue::String(format!("{rank:08}"));
            // The engine compares works all the time, field by field: the first
            // one tells them apart.
            fields.insert("!".to_owned(), rank.clone());
            fields.insert("citation-key".to_owned(), rank);
            feed.items.push(Fed(fields));
        }
        feed
    }

    /// Puts back what stand-ins stand for.
    pub(super) fn restore(&self, runs: &mut [Run], place: usize) {
        if let Some(pages) = self.pages.get(&place) {
            put_several(runs, PAGES, pages);
        }
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
            Value::Names(names) => {
                let names = names.iter().map(|name| fed_name(name, self.ties));
                FedValue::Names(names.collect())
            }
            Value::Date(date) => self.date(date)?,
            Value::Text(text) => FedValue::String(match name {
                "URL" => text.clone(),
                "DOI" => bare_doi(text).to_owned(),
                "page" => pages(text, self.range_delimiter),
                _ if NUMBERS.contains(&name) => number(name, text),
                _ => encode(text),
            }),
        })
    }

    /// Arranges a date: one day, or a stand-in.
    fn date(&mut self, date: &Date) -> Option<FedValue> {
        let (words, season, circa) = match date {
            Date::Literal(words) => (encode(words), None, false),
            Date::Calendar(Calendar { start, end, is_open, season, circa }) => {
                let words = match end {
                    Some(end) if end.year != start.year => {
                        format!("{}{}{}", start.year, self.range_delimiter, end.year)
                    }
                    None if *is_open => {
                        format!("{}{}", start.year, self.range_delimiter)
                    }
                    _ => {
                        let day = self.day(*start, *end);
                        return Some(days(day, *season, *circa));
                    }
                };
                (words, *season, *circa)
            }
        };
        let index = i16::try_from(self.stand_ins.len()).ok()?;
        let year = FIRST_STAND_IN.checked_add(index)?;
        self.stand_ins.push(words);
        Some(days(Day { year, month: None, day: None }, season, circa))
    }

    /// Returns the end of a range within one year that is asked for. Only the
    /// ends of one form can be put together again.
    fn day(&mut self, start: Day, end: Option<Day>) -> Day {
        let alike = |end: &Day| {
            end.month.is_some() == start.month.is_some()
                && end.day.is_some() == start.day.is_some()
        };
        match end.filter(alike) {
            None => start,
            Some(end) => {
                self.has_ranges = true;
                if self.end == End::Last { end } else { start }
            }
        }
    }

    /// Returns the label of a work.
    pub(super) fn label(&self, place: usize) -> Option<&str> {
        match self.items.get(place)?.0.get("citation-label")? {
            FedValue::String(label) => Some(label),
            _ => None,
        }
    }

    /// Returns the year of issue of a work as the engine prints it, and the years
    /// of its other dates.
    pub(super) fn years(&self, place: usize) -> (Option<String>, Vec<String>) {
        let mut issued = None;
        let mut other = Vec::new();
        let Some(item) = self.items.get(place) else { return (issued, other) };
        for (name, value) in &item.0 {
            let FedValue::Date(DateValue::DateParts { date_parts, .. }) = value else {
                continue;
            };
            let year = date_parts.0.first().and_then(|parts| parts.0.first());
            let Some(year) = year.map(|year| year.unsigned_abs().to_string()) else {
                continue;
            };
            if name == "issued" {
                issued = Some(year);
            } else {
                other.push(year);
            }
        }
        (issued, other)
    }
}

/// Returns what stands between the ends of a range of dates.
pub(super) fn range_delimiter(locale: &str) -> &'static str {
    if locale.starts_with("fr") { "-" } else { "–" }
}

/// Fills in what styles ask for and works do not say: the first page, the short
/// title of what contains the work, a label.
fn fill_in(item: &Item, fields: &mut BTreeMap<String, FedValue>) {
    let text = |name: &str| {
        fields.get(name).and_then(|value| match value {
            FedValue::String(text) => Some(text.clone()),
            _ => None,
        })
    };
    let first = item.text("page").map(|pages| {
        let end = pages.find(['-', '–', ',', '&', ' ']).unwrap_or(pages.len());
        number("page-first", &pages[..end])
    });
    let filled = [
        ("page-first", first),
        ("container-title-short", text("container-title")),
        ("citation-label", Some(label::of(item))),
        // What older styles call it.
        ("event", text("event-title")),
    ];
    for (name, value) in filled {
        if let (false, Some(value)) = (fields.contains_key(name), value) {
            fields.insert(name.to_owned(), FedValue::String(value));
        }
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
pub(super) fn days(day: Day, season: Option<u8>, circa: bool) -> FedValue {
    // The engine counts 1 BC as the year 0, CSL-JSON as −1.
    let year = if day.year < 0 { day.year + 1 } else { day.year };
    let parts = [Some(year), day.month.map(i16::from), day.day.map(i16::from)];
    FedValue::Date(DateValue::DateParts {
        date_parts: VecDateRange(vec![VecDate(parts.into_iter().flatten().collect())]),
        literal: None,
        season: season.map(|season| season.to_string()),
        circa,
    })
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
