//! How each product of a guide is made: its layout, its texts, and what stands
//! on which panel.

use std::collections::BTreeMap;

use super::{Desk, Form, Format, Product, Section};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::sheet::Geometry;
use crate::source::{self, Brochure, Card, Flow, Layout, List, Spanned, Text};

/// How a product is made.
pub struct Plan {
    /// The Typst file, or the folder of EPUB templates, from the project's root.
    pub template: String,
    /// The sizes.
    pub geometry: Geometry,
    /// The sheets that it goes on; an EPUB has none.
    pub format: Option<Format>,
    /// Which texts it prints.
    pub form: Form,
    /// What stands on each panel or face, or in the one flow of pages, in the
    /// reader's order.
    pub frames: Vec<Vec<PartName>>,
}

impl Plan {
    /// Returns whether the product prints the station, so that each station has
    /// its own.
    pub fn names_station(&self) -> bool {
        self.frames.iter().flatten().any(|part| *part == PartName::Station)
    }
}

/// A part that a frame asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartName {
    /// The cover.
    Cover,
    /// The table of contents.
    Contents,
    /// Whom to call.
    Contacts,
    /// The station.
    Station,
    /// The reference list.
    References,
    /// The imprint.
    Imprint,
    /// A section, by its place in the guide.
    Section(usize),
}

/// The parts that every guide has, by the names that authors use.
const BUILT_IN: [(&str, PartName); 6] = [
    ("cover", PartName::Cover),
    ("contents", PartName::Contents),
    ("contacts", PartName::Contacts),
    ("station", PartName::Station),
    ("references", PartName::References),
    ("imprint", PartName::Imprint),
];

/// Returns whether a name is that of a part that every guide has.
pub(super) fn is_built_in(name: &str) -> bool {
    BUILT_IN.iter().any(|(known, _)| *known == name)
}

/// What a guide says about one product, whichever it is.
struct Wish<'a> {
    product: Product,
    span: &'a Span,
    layout: Option<&'a Text>,
    form: Form,
    frames: Option<Vec<&'a [Text]>>,
}

impl<'a> Wish<'a> {
    /// Gathers what a guide says about its products.
    fn all(products: &'a source::Products) -> Vec<Self> {
        let brochure = products.brochure.as_ref().map(Self::brochure);
        let card = products.card.as_ref().map(Self::card);
        let flow = |product, flow: &'a Spanned<Flow>| Self::flow(product, flow);
        let booklet = products.booklet.as_ref().map(|f| flow(Product::Booklet, f));
        let epub = products.epub.as_ref().map(|f| flow(Product::Epub, f));
        [brochure, card, booklet, epub].into_iter().flatten().collect()
    }

    fn brochure(wish: &'a Spanned<Brochure>) -> Self {
        Self {
            product: Product::Brochure,
            span: &wish.span,
            layout: wish.value.layout.as_ref(),
            form: wish.value.form.unwrap_or(Form::Short),
            frames: wish.value.panels.as_ref().map(slices),
        }
    }

    fn card(wish: &'a Spanned<Card>) -> Self {
        Self {
            product: Product::Card,
            span: &wish.span,
            layout: wish.value.layout.as_ref(),
            form: wish.value.form.unwrap_or(Form::Short),
            frames: wish.value.faces.as_ref().map(slices),
        }
    }

    fn flow(product: Product, wish: &'a Spanned<Flow>) -> Self {
        Self {
            product,
            span: &wish.span,
            layout: wish.value.layout.as_ref(),
            form: wish.value.form.unwrap_or(Form::Full),
            frames: wish.value.parts.as_ref().map(|parts| vec![&**parts]),
        }
    }
}

/// Returns the frames of a list.
fn slices(frames: &List<List<Text>>) -> Vec<&[Text]> {
    frames.iter().map(|frame| &**frame).collect()
}

