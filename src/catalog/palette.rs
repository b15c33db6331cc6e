//! The colours of the layouts.

use super::Desk;
use crate::diag::{Code, Diagnostic};
use crate::source::{Colour, Spanned};

impl Desk<'_> {
    /// Checks the colours of the layouts.
    pub(super) fn palette(&mut self) {
        for (name, colour) in &self.sources.palette {
            self.colour(name, colour);
        }
    }

    /// Checks a colour.
    fn colour(&mut self, name: &str, colour: &Spanned<Colour>) {
        let Colour { rgb, cmyk, .. } = &colour.value;
        if !is_rgb(&rgb.value) {
            let diagnostic = Diagnostic::at(Code::BadColour, &rgb.span);
            self.report(diagnostic.with("value", &rgb.value));
        }
        let inks = &cmyk.value;
        if inks.len() != 4 || inks.iter().any(|ink| *ink > 100) {
            self.report(Diagnostic::at(Code::BadInks, &cmyk.span));
            return;
        }
        let total: u16 = inks.iter().map(|ink| u16::from(*ink)).sum();
        let limit = self.ink_limit();
        if total > limit {
            let diagnostic = Diagnostic::at(Code::TooMuchInk, &cmyk.span)
                .with("name", name)
                .with("total", total)
                .with("limit", limit);
            self.report(diagnostic);
        }
    }
}

/// Returns whether a text is a colour as `#12505e`.
fn is_rgb(text: &str) -> bool {
    let digits = text.strip_prefix('#');
    digits.is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}
