//! Numbers (CSL 1.0.2, “Number”, “Ordinal Suffixes” and “Long Ordinals”).

use citationberg::taxonomy::Variable;
use citationberg::{GrammarGender, Number, NumberForm};

use super::{Scene, displayed};
use crate::cite::node::{Node, Tag};

/// The signs that join numbers.
const JOINS: &[char] = &[',', '-', '–', '&'];

/// Returns whether a text consists of numbers only: they may have letters before
/// and behind them, and commas, hyphens and ampersands between them (CSL 1.0.2,
/// “Choose”: `is-numeric`).
pub(in crate::cite) fn is_numeric(text: &str) -> bool {
    !text.trim().is_empty() && text.split(JOINS).all(|part| is_number(part.trim()))
}

/// Returns whether a word is a number.
fn is_number(word: &str) -> bool {
    let digits = word.chars().any(|c| c.is_ascii_digit());
    let word = word.trim_end_matches('.');
    digits && word.chars().all(char::is_alphanumeric)
}

/// Returns whether a text holds several numbers.
pub(super) fn is_several(text: &str) -> bool {
    let text = text.replace("\\-", "");
    let parts: Vec<&str> = text.split([',', '-', '–', '&']).map(str::trim).collect();
    let number = |part: &&str| {
        let roman = part.chars().all(|c| "ivxlcdmIVXLCDM".contains(c));
        !part.is_empty() && (roman || part.chars().any(|c| c.is_ascii_digit()))
    };
    parts.iter().filter(|part| number(part)).count() > 1
        || text.split(' ').any(|word| matches!(word, "and" | "et" | "und" | "y"))
}

impl<'a> Scene<'a> {
    /// Evaluates a number.
    pub(super) fn number(&mut self, number: &'a Number) -> Option<Node> {
        let name = Variable::from(number.variable).to_string();
        let text = if self.is_substituted(&name) { None } else { self.plain(&name) };
        self.count(text.is_some());
        let text = text?;
        self.spend(&name);
        let printed = match name.as_str() {
            "page" | "locator" if number.form == NumberForm::Numeric => {
                self.ranged(&name, &text)
            }
            _ if is_numeric(&text) => self.numbers(&name, &text, number.form),
            _ => text.clone(),
        };
        let mut format = displayed(number.formatting, &number.affixes, number.display);
        format.case = self.case(number.text_case);
        let tag = match name.as_str() {
            "citation-number" => Tag::CitationNumber(self.number.unwrap_or_default()),
            "locator" => Tag::Locator,
            _ => Tag::Value,
        };
        let child =
            if tag == Tag::Value { self.value(&printed) } else { Node::text(printed) };
        Some(Node::branch(tag, format, vec![child]))
    }

    /// Writes numbers in a form, with the signs between them.
    fn numbers(&self, name: &str, text: &str, form: NumberForm) -> String {
        let mut out = String::new();
        let mut rest = text.trim();
        loop {
            let end = rest.find(JOINS).unwrap_or(rest.len());
            out.push_str(&self.in_form(name, rest[..end].trim(), form));
            let Some(sign) = rest[end..].chars().next() else { break };
            match sign {
                ',' => out.push_str(", "),
                '&' => out.push_str(" & "),
                _ => out.push(if self.sort.is_some() { '-' } else { '–' }),
            }
            rest = &rest[end + sign.len_utf8()..];
        }
        out
    }

    /// Writes one number in a form.
    fn in_form(&self, name: &str, word: &str, form: NumberForm) -> String {
        let Ok(number) = word.parse::<u64>() else { return word.to_owned() };
        if self.sort.is_some() {
            return format!("{number:010}");
        }
        let locale = &self.setting.locale;
        let gender = match self.place.locator {
            Some(locator) if name == "locator" => locale.gender(&locator.label),
            _ => locale.gender(name),
        };
        match form {
            NumberForm::Numeric => word.to_owned(),
            NumberForm::Roman => roman(number),
            NumberForm::Ordinal => self.ordinal(number, gender),
            NumberForm::LongOrdinal => match locale.long_ordinal(number) {
                Some(ordinal) => ordinal.to_owned(),
                None => self.ordinal(number, gender),
            },
        }
    }

    /// Writes an ordinal number.
    pub(super) fn ordinal(&self, number: u64, gender: Option<GrammarGender>) -> String {
        format!("{number}{}", self.setting.locale.ordinal(number, gender))
    }
}

/// Writes a number in Roman numerals, in lower case.
fn roman(mut number: u64) -> String {
    const NUMERALS: &[(u64, &str)] = &[
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..6000).contains(&number) {
        return number.to_string();
    }
    let mut out = String::new();
    for (value, numeral) in NUMERALS {
        while number >= *value {
            out.push_str(numeral);
            number -= value;
        }
    }
    out
}
