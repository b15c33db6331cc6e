//! The fold dummy: the product reduced on a sheet of paper that somebody prints on both
//! sides, cuts out and folds.

use serde::Serialize;

use super::pages::{Extent, Panel, axis, kind, panels};
use super::{Placed, ProofJob};
use crate::pdf::room::Room;
use crate::sheet::{Axis, Booklet, Direction, Flip, ImposedSheet, Placement, Turn};

/// The room, in points, that is kept around what is cut out: at the sides (the marks),
/// the head (its lines, and what tells how to fold), and the foot (the steps).
const AROUND: [f64; 3] = [72.0, 88.0, 120.0];

/// The distance, in points, between reduced sheets: each has a line above it.
const GAP: f64 = 26.0;

/// How many sheets of a booklet stand beside and above each other.
const GRID: (usize, usize) = (2, 2);

/// Where the marks are, in points from the edges of the paper: far enough for any
/// printer.
const MARK: (f64, f64) = (42.0, 136.0);

/// A side of the paper of a fold dummy.
#[derive(Serialize)]
pub(super) struct Dummy {
    width: f64,
    height: f64,
    /// The side of a folded sheet or of a card, or `page` of sheets of a booklet.
    kind: &'static str,
    /// Whether it is the first of the two sides.
    front: bool,
    /// How many times what is cut out is larger than the product: at most 1.
    scale: f64,
    /// About which direction the paper is turned over.
    axis: &'static str,
    /// About which edge: `short-edge`, `long-edge`.
    flip: &'static str,
    /// The check marks, at their centres.
    marks: Vec<Mark>,
    sheets: Vec<Sheet>,
    /// The panels that are in front and behind when it is folded.
    closed: Option<Closed>,
}

/// A check mark: half of it is on each side of the paper.
#[derive(Serialize)]
struct Mark {
    x: f64,
    y: f64,
    /// What both halves make: `circle`, `square`. A wrong turn brings the half of one
    /// on that of the other.
    shape: &'static str,
}

/// What is cut out, at its top left corner.
#[derive(Serialize)]
struct Sheet {
    x: f64,
    y: f64,
    /// As printed.
    trim: Extent,
    /// Which sheet of a booklet it is, from the outermost; of the text only.
    number: Option<usize>,
    panels: Vec<Panel>,
    folds: Vec<Fold>,
}

/// A crease to be folded; lengths as printed.
#[derive(Serialize)]
struct Fold {
    at: f64,
    mountain: bool,
    step: usize,
    /// Whether the part before the crease moves, and how long that part is.
    before: bool,
    reach: f64,
    /// The numbers of the panels on both sides of it.
    between: Vec<usize>,
}

/// What is seen of the closed sheet.
#[derive(Serialize)]
struct Closed {
    front: Vec<usize>,
    back: usize,
}

/// Returns the sides of the paper of a fold dummy, and where the art stands on them,
/// counted from the first of them.
pub(super) fn dummies(
    job: &ProofJob<'_>,
    pages: usize,
    rooms: &[Room],
) -> (Vec<Dummy>, Vec<Placed>) {
    match job.booklet {
        Some(booklet) => booklets(job, booklet, pages, rooms),
        None => (1..=pages).map(|page| single(job, page, rooms)).unzip(),
    }
}

/// The paper of a fold dummy, lying or upright as what stands on it, in points.
struct Paper {
    width: f64,
    height: f64,
    axis: Axis,
    flip: Flip,
}

impl Paper {
    /// Returns a side of the paper with nothing on it but marks.
    fn side(&self, kind: &'static str, front: bool, scale: f64) -> Dummy {
        let (x, y) = MARK;
        let mark = |x, y, at_edge| {
            let shape = if at_edge { "circle" } else { "square" };
            Mark { x, y, shape }
        };
        let (far_x, far_y) = (self.width - x, self.height - y);
        let is_upright = self.axis == Axis::Vertical;
        Dummy {
            width: self.width,
            height: self.height,
            kind,
            front,
            scale,
            axis: if is_upright { "vertical" } else { "horizontal" },
            flip: match self.flip {
                Flip::LongEdge => "long-edge",
                Flip::ShortEdge => "short-edge",
            },
            marks: vec![
                mark(x, y, true),
                mark(far_x, y, is_upright),
                mark(x, far_y, !is_upright),
                mark(far_x, far_y, false),
            ],
            sheets: Vec::new(),
            closed: None,
        }
    }

