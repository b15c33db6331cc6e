//! The gates: what may not leave the house.
//!
//! What a gate holds is no mistake, or not yet: it may be looked at on a screen, as a
//! proof that says so on every page. It goes neither to the press nor to the archive,
//! unless somebody takes it upon themselves in the edition's file. The gates:
//!
//! - words of a person without a consent that holds on the edition's day and covers
//!   the product (`consent`),
//! - a number to call, a contact's or a station's, that nobody has verified lately,
//! - something that somebody still has to do,
//! - a station that is only an example,
//! - a product that needs an ISBN or a line of legal deposit and has none,
//! - a picture, or what a file says of itself, that tells more than it should.
//!
//! Each counts where its record is printed, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::leak;
use super::written::{self, Note};
use super::{Catalog, Desk, Edition, Guide, Product};
use crate::diag::{Code, Diagnostic, Span};
use crate::source::{self, Gate, List, Spanned, Text};

/// How many days before the edition's day a number must have been verified at the
/// earliest, if nothing is said.
const DAYS: u16 = 90;

/// How a line of legal deposit begins, as the national libraries of Québec and Canada
/// print it, in the languages of Canada.
const DEPOSIT: [&str; 2] = ["dépôt légal", "legal deposit"];

/// Where pictures stand that any page may show.
const SHARED: &str = "layouts/";

/// What a gate holds.
#[derive(Debug, Clone)]
pub struct Hold {
    /// The gate.
    pub gate: Gate,
    /// The record: `contacts/urgence`.
    pub record: String,
    /// The products that it concerns, if not all that print the record.
    pub products: Option<BTreeSet<Product>>,
    /// The translation that it concerns, by the name of its language (`en`), if not
    /// all guides that print the record.
    pub language: Option<String>,
    /// What is said of it: a warning.
    pub said: Diagnostic,
}

impl Hold {
    /// Returns whether it concerns a product of a guide that prints its record.
    fn concerns(&self, guide: &str, product: Product) -> bool {
        let language = guide.split_once('.').map(|(_, language)| language);
        self.products.as_ref().is_none_or(|all| all.contains(&product))
            && (self.language.is_none() || self.language.as_deref() == language)
    }
}

impl Catalog {
    /// Returns what the gates hold of a product of a guide that prints some records.
    pub fn held<'a>(
        &'a self,
        guide: &'a str,
        product: Product,
        printed: BTreeSet<String>,
    ) -> impl Iterator<Item = &'a Hold> {
        let of = |record: String| {
            self.holds_from(&record)
                .iter()
                .take_while(move |hold| hold.record == record)
        };
        let shared = self.holds_from(SHARED).iter();
        let shared = shared.take_while(|hold| hold.record.starts_with(SHARED));
        let held = printed.into_iter().flat_map(of).chain(shared);
        held.filter(move |hold| hold.concerns(guide, product))
    }

    /// Returns what is held from a record on, in the order of records: of thousands of
    /// stations, a target prints one.
    fn holds_from(&self, record: &str) -> &[Hold] {
        &self.holds[self.holds.partition_point(|hold| *hold.record < *record)..]
    }
}

/// What has passed a gate because somebody took it upon themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waiver {
    /// The gate, by its name.
    pub gate: &'static str,
    /// The record.
    pub record: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When: `2026-11-20`.
    pub date: String,
}

