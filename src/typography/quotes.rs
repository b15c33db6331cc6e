//! Straight quotation marks: which of them open and which of them close.

use super::Profile;
use super::line::{Change, Line, OBJECT};

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
    if !line.view().any(|character| character == '"') {
        return false;
    }
    let view: Vec<char> = line.view().collect();
    let mut changes = Vec::new();
    // What closes each quotation that is open, the outermost first.
    let mut open: Vec<&'static str> = Vec::new();
    for (at, character) in view.iter().enumerate() {
        match character {
            '«' => open.push(FRENCH[0].1),
            '“' => open.push("”"),
            '»' | '”' => drop(open.pop()),
            '"' => {
                let mark = match role(&view, at, open.len()) {
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

fn role(view: &[char], at: usize, open: usize) -> Role {
    let before = at.checked_sub(1).map(|before| view[before]);
    let after = view.get(at + 1).copied();
    let starts = before
        .is_none_or(|before| before.is_whitespace() || "([{«“‘–—/'’\"".contains(before));
    let word = |character: char| {
        character.is_alphanumeric()
            || character == OBJECT
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
