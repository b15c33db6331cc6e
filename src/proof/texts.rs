//! Every text as it is written.

use std::ops::Range;

use super::{allows, places, records};
use crate::diag::{Code, Diagnostic, Span};
use crate::files::Files;
use crate::source::{self, Allowed, Contacts, GuideSources, Lexicon, Sources, Text};
use crate::typography::Profile;
use crate::typography::inclusive::Policy;
use crate::typography::lint::{self, Finding, Lint, Trust};

/// What a program may write into a file by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Where.
    pub span: Span,
    /// What.
    pub instead: String,
}

/// A text, and what its record allows.
struct Passage<'a> {
    text: &'a Text,
    allowed: &'a [Allowed],
    profile: Profile,
}

/// Reads all texts of a project. Returns what is to be said of them, and what
/// may be corrected without asking.
pub fn texts(sources: &Sources, files: &Files) -> (Vec<Diagnostic>, Vec<Correction>) {
    let policy = sources.organisation.inclusive.unwrap_or_default();
    let desk = Desk { files, policy, lexicon: &sources.lexicon };
    let (mut said, mut corrections) = (Vec::new(), Vec::new());
    for passage in passages(sources) {
        for finding in desk.read(&passage) {
            let span = source::part(files, passage.text, finding.range.clone());
            corrections.extend(desk.correction(&passage, &finding, &span));
            said.push(tell(&finding, passage.text, &span));
        }
    }
    said.extend(stale_years(sources, files));
    (said, corrections)
}

/// What reading needs to know.
struct Desk<'a> {
    files: &'a Files,
    policy: Policy,
    lexicon: &'a Lexicon,
}

impl Desk<'_> {
    /// Reads a text; what its record allows is not found.
    fn read(&self, passage: &Passage<'_>) -> Vec<Finding> {
        let text = &passage.text.value;
        let mut findings = lint::read(text, passage.profile, self.policy);
        findings.extend(variants(text, self.lexicon));
        findings.retain(|finding| !allows(passage.allowed, finding.lint));
        findings
    }

    /// Returns what a program may write, if the words stand in the file as they
    /// stand in the text: not across the lines of a folded one.
    fn correction(
        &self,
        passage: &Passage<'_>,
        finding: &Finding,
        span: &Span,
    ) -> Option<Correction> {
        let instead = finding.instead.clone().filter(|_| finding.trust == Trust::Safe)?;
        let file = self.files.text(&span.path).ok()?;
        let same =
            file.get(span.range.clone())? == &passage.text.value[finding.range.clone()];
        same.then(|| Correction { span: span.clone(), instead })
    }
}

/// Says what was found.
fn tell(finding: &Finding, text: &Text, span: &Span) -> Diagnostic {
    let code = Code::named(finding.lint.name()).expect("a test tells every lint");
    Diagnostic::at(code, span)
        .with("found", &text.value[finding.range.clone()])
        .with("instead", finding.instead.as_deref().unwrap_or_default().trim())
}

/// Finds names that the lexicon writes otherwise, and its acronyms with accents
/// that acronyms do not take.
fn variants(text: &str, lexicon: &Lexicon) -> Vec<Finding> {
    let mut findings = Vec::new();
    for name in &lexicon.names {
        for variant in &name.variants {
            let acronym = name.acronym.as_ref().filter(|_| !variant.value.contains(' '));
            let instead = &acronym.unwrap_or(&name.name).value;
            findings.extend(
                places(text, &variant.value)
                    .into_iter()
                    .map(|range| of(range, instead)),
            );
        }
        if let Some(acronym) = &name.acronym {
            let accented = acronyms(text).into_iter().filter(|range| {
                let word = &text[range.clone()];
                word != acronym.value && bare(word) == acronym.value
            });
            findings.extend(accented.map(|range| of(range, &acronym.value)));
        }
    }
    findings.sort_by_key(|finding| finding.range.start);
    findings.dedup_by_key(|finding| finding.range.clone());
    findings
}

/// Makes the finding of a name that is to be written otherwise.
fn of(range: Range<usize>, instead: &str) -> Finding {
    let (lint, trust) = (Lint::Variant, Trust::Safe);
    Finding {
        lint,
        range,
        instead: Some(instead.to_owned()),
        trust,
    }
}

/// Returns the words of a text that are all capitals.
pub(super) fn acronyms(text: &str) -> Vec<Range<usize>> {
    let inside = |sign: char| sign.is_alphanumeric();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(inside).map(|start| at + start) {
        let end = text[start..]
            .find(|sign| !inside(sign))
            .map_or(text.len(), |end| start + end);
        let word = &text[start..end];
        let capitals = word.chars().filter(|sign| sign.is_uppercase()).count();
        if capitals >= 2 && !word.contains(char::is_lowercase) {
            found.push(start..end);
        }
        at = end;
    }
    found
}