impl Desk<'_> {
    /// Holds a record back.
    pub(super) fn hold(&mut self, gate: Gate, record: &str, said: Diagnostic) {
        self.holds.push(Hold {
            gate,
            record: record.to_owned(),
            products: None,
            language: None,
            said,
        });
    }

    /// Holds back what one product prints of a record.
    pub(super) fn hold_in(
        &mut self,
        product: Product,
        gate: Gate,
        record: &str,
        said: Diagnostic,
    ) {
        self.hold(gate, record, said);
        if let Some(hold) = self.holds.last_mut() {
            hold.products = Some(BTreeSet::from([product]));
        }
    }

    /// Holds back everything that somebody still has to do something about.
    pub(super) fn hold_todos(&mut self, edition: Option<&Edition>) {
        for Note { record, language, todo } in written::todos(self.sources) {
            let note = todo.value.trim();
            let said = Diagnostic::at(Code::Todo, &todo.span).with("note", note);
            self.hold(Gate::Todo, &record, said);
            if let Some(hold) = self.holds.last_mut() {
                hold.language = language;
            }
        }
        for (id, file) in &self.sources.editions {
            let Some(todo) = &file.record.todo else { continue };
            let note = todo.value.trim();
            let said = Diagnostic::at(Code::Todo, &todo.span).with("note", note);
            // Another year's edition is another day's work.
            match edition.is_some_and(|edition| edition.id == *id) {
                true => self.hold(Gate::Todo, "edition", said),
                false => self.report(said),
            }
        }
    }

    /// Holds back the stations that are only examples.
    pub(super) fn hold_examples(&mut self) {
        for (id, file) in &self.sources.stations {
            if file.record.example {
                let said = Diagnostic::at(Code::ExampleStation, &file.span);
                let record = format!("stations/{id}");
                self.hold(Gate::ExampleStation, &record, said.with("id", id));
            }
        }
    }

    /// Holds back the numbers that nobody has verified lately.
    pub(super) fn hold_unverified(&mut self, edition: &Edition) {
        let sources = self.sources;
        for contact in &sources.contacts.contacts {
            let id = &contact.id.value.0;
            // Without a number, it is not printed.
            if contact.number.is_some() {
                let verified = contact.verified_on.as_ref();
                let said = late(Code::ContactUnverified, edition, verified);
                let said = said.map(|said| said(&contact.id.span, id));
                let record = format!("contacts/{id}");
                if let Some(said) = said {
                    self.hold(Gate::ContactUnverified, &record, said);
                }
            }
        }
        for (id, file) in &sources.stations {
            // Nobody answers at an example.
            if !file.record.example {
                let verified = file.record.verified_on.as_ref();
                let said = late(Code::StationUnverified, edition, verified);
                let said = said.map(|said| said(&file.record.name.span, id));
                let record = format!("stations/{id}");
                if let Some(said) = said {
                    self.hold(Gate::StationUnverified, &record, said);
                }
            }
        }
    }

    /// Holds back books without an ISBN or a line of legal deposit. Leaflets and cards
    /// are taken to need neither, being of fewer than five pages; whoever publishes asks
    /// the library.
    pub(super) fn hold_unregistered(
        &mut self,
        edition: &Edition,
        guides: &BTreeMap<String, Guide>,
    ) {
        let Some(file) = self.sources.editions.get(&edition.id) else { return };
        let span = &file.record.year.span;
        let lines = &file.record.imprint;
        let is_deposit = |line: &Text| {
            let line = line.value.trim().to_lowercase();
            DEPOSIT.iter().any(|beginning| line.starts_with(beginning))
        };
        let deposited = lines.iter().any(is_deposit);
        let at = lines.first().map_or(span, |line| &line.span);
        for product in Product::ALL.into_iter().filter(|product| product.is_flow()) {
            if !guides.values().any(|guide| guide.plans.contains_key(&product)) {
                continue;
            }
            if !edition.isbn.contains_key(&product) {
                let said = Diagnostic::at(Code::IsbnMissing, span);
                let said = said.with("product", product.name());
                self.hold_in(product, Gate::IsbnMissing, "edition", said);
            }
            if !deposited {
                let said = Diagnostic::at(Code::DepositMissing, at);
                self.hold_in(product, Gate::DepositMissing, "edition", said);
            }
        }
    }

    /// Holds back what tells more than it should: pictures, and what a file says of
    /// itself.
    pub(super) fn hold_leaks(&mut self) {
        let sources = self.sources;
        let organisation = &sources.organisation;
        if let Some(logo) = &organisation.logo {
            self.hold_picture(&logo.file.value, "organisation", &logo.file.span);
        }
        for path in self.files.list("layouts").unwrap_or_default() {
            self.hold_picture(&path, &path, &Span::file(&*path));
        }
        self.hold_words(organisation.name.as_ref(), "organisation");
        for (id, guide) in &sources.guides {
            let guide = &guide.guide.record;
            let own = [Some(&guide.title), Some(&guide.description)];
            for text in own.into_iter().chain([guide.subtitle.as_ref()]) {
                self.hold_words(text, id);
            }
        }
    }

    /// Holds back a picture that tells more than it shows.
    fn hold_picture(&mut self, path: &str, record: &str, span: &Span) {
        let bytes = leak::is_picture(path).then(|| self.files.bytes(path));
        // That it cannot be read is said elsewhere.
        let Some(Ok(bytes)) = bytes else { return };
        if let Some(kind) = leak::in_picture(&bytes) {
            let said = Diagnostic::at(Code::PictureMetadata, span).with("path", path);
            let said = said.with("kind", kind.name());
            self.hold(Gate::PictureMetadata, record, said);
        }
    }

    /// Holds back a text that files repeat of themselves, with an address or a path in
    /// it.
    fn hold_words(&mut self, text: Option<&Text>, record: &str) {
        let Some(text) = text else { return };
        if let Some(found) = leak::in_words(&text.value) {
            let said = Diagnostic::at(Code::MetadataLeak, &text.span);
            self.hold(Gate::MetadataLeak, record, said.with("found", found));
        }
    }

    /// Lets pass what the edition's file lets pass, and says what it is; the rest is
    /// told as warnings. Nobody can let words pass whose consent has been withdrawn: it
    /// is not theirs to give. Returns what is still held, and what has passed.
    pub(super) fn waive(&mut self, edition: &Edition) -> (Vec<Hold>, Vec<Waiver>) {
        let mut holds = std::mem::take(&mut self.holds);
        let file = self.sources.editions.get(&edition.id);
        let none = List::default();
        let asked = file.map_or(&none, |file| &file.record.waivers);
        let mut waivers = Vec::new();
        for waiver in asked {
            let blank = |text: &&Text| text.value.trim().is_empty();
            let blanks = [&waiver.reason, &waiver.by].into_iter().filter(blank);
            let blanks: Vec<&Text> = blanks.collect();
            for text in &blanks {
                self.report(Diagnostic::at(Code::EmptyText, &text.span));
            }
            let refused = waiver.gate.value == Gate::ConsentWithdrawn;
            if refused {
                let said = Diagnostic::at(Code::WaiverRefused, &waiver.gate.span);
                self.report(said.with("record", waiver.record.value.trim()));
            }
            if refused || !blanks.is_empty() {
                continue;
            }
            let before = holds.len();
            let waives = |hold: &Hold| {
                hold.gate == waiver.gate.value
                    && hold.record == waiver.record.value.trim()
            };
            holds.retain(|hold| !waives(hold));
            let waived = plain(waiver);
            let code =
                if holds.len() < before { Code::Waived } else { Code::WaiverUnused };
            let said = Diagnostic::at(code, &waiver.record.span)
                .with("gate", waived.gate)
                .with("record", &waived.record);
            self.report(match code {
                Code::Waived => {
                    said.with("by", &waived.by).with("reason", &waived.reason)
                }
                _ => said,
            });
            waivers.push(waived);
        }
        for hold in &holds {
            self.report(hold.said.clone());
        }
        if let Some(file) = file.filter(|_| !holds.is_empty()) {
            let said = Diagnostic::at(Code::Proof, &file.record.year.span);
            let said = said.with("edition", &edition.id).with("count", holds.len());
            self.report(said);
        }
        holds.sort_by(|a, b| a.record.cmp(&b.record));
        (holds, waivers)
    }
}

