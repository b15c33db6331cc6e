//! The format of a product: its sizes, and the sheets that it goes on at a print
//! shop and at a station.

mod booklet;
mod office;
mod press;

use super::{Desk, LinkForm, Product, Purpose};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::sheet::{
    self, Axis, Booklet, CardForm, CardSheet, Demand, Fold, FoldKind, Folded, Geometry,
    Grid, GridFault, Imposition, Length, Sheets, Size,
};
use crate::source::{self, File, Layout, Spanned, Text};

/// How near text and rules may come to the trim and to folds (an eighth of an inch,
/// as most print shops ask).
const SAFE: Length = Length::mils(125);

/// The size below which no text is printed (the floor of knocked-out type).
const LEAST_TYPE: Length = Length::points(6);

/// The thickness of a leaf where the paper is not told: uncoated, 90 g/m².
const PAPER: sheet::Paper = sheet::Paper { grammage: 90, caliper: None };

/// The format of a product on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Format {
    /// The sizes, for its layout.
    pub geometry: Geometry,
    /// The sheets of a print shop.
    pub press: Sheets,
    /// The sheets of an office printer.
    pub office: Sheets,
    /// Whether the office printer has one ink.
    pub grey: bool,
    /// How near text and rules may come to the trim and to folds, in points.
    pub safe: f64,
    /// The size below which no text is printed, in points.
    pub least_type: f64,
    /// What is folded, if anything is.
    pub folded: Option<Folded>,
    /// How its pages make a booklet, if they do.
    pub booklet: Option<Booklet>,
    /// The trimmed sheet, card or page.
    pub trim: Size,
    /// How links are printed.
    pub links: LinkForm,
    /// What the product is made for.
    pub targets: Vec<Purpose>,
    /// The paper, if it is told.
    pub paper: Option<source::Paper>,
    /// The paper of a cover of its own, if a booklet has one.
    pub cover: Option<source::Paper>,
    /// How many copies make a package; all of them if nothing is said.
    pub pack: Option<u32>,
}

/// What is made of paper.
enum Form {
    /// A folded sheet.
    Brochure(Folded),
    /// A card.
    Card(CardForm),
    /// Pages, two of which make a sheet.
    Booklet(Booklet),
}

/// A layout while its format is worked out.
struct Draft<'a> {
    layout: &'a File<Layout>,
    trim: Size,
    bleed: Length,
    safe: Length,
    form: Form,
}

