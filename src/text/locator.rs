//! Places in a work, as they are written after the key of a citation: `, p. 3`,
//! `, chap. IV`, `, art. 48.1`.

use super::Locator;

/// The terms that authors write, in French and English, and the CSL locator
/// terms (CSL 1.0.2, appendix IV) that they stand for.
const TERMS: &[(&str, &[&str])] = &[
    ("act", &["acte", "act"]),
    ("appendix", &["annexe", "annexes", "ann.", "appendice", "appendix", "app."]),
    ("article-locator", &["article", "articles", "art."]),
    ("book", &["livre", "livres", "liv.", "book", "bk."]),
    ("canon", &["canon"]),
    ("chapter", &["chapitre", "chapitres", "chap.", "chapter", "chapters", "ch."]),
    ("column", &["colonne", "colonnes", "column", "columns", "col."]),
    ("equation", &["équation", "équations", "éq.", "equation", "eq."]),
    ("figure", &["figure", "figures", "fig."]),
    ("folio", &["folio", "folios", "fol.", "fo"]),
    (
        "issue",
        &["numéro", "numéros", "number", "nᵒ", "nᵒˢ", "n°", "nº", "no", "nos", "no."],
    ),
    ("line", &["ligne", "lignes", "line", "lines", "l."]),
    ("note", &["note", "notes", "n."]),
    ("opus", &["opus", "op."]),
    ("page", &["page", "pages", "p.", "pp."]),
    (
        "paragraph",
        &[
            "paragraphe",
            "paragraphes",
            "par.",
            "paragraph",
            "paragraphs",
            "para.",
            "¶",
            "¶¶",
        ],
    ),
    ("part", &["partie", "parties", "part", "part.", "parts", "pt."]),
    ("rule", &["règle", "règles", "rule", "rules"]),
    ("scene", &["scène", "scene"]),
    ("section", &["section", "sections", "sect.", "sec.", "§", "§§"]),
    ("sub-verbo", &["sub verbo", "s.v.", "s. v."]),
    ("supplement", &["supplément", "suppl.", "supplement"]),
    ("table", &["tableau", "tableaux", "tabl.", "tab.", "table", "tables"]),
    ("timestamp", &["minutage", "timestamp"]),
    ("title-locator", &["titre", "titres", "title", "tit."]),
    ("verse", &["verset", "versets", "verse", "verses", "v."]),
    ("version", &["version"]),
    ("volume", &["volume", "volumes", "vol.", "tome", "tomes", "t."]),
];

/// What may stand between two numbers of one place.
const BETWEEN: &[&str] =
    &[", ", ",", " et ", " and ", " à ", " & ", " - ", " – ", "\u{A0}et ", "\u{A0}à "];

/// Reads what follows a key: the place, if there is one, and the words after it.
///
/// A number without a term is a page, if a comma stands before it. A place in
/// braces is taken whole: `{p. IV-B}`; empty braces say that the number which
/// follows is none.
pub(super) fn read(rest: &str) -> (Option<Locator>, String) {
    let written = rest.trim_start();
    let after_comma = written.strip_prefix(',');
    let place = after_comma.unwrap_or(written).trim_start();
    let read = in_braces(place)
        .or_else(|| with_term(place).map(|(locator, suffix)| (Some(locator), suffix)))
        .or_else(|| {
            after_comma?;
            let (value, suffix) = value(place, false)?;
            Some((Some(Locator { label: "page".into(), value }), suffix))
        });
    let (locator, suffix) = read.unwrap_or((None, written));
    (locator, suffix.trim().to_owned())
}

/// Reads `{p. 3} words`.
fn in_braces(place: &str) -> Option<(Option<Locator>, &str)> {
    let (inside, suffix) = place.strip_prefix('{')?.split_once('}')?;
    let inside = inside.trim();
    let (label, value) = term(inside).unwrap_or(("page", inside));
    let locator = Locator { label: label.into(), value: value.into() };
    Some(((!value.is_empty()).then_some(locator), suffix))
}

/// Reads `p. 3 words`.
fn with_term(place: &str) -> Option<(Locator, &str)> {
    let (label, rest) = term(place)?;
    let (value, suffix) = value(rest, true)?;
    Some((Locator { label: label.into(), value }, suffix))
}

/// Reads a term; returns its label and what follows.
fn term(place: &str) -> Option<(&'static str, &str)> {
    let mut best: Option<(&str, &str)> = None;
    for (label, terms) in TERMS {
        for term in *terms {
            let longer =
                best.is_none_or(|(_, rest)| place.len() - rest.len() < term.len());
            if longer && let Some(rest) = after_term(place, term) {
                best = Some((label, rest));
            }
        }
    }
    best.map(|(label, rest)| (label, rest.trim_start()))
}

/// Returns what follows a term, which must be a word of its own.
fn after_term<'a>(place: &'a str, term: &str) -> Option<&'a str> {
    let (written, rest) = place.split_at_checked(term.len())?;
    let whole =
        !rest.starts_with(char::is_alphabetic) || !term.ends_with(char::is_alphabetic);
    (written.to_lowercase() == term && whole).then_some(rest)
}

/// Reads numbers such as `3-5, 8 et 12`; returns them and what follows.
fn value(text: &str, after_term: bool) -> Option<(String, &str)> {
    let mut end = word(text).len();
    let first = &text[..end];
    let numbered = first.contains(|character: char| character.is_ascii_digit());
    let lettered = after_term && (is_roman(first) || is_capital(first));
    if !(numbered && (after_term || starts_with_digit(first))) && !lettered {
        return None;
    }
    while let Some(more) = next_number(&text[end..]) {
        end += more;
    }
    Some((text[..end].to_owned(), &text[end..]))
}

/// Returns the length of a separator and the number after it.
fn next_number(rest: &str) -> Option<usize> {
    BETWEEN.iter().find_map(|between| {
        let number = word(rest.strip_prefix(between)?);
        let plain = number.trim_end_matches(|c: char| c.is_ascii_lowercase() && c != 'e');
        let valid = starts_with_digit(number)
            && number.len() - plain.len() <= 1
            && plain.chars().all(|c| c.is_ascii_digit() || "-–.:".contains(c));
        valid.then_some(between.len() + number.len())
    })
}

/// Returns the first word, without the punctuation that ends it.
fn word(text: &str) -> &str {
    let end = text
        .find(|c: char| c.is_whitespace() || c == ',')
        .unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ';', ':', '!', '?', '»', '”'])
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|character: char| character.is_ascii_digit())
}

fn is_roman(text: &str) -> bool {
    let sign = |character: char| "ivxlcdmIVXLCDM-–".contains(character);
    text.starts_with(|character: char| character.is_ascii_alphabetic())
        && text.chars().all(sign)
}

fn is_capital(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
}
