//! The colours of the layouts.

use super::Desk;
use crate::diag::{Code, Diagnostic};
use crate::press::Known;
use crate::source::{Colour, Pictures, Spanned};

impl Desk<'_> {
    /// Checks the colours of the layouts.
    pub(super) fn palette(&mut self) {
        for (name, colour) in &self.sources.palette {
            self.colour(name, colour);
        }
    }

    /// Returns the colours that have inks of their own, if pictures are to be
    /// converted. Where text and fields share a colour, the picture is a field: the
    /// inks of more ink are its.
    pub(super) fn known_inks(&self) -> Option<Vec<Known>> {
        let policy = self.sources.print_shop.pictures;
        let known = |colour: &Spanned<Colour>| {
            let Colour { rgb, cmyk, .. } = &colour.value;
            let part =
                |at: usize| u8::from_str_radix(rgb.value.get(at..at + 2)?, 16).ok();
            let inks: &[u8; 4] = cmyk.value.0.as_slice().try_into().ok()?;
            let rgb = [part(1)?, part(3)?, part(5)?];
            Some((rgb, inks.map(|ink| f64::from(ink) / 100.0)))
        };
        let mut palette: Vec<Known> =
            self.sources.palette.values().filter_map(known).collect();
        let total = |(_, inks): &Known| inks.iter().sum::<f64>();
        palette.sort_by(|a, b| total(b).total_cmp(&total(a)));
        (policy == Some(Pictures::Convert)).then_some(palette)
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
