//! Forms that go along with a print order: plain data, set by a layout of their own.

use serde::Serialize;
use typst::comemo;

use super::inspect::{self, Foot};
use super::{Fault, Renderer, apart, compile, export_as};
use crate::document::Document;
use crate::sheet::Geometry;

/// What faults and the identity of the file name it by.
const PRODUCT: &str = "order";

/// A form to set.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a, T> {
    /// What is set.
    pub data: &'a T,
    /// The layout, from the project's root.
    pub template: &'a str,
    /// The name of the form: no other of the same guide and edition has it.
    pub name: &'a str,
    /// A document of the guide and edition that it belongs to.
    pub document: &'a Document,
}

impl Renderer<'_> {
    /// Sets a form: tagged, PDF/UA-1 and PDF/A-2a, like what is read on a screen.
    ///
    /// Fails with everything that the layout or a page has against it.
    pub fn form<T: Serialize + Sync>(
        &self,
        form: &Form<'_, T>,
    ) -> Result<Vec<u8>, Vec<Fault>> {
        apart(|| {
            let made = self.set(form);
            comemo::evict(super::MEMORY);
            made
        })
    }

    /// Sets a form on this thread.
    fn set<T: Serialize>(&self, form: &Form<'_, T>) -> Result<Vec<u8>, Vec<Fault>> {
        // No product has its pages: only whose they are is told of them.
        let whose = Document {
            product: PRODUCT.to_owned(),
            station: None,
            frames: Vec::new(),
            geometry: Geometry::none(),
            ..form.document.clone()
        };
        let desk = self.world.desk(form.data, form.template);
        let (paged, mut faults) = compile(&desk)?;
        faults.extend(inspect::pages(&paged, &whose, &self.world, Foot::Tell));
        if faults.iter().any(Fault::is_error) {
            return Err(faults);
        }
        export_as(&desk, paged, &whose, form.name)
    }
}
