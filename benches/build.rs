//! How long a build takes, beside bare Typst on the same layout and data.
//!
//! `cargo bench` prints three times for each printed product of the
//! repository's own project; the ratio of `warm` to `typst` is what the checks
//! around a layout cost.

use std::path::Path;

use depliant::document::Document;
use depliant::files::Files;
use depliant::pdf::{Colours, Fonts, Renderer};
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

/// One product with our checks of its pages.
#[divan::bench(args = ["brochure", "card", "booklet"])]
fn warm_render(bencher: Bencher<'_, '_>, product: &str) {
    let files = project();
    let fonts = Fonts::load(&files).expect("the project has fonts");
    let renderer = Renderer::new(&files, &fonts, Colours::Rgb);
    let document = document(&files, product);
    let template = format!("layouts/{product}.typ");
    bencher
        .bench(|| renderer.render(&document, &template).expect("the project is right"));
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

/// Makes Typst forget everything.
fn typst_cache_is_cleared() {
    typst::comemo::evict(0);
}
