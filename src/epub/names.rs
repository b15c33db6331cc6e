//! The names of the files in a book.

use std::collections::BTreeSet;

/// The package document.
pub(super) const PACKAGE: &str = "package.opf";

/// How long a name may be without its ending, in bytes: well below the 255
/// bytes of OCF 3.3, section 4.2.3.
const LONGEST: usize = 80;

/// Gives names to files, each once.
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// Begins with the names that no other file may have.
    pub(super) fn new() -> Self {
        Self { taken: BTreeSet::from([PACKAGE.to_owned()]) }
    }

    /// Returns the path of a file in a folder (`fonts/`, or nothing): the name
    /// that is wished for, as far as it is safe, with a number behind it if
    /// another file has it.
    pub(super) fn claim(&mut self, folder: &str, wish: &str) -> String {
        let (stem, ending) = wish.rsplit_once('.').unwrap_or((wish, ""));
        let (stem, ending) = (safe(stem), safe(ending).to_ascii_lowercase());
        let stem = if stem.is_empty() { "file" } else { &stem };
        let dot = if ending.is_empty() { "" } else { "." };
        let mut path = format!("{folder}{stem}{dot}{ending}");
        let mut number = 2;
        // Names must differ also where case does not count (OCF 3.3, 4.2.3).
        while !self.taken.insert(path.to_ascii_lowercase()) {
            path = format!("{folder}{stem}-{number}{dot}{ending}");
            number += 1;
        }
        path
    }
}

/// Returns a text with only the signs that are safe in every name, link and
/// system.
fn safe(text: &str) -> String {
    let fit = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => c,
        _ => '-',
    };
    text.trim_matches('.').chars().take(LONGEST).map(fit).collect()
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn every_file_has_a_safe_name_of_its_own() {
        let mut names = Names::new();
        for (wish, given) in [
            ("section-mandats.xhtml", "section-mandats.xhtml"),
            ("Section-Mandats.xhtml", "Section-Mandats-2.xhtml"),
            ("été & <co>.XHTML", "-t-----co-.xhtml"),
            ("../../passwd", "-.-passwd"),
            ("package.opf", "package-2.opf"),
            ("", "file"),
            ("", "file-2"),
        ] {
            assert_eq!(names.claim("", wish), given);
        }
        assert_eq!(names.claim("fonts/", "../a.ttf"), "fonts/-a.ttf");
    }
}
