//! The structure of an electronic book, checked from its bytes alone.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use roxmltree::{Document as Xml, Node, ParsingOptions};

/// Returns everything that is wrong with the structure of a book, in the terms
/// of EPUB 3.3; nothing if all of it holds together.
pub(crate) fn check_structure(bytes: &[u8]) -> Vec<String> {
    let mut problems = Vec::new();
    check_beginning(bytes, &mut problems);
    match unpack(bytes) {
        Ok(files) => check_files(&files, &mut problems),
        Err(error) => problems.push(format!("no ZIP file: {error}")),
    }
    problems
}

/// The files of a book by their paths.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A place: a file and an anchor in it.
type Place = (String, String);

/// Reads all files of a book.
pub(crate) fn unpack(bytes: &[u8]) -> zip::result::ZipResult<Files> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let mut content = Vec::new();
        file.read_to_end(&mut content)?;
        files.insert(file.name().to_owned(), content);
    }
    Ok(files)
}

/// Checks that the type of the book shows in its first bytes: the file
/// `mimetype`, stored, without extra field (OCF 3.3, section 4.3).
fn check_beginning(bytes: &[u8], problems: &mut Vec<String>) {
    let header = b"PK\x03\x04";
    let expected = b"mimetypeapplication/epub+zip";
    let word = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
    if bytes.len() < 58 || !bytes.starts_with(header) || bytes[30..58] != expected[..] {
        problems.push("`mimetype` is not the first file".to_owned());
    } else if word(8) != 0 || word(28) != 0 || word(6) & 8 != 0 {
        problems.push("`mimetype` is not plain".to_owned());
    }
}

/// Checks the files of a book against its package document.
fn check_files(files: &Files, problems: &mut Vec<String>) {
    let mut read = |path: &str| match files.get(path).map(|f| str::from_utf8(f)) {
        Some(Ok(text)) => Some(text),
        _ => {
            problems.push(format!("{path}: missing, or no text"));
            None
        }
    };
    let Some(container) = read("META-INF/container.xml") else { return };
    let package = attributes(container, "rootfile", "full-path");
    let Some(package) = package.first() else {
        return problems.push("the container leads to no package".to_owned());
    };
    let Some(text) = read(package) else { return };
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let manifest = check_package(text, folder, problems);
    let listed: BTreeSet<&str> = manifest.keys().map(|path| &**path).collect();
    let apart = |path: &&str| {
        *path != "mimetype" && !path.starts_with("META-INF/") && *path != &**package
    };
    let present: BTreeSet<&str> =
        files.keys().map(|path| &**path).filter(apart).collect();
    for path in listed.symmetric_difference(&present) {
        problems.push(format!("{path}: not both in the manifest and in the book"));
    }
    check_contents(files, &manifest, problems);
}

/// Returns the values of an attribute of all elements of a name.
fn attributes(text: &str, element: &str, attribute: &str) -> Vec<String> {
    let Ok(xml) = parse(text) else { return Vec::new() };
    let elements = xml.descendants().filter(|node| node.has_tag_name_of(element));
    elements
        .filter_map(|node| node.attribute(attribute).map(str::to_owned))
        .collect()
}

/// Parses XML that may name a document type.
pub(super) fn parse(text: &str) -> Result<Xml<'_>, roxmltree::Error> {
    Xml::parse_with_options(
        text,
        ParsingOptions { allow_dtd: true, ..ParsingOptions::default() },
    )
}

/// Elements by their local names: each file here has one vocabulary.
pub(super) trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// Checks a package document, and returns the media types of its manifest by
/// path.
fn check_package(
    text: &str,
    folder: &str,
    problems: &mut Vec<String>,
) -> BTreeMap<String, String> {
    let mut manifest = BTreeMap::new();
    let xml = match parse(text) {
        Ok(xml) => xml,
        Err(error) => {
            problems.push(format!("package: {error}"));
            return manifest;
        }
    };
    let all = |name: &'static str| {
        xml.descendants().filter(move |node| node.has_tag_name_of(name))
    };
    let mut ids = BTreeSet::new();
    for item in all("item") {
        let value = |name: &str| item.attribute(name).unwrap_or_default().to_owned();
        let path = format!("{folder}/{}", value("href"));
        if manifest.insert(path.clone(), value("media-type")).is_some() {
            problems.push(format!("{path}: twice in the manifest"));
        }
        ids.insert(value("id"));
    }
    if ids.len() != manifest.len() {
        problems.push("items of the manifest share an id".to_owned());
    }
    for item in all("itemref") {
        let idref = item.attribute("idref").unwrap_or_default();
        if !ids.contains(idref) {
            problems.push(format!("the spine names `{idref}`, the manifest does not"));
        }
    }
    let navs = all("item").filter(|item| item.attribute("properties") == Some("nav"));
    let property = |name: &'static str| {
        all("meta")
            .filter(move |meta| meta.attribute("property") == Some(name))
            .count()
    };
    let counts = [
        ("nav", navs.count()),
        ("identifier", all("identifier").count()),
        ("language", all("language").count()),
        ("dcterms:modified", property("dcterms:modified")),
        ("schema:accessibilityHazard", property("schema:accessibilityHazard")),
        ("schema:accessibilitySummary", property("schema:accessibilitySummary")),
    ];
    for (name, count) in counts.into_iter().filter(|(_, count)| *count != 1) {
        problems.push(format!("package: {count} × {name}"));
    }
    manifest
}

