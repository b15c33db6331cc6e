//! Marks measured, and kept away from the art.

use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;

use super::{Axis, Grid, Length, Marks, PressSheet, Role, Segment, Size, SlugTooSmall};
use crate::sheet::{Crease, Flip, Fold, FoldKind, SHEETS, cut_marks};

/// Left, top, right, bottom.
type Bounds = [f64; 4];

fn length(text: &str) -> Length {
    Length::parse(text).unwrap()
}

fn bounds(segment: &Segment) -> Bounds {
    let Segment { x1, y1, x2, y2, .. } = *segment;
    [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)]
}

/// Returns whether two boxes touch, were it at an edge.
fn touch(a: Bounds, b: Bounds) -> bool {
    a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/// Returns the boxes of what stands in the slug, one for each thing: a target
/// has its cross only, which is wider than its circle.
fn things(marks: &Marks) -> Vec<Bounds> {
    let lines = marks.segments.iter().filter(|line| line.role != Role::Registration);
    let crosses = marks.segments.iter().filter(|line| line.role == Role::Registration);
    let crosses: Vec<_> = crosses.map(bounds).collect();
    let targets = crosses.chunks(2).map(|lines| {
        let [a, b] = [lines[0], lines[1]];
        [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
    });
    let patches = marks.patches.iter().map(|patch| patch.place);
    let strips = patches.chain(marks.information);
    let strips = strips.map(|s| [s.x, s.y, s.x + s.width, s.y + s.height]);
    lines.map(bounds).chain(targets).chain(strips).collect()
}

#[test]
fn marks_of_a_letter_leaflet_are_measured() {
    let trim = Size::named("letter").unwrap().landscape();
    let folded = Fold::new(FoldKind::Roll3, trim, length("1/16 in")).fold().unwrap();
    let creases = folded.folds(1);
    let (bleed, slug) = (length("1/8 in"), length("36 pt"));
    let sheet = PressSheet {
        trim,
        bleed,
        slug,
        creases: &creases,
        axis: Axis::Vertical,
    };
    let marks = sheet.marks().unwrap();
    let of = |role| marks.segments.iter().filter(move |line| line.role == role);
    let lengths = |role| {
        let lines = of(role).map(|line| (line.x2 - line.x1).hypot(line.y2 - line.y1));
        lines
            .map(|points| (points / 72.0 * 25.4 * 1e3).round() / 1e3)
            .collect::<Vec<_>>()
    };
    assert_eq!(lengths(Role::Crop), [6.0; 8]);
    assert_eq!(lengths(Role::Fold), [5.0; 4]);
    assert_eq!(lengths(Role::Registration), [6.0; 8]);
    let folds: Vec<_> = of(Role::Fold).map(|line| (line.x1, line.x2)).collect();
    let at = [36.0 + 261.0, 36.0 + 526.5].map(|x| (x, x));
    assert_eq!(folds, [at, at].concat());
    assert!(of(Role::Fold).all(|line| line.dash == Some([2.0, 2.0])));
    assert!(of(Role::Crop).all(|line| line.dash.is_none() && line.width == 0.25));
    let centres: Vec<_> = marks.circles.iter().map(|c| (c.x, c.y)).collect();
    assert!(centres[..2].iter().all(|(x, _)| *x == 36.0 + 396.0), "{centres:?}");
    assert!(centres[2..].iter().all(|(_, y)| *y == 36.0 + 306.0), "{centres:?}");
    assert_eq!(marks.patches.len(), 11);
    assert!(marks.information.unwrap().width > 200.0);
}

#[test]
fn a_target_makes_room_for_a_crease_in_the_middle() {
    let trim = Size::named("letter").unwrap().landscape();
    let folded = Fold::new(FoldKind::Half, trim, Length::default()).fold().unwrap();
    let creases = folded.folds(1);
    let (bleed, slug) = (length("1/8 in"), length("36 pt"));
    let sheet = PressSheet {
        trim,
        bleed,
        slug,
        creases: &creases,
        axis: Axis::Vertical,
    };
    let middles: Vec<_> = sheet.marks().unwrap().circles.iter().map(|c| c.x).collect();
    assert_eq!(middles.len(), 4);
    assert!((middles[0] - 36.0 - 396.0).abs() > 100.0, "{middles:?}");
}

#[test]
fn marks_need_a_slug() {
    let trim = Size::named("letter").unwrap();
    let (bleed, slug) = (length("1/8 in"), length("1/4 in"));
    let sheet = PressSheet {
        trim,
        bleed,
        slug,
        creases: &[],
        axis: Axis::Vertical,
    };
    let needed = length("1/8 in") + length("7 mm");
    assert_eq!(sheet.marks(), Err(SlugTooSmall { needed }));
}

#[test]
fn cards_that_touch_are_cut_from_outside_only() {
    // Ten cards that touch have 3 and 6 lines to cut, each marked at both ends.
    let marks = cut_marks(&SHEETS[0].grid, Length::default());
    assert_eq!(marks.len(), 2 * (3 + 6));
    // Eight cards with wide gutters have 4 and 8 lines, and marks between them.
    let marks = cut_marks(&SHEETS[1].grid, length("1/8 in"));
    assert_eq!(marks.len(), 4 * 5 + 8 * 3);
    // Gutters of two bleeds have no room left.
    let marks = cut_marks(&SHEETS[8].grid, length("1/8 in"));
    assert_eq!(marks.len(), 2 * (4 + 8));
}

/// Returns any folded sheet, from a card to a poster, with the creases of one of
/// its sides; the bleed and the slug in micrometres.
fn any_sheet() -> impl Strategy<Value = (Fold, Vec<Crease>, Length, Length)> {
    let kinds: Vec<_> = FoldKind::all().collect();
    let axes = select(vec![Axis::Vertical, Axis::Horizontal]);
    let numbers =
        (50_000..900_000_i64, 50_000..900_000_i64, 0..6000_i64, 7000..20_000_i64);
    (select(kinds), axes, select(vec![1, 2]), numbers).prop_map(
        |(kind, axis, side, (width, height, bleed, more))| {
            let length = Length::micrometres;
            let sheet = Size::new(length(width), length(height));
            let fold = Fold { kind, sheet, allowance: length(500), axis };
            let slug = length((bleed + more).max(9175));
            (fold, fold.fold().unwrap().folds(side), length(bleed), slug)
        },
    )
}

proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    })]

    #[test]
    fn marks_touch_neither_art_nor_each_other((fold, creases, bleed, slug) in any_sheet()) {
        let trim = fold.sheet;
        let sheet = PressSheet { trim, bleed, slug, creases: &creases, axis: fold.axis };
        let marks = sheet.marks().unwrap();
        let near = (slug - bleed).to_points();
        let art = [near, near].into_iter();
        let far = [trim.width, trim.height].map(|side| (slug + side + bleed).to_points());
        let art: Vec<_> = art.chain(far).collect();
        let media = [trim.width, trim.height].map(|side| (side + slug * 2).to_points());
        let things = things(&marks);
        for (index, thing) in things.iter().enumerate() {
            prop_assert!(!touch(*thing, [art[0], art[1], art[2], art[3]]));
            prop_assert!(thing[0] >= 0.0 && thing[1] >= 0.0);
            prop_assert!(thing[2] <= media[0] + 1e-9 && thing[3] <= media[1] + 1e-9);
            // Patches stand side by side; crop marks meet nothing.
            let inner = |b: &Bounds| [b[0] + 0.01, b[1] + 0.01, b[2] - 0.01, b[3] - 0.01];
            for other in &things[..index] {
                prop_assert!(!touch(inner(thing), *other), "{thing:?} {other:?}");
            }
        }
        let folds = marks.segments.iter().filter(|line| line.role == Role::Fold);
        prop_assert_eq!(folds.count(), 2 * creases.len());
    }

    #[test]
    fn cut_marks_touch_no_card(
        index in 0..SHEETS.len(),
        bleed in 0..4000_i64,
        (gutter, own) in (0..15_000_i64, select(vec![true, false])),
    ) {
        let bought = SHEETS[index].grid;
        let gutter = Length::micrometres(gutter);
        let apart = Size::new(gutter, gutter);
        let cut = Grid::centred(bought.page, bought.cell, apart, 2, 4);
        let grid = if own { cut } else { bought };
        let bleed = Length::micrometres(bleed);
        let marks = cut_marks(&grid, bleed);
        prop_assert!(!marks.is_empty());
        let bleed = bleed.to_points();
        for cell in grid.cells(1, Flip::LongEdge) {
            let (right, bottom) = (cell.x + cell.width, cell.y + cell.height);
            let art = [cell.x - bleed, cell.y - bleed, right + bleed, bottom + bleed];
            for mark in &marks {
                prop_assert!(!touch(bounds(mark), art), "{mark:?} {cell:?}");
            }
        }
    }
}