impl<'a> Desk<'a> {
    /// Checks how each product of a guide is made.
    pub(super) fn plans(
        &mut self,
        id: &str,
        guide: &source::File<source::Guide>,
        sections: &[Section],
    ) -> BTreeMap<Product, Plan> {
        let wishes = Wish::all(&guide.record.products);
        if wishes.is_empty() {
            self.report(Diagnostic::at(Code::NoProduct, &guide.span));
        }
        let mut plans = BTreeMap::new();
        for wish in wishes {
            if let Some(plan) = self.plan(id, &wish, sections) {
                self.warn_of_unused(&wish, &plan, sections);
                plans.insert(wish.product, plan);
            }
        }
        plans
    }

    /// Checks how a product is made.
    fn plan(
        &mut self,
        guide: &str,
        wish: &Wish<'_>,
        sections: &[Section],
    ) -> Option<Plan> {
        let layout = self.layout(wish)?;
        let format = match wish.product {
            Product::Epub => None,
            _ => Some(self.format(layout)?),
        };
        let geometry =
            format.as_ref().map_or_else(Geometry::none, |f| f.geometry.clone());
        let expected = geometry.frames.len().max(1);
        let frames = match &wish.frames {
            Some(frames) => self.frames(guide, wish, frames, sections),
            None => {
                let folded = format.as_ref().and_then(|format| format.folded.as_ref());
                let back = folded.map_or(expected, |folded| folded.back);
                default_frames(wish.product, expected, back, sections)
            }
        };
        for number in 1..=frames.len() {
            let origin = format!("{guide}/{}/{number}", wish.product.name());
            self.places.entry(origin).or_insert_with(|| wish.span.clone());
        }
        if frames.len() != expected {
            let diagnostic = Diagnostic::at(Code::WrongFrameCount, wish.span)
                .with("expected", expected)
                .with("found", frames.len());
            self.report(diagnostic);
        }
        let template = format!("layouts/{}", layout.record.template.value);
        let plan = Plan {
            template,
            geometry,
            format,
            form: wish.form,
            frames,
        };
        if plan.names_station() {
            self.demand(wish.product, &layout.record);
        }
        Some(plan)
    }