/// Returns capitals without the accents that French has.
fn bare(word: &str) -> String {
    let plain = |sign: char| match sign {
        'À' | 'Â' => 'A',
        'Ç' => 'C',
        'É' | 'È' | 'Ê' | 'Ë' => 'E',
        'Î' | 'Ï' => 'I',
        'Ô' => 'O',
        'Ù' | 'Û' | 'Ü' => 'U',
        other => other,
    };
    word.chars().map(plain).collect()
}

/// Finds the years of other editions in the imprints.
fn stale_years(sources: &Sources, files: &Files) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for edition in sources.editions.values().map(|file| &file.record) {
        let lines = edition.imprint.iter();
        for line in lines.filter(|_| !allows(&edition.allow, Lint::StaleYear)) {
            let text = &line.value;
            let numbers = text.match_indices(|sign: char| sign.is_ascii_digit());
            let years = numbers.filter_map(|(at, _)| {
                let before = text[..at].chars().next_back();
                let word =
                    text[at..].split(|sign: char| !sign.is_ascii_digit()).next()?;
                let whole =
                    !before.is_some_and(|sign| sign.is_ascii_digit() || sign == '-');
                let year =
                    word.parse::<i16>().ok().filter(|_| whole && word.len() == 4)?;
                (1900..2100).contains(&year).then_some((at..at + 4, year))
            });
            for (range, year) in years.filter(|(_, year)| *year != edition.year.value) {
                let span = source::part(files, line, range);
                let stale = Diagnostic::at(Code::StaleYear, &span);
                said.push(stale.with("found", year).with("instead", edition.year.value));
            }
        }
    }
    said
}

/// Returns all texts of a project that proofreading is for.
fn passages(sources: &Sources) -> Vec<Passage<'_>> {
    let project = sources.organisation.typography.unwrap_or_default();
    let mut shared = Gathering { language: None, project, passages: Vec::new() };
    shared.contacts(&sources.contacts);
    for edition in sources.editions.values().map(|file| &file.record) {
        shared.add(&edition.allow, edition.imprint.iter().map(Some));
    }
    for station in sources.stations.values().map(|file| &file.record) {
        shared.add(&station.allow, [station.hours.as_ref()]);
        let changed = station.overrides.iter();
        let changed = changed.flat_map(|one| [&one.title, &one.text, &one.short]);
        shared.add(&station.allow, changed.map(Option::as_ref));
    }
    let guides = sources.guides.values().flat_map(|guide| of_guide(guide, project));
    let translated = sources.contacts_in.iter().flat_map(|(language, contacts)| {
        let language = Some(language.as_str());
        let mut all = Gathering { language, project, passages: Vec::new() };
        all.contacts(contacts);
        all.passages
    });
    shared.passages.into_iter().chain(translated).chain(guides).collect()
}

/// Texts as they are gathered.
struct Gathering<'a> {
    /// The language of the guide; none for what guides share.
    language: Option<&'a str>,
    project: Profile,
    passages: Vec<Passage<'a>>,
}

impl<'a> Gathering<'a> {
    /// Adds the texts of a record in the language around it.
    fn add(
        &mut self,
        allowed: &'a [Allowed],
        texts: impl IntoIterator<Item = Option<&'a Text>>,
    ) {
        self.add_in(None, allowed, texts);
    }

    /// Adds the texts of contacts.
    fn contacts(&mut self, contacts: &'a Contacts) {
        for one in &contacts.contacts {
            let texts = [Some(&one.name), one.hours.as_ref(), one.answers.as_ref()];
            self.add_in(one.language.as_ref(), &one.allow, texts);
        }
    }

    /// Adds the texts of a record, which may have a language of its own.
    fn add_in(
        &mut self,
        own: Option<&'a Text>,
        allowed: &'a [Allowed],
        texts: impl IntoIterator<Item = Option<&'a Text>>,
    ) {
        let language = own.map(|own| own.value.as_str()).or(self.language);
        let profile = language.map_or(self.project, |one| Profile::of(one, self.project));
        let texts = texts.into_iter().flatten();
        self.passages
            .extend(texts.map(|text| Passage { text, allowed, profile }));
    }
}

/// Returns the texts of a guide, but for its testimonials.
fn of_guide(guide: &GuideSources, project: Profile) -> Vec<Passage<'_>> {
    let record = &guide.guide.record;
    let language = Some(record.language.value.as_str());
    let mut all = Gathering { language, project, passages: Vec::new() };
    let head = [Some(&record.title), record.subtitle.as_ref(), Some(&record.description)];
    all.add(&record.allow, head);
    for record in records(guide) {
        all.add_in(record.language, record.allowed, record.texts.into_iter().map(Some));
    }
    all.passages
}
