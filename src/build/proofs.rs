//! Proofs of what is on paper, and how much room is left.

use super::faults::Said;
use super::render::Workshop;
use super::targets::targets;
use super::{Outcome, Progress, Request, prepare, resolved, run, version};
use crate::catalog::{Plan, Product, Purpose};
use crate::diag::Sink;
use crate::document::{Document, Target};
use crate::files::Files;
use crate::output::Artifact;
use crate::pdf::{Colours, ProofFiles, ProofJob, Room, Rules, proof_all};
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
        let mut targets = targets(&catalog, request, sink)?;
        targets.retain(|target| target.product != Product::Epub);
        let documents = resolved(&catalog, targets, sink)?;
        let workshop = Workshop::new(files, &fonts, &catalog, jobs, progress);
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
        let mut said = Said::default();
        let jobs = documents.iter().filter_map(|one| Some((one, self.proof_job(one)?)));
        let (documents, jobs): (Vec<_>, Vec<_>) = jobs.unzip();
        let total = jobs.len();
        let report = |done: usize| (self.progress)(done, total);
        let proofs = proof_all(self.renderer(Colours::Rgb), &jobs, self.jobs, &report);
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
                Ok(ProofFiles { pdf, pngs, faults }) => {
                    said.report(self.catalog, target, faults, sink);
                    artifacts.extend(self.proof_files(target, pdf, pngs));
                }
                Err(faults) => said.report(self.catalog, target, faults, sink),
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

    /// Returns the files of a proof.
    fn proof_files(
        &self,
        target: &Target,
        pdf: Vec<u8>,
        pngs: Vec<Vec<u8>>,
    ) -> Vec<Artifact> {
        let product = target.product.name();
        let path =
            |name: &str| version::path(self.catalog, target, &format!("proof/{name}"));
        let pages = pngs.into_iter().enumerate().map(|(index, bytes)| Artifact {
            path: path(&format!("{product}-{}.png", index + 1)),
            bytes,
        });
        let whole = Artifact { path: path(&format!("{product}.pdf")), bytes: pdf };
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
