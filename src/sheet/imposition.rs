//! Imposition: which page stands where on the sheets that go through a press or
//! an office printer.

use super::{
    Axis, Booklet, BookletError, CardForm, Crease, Direction, Flip, Folded, Grid,
    ImposedSheet, Length, Marks, Point, PressSheet, Size, SlugTooSmall, creep_warning,
    cut_marks, fill, n_up, step_and_repeat,
};

/// How the pages of a product are arranged on sheets.
#[derive(Debug, Clone, PartialEq)]
pub enum Imposition {
    /// Each page on a side of its own.
    Single {
        /// The trimmed page.
        page: Size,
        /// How the sheet is folded, if it is.
        folded: Option<Folded>,
    },
    /// Cards in the cells of a sheet, front and back.
    Cards {
        /// The cells.
        grid: Grid,
        /// The card.
        form: CardForm,
    },
    /// Pages in the cells of a sheet, in the reader's order.
    NUp {
        /// The cells.
        grid: Grid,
        /// The trimmed page.
        page: Size,
    },
    /// Two pages side by side, so that the sheets make a booklet; the number of
    /// its pages is that of the document.
    Booklet(Booklet),
}

/// How a product goes on sheets, for one purpose.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheets {
    /// The arrangement of the pages.
    pub imposition: Imposition,
    /// How far art goes beyond the trim; none from an office printer.
    pub bleed: Length,
    /// From the trim to the edge of the media, for marks; none where the sheet is
    /// not trimmed.
    pub slug: Length,
    /// How near text may come to the trim, which creep takes from.
    pub safe: Length,
    /// How far from the edges of the media nothing can be printed.
    pub unprintable: Length,
    /// Whether there are marks for those who cut and fold: not on a sheet that is
    /// perforated, nor from an office printer.
    pub marked: bool,
    /// The paper in the printer, in whose middle the sheet stands; the sheet with
    /// its slug if nothing is said.
    pub paper: Option<Size>,
}

/// A side of a sheet, laid out for printing.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Which side of the sheet: 1 is the front, 2 the back.
    pub number: usize,
    /// All of the paper.
    pub media: Size,
    /// The trimmed sheet, which stands in it.
    pub trim: Size,
    /// Where the trim begins, from the top left of the media.
    pub origin: Point,
    /// The pages, in points from the top left of the trim.
    pub cells: Vec<Cell>,
    /// The marks, in points from the top left of the media.
    pub marks: Option<Marks>,
    /// The edge about which the sheet is turned for its other side.
    pub flip: Flip,
}

/// A page on a side of a sheet; all in points from the top left of the trim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Which document, from 0.
    pub document: usize,
    /// Which page of it, from 1.
    pub page: usize,
    /// The left edge of the trimmed page.
    pub x: f64,
    /// The top edge of the trimmed page.
    pub y: f64,
    /// The width of the trimmed page.
    pub width: f64,
    /// The height of the trimmed page.
    pub height: f64,
    /// What of the art is printed: left, top, right, bottom.
    pub window: [f64; 4],
    /// How far to the right the art is moved against creep.
    pub shift: f64,
    /// Whether the page stands on its head.
    pub turned: bool,
}

/// Why pages cannot be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImpositionError {
    /// The booklet cannot be imposed.
    Booklet(BookletError),
    /// The slug has no room for the marks.
    Slug(SlugTooSmall),
}

/// A side before it has its place on the media.
struct Bare {
    number: usize,
    trim: Size,
    cells: Vec<Cell>,
    creases: Vec<Crease>,
    /// The media, and where the trim is in it, if the sheet itself says so.
    place: Option<(Size, Point)>,
}

impl Sheets {
    /// Lays out documents, given how many pages each has, on the sides of sheets.
    ///
    /// Cards of several documents share sheets, one copy each; one card alone
    /// fills its sheet.
    pub fn lay(&self, pages: &[usize]) -> Result<Vec<Side>, ImpositionError> {
        let bare = match &self.imposition {
            Imposition::Single { page, folded } => {
                self.singles(*page, folded.as_ref(), pages)
            }
            Imposition::Cards { grid, form } => self.cards(grid, form, pages),
            Imposition::NUp { grid, page } => self.n_up(grid, *page, pages),
            Imposition::Booklet(booklet) => {
                let counts = pages.iter().enumerate();
                let mut sides = Vec::new();
                for (document, pages) in counts {
                    let booklet = Booklet { pages: *pages, ..*booklet };
                    sides.extend(self.booklet(&booklet, document)?);
                }
                sides
            }
        };
        bare.into_iter().map(|side| self.side(side)).collect()
    }

