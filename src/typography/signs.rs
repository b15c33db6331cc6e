//! Which characters a text has, and which a pattern needs: most rules are about
//! signs that most lines do not have.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The size above which a class of characters says too little about a text.
const FEW: usize = 64;

/// A set of characters: exact for ASCII, the others share 64 places.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs {
    ascii: u128,
    others: u64,
}

impl Signs {
    /// Adds a character.
    pub(super) fn add(&mut self, character: char) {
        let code = u32::from(character);
        if code < 128 {
            self.ascii |= 1 << code;
        } else {
            self.others |= 1 << (code % 64);
        }
    }

    /// Returns whether there may be a character in both sets.
    pub(super) fn meet(self, other: Self) -> bool {
        self.ascii & other.ascii != 0 || self.others & other.others != 0
    }

    /// Returns the characters of both sets.
    fn and(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            others: self.others | other.others,
        }
    }

    /// Returns how many places are taken.
    fn len(self) -> u32 {
        self.ascii.count_ones() + self.others.count_ones()
    }
}

/// Returns the sets of which a text must have a character each, so that a
/// pattern can be found in it.
pub(super) fn needs(pattern: &Hir) -> Vec<Signs> {
    let mut found = Vec::new();
    gather(pattern, &mut found);
    found
}

fn gather(pattern: &Hir, found: &mut Vec<Signs>) {
    match pattern.kind() {
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            for character in text.chars() {
                let mut signs = Signs::default();
                signs.add(character);
                found.push(signs);
            }
        }
        HirKind::Class(class) => found.extend(few(class)),
        HirKind::Capture(capture) => gather(&capture.sub, found),
        HirKind::Repetition(repetition) if repetition.min > 0 => {
            gather(&repetition.sub, found);
        }
        HirKind::Concat(parts) => parts.iter().for_each(|part| gather(part, found)),
        HirKind::Alternation(choices) => found.extend(any(choices)),
        HirKind::Empty | HirKind::Look(_) | HirKind::Repetition(_) => {}
    }
}

/// Returns the characters of a small class.
fn few(class: &Class) -> Option<Signs> {
    let Class::Unicode(class) = class else { return None };
    let size: usize = class.iter().map(regex_syntax::hir::ClassUnicodeRange::len).sum();
    let mut signs = Signs::default();
    if size <= FEW {
        let characters = class.iter().flat_map(|range| range.start()..=range.end());
        characters.for_each(|character| signs.add(character));
    }
    (size <= FEW).then_some(signs)
}

/// Returns a set for a choice, if each of its ways needs something: what says
/// the most of each.
fn any(choices: &[Hir]) -> Option<Signs> {
    choices.iter().try_fold(Signs::default(), |all, choice| {
        let rarest = needs(choice).into_iter().min_by_key(|signs| signs.len())?;
        Some(all.and(rarest))
    })
}

#[cfg(test)]
mod tests {
    use super::{Signs, needs};

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        let mut signs = Signs::default();
        text.chars().for_each(|character| signs.add(character));
        let needs = needs(&regex_syntax::parse(pattern).unwrap());
        assert_eq!(
            needs.iter().all(|need| need.meet(signs)),
            expected,
            "{pattern}: {text}"
        );
    }

    #[test]
    fn a_text_without_what_a_pattern_needs_is_known() {
        check(r"[0-9]( *)[%‰]", "25 %", true);
        check(r"[0-9]( *)[%‰]", "25", false);
        check(r"(?:mars|avril)", "xyz", false);
        check(r"(?:mars|.)", "xyz", true);
        check(r"a*b?", "", true);
        check(r"(?:ab){2}", "a", false);
    }
}