impl Desk<'_> {
    /// Works out the format of a layout for paper.
    pub(super) fn format(&mut self, layout: &File<Layout>) -> Option<Format> {
        self.report_useless(layout);
        let draft = self.draft(layout)?;
        let record = &layout.record;
        let geometry = self.geometry(&draft)?;
        let length = |key: &Option<Spanned<source::Length>>, usual: Length| {
            key.as_ref().map_or(usual, |length| length.value.0).to_points()
        };
        // Both, so that the mistakes of one do not hide those of the other.
        let (press, on_site) = (self.press(&draft), self.office(&draft));
        let office = record.office.as_ref();
        Some(Format {
            geometry,
            press: press?,
            office: on_site?,
            grey: office.is_some_and(|office| office.value.grey),
            safe: draft.safe.to_points(),
            least_type: length(&record.least_type, LEAST_TYPE),
            booklet: match draft.form {
                Form::Booklet(booklet) => Some(booklet),
                Form::Brochure(_) | Form::Card(_) => None,
            },
            folded: match draft.form {
                Form::Brochure(folded) => Some(folded),
                Form::Card(form @ CardForm::Folded(fold)) => {
                    fold.fold().ok().filter(|_| form.closed().is_ok())
                }
                Form::Card(_) | Form::Booklet(_) => None,
            },
            trim: draft.trim,
            targets: match &record.targets {
                Some(targets) => targets.0.clone(),
                None => Purpose::ALL.to_vec(),
            },
            links: record.links.unwrap_or(LinkForm::List),
            paper: record.paper.as_ref().map(|paper| paper.value.clone()),
            cover: record.binding.as_ref().and_then(|one| one.value.cover.clone()),
            pack: self.pack(record),
        })
    }

    /// Reads what the sizes of a layout say.
    fn draft<'a>(&mut self, layout: &'a File<Layout>) -> Option<Draft<'a>> {
        let record = &layout.record;
        let mut needed = |there: bool, key: &str| {
            if !there {
                let diagnostic = Diagnostic::at(Code::MissingKey, &layout.span);
                self.sink.push(diagnostic.with("key", key));
            }
        };
        let kind = record.kind.value;
        needed(record.size.is_some(), "size");
        needed(record.margin.is_some(), "margin");
        needed(record.body.is_some(), "body");
        needed(kind != Product::Brochure || record.fold.is_some(), "fold");
        let size = record.size.as_ref()?.value;
        let trim = Size::new(size.width.0, size.height.0);
        let form = match kind {
            Product::Brochure => Form::Brochure(self.folded(layout, trim)?),
            Product::Card => Form::Card(self.card(layout, trim)?),
            Product::Booklet | Product::Epub => {
                Form::Booklet(booklet::read(record, trim))
            }
        };
        let bleed = record.bleed.as_ref().map_or(Length::default(), |b| b.value.0);
        let safe = record.safe.as_ref().map_or(SAFE, |safe| safe.value.0);
        Some(Draft { layout, trim, bleed, safe, form })
    }

    /// Works out the sizes for the layout itself.
    fn geometry(&mut self, draft: &Draft<'_>) -> Option<Geometry> {
        let record = &draft.layout.record;
        let frames = match &draft.form {
            Form::Brochure(folded) => folded.panels.clone(),
            Form::Card(form) => form.frames().ok()?,
            Form::Booklet(_) => Vec::new(),
        };
        let margin = record.margin.as_ref()?;
        let lengths = &margin.value;
        let geometry = Geometry {
            width: draft.trim.width.to_points(),
            height: draft.trim.height.to_points(),
            margin: sheet::Margin {
                top: lengths.top.0.to_points(),
                bottom: lengths.bottom.0.to_points(),
                inside: lengths.inside.0.to_points(),
                outside: lengths.outside.0.to_points(),
            },
            body: record.body.as_ref()?.value.0.to_points(),
            bleed: draft.bleed.to_points(),
            frames,
        };
        if !geometry.leaves_room() {
            self.report(Diagnostic::at(Code::LayoutImpossible, &margin.span));
            return None;
        }
        Some(geometry)
    }

    /// Folds a sheet.
    fn folded(&mut self, layout: &File<Layout>, trim: Size) -> Option<Folded> {
        let fold = layout.record.fold.as_ref()?;
        let folded = self.fold(layout, fold, trim)?.fold().ok();
        if folded.is_none() {
            self.report(Diagnostic::at(Code::LayoutImpossible, &fold.span));
        }
        folded
    }

    /// Reads a fold; its allowance is what the paper asks for if it is not told.
    fn fold(
        &mut self,
        layout: &File<Layout>,
        fold: &Spanned<source::Fold>,
        sheet: Size,
    ) -> Option<Fold> {
        let kind = fold.value.kind.0;
        let needs =
            !matches!(kind, FoldKind::Half | FoldKind::Z3 | FoldKind::Accordion(_));
        let told = fold.value.allowance.map(|allowance| allowance.0);
        let paper = layout.record.paper.as_ref().map(|paper| weigh(&paper.value));
        let allowance = told.or_else(|| paper.map(|paper| paper.allowance()));
        let Some(allowance) = allowance.or((!needs).then(Length::default)) else {
            self.report(Diagnostic::at(Code::AllowanceMissing, &fold.span));
            return None;
        };
        let axis = if fold.value.horizontal { Axis::Horizontal } else { Axis::Vertical };
        let allowance = if needs { allowance } else { Length::default() };
        Some(Fold { kind, sheet, allowance, axis })
    }

    /// Reads a card, which may be folded.
    fn card(&mut self, layout: &File<Layout>, trim: Size) -> Option<CardForm> {
        let Some(fold) = &layout.record.fold else { return Some(CardForm::Single(trim)) };
        let form = CardForm::Folded(self.fold(layout, fold, trim)?);
        if form.frames().is_err() {
            self.report(Diagnostic::at(Code::LayoutImpossible, &fold.span));
            return None;
        }
        Some(form)
    }

    /// Reports keys that mean nothing for the product of a layout.
    fn report_useless(&mut self, layout: &File<Layout>) {
        let record = &layout.record;
        let kind = record.kind.value;
        let (press, office) = (record.press.as_ref(), record.office.as_ref());
        let arranged = press.is_some_and(|press| press.value.arrange.is_some())
            || office.is_some_and(|office| office.value.arrange.is_some());
        let sheets = press.and_then(|press| press.value.sheet.as_ref());
        let sheets = sheets.or(office.and_then(|office| office.value.sheet.as_ref()));
        let span = |spanned: Option<&Span>| spanned.unwrap_or(&layout.span).clone();
        let flat = kind == Product::Booklet;
        let useless = [
            ("fold", record.fold.as_ref().map(|fold| &fold.span).filter(|_| flat)),
            ("binding", record.binding.as_ref().map(|one| &one.span).filter(|_| !flat)),
            ("arrange", arranged.then_some(&layout.span).filter(|_| !flat)),
            ("sheet", sheets.map(|one| &one.span).filter(|_| kind != Product::Card)),
        ];
        for (key, place) in useless {
            if place.is_some() {
                let diagnostic = Diagnostic::at(Code::UselessKey, &span(place));
                let diagnostic = diagnostic.with("key", key).with("product", kind.name());
                self.report(diagnostic);
            }
        }
    }

    /// Finds the sheet of cards that a record names or describes, and checks that
    /// the card goes on it; nothing if it does neither.
    fn grid(
        &mut self,
        sheet: Option<&Text>,
        grid: Option<&Spanned<source::Grid>>,
        demand: &Demand,
    ) -> Option<Option<Grid>> {
        let (grid, span) = match (sheet, grid) {
            (Some(name), _) => (self.named_sheet(name)?, &name.span),
            (None, Some(grid)) => (self.own_grid(grid, demand.card)?, &grid.span),
            (None, None) => return Some(None),
        };
        let faults = grid.faults(demand);
        for fault in &faults {
            self.report(unfit(fault, span));
        }
        faults.is_empty().then_some(Some(grid))
    }

    /// Finds a sheet of cards by its name.
    fn named_sheet(&mut self, name: &Text) -> Option<Grid> {
        if let Some(sheet) = CardSheet::named(&name.value) {
            return Some(sheet.grid);
        }
        let names: Vec<String> = CardSheet::names().collect();
        let suggestion = nearest(&name.value, names.iter().map(String::as_str));
        let known = names.iter().filter(|name| name.contains('-'));
        let known: Vec<&str> = known.map(String::as_str).collect();
        let diagnostic = Diagnostic::at(Code::UnknownSheet, &name.span)
            .with("name", &name.value)
            .with("suggestion", suggestion.unwrap_or("none"))
            .with("known", known.join(", "));
        self.report(diagnostic);
        None
    }

    /// Divides a sheet as a record describes it.
    fn own_grid(&mut self, grid: &Spanned<source::Grid>, card: Size) -> Option<Grid> {
        let source::Grid { paper, columns, rows, gutter } = &grid.value;
        let page = self.paper(paper)?;
        let gutter = gutter.map_or(Length::default(), |gutter| gutter.0);
        Some(Grid::centred(page, card, Size::new(gutter, gutter), *columns, *rows))
    }

    /// Finds a paper by its name.
    fn paper(&mut self, name: &Text) -> Option<Size> {
        let size = Size::named(&name.value);
        if size.is_none() {
            let known: Vec<&str> = sheet::SIZES.iter().map(|(name, _)| *name).collect();
            let diagnostic = Diagnostic::at(Code::UnknownPaper, &name.span)
                .with("name", &name.value)
                .with("known", known.join(", "));
            self.report(diagnostic);
        }
        size
    }
}

