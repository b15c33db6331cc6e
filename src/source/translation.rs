//! A second language of a guide: `guide.en.yaml` beside `guide.yaml`, and so on
//! for its records and for the contacts.
//!
//! A translation holds words alone. What is written once, such as a consent, a
//! telephone number or the panels of a brochure, is the original's. A record
//! says by `translates` from which words it was made, so that a later change of
//! the original shows; what has no translation yet is printed as it is in the
//! original, in the original's language.

use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{
    Allowed, Contact, File, Framework, FurtherReading, Guide, GuideSources, Id, List,
    Mandate, Mandates, Objective, Objectives, Reading, Rule, Section, Spanned,
    Testimonial, Testimonials, Text,
};
use crate::diag::{Code, Diagnostic, Sink, Span, nearest};

/// `sources/<guide>/guide.<language>.yaml`: the words of a guide in another
/// language.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideWords {
    /// The title.
    pub title: Text,
    /// A line below the title.
    pub subtitle: Option<Text>,
    /// The language, such as `en-CA`; it begins as the name of the file says.
    pub language: Text,
    /// One or two plain sentences for catalogues.
    pub description: Text,
    /// The words of the sections, by their names.
    #[serde(default)]
    pub sections: List<Section>,
    /// From which words this was translated, as `check` names them.
    pub translates: Option<Text>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// `sources/contacts.<language>.yaml`: the words of the contacts in another
/// language.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactsWords {
    /// The contacts, by their names.
    #[serde(default)]
    pub contacts: List<ContactWords>,
}

/// The words of a contact in another language; its number is the original's.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactWords {
    /// The name of the record.
    pub id: Spanned<Id>,
    /// What it is, as it is printed.
    pub name: Text,
    /// When it answers.
    pub hours: Option<Text>,
    /// Who answers, and for what.
    pub answers: Option<Text>,
    /// From which words this was translated, as `check` names them.
    pub translates: Option<Text>,
    /// What proofreading is to leave alone here.
    #[serde(default)]
    pub allow: List<Allowed>,
    /// What is still to be done about this record.
    pub todo: Option<Text>,
}

/// A record that can be translated.
pub(super) trait Original: Clone {
    /// The record of its words in another language.
    type Words: Words<Self>;

    /// Returns its id.
    fn id(&self) -> &Spanned<Id>;

    /// Returns what a translator translates.
    fn words(&self) -> Vec<Option<&Text>>;

    /// Returns it as it stands among words of another language.
    fn untranslated(&self, language: &Text) -> Self;
}

/// The words of a record in another language.
pub(super) trait Words<O>: Clone {
    /// Returns the id of the record that they belong to.
    fn id(&self) -> &Spanned<Id>;

    /// Returns from which words they were translated.
    fn translates(&self) -> Option<&Text>;

    /// Returns the record in these words.
    fn of(&self, original: &O) -> O;
}

/// Makes a type of record translatable into records of the same type: the
/// fields after `words` are translated, those after `once` are the original's
/// where the translation does not say otherwise.
macro_rules! translatable {
    ($record:ident, words [$($word:ident)*], wanted [$($wanted:ident)*], once [$($once:ident)*]) => {
        impl Original for $record {
            type Words = Self;

            fn id(&self) -> &Spanned<Id> {
                &self.id
            }

            fn words(&self) -> Vec<Option<&Text>> {
                vec![$(Some(&self.$wanted),)* $(self.$word.as_ref(),)*]
            }

            fn untranslated(&self, language: &Text) -> Self {
                let own = self.language.clone();
                Self { language: own.or_else(|| Some(language.clone())), ..self.clone() }
            }
        }

        impl Words<$record> for $record {
            fn id(&self) -> &Spanned<Id> {
                &self.id
            }

            fn translates(&self) -> Option<&Text> {
                self.translates.as_ref()
            }

            fn of(&self, original: &Self) -> Self {
                Self {
                    $($once: self.$once.clone().or_else(|| original.$once.clone()),)*
                    ..self.clone()
                }
            }
        }
    };
}

