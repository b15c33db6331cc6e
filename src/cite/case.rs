//! Text cases (CSL 1.0.2, “Text-case”, “Sentence Case Conversion” and “Title Case
//! Conversion”), on characters laid out, so that markup in a value is no hindrance.

use citationberg::TextCase;

use super::print::Glyph;

/// Words that title case leaves in lower case.
const SMALL: &[&str] = &[
    "a",
    "about",
    "according",
    "across",
    "afore",
    "after",
    "against",
    "ahead",
    "along",
    "alongside",
    "amid",
    "amidst",
    "among",
    "amongst",
    "an",
    "and",
    "anenst",
    "apart",
    "apropos",
    "around",
    "as",
    "aside",
    "astride",
    "at",
    "athwart",
    "atop",
    "barring",
    "because",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "but",
    "by",
    "circa",
    "close",
    "d'",
    "d’",
    "de",
    "despite",
    "down",
    "due",
    "during",
    "et",
    "except",
    "far",
    "for",
    "forenenst",
    "from",
    "given",
    "in",
    "inside",
    "instead",
    "into",
    "lest",
    "like",
    "modulo",
    "near",
    "next",
    "nor",
    "notwithstanding",
    "of",
    "off",
    "on",
    "onto",
    "or",
    "out",
    "over",
    "per",
    "plus",
    "pro",
    "qua",
    "sans",
    "since",
    "so",
    "such",
    "than",
    "the",
    "through",
    "throughout",
    "thru",
    "thruout",
    "till",
    "to",
    "toward",
    "towards",
    "under",
    "underneath",
    "until",
    "unto",
    "up",
    "upon",
    "v",
    "v.",
    "van",
    "versus",
    "via",
    "vis-à-vis",
    "von",
    "vs",
    "vs.",
    "with",
    "within",
    "without",
    "yet",
];

/// Converts the characters from a place on.
pub(super) fn convert(glyphs: &mut Vec<Glyph>, from: usize, case: TextCase) {
    let text = glyphs.split_off(from);
    glyphs.extend(match case {
        TextCase::Lowercase => mapped(&text, lower),
        TextCase::Uppercase => mapped(&text, upper),
        TextCase::CapitalizeFirst => capitalized(&text, 1),
        TextCase::CapitalizeAll => capitalized(&text, usize::MAX),
        TextCase::SentenceCase => sentence(&text),
        TextCase::TitleCase => title(&text),
    });
}

/// Converts every character.
fn mapped(text: &[Glyph], map: fn(char) -> String) -> Vec<Glyph> {
    let mut out = Vec::with_capacity(text.len());
    for glyph in text {
        push(&mut out, *glyph, map);
    }
    out
}

/// Adds a character, converted unless it is fixed.
fn push(out: &mut Vec<Glyph>, glyph: Glyph, map: fn(char) -> String) {
    if glyph.fixed {
        out.push(glyph);
    } else {
        out.extend(map(glyph.c).chars().map(|c| Glyph { c, ..glyph }));
    }
}

fn lower(c: char) -> String {
    c.to_lowercase().collect()
}

fn upper(c: char) -> String {
    c.to_uppercase().collect()
}

/// Returns whether letters are all upper case.
fn is_shouted(text: &[Glyph]) -> bool {
    let mut letters = text.iter().filter(|glyph| glyph.c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|glyph| !glyph.c.is_lowercase())
}

/// Parts a text into words: ranges without spaces.
fn words(text: &[Glyph], is_gap: fn(char) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, glyph) in text.iter().enumerate() {
        if is_gap(glyph.c) {
            words.extend(start.take().map(|start| start..at));
        } else {
            start.get_or_insert(at);
        }
    }
    words.extend(start.map(|start| start..text.len()));
    words
}

/// Capitalizes the first words that are in lower case.
fn capitalized(text: &[Glyph], count: usize) -> Vec<Glyph> {
    let words = words(text, |c| c.is_whitespace());
    let firsts: Vec<usize> = words
        .iter()
        .take(count)
        .filter_map(|word| word.clone().find(|at| text[*at].c.is_alphanumeric()))
        .collect();
    let mut out = Vec::with_capacity(text.len());
    for (at, glyph) in text.iter().enumerate() {
        if firsts.contains(&at) {
            push(&mut out, *glyph, upper);
        } else {
            out.push(*glyph);
        }
    }
    out
}

