//! How many copies each station wants, and whether what it wants is made.

use std::collections::BTreeMap;

use super::{Desk, Product, Station};
use crate::diag::{Code, Diagnostic, nearest};
use crate::source::{self, Layout, Spanned};

/// How many copies are wanted, by product; of none more than nothing.
pub type Copies = BTreeMap<Product, u32>;

/// How many copies a package can hold: more is a slip.
const PACK: std::ops::RangeInclusive<u32> = 1..=10_000;

/// The most that may be printed beyond what is asked for, in per cent: more is a
/// slip.
const MOST_OVERS: u16 = 100;

impl Station {
    /// Returns how many copies the station wants of a guide: what it says of this
    /// one, or else what it says of all. A translation, whose name has a language
    /// (`milieu-policier.en`), is only wanted by its name.
    pub fn wants(&self, guide: &str) -> Option<&Copies> {
        let of_all = self.copies.as_ref().filter(|_| !guide.contains('.'));
        let wanted = self.copies_of.get(guide).or(of_all);
        wanted.filter(|copies| !copies.is_empty())
    }

    /// Returns whether the station says how many copies it wants, even if none.
    pub fn says_copies(&self) -> bool {
        self.copies.is_some() || !self.copies_of.is_empty()
    }
}

impl Desk<'_> {
    /// Reports copies of guides that do not exist and of products that are not
    /// made.
    pub(super) fn copies(&mut self) {
        let sources = self.sources;
        let originals = || sources.guides.iter().filter(|(id, _)| !id.contains('.'));
        for file in sources.stations.values() {
            if let Some(copies) = &file.record.copies {
                let made = |product| originals().any(|(_, one)| makes(one, product));
                self.report_unmade(&copies.value, made);
            }
            for (guide, copies) in &file.record.copies_of {
                let Some(sources) = sources.guides.get(guide) else {
                    self.report_unknown_guide(guide, copies);
                    continue;
                };
                self.report_unmade(&copies.value, |product| makes(sources, product));
            }
        }
    }

    /// Reports copies of products that are not made.
    fn report_unmade(&mut self, copies: &source::Copies, made: impl Fn(Product) -> bool) {
        for (product, wanted) in each(copies) {
            if !made(product) {
                let diagnostic = Diagnostic::at(Code::UnmadeProduct, &wanted.span);
                self.report(diagnostic.with("product", product.name()));
            }
        }
    }

    /// Reports copies of a guide that does not exist.
    fn report_unknown_guide(&mut self, name: &str, copies: &Spanned<source::Copies>) {
        let known = self.sources.guides.keys().map(String::as_str);
        let suggestion = nearest(name, known).unwrap_or("none");
        let diagnostic = Diagnostic::at(Code::UnknownGuide, &copies.span);
        let diagnostic = diagnostic.with("name", name);
        self.report(diagnostic.with("suggestion", suggestion));
    }

    /// Reads how many copies make a package.
    pub(super) fn pack(&mut self, record: &Layout) -> Option<u32> {
        let pack = record.pack.as_ref()?;
        if !PACK.contains(&pack.value) {
            let diagnostic = Diagnostic::at(Code::NumberRange, &pack.span)
                .with("value", pack.value)
                .with("least", PACK.start())
                .with("most", PACK.end());
            self.report(diagnostic);
            return None;
        }
        Some(pack.value)
    }

    /// Reads how many copies are printed beyond those that are asked for.
    pub(super) fn overs(&mut self) -> u16 {
        let Some(overs) = &self.sources.print_shop.overs else { return 0 };
        if overs.value > MOST_OVERS {
            let diagnostic = Diagnostic::at(Code::NumberRange, &overs.span);
            let diagnostic = diagnostic.with("value", overs.value).with("least", 0);
            self.report(diagnostic.with("most", MOST_OVERS));
        }
        overs.value
    }
}

/// Returns what is said of each product.
fn each(copies: &source::Copies) -> impl Iterator<Item = (Product, &Spanned<u32>)> {
    let source::Copies { brochure, card, booklet } = copies;
    let all = [
        (Product::Brochure, brochure),
        (Product::Card, card),
        (Product::Booklet, booklet),
    ];
    all.into_iter()
        .filter_map(|(product, wanted)| Some((product, wanted.as_ref()?)))
}

/// Reads how many copies are wanted; none of a product is as if it were not named.
pub(super) fn read(copies: &Spanned<source::Copies>) -> Copies {
    let wanted = each(&copies.value).map(|(product, wanted)| (product, wanted.value));
    wanted.filter(|(_, wanted)| *wanted > 0).collect()
}

/// Returns whether a guide makes a product on paper.
fn makes(guide: &source::GuideSources, product: Product) -> bool {
    let products = &guide.guide.record.products;
    match product {
        Product::Brochure => products.brochure.is_some(),
        Product::Card => products.card.is_some(),
        Product::Booklet => products.booklet.is_some(),
        Product::Epub => false,
    }
}
