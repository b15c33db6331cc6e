//! Given names as initials (CSL 1.0.2, “Name”: `initialize`,
//! `initialize-with`; “Style”: `initialize-with-hyphen`).

/// How given names become initials.
#[derive(Debug, Clone, Copy)]
pub(super) struct Initials<'a> {
    /// What stands behind an initial.
    pub(super) with: &'a str,
    /// Whether whole names become initials, or only initials are set anew.
    pub(super) whole: bool,
    /// Whether hyphens between names are kept.
    pub(super) hyphens: bool,
}

/// One of several given names.
struct Word<'a> {
    text: &'a str,
    /// Whether a hyphen joins it to the one before.
    hyphen: bool,
    /// Whether a period follows it.
    period: bool,
}

impl Initials<'_> {
    /// Writes given names as initials.
    pub(super) fn of(self, given: &str) -> String {
        let mut out = String::new();
        let mut after_initial = false;
        for word in words(given) {
            let first = word.text.chars().next().unwrap_or_default();
            let single = word.text.chars().nth(1).is_none();
            let lower = !word.text.chars().any(char::is_uppercase);
            let caseless = !first.is_lowercase() && !first.is_uppercase();
            let is_initial = (single || word.period) && !lower;
            if is_initial || (self.whole && !lower) || caseless && self.whole {
                if word.hyphen {
                    trim(&mut out);
                    if self.hyphens && !out.is_empty() {
                        out.push('-');
                    }
                } else if !after_initial && !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                let text =
                    if is_initial { word.text.to_owned() } else { initial(word.text) };
                out.push_str(&text);
                out.push_str(self.with);
                after_initial = true;
            } else if word.hyphen && self.whole {
                // « Ji-ping »: the second half has no initial.
            } else {
                if word.hyphen {
                    out.push('-');
                } else if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                out.push_str(word.text);
                if word.period {
                    out.push('.');
                }
                after_initial = false;
            }
        }
        trim(&mut out);
        out
    }
}

/// Takes spaces off the end of a text.
fn trim(out: &mut String) {
    let length = out.trim_end_matches([' ', '\u{A0}']).len();
    out.truncate(length);
}

/// Returns the initial of a name: « Yu » of « `YUri` ».
fn initial(name: &str) -> String {
    let mut chars = name.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    let rest = chars.as_str();
    let second = rest.chars().next().filter(|c| c.is_uppercase());
    match second {
        // A digraph that is one letter in another script.
        Some(second)
            if rest.chars().count() > 1
                && rest.chars().skip(1).all(char::is_lowercase) =>
        {
            format!("{first}{}", second.to_lowercase())
        }
        _ => first,
    }
}

/// Parts given names at spaces, hyphens and periods.
fn words(given: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut hyphen = false;
    for piece in given.split_inclusive([' ', '\u{A0}', '-', '‐', '.']) {
        let text = piece.trim_end_matches([' ', '\u{A0}', '-', '‐', '.']);
        if !text.is_empty() {
            words.push(Word { text, hyphen, period: piece.ends_with('.') });
            hyphen = false;
        }
        if piece.ends_with(['-', '‐']) {
            hyphen = true;
        } else if piece.ends_with([' ', '\u{A0}']) {
            hyphen = false;
        }
    }
    words
}
