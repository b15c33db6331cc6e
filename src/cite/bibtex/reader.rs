//! One entry of a BibTeX file, field by field.

use std::collections::BTreeMap;
use std::ops::Range;

use biblatex::{ChunksExt, Entry, EntryType, Person as Parsed};

use super::values::{name, tidy};
use super::{Loss, LossKind, Work, source, tables};
use crate::cite::date;
use crate::cite::item::bare_doi;
use crate::cite::item::{Date, Item, Name, Value, is_address};
use crate::cite::problem::Trail;

/// Reads one entry.
pub(super) struct Reader<'a> {
    /// The entry as it was parsed.
    entry: &'a Entry,
    /// The bytes that its key takes.
    range: Range<usize>,
    /// The bytes that the names of its fields take.
    places: &'a BTreeMap<String, Range<usize>>,
    /// The text of its fields, without the empty ones.
    fields: BTreeMap<&'a str, String>,
    /// Its type, in lower case.
    entry_type: String,
    /// The work so far.
    item: Item,
    /// What could not be kept so far.
    losses: Vec<Loss>,
}

impl<'a> Reader<'a> {
    /// Makes the work of an entry, still without variables.
    pub(super) fn new(source: &'a source::Entry) -> Self {
        let entry = &source.entry;
        let fields: BTreeMap<&str, String> = entry
            .fields
            .iter()
            .map(|(name, chunks)| (name.as_str(), tidy(&chunks.format_verbatim())))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let entry_type = match &entry.entry_type {
            EntryType::Unknown(written) => written.clone(),
            known => known.to_string(),
        };
        let entry_type = entry_type.to_lowercase();
        let subtype = fields.get("entrysubtype").map_or("", String::as_str);
        let work_type = tables::work_type(&entry_type, subtype);
        let item = Item::new(source.key.clone(), work_type.unwrap_or("document"));
        let mut reader = Self {
            entry,
            range: source.range.clone(),
            places: &source.places,
            fields,
            entry_type,
            item,
            losses: source.losses.clone(),
        };
        if work_type.is_none() {
            let (kind, value) = (LossKind::Type, reader.entry_type.clone());
            let range = reader.range.clone();
            reader.losses.push(Loss { kind, range, field: String::new(), value });
        }
        reader
    }

    /// Reads every field.
    pub(super) fn read(mut self) -> Work {
        let fields: Vec<(&str, String)> =
            self.fields.iter().map(|(name, text)| (*name, text.clone())).collect();
        for (field, text) in &fields {
            if let Some(variable) = self.names_of(field) {
                self.read_names(field, variable);
            } else if !self.read_field(field, text) && !tables::is_silent(field) {
                self.lose(field, text);
            }
        }
        self.read_issued();
        self.set_genre();
        self.fold_issue_number();
        Work {
            item: self.item,
            range: self.range,
            losses: self.losses,
        }
    }

