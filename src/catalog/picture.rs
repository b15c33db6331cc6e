//! The pictures of a project: whether they are there and can be read.

use super::Desk;
use crate::diag::{Code, Diagnostic};
use crate::source::Text;

impl Desk<'_> {
    /// Checks the logo, and returns its file and what it shows.
    pub(super) fn logo(&mut self) -> Option<(String, String)> {
        let logo = self.sources.organisation.logo.as_ref()?;
        self.places
            .insert("organisation/logo".to_owned(), logo.file.span.clone());
        if logo.file.value.trim().is_empty() {
            self.report(Diagnostic::at(Code::EmptyText, &logo.file.span));
        } else {
            self.check_picture(&logo.file);
        }
        if logo.alt.value.trim().is_empty() {
            self.report(Diagnostic::at(Code::EmptyText, &logo.alt.span));
        }
        Some((logo.file.value.clone(), logo.alt.value.trim().to_owned()))
    }

    /// Reports a picture that is not there or cannot be read, at the field that
    /// names it.
    fn check_picture(&mut self, file: &Text) {
        let wrong = |code| Diagnostic::at(code, &file.span).with("path", &file.value);
        let diagnostic = match self.files.bytes(&file.value) {
            Ok(bytes) if is_picture(&bytes) => return,
            Ok(_) => wrong(Code::ImageBroken),
            Err(failure) if failure.code == Code::FileMissing => {
                wrong(Code::ImageMissing)
            }
            Err(failure) => failure.named_at(&file.span),
        };
        self.report(diagnostic);
    }
}

/// Returns whether bytes are a picture that can be decoded whole: a PNG or JPEG,
/// or an SVG.
fn is_picture(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xFF\xD8\xFF") {
        return image::load_from_memory(bytes).is_ok();
    }
    usvg::Tree::from_data(bytes, &usvg::Options::default()).is_ok()
}
