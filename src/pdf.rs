//! From documents to PDFs, and what only typesetting can know: what does not
//! fit, what no font can show, what a print shop would send back.
//!
//! The layout is the project's, in Typst; the document is given to it as one
//! virtual JSON file whose path never changes, so that Typst's memory holds
//! from one document to the next. The file that comes out is PDF/UA-1 and
//! PDF/A-2a at once.
//!
//! **Invariant:** a layout opens no file but the project's layouts and
//! pictures, and no font but the project's is ever used.

mod cover;
mod fault;
mod fit;
mod fonts;
mod form;
mod mark;
mod paint;
mod panels;
mod plan;
mod preflight;
mod proofs;
mod room;
mod scan;
mod sheets;
mod world;

use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Scope, ScopedJoinHandle};

use typst::comemo;
use typst::diag::Warned;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::document::Document;
use crate::files::Files;
use crate::sheet::Sheets;
use preflight::Foot;
use world::{Desk, World};

pub use fault::{Fault, Sameness};
pub use fonts::{FontLine, Fonts};
pub use form::Form;
pub use paint::{Picture, Place, Sheet};
pub use preflight::Rules;
pub use proofs::{Proof, ProofFiles, ProofJob, proof_all};
pub use room::Room;
use sheets::Run;
pub use sheets::{PrintShop, Printer};
pub use world::Colours;

/// The stack of a thread that lays documents out, in bytes: Typst recurses with
/// the nesting of a layout, and the 2 MiB of a plain thread are soon used up.
const STACK: usize = 16 << 20;

/// For how many pieces of work Typst remembers what it has not used again. Fewer
/// forgets the layout itself; more keeps a gigabyte over thousands of stations.
const MEMORY: usize = 4;

/// Renders documents by the layouts of a project.
pub struct Renderer<'a> {
    world: World<'a>,
}

/// One file to render.
#[derive(Debug, Clone)]
pub struct Job<'a> {
    /// What is rendered: one document, or several cards that share sheets.
    pub documents: Vec<&'a Document>,
    /// The layout, from the project's root.
    pub template: &'a str,
    /// The sheets that it is printed on, and where; none for a screen.
    pub sheets: Option<(&'a Sheets, Printer<'a>)>,
    /// What it is checked against.
    pub rules: Rules<'a>,
}

/// A document that has been rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// How many pages the documents in it have before they are put on sheets.
    pub laid_out: usize,
    /// What is worth looking at but stands in nobody's way.
    pub faults: Vec<Fault>,
}

/// What comes of a document: a file, or everything that is wrong with it.
type Pressed = Result<Rendered, Vec<Fault>>;

impl<'a> Renderer<'a> {
    /// Makes a renderer of a project's layouts with a project's fonts, in a space
    /// of colours.
    pub fn new(files: &'a Files, fonts: &'a Fonts, colours: Colours) -> Self {
        Self { world: World::new(files, fonts, colours) }
    }

    /// Does a job.
    ///
    /// Fails with everything that the layout or a page has against it.
    pub fn render(&self, job: &Job<'_>) -> Result<Rendered, Vec<Fault>> {
        apart(|| {
            let rendered = self.render_here(job);
            forget();
            rendered
        })
    }

    /// Does a job on this thread, which [`spread`] has made, and forgets nothing.
    ///
    /// Fails with everything that the layout or a page has against it.
    pub fn render_here(&self, job: &Job<'_>) -> Result<Rendered, Vec<Fault>> {
        match job.sheets {
            None => proof(&self.world.desk(job.documents[0], job.template), job),
            Some((sheets, printer)) => self.print_here(&Run {
                documents: &job.documents,
                template: job.template,
                sheets,
                printer,
                rules: job.rules,
            }),
        }
    }

    /// Paints the frame of a document that has its cover as a PNG, for the cover of an
    /// electronic book, on this thread, which [`spread`] has made; nothing if the
    /// layout makes no page.
    ///
    /// Fails with everything that the layout has against it.
    pub fn cover_here(
        &self,
        document: &Document,
        template: &str,
    ) -> Result<Vec<u8>, Vec<Fault>> {
        let (paged, _) = compile(&self.world.desk(document, template))?;
        Ok(cover::png(&paged, document))
    }

    /// Renders a document without looking at its pages, for comparison.
    ///
    /// Fails with everything that the layout has against it.
    pub fn bare(
        &self,
        document: &Document,
        template: &str,
    ) -> Result<Vec<u8>, Vec<Fault>> {
        apart(|| self.bare_here(document, template))
    }

    /// Does what [`Self::bare`] does on this thread, which [`spread`] has made.
    ///
    /// Fails with everything that the layout has against it.
    pub fn bare_here(
        &self,
        document: &Document,
        template: &str,
    ) -> Result<Vec<u8>, Vec<Fault>> {
        let desk = self.world.desk(document, template);
        let (paged, _) = compile(&desk)?;
        export(&desk, paged, document)
    }

    /// Writes out what stands where on each page, one line for each run of
    /// text: x and y of its baseline in mm, font, size, words.
    ///
    /// Fails with everything that the layout has against it.
    pub fn page_plan(
        &self,
        document: &Document,
        template: &str,
    ) -> Result<String, Vec<Fault>> {
        apart(|| {
            let (paged, _) = compile(&self.world.desk(document, template))?;
            Ok(plan::write(&paged))
        })
    }
}