    /// Puts each page on a side of its own.
    fn singles(&self, page: Size, folded: Option<&Folded>, pages: &[usize]) -> Vec<Bare> {
        let mut sides = Vec::new();
        for (document, count) in pages.iter().enumerate() {
            for number in 1..=*count {
                let side = if number % 2 == 1 { 1 } else { 2 };
                let cell = Cell::new(document, number, Point::default(), page);
                sides.push(Bare {
                    number: side,
                    trim: page,
                    cells: vec![cell.open([self.bleed; 4])],
                    creases: folded.map(|folded| folded.folds(side)).unwrap_or_default(),
                    place: None,
                });
            }
        }
        sides
    }

    /// Puts cards in the cells of a grid; what is trimmed is all of the cells.
    fn cards(&self, grid: &Grid, form: &CardForm, pages: &[usize]) -> Vec<Bare> {
        let flip = Flip::about(Axis::Vertical, grid.page);
        let plans = match pages {
            [_] => vec![step_and_repeat(grid, form, flip)],
            several => fill(grid, form, flip, &vec![1; several.len()]),
        };
        let gutter = grid.gutter();
        let (across, down) = (gutter.width / 2, gutter.height / 2);
        let bleed = [across, down, across, down].map(|half| half.min(self.bleed));
        let [left, top, right, _] = grid.margins();
        let side = |number, places: Vec<super::CardPlace>| {
            let x = if number == 1 { left } else { right };
            let origin = Point { x, y: top };
            let cells = places.into_iter().filter(|place| number <= pages[place.card]);
            let cells = cells.map(|place| {
                let cell = Cell {
                    document: place.card,
                    page: number,
                    x: place.place.x - origin.x.to_points(),
                    y: place.place.y - origin.y.to_points(),
                    width: place.place.width,
                    height: place.place.height,
                    window: [0.0; 4],
                    shift: 0.0,
                    turned: place.turned,
                };
                cell.open(bleed)
            });
            Bare {
                number,
                trim: grid.extent(),
                cells: cells.collect(),
                creases: Vec::new(),
                place: Some((grid.page, origin)),
            }
        };
        let sides = plans.into_iter().flat_map(|plan| [(1, plan.front), (2, plan.back)]);
        sides.map(|(number, places)| side(number, places)).collect()
    }

    /// Puts pages in the cells of a grid, each in the middle of its cell.
    fn n_up(&self, grid: &Grid, page: Size, pages: &[usize]) -> Vec<Bare> {
        let gutter = grid.gutter();
        let (across, down) = (gutter.width / 2, gutter.height / 2);
        let bleed = [across, down, across, down].map(|half| half.min(self.bleed));
        let inset = |cell: Length, page: Length| ((cell - page) / 2).to_points();
        let (x, y) =
            (inset(grid.cell.width, page.width), inset(grid.cell.height, page.height));
        let mut sides = Vec::new();
        for (document, count) in pages.iter().enumerate() {
            for sheet in n_up(*count, grid) {
                let places = [(1, sheet.front), (2, sheet.back)];
                for (number, places) in places {
                    let filled = places.into_iter().filter_map(|at| Some((at.page?, at)));
                    let cells = filled.map(|(number, at)| {
                        let cell = Cell::new(document, number, Point::default(), page);
                        Cell { x: at.x + x, y: at.y + y, ..cell }.open(bleed)
                    });
                    sides.push(Bare {
                        number,
                        trim: grid.page,
                        cells: cells.collect(),
                        creases: Vec::new(),
                        place: Some((grid.page, Point::default())),
                    });
                }
            }
        }
        sides
    }

    /// Returns by how much the innermost sheet of a booklet of so many pages creeps,
    /// if that is more than its margins bear.
    pub fn creep(&self, pages: usize) -> Option<Length> {
        let Imposition::Booklet(booklet) = &self.imposition else { return None };
        let imposed = Booklet { pages, ..*booklet }.impose().ok()?;
        creep_warning(imposed.creep, self.safe).map(|_| imposed.creep)
    }

    /// Puts the pages of a booklet side by side.
    fn booklet(
        &self,
        booklet: &Booklet,
        document: usize,
    ) -> Result<Vec<Bare>, ImpositionError> {
        let imposed = booklet.impose().map_err(ImpositionError::Booklet)?;
        let side = |number, sheet: &ImposedSheet| Bare {
            number,
            trim: sheet.size,
            cells: self.spread(booklet, document, number, sheet),
            creases: spine(booklet, sheet, number),
            place: None,
        };
        let sheets = imposed.cover.iter().chain(&imposed.sheets);
        Ok(sheets.flat_map(|sheet| [side(1, sheet), side(2, sheet)]).collect())
    }

