//! The stock styles and the CSL locales, and what we correct in the locales.

use std::sync::OnceLock;

use citationberg::{
    IndependentStyle, Locale, LocaleCode, LocaleFile, Style, TermForm, taxonomy::Term,
};
use hayagriva::archive::{self, ArchivedStyle};

/// What the locale of Québec gets wrong, by the Office québécois de la langue
/// française: no space before the semicolon (Banque de dépannage linguistique,
/// « Espacement avant et après les signes de ponctuation »), a plain hyphen in
/// ranges, and ordinals in letters that every font has.
const QUEBEC: &str = r#"<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="fr-CA">
  <terms>
    <term name="semicolon">;</term>
    <term name="page-range-delimiter">-</term>
    <term name="ordinal">e</term>
    <term name="ordinal-01" gender-form="feminine" match="whole-number">re</term>
    <term name="ordinal-01" gender-form="masculine" match="whole-number">er</term>
    <term name="no-date" form="short">s.&#160;d.</term>
    <term name="et-al">et al.</term>
    <term name="bc">&#160;av. J.-C.</term>
    <term name="ad">&#160;apr. J.-C.</term>
    <term name="paragraph" form="short"><single>par.</single><multiple>par.</multiple></term>
  </terms>
</locale>"#;

/// Prints who made a work, and nothing else: the names of a narrative cite in a
/// style that cites by numbers.
const AUTHOR: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Names</title><id>names</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation et-al-min="3" et-al-use-first="1">
    <layout>
      <names variable="author">
        <name form="short" and="text" delimiter=", "/>
        <substitute>
          <names variable="editor"/>
          <names variable="translator"/>
          <names variable="director"/>
          <text variable="title" form="short"/>
        </substitute>
      </names>
    </layout>
  </citation>
</style>"#;

/// Returns the style that prints who made a work.
pub(super) fn author_style() -> Option<&'static IndependentStyle> {
    static STYLE: OnceLock<Option<IndependentStyle>> = OnceLock::new();
    let read = || IndependentStyle::from_xml(AUTHOR).ok();
    STYLE.get_or_init(read).as_ref()
}

/// Where the repository of CSL keeps its styles, under their names.
const REPOSITORY: &str = "http://www.zotero.org/styles/";

/// Names that styles have or had elsewhere, and those that the archive gives
/// them.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("apa-7th-edition", "apa"),
    ("apa-7th", "apa"),
    ("apa7", "apa"),
    ("chicago-author-date-18th-edition", "chicago-author-date"),
    ("chicago-author-date-16th-edition", "turabian-author-date"),
    ("chicago-notes-bibliography", "chicago-notes"),
    ("chicago-fullnote-bibliography", "chicago-notes"),
    ("chicago-full-note-bibliography", "chicago-notes"),
    ("chicago-fullnote", "chicago-notes"),
    ("chicago-note-bibliography", "chicago-shortened-notes"),
    ("chicago-note", "chicago-shortened-notes"),
    ("harvard-cite-them-right-12th-edition", "harvard-cite-them-right"),
    ("harvard-cite-them-right-11th-edition", "harvard-cite-them-right"),
    ("harvard-cite-them-right-10th-edition", "harvard-cite-them-right"),
    ("modern-language-association-9th-edition", "modern-language-association"),
    ("mla-9", "modern-language-association"),
    ("acm-sig-proceedings", "association-for-computing-machinery"),
    ("acm", "association-for-computing-machinery"),
    ("acs", "american-chemical-society"),
    ("ama", "american-medical-association"),
    ("aip", "american-institute-of-physics"),
    ("asa", "american-sociological-association"),
    ("apsa", "american-political-science-association"),
    ("abnt", "associacao-brasileira-de-normas-tecnicas"),
    ("mdpi", "multidisciplinary-digital-publishing-institute"),
    ("rsc", "royal-society-of-chemistry"),
    ("mhra", "modern-humanities-research-association"),
    ("nlm", "nlm-citation-sequence"),
    ("national-library-of-medicine", "nlm-citation-sequence"),
    ("vancouver-brackets", "springer-vancouver"),
    ("iso690-author-date", "iso-690-author-date"),
    ("iso690-numeric", "iso-690-numeric"),
    ("lncs", "springer-lecture-notes-in-computer-science"),
    ("turabian-fullnote-bibliography", "turabian-fullnote-8"),
];

