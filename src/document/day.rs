//! Days as they are printed.

use jiff::civil::Date;

use crate::text::Inline;

/// The months in French.
const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The months in English.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes a day in words, as the language of a document does: « 1er décembre
/// 2026 » with its ordinal raised and its spaces unbreakable (OQLF, *Écriture
/// des dates*), `December 1, 2026`; in other languages `2026-12-01` (ISO 8601).
pub(super) fn in_words(day: Date, language: &str) -> Vec<Inline> {
    let month = usize::from(day.month().unsigned_abs()) - 1;
    let (date, year) = (day.day(), day.year());
    match language.get(..2) {
        Some("fr") => {
            let mut words = vec![Inline::text(date.to_string())];
            if date == 1 {
                words.push(Inline::Superscript { content: vec![Inline::text("er")] });
            }
            words.push(Inline::text(format!("\u{a0}{}\u{a0}{year}", MOIS[month])));
            words
        }
        Some("en") => {
            vec![Inline::text(format!("{}\u{a0}{date}, {year}", MONTHS[month]))]
        }
        _ => vec![Inline::text(day.to_string())],
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use crate::text::plain;

    #[test]
    fn the_first_of_a_month_is_an_ordinal_in_french() {
        let words =
            |day: &str, language| plain(&in_words(day.parse().unwrap(), language));
        assert_eq!(words("2026-12-01", "fr-CA"), "1er\u{a0}décembre\u{a0}2026");
        assert_eq!(words("2026-11-24", "fr-CA"), "24\u{a0}novembre\u{a0}2026");
        assert_eq!(words("2026-12-01", "en-CA"), "December\u{a0}1, 2026");
    }
}
