//! Numbers that must be right: telephone numbers and ISBNs.

/// A telephone number that can be dialled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber {
    /// As it is printed: `514 555-0101`, with a no-break space.
    pub text: String,
    /// As it is dialled: `tel:+15145550101` (RFC 3966).
    pub href: String,
}

impl PhoneNumber {
    /// Reads a number of the North American plan: three digits (`9-1-1`), ten,
    /// or eleven that begin with 1; spaces, hyphens, dots and parentheses may
    /// stand between the digits.
    ///
    /// Ten and eleven digits are printed in the form of the OQLF, whatever the
    /// author's: `514 555-0101`, `1 800 555-0101`. Three are printed as they
    /// are written, since 911 and 9-1-1 are both right.
    pub fn read(written: &str) -> Option<Self> {
        let written = written.trim();
        let punctuation = [' ', '\u{a0}', '-', '\u{2011}', '.', '(', ')'];
        let allowed = |c: char| c.is_ascii_digit() || punctuation.contains(&c);
        if !written.chars().all(allowed) {
            return None;
        }
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        match (digits.len(), digits.strip_prefix('1')) {
            (3, _) if is_short(&digits) => Some(Self {
                text: written.to_owned(),
                href: format!("tel:{digits}"),
            }),
            (10, _) if is_national(&digits) => Some(Self {
                text: local(&digits),
                href: format!("tel:+1{digits}"),
            }),
            (11, Some(national)) if is_national(national) => Some(Self {
                text: format!("1\u{a0}{}", local(national)),
                href: format!("tel:+1{national}"),
            }),
            _ => None,
        }
    }
}

/// Returns whether three digits are a number by themselves: 9-1-1 and its like,
/// and 9-8-8, the helpline against suicide.
fn is_short(digits: &str) -> bool {
    digits == "988" || digits.ends_with("11") && digits >= "211"
}

/// Returns whether ten digits are a number of the North American plan: neither
/// the area nor the exchange begins with 0 or 1.
fn is_national(digits: &str) -> bool {
    [0, 3].iter().all(|at| digits[*at..] >= *"2")
}

/// Writes ten digits as the OQLF does.
fn local(digits: &str) -> String {
    format!("{}\u{a0}{}-{}", &digits[..3], &digits[3..6], &digits[6..])
}

/// Returns whether a text is an ISBN of thirteen digits with the right check
/// digit (ISO 2108: weights 1 and 3, sum a multiple of ten).
pub(super) fn is_isbn(text: &str) -> bool {
    let separators = |c: &char| !matches!(c, '-' | ' ' | '\u{a0}');
    let digits: Option<Vec<u32>> =
        text.chars().filter(separators).map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits else { return false };
    let weighted = digits.iter().zip([1, 3].iter().cycle());
    let sum: u32 = weighted.map(|(digit, weight)| digit * weight).sum();
    digits.len() == 13 && sum.is_multiple_of(10) && matches!(digits[..3], [9, 7, 8 | 9])
}

#[cfg(test)]
mod tests {
    use super::{PhoneNumber, is_isbn};

    #[track_caller]
    fn check(written: &str, expected: Option<(&str, &str)>) {
        let phone = PhoneNumber::read(written);
        let phone = phone.as_ref().map(|phone| (&*phone.text, &*phone.href));
        assert_eq!(phone, expected, "{written}");
    }

    #[test]
    fn numbers_are_printed_and_dialled() {
        check("9-1-1", Some(("9-1-1", "tel:911")));
        check("514 555-0101", Some(("514\u{a0}555-0101", "tel:+15145550101")));
        check("(514) 555-0101", Some(("514\u{a0}555-0101", "tel:+15145550101")));
        check("9-8-8", Some(("9-8-8", "tel:988")));
        check("1-800-555-0101", Some(("1\u{a0}800\u{a0}555-0101", "tel:+18005550101")));
    }

    #[test]
    fn what_cannot_be_dialled_is_refused() {
        let dialled = ["", "555-0101", "514 555-010", "à venir", "1 514 555 01011"];
        let planned = ["(514)", "0800", "014 555-0101", "514 155-0101", "111"];
        for bad in dialled.into_iter().chain(planned) {
            check(bad, None);
        }
    }

    #[test]
    fn an_isbn_has_its_check_digit() {
        assert!(is_isbn("978-2-550-51619-4"));
        assert!(is_isbn("9782550516200"));
        for bad in ["978-2-550-51619-5", "978255051619", "2-550-51619-4", "978-2-550-x"] {
            assert!(!is_isbn(bad), "{bad}");
        }
    }
}