translatable!(Section, words [text short], wanted [title], once [shows audience]);
translatable!(Mandate, words [short], wanted [title text], once [audience]);
translatable!(Objective, words[short], wanted[text], once[audience]);
translatable!(Rule, words [short], wanted [title text], once [audience]);
translatable!(Testimonial, words [role], wanted [quotation speaker], once [consent audience]);
translatable!(Reading, words [short], wanted [text], once [reference audience]);

impl Original for Contact {
    type Words = ContactWords;

    fn id(&self) -> &Spanned<Id> {
        &self.id
    }

    fn words(&self) -> Vec<Option<&Text>> {
        vec![Some(&self.name), self.hours.as_ref(), self.answers.as_ref()]
    }

    fn untranslated(&self, language: &Text) -> Self {
        let own = self.language.clone();
        Self {
            language: own.or_else(|| Some(language.clone())),
            ..self.clone()
        }
    }
}

impl Words<Contact> for ContactWords {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }

    fn translates(&self) -> Option<&Text> {
        self.translates.as_ref()
    }

    fn of(&self, original: &Contact) -> Contact {
        Contact {
            name: self.name.clone(),
            hours: self.hours.clone(),
            answers: self.answers.clone(),
            language: None,
            allow: self.allow.clone(),
            todo: self.todo.clone(),
            ..original.clone()
        }
    }
}

/// The files of a guide's translation.
pub(super) struct Siblings {
    /// `guide.en.yaml`.
    pub(super) guide: File<GuideWords>,
    /// `mandates.en.yaml`.
    pub(super) mandates: Mandates,
    /// `objectives.en.yaml`.
    pub(super) objectives: Objectives,
    /// `framework.en.yaml`.
    pub(super) framework: Framework,
    /// `testimonials.en.yaml`.
    pub(super) testimonials: Testimonials,
    /// `further-reading.en.yaml`.
    pub(super) further_reading: FurtherReading,
}

/// What a translation says of its making.
struct Made<'a> {
    /// From which words.
    from: Option<&'a Text>,
    id: &'a str,
    place: &'a Span,
    original: &'a Span,
}

/// Originals and their translations while they are put together.
pub(super) struct Translator<'a> {
    /// The folder of the originals: `sources/milieu-policier`.
    pub(super) folder: &'a str,
    /// The language in the names of the files: `en`.
    pub(super) suffix: &'a str,
    /// The language of the originals.
    pub(super) language: &'a Text,
    pub(super) sink: &'a mut Sink,
}

