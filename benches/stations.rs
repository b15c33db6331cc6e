//! Many stations, beside bare Typst on the same layouts and documents in the same run.
//!
//! `bare` compiles and exports; `build` does all that `depliant build` does: it reads,
//! checks, resolves, renders, checks the pages, and publishes. Both use two threads.
//! The ratio of their throughputs is what everything around Typst costs. `program`
//! calls the `typst` of the path once for each file, as a script would, two at a time.

#![expect(
    clippy::disallowed_methods,
    reason = "a bench makes the project that it builds"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use depliant::catalog::Product;
use depliant::document::Document;
use depliant::files::Files;
use depliant::pdf::{Colours, Fonts, Renderer, forget, spread};
use depliant::{Delivery, Request, Shard, documents, publish};
use divan::Bencher;
use divan::counter::ItemsCount;
use tempfile::TempDir;

/// How many threads work.
const THREADS: usize = 2;

fn main() {
    divan::main();
}

/// Makes a copy of the repository's own project with stations of nowhere.
fn project(stations: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["sources", "layouts", "fonts"] {
        copy(&root.join(name), &folder.path().join(name));
    }
    let own = folder.path().join("sources/stations");
    fs::remove_dir_all(&own).expect("it has just been made");
    fs::create_dir(&own).expect("there is room");
    for station in 1..=stations {
        let text = format!(
            "name: Poste Exemple {station}\naddress: [\"{station}, rue de l’Exemple\"]\n\
             phone: 514 555-01{:02}\nexample: true\n",
            station % 100
        );
        let file = own.join(format!("poste-{station:05}.yaml"));
        fs::write(file, text).expect("there is room");
    }
    folder
}

/// Copies a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("there is room");
    for entry in fs::read_dir(from).expect("it is a folder").flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("there is room");
        }
    }
}

/// What is built of each station.
fn request() -> Request {
    let products = vec![Product::Brochure, Product::Card];
    Request { products, ..Request::default() }
}

/// Bare Typst: compile and export.
#[divan::bench(args = [500], sample_count = 1, sample_size = 1)]
fn bare(bencher: Bencher<'_, '_>, stations: usize) {
    let project = project(stations);
    let files = Files::open(project.path()).expect("it is a project");
    let fonts = Fonts::load(&files).expect("the project has fonts");
    let renderer = Renderer::new(&files, &fonts, Colours::Rgb);
    let documents = documents(&files, &request()).value.expect("the project is right");
    let versions: Vec<&[Document]> = documents.chunks(2).collect();
    bencher.counter(ItemsCount::new(documents.len())).bench(|| {
        spread(versions.len(), THREADS, &|_| (), |index| {
            for document in versions[index] {
                let template = format!("layouts/{}.typ", document.product);
                renderer.bare_here(document, &template).expect("the project is right");
            }
            forget();
        });
    });
}

/// Returns whether the path has no `typst`.
fn has_no_typst() -> bool {
    let call = Command::new("typst").arg("--version").stdout(Stdio::null()).status();
    !call.is_ok_and(|status| status.success())
}

/// The program `typst`, once for each file.
#[divan::bench(args = [10], sample_count = 1, sample_size = 1, ignore = has_no_typst())]
fn program(bencher: Bencher<'_, '_>, stations: usize) {
    let project = project(stations);
    let files = Files::open(project.path()).expect("it is a project");
    let documents = documents(&files, &request()).value.expect("the project is right");
    for (index, document) in documents.iter().enumerate() {
        let json = serde_json::to_vec(document).expect("its keys are text");
        let place = project.path().join(format!("{index}.json"));
        fs::write(place, json).expect("there is room");
    }
    bencher.counter(ItemsCount::new(documents.len())).bench(|| {
        spread(documents.len(), THREADS, &|_| (), |index| {
            let status = Command::new("typst")
                .current_dir(project.path())
                .args(["compile", "--root", ".", "--font-path", "fonts"])
                .args(["--ignore-system-fonts", "--pdf-standard", "ua-1,a-2a"])
                .args(["--creation-timestamp", "0", "--input", "colours=rgb"])
                .args(["--input", &format!("document=/{index}.json")])
                .arg(format!("layouts/{}.typ", documents[index].product))
                .arg(format!("{index}.pdf"))
                .status();
            assert!(status.is_ok_and(|status| status.success()), "typst has failed");
        });
    });
}

/// A whole build.
#[divan::bench(args = [500], sample_count = 1, sample_size = 1)]
fn build(bencher: Bencher<'_, '_>, stations: usize) {
    let project = project(stations);
    let out = project.path().join("out");
    bencher.counter(ItemsCount::new(2 * (stations + 1))).bench(|| {
        let files = Files::open(project.path()).expect("it is a project");
        deliver(&files, &out, true);
    });
}

/// A build in which nothing has changed.
#[divan::bench(args = [500], sample_count = 10)]
fn build_unchanged(bencher: Bencher<'_, '_>, stations: usize) {
    let project = project(stations);
    let out = project.path().join("out");
    let files = Files::open(project.path()).expect("it is a project");
    deliver(&files, &out, false);
    bencher.counter(ItemsCount::new(2 * (stations + 1))).bench(|| {
        let files = Files::open(project.path()).expect("it is a project");
        deliver(&files, &out, false);
    });
}

/// Builds into a folder.
fn deliver(files: &Files, out: &Path, force: bool) {
    let delivery = Delivery { out, force, shard: Shard::WHOLE };
    publish(files, &request(), delivery, THREADS, &|_, _| ())
        .value
        .expect("the project is right");
}
