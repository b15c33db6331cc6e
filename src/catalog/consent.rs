//! Whether somebody's words may be printed.

use super::{Audience, Desk, Edition, Product};
use crate::diag::{Code, Diagnostic};
use crate::source::{Consent, Gate, Spanned, Testimonial, Text};

impl Desk<'_> {
    /// Checks the consent to print a testimonial, whose origin is given, in the products
    /// of a guide that print it, on the edition's day: without it, the words may be
    /// looked at in a proof and do not leave the house.
    pub(super) fn consent(
        &mut self,
        (origin, testimonial): (&str, &Testimonial),
        audience: &Audience,
        products: &[Product],
        edition: Option<&Edition>,
    ) {
        let origin = &original(origin);
        let id = &testimonial.id.value.0;
        let at = &testimonial.id.span;
        let Some(consent) = &testimonial.consent else {
            let said = Diagnostic::at(Code::ConsentMissing, at).with("id", id);
            self.hold(Gate::ConsentMissing, origin, said);
            return;
        };
        self.consent_dates(origin, consent, edition);
        let Consent { given_on, scope, todo, .. } = &consent.value;
        if given_on.is_none() {
            let open = todo.is_some() || testimonial.todo.is_some();
            let gate = if open { Gate::ConsentOpen } else { Gate::ConsentMissing };
            let said = Diagnostic::at(gate.code(), &consent.span).with("id", id);
            self.hold(gate, origin, said);
            return;
        }
        if scope.is_empty() && products.iter().any(|one| audience.admits_product(*one)) {
            let diagnostic = Diagnostic::at(Code::ConsentScope, &consent.span)
                .with("id", id)
                .with("product", "none")
                .with("uncovered", "");
            self.hold(Gate::ConsentScope, origin, diagnostic);
            return;
        }
        let covered = |product| scope.iter().any(|covered| covered.value == product);
        let uncovered: Vec<Product> = products
            .iter()
            .copied()
            .filter(|product| audience.admits_product(*product) && !covered(*product))
            .collect();
        let names: Vec<&str> = uncovered.iter().map(|product| product.name()).collect();
        for product in uncovered {
            let said = Diagnostic::at(Code::ConsentScope, &consent.span)
                .with("id", id)
                .with("product", product.name())
                .with("uncovered", names.join(", "));
            self.hold_in(product, Gate::ConsentScope, origin, said);
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
        origin: &str,
        consent: &Spanned<Consent>,
        edition: Option<&Edition>,
    ) {
        let id = origin.rsplit('/').next().unwrap_or(origin);
        let Consent { given_on, expires_on, withdrawn_on, .. } = &consent.value;
        if let Some(withdrawn) = withdrawn_on {
            let said = Diagnostic::at(Code::ConsentWithdrawn, &withdrawn.span)
                .with("id", id)
                .with("date", withdrawn.value)
                .with("record", origin);
            self.hold(Gate::ConsentWithdrawn, origin, said);
        }
        let Some(edition) = edition else { return };
        let late = given_on.as_ref().filter(|given| given.value > edition.date);
        let over = expires_on.as_ref().filter(|ends| ends.value < edition.date);
        for (gate, day) in [(Gate::ConsentLate, late), (Gate::ConsentExpired, over)] {
            if let Some(day) = day {
                let said = Diagnostic::at(gate.code(), &day.span)
                    .with("id", id)
                    .with("date", day.value)
                    .with("edition", edition.date);
                self.hold(gate, origin, said);
            }
        }
    }
}

/// Returns the origin of the words that a translation translates: consent is given
/// once, in whatever language the words are printed.
pub(crate) fn original(origin: &str) -> String {
    let (guide, rest) = origin.split_once('/').unwrap_or((origin, ""));
    let guide = guide.split('.').next().unwrap_or(guide);
    format!("{guide}/{rest}")
}