    /// Returns the text of a field.
    fn get(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str)
    }

    /// Notes a field that could not be kept.
    fn lose(&mut self, field: &str, value: &str) {
        self.losses.push(Loss {
            kind: LossKind::Field,
            // An inherited field stands in another entry.
            range: self.places.get(field).unwrap_or(&self.range).clone(),
            field: field.to_owned(),
            value: value.to_owned(),
        });
    }

    /// Sets a variable; a second text is put behind the first.
    fn set(&mut self, variable: &'static str, text: impl Into<String>) {
        let text = text.into();
        match self.item.variables.get_mut(variable) {
            Some(Value::Text(first)) if *first != text => {
                first.push_str(". ");
                first.push_str(&text);
            }
            Some(_) => {}
            None => {
                self.item.variables.insert(variable, Value::Text(text));
            }
        }
    }

    /// Reads a field that is no name; returns whether it has a home.
    fn read_field(&mut self, field: &str, text: &str) -> bool {
        match field {
            "title" | "booktitle" | "maintitle" | "journaltitle" | "journal"
            | "eventtitle" => {
                self.read_title(field);
            }
            "date" | "year" => {}
            "urldate" => self.read_date(field, "accessed", text),
            "eventdate" => self.read_date(field, "event-date", text),
            "origdate" => self.read_date(field, "original-date", text),
            "pages" => self.set("page", text.replace("--", "-").replace(['–', '—'], "-")),
            "url" => self.set("URL", text),
            "doi" => self.set("DOI", bare_doi(text)),
            "number" => self.set(self.number_variable(), text),
            "eid" => {
                let has_pages = self.get("pages").is_some();
                self.set(if has_pages { "number" } else { "page" }, text);
            }
            "institution" | "school" | "organization"
                if tables::is_legal(self.item.work_type) =>
            {
                self.set("authority", text);
            }
            "institution" | "school" => self.set("publisher", text),
            "pubstate" => {
                let words = tables::status(text, self.is_english());
                self.set("status", words.map_or_else(|| text.to_owned(), str::to_owned));
            }
            "organization" => {
                let taken = ["publisher", "institution", "school"]
                    .iter()
                    .any(|field| self.get(field).is_some());
                self.set(if taken { "authority" } else { "publisher" }, text);
            }
            "howpublished" if is_address(text) => self.set("URL", text),
            "howpublished" => self.set("medium", text),
            "type" => {
                let words = tables::genre(text, self.is_english());
                self.set("genre", words.map_or_else(|| text.to_owned(), str::to_owned));
            }
            "langid" | "language" | "hyphenation" => match tables::language(text) {
                Some(language) => {
                    self.item.variables.insert("language", Value::Text(language));
                }
                None => return false,
            },
            "eprint" => return self.read_eprint(text),
            _ => match tables::text_variable(field) {
                Some(variable) => self.set(variable, text),
                None => return false,
            },
        }
        true
    }

    /// Returns the variable of `number`: an issue, the number of a report, or a
    /// place in a series.
    fn number_variable(&self) -> &'static str {
        match self.item.work_type {
            "article-journal" | "article-magazine" | "article-newspaper"
            | "periodical" | "review" => "issue",
            "book" | "chapter" | "paper-conference" | "entry-encyclopedia" => {
                "collection-number"
            }
            _ => "number",
        }
    }

    /// Reads a title with its subtitle and what is added to it.
    fn read_title(&mut self, field: &str) {
        let (variable, subtitle, addition) = match field {
            "title" => ("title", "subtitle", "titleaddon"),
            "booktitle" => {
                let part = self.get("maintitle").is_some();
                let variable = if part { "volume-title" } else { "container-title" };
                (variable, "booksubtitle", "booktitleaddon")
            }
            "maintitle" if self.item.work_type == "book" => {
                ("collection-title", "mainsubtitle", "maintitleaddon")
            }
            "maintitle" => ("container-title", "mainsubtitle", "maintitleaddon"),
            "eventtitle" => ("event-title", "", "eventtitleaddon"),
            _ => ("container-title", "journalsubtitle", ""),
        };
        let mut title = self.get(field).unwrap_or_default().to_owned();
        if let Some(subtitle) = self.get(subtitle) {
            let tie = if self.is_english() { "" } else { "\u{A0}" };
            let ended = title.ends_with(['?', '!', '.', ':']);
            let colon = if ended { " ".to_owned() } else { format!("{tie}: ") };
            title = format!("{title}{colon}{subtitle}");
        }
        if let Some(addition) = self.get(addition) {
            title = format!("{}. {addition}", title.trim_end_matches('.'));
        }
        self.set(variable, title);
    }

    /// Returns whether the work is said to be in English.
    fn is_english(&self) -> bool {
        let written = ["langid", "language", "hyphenation"]
            .into_iter()
            .find_map(|f| self.get(f));
        written
            .and_then(tables::language)
            .is_some_and(|tag| tag.starts_with("en"))
    }

    /// Reads a date; words stand for what is none.
    fn read_date(&mut self, field: &str, variable: &'static str, text: &str) {
        let mut trail = Trail::default();
        match date::written(text, &mut trail) {
            Some(date) => {
                self.item.variables.insert(variable, Value::Date(date));
            }
            None => self.lose(field, text),
        }
    }

    /// Reads the date of issue: `date`, else `year`, `month` and `day`.
    fn read_issued(&mut self) {
        if let Some(text) = self.get("date").map(str::to_owned) {
            return self.read_date("date", "issued", &text);
        }
        let Some(year) = self.get("year").map(str::to_owned) else {
            for field in ["month", "day"] {
                if let Some(text) = self.get(field).map(str::to_owned) {
                    self.lose(field, &text);
                }
            }
            return;
        };
        // How some write that there is no date.
        let letters: String = year.chars().filter(char::is_ascii_alphabetic).collect();
        if matches!(letters.to_lowercase().as_str(), "nd" | "sd" | "undated") {
            return;
        }
        let month = self
            .get("month")
            .map(|month| (tables::month(month), month.to_owned()));
        if let Some((None, text)) = &month {
            self.lose("month", text);
        }
        let mut text = year.replace(['–', '—'], "/").trim_matches(['{', '}']).to_owned();
        if let (Some((Some(month), _)), Ok(_)) = (month, year.parse::<i16>()) {
            text = format!("{year}-{month:02}");
            if let Some(day) = self.get("day").and_then(|day| day.parse::<u8>().ok()) {
                text = format!("{text}-{day:02}");
            }
        }
        let date = date::written(&text, &mut Trail::default());
        let date = date.unwrap_or(Date::Literal(year));
        self.item.variables.insert("issued", Value::Date(date));
    }

    /// Gives a thesis the words for what it is, if the entry has none.
    fn set_genre(&mut self) {
        if self.item.text("genre").is_none()
            && let Some(words) = tables::genre(&self.entry_type, self.is_english())
        {
            self.set("genre", words);
        }
    }

    /// Puts `number` and `issue` of an article together when both are there.
    fn fold_issue_number(&mut self) {
        let both = self.get("number").zip(self.get("issue"));
        if let (Some((number, issue)), "issue") = (both, self.number_variable()) {
            let text = if number == issue {
                number.to_owned()
            } else {
                format!("{number}, {issue}")
            };
            self.item.variables.insert("issue", Value::Text(text));
        }
    }

    /// Reads the number of a preprint; the archives whose addresses are known
    /// give a link.
    fn read_eprint(&mut self, text: &str) -> bool {
        let archive = self.get("eprinttype").or(self.get("archiveprefix"));
        let archive = archive.unwrap_or_default().to_owned();
        let address = match archive.to_lowercase().as_str() {
            "arxiv" => format!("https://arxiv.org/abs/{text}"),
            "jstor" => format!("https://www.jstor.org/stable/{text}"),
            "hdl" => format!("https://hdl.handle.net/{text}"),
            "hal" => format!("https://hal.science/{text}"),
            "pubmed" => {
                self.set("PMID", text);
                return true;
            }
            _ => return false,
        };
        if self.get("url").is_none() {
            self.set("URL", address);
        }
        self.set("archive", archive);
        self.set("archive_location", text);
        true
    }

    /// Returns the variable of a field that holds names.
    fn names_of(&self, field: &str) -> Option<&'static str> {
        let role = self.get(&format!("{field}type")).unwrap_or_default();
        tables::name_variable(field, role)
    }

    /// Reads names, after those that another field gave.
    fn read_names(&mut self, field: &str, variable: &'static str) {
        let parsed = self.entry.get_as::<Vec<Parsed>>(field).unwrap_or_default();
        let mut names = self.item.names(variable).to_vec();
        for person in parsed {
            if person.name == "others" && person.given_name.is_empty() {
                names.push(Name::Others);
            } else {
                names.extend(name(person));
            }
        }
        if !names.is_empty() {
            self.item.variables.insert(variable, Value::Names(names));
        }
    }
}
