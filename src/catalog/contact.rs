//! Whom readers can call.

use super::{Audience, Desk, Line, PhoneNumber};
use crate::diag::{Code, Diagnostic};
use crate::source::{self, Text};

/// Somebody to call.
pub struct Contact {
    /// Where it comes from: `contacts/urgence`.
    pub origin: String,
    /// What it is.
    pub name: Line,
    /// Its number; without one it is not printed.
    pub number: Option<PhoneNumber>,
    /// When it answers.
    pub hours: Line,
    /// Who answers, and for what.
    pub answers: Line,
    /// Whether it is the number for an immediate danger.
    pub emergency: bool,
    /// For whom it is printed.
    pub audience: Audience,
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
        let mut wording = self.wording();
        Contact {
            origin,
            name: wording.line(&contact.name),
            number,
            hours: wording.optional_line(contact.hours.as_ref()),
            answers: wording.optional_line(contact.answers.as_ref()),
            emergency: contact.emergency,
            audience,
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