    /// Returns the paper of a job, turned as a sheet lies.
    fn of(job: &ProofJob<'_>, lying: bool, axis: Axis) -> Self {
        let paper = if lying { job.paper.landscape() } else { job.paper.portrait() };
        Self {
            width: paper.width.to_points(),
            height: paper.height.to_points(),
            axis,
            flip: Flip::about(axis, paper),
        }
    }

    /// Returns the room for what is cut out: its corner and its size. Head and foot
    /// change places if the paper is turned over from head to foot.
    fn room(&self) -> (f64, f64, f64, f64) {
        let [sides, head, foot] = AROUND;
        let head = if self.axis == Axis::Vertical { head } else { head.max(foot) };
        (sides, head, self.width - 2.0 * sides, self.height - head - foot)
    }

    /// Returns where something stands on a side, given where it stands on the front.
    fn seen(&self, front: bool, at: (f64, f64), size: (f64, f64)) -> (f64, f64) {
        match (front, self.axis) {
            (true, _) => at,
            (false, Axis::Vertical) => (self.width - at.0 - size.0, at.1),
            (false, Axis::Horizontal) => (at.0, self.height - at.1 - size.1),
        }
    }
}

/// Returns a side with one reduced sheet or card, and where its art stands.
fn single(job: &ProofJob<'_>, page: usize, rooms: &[Room]) -> (Dummy, Placed) {
    let geometry = &job.document.geometry;
    let (width, height) = (geometry.width, geometry.height);
    let direction = job.folded.map_or(Axis::Vertical, |folded| folded.axis);
    let paper = Paper::of(job, width > height, direction);
    let (left, top, across, down) = paper.room();
    let scale = (across / width).min(down / height).min(1.0);
    let size = (width * scale, height * scale);
    let at = (left + (across - size.0) / 2.0, top + (down - size.1) / 2.0);
    let (x, y) = paper.seen(page == 1, at, size);
    let panels = panels(job, page, rooms);
    let turns = job.folded.map(|folded| folded.turns(page)).unwrap_or_default();
    let folds = turns.iter().map(|turn| fold(turn, &panels)).collect();
    let trim = Extent { width, height };
    let dummy = Dummy {
        axis: axis(job.folded),
        sheets: vec![Sheet { x, y, trim, number: None, panels, folds }],
        closed: job
            .folded
            .map(|folded| Closed { front: folded.front.clone(), back: folded.back }),
        ..paper.side(kind(job, page), page == 1, scale)
    };
    let placed = Placed {
        on: page - 1,
        page: page - 1,
        x,
        y,
        scale,
        beyond: 0.0,
    };
    (dummy, placed)
}

/// Returns how a crease is folded.
fn fold(turn: &Turn, panels: &[Panel]) -> Fold {
    let at = turn.crease.at.to_points();
    let near = |a: f64, b: f64| (a - b).abs() < 0.01;
    let touches = |panel: &&Panel| {
        let edges = [panel.x, panel.x + panel.width, panel.y, panel.y + panel.height];
        edges.into_iter().any(|edge| near(edge, at))
    };
    Fold {
        at,
        mountain: turn.crease.direction == Direction::Mountain,
        step: turn.crease.step,
        before: turn.before,
        reach: turn.reach.to_points(),
        between: panels.iter().filter(touches).map(|panel| panel.number).collect(),
    }
}

/// Returns the sides of papers with the sheets of a booklet, and where its pages stand
/// on them; nothing if it cannot be imposed.
fn booklets(
    job: &ProofJob<'_>,
    booklet: &Booklet,
    pages: usize,
    rooms: &[Room],
) -> (Vec<Dummy>, Vec<Placed>) {
    let (mut dummies, mut placed) = (Vec::new(), Vec::new());
    let Ok(imposed) = (Booklet { pages, ..*booklet }).impose() else {
        return (dummies, placed);
    };
    let cover = imposed.cover.iter().map(|sheet| (None, sheet));
    let text = imposed.sheets.iter().enumerate();
    let text = text.map(|(index, sheet)| (Some(index + 1), sheet));
    let sheets: Vec<(Option<usize>, &ImposedSheet)> = cover.chain(text).collect();
    let paper = Paper::of(job, true, Axis::Vertical);
    for sheets in sheets.chunks(GRID.0 * GRID.1) {
        for front in [true, false] {
            let table = Table {
                job,
                booklet,
                paper: &paper,
                front,
                on: dummies.len(),
            };
            dummies.push(table.side(sheets, rooms, &mut placed));
        }
    }
    (dummies, placed)
}

