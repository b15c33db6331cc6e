//! What is on paper: its sheets, its print shop, and cards that share sheets.

use super::faults::Said;
use super::folder;
use super::render::{Task, Workshop, unformatted};
use super::version;
use crate::catalog::{Format, Plan, Product, Purpose};
use crate::diag::{Code, Diagnostic, Sink};
use crate::document::{Document, Target};
use crate::output::{About, Artifact};
use crate::pdf::{Job, PrintShop, Printer, Rules};
use crate::press::Intent;
use crate::sheet::Sheets;

impl<'a> Workshop<'a> {
    /// Returns the job of printing documents of a product on one file; nothing of one
    /// that is not on paper.
    pub(super) fn job<'b>(
        &'b self,
        purpose: Purpose,
        target: &Target,
        documents: Vec<&'b Document>,
    ) -> Option<Job<'b>> {
        let Plan { template, format, .. } = self.plan(target);
        let format = format.as_ref()?;
        Some(Job {
            documents,
            template,
            sheets: self.sheets(purpose, format),
            rules: Rules::new(purpose, format, &self.catalog.limits),
        })
    }

    /// Returns on which sheets of which printer a format goes; on none for a
    /// screen.
    fn sheets<'b>(
        &'b self,
        purpose: Purpose,
        format: &'b Format,
    ) -> Option<(&'b Sheets, Printer<'b>)> {
        let condition = self.catalog.condition.as_ref();
        let intent = condition.map(|condition| Intent {
            identifier: &condition.name,
            info: &condition.name,
            profile: condition.profile.as_deref(),
        });
        match purpose {
            Purpose::Screen => None,
            Purpose::Press => {
                let convert = self.catalog.convert.as_deref();
                Some((&format.press, Printer::Press(PrintShop { intent, convert })))
            }
            Purpose::Office => Some((&format.office, Printer::Office)),
        }
    }

    /// Warns that files for a print shop are no PDF/X without a profile.
    pub(super) fn warn_of_profile(&self, purposes: &[Purpose], sink: &mut Sink) {
        let profile = self.catalog.condition.as_ref().map(|one| one.profile.is_some());
        if purposes.contains(&Purpose::Press) && profile != Some(true) {
            sink.push(Diagnostic::failure(Code::NoProfile));
        }
    }

    /// Makes the runs in which the cards of several stations share sheets: of each
    /// guide one for each purpose, in which all cards stand in memory together.
    pub(super) fn gangs(
        &self,
        targets: &[Target],
        task: Task<'_>,
        said: &mut Said,
        sink: &mut Sink,
    ) {
        let cards = targets
            .iter()
            .filter(|target| target.station.is_some() && target.product == Product::Card);
        let cards: Vec<&Target> = cards.collect();
        for guide in cards.chunk_by(|a, b| a.guide == b.guide) {
            let resolved = guide.iter().map(|one| self.resolver.resolve(one));
            match resolved.collect::<Result<Vec<_>, _>>() {
                Err(error) => sink.push(unformatted(&error)),
                Ok(documents) => {
                    for purpose in task.purposes {
                        let gang = (guide[0], *purpose, &*documents);
                        self.gang(gang, task, said, sink);
                    }
                }
            }
        }
    }

    /// Makes the run of the cards of a guide for a purpose, if those are on sheets.
    fn gang(
        &self,
        (target, purpose, documents): (&Target, Purpose, &[Document]),
        task: Task<'_>,
        said: &mut Said,
        sink: &mut Sink,
    ) {
        let job = self.job(purpose, target, documents.iter().collect());
        let Some(job) = job.filter(|job| job.sheets.is_some()) else { return };
        let format = self.plan(target).format.as_ref();
        let colours = format.map(|format| version::colours(purpose, format));
        let Some(colours) = colours else { return };
        match self.renderer(colours).render(&job) {
            Ok(rendered) => {
                said.report(self.catalog, target, rendered.faults, sink);
                let folder = folder(self.catalog, &target.guide);
                let name = target.product.name();
                let path = format!("{folder}/{}/{name}s-of-stations.pdf", purpose.name());
                let artifact = Artifact { path, bytes: rendered.pdf };
                sink.take(task.outlet.put(artifact, About::default()));
            }
            Err(faults) => said.report(self.catalog, target, faults, sink),
        }
    }
}