    /// Returns the pages of a side of a sheet; art has no bleed at the spine.
    fn spread(
        &self,
        booklet: &Booklet,
        document: usize,
        number: usize,
        sheet: &ImposedSheet,
    ) -> Vec<Cell> {
        let places = if number == 1 { &sheet.front } else { &sheet.back };
        let (none, bleed) = (Length::default(), self.bleed);
        let filled = places.iter().filter_map(|place| Some((place.page?, place)));
        filled
            .map(|(page, place)| {
                let cell = Cell::new(document, page, Point::default(), booklet.page);
                let cell = Cell { x: place.x, y: place.y, shift: place.shift, ..cell };
                let is_left = place.x == 0.0;
                let (left, right) = if is_left { (bleed, none) } else { (none, bleed) };
                cell.open([left, bleed, right, bleed])
            })
            .collect()
    }

    /// Gives a side its place on the media, and its marks.
    fn side(&self, bare: Bare) -> Result<Side, ImpositionError> {
        let Bare { number, trim, mut cells, creases, place } = bare;
        let (media, origin) = place.unwrap_or_else(|| self.middle(trim));
        for cell in &mut cells {
            cell.close(media, origin, self.unprintable);
        }
        let marks = self.marks(trim, number, &creases).map_err(ImpositionError::Slug)?;
        let flip = Flip::about(Axis::Vertical, media);
        Ok(Side { number, media, trim, origin, cells, marks, flip })
    }

    /// Returns the media of a sheet, and where the trim is in its middle.
    fn middle(&self, trim: Size) -> (Size, Point) {
        let slug = self.slug * 2;
        let own = Size::new(trim.width + slug, trim.height + slug);
        let media = self.paper.map_or(own, |paper| paper.lying_as(own));
        let (x, y) = (media.width - trim.width, media.height - trim.height);
        (media, Point { x: x / 2, y: y / 2 })
    }

    /// Returns the marks of a side: in the slug, or on the front of a sheet of
    /// cards around and between them; none from an office printer.
    fn marks(
        &self,
        trim: Size,
        number: usize,
        creases: &[Crease],
    ) -> Result<Option<Marks>, SlugTooSmall> {
        let cells = match &self.imposition {
            Imposition::Cards { grid, .. } | Imposition::NUp { grid, .. } => Some(grid),
            Imposition::Single { .. } | Imposition::Booklet(_) => None,
        };
        if let Some(grid) = cells {
            let is_marked = self.marked && number == 1;
            return Ok(is_marked.then(|| Marks {
                segments: cut_marks(grid, self.bleed),
                ..Marks::default()
            }));
        }
        if !self.marked {
            return Ok(None);
        }
        let axis = match &self.imposition {
            Imposition::Single { folded: Some(folded), .. } => folded.axis,
            _ => Axis::Vertical,
        };
        let (bleed, slug) = (self.bleed, self.slug);
        PressSheet { trim, bleed, slug, creases, axis }.marks().map(Some)
    }
}

impl Cell {
    /// Makes a page at a corner.
    fn new(document: usize, page: usize, corner: Point, size: Size) -> Self {
        Self {
            document,
            page,
            x: corner.x.to_points(),
            y: corner.y.to_points(),
            width: size.width.to_points(),
            height: size.height.to_points(),
            window: [0.0; 4],
            shift: 0.0,
            turned: false,
        }
    }

    /// Opens the window over the page and beyond its edges: left, top, right,
    /// bottom.
    fn open(self, beyond: [Length; 4]) -> Self {
        let [left, top, right, bottom] = beyond.map(Length::to_points);
        let window = [
            self.x - left,
            self.y - top,
            self.x + self.width + right,
            self.y + self.height + bottom,
        ];
        Self { window, ..self }
    }

    /// Closes the window where the printer cannot print.
    fn close(&mut self, media: Size, origin: Point, unprintable: Length) {
        let edge = |at: Length, origin: Length| (at - origin).to_points();
        let (right, bottom) = (media.width - unprintable, media.height - unprintable);
        let [x, y, far_x, far_y] = &mut self.window;
        *x = x.max(edge(unprintable, origin.x));
        *y = y.max(edge(unprintable, origin.y));
        *far_x = far_x.min(edge(right, origin.x));
        *far_y = far_y.min(edge(bottom, origin.y));
    }
}

/// Returns the creases of a sheet of a booklet: one, or on both sides of a spine.
fn spine(booklet: &Booklet, sheet: &ImposedSheet, number: usize) -> Vec<Crease> {
    let (left, right) = (booklet.page.width, sheet.size.width - booklet.page.width);
    let direction = if number == 1 { Direction::Mountain } else { Direction::Valley };
    let mut creases = vec![Crease { at: left, direction, step: 1 }];
    if right > left {
        creases.push(Crease { at: right, direction, step: 1 });
    }
    creases
}
