//! Dates as authors and reference managers write them, read into [`Date`]s.
//!
//! Read are the date objects of CSL-JSON (`date-parts`, `raw`, `literal`,
//! `season`, `circa`), the `{year, month, day}` that Pandoc and Better BibTeX
//! write, alone or in a list of one or two, a year as a number, and the part of
//! EDTF (ISO 8601-2) that CSL-YAML knows: `2019`, `2019-05`, `2019-05-04`,
//! `2019/2020`, `2019-21` (a season), with `~`, `?` or `%` for an approximate
//! date.

use serde_json::Value;

use super::item::{Calendar, Date, Day};
use super::problem::{ProblemKind, Shape, Trail};
use super::variables::nearest;

/// The keys of a date object.
const KEYS: &[&str] =
    &["date-parts", "raw", "literal", "season", "circa", "year", "month", "day"];

/// Reads a date from structured data; notes what is wrong and returns what can
/// still be printed.
pub(super) fn read(value: &Value, trail: &mut Trail) -> Option<Date> {
    match value {
        Value::Null => None,
        Value::Number(_) => {
            let year = integer(value, trail)?;
            Some(Date::on(Day {
                year: year_number(year, trail)?,
                month: None,
                day: None,
            }))
        }
        Value::String(text) => written(text, trail),
        Value::Array(list) => {
            let days: Vec<Day> = list
                .iter()
                .take(2)
                .enumerate()
                .filter_map(|(index, part)| trail.index(index, |trail| day(part, trail)))
                .collect();
            calendar(&days, None, false, trail)
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
    match parse_edtf(text) {
        Some(Ok((days, season, circa))) => calendar(&days, season, circa, trail),
        Some(Err(kind)) => {
            trail.note(kind);
            None
        }
        None => {
            trail.note(ProblemKind::UnreadableDate { found: text.to_owned() });
            Some(Date::Literal(text.to_owned()))
        }
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
    let circa = object.get("circa").is_some_and(is_true);
    let season = object
        .get("season")
        .and_then(|season| trail.key("season", |trail| read_season(season, trail)));
    if let Some(parts) = object.get("date-parts").filter(|parts| !parts.is_null()) {
        let days = trail.key("date-parts", |trail| date_parts(parts, trail));
        if !days.is_empty() {
            return calendar(&days, season, circa, trail);
        }
    }
    if object.contains_key("year") {
        let days: Vec<Day> = day(value, trail).into_iter().collect();
        return calendar(&days, season, circa, trail);
    }
    if let Some(text) = object.get("literal").and_then(Value::as_str) {
        let text = text.trim();
        return (!text.is_empty()).then(|| Date::Literal(text.to_owned()));
    }
    // `raw` is what someone typed into a reference manager: what cannot be read
    // is words, not a mistake.
    let raw = object.get("raw").and_then(Value::as_str)?;
    match written(raw, &mut Trail::default()) {
        Some(Date::Calendar(date)) => {
            Some(Date::Calendar(Calendar { circa: circa || date.circa, ..date }))
        }
        other => other,
    }
}

/// Reads the `date-parts` of CSL-JSON: a list of one or two lists, also the one
/// list without the outer one.
fn date_parts(parts: &Value, trail: &mut Trail) -> Vec<Day> {
    let Some(list) = parts.as_array() else {
        trail.wrong(Shape::List, parts);
        return Vec::new();
    };
    if list.first().is_some_and(|first| !first.is_array()) {
        return day(parts, trail).into_iter().collect();
    }
    let read =
        |(index, part): (usize, &Value)| trail.index(index, |trail| day(part, trail));
    list.iter().take(2).enumerate().filter_map(read).collect()
}

/// Reads one day: `[2019, 5, 4]`, `{year: 2019, month: 5, day: 4}` or a text.
fn day(value: &Value, trail: &mut Trail) -> Option<Day> {
    let mut numbers = [None; 3];
    match value {
        Value::Array(list) => {
            for (index, part) in list.iter().take(3).enumerate() {
                numbers[index] = trail.index(index, |trail| integer(part, trail));
            }
        }
        Value::Object(object) => {
            for (index, key) in ["year", "month", "day"].into_iter().enumerate() {
                numbers[index] = object
                    .get(key)
                    .and_then(|part| trail.key(key, |trail| integer(part, trail)));
            }
        }
        Value::Null => return None,
        _ => numbers[0] = integer(value, trail),
    }
    checked_day(numbers[0]?, numbers[1], numbers[2])
        .map_err(|kind| trail.note(kind))
        .ok()
}

/// Makes a day of its numbers, or says which is wrong. A month of 0 and a day of
/// 0 are how some programs write that they do not know.
fn checked_day(
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
) -> Result<Day, ProblemKind> {
    let number = i16::try_from(year)
        .ok()
        .filter(|year| (-9999..=9999).contains(year))
        .ok_or(ProblemKind::BadYear { found: year })?;
    let Some(month) = month.filter(|month| *month != 0) else {
        return Ok(Day { year: number, month: None, day: None });
    };
    let month = i8::try_from(month)
        .ok()
        .filter(|month| (1..=12).contains(month))
        .ok_or(ProblemKind::BadMonth { found: month })?;
    let day = match day.filter(|day| *day != 0) {
        None => None,
        Some(found) => {
            let day = i8::try_from(found)
                .ok()
                .filter(|day| jiff::civil::Date::new(number, month, *day).is_ok())
                .ok_or(ProblemKind::BadDay { found })?;
            Some(day.unsigned_abs())
        }
    };
    Ok(Day {
        year: number,
        month: Some(month.unsigned_abs()),
        day,
    })
}

/// Checks a year that stands alone.
fn year_number(year: i64, trail: &mut Trail) -> Option<i16> {
    checked_day(year, None, None)
        .map(|day| day.year)
        .map_err(|kind| trail.note(kind))
        .ok()
}

/// Puts days together into a date or a range.
fn calendar(
    days: &[Day],
    season: Option<u8>,
    circa: bool,
    trail: &mut Trail,
) -> Option<Date> {
    let start = *days.first()?;
    let end = days.get(1).copied().filter(|end| *end != start);
    if end.is_some_and(|end| end < start) {
        trail.note(ProblemKind::BackwardRange);
    }
    Some(Date::Calendar(Calendar { start, end, season, circa }))
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
fn is_true(value: &Value) -> bool {
    match value {
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_i64() != Some(0),
        Value::String(text) => !matches!(text.trim(), "" | "0" | "false"),
        _ => false,
    }
}

/// What an EDTF text says: its days, its season, whether it is approximate.
type Edtf = (Vec<Day>, Option<u8>, bool);

/// Parses the part of EDTF that CSL uses; `None` if the text has another form.
fn parse_edtf(text: &str) -> Option<Result<Edtf, ProblemKind>> {
    let mut days = Vec::new();
    let mut season = None;
    let mut circa = false;
    let halves: Vec<&str> = text.split('/').collect();
    if halves.len() > 2 {
        return None;
    }
    for half in halves {
        let half = half.trim();
        let plain = half.trim_end_matches(['~', '?', '%']);
        circa |= plain.len() != half.len();
        // An open end of a range, as in `2019/..`.
        if matches!(plain, "" | "..") && !days.is_empty() {
            continue;
        }
        // A time of day, as some programs write for `accessed`.
        let plain = plain.split_once('T').map_or(plain, |(date, _)| date);
        let (sign, digits) =
            plain.strip_prefix('-').map_or((1, plain), |rest| (-1, rest));
        let parts: Vec<&str> = digits.split('-').collect();
        let number = |part: &&str| -> Option<i64> {
            let fits = (1..=6).contains(&part.len());
            (fits && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())?
        };
        let numbers = parts.iter().map(number).collect::<Option<Vec<i64>>>()?;
        if numbers.len() > 3 || parts.first().is_none_or(|year| year.len() < 3) {
            return None;
        }
        let year = sign * numbers[0];
        let mut month = numbers.get(1).copied();
        if let Some(number @ 21..=24) = month {
            season = u8::try_from(number - 20).ok();
            month = None;
        }
        match checked_day(year, month, numbers.get(2).copied()) {
            Ok(day) => days.push(day),
            Err(kind) => return Some(Err(kind)),
        }
    }
    (!days.is_empty()).then_some(Ok((days, season, circa)))
}
