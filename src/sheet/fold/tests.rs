//! Folds against tables of the trade, and folded by hand.

use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use serde_json::Value;

use super::{
    Axis, Direction, Flip, Fold, FoldError, FoldKind, Folded, FrameBox, Length, Size,
};

/// Returns the panels of a side from the left or from the head.
fn side(folded: &Folded, side: usize) -> Vec<&FrameBox> {
    let mut panels: Vec<_> = folded.panels.iter().filter(|p| p.side == side).collect();
    panels.sort_by(|a, b| (a.x + a.y).total_cmp(&(b.x + b.y)));
    panels
}

fn length(text: &str) -> Length {
    Length::parse(text).unwrap()
}

/// A row of the table, whose inches are rounded to four decimals: none of its
/// allowances is finer than 1/32 in.
struct Row<'a>(&'a Value);

impl Row<'_> {
    fn length(&self, key: &str) -> Option<Length> {
        let value = self.0[key].as_f64()?;
        Some(match self.0["unit"].as_str()? {
            "in" => length(&format!("{}/32 in", (value * 32.0).round())),
            unit => length(&format!("{value} {unit}")),
        })
    }

    fn fold(&self) -> Folded {
        let kind = match self.0["kind"].as_str().unwrap() {
            "roll3" => "roll-3",
            "z3" => "z-3",
            "gate3" => "gate",
            "roll4" => "roll-4",
            other => other,
        };
        let sheet = Size::named(self.0["sheet"].as_str().unwrap()).unwrap().landscape();
        assert_eq!(Some(sheet.width), self.length("w"));
        let allowance = self.length("shrink").or(self.length("gap")).unwrap_or_default();
        Fold::new(FoldKind::parse(kind).unwrap(), sheet, allowance)
            .fold()
            .unwrap()
    }

    /// Compares with a list of the row, if it has it.
    fn check(&self, key: &str, points: &[f64]) {
        let Some(expected) = self.0[key].as_array() else { return };
        let (unit, tolerance) = match self.0["unit"].as_str().unwrap() {
            _ if key.ends_with("_pt") => (1.0, 0.001),
            "in" => (72.0, 0.00005),
            _ => (72.0 / 25.4, 0.00005),
        };
        assert_eq!(expected.len(), points.len(), "{key} of {}", self.0);
        for (expected, found) in expected.iter().zip(points) {
            let off = (expected.as_f64().unwrap() - found / unit).abs();
            // An EMU more: 0.000 001 in.
            assert!(off < tolerance + 2e-6, "{key} of {}: {points:?}", self.0);
        }
    }
}

#[test]
fn folds_are_those_of_the_trade() {
    let table = include_str!("../../../tests/sheet/fold_geometry.json");
    let table: Value = serde_json::from_str(table).unwrap();
    let rows = table["cases"].as_array().unwrap();
    assert_eq!(rows.len(), 30);
    for row in rows.iter().map(Row) {
        let folded = row.fold();
        let widths =
            |number| side(&folded, number).iter().map(|p| p.width).collect::<Vec<_>>();
        let (outside, inside) = (widths(1), widths(2));
        let lines = |number| {
            let creases = folded.folds(number).into_iter();
            creases.map(|crease| crease.at.to_points()).collect::<Vec<_>>()
        };
        for (key, side) in [("", 1), ("_outside", 1), ("_inside", 2)] {
            row.check(&format!("widths{key}"), &widths(side));
            row.check(&format!("folds{key}"), &lines(side));
            row.check(&format!("folds{key}_pt"), &lines(side));
        }
        row.check("widths_inside_ltr", &inside);
        // Cover and back are at the right of the outside.
        row.check("inner", &outside[..2]);
        row.check("outer", &outside[2..]);
        assert_eq!(folded.flip, Flip::ShortEdge);
    }
}