    /// Finds the layout that a product asks for.
    fn layout(&mut self, wish: &Wish<'_>) -> Option<&'a source::File<Layout>> {
        let sources = self.sources;
        let name = wish.layout.map_or(wish.product.name(), |name| &name.value);
        let span = wish.layout.map_or(wish.span, |name| &name.span);
        let Some(layout) = sources.layouts.get(name) else {
            let suggestion = nearest(name, sources.layouts.keys().map(String::as_str));
            let diagnostic = Diagnostic::at(Code::LayoutMissing, span)
                .with("name", name)
                .with("suggestion", suggestion.unwrap_or("none"));
            self.report(diagnostic);
            return None;
        };
        if layout.record.kind.value != wish.product {
            let diagnostic = Diagnostic::at(Code::LayoutKind, span)
                .with("layout", name)
                .with("product", wish.product.name());
            self.report(diagnostic.related_to(&layout.record.kind.span));
            return None;
        }
        self.check_template(layout);
        Some(layout)
    }

    /// Reports a template that is not there.
    fn check_template(&mut self, layout: &source::File<Layout>) {
        let template = &layout.record.template;
        let path = format!("layouts/{}", template.value);
        let there = if layout.record.kind.value == Product::Epub {
            self.files.list(&path).is_ok_and(|files| !files.is_empty())
        } else {
            self.files.exists(&path)
        };
        if !there {
            let diagnostic = Diagnostic::at(Code::FileMissing, &template.span);
            self.report(diagnostic.with("path", path));
        }
    }

    /// Checks what stands on each frame, and notes where it was asked for.
    fn frames(
        &mut self,
        guide: &str,
        wish: &Wish<'_>,
        frames: &[&[Text]],
        sections: &[Section],
    ) -> Vec<Vec<PartName>> {
        let mut checked = Vec::new();
        let mut firsts: Vec<(PartName, &Span)> = Vec::new();
        for (index, frame) in frames.iter().enumerate() {
            let origin = format!("{guide}/{}/{}", wish.product.name(), index + 1);
            let span = frame.first().map_or(wish.span, |part| &part.span);
            self.places.insert(origin, span.clone());
            let mut parts = Vec::new();
            for name in *frame {
                let Some(part) = self.part(name, sections) else { continue };
                self.check_part(wish.product, part, name, &mut firsts);
                parts.push(part);
            }
            checked.push(parts);
        }
        if wish.product.is_flow() && checked.iter().all(Vec::is_empty) {
            self.report(Diagnostic::at(Code::EmptyList, wish.span));
        }
        checked
    }

    /// Checks that a part can stand in a product, and that it stands there once.
    fn check_part<'b>(
        &mut self,
        product: Product,
        part: PartName,
        name: &'b Text,
        firsts: &mut Vec<(PartName, &'b Span)>,
    ) {
        if part == PartName::Contents && !product.is_flow() {
            let diagnostic = Diagnostic::at(Code::MisplacedPart, &name.span);
            self.report(diagnostic.with("name", &name.value));
        }
        match firsts.iter().find(|(known, _)| *known == part) {
            Some((_, first)) => {
                let diagnostic = Diagnostic::at(Code::RepeatedPart, &name.span);
                self.report(diagnostic.with("name", &name.value).related_to(first));
            }
            None => firsts.push((part, &name.span)),
        }
    }

    /// Finds a part by its name.
    fn part(&mut self, name: &Text, sections: &[Section]) -> Option<PartName> {
        let built_in = BUILT_IN.iter().find(|(known, _)| *known == name.value);
        if let Some((_, part)) = built_in {
            return Some(*part);
        }
        let section = sections.iter().position(|section| section.id == name.value);
        if section.is_none() {
            let known = BUILT_IN.iter().map(|(known, _)| *known);
            let known = known.chain(sections.iter().map(|section| &*section.id));
            let suggestion = nearest(&name.value, known);
            let diagnostic = Diagnostic::at(Code::UnknownSection, &name.span)
                .with("name", &name.value)
                .with("suggestion", suggestion.unwrap_or("none"));
            self.report(diagnostic);
        }
        section.map(PartName::Section)
    }

    /// Warns of sections that a product which prints the guide whole leaves
    /// out.
    fn warn_of_unused(&mut self, wish: &Wish<'_>, plan: &Plan, sections: &[Section]) {
        // An empty list is a mistake of its own.
        if !wish.product.is_flow() || plan.frames.iter().all(Vec::is_empty) {
            return;
        }
        for (index, section) in sections.iter().enumerate() {
            let used =
                plan.frames.iter().flatten().any(|p| *p == PartName::Section(index));
            if !used && section.audience.admits_product(wish.product) {
                let diagnostic = Diagnostic::at(Code::UnusedSection, wish.span);
                self.report(diagnostic.with("id", &section.id));
            }
        }
    }
}

/// Returns what stands where if the author says nothing: the cover in front,
/// the sections in between, help at the back.
fn default_frames(
    product: Product,
    count: usize,
    back: usize,
    sections: &[Section],
) -> Vec<Vec<PartName>> {
    let all = (0..sections.len()).map(PartName::Section);
    match product {
        Product::Brochure | Product::Card => {
            let mut frames = vec![Vec::new(); count];
            frames[0].push(PartName::Cover);
            frames[back - 1].extend([PartName::Contacts, PartName::Station]);
            let inner: Vec<usize> = (1..count).filter(|at| *at != back - 1).collect();
            let Some(last) = inner.last() else { return frames };
            // Sections share the inner panels evenly, in their order.
            for (index, part) in all.enumerate() {
                frames[inner[index * inner.len() / sections.len()]].push(part);
            }
            frames[*last].push(PartName::References);
            frames
        }
        Product::Booklet | Product::Epub => {
            let mut flow = vec![PartName::Cover, PartName::Imprint];
            // The reading system shows an EPUB's contents by itself.
            flow.extend((product == Product::Booklet).then_some(PartName::Contents));
            flow.extend(all);
            flow.extend([PartName::References, PartName::Contacts]);
            vec![flow]
        }
    }
}
