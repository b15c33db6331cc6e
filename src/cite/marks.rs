//! The inline markup of CSL strings, and the guards that carry a value through
//! the engine unharmed.
//!
//! CSL allows `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>` and two forms of `<span>`
//! in strings. The engine knows none of them, so they travel as characters that
//! collation ignores (Unicode tag characters) and become faces again
//! afterwards.

use super::runs::{Face, Rise, Run};

/// Stands before a value that the engine must not take for a number.
pub(super) const GUARD: char = '\u{2060}';
/// Stands for a hyphen that the engine must not make a dash.
pub(super) const HYPHEN: char = '\u{E011}';
/// Stands where the space behind it falls.
pub(super) const JOIN: char = '\u{E012}';
/// Stands for a period that the engine must not take away.
pub(super) const PERIOD: char = '\u{E015}';
/// Stands before a year suffix.
pub(super) const SUFFIX_START: char = '\u{E001}';
/// Stands after a year suffix.
pub(super) const SUFFIX_END: char = '\u{E002}';
/// Ends the innermost markup.
const CLOSE: char = '\u{E007F}';

/// The tags of CSL strings: how each opens, how it closes, what stands for it.
const TAGS: &[(&str, &str, char)] = &[
    ("<i>", "</i>", '\u{E0069}'),
    ("<em>", "</em>", '\u{E0069}'),
    ("<b>", "</b>", '\u{E0062}'),
    ("<strong>", "</strong>", '\u{E0062}'),
    ("<sup>", "</sup>", '\u{E0070}'),
    ("<sub>", "</sub>", '\u{E0073}'),
    ("<sc>", "</sc>", '\u{E0063}'),
    ("<span style=\"font-variant:small-caps;\">", "</span>", '\u{E0063}'),
    ("<span style=\"font-variant: small-caps;\">", "</span>", '\u{E0063}'),
    ("<span class=\"nocase\">", "</span>", '\u{E006E}'),
    ("<span class=\"nodecor\">", "</span>", '\u{E0064}'),
];

/// Replaces the tags of a string that are properly nested; any other `<` stays
/// a character.
pub(super) fn encode(value: &str) -> String {
    let clean: String = value
        .chars()
        .filter(|c| !is_reserved(*c) && is_printable(*c))
        .collect();
    let mut out = String::new();
    let mut open: Vec<(usize, &str, char)> = Vec::new();
    let mut rest = clean.as_str();
    while let Some(first) = rest.chars().next() {
        if let Some((start, end, mark)) =
            TAGS.iter().find(|(start, ..)| rest.starts_with(start))
        {
            open.push((out.len(), end, *mark));
            out.push_str(start);
            rest = &rest[start.len()..];
        } else if let Some((at, end, mark)) =
            open.last().copied().filter(|(_, end, _)| rest.starts_with(end))
        {
            open.pop();
            let start = TAGS
                .iter()
                .find(|(start, _, known)| *known == mark && out[at..].starts_with(start));
            let length = start.map_or(0, |(start, ..)| start.len());
            out.replace_range(at..at + length, mark.encode_utf8(&mut [0; 4]));
            out.push(CLOSE);
            rest = &rest[end.len()..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// Turns marks back into faces and drops the guards.
pub(super) fn decode(runs: Vec<Run>) -> Vec<Run> {
    let mut open: Vec<char> = Vec::new();
    let mut decoded = Vec::with_capacity(runs.len());
    // Whether a space that comes now falls.
    let mut joins = false;
    for run in runs {
        let mut text = String::new();
        let mut push = |text: &mut String, open: &[char]| {
            let face = open.iter().fold(run.face, |face, mark| apply(face, *mark));
            decoded.push(Run { text: std::mem::take(text), face, ..run.clone() });
        };
        let mut chars = run.text.chars().peekable();
        while let Some(c) = chars.next() {
            if std::mem::take(&mut joins) && c == ' ' {
                continue;
            }
            match c {
                JOIN => joins = true,
                // A guard before a space ties the particle of a name to it.
                GUARD if chars.peek() == Some(&' ') => {
                    chars.next();
                    text.push('\u{A0}');
                }
                GUARD | SUFFIX_START | SUFFIX_END => {}
                HYPHEN => text.push('-'),
                PERIOD => text.push('.'),
                CLOSE => {
                    push(&mut text, &open);
                    open.pop();
                }
                _ if TAGS.iter().any(|(_, _, mark)| *mark == c) => {
                    push(&mut text, &open);
                    open.push(c);
                }
                _ => text.push(c),
            }
        }
        push(&mut text, &open);
    }
    decoded
}

/// Returns the face inside a mark; italics in italics stand upright.
fn apply(face: Face, mark: char) -> Face {
    match mark {
        '\u{E0069}' => Face { italic: !face.italic, ..face },
        '\u{E0062}' => Face { bold: !face.bold, ..face },
        '\u{E0063}' => Face { small_caps: true, ..face },
        '\u{E0070}' => Face { rise: Rise::Up, ..face },
        '\u{E0073}' => Face { rise: Rise::Down, ..face },
        '\u{E0064}' => Face::default(),
        _ => face,
    }
}

/// Returns whether a character may stand in a text, in HTML and XML too.
fn is_printable(c: char) -> bool {
    c.is_whitespace() || !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Returns whether a character stands for a mark or a guard.
fn is_reserved(c: char) -> bool {
    matches!(
        c,
        GUARD | HYPHEN | JOIN | PERIOD | SUFFIX_START | SUFFIX_END | '\u{E0020}'
            ..='\u{E007F}'
    )
}
