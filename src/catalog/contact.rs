//! Whom readers can call.

use std::collections::BTreeMap;

use super::{Audience, Desk, Line, PhoneNumber};
use crate::diag::{Code, Diagnostic};
use crate::source::{self, Text};

/// Somebody to call.
pub struct Contact {
    /// Where it comes from: `contacts/urgence`.
    pub origin: String,
    /// What is said of it, in the language of the project.
    pub words: ContactWords,
    /// What is said of it in the languages of translations (`en`).
    pub words_in: BTreeMap<String, ContactWords>,
    /// Its number; without one it is not printed.
    pub number: Option<PhoneNumber>,
    /// Whether it is the number for an immediate danger.
    pub emergency: bool,
    /// For whom it is printed.
    pub audience: Audience,
}

/// What is said of somebody to call.
pub struct ContactWords {
    /// What it is.
    pub name: Line,
    /// When it answers.
    pub hours: Line,
    /// Who answers, and for what.
    pub answers: Line,
    /// Their language, if it is another than the guide's.
    pub language: Option<String>,
}

impl Contact {
    /// Returns what is said of it in a guide of some id.
    pub fn words(&self, guide: &str) -> &ContactWords {
        let language = guide.split_once('.').map(|(_, language)| language);
        language.and_then(|one| self.words_in.get(one)).unwrap_or(&self.words)
    }
}

impl Desk<'_> {
    /// Checks whom to call; the emergency number comes first.
    pub(super) fn contacts(&mut self) -> Vec<Contact> {
        let mut contacts: Vec<Contact> = self
            .sources
            .contacts
            .contacts
            .iter()
            .map(|contact| self.contact(contact))
            .collect();
        contacts.sort_by_key(|contact| !contact.emergency);
        contacts
    }

    /// Checks somebody to call.
    fn contact(&mut self, contact: &source::Contact) -> Contact {
        let id = &contact.id.value.0;
        self.places
            .entry("contacts".to_owned())
            .or_insert(contact.id.span.clone());
        let origin = format!("contacts/{id}");
        self.place(&origin, id, &contact.id.span);
        let number = self.phone(contact.number.as_ref());
        let audience = self.audience(contact.audience.as_ref());
        if contact.number.is_none() && contact.todo.is_none() {
            let diagnostic = Diagnostic::at(Code::UnprintedContact, &contact.id.span);
            self.report(diagnostic.with("id", id));
        }
        Contact {
            origin,
            words: self.contact_words(None, contact),
            words_in: self.contact_words_in(id),
            number,
            emergency: contact.emergency,
            audience,
        }
    }

    /// Reads what is said of a contact in the languages of translations.
    fn contact_words_in(&mut self, id: &str) -> BTreeMap<String, ContactWords> {
        let sources = self.sources;
        let mut words = BTreeMap::new();
        for (language, contacts) in &sources.contacts_in {
            let contact = contacts.contacts.iter().find(|one| one.id.value.0 == id);
            let read = contact.map(|contact| self.contact_words(Some(language), contact));
            words.extend(read.map(|read| (language.clone(), read)));
        }
        words
    }

    /// Reads what is said of a contact in the language of a translation, or of
    /// the project.
    fn contact_words(
        &mut self,
        around: Option<&str>,
        contact: &source::Contact,
    ) -> ContactWords {
        let own = contact.language.as_ref();
        let language = self.language(around.unwrap_or_default(), own);
        let mut wording = match language.as_deref().or(around) {
            Some(spoken) => self.wording_in(spoken, None),
            None => self.wording(),
        };
        ContactWords {
            name: wording.line(&contact.name),
            hours: wording.optional_line(contact.hours.as_ref()),
            answers: wording.optional_line(contact.answers.as_ref()),
            language,
        }
    }

    /// Checks a telephone number.
    pub(super) fn phone(&mut self, number: Option<&Text>) -> Option<PhoneNumber> {
        let number = number?;
        let phone = PhoneNumber::read(&number.value);
        if phone.is_none() {
            let diagnostic = Diagnostic::at(Code::BadPhone, &number.span);
            self.report(diagnostic.with("value", &number.value));
        }
        phone
    }

    /// Checks the address of the organisation's site, which readers follow.
    pub(super) fn website(&mut self, website: Option<&Text>) {
        let Some(website) = website else { return };
        if !is_website(website.value.trim()) {
            let diagnostic = Diagnostic::at(Code::BadWebsite, &website.span);
            self.report(diagnostic.with("value", &website.value));
        }
    }
}

/// Returns whether a text is an address that readers can follow.
fn is_website(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        host.contains('.')
            && host.starts_with(char::is_alphanumeric)
            && !text.contains(char::is_whitespace)
    })
}
