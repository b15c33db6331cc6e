//! The steps of a deposit: from an archived edition to what each library asks for.

use std::collections::BTreeSet;
use std::path::Path;

use minijinja::context;
use minijinja::value::Serde;
use serde::Serialize;

use super::archive::table;
use super::diff::{archived, named};
use super::rebuild::unpack;
use super::{Outcome, run, template};
use crate::catalog::{self, Catalog, Product};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::document::Document;
use crate::edition::{self, Body, Due, Medium, Record, Side, Title};
use crate::files::{Files, Package, cannot_read};
use crate::order;
use crate::output::{self, Artifact, Scratch, Summary};
use crate::press;
use crate::source;
use crate::text::plain;

/// The largest book that is deposited, in bytes: Library and Archives Canada takes no
/// larger file.
const LIMIT: u64 = 4 << 30;

/// What the template of a read-me is given.
#[derive(Serialize)]
struct ReadMe<'a> {
    /// The folder of the library: `banq`.
    body: &'static str,
    titles: Vec<Told<'a>>,
}

/// A title, and what is due of it.
#[derive(Serialize)]
struct Told<'a> {
    title: &'a Title,
    due: Due,
    /// The names of its files beside the read-me.
    files: Vec<String>,
}

/// Collects what the libraries ask for of an archived edition, named by a year (its last
/// revision), a revision or the place of an archive, in a folder named by its year and
/// revision; each library has its own folder in it.
///
/// The archive is verified first, and nothing else is read of the project but the
/// templates of what is said to people.
pub fn deposit(
    files: &Files,
    name: &str,
    archives: &Path,
    out: &Path,
) -> Outcome<Summary> {
    run(|sink| {
        let last = || edition::last(archives, name);
        let Some(place) = named(archives, name).or_else(last) else {
            let year = name.split('.').next().unwrap_or(name);
            let missing = Diagnostic::failure(Code::ArchiveMissing).with("edition", name);
            sink.push(missing.with("year", year));
            return None;
        };
        let side = archived(&place, sink)?;
        let mut bag = sink.take(Package::open(&place))?;
        let (year, catalog) = sink.take(catalog(&mut bag, out))?;
        let titles = titles(&side, &bag, catalog.as_ref());
        tell_missing(&titles, &year, sink);
        let mut artifacts = Vec::new();
        for body in Body::ALL {
            let folder = format!("{}/{}", side.edition, body.folder());
            let mut kit = Kit { files, side: &side, year: &year, bag: &mut bag };
            let made = sink.take(kit.make(body, &titles));
            artifacts.extend(made.into_iter().flatten().map(|(name, bytes)| Artifact {
                path: format!("{folder}/{name}"),
                bytes,
            }));
        }
        if sink.has_errors() {
            return None;
        }
        sink.take(output::write(out, std::slice::from_ref(&side.edition), &artifacts))
    })
}

/// Reads the sources of an archive again, in a folder of its own below `out`: they tell
/// how many copies the stations want. Returns the name of the edition's file, too.
///
/// A catalog that this version of the program cannot make of them is none.
///
/// Fails if the disk refuses.
fn catalog(
    bag: &mut Package,
    out: &Path,
) -> Result<(String, Option<Catalog>), Diagnostic> {
    let scratch = Scratch::inside(out)?;
    let year = unpack(bag, &scratch)?;
    let files = Files::open(&scratch.path().join("data"))?;
    let mut quiet = Sink::default();
    let sources = source::load(&files, &mut quiet);
    let catalog = catalog::check(&sources, &files, Some(&year), &mut quiet);
    Ok((year, catalog))
}

/// Returns the products of an edition, in the order of its documents: the common version
/// of each.
fn titles(side: &Side, bag: &Package, catalog: Option<&Catalog>) -> Vec<Title> {
    let common = side.documents.iter().filter(|document| document.station.is_none());
    let mut titles: Vec<Title> = common
        .map(|document| {
            let mut title = title(side, document);
            let Title { guide, product, .. } = &title;
            let press = format!("/{guide}/press/{product}.pdf");
            let is_printed = bag.items().keys().any(|path| path.ends_with(&press));
            let run = catalog.and_then(|catalog| run_of(catalog, guide, product));
            title.is_printed = is_printed;
            title.run = run.filter(|_| is_printed);
            title
        })
        .collect();
    let place = |product: &str| Product::ALL.iter().position(|one| one.name() == product);
    titles.sort_by_key(|one| (one.guide.clone(), place(&one.product)));
    titles
}

/// Returns how many copies are printed of a product, if the stations say.
fn run_of(catalog: &Catalog, guide: &str, product: &str) -> Option<u64> {
    let mut products = Product::ALL.into_iter();
    let product = products.find(|one| one.name() == product)?;
    order::run(catalog, guide, product)
}

