//! The words of CSL 1.0.2: its variables, its work types, its locators.
//!
//! Source: the CSL 1.0.2 specification, appendices II to IV, and the CSL-JSON
//! schema that comes with it.

/// The work types of CSL 1.0.2 (appendix III).
pub const TYPES: &[&str] = &[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// The variables that hold names (appendix IV).
pub const NAMES: &[&str] = &[
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
];

/// The variables that hold dates (appendix IV).
pub const DATES: &[&str] =
    &["accessed", "available-date", "event-date", "issued", "original-date", "submitted"];

/// The variables that hold numbers, or text that may be one (appendix IV).
pub const NUMBERS: &[&str] = &[
    "chapter-number",
    "citation-number",
    "collection-number",
    "edition",
    "first-reference-note-number",
    "issue",
    "locator",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "page",
    "page-first",
    "part-number",
    "printing-number",
    "section",
    "supplement-number",
    "version",
    "volume",
];

/// The variables that hold text (appendix IV).
pub const TEXTS: &[&str] = &[
    "DOI",
    "ISBN",
    "ISSN",
    "PMCID",
    "PMID",
    "URL",
    "abstract",
    "annote",
    "archive",
    "archive-place",
    "archive_collection",
    "archive_location",
    "authority",
    "call-number",
    "citation-key",
    "citation-label",
    "collection-title",
    "container-title",
    "container-title-short",
    "dimensions",
    "division",
    "event-place",
    "event-title",
    "genre",
    "jurisdiction",
    "keyword",
    "language",
    "license",
    "medium",
    "note",
    "original-publisher",
    "original-publisher-place",
    "original-title",
    "part-title",
    "publisher",
    "publisher-place",
    "references",
    "reviewed-genre",
    "reviewed-title",
    "scale",
    "source",
    "status",
    "title",
    "title-short",
    "volume-title",
    "year-suffix",
];

/// The locators of CSL 1.0.2 (appendix IV).
pub const LOCATORS: &[&str] = &[
    "act",
    "appendix",
    "article-locator",
    "book",
    "canon",
    "chapter",
    "column",
    "elocation",
    "equation",
    "figure",
    "folio",
    "issue",
    "line",
    "note",
    "opus",
    "page",
    "paragraph",
    "part",
    "rule",
    "scene",
    "section",
    "sub-verbo",
    "supplement",
    "table",
    "timestamp",
    "title-locator",
    "verse",
    "version",
    "volume",
];

/// Spellings that reference managers still write for what CSL 1.0.2 calls
/// otherwise.
const OLD_SPELLINGS: &[(&str, &str)] = &[
    ("event", "event-title"),
    ("journalAbbreviation", "container-title-short"),
    ("shortTitle", "title-short"),
    ("archive-location", "archive_location"),
    ("archive-collection", "archive_collection"),
    ("printing", "printing-number"),
    ("editortranslator", "editor-translator"),
    ("sub verbo", "sub-verbo"),
];

/// Work types as Crossref and older programs name them.
const FOREIGN_TYPES: &[(&str, &str)] = &[
    ("journal-article", "article-journal"),
    ("magazine-article", "article-magazine"),
    ("newspaper-article", "article-newspaper"),
    ("book-chapter", "chapter"),
    ("book-section", "chapter"),
    ("book-part", "chapter"),
    ("proceedings-article", "paper-conference"),
    ("conference-paper", "paper-conference"),
    ("posted-content", "article"),
    ("monograph", "book"),
    ("edited-book", "book"),
    ("reference-book", "book"),
    ("proceedings", "book"),
    ("reference-entry", "entry"),
    ("dissertation", "thesis"),
    ("peer-review", "review"),
    ("journal", "periodical"),
    ("other", "document"),
];

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A list of names.
    Names,
    /// A date or a range of dates.
    Date,
    /// A number, or text that may be one.
    Number,
    /// Text.
    Text,
}

/// Returns the CSL spelling of a variable and what it holds.
pub fn variable(written: &str) -> Option<(&'static str, Kind)> {
    let name = OLD_SPELLINGS
        .iter()
        .find(|(old, _)| *old == written)
        .map_or(written, |(_, new)| *new);
    [
        (NAMES, Kind::Names),
        (DATES, Kind::Date),
        (NUMBERS, Kind::Number),
        (TEXTS, Kind::Text),
    ]
    .into_iter()
    .find_map(|(list, kind)| {
        list.iter().find(|known| **known == name).map(|known| (*known, kind))
    })
}

/// Returns the CSL spelling of a work type.
pub fn work_type(written: &str) -> Option<&'static str> {
    TYPES.iter().find(|known| **known == written).copied()
}

/// Returns the CSL spelling of a work type of another vocabulary.
pub(super) fn foreign_type(written: &str) -> Option<&'static str> {
    let lower = written.to_lowercase();
    let known = FOREIGN_TYPES.iter().find(|(foreign, _)| *foreign == lower);
    known
        .map(|(_, known)| *known)
        .or_else(|| work_type(&lower).filter(|known| *known != written))
}

/// Returns the known variable that is spelled most like `written`, if one is
/// close enough to be meant.
pub fn nearest_variable(written: &str) -> Option<&'static str> {
    let own = ["id", "type"];
    let lists = [NAMES, DATES, NUMBERS, TEXTS];
    nearest(written, own.into_iter().chain(lists.into_iter().flatten().copied()))
}

/// Returns the known work type that is spelled most like `written`.
pub fn nearest_type(written: &str) -> Option<&'static str> {
    nearest(written, TYPES.iter().copied())
}

/// Returns the candidate nearest to `written`: at most one error in three
/// letters, whatever the case and the separators.
pub fn nearest(
    written: &str,
    candidates: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let plain = |word: &str| word.to_lowercase().replace(['_', ' ', '-'], "");
    let sought = plain(written);
    candidates
        .map(|known| (strsim::osa_distance(&plain(known), &sought), known))
        .filter(|(distance, known)| distance * 3 <= known.len().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}
