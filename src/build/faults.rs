//! What layouts and pages have against documents, put at the lines that it is about.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Sink};
use crate::document::Target;
use crate::pdf::{Fault, Sameness};

/// What has been said of each guide: pages are looked at once for each purpose and
/// station, and once is enough.
#[derive(Default)]
pub(super) struct Said(BTreeSet<(String, Sameness)>);

impl Said {
    /// Puts what was found at the line of the record that it is about, with the weight
    /// that the project gives it.
    pub(super) fn report(
        &mut self,
        catalog: &Catalog,
        target: &Target,
        faults: Vec<Fault>,
        sink: &mut Sink,
    ) {
        for fault in faults {
            let Some(severity) = catalog.limits.severity(fault.code) else { continue };
            if self.knows(target, &fault) {
                continue;
            }
            let record = fault.origin.as_ref().and_then(|o| catalog.locate(o));
            let frame = format!("{}/{}/1", target.guide, target.product.name());
            let frame = catalog.locate(&frame);
            let span = fault.span.or_else(|| record.or(frame).cloned());
            sink.push(Diagnostic {
                severity,
                span,
                args: fault.args,
                ..Diagnostic::failure(fault.code)
            });
        }
    }

    /// Returns whether something has been said before, and notes that it is now.
    fn knows(&mut self, target: &Target, fault: &Fault) -> bool {
        let key = |sameness| (target.guide.clone(), sameness);
        let is_known = self.0.contains(&key(fault.sameness()));
        self.0.extend(fault.echoes().map(key));
        is_known
    }
}
