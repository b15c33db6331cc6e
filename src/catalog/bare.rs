//! The parts of a product that have nothing to print there.

use super::{Contact, Desk, Form, PartName, Plan, Product, Section};
use crate::diag::{Code, Diagnostic, Span};
use crate::source::{self, Text};

/// Where a guide names the parts of one of its products.
pub(super) struct Named<'a> {
    product: Product,
    names: Vec<&'a Text>,
}

impl<'a> Named<'a> {
    /// Gathers the names in the author's order; none where nothing is said.
    pub(super) fn of(products: &'a source::Products, product: Product) -> Self {
        let frames = match product {
            Product::Brochure => {
                let wish = products.brochure.as_ref();
                wish.and_then(|wish| wish.value.panels.as_ref())
            }
            Product::Card => {
                let wish = products.card.as_ref();
                wish.and_then(|wish| wish.value.faces.as_ref())
            }
            Product::Booklet | Product::Epub => None,
        };
        let flow = match product {
            Product::Booklet => products.booklet.as_ref(),
            Product::Epub => products.epub.as_ref(),
            Product::Brochure | Product::Card => None,
        };
        let parts = flow.and_then(|wish| wish.value.parts.as_ref());
        let names = frames.into_iter().flatten().chain(parts).flatten().collect();
        Self { product, names }
    }

    /// Returns where a part is named.
    fn span(&self, name: &str) -> Option<&'a Span> {
        let found = self.names.iter().find(|text| text.value == name);
        found.map(|text| &text.span)
    }
}

impl Desk<'_> {
    /// Warns of parts that a guide asks for and that will not be printed: none
    /// of their texts, records or numbers is for the product. After a mistake,
    /// that may only be its echo.
    pub(super) fn warn_of_bare(
        &mut self,
        named: &Named<'_>,
        plan: &Plan,
        sections: &[Section],
        contacts: &[Contact],
    ) {
        let product = named.product;
        if self.sink.has_errors() {
            return;
        }
        for part in plan.frames.iter().flatten() {
            let (name, bare) = match part {
                PartName::Section(index) => {
                    let section = &sections[*index];
                    (&*section.id, is_bare(section, product, plan.form))
                }
                PartName::Contacts => {
                    let called = contacts.iter().any(|contact| {
                        contact.number.is_some()
                            && contact.audience.admits_product(product)
                    });
                    ("contacts", !called)
                }
                _ => continue,
            };
            if let Some(span) = named.span(name).filter(|_| bare) {
                let diagnostic = Diagnostic::at(Code::NothingHere, span)
                    .with("name", name)
                    .with("product", product.name());
                self.report(diagnostic);
            }
        }
    }
}

/// Returns whether a section that is for a product has nothing to say there.
fn is_bare(section: &Section, product: Product, form: Form) -> bool {
    let text = match (form, &section.text.short) {
        (Form::Short, Some(short)) => short,
        _ => &section.text.full,
    };
    let mut records = section.records.iter();
    section.audience.admits_product(product)
        && text.is_empty()
        && !records.any(|record| record.audience.admits_product(product))
}