/// Converts to sentence case: shouted text becomes lower case but for its first
/// letter; other text keeps all but its capitals at the beginning of words.
fn sentence(text: &[Glyph]) -> Vec<Glyph> {
    let shouted = is_shouted(text);
    let words = words(text, |c| c.is_whitespace());
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    for (index, word) in words.iter().enumerate() {
        out.extend(&text[at..word.start]);
        let glyphs = &text[word.clone()];
        let first = glyphs.iter().position(|glyph| glyph.c.is_alphanumeric());
        let rest = first.map_or(&glyphs[..0], |first| &glyphs[first + 1..]);
        let plain = shouted || !rest.iter().any(|glyph| glyph.c.is_uppercase());
        for (place, glyph) in glyphs.iter().enumerate() {
            if index == 0 && Some(place) == first {
                push(&mut out, *glyph, upper);
            } else if plain {
                push(&mut out, *glyph, lower);
            } else {
                out.push(*glyph);
            }
        }
        at = word.end;
    }
    out.extend(&text[at..]);
    out
}

/// Converts to title case: words in lower case are capitalized but for small
/// ones, which stay so unless they begin or end the title or follow a colon.
fn title(text: &[Glyph]) -> Vec<Glyph> {
    // A short one in capitals is an acronym.
    let shouted = is_shouted(text) && text.len() > 8;
    let words =
        words(text, |c| c.is_whitespace() || matches!(c, '-' | '‐' | '–' | '—' | '/'));
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    for (index, word) in words.iter().enumerate() {
        out.extend(&text[at..word.start]);
        let before =
            text[..word.start].iter().rev().find(|glyph| !glyph.c.is_whitespace());
        let begins = index == 0
            || before.is_some_and(|glyph| ":?!.".contains(glyph.c))
            || before.is_some_and(|glyph| glyph.c == super::print::OPEN);
        let ends = index + 1 == words.len();
        let next = text.get(word.end).map(|glyph| glyph.c);
        let hyphen = |c: char| matches!(c, '-' | '‐');
        let joined =
            next.is_some_and(hyphen) && !before.is_some_and(|glyph| hyphen(glyph.c));
        let single =
            word.len() == 1 && before.is_some_and(|glyph| matches!(glyph.c, '-' | '‐'));
        if single || !begins && is_elided(&text[word.clone()]) {
            out.extend(&text[word.clone()]);
        } else {
            let small = !(begins || ends || joined) && is_small(&text[word.clone()]);
            titled(&text[word.clone()], &mut out, Title { shouted, small });
        }
        at = word.end;
    }
    out.extend(&text[at..]);
    out
}

/// What is known of a word of a title.
#[derive(Debug, Clone, Copy)]
struct Title {
    /// Whether the whole title is in capitals.
    shouted: bool,
    /// Whether the word keeps its lower case.
    small: bool,
}

/// Returns whether a word begins with one letter and an apostrophe, such as
/// « d’école »: it is no English word.
fn is_elided(word: &[Glyph]) -> bool {
    let mut letters =
        word.iter().map(|glyph| glyph.c).skip_while(|c| !c.is_alphanumeric());
    letters.next().is_some() && matches!(letters.next(), Some('’' | '\''))
}

/// Returns whether a word is one that title case leaves in lower case.
fn is_small(word: &[Glyph]) -> bool {
    let written: String =
        word.iter().map(|glyph| glyph.c).collect::<String>().to_lowercase();
    let bare = written.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    SMALL.contains(&bare) || SMALL.contains(&bare.trim_end_matches('.'))
}

/// Writes a word in title case.
fn titled(word: &[Glyph], out: &mut Vec<Glyph>, Title { shouted, small }: Title) {
    // A letter of another script, such as « β », is a symbol.
    let latin =
        |glyph: &Glyph| glyph.c < '\u{250}' || matches!(glyph.c, '\u{1E00}'..='\u{1EFF}');
    let letter = |glyph: &Glyph| glyph.c.is_alphanumeric();
    let Some(first) = word.iter().position(letter) else {
        out.extend(word);
        return;
    };
    let mixed = !shouted && word[first + 1..].iter().any(|glyph| glyph.c.is_uppercase());
    for (place, glyph) in word.iter().enumerate() {
        if mixed || !latin(glyph) {
            out.push(*glyph);
        } else if place == first {
            push(out, *glyph, if small { lower } else { upper });
        } else if shouted {
            push(out, *glyph, lower);
        } else {
            out.push(*glyph);
        }
    }
}
