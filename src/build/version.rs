//! The versions of a guide, one for each station and one for all, and the files that
//! are made of each.

use super::folder;
use crate::catalog::{Catalog, Format, Product, Purpose};
use crate::document::Target;
use crate::pdf::Colours;

/// A version, and the files that are asked for of it.
pub(super) struct Version<'a> {
    /// Its products.
    pub(super) targets: &'a [Target],
    /// Its files; those of the press first, for of what is wrong everywhere, they say
    /// the most.
    pub(super) files: Vec<Wanted<'a>>,
}

/// A file to be made.
pub(super) struct Wanted<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// What it is of; of a version's documents, the first of its products.
    pub(super) target: &'a Target,
    /// Its path below the output folder.
    pub(super) path: String,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A PDF in a space of colours.
    Paper(Colours, Purpose),
    /// An electronic book.
    Book,
    /// The documents themselves.
    Record,
}

impl Kind {
    /// Returns what such a file is for.
    pub(super) fn purpose(self) -> Purpose {
        match self {
            Self::Paper(_, purpose) => purpose,
            Self::Book | Self::Record => Purpose::Screen,
        }
    }
}

impl<'a> Version<'a> {
    /// Returns the version that some targets make up.
    pub(super) fn of(
        catalog: &Catalog,
        purposes: &[Purpose],
        targets: &'a [Target],
    ) -> Self {
        let files = purposes.iter().flat_map(|purpose| {
            let papers = targets.iter().filter_map(|one| paper(catalog, *purpose, one));
            let others = (*purpose == Purpose::Screen).then(|| others(catalog, targets));
            papers.chain(others.into_iter().flatten())
        });
        let mut files: Vec<Wanted<'a>> = files.collect();
        files.sort_by_key(|wanted| wanted.kind);
        Self { targets, files }
    }
}

/// Divides targets, which stand in the order of guides, stations and products, into
/// those of each version.
pub(super) fn versions(targets: &[Target]) -> Vec<&[Target]> {
    targets.chunk_by(is_of_one).collect()
}

/// Returns whether two targets are of one version.
pub(super) fn is_of_one(a: &Target, b: &Target) -> bool {
    (&a.guide, &a.station) == (&b.guide, &b.station)
}

/// Returns the file of a target on paper for a purpose, if there is one.
fn paper<'a>(
    catalog: &Catalog,
    purpose: Purpose,
    target: &'a Target,
) -> Option<Wanted<'a>> {
    let plan = &catalog.guides[&target.guide].plans[&target.product];
    let format = plan.format.as_ref()?;
    let kind = Kind::Paper(colours(purpose, format), purpose);
    let path = printed(catalog, target, purpose);
    format
        .targets
        .contains(&purpose)
        .then_some(Wanted { kind, target, path })
}

/// Returns the files of a version that are not on paper.
fn others<'a>(catalog: &Catalog, targets: &'a [Target]) -> Vec<Wanted<'a>> {
    let books = targets.iter().filter(|target| target.product == Product::Epub);
    let books = books.map(|target| Wanted {
        kind: Kind::Book,
        target,
        path: path(catalog, target, &format!("{}.epub", target.guide)),
    });
    let record = targets.first().map(|target| Wanted {
        kind: Kind::Record,
        target,
        path: path(catalog, target, "document.json"),
    });
    books.chain(record).collect()
}

/// Returns the space of colours of a format for a purpose.
pub(super) fn colours(purpose: Purpose, format: &Format) -> Colours {
    match purpose {
        Purpose::Press => Colours::Inks,
        Purpose::Office if format.grey => Colours::Grey,
        Purpose::Office | Purpose::Screen => Colours::Rgb,
    }
}

/// Returns the path of the PDF of a target for a purpose.
pub(super) fn printed(catalog: &Catalog, target: &Target, purpose: Purpose) -> String {
    let name = target.product.name();
    match purpose {
        Purpose::Screen => path(catalog, target, &format!("{name}.pdf")),
        _ => path(catalog, target, &format!("{}/{name}.pdf", purpose.name())),
    }
}

/// Returns the path of a file of a target.
pub(super) fn path(catalog: &Catalog, target: &Target, name: &str) -> String {
    let folder = folder(catalog, &target.guide);
    match &target.station {
        Some(station) => format!("{folder}/stations/{station}/{name}"),
        None => format!("{folder}/{name}"),
    }
}
