//! Dates as authors and reference managers write them, read into [`Date`]s.
//!
//! Read are the date objects of CSL-JSON (`date-parts`, `raw`, `literal`,
//! `season`, `circa`), the `{year, month, day}` that Pandoc and Better BibTeX
//! write, alone or in a list of one or two, a year as a number, and the part of
//! EDTF (ISO 8601-2) that CSL-YAML knows: `2019`, `2019-05`, `2019-05-04`,
//! `2019/2020`, `2019-21` (a season), with `~`, `?` or `%` for an approximate
//! date. What is written in words is read in [`words`]; what is no date at all is
//! kept as words.

mod words;

use serde_json::Value;

use super::item::{Calendar, Date, Day};
use super::problem::{ProblemKind, Shape, Trail};
use super::variables::nearest;

/// The keys of a date object.
const KEYS: &[&str] =
    &["date-parts", "raw", "edtf", "literal", "season", "circa", "year", "month", "day"];

/// Reads a date from structured data; notes what is wrong and returns what can
/// still be printed.
pub(super) fn read(value: &Value, trail: &mut Trail) -> Option<Date> {
    match value {
        Value::Null => None,
        Value::Number(_) => {
            let parts = Parts { year: integer(value, trail), ..Parts::default() };
            parts.read(trail).and_then(|read| calendar(&[read], trail))
        }
        Value::String(text) => written(text, trail),
        Value::Array(list) if list.iter().all(Value::is_array) || is_flat(list) => {
            let read = date_parts(value, trail);
            calendar(&read, trail)
        }
        Value::Array(list) => {
            let read = |(index, part): (usize, &Value)| {
                trail.index(index, |trail| day(part, trail))
            };
            let read: Vec<Moment> =
                list.iter().take(2).enumerate().filter_map(read).collect();
            calendar(&read, trail)
        }
        Value::Object(_) => object(value, trail),
        Value::Bool(_) => {
            trail.wrong(Shape::Date, value);
            None
        }
    }
}

/// Reads a date written in one text; what is no date is kept as words.
pub(super) fn written(text: &str, trail: &mut Trail) -> Option<Date> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if let Some(found) = edtf(text).or_else(|| words::read(text)) {
        let read: Vec<Moment> =
            found.into_iter().filter_map(|parts| parts.read(trail)).collect();
        return calendar(&read, trail);
    }
    trail.note(ProblemKind::UnreadableDate { found: text.to_owned() });
    Some(Date::Literal(text.to_owned()))
}

/// A day, month, season or year, and how sure it is.
#[derive(Debug, Clone, Copy)]
struct Moment {
    /// The day, month or year; nothing for the open end of a range.
    day: Option<Day>,
    /// The season.
    season: Option<u8>,
    /// Whether it is approximate.
    circa: bool,
}

/// The numbers of a date, as they are written.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    circa: bool,
    /// Whether it is the open end of a range.
    is_open: bool,
}

impl Parts {
    /// Makes a moment of the numbers. What is wrong is noted and left out: a
    /// year stays without its month.
    ///
    /// A month of 0 and a day of 0 are how some programs write that they do not
    /// know; the months 21 to 24 are the seasons of EDTF.
    fn read(self, trail: &mut Trail) -> Option<Moment> {
        let open = Moment { day: None, season: None, circa: self.circa };
        if self.is_open {
            return Some(open);
        }
        let written = self.year?;
        let Some(year) = i16::try_from(written).ok().filter(|y| y.abs() <= 9999) else {
            trail.note(ProblemKind::BadYear { found: written });
            return None;
        };
        let mut read = Day { year, month: None, day: None };
        let mut season = None;
        match self.month.filter(|month| *month != 0) {
            None => {}
            Some(month @ 1..=12) => read.month = u8::try_from(month).ok(),
            Some(month @ 21..=24) => season = u8::try_from(month - 20).ok(),
            Some(found) => trail.note(ProblemKind::BadMonth { found }),
        }
        if let (Some(month), Some(found)) = (read.month, self.day.filter(|day| *day != 0))
        {
            let day = i8::try_from(found).ok().filter(|day| {
                jiff::civil::Date::new(year, month.cast_signed(), *day).is_ok()
            });
            match day {
                Some(day) => read.day = Some(day.unsigned_abs()),
                None => trail.note(ProblemKind::BadDay { found }),
            }
        }
        Some(Moment { day: Some(read), season, circa: self.circa })
    }
}