#[test]
fn covers_are_where_the_trade_has_them() {
    type Numbers = &'static [usize];
    // Kind, outside and inside from the left, front, back.
    let rows: [(_, [Numbers; 3], usize); 8] = [
        ("half", [&[4, 1], &[2, 3], &[1]], 4),
        ("roll-3", [&[3, 6, 1], &[2, 4, 5], &[1]], 6),
        ("z-3", [&[5, 6, 1], &[2, 3, 4], &[1]], 4),
        ("gate", [&[2, 6, 1], &[3, 4, 5], &[1, 2]], 6),
        ("roll-4", [&[5, 3, 8, 1], &[2, 4, 6, 7], &[1]], 8),
        ("double-parallel", [&[2, 3, 8, 1], &[4, 5, 6, 7], &[1]], 8),
        ("accordion-4", [&[6, 7, 8, 1], &[2, 3, 4, 5], &[1]], 6),
        ("accordion-5", [&[7, 8, 9, 10, 1], &[2, 3, 4, 5, 6], &[1]], 6),
    ];
    for (name, [outside, inside, front], back) in rows {
        let folded = fold(name, "17 in", "11 in", "1/16 in").unwrap();
        let numbers =
            |number| side(&folded, number).iter().map(|p| p.number).collect::<Vec<_>>();
        assert_eq!(numbers(1), outside, "{name}");
        assert_eq!(numbers(2), inside, "{name}");
        assert_eq!((&*folded.front, folded.back), (front, back), "{name}");
    }
}

fn fold(
    name: &str,
    width: &str,
    height: &str,
    allowance: &str,
) -> Result<Folded, FoldError> {
    let kind = FoldKind::parse(name).unwrap();
    Fold::new(kind, Size::new(length(width), length(height)), length(allowance)).fold()
}

#[test]
fn what_cannot_be_folded_is_refused() {
    for name in ["roll", "accordion-2", "accordion-11", "accordion-03", "Half", ""] {
        assert_eq!(FoldKind::parse(name), None, "{name}");
    }
    assert_eq!(fold("roll-3", "11 in", "8 in", "5.5 in"), Err(FoldError::NoPanel));
    assert_eq!(fold("gate", "11 in", "8 in", "11 in"), Err(FoldError::NoPanel));
    let sheet = Size::new(length("11 in"), length("8 in"));
    let negative = Length::default() - length("1 mm");
    let roll = Fold::new(FoldKind::Roll3, sheet, negative);
    assert_eq!(roll.fold(), Err(FoldError::NegativeAllowance));
    let endless = Fold::new(FoldKind::Accordion(11), sheet, Length::default());
    assert_eq!(endless.fold(), Err(FoldError::PanelCount));
}

#[test]
fn a_sheet_folded_from_head_to_foot_turns_about_its_creases() {
    let sheet = Size::new(length("3.5 in"), length("4 in"));
    let mut fold = Fold::new(FoldKind::Half, sheet, Length::default());
    fold.axis = Axis::Horizontal;
    let folded = fold.fold().unwrap();
    assert_eq!(folded.flip, Flip::ShortEdge);
    assert_eq!(folded.closed, Size::new(length("3.5 in"), length("2 in")));
    // The cover is at the foot of the outside: it opens upwards.
    let heads: Vec<_> = folded.panels.iter().map(|p| (p.side, p.y)).collect();
    assert_eq!(heads, [(1, 144.0), (2, 0.0), (2, 144.0), (1, 0.0)]);
    assert!(
        folded
            .panels
            .iter()
            .all(|p| (p.x, p.width, p.height) == (0.0, 252.0, 144.0))
    );
}

/// A strip of paper in cells: for each place along it its layers from the top,
/// each a cell of the flat outside and whether that is up.
type Strip = Vec<Vec<(usize, bool)>>;

/// Returns where a cell lies, and whether its outside is up.
fn find(strip: &Strip, cell: usize) -> (usize, bool) {
    let layer = |layers: &Vec<(usize, bool)>| {
        layers.iter().find(|(other, _)| *other == cell).map(|(_, up)| *up)
    };
    strip
        .iter()
        .enumerate()
        .find_map(|(at, layers)| Some((at, layer(layers)?)))
        .unwrap()
}

/// Folds the strip after some place, its left part upon or behind the rest.
fn bend(mut strip: Strip, place: usize, upon: bool) -> Strip {
    let mut right = strip.split_off(place + 1);
    for (onto, layers) in strip.into_iter().rev().enumerate() {
        let moved: Vec<_> = layers.into_iter().rev().map(|(c, up)| (c, !up)).collect();
        if right.len() == onto {
            right.push(Vec::new());
        }
        let stay = std::mem::take(&mut right[onto]);
        right[onto] = if upon { [moved, stay].concat() } else { [stay, moved].concat() };
    }
    right
}