/// Checks all files that the manifest names, and the ways between them.
fn check_contents(
    files: &Files,
    manifest: &BTreeMap<String, String>,
    problems: &mut Vec<String>,
) {
    let texts = manifest.iter().filter_map(|(path, kind)| {
        let text = str::from_utf8(files.get(path)?).ok()?;
        Some((&**path, &**kind, text))
    });
    let mut pages = BTreeMap::new();
    for (path, kind, text) in texts {
        match kind {
            "text/css" => check_stylesheet(path, text, files, problems),
            "application/xhtml+xml" | "image/svg+xml" => match parse(text) {
                Ok(xml) => drop(pages.insert(path, xml)),
                Err(error) => problems.push(format!("{path}: {error}")),
            },
            _ => {}
        }
    }
    let anchors: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, xml)| (*path, ids(path, xml, problems)))
        .collect();
    let mut ways = Ways::default();
    for (path, xml) in &pages {
        for node in xml.descendants().filter(Node::is_element) {
            let Some((file, id)) = check_link(path, &node, files, problems) else {
                ways.quiet.extend(quiet_citation(path, &node));
                continue;
            };
            if !id.is_empty() && !anchors.get(&*file).is_some_and(|a| a.contains(&*id)) {
                problems.push(format!("{path}: `{file}#{id}` is nowhere"));
            }
            ways.add(path, &node, (file, id));
        }
    }
    ways.check(problems);
}

/// The ways between citations and references, as pairs of both places.
#[derive(Default)]
struct Ways {
    /// From a citation to its reference.
    cited: BTreeSet<(Place, Place)>,
    /// From a reference, which stands second here too, back to its citation.
    back: BTreeSet<(Place, Place)>,
    /// Citations within a link, which cannot be links themselves.
    quiet: BTreeSet<Place>,
}

impl Ways {
    /// Adds a link, if it is one of these ways.
    fn add(&mut self, path: &str, node: &Node<'_, '_>, to: Place) {
        let place = |node: &Node<'_, '_>| {
            (path.to_owned(), node.attribute("id").unwrap_or_default().to_owned())
        };
        match node.attribute("role") {
            Some("doc-biblioref") => drop(self.cited.insert((place(node), to))),
            Some("doc-backlink") => {
                let entry = node.ancestors().find(|node| node.has_tag_name_of("li"));
                self.back.insert((to, place(&entry.unwrap_or(*node))));
            }
            _ => {}
        }
    }

    /// Checks that every way has its way back.
    fn check(&self, problems: &mut Vec<String>) {
        for (citation, reference) in self.cited.symmetric_difference(&self.back) {
            if !self.quiet.contains(citation) {
                problems.push(format!("one way only: {citation:?}, {reference:?}"));
            }
        }
    }
}

/// Returns the place of a citation within a link.
fn quiet_citation(path: &str, node: &Node<'_, '_>) -> Option<Place> {
    let id = node.attribute("id")?;
    node.has_tag_name_of("span").then(|| (path.to_owned(), id.to_owned()))
}

/// Returns the anchors of a page, each of which must be there once.
fn ids<'a>(
    path: &str,
    xml: &'a Xml<'_>,
    problems: &mut Vec<String>,
) -> BTreeSet<&'a str> {
    let mut ids = BTreeSet::new();
    for id in xml.descendants().filter_map(|node| node.attribute("id")) {
        if !ids.insert(id) {
            problems.push(format!("{path}: `{id}` is there twice"));
        }
    }
    ids
}

/// Returns the file and the anchor that an element leads to, if it leads to a
/// place in the book. Only readers may be led out of it, by a link.
fn check_link(
    path: &str,
    node: &Node<'_, '_>,
    files: &Files,
    problems: &mut Vec<String>,
) -> Option<Place> {
    let link = node.attribute("href").or_else(|| node.attribute("src"))?;
    let outside = ["https:", "http:", "mailto:", "tel:"];
    if node.has_tag_name_of("a") && outside.iter().any(|scheme| link.starts_with(scheme))
    {
        return None;
    }
    let (name, id) = link.split_once('#').unwrap_or((link, ""));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = if name.is_empty() { path.to_owned() } else { format!("{folder}/{name}") };
    if !files.contains_key(&file) {
        problems.push(format!("{path}: `{link}` is not in the book"));
        return None;
    }
    Some((file, id.to_owned()))
}

/// Checks that a stylesheet names only files of the book.
fn check_stylesheet(path: &str, text: &str, files: &Files, problems: &mut Vec<String>) {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    for url in text.split("url(").skip(1) {
        let url = url.split(')').next().unwrap_or_default().trim_matches(['"', '\'']);
        if !files.contains_key(&format!("{folder}/{url}")) {
            problems.push(format!("{path}: `{url}` is not in the book"));
        }
    }
    if text.contains("@import") {
        problems.push(format!("{path}: imports"));
    }
}
