//! What is not on paper: electronic books, and the documents themselves.

use std::collections::BTreeMap;

use super::render::{Found, Workshop};
use crate::catalog::Product;
use crate::diag::{Code, Diagnostic, Span};
use crate::document::{Document, Target};
use crate::epub;
use crate::files::Files;
use crate::pdf::{Colours, Fault};

impl Workshop<'_> {
    /// Renders an electronic book, given what it takes its cover from; what is wrong
    /// with its templates and pictures is among what was found.
    pub(super) fn book(
        &self,
        target: &Target,
        document: &Document,
        cover: Option<&(Target, Document)>,
        found: &mut Found<'_>,
    ) -> (Option<Vec<u8>>, Vec<Fault>) {
        let cover = cover.map(|(target, cover)| {
            let template = &self.plan(target).template;
            self.renderer(Colours::Rgb).cover_here(cover, template)
        });
        match cover.transpose() {
            Err(faults) => (None, faults),
            Ok(cover) => {
                let bound = self.bound(target, document, &cover.unwrap_or_default());
                (bound.map_err(|one| found.diagnostics.push(one)).ok(), Vec::new())
            }
        }
    }

    /// Puts an electronic book together.
    ///
    /// Fails if a template or a picture is wrong.
    fn bound(
        &self,
        target: &Target,
        document: &Document,
        cover: &[u8],
    ) -> Result<Vec<u8>, Diagnostic> {
        let folder = &self.plan(target).template;
        let files = epub::Template::load(self.files, folder)?;
        let text =
            serde_json::to_string(document).expect("a document has only text keys");
        let fonts: Vec<epub::FontFile> =
            self.fonts.embedded(&text).into_iter().map(Into::into).collect();
        let images = images(self.files, document)?;
        let input = epub::Input {
            document,
            templates: &files.templates,
            stylesheet: &files.stylesheet,
            fonts: &fonts,
            cover,
            images: &images,
        };
        epub::render(&input).map_err(|error| {
            let path = format!("{folder}/{}", error.file);
            let span = Span::new(path, error.range.unwrap_or(0..0));
            Diagnostic::at(Code::TemplateError, &span).with("message", error.message)
        })
    }

    /// Returns what a book takes its cover from: the first product of its guide, if
    /// that is on paper.
    pub(super) fn cover(&self, target: &Target) -> Option<(Target, Document)> {
        let plans = &self.catalog.guides[&target.guide].plans;
        let mut all = Product::ALL.into_iter();
        let product = all.find(|product| plans.contains_key(product))?;
        let target = Target { product, ..target.clone() };
        let is_on_paper = product != Product::Epub;
        is_on_paper.then(|| {
            let document = self
                .resolver
                .resolve(&target)
                .expect("the references of this guide have been formatted before");
            (target, document)
        })
    }
}

/// Writes the documents of a version out, by product.
pub(super) fn record(documents: &[(&Target, Document)]) -> Vec<u8> {
    let version = documents
        .iter()
        .map(|(target, document)| (target.product.name(), document));
    let version: BTreeMap<&str, &Document> = version.collect();
    let mut bytes = serde_json::to_vec_pretty(&version)
        .expect("a document has only text keys and finite numbers");
    bytes.push(b'\n');
    bytes
}

/// Reads the pictures that a document shows.
fn images(
    files: &Files,
    document: &Document,
) -> Result<Vec<(String, Vec<u8>)>, Diagnostic> {
    let logo = document.organisation.logo.iter();
    logo.map(|image| {
        let path = image.file.trim_start_matches('/');
        Ok((image.file.clone(), files.bytes(path)?.to_vec()))
    })
    .collect()
}
