//! From a document to an electronic book: EPUB 3.3, which says of its own
//! accessibility only what is computed from what is in it.
//!
//! The markup is the project's, in templates. They are given the document and
//! a `book`: pages, names of files, ways from citations to references and back,
//! all settled before the first template is filled.
//!
//! **Invariant:** no character that XML forbids reaches a file, whatever the
//! text or a template says: see `templates`.
//!
//! **Invariant:** every file of a book has one name, which is ASCII and differs
//! from the others by more than the case of its letters: see `names`.

mod access;
mod archive;
mod book;
mod images;
mod links;
mod names;
mod templates;
mod typefaces;

use std::fmt;
use std::ops::Range;

use minijinja::context;
use minijinja::value::Serde;

use crate::diag::Diagnostic;
use crate::document::Document;
use crate::files::Files;
use book::Book;
use templates::Templates;

/// The template of the package document.
const PACKAGE: &str = "package.opf.j2";

/// The template of the rules that name the fonts.
const TYPEFACES: &str = "fonts.css.j2";

/// All that a book is made of.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// What is rendered.
    pub document: &'a Document,
    /// The templates by the names of their files.
    pub templates: &'a [(String, String)],
    /// The stylesheet, in CSS.
    pub stylesheet: &'a str,
    /// The fonts that the book carries.
    pub fonts: &'a [FontFile],
    /// The picture of the cover, as PNG; empty if there is none.
    pub cover: &'a [u8],
    /// The pictures that the document shows, by their paths in it.
    pub images: &'a [(String, Vec<u8>)],
}

/// A font that a book carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// The name of its file.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl From<(String, Vec<u8>)> for FontFile {
    fn from((name, bytes): (String, Vec<u8>)) -> Self {
        Self { name, bytes }
    }
}

/// A mistake in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The template, by the name of its file.
    pub file: String,
    /// The bytes of the template that it is about, if they are known.
    pub range: Option<Range<usize>>,
    /// What is wrong, in the words of the template engine.
    pub message: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.message)
    }
}

impl std::error::Error for TemplateError {}

/// How the books of a project look: a folder of its layouts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The templates by the names of their files, sorted.
    pub templates: Vec<(String, String)>,
    /// The stylesheet, in CSS.
    pub stylesheet: String,
}

impl Template {
    /// Reads the templates and the stylesheet (`style.css`) in a folder.
    ///
    /// Fails if a file cannot be read or there is no stylesheet.
    pub fn load(files: &Files, folder: &str) -> Result<Self, Diagnostic> {
        let mut templates = Vec::new();
        for path in files.list(folder)? {
            let name = path.strip_prefix(folder).unwrap_or(&path).trim_start_matches('/');
            if name.ends_with(".j2") {
                templates.push((name.to_owned(), files.text(&path)?));
            }
        }
        let stylesheet = files.text(&format!("{folder}/style.css"))?;
        Ok(Self { templates, stylesheet })
    }
}

/// Renders a document to the bytes of an EPUB.
///
/// Fails at the first mistake in a template.
pub fn render(input: &Input<'_>) -> Result<Vec<u8>, TemplateError> {
    let book = Book::new(input);
    let templates = Templates::new(input, &book)?;
    let mut files = resources(input, &book);
    for page in &book.pages {
        let context = context! { page => Serde(page) };
        let text = templates.fill(page.kind.template(), context)?;
        files.push((page.file.clone(), text.into_bytes()));
    }
    for (file, template) in [(&*book.typefaces, TYPEFACES), (names::PACKAGE, PACKAGE)] {
        let text = templates.fill(template, context! {})?;
        files.push((file.to_owned(), text.into_bytes()));
    }
    Ok(archive::write(files))
}

/// Returns the files of a book that no template makes.
fn resources(input: &Input<'_>, book: &Book<'_>) -> Vec<(String, Vec<u8>)> {
    let stylesheet = templates::allowed(input.stylesheet.to_owned());
    let mut files = vec![(book.stylesheet.clone(), stylesheet.into_bytes())];
    for (typeface, font) in book.fonts.iter().zip(input.fonts) {
        files.push((typeface.file.clone(), font.bytes.clone()));
    }
    for (picture, bytes) in book.pictures.iter().zip(images::all(input)) {
        files.push((picture.file.clone(), bytes.to_vec()));
    }
    files
}
