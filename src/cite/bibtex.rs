//! Works in BibTeX and BibLaTeX.
//!
//! The crate `biblatex` parses; the tables are our own. Nothing is lost
//! silently: what has no home in CSL is a [`Loss`].

mod marked;
mod tables;
mod values;

use std::collections::BTreeMap;

use biblatex::{Bibliography, ChunksExt, Entry, EntryType, Person as Parsed};

use self::marked::Source;
use self::values::{name, tidy};
use super::date;
use super::item::{Date, Item, Value, is_address};
use super::problem::Trail;
use super::quiet::quietly;

/// A work, and what of its entry is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The work.
    pub item: Item,
    /// What could not be kept.
    pub losses: Vec<Loss>,
}

/// A field that has no home in CSL, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The field, in lower case; `@type` for the entry type.
    pub field: String,
    /// What is written in it.
    pub value: String,
}

/// Why a text is not BibTeX.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BibtexError {
    /// What is wrong, in English as the parser says it.
    pub message: String,
    /// The byte of the text where it is.
    pub byte: usize,
    /// The line of that byte, counted from 1.
    pub line: usize,
}

impl std::fmt::Display for BibtexError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (line {})", self.message, self.line)
    }
}

impl std::error::Error for BibtexError {}

/// Reads the works of a BibTeX or BibLaTeX text, in its order.
pub fn read(text: &str) -> Result<Vec<Work>, BibtexError> {
    let error = |byte: usize, message: String| {
        let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
        let byte = byte.unwrap_or_default();
        BibtexError {
            message,
            byte,
            line: 1 + text[..byte].matches('\n').count(),
        }
    };
    let source = Source::check(text).map_err(|(byte, message)| error(byte, message))?;
    // Parsed as it stands for the place of a mistake, then with its markup kept.
    let parse = |text: &str| {
        quietly(|| Bibliography::parse(text))
            .map_err(|message| error(0, format!("the BibTeX parser failed ({message})")))?
            .map_err(|mistake| error(mistake.span.start, mistake.kind.to_string()))
    };
    parse(source.written)?;
    let parsed = parse(&source.with_tags())?;
    Ok(parsed.iter().map(|entry| Reader::new(entry).read()).collect())
}

/// Reads one entry.
struct Reader<'a> {
    /// The entry as it was parsed.
    entry: &'a Entry,
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
    fn new(entry: &'a Entry) -> Self {
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
        let item = Item::new(entry.key.clone(), work_type.unwrap_or("document"));
        let mut reader = Self {
            entry,
            fields,
            entry_type,
            item,
            losses: Vec::new(),
        };
        if work_type.is_none() {
            reader.losses.push(Loss {
                field: "@type".to_owned(),
                value: reader.entry_type.clone(),
            });
        }
        reader
    }

    /// Reads every field.
    fn read(mut self) -> Work {
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
        Work { item: self.item, losses: self.losses }
    }

    /// Returns the text of a field.
    fn get(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str)
    }

    /// Notes what could not be kept.
    fn lose(&mut self, field: &str, value: &str) {
        self.losses
            .push(Loss { field: field.to_owned(), value: value.to_owned() });
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
            "doi" => self.set("DOI", super::feed::bare_doi(text)),
            "number" => self.set(self.number_variable(), text),
            "eid" => {
                let has_pages = self.get("pages").is_some();
                self.set(if has_pages { "number" } else { "page" }, text);
            }
            "institution" | "school" => self.set("publisher", text),
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
            self.read_date("date", "issued", &text);
            return;
        }
        let Some(year) = self.get("year").map(str::to_owned) else {
            for field in ["month", "day"] {
                if let Some(text) = self.get(field).map(str::to_owned) {
                    self.lose(field, &text);
                }
            }
            return;
        };
        let month = self.get("month").and_then(tables::month);
        if let Some(text) =
            self.get("month").filter(|_| month.is_none()).map(str::to_owned)
        {
            self.lose("month", &text);
        }
        let mut text = year.clone();
        if let (Some(month), Ok(_)) = (month, year.parse::<i16>()) {
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
                self.lose(field, "and others");
                continue;
            }
            names.extend(name(person));
        }
        if !names.is_empty() {
            self.item.variables.insert(variable, Value::Names(names));
        }
    }
}