/// A side of a paper on which sheets of a booklet are laid out.
struct Table<'a> {
    job: &'a ProofJob<'a>,
    booklet: &'a Booklet,
    paper: &'a Paper,
    front: bool,
    /// The number of the side, from 0.
    on: usize,
}

impl Table<'_> {
    /// Returns the side with its sheets, and puts their pages.
    fn side(
        &self,
        sheets: &[(Option<usize>, &ImposedSheet)],
        rooms: &[Room],
        placed: &mut Vec<Placed>,
    ) -> Dummy {
        let (left, top, across, down) = self.paper.room();
        let (columns, rows) = (small(GRID.0), small(GRID.1));
        let size = |sheet: &ImposedSheet| {
            (sheet.size.width.to_points(), sheet.size.height.to_points())
        };
        let largest = sheets.iter().map(|(_, sheet)| size(sheet));
        let largest =
            largest.fold((1.0_f64, 1.0_f64), |a, b| (a.0.max(b.0), a.1.max(b.1)));
        let cell = (across / columns - GAP, down / rows - GAP);
        let scale = (cell.0 / largest.0).min(cell.1 / largest.1).min(1.0);
        let mut dummy = self.paper.side("page", self.front, scale);
        for (index, (number, sheet)) in sheets.iter().enumerate() {
            let place = (small(index % GRID.0) + 0.5, small(index / GRID.0) + 0.5);
            let size = size(sheet);
            let size = (size.0 * scale, size.1 * scale);
            let at = (
                left + place.0 * across / columns - size.0 / 2.0,
                top + place.1 * down / rows - size.1 / 2.0,
            );
            let corner = self.paper.seen(self.front, at, size);
            dummy.sheets.push(self.sheet(*number, sheet, corner, rooms));
            let places = if self.front { &sheet.front } else { &sheet.back };
            placed.extend(places.iter().filter_map(|place| {
                let (x, y) = (corner.0 + place.x * scale, corner.1 + place.y * scale);
                let page = place.page?.checked_sub(1)?;
                Some(Placed { on: self.on, page, x, y, scale, beyond: 0.0 })
            }));
        }
        dummy
    }

    /// Returns a sheet at its corner.
    fn sheet(
        &self,
        number: Option<usize>,
        sheet: &ImposedSheet,
        corner: (f64, f64),
        rooms: &[Room],
    ) -> Sheet {
        let places = if self.front { &sheet.front } else { &sheet.back };
        let panel = |place: &Placement| {
            let blank = || Panel {
                number: 0,
                name: String::new(),
                x: 0.0,
                y: 0.0,
                width: self.booklet.page.width.to_points(),
                height: self.booklet.page.height.to_points(),
            };
            let page = place.page.map(|page| panels(self.job, page, rooms));
            let panel = page.and_then(|mut page| page.pop()).unwrap_or_else(blank);
            Panel { x: place.x, y: place.y, ..panel }
        };
        let panels: Vec<Panel> = places.iter().map(panel).collect();
        let (width, height) =
            (sheet.size.width.to_points(), sheet.size.height.to_points());
        let spine = Fold {
            at: width / 2.0,
            mountain: self.front,
            step: 1,
            before: false,
            reach: width / 2.0,
            between: panels.iter().map(|panel| panel.number).collect(),
        };
        Sheet {
            x: corner.0,
            y: corner.1,
            trim: Extent { width, height },
            number,
            panels,
            folds: vec![spine],
        }
    }
}

/// Returns a small number for arithmetic.
fn small(number: usize) -> f64 {
    f64::from(u16::try_from(number).unwrap_or(u16::MAX))
}
