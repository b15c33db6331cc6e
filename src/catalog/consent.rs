//! Whether somebody's words may be printed.

use super::{Audience, Desk, Edition, Product};
use crate::diag::{Code, Diagnostic};
use crate::source::{Consent, Spanned, Testimonial, Text};

impl Desk<'_> {
    /// Checks the consent to print a testimonial in the products of a guide
    /// that print it, on the edition's day.
    ///
    /// A consent that is withdrawn, ended or too narrow stands in the way of
    /// any build. One whose day is still to be written down, and says so in a
    /// `todo`, is a warning: proofs are made before all papers are in.
    pub(super) fn consent(
        &mut self,
        testimonial: &Testimonial,
        audience: &Audience,
        products: &[Product],
        edition: Option<&Edition>,
    ) {
        let id = &testimonial.id.value.0;
        let at = &testimonial.id.span;
        let Some(consent) = &testimonial.consent else {
            self.report(Diagnostic::at(Code::ConsentMissing, at).with("id", id));
            return;
        };
        self.consent_dates(id, consent, edition);
        let Consent { given_on, scope, todo, .. } = &consent.value;
        if given_on.is_none() {
            let open = todo.is_some() || testimonial.todo.is_some();
            let code = if open { Code::ConsentOpen } else { Code::ConsentMissing };
            self.report(Diagnostic::at(code, &consent.span).with("id", id));
            return;
        }
        if scope.is_empty() && products.iter().any(|one| audience.admits_product(*one)) {
            let diagnostic = Diagnostic::at(Code::ConsentScope, &consent.span)
                .with("id", id)
                .with("product", "none")
                .with("uncovered", "");
            self.report(diagnostic);
            return;
        }
        let covered = |product| scope.iter().any(|covered| covered.value == product);
        let uncovered: Vec<&str> = products
            .iter()
            .filter(|product| audience.admits_product(**product) && !covered(**product))
            .map(|product| product.name())
            .collect();
        for product in &uncovered {
            let diagnostic = Diagnostic::at(Code::ConsentScope, &consent.span)
                .with("id", id)
                .with("product", product)
                .with("uncovered", uncovered.join(", "));
            self.report(diagnostic);
        }
    }

    /// Warns of quotation marks around the words of a person: layouts set them.
    pub(super) fn warn_of_marks(&mut self, words: &Text) {
        let inner = |open: char, close: char| {
            let words = words.value.trim();
            words.strip_prefix(open)?.strip_suffix(close)
        };
        let marked = [('«', '»'), ('“', '”'), ('"', '"')];
        let mut inner = marked.into_iter().filter_map(|(open, close)| inner(open, close));
        if inner.any(|inner| !inner.contains(['«', '»', '“', '”', '"'])) {
            self.report(Diagnostic::at(Code::QuotationMarks, &words.span));
        }
    }

    /// Checks that a consent holds on the edition's day.
    fn consent_dates(
        &mut self,
        id: &str,
        consent: &Spanned<Consent>,
        edition: Option<&Edition>,
    ) {
        if let Some(withdrawn) = &consent.value.withdrawn_on {
            let diagnostic = Diagnostic::at(Code::ConsentWithdrawn, &withdrawn.span)
                .with("id", id)
                .with("date", withdrawn.value);
            self.report(diagnostic);
        }
        let Some(edition) = edition else { return };
        if let Some(given) = &consent.value.given_on
            && given.value > edition.date
        {
            let diagnostic = Diagnostic::at(Code::ConsentLate, &given.span)
                .with("id", id)
                .with("date", given.value)
                .with("edition", edition.date);
            self.report(diagnostic);
        }
        if let Some(expired) = &consent.value.expires_on
            && expired.value < edition.date
        {
            let diagnostic = Diagnostic::at(Code::ConsentExpired, &expired.span)
                .with("id", id)
                .with("date", expired.value)
                .with("edition", edition.date);
            self.report(diagnostic);
        }
    }
}
