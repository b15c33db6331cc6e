//! Electronic books: whether their files hold together, and whether any text
//! survives the way into them.

mod sample;
mod structure;

use std::fs;

use depliant::document::Document;
use depliant::epub::{self, FontFile, Input, TemplateError};

use crate::project::{repository, walk};
use sample::{HOSTILE, document, sample};
use structure::{Named, parse};

pub(crate) use structure::{check_structure, unpack};

/// Returns the templates of the repository by the names of their files.
fn templates() -> Vec<(String, String)> {
    let files = walk(&repository().join("layouts/epub")).into_iter();
    let named = files.map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    named.filter(|(name, _)| name.ends_with(".j2")).collect()
}

/// Returns a template of the repository.
fn template(name: &str) -> String {
    fs::read_to_string(repository().join("layouts/epub").join(name)).unwrap()
}

/// Renders a document with the repository's templates, some of them replaced.
fn render(
    document: &Document,
    changes: &[(&str, &str)],
) -> Result<Vec<u8>, TemplateError> {
    let mut templates = templates();
    for (name, text) in changes {
        templates.retain(|(known, _)| known != name);
        templates.push((name.to_string(), text.to_string()));
    }
    let fonts = ["A b.ttf", "a-b.TTF"]
        .map(|name| FontFile { name: name.to_owned(), bytes: vec![0, 1, 0, 0] });
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>"#;
    epub::render(&Input {
        document,
        templates: &templates,
        stylesheet: &template("style.css"),
        fonts: &fonts,
        cover: b"\x89PNG\r\n\x1a\n",
        images: &[("/images/lo go.svg".to_owned(), svg.to_vec())],
    })
}

#[test]
fn a_book_of_hostile_text_holds_together() {
    let document = sample();
    let book = render(&document, &[]).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(check_structure(&book), Vec::<String>::new());
    assert!(book == render(&document, &[]).unwrap(), "the same input, other bytes");
    let files = unpack(&book).unwrap();
    let page = str::from_utf8(&files["EPUB/section----1-.xhtml"]).unwrap();
    let xml = parse(page).unwrap();
    let heading = xml.descendants().find(|node| node.has_tag_name_of("h1")).unwrap();
    let dropped = |c: char| c == '\u{fffe}' || c.is_control();
    assert_eq!(heading.text().unwrap(), HOSTILE.replace(dropped, ""));
    assert_eq!(page.matches("role=\"doc-biblioref\"").count(), 1);
}

#[test]
fn a_book_without_parts_has_a_title_and_contents_all_the_same() {
    let mut document = document(Vec::new());
    document.title.clear();
    document.station = None;
    let book = render(&document, &[]).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(check_structure(&book), Vec::<String>::new());
    let files = unpack(&book).unwrap();
    let pages = ["cover", "title", "nav", "references"];
    for page in pages {
        assert!(files.contains_key(&format!("EPUB/{page}.xhtml")), "{page}");
    }
}

#[test]
fn the_check_sees_what_is_wrong() {
    for (template, from, to, expected) in [
        ("references.xhtml.j2", "id=\"{{ reference.id }}\"", "", "is nowhere"),
        ("references.xhtml.j2", "role=\"doc-backlink\"", "", "one way only"),
        ("package.opf.j2", "<item id=\"style\"", "<item id=\"page-1\"", "share an id"),
        ("title.xhtml.j2", "<h1>", "<h1><img src=\"https://a.org\" alt=\"\"/>", "not in"),
        ("title.xhtml.j2", "</h1>", "", "expected 'h1' tag"),
        ("title.xhtml.j2", "<h1>", "<h1 id=\"cover\">", "there twice"),
    ] {
        let text = self::template(template);
        assert!(text.contains(from), "{template}: {from}");
        let book = render(&sample(), &[(template, &text.replacen(from, to, 1))]).unwrap();
        let problems = check_structure(&book);
        assert!(problems.iter().any(|one| one.contains(expected)), "{problems:?}");
    }
}

#[test]
fn a_mistake_in_a_template_is_told_at_its_place() {
    let forgetful = template("inline.xhtml.j2").replace("\"strong\"", "\"forgotten\"");
    for (file, text, place, message) in [
        ("nav.xhtml.j2", "<nav>{{ inconnu.nom }}</nav>", "inconnu.nom", "undefined"),
        ("nav.xhtml.j2", "<nav>{% if %}</nav>", "%}", "syntax error"),
        ("nav.xhtml.j2", "{{ document.words['x'] }}", "document.words['x']", "undefined"),
        ("inline.xhtml.j2", &forgetful, "fail(", "unknown kind of text: strong"),
    ] {
        let error = render(&sample(), &[(file, text)]).unwrap_err();
        assert_eq!(error.file, file, "{error:?}");
        assert!(text[error.range.clone().unwrap()].starts_with(place), "{error:?}");
        assert!(error.message.contains(message), "{error:?}");
    }
    let error = render(&sample(), &[("station.xhtml.j2", "{% extends 'x.j2' %}")]);
    assert_eq!(error.unwrap_err().file, "station.xhtml.j2");
}

#[test]
fn an_isbn_is_the_identifier_and_else_a_name() {
    let mut document = sample();
    let package = |document: &Document| {
        let files = unpack(&render(document, &[]).unwrap()).unwrap();
        String::from_utf8(files["EPUB/package.opf"].clone()).unwrap()
    };
    let named = package(&document);
    assert!(named.contains(">urn:uuid:"), "{named}");
    document.station = None;
    assert_ne!(named, package(&document));
    document.edition.isbn = Some("978-2-550-51620-0".to_owned());
    assert!(package(&document).contains(">urn:isbn:9782550516200<"));
}
