//! What a book says of its own accessibility (EPUB Accessibility 1.1, section
//! 2), computed from what is in it.
//!
//! It claims no conformance to WCAG: that takes an evaluation by a person, and
//! the summary says that there was none.

use serde::Serialize;

/// What is known of a book before it says anything.
pub(super) struct Facts<'a> {
    /// The alternative texts of all images that are shown.
    pub alts: &'a [&'a str],
    /// Whether one of the images may move.
    pub moves: bool,
    /// Whether there are citations with a way to their references and back.
    pub cites: bool,
    /// The stylesheet, in CSS.
    pub stylesheet: &'a str,
}

/// The accessibility metadata of a book, by the names of the schema.org
/// vocabulary.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Access {
    /// `accessMode`: the senses that the content speaks to.
    pub modes: Vec<&'static str>,
    /// `accessModeSufficient`: the senses that suffice, one set each.
    pub sufficient: Vec<&'static str>,
    /// `accessibilityFeature`: what helps.
    pub features: Vec<&'static str>,
    /// `accessibilityHazard`: what might harm.
    pub hazard: &'static str,
    /// `accessibilitySummary`: its sentences, by their names among the
    /// document's words.
    pub summary: Vec<&'static str>,
}

impl Access {
    /// Computes what can be said of a book that has a table of contents, a
    /// heading on each page of text, and its pages in the reader's order, as
    /// every [`Book`](super::book::Book) has.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        let seen = !facts.alts.is_empty();
        let described = facts.alts.iter().all(|alt| !alt.trim().is_empty());
        let adapts = adapts(facts.stylesheet);
        let mut modes = vec!["textual"];
        let mut sufficient = Vec::new();
        let mut features =
            vec!["tableOfContents", "structuralNavigation", "readingOrder"];
        let mut summary = vec!["access-structure"];
        if described {
            sufficient.push("textual");
        }
        if seen {
            modes.push("visual");
            sufficient.push("textual,visual");
        }
        if facts.cites {
            summary.push("access-citations");
        }
        if seen && described {
            features.push("alternativeText");
        }
        if seen {
            let known = if described { "access-images" } else { "access-images-bare" };
            summary.push(known);
        }
        if adapts {
            features.push("displayTransformability");
            summary.push("access-display");
        }
        summary.push("access-unevaluated");
        let hazard = if facts.moves { "unknown" } else { "none" };
        Self { modes, sufficient, features, hazard, summary }
    }
}

/// Returns whether a stylesheet leaves size, spacing and colour of the text to
/// the reader: no absolute length for text, no colour of its own.
fn adapts(stylesheet: &str) -> bool {
    let bare = without_comments(stylesheet);
    let declarations = bare.split(['{', '}', ';']);
    let mut pairs = declarations.filter_map(|one| one.split_once(':'));
    !pairs.any(|(property, value)| fixes(property.trim(), value.trim()))
}

/// Returns whether a declaration takes a choice from the reader.
fn fixes(property: &str, value: &str) -> bool {
    match property {
        "font-size" | "font" | "line-height" | "letter-spacing" | "word-spacing" => {
            value.split(|c: char| c.is_whitespace() || c == '/').any(is_absolute)
        }
        "color" | "background" | "background-color" => {
            !matches!(value, "inherit" | "currentColor" | "currentcolor" | "transparent")
        }
        _ => false,
    }
}

/// Returns whether a length has a unit that does not follow the reader's size
/// (CSS Values 3, section 6.2).
fn is_absolute(length: &str) -> bool {
    let units = ["px", "pt", "pc", "cm", "mm", "in", "Q"];
    let unit =
        length.trim_start_matches(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    unit.len() < length.len() && units.contains(&unit)
}

/// Returns a stylesheet without its comments.
fn without_comments(stylesheet: &str) -> String {
    let mut rest = stylesheet;
    let mut bare = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    bare
}

#[cfg(test)]
mod tests {
    use super::{Access, Facts, adapts};

    #[test]
    fn only_what_is_there_is_claimed() {
        let access = |alts: &[&str], moves| {
            Access::new(&Facts { alts, moves, cites: false, stylesheet: "" })
        };
        let text = access(&[], false);
        assert_eq!(text.modes, ["textual"]);
        assert_eq!(text.sufficient, ["textual"]);
        assert!(!text.features.contains(&"alternativeText"));
        let described = access(&["Logo"], false);
        assert_eq!(described.modes, ["textual", "visual"]);
        assert_eq!(described.sufficient, ["textual", "textual,visual"]);
        assert!(described.features.contains(&"alternativeText"));
        let bare = access(&["Logo", " "], true);
        assert_eq!(bare.sufficient, ["textual,visual"]);
        assert!(!bare.features.contains(&"alternativeText"));
        assert_eq!(bare.hazard, "unknown");
    }

    #[test]
    fn a_stylesheet_adapts_if_it_fixes_nothing() {
        for (css, expected) in [
            ("p { font-size: 1.2em; margin: 3px }", true),
            ("p { font-size: 12px }", false),
            ("p { font: italic 12pt/1.4 serif }", false),
            ("/* font-size: 12px */ p { color: inherit; }", true),
            ("@media (prefers-color-scheme: dark) { p { color: #fff } }", false),
            ("p { line-height: 1.5", true),
        ] {
            assert_eq!(adapts(css), expected, "{css}");
        }
    }
}
