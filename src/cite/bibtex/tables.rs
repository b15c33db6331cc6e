//! What BibTeX and BibLaTeX call their entry types and fields, and what CSL
//! calls the same.
//!
//! Sources: the BibLaTeX manual, sections 2.1 (entry types) and 2.2 (fields);
//! CSL 1.0.2, appendices III and IV.

/// Entry types and the work types that they are.
const TYPES: &[(&str, &str)] = &[
    ("article", "article-journal"),
    ("suppperiodical", "article-journal"),
    ("book", "book"),
    ("mvbook", "book"),
    ("manual", "book"),
    ("collection", "book"),
    ("mvcollection", "book"),
    ("proceedings", "book"),
    ("mvproceedings", "book"),
    ("reference", "book"),
    ("mvreference", "book"),
    ("booklet", "pamphlet"),
    ("inbook", "chapter"),
    ("bookinbook", "chapter"),
    ("suppbook", "chapter"),
    ("incollection", "chapter"),
    ("suppcollection", "chapter"),
    ("inreference", "entry-encyclopedia"),
    ("inproceedings", "paper-conference"),
    ("conference", "paper-conference"),
    ("thesis", "thesis"),
    ("phdthesis", "thesis"),
    ("mastersthesis", "thesis"),
    ("report", "report"),
    ("techreport", "report"),
    ("unpublished", "manuscript"),
    ("online", "webpage"),
    ("electronic", "webpage"),
    ("www", "webpage"),
    ("periodical", "periodical"),
    ("patent", "patent"),
    ("dataset", "dataset"),
    ("software", "software"),
    ("misc", "document"),
    ("artwork", "graphic"),
    ("image", "graphic"),
    ("audio", "song"),
    ("music", "song"),
    ("video", "motion_picture"),
    ("movie", "motion_picture"),
    ("performance", "performance"),
    ("letter", "personal_communication"),
    ("legislation", "legislation"),
    ("legal", "treaty"),
    ("jurisdiction", "legal_case"),
    ("standard", "standard"),
    ("review", "review"),
    ("commentary", "document"),
];

/// Fields whose text is the text of one variable.
const TEXTS: &[(&str, &str)] = &[
    ("shorttitle", "title-short"),
    ("shortjournal", "container-title-short"),
    ("series", "collection-title"),
    ("issue", "issue"),
    ("part", "part-number"),
    ("volume", "volume"),
    ("volumes", "number-of-volumes"),
    ("pagetotal", "number-of-pages"),
    ("edition", "edition"),
    ("version", "version"),
    ("chapter", "chapter-number"),
    ("venue", "event-place"),
    ("origtitle", "original-title"),
    ("origpublisher", "original-publisher"),
    ("origlocation", "original-publisher-place"),
    ("location", "publisher-place"),
    ("address", "publisher-place"),
    ("publisher", "publisher"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("abstract", "abstract"),
    ("annotation", "annote"),
    ("annote", "annote"),
    ("keywords", "keyword"),
    ("library", "call-number"),
    ("issuetitle", "volume-title"),
    ("reviewedtitle", "reviewed-title"),
    ("pmid", "PMID"),
    ("pmcid", "PMCID"),
    ("note", "note"),
    ("addendum", "note"),
];

/// Fields that hold names.
const NAMES: &[(&str, &str)] = &[
    ("author", "author"),
    ("bookauthor", "container-author"),
    ("editor", "editor"),
    ("editora", "editor"),
    ("editorb", "editor"),
    ("editorc", "editor"),
    ("translator", "translator"),
    ("annotator", "contributor"),
    ("commentator", "contributor"),
    ("introduction", "contributor"),
    ("foreword", "contributor"),
    ("afterword", "contributor"),
    ("organizer", "organizer"),
    ("director", "director"),
];

/// What an editor does, by `editortype`.
const EDITORS: &[(&str, &str)] = &[
    ("editor", "editor"),
    ("compiler", "compiler"),
    ("organizer", "organizer"),
    ("director", "director"),
    ("redactor", "editor"),
    ("reviser", "editor"),
    ("collaborator", "contributor"),
    ("founder", "editorial-director"),
    ("continuator", "editor"),
];

/// Fields that programs keep for themselves, and that other fields are read
/// with: their loss is none.
const SILENT: &[&str] = &[
    "crossref",
    "xref",
    "xdata",
    "ids",
    "options",
    "related",
    "relatedtype",
    "file",
    "owner",
    "timestamp",
    "creationdate",
    "modificationdate",
    "date-added",
    "date-modified",
    "groups",
    "subtitle",
    "titleaddon",
    "booksubtitle",
    "booktitleaddon",
    "mainsubtitle",
    "maintitleaddon",
    "journalsubtitle",
    "eventtitleaddon",
    "editortype",
    "editoratype",
    "editorbtype",
    "editorctype",
    "month",
    "day",
    "eprinttype",
    "archiveprefix",
    "entrysubtype",
    "langidopts",
];

/// Languages as `langid` names them.
const LANGUAGES: &[(&str, &str)] = &[
    ("canadien", "fr-CA"),
    ("acadian", "fr-CA"),
    ("french", "fr-FR"),
    ("francais", "fr-FR"),
    ("français", "fr-FR"),
    ("english", "en-US"),
    ("american", "en-US"),
    ("usenglish", "en-US"),
    ("canadian", "en-CA"),
    ("british", "en-GB"),
    ("ukenglish", "en-GB"),
    ("spanish", "es-ES"),
    ("german", "de-DE"),
    ("ngerman", "de-DE"),
    ("italian", "it-IT"),
    ("portuguese", "pt-PT"),
    ("brazilian", "pt-BR"),
];

/// Months, in English as BibTeX abbreviates them and in French.
const MONTHS: [[&str; 2]; 12] = [
    ["jan", "janv"],
    ["feb", "fév"],
    ["mar", "mars"],
    ["apr", "avr"],
    ["may", "mai"],
    ["jun", "juin"],
    ["jul", "juil"],
    ["aug", "août"],
    ["sep", "sept"],
    ["oct", "oct"],
    ["nov", "nov"],
    ["dec", "déc"],
];

/// Finds a word in one of the tables.
fn look_up(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, found)| *found)
}