/// Returns what is known of a product from its document and its pages.
fn title(side: &Side, document: &Document) -> Title {
    let Document { guide, language, product, edition, geometry, .. } = document;
    let pdf = side.papers.get(&(guide.clone(), product.clone()));
    let facts = pdf.and_then(|pdf| press::facts(pdf).ok());
    let centimetres = |points: f64| {
        let written = format!("{:.1}", points * 2.54 / 72.0);
        let written = written.trim_end_matches(".0").to_owned();
        if language.starts_with("fr") { written.replace('.', ",") } else { written }
    };
    let size =
        || format!("{} × {}", centimetres(geometry.width), centimetres(geometry.height));
    let is_own = |one: &&Document| {
        (&one.guide, &one.product) == (guide, product) && one.station.is_some()
    };
    let lines = edition.imprint.iter().map(|line| plain(line));
    Title {
        guide: guide.clone(),
        language: language.clone(),
        product: product.clone(),
        title: plain(&document.title),
        subtitle: plain(&document.subtitle),
        description: document.description.clone(),
        publisher: document.organisation.name.clone(),
        date: edition.date.clone(),
        edition: edition.id.clone(),
        isbn: edition.isbn.clone(),
        rights: lines.filter(|line| line.starts_with('©')).collect(),
        pages: facts.map(|facts| facts.pages.len()),
        size: pdf.map(|_| size()),
        stations: side.documents.iter().filter(is_own).count(),
        ..Title::default()
    }
}

/// Warns, in the edition's file, of products that need an ISBN and have none.
fn tell_missing(titles: &[Title], year: &str, sink: &mut Sink) {
    let span = Span::file(format!("sources/editions/{year}.yaml"));
    let lacking = titles.iter().filter(|title| title.lacks_isbn());
    let products: BTreeSet<&str> = lacking.map(|title| &*title.product).collect();
    for product in products {
        sink.push(Diagnostic::at(Code::IsbnMissing, &span).with("product", product));
    }
}

/// What the folder of a library is made from.
struct Kit<'a> {
    files: &'a Files,
    side: &'a Side,
    year: &'a str,
    bag: &'a mut Package,
}

impl Kit<'_> {
    /// Makes the files of a library, by their names.
    ///
    /// Fails if a file cannot be read or a template has a mistake.
    fn make(
        &mut self,
        body: Body,
        titles: &[Title],
    ) -> Result<Vec<(String, Vec<u8>)>, Diagnostic> {
        let language = titles.first().map_or("fr-CA", |title| &*title.language);
        let mut made = Vec::new();
        let mut told = Vec::new();
        let mut records: Vec<Record<'_>> = Vec::new();
        for title in titles {
            let due = body.due(title);
            let mut files = Vec::new();
            if matches!(due, Due::Copies { .. }) {
                records.extend(title.records());
                for medium in title.media() {
                    let Some(name) = title.file(medium) else { continue };
                    made.push((name.clone(), self.bytes(title, medium)?));
                    files.push(name);
                }
            }
            told.push(Told { title, due, files });
        }
        let read_me = ReadMe { body: body.folder(), titles: told };
        made.push(("LISEZMOI.txt".to_owned(), self.written(&read_me, language)?));
        if !records.is_empty() {
            made.push(("metadata.xml".to_owned(), edition::sheet(&records).into_bytes()));
            let lines: Vec<Vec<String>> = records.iter().map(Record::cells).collect();
            let lines =
                lines.iter().map(|cells| cells.iter().map(String::as_str).collect());
            let head = std::iter::once(edition::columns(language));
            let table = table(language, head.chain(lines));
            made.push(("metadata.csv".to_owned(), table.into_bytes()));
        }
        Ok(made)
    }

    /// Reads a file of a title from the archive.
    ///
    /// Fails if it is not there or too large.
    fn bytes(&mut self, title: &Title, medium: Medium) -> Result<Vec<u8>, Diagnostic> {
        let Title { guide, product, .. } = title;
        if medium != Medium::Epub
            && let Some(pdf) = self.side.papers.get(&(guide.clone(), product.clone()))
        {
            return Ok(pdf.clone());
        }
        let name = match medium {
            Medium::Epub => format!("{guide}.epub"),
            Medium::Print | Medium::Pdf => format!("{product}.pdf"),
        };
        let path = format!("{}{}/{guide}/{name}", edition::OUTPUTS, self.year);
        let read = self.bag.bytes(&path, LIMIT);
        read.map_err(|error| cannot_read(&path, &error))
    }

    /// Writes what is said to the people who deposit, in their language.
    ///
    /// Fails if the template cannot be read or has a mistake.
    fn written(
        &self,
        read_me: &ReadMe<'_>,
        language: &str,
    ) -> Result<Vec<u8>, Diagnostic> {
        let path = match language.starts_with("fr") {
            true => "layouts/deposit/fr.txt.j2",
            false => "layouts/deposit/en.txt.j2",
        };
        template::filled(self.files, path, context! { deposit => Serde(read_me) })
    }
}