/// Returns a stock style by one of its names, here or in the repository of CSL.
pub(super) fn style_by_name(name: &str) -> Option<IndependentStyle> {
    let name = name.trim().to_lowercase().replace([' ', '_'], "-");
    let name = name.strip_suffix(".csl").unwrap_or(&name);
    let name = name.strip_prefix(REPOSITORY).unwrap_or(name);
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == name);
    let name = other.map_or(name, |(_, known)| known);
    let archived = ArchivedStyle::by_name(name)
        .or_else(|| ArchivedStyle::by_id(&format!("{REPOSITORY}{name}")))?;
    independent(archived.get())
}

/// Returns the names of the stock styles.
pub(super) fn style_names() -> impl Iterator<Item = &'static str> {
    ArchivedStyle::all().iter().flat_map(|style| style.names()).copied()
}

/// Returns a stock style by its address in the CSL repository.
pub(super) fn style_by_id(id: &str) -> Option<IndependentStyle> {
    match ArchivedStyle::by_id(id) {
        Some(archived) => independent(archived.get()),
        None => style_by_name(id.trim_end_matches('/').rsplit('/').next()?),
    }
}

/// Returns a stock style, or the one that it depends on.
fn independent(style: Style) -> Option<IndependentStyle> {
    match style {
        Style::Independent(tree) => Some(tree),
        Style::Dependent(style) => {
            match ArchivedStyle::by_id(&style.parent_link.href)?.get() {
                Style::Independent(tree) => Some(tree),
                Style::Dependent(_) => None,
            }
        }
    }
}

/// Returns the CSL locale for a language: the same, else the main one of the
/// same language, else American English.
pub(super) fn locale_code(language: &str, known: &[Locale]) -> LocaleCode {
    let base = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let main = format!("{base}-{}", base.to_uppercase());
    let codes = || known.iter().filter_map(|locale| locale.lang.as_ref());
    let exact =
        codes().find(|code| code.0.eq_ignore_ascii_case(&language.replace('_', "-")));
    let same = |code: &&LocaleCode| code.0.split('-').next() == Some(base.as_str());
    exact
        .or_else(|| codes().find(|code| code.0 == main))
        .or_else(|| codes().find(same))
        .cloned()
        .unwrap_or_else(LocaleCode::en_us)
}

/// Returns whether there is a CSL locale for the language of another.
pub(super) fn has_language(locale: &str) -> bool {
    let base = locale.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let known = locales().iter().filter_map(|known| known.lang.as_ref());
    known
        .into_iter()
        .any(|code| code.0.split('-').next() == Some(base.as_str()))
}

/// Returns the CSL locales, corrected. They are unpacked once.
pub(super) fn locales() -> &'static [Locale] {
    static LOCALES: OnceLock<Vec<Locale>> = OnceLock::new();
    LOCALES.get_or_init(|| {
        let mut all = archive::locales();
        if let Ok(correction) = LocaleFile::from_xml(QUEBEC) {
            all.iter_mut()
                .filter(|locale| locale.lang.as_ref() == Some(&correction.lang))
                .for_each(|locale| correct(locale, &correction));
        }
        all
    })
}

/// Puts the terms of a correction in the place of those of a locale.
fn correct(locale: &mut Locale, correction: &LocaleFile) {
    let (Some(terms), Some(corrected)) = (&mut locale.terms, &correction.terms) else {
        return;
    };
    let replaced = |name: Term, form: TermForm| {
        corrected
            .terms
            .iter()
            .any(|term| term.name == name && term.form == form)
    };
    terms.terms.retain(|term| !replaced(term.name, term.form));
    terms.terms.extend(corrected.terms.iter().cloned());
}
