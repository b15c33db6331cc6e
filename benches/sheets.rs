//! How long it takes to put pages on sheets, beside laying out the same pages.
//!
//! Equal documents are laid out once: what is measured is imposition and the
//! writing of the file.

use std::path::Path;

use depliant::catalog::{Catalog, Product, Purpose, check};
use depliant::diag::Sink;
use depliant::document::{Document, Target, resolve};
use depliant::files::Files;
use depliant::pdf::{Colours, Fonts, Job, Printer, Renderer, Rules};
use divan::Bencher;

fn main() {
    divan::main();
}

/// Opens the repository's own project.
fn project() -> Files {
    Files::open(Path::new(env!("CARGO_MANIFEST_DIR")))
        .expect("the repository is a project")
}

/// Checks the project.
fn catalog(files: &Files) -> Catalog {
    let sources = depliant::source::load(files, &mut Sink::default());
    check(&sources, files, None, &mut Sink::default()).expect("the project is right")
}

/// The document of a product of the guide.
fn document(catalog: &Catalog, product: Product) -> Document {
    let guide = catalog.guides.keys().next().expect("there is a guide").clone();
    let target = Target { guide, product, station: None };
    resolve(catalog, &target).expect("its references can be formatted")
}

/// Prints a product many times over in one run, on the sheets of a station.
fn print(bencher: Bencher<'_, '_>, product: Product, copies: usize) {
    let files = project();
    let fonts = Fonts::load(&files).expect("the project has fonts");
    let catalog = catalog(&files);
    let document = document(&catalog, product);
    let guide = catalog.guides.values().next().expect("there is a guide");
    let plan = &guide.plans[&product];
    let format = plan.format.as_ref().expect("it is on paper");
    let renderer = Renderer::new(&files, &fonts, Colours::Rgb);
    let job = Job {
        documents: vec![&document; copies],
        template: &plan.template,
        sheets: Some((&format.office, Printer::Office)),
        rules: Rules::new(Purpose::Office, format, &catalog.limits),
    };
    bencher.bench(|| renderer.render(&job).expect("the project is right"));
}

/// Six booklets of twelve pages: 72 pages on 36 sides.
#[divan::bench]
fn booklets_of_72_pages(bencher: Bencher<'_, '_>) {
    print(bencher, Product::Booklet, 6);
}

/// A thousand cards, ten on a sheet.
#[divan::bench(sample_count = 10)]
fn a_thousand_cards(bencher: Bencher<'_, '_>) {
    print(bencher, Product::Card, 1000);
}

/// One card, for comparison.
#[divan::bench]
fn one_sheet_of_cards(bencher: Bencher<'_, '_>) {
    print(bencher, Product::Card, 1);
}