/// Returns the work type of an entry type.
pub(super) fn work_type(entry_type: &str, subtype: &str) -> Option<&'static str> {
    match (entry_type, subtype.to_lowercase().as_str()) {
        ("article", "newspaper") => Some("article-newspaper"),
        ("article", "magazine") => Some("article-magazine"),
        _ => look_up(TYPES, entry_type),
    }
}

/// Returns the variable that takes the text of a field as it stands.
pub(super) fn text_variable(field: &str) -> Option<&'static str> {
    look_up(TEXTS, field)
}

/// Returns the variable that takes the names of a field; `role` is the type of
/// an editor.
pub(super) fn name_variable(field: &str, role: &str) -> Option<&'static str> {
    let variable = look_up(NAMES, field)?;
    Some(
        look_up(EDITORS, role)
            .filter(|_| field.starts_with("editor"))
            .unwrap_or(variable),
    )
}

/// Returns whether a field is read with another one, or says nothing of the
/// work.
pub(super) fn is_silent(field: &str) -> bool {
    SILENT.contains(&field) || field.starts_with("bdsk-") || field.starts_with("__")
}

/// Returns the language tag of a `langid`; a tag stays as it is.
pub(super) fn language(written: &str) -> Option<String> {
    let lower = written.trim().to_lowercase();
    let is_tag = lower.split('-').all(|part| (2..=8).contains(&part.len()))
        && lower.split('-').next().is_some_and(|base| base.len() <= 3);
    look_up(LANGUAGES, &lower)
        .map(str::to_owned)
        .or_else(|| is_tag.then(|| written.trim().to_owned()))
}

/// Returns the number of a month, from its number or its name.
pub(super) fn month(written: &str) -> Option<i64> {
    let lower = written.trim().trim_end_matches('.').to_lowercase();
    lower.parse().ok().or_else(|| {
        let found = MONTHS
            .iter()
            .position(|names| names.iter().any(|name| lower.starts_with(name)))?;
        i64::try_from(found + 1).ok()
    })
}

/// Returns whether a work type is a law or a judgment, whose institution is who
/// made it.
pub(super) fn is_legal(work_type: &str) -> bool {
    matches!(
        work_type,
        "legal_case" | "legislation" | "bill" | "hearing" | "regulation" | "treaty"
    )
}

/// Returns the words for a state of publication, in the language of the work.
pub(super) fn status(written: &str, is_english: bool) -> Option<&'static str> {
    let (french, english) = match written.to_lowercase().as_str() {
        "inpress" => ("sous presse", "in press"),
        "forthcoming" => ("à paraître", "forthcoming"),
        "submitted" => ("soumis", "submitted"),
        "inpreparation" => ("en préparation", "in preparation"),
        "prepublished" => ("prépublication", "prepublished"),
        _ => return None,
    };
    Some(if is_english { english } else { french })
}

/// Returns the words for a `type`, in the language of the work.
pub(super) fn genre(written: &str, is_english: bool) -> Option<&'static str> {
    let (french, english) = match written {
        "phdthesis" => ("Thèse de doctorat", "Doctoral dissertation"),
        "mathesis" | "mastersthesis" => ("Mémoire de maîtrise", "Master’s thesis"),
        "bathesis" => ("Mémoire de baccalauréat", "Bachelor’s thesis"),
        "candthesis" => ("Thèse de candidature", "Candidate thesis"),
        "techreport" => ("Rapport technique", "Technical report"),
        "resreport" => ("Rapport de recherche", "Research report"),
        _ => return None,
    };
    Some(if is_english { english } else { french })
}