/// Says why a card does not go on a sheet.
fn unfit(fault: &GridFault, span: &Span) -> Diagnostic {
    let (reason, lengths) = match fault {
        GridFault::NoCell => ("no-cell", None),
        GridFault::CellsOverlap => ("overlap", None),
        GridFault::GridLargerThanPage => ("page", None),
        GridFault::CardLargerThanCell => ("card", None),
        GridFault::BleedOnButtCut => ("butt-cut", None),
        GridFault::GutterBelowTwiceBleed { gutter, needed } => {
            ("gutter", Some((*gutter, *needed)))
        }
        GridFault::MarginUnprintable { margin, needed } => {
            ("margin", Some((*margin, *needed)))
        }
    };
    let (found, needed) = lengths.unwrap_or_default();
    Diagnostic::at(Code::SheetUnfit, span)
        .with("reason", reason)
        .with("found", millimetres(found))
        .with("needed", millimetres(needed))
}

/// Writes a length in millimetres, to two decimals.
fn millimetres(length: Length) -> String {
    format!("{:.2}", length.to_points() * 25.4 / 72.0)
}

/// Reads a paper.
pub(crate) fn weigh(paper: &source::Paper) -> sheet::Paper {
    sheet::Paper {
        grammage: u32::from(paper.weight),
        caliper: paper.caliper.map(|caliper| caliper.0),
    }
}

/// Returns each page of a product on a side of its own.
fn singly(draft: &Draft<'_>) -> Imposition {
    let folded = match &draft.form {
        Form::Brochure(folded) => Some(folded.clone()),
        Form::Card(CardForm::Folded(fold)) => fold.fold().ok(),
        Form::Card(CardForm::Single(_)) | Form::Booklet(_) => None,
    };
    Imposition::Single { page: draft.trim, folded }
}
