//! Proofs of what is on paper, and how much room is left.

use std::cell::RefCell;

use super::render::Workshop;
use super::{Outcome, Progress, Request, prepare, resolved, run};
use crate::catalog::{Plan, Product, Purpose};
use crate::diag::Sink;
use crate::document::{Document, Target};
use crate::files::Files;
use crate::output::Artifact;
use crate::pdf::{Colours, ProofFiles, ProofJob, Renderer, Room, Rules, proof_all};
use crate::sheet::{Imposition, SIZES, Size};
use crate::text::plain;

/// What proofing has made.
#[derive(Debug)]
pub struct Proofs {
    /// The room of each product, also of those in which something does not fit.
    pub gauges: Vec<Gauge>,
    /// The files, by their paths below the output folder.
    pub files: Outcome<Vec<Artifact>>,
}

/// How much room is left in a product.
#[derive(Debug, Clone, PartialEq)]
pub struct Gauge {
    /// The guide.
    pub guide: String,
    /// The product.
    pub product: Product,
    /// The name of the station; none in the common version.
    pub station: Option<String>,
    /// What its rooms are.
    pub unit: Unit,
    /// Its rooms, in the reader's order.
    pub rooms: Vec<Room>,
}

/// What text is fitted into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Panels of a folded sheet.
    Panel,
    /// Faces of a card.
    Face,
    /// Pages of a booklet.
    Page,
}

impl Unit {
    /// Returns its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Panel => "panel",
            Self::Face => "face",
            Self::Page => "page",
        }
    }
}

/// Proofs what is asked for and is on paper.
pub fn proofs(
    files: &Files,
    request: &Request,
    jobs: usize,
    progress: Progress<'_>,
) -> Proofs {
    let mut gauges = Vec::new();
    let files = run(|sink| {
        let (catalog, fonts) = prepare(files, request, sink)?;
        let mut documents = resolved(&catalog, request, sink)?;
        documents.retain(|(target, _)| target.product != Product::Epub);
        let workshop = Workshop {
            files,
            fonts: &fonts,
            catalog: &catalog,
            purposes: &request.purposes,
            gang: request.gang,
            jobs,
            progress,
            said: RefCell::default(),
        };
        Some(workshop.proofs(&documents, &mut gauges, sink))
    });
    Proofs { gauges, files }
}

impl Workshop<'_> {
    /// Proofs documents, and notes the room in each.
    fn proofs(
        &self,
        documents: &[(Target, Document)],
        gauges: &mut Vec<Gauge>,
        sink: &mut Sink,
    ) -> Vec<Artifact> {
        let renderer = Renderer::new(self.files, self.fonts, Colours::Rgb);
        let jobs = documents.iter().filter_map(|one| Some((one, self.proof_job(one)?)));
        let (documents, jobs): (Vec<_>, Vec<_>) = jobs.unzip();
        let total = jobs.len();
        let report = |done: usize| (self.progress)(done, total);
        let proofs = proof_all(&renderer, &jobs, self.jobs, &report);
        let mut artifacts = Vec::new();
        for (((target, document), job), proof) in
            documents.into_iter().zip(&jobs).zip(proofs)
        {
            if !proof.rooms.is_empty() {
                let station = document.station.as_ref();
                gauges.push(Gauge {
                    guide: target.guide.clone(),
                    product: target.product,
                    station: station.map(|station| plain(&station.name)),
                    unit: unit(job),
                    rooms: proof.rooms,
                });
            }
            match proof.files {
                Ok(files) => artifacts.extend(self.proof_files(target, files, sink)),
                Err(faults) => self.report(target, faults, sink),
            }
        }
        artifacts
    }

    /// Returns what is to be proofed of a document.
    fn proof_job<'b>(
        &'b self,
        (target, document): &'b (Target, Document),
    ) -> Option<ProofJob<'b>> {
        let Plan { template, format, .. } = self.plan(target);
        let format = format.as_ref()?;
        Some(ProofJob {
            document,
            template,
            rules: Rules::new(Purpose::Screen, format, &self.catalog.limits),
            folded: format.folded.as_ref(),
            booklet: format.booklet.as_ref(),
            paper: paper(&format.office),
        })
    }

    /// Returns the files of a proof, and reports what is worth looking at.
    fn proof_files(
        &self,
        target: &Target,
        files: ProofFiles,
        sink: &mut Sink,
    ) -> Vec<Artifact> {
        self.report(target, files.faults, sink);
        let product = target.product.name();
        let path = |name: &str| self.path(target, &format!("proof/{name}"));
        let pages = files.pngs.into_iter().enumerate().map(|(index, bytes)| Artifact {
            path: path(&format!("{product}-{}.png", index + 1)),
            bytes,
        });
        let whole = Artifact {
            path: path(&format!("{product}.pdf")),
            bytes: files.pdf,
        };
        std::iter::once(whole).chain(pages).collect()
    }
}

/// Returns what text of a product is fitted into.
fn unit(job: &ProofJob<'_>) -> Unit {
    match (job.booklet, job.folded) {
        (Some(_), _) => Unit::Page,
        (None, Some(_)) => Unit::Panel,
        (None, None) => Unit::Face,
    }
}

/// Returns the paper on which a station prints a fold dummy: its own if that is a
/// letter or an A4 sheet, or else letter paper.
fn paper(office: &crate::sheet::Sheets) -> Size {
    let [(_, letter), _, _, (_, a4), _] = SIZES;
    let own = match &office.imposition {
        Imposition::Cards { grid, .. } | Imposition::NUp { grid, .. } => Some(grid.page),
        Imposition::Single { .. } | Imposition::Booklet(_) => office.paper,
    };
    let own = own.map(Size::portrait);
    own.filter(|own| *own == a4).unwrap_or(letter)
}