/// Reads a date object.
fn object(value: &Value, trail: &mut Trail) -> Option<Date> {
    let object = value.as_object()?;
    for key in object.keys().filter(|key| !KEYS.contains(&key.as_str())) {
        let kind = ProblemKind::UnknownPart {
            found: key.clone(),
            nearest: nearest(key, KEYS.iter().copied()),
        };
        trail.key(key, |trail| trail.note(kind));
    }
    let mut read = match object.get("date-parts").filter(|parts| !parts.is_null()) {
        Some(parts) => trail.key("date-parts", |trail| date_parts(parts, trail)),
        None => Vec::new(),
    };
    if read.is_empty() && object.contains_key("year") {
        read.extend(day(value, trail));
    }
    let season = object
        .get("season")
        .and_then(|season| trail.key("season", |trail| read_season(season, trail)));
    let circa = object.get("circa").is_some_and(is_true);
    if let Some(first) = read.first_mut() {
        first.season = first.season.or(season);
        first.circa |= circa;
        return calendar(&read, trail);
    }
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::trim);
    if let Some(literal) = text("literal").filter(|literal| !literal.is_empty()) {
        return Some(Date::Literal(literal.to_owned()));
    }
    // `raw` is what someone typed into a reference manager: what cannot be read
    // is words, not a mistake.
    let raw = text("raw").or(text("edtf"))?;
    match written(raw, &mut Trail::default()) {
        Some(Date::Calendar(date)) => {
            Some(Date::Calendar(Calendar { circa: circa || date.circa, ..date }))
        }
        other => other,
    }
}

/// Returns whether a list is one day, `[2019, 5, 4]`.
fn is_flat(list: &[Value]) -> bool {
    let number = |part: &Value| match part {
        Value::Number(number) => number.as_f64().is_some_and(|number| number <= 31.0),
        Value::Null => true,
        _ => false,
    };
    list.first().is_some_and(Value::is_number) && list.iter().skip(1).all(number)
}

/// Reads the `date-parts` of CSL-JSON: a list of one or two lists, also the one
/// list without the outer one, or a text.
fn date_parts(parts: &Value, trail: &mut Trail) -> Vec<Moment> {
    let Some(list) = parts.as_array() else {
        return match parts {
            Value::String(_) | Value::Number(_) => {
                day(parts, trail).into_iter().collect()
            }
            _ => {
                trail.wrong(Shape::List, parts);
                Vec::new()
            }
        };
    };
    if list.first().is_some_and(|first| !first.is_array()) {
        return day(parts, trail).into_iter().collect();
    }
    let read =
        |(index, part): (usize, &Value)| trail.index(index, |trail| day(part, trail));
    let mut read: Vec<Moment> =
        list.iter().take(2).enumerate().filter_map(read).collect();
    // A second list without a year leaves the range open.
    let zero = |part: &Value| part.is_null() || part.as_i64() == Some(0);
    let second = list.get(1).and_then(Value::as_array);
    if second.is_some_and(|second| second.iter().all(zero)) && !read.is_empty() {
        read.truncate(1);
        read.push(Moment { day: None, season: None, circa: false });
    }
    read
}

/// Reads one day: `[2019, 5, 4]`, `{year: 2019, month: 5, day: 4}` or a text.
fn day(value: &Value, trail: &mut Trail) -> Option<Moment> {
    let mut parts = Parts::default();
    let mut season = None;
    match value {
        Value::Array(list) => {
            if let [Value::String(text)] = list.as_slice()
                && let Some([only]) = edtf(text).as_deref()
            {
                return only.read(trail);
            }
            let mut at = |index: usize| {
                let part = list.get(index)?;
                trail.index(index, |trail| integer(part, trail))
            };
            (parts.year, parts.month, parts.day) = (at(0), at(1), at(2));
        }
        Value::Object(object) => {
            let mut at = |key: &str| {
                let part = object.get(key)?;
                trail.key(key, |trail| integer(part, trail))
            };
            (parts.year, parts.month, parts.day) = (at("year"), at("month"), at("day"));
            parts.circa = object.get("circa").is_some_and(is_true);
            season = object.get("season").and_then(|season| {
                trail.key("season", |trail| read_season(season, trail))
            });
        }
        Value::String(text) if text.parse::<i64>().is_err() => {
            let found = edtf(text).or_else(|| words::read(text));
            match found.as_deref() {
                Some([only]) => return only.read(trail),
                _ => trail.note(ProblemKind::UnreadableDate { found: text.clone() }),
            }
        }
        Value::Null => {}
        _ => parts.year = integer(value, trail),
    }
    let read = parts.read(trail)?;
    Some(Moment { season: read.season.or(season), ..read })
}

