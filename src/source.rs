//! What authors write: the YAML files of a project, with their places.
//!
//! [`load`] reads them all and reports what is not of its type; what the
//! records mean, and whether they agree with one another, is for `catalog`.

mod decode;
mod fingerprint;
mod gather;
mod guide;
mod layout;
mod project;
mod schema;
mod spanned;
mod strays;
mod translation;
mod word;
mod yaml;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::files::{Files, bad_name};

pub use fingerprint::{INPUTS, fingerprint};
pub use guide::{
    Bibliography, Brochure, Card, Collection, Consent, Flow, Form, Framework,
    FurtherReading, Guide, ListSection, Listed, Mandate, Mandates, Objective, Objectives,
    Order, Products, Reading, Rule, Section, Testimonial, Testimonials,
};
pub use layout::{
    Arrange, Binding, Blanks, Colour, Creep, Fold, Grid, Layout, LinkForm, Margin,
    Office, Palette, Paper, Pictures, Press, PrintShop, Purpose, Size, StationField,
    Weight, Words,
};
pub use project::{
    Allowed, Audience, Choice, Contact, Contacts, Copies, Edition, Gate, Isbns, Lexicon,
    LexiconName, Logo, Organisation, Override, Product, Station, Waiver,
};
pub use schema::schemas;
pub use spanned::{List, Spanned};
pub use word::{Date, FoldKind, Id, Length};
pub use yaml::{Node, Value, parse};

use yaml::locate_in_field;

/// A text field: words with markup, or a line.
pub type Text = Spanned<String>;

/// Returns the place of a part of a text field in its file.
pub fn part(files: &Files, text: &Text, part: Range<usize>) -> Span {
    let field = &text.span.range;
    let file = files.text(&text.span.path).unwrap_or_default();
    let written = file.get(field.clone()).unwrap_or_default();
    let part = locate_in_field(written, &text.value, part);
    let range = field.start + part.start..field.start + part.end;
    Span::new(text.span.path.clone(), range)
}

/// A file as a record, with its path.
#[derive(Debug, Clone, PartialEq)]
pub struct File<T> {
    /// The path from the project's root.
    pub path: String,
    /// The place of its content.
    pub span: Span,
    /// The content.
    pub record: T,
}

/// All that the authors of a project have written.
#[derive(Debug, Clone)]
pub struct Sources {
    /// Who publishes.
    pub organisation: Organisation,
    /// Whom to call.
    pub contacts: Contacts,
    /// Whom to call, in the languages of translations, by the names that these
    /// have in the names of files: `en`.
    pub contacts_in: BTreeMap<String, Contacts>,
    /// The names and acronyms of the project.
    pub lexicon: Lexicon,
    /// The editions, by the names of their files.
    pub editions: BTreeMap<String, File<Edition>>,
    /// The stations, by the names of their files.
    pub stations: BTreeMap<String, File<Station>>,
    /// The guides, by the names of their folders; translations by the same name
    /// and the language, `milieu-policier.en`, after the original.
    pub guides: BTreeMap<String, GuideSources>,
    /// The layouts, by the names of their files.
    pub layouts: BTreeMap<String, File<Layout>>,
    /// The words of the layouts.
    pub words: Words,
    /// The colours of the layouts.
    pub palette: Palette,
    /// What the print shop asks for.
    pub print_shop: PrintShop,
    /// Whether every file became a record without loss. What is missing of a
    /// file that did not is as if it had not been written.
    pub whole: bool,
}

/// What authors write about one guide.
#[derive(Debug, Clone)]
pub struct GuideSources {
    /// `guide.yaml`.
    pub guide: File<Guide>,
    /// `mandates.yaml`.
    pub mandates: Mandates,
    /// `objectives.yaml`.
    pub objectives: Objectives,
    /// `framework.yaml`.
    pub framework: Framework,
    /// `testimonials.yaml`.
    pub testimonials: Testimonials,
    /// `further-reading.yaml`.
    pub further_reading: FurtherReading,
    /// `bibliography.yaml`.
    pub bibliography: Bibliography,
}

/// Reads all files of a project.
///
/// Files that stand where none is expected are warned of: a misspelt name must
/// not vanish.
pub fn load(files: &Files, sink: &mut Sink) -> Sources {
    let mut desk = Desk {
        files,
        sink: RefCell::default(),
        whole: true,
        read: Vec::new(),
    };
    let sources = desk.sources();
    desk.warn_of_strays();
    sink.append(desk.sink.into_inner());
    sources
}

/// A reading in progress.
struct Desk<'a> {
    files: &'a Files,
    sink: RefCell<Sink>,
    /// Whether every file so far became a record without loss.
    whole: bool,
    /// The paths that were asked for.
    read: Vec<String>,
}

