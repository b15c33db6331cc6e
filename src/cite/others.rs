//! « et al. » where a work does not name all of its people.

use super::runs::Run;

/// Stands for people who are not named; collation ignores it.
pub(super) const OTHERS: char = '\u{E0030}';

/// Writes « et al. » in the place of people who are not named, and takes away
/// what the style puts before the last name.
pub(super) fn name(runs: &mut [Run], et_al: &str, and: &str) {
    for at in 0..runs.len() {
        while let Some(place) = runs[at].text.find(OTHERS) {
            let behind = runs[at].text[place + OTHERS.len_utf8()..].to_owned();
            let mut before = runs[at].text[..place].to_owned();
            let mut last = at;
            // What stands before may be of another face.
            while trim(&mut before, and).is_empty() && last > 0 {
                runs[last].text = String::new();
                last -= 1;
                before = std::mem::take(&mut runs[last].text);
            }
            let space = if before.is_empty() { "" } else { " " };
            runs[last].text = before;
            let rest = format!("{space}{et_al}{behind}");
            if last == at {
                runs[at].text.push_str(&rest);
            } else {
                runs[at].text = rest;
            }
        }
    }
}

/// Takes the conjunction, the sign and the spaces off the end of a text.
fn trim<'a>(text: &'a mut String, and: &str) -> &'a String {
    let is_space = |c: char| c.is_whitespace() || c == '\u{A0}';
    let mut rest = text.trim_end_matches(is_space);
    for word in [and, "&", "…"] {
        let without = rest.strip_suffix(word).filter(|_| !word.is_empty());
        if let Some(without) = without
            && (without.is_empty() || without.ends_with(is_space))
        {
            rest = without.trim_end_matches(is_space);
            break;
        }
    }
    let length = rest.trim_end_matches([',', ';']).len();
    text.truncate(length);
    text
}
