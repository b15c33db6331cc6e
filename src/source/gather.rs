//! The files of guides and of their translations, put together.

use std::collections::BTreeMap;

use super::translation::{ContactsWords, Siblings, Translator};
use super::{Contacts, Desk, GuideSources, Text, strays};
use crate::diag::{Code, Diagnostic, Sink};

impl Desk<'_> {
    /// Reads every folder that has a `guide.yaml`.
    pub(super) fn guides(&mut self) -> BTreeMap<String, GuideSources> {
        let listed = self.list("sources");
        let folders = strays::guide_folders(&listed);
        for folder in folders.iter().filter(|folder| !folder.whole) {
            let diagnostic = Diagnostic::failure(Code::GuideFileMissing);
            self.sink.borrow_mut().push(diagnostic.with("path", folder.path));
            self.whole = false;
        }
        let mut guides = BTreeMap::new();
        for folder in folders.iter().filter(|folder| folder.whole) {
            let id = folder.path.trim_start_matches("sources/");
            self.check_name(id, folder.path);
            let Some(guide) = self.guide(folder.path) else { continue };
            for language in strays::translations(&listed, folder.path) {
                let translated = self.translation(folder.path, language, &guide);
                guides.extend(translated.map(|one| (format!("{id}.{language}"), one)));
            }
            guides.insert(id.to_owned(), guide);
        }
        guides
    }

    /// Reads the translation of a guide, and puts it together with the original.
    fn translation(
        &mut self,
        folder: &str,
        language: &str,
        original: &GuideSources,
    ) -> Option<GuideSources> {
        let path = |name: &str| format!("{folder}/{name}.{language}.yaml");
        let guide = self.file(&path("guide"));
        let siblings = Siblings {
            mandates: self.optional(&path("mandates")),
            objectives: self.optional(&path("objectives")),
            framework: self.optional(&path("framework")),
            testimonials: self.optional(&path("testimonials")),
            further_reading: self.optional(&path("further-reading")),
            guide: guide?,
        };
        let from = &original.guide.record.language;
        Some(
            self.translator(folder, language, from, |one| one.guide(original, &siblings)),
        )
    }

    /// Reads the contacts in every language that a guide is translated into.
    pub(super) fn contacts_in(
        &mut self,
        contacts: &Contacts,
        guides: &BTreeMap<String, GuideSources>,
    ) -> BTreeMap<String, Contacts> {
        let mut translated = BTreeMap::new();
        for (id, guide) in guides {
            let Some((_, language)) = id.split_once('.') else { continue };
            if translated.contains_key(language) {
                continue;
            }
            let path = format!("sources/contacts.{language}.yaml");
            let words: ContactsWords = self.optional(&path);
            let from = &guide.guide.record.language;
            let all = self.translator("sources", language, from, |one| {
                one.merged("contacts", &contacts.contacts, &words.contacts)
            });
            translated.insert(language.to_owned(), Contacts { contacts: all });
        }
        translated
    }

    /// Puts originals and translations together. What is missing may only be
    /// the echo of a file that could not be read.
    fn translator<T>(
        &self,
        folder: &str,
        suffix: &str,
        language: &Text,
        work: impl FnOnce(&mut Translator<'_>) -> T,
    ) -> T {
        let mut sink = Sink::default();
        let made = work(&mut Translator { folder, suffix, language, sink: &mut sink });
        if !self.whole {
            sink.retain(|one| !one.code.is_of_absence());
        }
        self.sink.borrow_mut().append(sink);
        made
    }

    /// Reads the files of a guide.
    fn guide(&mut self, folder: &str) -> Option<GuideSources> {
        let path = |name: &str| format!("{folder}/{name}.yaml");
        let guide = self.file(&path("guide"));
        let mandates = self.optional(&path("mandates"));
        let objectives = self.optional(&path("objectives"));
        let framework = self.optional(&path("framework"));
        let testimonials = self.optional(&path("testimonials"));
        let further_reading = self.optional(&path("further-reading"));
        let bibliography = self.optional(&path("bibliography"));
        Some(GuideSources {
            guide: guide?,
            mandates,
            objectives,
            framework,
            testimonials,
            further_reading,
            bibliography,
        })
    }
}