/// Returns a waiver without its places.
fn plain(waiver: &source::Waiver) -> Waiver {
    Waiver {
        gate: waiver.gate.value.code().name(),
        record: waiver.record.value.trim().to_owned(),
        reason: waiver.reason.value.trim().to_owned(),
        by: waiver.by.value.trim().to_owned(),
        date: waiver.date.value.to_string(),
    }
}

/// Returns what makes the complaint of a number, given its place and the id of its
/// record, that was verified on some day or never; nothing if that is not too long ago.
fn late<'a>(
    code: Code,
    edition: &'a Edition,
    verified: Option<&'a Spanned<source::Date>>,
) -> Option<impl Fn(&Span, &str) -> Diagnostic + 'a> {
    let within = edition.verified_within.unwrap_or(DAYS);
    let day = edition.date.0;
    let days = |since: &Spanned<source::Date>| (day - since.value.0).get_days();
    let is_late = verified.is_none_or(|on| days(on) > i32::from(within));
    is_late.then_some(move |span: &Span, id: &str| {
        let on = verified.map_or("never".to_owned(), |on| on.value.to_string());
        Diagnostic::at(code, verified.map_or(span, |on| &on.span))
            .with("id", id)
            .with("verified", on)
            .with("within", within)
            .with("edition", edition.date)
    })
}
