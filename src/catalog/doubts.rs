//! What an editor doubts in a reference that can be printed: what its type needs
//! and it has not, numbers with a wrong check digit, pages that are none, a day
//! that is still to come, the same work twice.

use std::collections::BTreeMap;

use super::number::is_isbn;
use super::references::entry;
use crate::cite::item::{Date, Item, Value};
use crate::diag::{Code, Diagnostic, Span};
use crate::source::{self, Node};

/// Types of works that somebody has signed.
const SIGNED: &[&str] = &[
    "article-journal",
    "book",
    "chapter",
    "paper-conference",
    "personal_communication",
    "report",
    "speech",
    "thesis",
];

/// Types of works that appear in some year.
const DATED: &[&str] = &[
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "legal_case",
    "paper-conference",
    "report",
    "thesis",
];

/// Types of works that nobody can find without their chapter.
const CHAPTERED: &[&str] = &["legislation", "regulation"];

/// The addresses that stand before a DOI, and the word that does.
const DOI_PREFIXES: [&str; 5] = [
    "https://doi.org/",
    "http://doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "doi:",
];

/// Returns what is doubtful in a reference; `edition` is the day on which it is
/// printed.
pub(super) fn doubts(
    item: &Item,
    node: &Node,
    edition: Option<source::Date>,
) -> Vec<Diagnostic> {
    let missing = missing(item).map(|name| {
        let span = entry(node, "type").map_or(&node.span, |kind| &kind.span);
        Diagnostic::at(Code::MissingVariable, span).with("name", name)
    });
    let at =
        |variable: &str| entry(node, variable).map_or(&node.span, |value| &value.span);
    let numbers = ["DOI", "ISBN", "ISSN"].into_iter().filter_map(|name| {
        let value = item.text(name)?;
        (!is_identifier(name, value)).then(|| {
            let doubt = Diagnostic::at(Code::BadIdentifier, at(name));
            doubt.with("name", name).with("value", value)
        })
    });
    let pages = item.text("page").and_then(page_range).map(|(kind, instead)| {
        Diagnostic::at(Code::PageRange, at("page"))
            .with("kind", kind)
            .with("found", item.text("page").unwrap_or_default())
            .with("instead", instead)
    });
    let late = edition
        .filter(|edition| is_read_after(item, *edition))
        .map(|edition| {
            Diagnostic::at(Code::ReadLate, at("accessed")).with("edition", edition)
        });
    missing.into_iter().chain(numbers).chain(pages).chain(late).collect()
}

/// Returns the works that are the same as an earlier one, with their keys.
pub(super) fn repeated<'a>(
    works: &[(&'a Item, &'a Span)],
) -> Vec<(&'a Span, &'a Span, &'a str)> {
    let mut first: BTreeMap<String, (&Span, &str)> = BTreeMap::new();
    let mut found = Vec::new();
    for (item, span) in works {
        let known = signs(item).into_iter().find_map(|sign| {
            let (earlier, key) = *first.entry(sign).or_insert((*span, item.id.as_str()));
            // Two works of one key are told elsewhere.
            (key != item.id).then_some((*span, earlier, key))
        });
        found.extend(known);
    }
    found
}

/// Returns what tells a work from all others: its DOI, and its type, title, day
/// and people together.
fn signs(item: &Item) -> Vec<String> {
    let doi = item
        .text("DOI")
        .map(|doi| format!("doi {}", bare_doi(doi).to_lowercase()));
    let title = item.text("title").map(folded).filter(|title| !title.is_empty());
    let whole = title.map(|title| {
        let told = [
            "author",
            "issued",
            "volume",
            "number",
            "edition",
            "page",
            "container-title",
        ];
        let rest: Vec<Option<&Value>> =
            told.iter().map(|name| item.variables.get(name)).collect();
        format!("{} {title} {rest:?}", item.work_type)
    });
    doi.into_iter().chain(whole).collect()
}

/// Returns the letters and digits of a title, in lower case.
fn folded(title: &str) -> String {
    title
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Returns the first thing that a reference of its type needs and has not.
fn missing(item: &Item) -> Option<&'static str> {
    let is = |types: &[&str]| types.contains(&item.work_type);
    let has = |name: &str| item.variables.contains_key(name);
    let signed = item.variables.values().any(|value| matches!(value, Value::Names(_)));
    if is(SIGNED) && !signed {
        return Some("author");
    }
    let untitled = ["personal_communication", "bill", "review", "review-book", "post"];
    if !has("title") && !is(&untitled) {
        return Some("title");
    }
    if is(DATED) && !has("issued") && !has("status") {
        return Some("issued");
    }
    let chapter = ["number", "chapter-number", "volume", "section"];
    (is(CHAPTERED) && !chapter.into_iter().any(has)).then_some("number")
}

/// Returns whether the page was read after the edition's day; the finest part that
/// is told decides.
fn is_read_after(item: &Item, edition: source::Date) -> bool {
    let Some(Date::Calendar(read)) = item.date("accessed") else { return false };
    let day = read.start;
    let told = (day.year, day.month.unwrap_or(0), day.day.unwrap_or(0));
    let part = |told: Option<u8>, part: i8| told.map_or(0, |_| part.unsigned_abs());
    let date = edition.0;
    told > (date.year(), part(day.month, date.month()), part(day.day, date.day()))
}