#[test]
fn a_sheet_folded_by_hand_shows_its_cover_and_its_back() {
    for kind in FoldKind::all() {
        let folded = fold(&kind.to_string(), "17 in", "11 in", "1/16 in").unwrap();
        let (outside, inside) = (side(&folded, 1), side(&folded, 2));
        // The centre of a gate is as wide as two cells.
        let wide =
            |panel: &FrameBox| 1 + usize::from(panel.width > outside[0].width * 1.5);
        let cells: Vec<usize> =
            (0..outside.len()).flat_map(|p| vec![p; wide(outside[p])]).collect();
        let last = |panel| cells.iter().rposition(|p| *p == panel).unwrap();
        let mut strip: Strip = (0..cells.len()).map(|cell| vec![(cell, true)]).collect();
        let creases = folded.folds(1);
        for step in 1..=creases.iter().map(|crease| crease.step).max().unwrap() {
            let at_once = creases.iter().enumerate().filter(|(_, c)| c.step == step);
            let bends = at_once.map(|(panel, crease)| {
                let (near, up) = find(&strip, last(panel));
                let (far, _) = find(&strip, last(panel) + 1);
                (near.min(far), (crease.direction == Direction::Valley) == up)
            });
            let bends: Vec<_> = bends.collect();
            // Creases of one step lie upon each other and look the same.
            assert!(bends.iter().all(|bend| *bend == bends[0]), "{kind}: {bends:?}");
            strip = bend(strip, bends[0].0, bends[0].1);
        }
        let number = |(cell, up): (usize, bool), seen_up: bool| {
            let panel = cells[cell];
            let mirrored = outside.len() - 1 - panel;
            if up == seen_up { outside[panel].number } else { inside[mirrored].number }
        };
        let tops: Vec<_> = strip.iter().map(|layers| number(layers[0], true)).collect();
        let bottoms = strip
            .iter()
            .rev()
            .map(|layers| number(*layers.last().unwrap(), false));
        let mut faces = [tops, bottoms.collect()];
        faces.iter_mut().for_each(Vec::dedup);
        let closed = [folded.front.clone(), vec![folded.back]];
        let turned = [closed[1].clone(), closed[0].clone()];
        assert!(faces == closed || faces == turned, "{kind}: {faces:?}");
    }
}

/// Returns any fold of a sheet of up to about a metre, in 1/100 mm.
fn any_fold() -> impl Strategy<Value = Fold> {
    let kinds: Vec<_> = FoldKind::all().collect();
    let axes = select(vec![Axis::Vertical, Axis::Horizontal]);
    let sizes = (8000..99_999_i64, 8000..99_999_i64, 0..400_i64);
    (select(kinds), axes, sizes).prop_map(|(kind, axis, (width, height, allowance))| {
        let hundredths = |number| Length::micrometres(number * 10);
        let sheet = Size::new(hundredths(width), hundredths(height));
        Fold {
            kind,
            sheet,
            allowance: hundredths(allowance),
            axis,
        }
    })
}

proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    })]

    #[test]
    fn the_inside_is_the_outside_in_a_mirror(fold in any_fold()) {
        let folded = fold.fold().unwrap();
        let extent = match fold.axis {
            Axis::Vertical => fold.sheet.width,
            Axis::Horizontal => fold.sheet.height,
        };
        let (outside, inside) = (folded.folds(1), folded.folds(2));
        for (front, back) in outside.iter().zip(inside.iter().rev()) {
            prop_assert_eq!(front.at + back.at, extent);
            prop_assert_eq!(front.direction, back.direction.opposite());
        }
        for number in [1, 2] {
            let panels = side(&folded, number);
            prop_assert_eq!(panels.len(), fold.kind.panels());
            let sizes = panels.iter().map(|panel| match fold.axis {
                Axis::Vertical => panel.width,
                Axis::Horizontal => panel.height,
            });
            prop_assert!((sizes.sum::<f64>() - extent.to_points()).abs() < 1e-9);
        }
        let numbers: Vec<_> = folded.panels.iter().map(|panel| panel.number).collect();
        let every: Vec<_> = (1..=2 * fold.kind.panels()).collect();
        prop_assert_eq!(numbers, every);
        // The cover is at the right of the outside, or at its foot.
        prop_assert_eq!(side(&folded, 1).last().unwrap().number, 1);
    }

    #[test]
    fn a_sheet_made_for_a_closed_size_closes_to_it(fold in any_fold()) {
        let closed = fold.sheet;
        let made = Fold::closing_to(closed, fold.kind, fold.allowance, fold.axis);
        prop_assert_eq!(made.fold().unwrap().closed, closed);
    }
}
