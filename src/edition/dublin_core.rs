//! What a library is told of a publication: a sheet in Dublin Core, as the DCMI writes it
//! in XML ("Guidelines for implementing Dublin Core in XML", 2003), and the same as
//! lines of a table.

use super::deposit::Title;

/// In what a title is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// On paper.
    Print,
    /// As a PDF.
    Pdf,
    /// As an electronic book.
    Epub,
}

/// A title in one medium.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The title.
    pub title: &'a Title,
    /// The medium.
    pub medium: Medium,
    /// The ISBN of this medium.
    pub isbn: Option<&'a str>,
    /// The ISBN of the medium that this one is another form of.
    pub other: Option<&'a str>,
}

/// The heads of the columns of the table.
const COLUMNS: [(&str, &str); 14] = [
    ("titre", "title"),
    ("sous-titre", "subtitle"),
    ("auteur", "author"),
    ("éditeur", "publisher"),
    ("édition", "edition"),
    ("date de publication", "date of publication"),
    ("langue", "language"),
    ("support", "medium"),
    ("ISBN", "ISBN"),
    ("pages", "pages"),
    ("format (cm)", "size (cm)"),
    ("tirage", "print run"),
    ("description", "description"),
    ("fichier", "file"),
];

/// Returns the heads of the columns in a language.
pub fn columns(language: &str) -> Vec<&'static str> {
    let is_french = language.starts_with("fr");
    let head = |(french, english): &(&'static str, &'static str)| match is_french {
        true => *french,
        false => *english,
    };
    COLUMNS.iter().map(head).collect()
}

/// Writes the sheet of some records.
pub fn sheet(records: &[Record<'_>]) -> String {
    let mut out = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<records xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n",
        "    xmlns:dcterms=\"http://purl.org/dc/terms/\"\n",
        "    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n",
    ));
    for record in records {
        out += "  <record>\n";
        for (name, attribute, value) in record.elements() {
            let value = value.replace('&', "&amp;").replace('<', "&lt;");
            let value = value.replace('>', "&gt;");
            out += &format!("    <dc:{name}{attribute}>{value}</dc:{name}>\n");
        }
        out += "  </record>\n";
    }
    out + "</records>\n"
}

impl Record<'_> {
    /// Returns what is known of the 15 elements, with the scheme or the language of each
    /// value. Subject, contributor, source and coverage are not known.
    fn elements(&self) -> Vec<(&'static str, String, String)> {
        let Title {
            language, title, subtitle, description, publisher, ..
        } = self.title;
        let Title { date, rights, .. } = self.title;
        let spoken = || format!(" xml:lang=\"{language}\"");
        let scheme = |name: &str| format!(" xsi:type=\"dcterms:{name}\"");
        let whole = match &**subtitle {
            "" => title.clone(),
            subtitle => format!("{title} : {subtitle}"),
        };
        let mut elements = vec![
            ("title", spoken(), whole),
            ("creator", spoken(), publisher.clone()),
            ("description", spoken(), description.clone()),
            ("publisher", spoken(), publisher.clone()),
            ("date", scheme("W3CDTF"), date.clone()),
            ("type", scheme("DCMIType"), "Text".to_owned()),
        ];
        match self.medium {
            Medium::Print => {}
            Medium::Pdf => {
                elements.push(("format", scheme("IMT"), "application/pdf".to_owned()));
            }
            Medium::Epub => {
                let kind = "application/epub+zip".to_owned();
                elements.push(("format", scheme("IMT"), kind));
            }
        }
        elements.extend(self.extent().map(|extent| ("format", spoken(), extent)));
        let urn = |isbn: &str| format!("urn:isbn:{}", digits(isbn));
        let named = self.isbn.map(|isbn| ("identifier", scheme("URI"), urn(isbn)));
        elements.extend(named);
        elements.push(("language", scheme("RFC4646"), language.clone()));
        let other = self.other.map(|isbn| ("relation", scheme("URI"), urn(isbn)));
        elements.extend(other);
        elements.extend(rights.iter().map(|line| ("rights", spoken(), line.clone())));
        elements.retain(|(_, _, value)| !value.is_empty());
        elements
    }

    /// Returns how many pages it has, and of which size, as catalogues write it: both
    /// French and English say « p. » and « cm ».
    fn extent(&self) -> Option<String> {
        let pages = self.title.pages.map(|pages| format!("{pages}\u{a0}p."));
        let size = self.title.size.as_ref().map(|size| format!("{size}\u{a0}cm"));
        let parts: Vec<String> = [pages, size].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Returns its line in the table.
    pub fn cells(&self) -> Vec<String> {
        let title = self.title;
        let is_french = title.language.starts_with("fr");
        let medium = match (self.medium, is_french) {
            (Medium::Print, true) => "imprimé",
            (Medium::Print, false) => "print",
            (Medium::Pdf, _) => "PDF",
            (Medium::Epub, _) => "EPUB",
        };
        let run = title.run.filter(|_| self.medium == Medium::Print);
        let number = |number: Option<String>| number.unwrap_or_default();
        vec![
            title.title.clone(),
            title.subtitle.clone(),
            title.publisher.clone(),
            title.publisher.clone(),
            title.edition.clone(),
            title.date.clone(),
            title.language.clone(),
            medium.to_owned(),
            self.isbn.unwrap_or_default().to_owned(),
            number(title.pages.map(|pages| pages.to_string())),
            title.size.clone().unwrap_or_default(),
            number(run.map(|run| run.to_string())),
            title.description.clone(),
            title.file(self.medium).unwrap_or_default(),
        ]
    }
}

/// Returns the digits of an ISBN.
fn digits(isbn: &str) -> String {
    isbn.chars().filter(char::is_ascii_alphanumeric).collect()
}