impl Desk<'_> {
    /// Reads the whole project.
    fn sources(&mut self) -> Sources {
        let organisation = self.optional("sources/organisation.yaml");
        let contacts = self.optional("sources/contacts.yaml");
        let lexicon = self.optional("sources/lexicon.yaml");
        let editions = self.folder("sources/editions");
        let stations = self.folder("sources/stations");
        let guides = self.guides();
        let contacts_in = self.contacts_in(&contacts, &guides);
        let words = self.optional("layouts/words.yaml");
        let palette = self.optional("layouts/palette.yaml");
        let print_shop = self.optional("layouts/press.yaml");
        let layouts = self.layouts();
        Sources {
            organisation,
            contacts,
            contacts_in,
            lexicon,
            editions,
            stations,
            guides,
            layouts,
            words,
            palette,
            print_shop,
            whole: self.whole,
        }
    }

    /// Reads the layouts: the YAML files at the top of `layouts/`.
    fn layouts(&mut self) -> BTreeMap<String, File<Layout>> {
        let listed = self.list("layouts");
        let records = listed
            .iter()
            .filter(|path| path.matches('/').count() == 1 && path.ends_with(".yaml"))
            .filter(|path| !strays::OF_ALL_LAYOUTS.contains(&path.as_str()));
        let records: Vec<String> = records.cloned().collect();
        self.records(records)
    }

    /// Reads all YAML files of a folder, by the names of the files.
    fn folder<T: DeserializeOwned>(&mut self, folder: &str) -> BTreeMap<String, File<T>> {
        let listed = self.list(folder);
        let records = listed.into_iter().filter(|path| path.ends_with(".yaml"));
        self.records(records.collect())
    }

    /// Reads files, by their names without folder and ending.
    fn records<T: DeserializeOwned>(
        &mut self,
        paths: Vec<String>,
    ) -> BTreeMap<String, File<T>> {
        let mut records = BTreeMap::new();
        for path in paths {
            let name = path.rsplit('/').next().unwrap_or(&path);
            let id = name.strip_suffix(".yaml").unwrap_or(name).to_owned();
            self.check_name(&id, &path);
            let Some(file) = self.file(&path) else { continue };
            match records.entry(id) {
                Entry::Vacant(free) => {
                    free.insert(file);
                }
                // Folders may group the files; their names are still the ids.
                Entry::Occupied(taken) => {
                    let first: &File<T> = taken.get();
                    let diagnostic = Diagnostic::at(Code::DuplicateFile, &file.span)
                        .with("name", name)
                        .related_to(&first.span);
                    self.sink.borrow_mut().push(diagnostic);
                }
            }
        }
        records
    }

    /// Reports a file or folder whose name cannot be an id.
    fn check_name(&self, id: &str, path: &str) {
        if <Id as word::Word>::read(id).is_none() {
            self.sink.borrow_mut().push(bad_name(path));
        }
    }

    /// Reads a file that may be missing.
    fn optional<T: DeserializeOwned + Default>(&mut self, path: &str) -> T {
        let there = self.files.is_taken(path);
        let file = there.then(|| self.file(path)).flatten();
        file.map(|file| file.record).unwrap_or_default()
    }

    /// Reads a file.
    fn file<T: DeserializeOwned>(&mut self, path: &str) -> Option<File<T>> {
        self.read.push(path.to_owned());
        let shared: Arc<str> = path.into();
        let text = self.sink.borrow_mut().take(self.files.text(path));
        let node = text
            .as_ref()
            .and_then(|text| yaml::read(&shared, text, &mut self.sink.borrow_mut()));
        let before = self.refusals();
        let record = node.as_ref().zip(text.as_ref());
        let record =
            record.and_then(|(node, text)| decode::decode(node, text, &self.sink));
        self.whole &= record.is_some() && self.refusals() == before;
        let span = node?.span;
        record.map(|record| File { path: path.to_owned(), span, record })
    }

    /// Returns how much has been refused so far. An unknown key counts: what
    /// stands below it is missing elsewhere.
    fn refusals(&self) -> usize {
        self.sink.borrow().count(|_| true)
    }

    /// Returns the files below a folder.
    fn list(&mut self, folder: &str) -> Vec<String> {
        let listed = self.files.list(folder);
        self.whole &= listed.is_ok();
        self.sink.borrow_mut().take(listed).unwrap_or_default()
    }

    /// Warns of every YAML file of `sources/` that nothing has asked for.
    fn warn_of_strays(&mut self) {
        for path in self.list("sources") {
            if !strays::looks_like_yaml(&path) || self.read.contains(&path) {
                continue;
            }
            let meant = strays::meant(&path).filter(|meant| !self.files.is_taken(meant));
            // Beside a guide that is missing, the others are in their place.
            if strays::is_of_a_guide(&path) {
                continue;
            }
            if let Some(guide) = strays::guide_of_sibling(&path) {
                let diagnostic =
                    Diagnostic::at(Code::TranslationStray, &Span::file(&*path));
                let diagnostic = diagnostic.with("path", &path).with("guide", guide);
                self.sink.borrow_mut().push(diagnostic);
                continue;
            }
            let diagnostic = Diagnostic::at(Code::StrayFile, &Span::file(&*path))
                .with("path", &path)
                .with("suggestion", meant.as_deref().unwrap_or("none"));
            self.sink.borrow_mut().push(diagnostic);
        }
    }
}
