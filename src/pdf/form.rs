//! Forms that go along with a print order: plain data, set by a layout of their own.

use serde::Serialize;
use typst_layout::Page;

use super::preflight::{self, Foot};
use super::{Fault, Renderer, Rules, apart, compile, export_as, paint};
use crate::catalog::{Limits, Purpose};
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
    /// The pictures that the layout shows, by their paths from the project's root.
    pub pictures: &'a [(String, Vec<u8>)],
    /// A document of the guide and edition that it belongs to.
    pub document: &'a Document,
}

/// The longer side of a picture of a page in pixels: about 300 dpi at the size of a
/// stamp, and enough to look at on a screen.
const PICTURE: f64 = 900.0;

impl Renderer<'_> {
    /// Paints the first pages of a document as PNGs, at most so many.
    ///
    /// Fails with everything that the layout has against it.
    pub fn page_pngs(
        &self,
        document: &Document,
        template: &str,
        most: usize,
    ) -> Result<Vec<Vec<u8>>, Vec<Fault>> {
        apart(|| {
            let (paged, _) = compile(&self.world.desk(document, template))?;
            Ok(paged.pages().iter().take(most).map(picture).collect())
        })
    }

    /// Sets a form: tagged, PDF/UA-1 and PDF/A-2a, like what is read on a screen.
    ///
    /// Fails with everything that the layout or a page has against it.
    pub fn form<T: Serialize + Sync>(
        &self,
        form: &Form<'_, T>,
    ) -> Result<Vec<u8>, Vec<Fault>> {
        apart(|| {
            let made = self.set(form);
            super::forget();
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
        let desk =
            form.pictures.iter().fold(
                self.world.desk(form.data, form.template),
                |desk, (path, picture)| desk.with_picture(path, picture),
            );
        let (paged, mut faults) = compile(&desk)?;
        let limits = Limits::default();
        let rules = Rules {
            purpose: Purpose::Screen,
            safe: 0.0,
            least_type: 0.0,
            limits: &limits,
        };
        faults.extend(preflight::of_pages(&paged, &whose, &desk, &rules, Foot::Tell));
        if faults.iter().any(Fault::stops) {
            return Err(faults);
        }
        export_as(&desk, paged, &whose, form.name)
    }
}

/// Paints a page.
fn picture(page: &Page) -> Vec<u8> {
    let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
    paint::png(page, PICTURE / width.max(height).max(1.0))
}