impl Translator<'_> {
    /// Returns a guide in the words of its translation.
    pub(super) fn guide(
        &mut self,
        original: &GuideSources,
        words: &Siblings,
    ) -> GuideSources {
        let guide = &original.guide.record;
        let GuideWords { title, language, .. } = &words.guide.record;
        self.check_language(language);
        let head =
            [Some(&guide.title), guide.subtitle.as_ref(), Some(&guide.description)];
        let made = Made {
            from: words.guide.record.translates.as_ref(),
            id: "guide",
            place: &title.span,
            original: &guide.title.span,
        };
        self.compare(&version(&head), &made);
        let sections =
            self.merged("guide", &guide.sections, &words.guide.record.sections);
        let mandates = &words.mandates.mandates;
        let objectives = &words.objectives.objectives;
        let rules = &words.framework.rules;
        let said = &words.testimonials.testimonials;
        let readings = &words.further_reading.readings;
        let mandates = self.merged("mandates", &original.mandates.mandates, mandates);
        let objectives =
            self.merged("objectives", &original.objectives.objectives, objectives);
        let rules = self.merged("framework", &original.framework.rules, rules);
        let testimonials =
            self.merged("testimonials", &original.testimonials.testimonials, said);
        let readings =
            self.merged("further-reading", &original.further_reading.readings, readings);
        GuideSources {
            guide: words.guide.of(&original.guide, sections),
            mandates: Mandates { mandates },
            objectives: Objectives { objectives },
            framework: Framework { rules },
            testimonials: Testimonials { testimonials },
            further_reading: FurtherReading { readings },
            bibliography: original.bibliography.clone(),
        }
    }

    /// Returns records, in the originals' order, in the words of their
    /// translations, which stand in the file of that name.
    pub(super) fn merged<O: Original>(
        &mut self,
        file: &str,
        originals: &List<O>,
        words: &List<O::Words>,
    ) -> List<O> {
        self.refuse_unknown(originals, words);
        let merge = |original: &O| {
            let id = original.id();
            let version = version(&original.words());
            let Some(words) = words.iter().find(|one| one.id().value == id.value) else {
                let file = format!("{}/{file}.{}.yaml", self.folder, self.suffix);
                let missing = Diagnostic::at(Code::TranslationMissing, &id.span)
                    .with("id", &id.value.0)
                    .with("file", file)
                    .with("version", version);
                self.sink.push(missing);
                return original.untranslated(self.language);
            };
            let made = Made {
                from: words.translates(),
                id: &words.id().value.0,
                place: &words.id().span,
                original: &id.span,
            };
            self.compare(&version, &made);
            words.of(original)
        };
        List(originals.iter().map(merge).collect())
    }

    /// Reports translations of records that there are not.
    fn refuse_unknown<O: Original>(
        &mut self,
        originals: &List<O>,
        words: &List<O::Words>,
    ) {
        let known = || originals.iter().map(|one| one.id().value.0.as_str());
        for id in words.iter().map(Words::id) {
            let id_name = id.value.0.as_str();
            if known().any(|known| known == id_name) {
                continue;
            }
            let suggestion = nearest(id_name, known()).unwrap_or("none");
            let unknown = Diagnostic::at(Code::TranslationUnknown, &id.span)
                .with("id", id_name)
                .with("suggestion", suggestion);
            self.sink.push(unknown);
        }
    }

    /// Reports a translation that was made from other words than the original
    /// now has, whose name that is, or does not say from which.
    fn compare(&mut self, version: &str, made: &Made<'_>) {
        let (code, place) = match made.from {
            Some(from) if from.value == version => return,
            Some(from) => (Code::TranslationOlder, &from.span),
            None => (Code::TranslationUnmarked, made.place),
        };
        let diagnostic = Diagnostic::at(code, place)
            .with("id", made.id)
            .with("version", version);
        self.sink.push(diagnostic.related_to(made.original));
    }

    /// Reports a language that is not the one in the name of the file.
    fn check_language(&mut self, language: &Text) {
        let rest = language.value.strip_prefix(self.suffix);
        if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-')) {
            let diagnostic = Diagnostic::at(Code::TranslationLanguage, &language.span)
                .with("language", &language.value)
                .with("suffix", self.suffix);
            self.sink.push(diagnostic);
        }
    }
}

impl File<GuideWords> {
    /// Returns the guide in these words, with these sections.
    fn of(&self, original: &File<Guide>, sections: List<Section>) -> File<Guide> {
        let words = self.record.clone();
        let record = Guide {
            title: words.title,
            subtitle: words.subtitle,
            language: words.language,
            description: words.description,
            sections,
            allow: words.allow,
            todo: words.todo,
            style: original.record.style.clone(),
            products: original.record.products.clone(),
        };
        File {
            path: self.path.clone(),
            span: self.span.clone(),
            record,
        }
    }
}

/// Returns a short name of some words, which changes with them: `v` and eight
/// hexadecimal digits of their SHA-256. (Digits alone would be a number to
/// YAML.)
fn version(words: &[Option<&Text>]) -> String {
    let mut hash = Sha256::new();
    for word in words {
        hash.update(word.map_or("", |word| word.value.trim()));
        hash.update([0]);
    }
    let digits = hash.finalize().into_iter().take(4).map(|byte| format!("{byte:02x}"));
    std::iter::once("v".to_owned()).chain(digits).collect()
}
