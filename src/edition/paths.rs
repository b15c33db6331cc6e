//! Paths as bags write them: which are refused, and which are the same.

use unicode_normalization::UnicodeNormalization;

/// Returns why a path may not stand in a manifest (RFC 8493, sections 2.1.3 and 5.2):
/// it would lead out of the bag on one system or another.
pub(super) fn refusal(path: &str) -> Option<&'static str> {
    let drive = path.as_bytes().get(1) == Some(&b':');
    if path.is_empty() || path.contains('\0') {
        return Some("empty");
    }
    if path.starts_with(['/', '\\']) || drive {
        return Some("absolute");
    }
    if path.starts_with('~') {
        return Some("home");
    }
    path.split(['/', '\\']).any(|step| step == "..").then_some("escape")
}

/// Returns a path without what says nothing: `./` and doubled slashes.
pub(super) fn plain(path: &str) -> String {
    let steps = path.split('/').filter(|step| !step.is_empty() && *step != ".");
    steps.collect::<Vec<_>>().join("/")
}

/// Writes the characters of a path that would end its line (RFC 8493, section 2.1.3).
pub(super) fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

/// Reads them; other percent signs stand for themselves.
pub(super) fn decoded(path: &str) -> String {
    let path = path.replace("%0A", "\n").replace("%0a", "\n");
    path.replace("%0D", "\r").replace("%0d", "\r").replace("%25", "%")
}

/// Returns a path in the form in which accents that look the same are the same.
pub(super) fn composed(path: &str) -> String {
    path.nfc().collect()
}

/// Returns what is the same of two paths that a file system without capitals keeps in
/// one place.
pub(super) fn folded(path: &str) -> String {
    composed(path).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded, plain, refusal};

    #[test]
    fn paths_that_lead_out_are_refused_and_others_are_not() {
        for path in ["/etc", "..", "data/../..", "~/x", "C:x", "a\\..\\b", "", "\\\\s"] {
            assert!(refusal(path).is_some(), "{path}");
        }
        for path in ["data/a", "data/..a", "data/a~", "data/é b"] {
            assert_eq!(refusal(path), None, "{path}");
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for path in ["a%0Ab", "a\nb", "100 %", "a%250D\r"] {
            assert_eq!(decoded(&encoded(path)), path);
        }
        assert_eq!(plain("./data//a/./b"), "data/a/b");
    }
}