/// Lays a document out and looks at its pages; also returns what is worth looking
/// at. Fails with all that if something is wrong.
fn laid_out(
    desk: &Desk<'_>,
    document: &Document,
    rules: &Rules<'_>,
) -> Result<(PagedDocument, Vec<Fault>), Vec<Fault>> {
    let (paged, faults) = looked_at(desk, document, rules)?;
    if faults.iter().any(Fault::stops) { Err(faults) } else { Ok((paged, faults)) }
}

/// Lays a document out and looks at its pages; also returns what is wrong with them.
/// Fails if there are none, or not those that are meant.
fn looked_at(
    desk: &Desk<'_>,
    document: &Document,
    rules: &Rules<'_>,
) -> Result<(PagedDocument, Vec<Fault>), Vec<Fault>> {
    let (paged, mut faults) = compile(desk)?;
    // Set in another font, or in none, text stands elsewhere.
    if faults.iter().any(Fault::stops) {
        return Err(faults);
    }
    let overflows = fit::overflows(&paged, document);
    let foot = if overflows.is_empty() { Foot::Tell } else { Foot::Told };
    faults.extend(overflows);
    faults.extend(preflight::of_pages(&paged, document, desk, rules, foot));
    faults.extend(scan::unreadable(&paged, document));
    Ok((paged, faults))
}

/// Lays a document out, looks at its pages, and writes the file.
fn proof(desk: &Desk<'_>, job: &Job<'_>) -> Pressed {
    let document = job.documents[0];
    let (paged, faults) = laid_out(desk, document, &job.rules)?;
    let pages = paged.pages().len();
    let pdf = export(desk, paged, document)?;
    Ok(Rendered { pdf, pages, laid_out: pages, faults })
}

/// Lets Typst forget what it has not used for a while: after each piece of work on a
/// thread that [`spread`] has made.
pub fn forget() {
    comemo::evict(MEMORY);
}

/// Lets Typst forget everything: when the last piece of work is done.
pub fn forget_all() {
    comemo::evict(0);
}

/// Does pieces of work on some threads that are made for Typst, and returns what came
/// of each, in their order. `progress` is called with the number that are done.
pub fn spread<T: Send>(
    jobs: usize,
    threads: usize,
    progress: &(dyn Fn(usize) + Sync),
    job: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let work = || {
        let mut results = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= jobs {
                return results;
            }
            results.push((index, job(index)));
            progress(done.fetch_add(1, Ordering::Relaxed) + 1);
        }
    };
    let mut results: Vec<(usize, T)> = thread::scope(|scope| {
        let count = threads.clamp(1, jobs.max(1));
        let threads: Vec<_> = (0..count).map(|_| spawn(scope, work)).collect();
        threads.into_iter().flat_map(join).collect()
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Does work on a thread that is made for Typst, and waits for it.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| join(spawn(scope, work)))
}

/// Starts a thread with a large stack and a thread pool of its own, of this
/// thread alone: where threads share a pool, one that waits steals whole
/// documents and overflows its stack.
fn spawn<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> ScopedJoinHandle<'scope, T> {
    let alone = move || {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        match pool.build() {
            Ok(pool) => pool.install(work),
            Err(_) => work(),
        }
    };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn_scoped(scope, alone)
        .expect("the system has room for another thread")
}

/// Waits for a thread, and hands its panic on.
fn join<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic))
}

/// Lays a document out; also returns what is worth looking at.
fn compile(desk: &Desk<'_>) -> Result<(PagedDocument, Vec<Fault>), Vec<Fault>> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(desk);
    let mut faults: Vec<Fault> = warnings
        .iter()
        .map(|warning| Fault::of_typst(desk, warning))
        .collect();
    match output {
        Ok(paged) => Ok((paged, faults)),
        Err(errors) => {
            faults.extend(errors.iter().map(|error| Fault::of_typst(desk, error)));
            Err(faults)
        }
    }
}

/// Writes the PDF of a document that has been laid out.
fn export(
    desk: &Desk<'_>,
    paged: PagedDocument,
    document: &Document,
) -> Result<Vec<u8>, Vec<Fault>> {
    export_as(desk, paged, document, "screen")
}

/// Writes a PDF under the name that its identity is made of.
fn export_as(
    desk: &Desk<'_>,
    paged: PagedDocument,
    document: &Document,
    name: &str,
) -> Result<Vec<u8>, Vec<Fault>> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .expect("the two standards agree with one another");
    let options = PdfOptions {
        ident: Smart::Custom(identity(document, name)),
        creator: Smart::Custom(Some("depliant".to_owned())),
        timestamp: midnight(&document.edition.date).map(Timestamp::new_utc),
        standards,
        tagged: true,
        ..PdfOptions::default()
    };
    let paged = panels::in_reading_order(paged, &document.geometry.frames);
    let paged = mark::over(desk, paged, document, true)?;
    typst_pdf::pdf(&paged, &options).map_err(|errors| {
        let refused = |error| Fault::of_export(desk, error, document);
        errors.iter().map(refused).collect()
    })
}

/// Returns what makes the identity of a file, for a screen or a printer.
fn identity(document: &Document, purpose: &str) -> String {
    let station = document.station.as_ref().map_or("", |station| &station.id);
    let Document { edition, guide, product, .. } = document;
    [&*edition.id, guide, product, station, purpose].join("/")
}

/// Returns the beginning of a day (`2026-12-01`), as Typst counts.
fn midnight(date: &str) -> Option<Datetime> {
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0)
}
