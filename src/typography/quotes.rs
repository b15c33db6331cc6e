//! Straight quotation marks: which of them open and which of them close.

use super::Profile;
use super::line::{Change, HIDDEN, Line, OBJECT};

/// A quotation mark that opens and the one that closes.
type Pair = (&'static str, &'static str);

/// The marks of the first level and of those within it (OQLF, Banque de
/// dépannage linguistique: « Guillemets »).
const FRENCH: [Pair; 2] = [("«\u{A0}", "\u{A0}»"), ("“", "”")];
/// The same in English (Bureau de la traduction, *The Canadian Style*,
/// chapter 8).
const ENGLISH: [Pair; 2] = [("“", "”"), ("‘", "’")];

/// Makes straight quotation marks curved or angular, by their place and by how
/// many others are open; returns whether there were any.
pub(super) fn set(line: &mut Line, profile: Profile) -> bool {
    let levels = match profile {
        Profile::EnCa => ENGLISH,
        french if french.is_french() => FRENCH,
        _ => return false,
    };
    let text = line.seen();
    if !text.contains('"') {
        return false;
    }
    let mut changes = Vec::new();
    // What closes each quotation that is open, the outermost first.
    let mut open: Vec<&'static str> = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '«' => open.push(FRENCH[0].1),
            '“' => open.push("”"),
            '»' | '”' => drop(open.pop()),
            '"' => {
                let mark = match role(text, at, open.len()) {
                    Role::Opens => {
                        let (opening, closing) = levels[open.len().min(1)];
                        open.push(closing);
                        opening
                    }
                    Role::Closes => open.pop().unwrap_or(levels[0].1),
                    Role::Neither => continue,
                };
                changes.push((at..at + 1, Change::To(mark)));
            }
            _ => {}
        }
    }
    line.change(&changes)
}

/// What a straight quotation mark does.
enum Role {
    Opens,
    Closes,
    /// It is the sign of inches or seconds, or stands alone.
    Neither,
}

fn role(text: &str, at: usize, open: usize) -> Role {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    let starts = before
        .is_none_or(|before| before.is_whitespace() || "([{«“‘–—/'’\"".contains(before));
    let word = |character: char| {
        character.is_alphanumeric()
            || matches!(character, OBJECT | HIDDEN)
            || "([«“…$#@-".contains(character)
    };
    if starts && after.is_some_and(word) {
        Role::Opens
    } else if open > 0 {
        Role::Closes
    } else if starts && after.is_some_and(char::is_whitespace) {
        Role::Opens
    } else if starts || before.is_some_and(char::is_numeric) {
        Role::Neither
    } else {
        Role::Closes
    }
}
