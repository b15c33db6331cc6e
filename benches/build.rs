//! How long a build takes, beside bare Typst on the same layout and data.
//!
//! `cargo bench` prints three times for each printed product of the
//! repository's own project; the ratio of `warm` to `typst` is what the checks
//! around a layout cost.
//!
//! The preflight of a press file is what `warm_render` has more than `warm_typst`,
//! and `preflight_of_file`; together they should stay below a fifth of `cold_typst`,
//! the compile that they check.

use std::path::Path;

use depliant::catalog::{self, Catalog, Format, Purpose};
use depliant::diag::Sink;
use depliant::document::Document;
use depliant::files::Files;
use depliant::pdf::{Colours, Fonts, Job, Renderer, Rules};
use depliant::press::facts;
use depliant::source;
use depliant::{Request, Stations, build, documents};
use divan::Bencher;

fn main() {
    divan::main();
}

/// Opens the repository's own project.
fn project() -> Files {
    Files::open(Path::new(env!("CARGO_MANIFEST_DIR")))
        .expect("the repository is a project")
}

/// What is built: the common version of every product.
fn request() -> Request {
    Request { stations: Stations::None, ..Request::default() }
}

/// The document of a product.
fn document(files: &Files, product: &str) -> Document {
    let documents = documents(files, &request()).value.expect("the project is right");
    let found = documents.into_iter().find(|document| document.product == product);
    found.expect("the project makes all products")
}

/// Everything from the disk to the bytes, with nothing kept from before.
#[divan::bench]
fn cold_build(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        typst_cache_is_cleared();
        build(&project(), &request(), 2, &|_, _| ())
            .value
            .expect("the project is right")
    });
}

/// Everything again while Typst remembers.
#[divan::bench]
fn warm_build(bencher: Bencher<'_, '_>) {
    let files = project();
    bencher.bench(|| build(&files, &request(), 2, &|_, _| ()).value.expect("right"));
}

/// One product with our checks of its pages, by the rules of a print shop.
#[divan::bench(args = ["brochure", "card", "booklet"])]
fn warm_render(bencher: Bencher<'_, '_>, product: &str) {
    let files = project();
    let fonts = Fonts::load(&files).expect("the project has fonts");
    let renderer = Renderer::new(&files, &fonts, Colours::Rgb);
    let (catalog, document) = (catalog(&files), document(&files, product));
    let template = format!("layouts/{product}.typ");
    let rules = Rules::new(Purpose::Press, format(&catalog, &document), &catalog.limits);
    let documents = vec![&document];
    let job = Job {
        documents,
        template: &template,
        sheets: None,
        rules,
    };
    bencher.bench(|| renderer.render(&job).expect("the project is right"));
}

/// The same product by Typst alone: compile and export.
#[divan::bench(args = ["brochure", "card", "booklet"])]
fn warm_typst(bencher: Bencher<'_, '_>, product: &str) {
    let files = project();
    let fonts = Fonts::load(&files).expect("the project has fonts");
    let renderer = Renderer::new(&files, &fonts, Colours::Rgb);
    let document = document(&files, product);
    let template = format!("layouts/{product}.typ");
    bencher.bench(|| renderer.bare(&document, &template).expect("the project is right"));
}

/// The same product by Typst alone, with nothing kept from before.
#[divan::bench(args = ["brochure", "card", "booklet"])]
fn cold_typst(bencher: Bencher<'_, '_>, product: &str) {
    let files = project();
    let fonts = Fonts::load(&files).expect("the project has fonts");
    let renderer = Renderer::new(&files, &fonts, Colours::Rgb);
    let document = document(&files, product);
    let template = format!("layouts/{product}.typ");
    bencher.bench(|| {
        typst_cache_is_cleared();
        renderer.bare(&document, &template).expect("the project is right")
    });
}

/// What the preflight reads from the finished file of a product for a print shop.
#[divan::bench(args = ["brochure", "card", "booklet"])]
fn preflight_of_file(bencher: Bencher<'_, '_>, product: &str) {
    let request = Request { purposes: vec![Purpose::Press], ..request() };
    let built = build(&project(), &request, 2, &|_, _| ()).value;
    let built = built.expect("the project is right");
    let name = format!("press/{product}.pdf");
    let mut artifacts = built.artifacts.into_iter();
    let file = artifacts.find(|artifact| artifact.path.ends_with(&name));
    let file = file.expect("the project makes all products").bytes;
    bencher.bench(|| facts(&file).expect("the file is one of ours"));
}

/// What is checked of the project.
fn catalog(files: &Files) -> Catalog {
    let mut sink = Sink::default();
    let sources = source::load(files, &mut sink);
    catalog::check(&sources, files, None, &mut sink).expect("the project is right")
}

/// The format of a document.
fn format<'a>(catalog: &'a Catalog, document: &Document) -> &'a Format {
    let plans = &catalog.guides[&document.guide].plans;
    let mut plans = plans.iter();
    let plan = plans.find(|(product, _)| product.name() == document.product);
    let format = plan.and_then(|(_, plan)| plan.format.as_ref());
    format.expect("the product is printed")
}

/// Makes Typst forget everything.
fn typst_cache_is_cleared() {
    typst::comemo::evict(0);
}