/// Puts moments together into a date or a range.
fn calendar(read: &[Moment], trail: &mut Trail) -> Option<Date> {
    let first = read.first()?;
    let start = first.day?;
    let last = read.get(1);
    let seasons = last.is_some_and(|last| last.season != first.season);
    let end = last.and_then(|last| last.day).filter(|end| *end != start || seasons);
    let is_open = last.is_some_and(|last| last.day.is_none());
    if end.is_some_and(|end| end < start) {
        trail.note(ProblemKind::BackwardRange);
    }
    let circa = read.iter().any(|moment| moment.circa);
    let season = first.season;
    let end_season = last.and_then(|last| last.season);
    Some(Date::Calendar(Calendar { start, end, is_open, season, end_season, circa }))
}

/// Reads a whole number, also from a text or a float without decimals.
fn integer(value: &Value, trail: &mut Trail) -> Option<i64> {
    let number = match value {
        Value::Null => return None,
        Value::String(text) if text.trim().is_empty() => return None,
        Value::String(text) => text.trim().parse().ok(),
        Value::Number(number) => number.as_i64().or_else(|| {
            let float = number.as_f64()?;
            // Beyond 10⁹ it is no part of a date, and need not be exact.
            (float.fract() == 0.0 && float.abs() < 1e9).then_some(float as i64)
        }),
        _ => None,
    };
    if number.is_none() {
        trail.wrong(Shape::Number, value);
    }
    number
}

/// Reads a season: 1 to 4, 21 to 24 as in EDTF, or its English name.
fn read_season(value: &Value, trail: &mut Trail) -> Option<u8> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.trim().to_lowercase(),
        other => other.to_string(),
    };
    let season = match text.as_str() {
        "1" | "21" | "spring" => 1,
        "2" | "22" | "summer" => 2,
        "3" | "23" | "autumn" | "fall" => 3,
        "4" | "24" | "winter" => 4,
        "" => return None,
        _ => {
            trail.note(ProblemKind::BadSeason { found: text });
            return None;
        }
    };
    Some(season)
}

/// Returns whether a value says yes, as CSL-JSON writes it: `true`, 1, `"1"`.
pub(super) fn is_true(value: &Value) -> bool {
    match value {
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_i64() != Some(0),
        Value::String(text) => !matches!(text.trim(), "" | "0" | "false"),
        _ => false,
    }
}

/// Parses the part of EDTF that CSL uses; nothing if the text has another form.
fn edtf(text: &str) -> Option<Vec<Parts>> {
    let halves: Vec<&str> = text.split('/').collect();
    if halves.len() > 2 {
        return None;
    }
    let mut read: Vec<Parts> = Vec::new();
    for half in halves {
        let half = half.trim();
        // The open end of a range, as in `2019/..`.
        if matches!(half, "" | ".." | "open") && !read.is_empty() {
            read.push(Parts { is_open: true, ..Parts::default() });
            continue;
        }
        read.push(edtf_half(half)?);
    }
    Some(read)
}

/// Parses one date of EDTF.
fn edtf_half(half: &str) -> Option<Parts> {
    let plain = half.trim_end_matches(['~', '?', '%']);
    let circa = plain.len() != half.len();
    // A time of day, as some programs write for `accessed`.
    let time = |(date, time): (&str, &str)| {
        (time.contains(':') || time.is_empty() || half.contains('T'))
            .then(|| date.to_owned())
    };
    let timed = plain.split_once(['T', ' ']).and_then(time);
    let plain = timed.as_deref().unwrap_or(plain);
    let (sign, digits) = plain.strip_prefix('-').map_or((1, plain), |rest| (-1, rest));
    let number = |part: &str| -> Option<i64> {
        let fits = (1..=6).contains(&part.len());
        let digits = fits && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse().ok())?
    };
    let parts: Vec<&str> = digits.split('-').collect();
    let numbers = parts.iter().map(|part| number(part)).collect::<Option<Vec<i64>>>()?;
    if numbers.len() > 3 || parts.first().is_none_or(|year| year.len() < 3) {
        return None;
    }
    Some(Parts {
        year: Some(sign * numbers[0]),
        month: numbers.get(1).copied(),
        day: numbers.get(2).copied(),
        circa,
        is_open: false,
    })
}