/// Returns whether a number has the form of its kind, and its check digit. Several
/// ISBN or ISSN may stand one after the other, with words between them.
fn is_identifier(name: &str, value: &str) -> bool {
    if name == "DOI" {
        return is_doi(bare_doi(value));
    }
    let check: fn(&str) -> bool = if name == "ISSN" { is_issn } else { is_any_isbn };
    let is_number = |word: &&str| word.chars().filter(char::is_ascii_digit).count() > 6;
    check(value)
        || value.split([' ', ',', ';']).any(|word| is_number(&word))
            && value.split([' ', ',', ';']).filter(is_number).all(check)
}

/// Takes off what stands before a DOI.
fn bare_doi(written: &str) -> &str {
    let written = written.trim();
    let lower = written.to_ascii_lowercase();
    let prefix = DOI_PREFIXES.iter().find(|prefix| lower.starts_with(**prefix));
    prefix.map_or(written, |prefix| written[prefix.len()..].trim_start())
}

/// Returns whether a text is a DOI (ISO 26324: `10.`, the number of whoever gave it,
/// a slash and a name).
fn is_doi(text: &str) -> bool {
    let Some((giver, name)) =
        text.strip_prefix("10.").and_then(|rest| rest.split_once('/'))
    else {
        return false;
    };
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    giver.len() >= 4
        && giver.chars().all(is_number)
        && !name.is_empty()
        && !name.contains(char::is_whitespace)
}

/// Returns whether a text is an ISBN of thirteen digits, or of ten as before 2007
/// (ISO 2108:1992: weights 10 to 1, sum a multiple of eleven, X for ten).
fn is_any_isbn(text: &str) -> bool {
    is_isbn(text) || checked(text, 10)
}

/// Returns whether a text is an ISSN (ISO 3297: weights 8 to 1, sum a multiple of
/// eleven, X for ten).
fn is_issn(text: &str) -> bool {
    checked(text, 8)
}

/// Returns whether a number of some length has its check digit modulo eleven.
fn checked(text: &str, length: u32) -> bool {
    let signs: Vec<char> = text
        .chars()
        .filter(|c| !matches!(c, '-' | ' ' | '\u{a0}' | '\u{2011}'))
        .collect();
    let last = signs.len().saturating_sub(1);
    let digits = signs.iter().enumerate().map(|(at, sign)| match sign {
        'X' | 'x' if at == last => Some(10),
        sign => sign.to_digit(10),
    });
    let Some(digits) = digits.collect::<Option<Vec<u32>>>() else { return false };
    let sum: u32 = digits
        .iter()
        .zip((1..=length).rev())
        .map(|(digit, by)| digit * by)
        .sum();
    signs.len() == length as usize && sum.is_multiple_of(11)
}

/// Returns what is wrong with pages, and how they are written.
fn page_range(pages: &str) -> Option<(&'static str, String)> {
    let bare = ["pp.", "p."].iter().find_map(|label| pages.strip_prefix(label));
    if let Some(bare) = bare {
        return Some(("label", bare.trim_start().to_owned()));
    }
    let hyphened = pages.replace("--", "-").replace(['–', '—', '−'], "-");
    let tight = hyphened.replace(" - ", "-");
    let digits = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    if tight != pages && digits(pages) {
        return Some(("dash", tight));
    }
    let (first, last) = pages.split_once('-')?;
    let numbers = first
        .trim()
        .parse::<u32>()
        .ok()
        .zip(last.trim().parse::<u32>().ok())?;
    // « 123-7 » is short for « 123-127 ».
    let backward = numbers.1 < numbers.0 && last.trim().len() >= first.trim().len();
    backward.then(|| ("backward", format!("{}-{}", numbers.1, numbers.0)))
}

#[cfg(test)]
mod tests {
    use super::{is_identifier, page_range};

    #[test]
    fn numbers_have_their_form_and_check_digit() {
        for (name, right, wrong) in [
            ("DOI", "10.1000/182", "10.1000"),
            ("DOI", "https://doi.org/10.7202/1025130ar", "doi.org/10.7202/1025130ar"),
            ("ISBN", "978-2-550-51619-4", "978-2-550-51619-5"),
            ("ISBN", "0-8044-2957-X", "0-8044-2957-1"),
            ("ISBN", "9782550516194 (relié), 080442957X", "9782550516194, 0804429571"),
            ("ISSN", "0317-8471", "0317-8472"),
            ("ISSN", "2434-561X", "2434561"),
        ] {
            assert!(is_identifier(name, right), "{right}");
            assert!(!is_identifier(name, wrong), "{wrong}");
        }
    }

    #[test]
    fn pages_are_ranges_with_a_hyphen() {
        for right in ["12-34", "123-7", "A4", "e12", "12, 14-15", "xii-xv", "101"] {
            assert_eq!(page_range(right), None, "{right}");
        }
        for (wrong, kind, instead) in [
            ("12–34", "dash", "12-34"),
            ("12--34", "dash", "12-34"),
            ("12 - 34", "dash", "12-34"),
            ("34-12", "backward", "12-34"),
            ("p. 12-34", "label", "12-34"),
        ] {
            assert_eq!(page_range(wrong), Some((kind, instead.to_owned())));
        }
    }
}
