//! Cards against sheets that can be bought, and turned over.

use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use serde_json::Value;

use super::{
    CardForm, CardSheet, Demand, Grid, GridFault, SHEETS, fill, step_and_repeat,
};
use crate::sheet::{Axis, Flip, Fold, FoldKind, Length, Size};

fn length(text: &str) -> Length {
    Length::parse(text).unwrap()
}

fn size(width: &str, height: &str) -> Size {
    Size::new(length(width), length(height))
}

#[test]
fn sheets_are_those_of_their_makers() {
    let table = include_str!("../../../tests/sheet/card_sheets.json");
    let table: Value = serde_json::from_str(table).unwrap();
    let rows = table["cases"].as_array().unwrap();
    assert_eq!(rows.len(), SHEETS.len());
    for row in rows {
        let id = row["id"].as_str().unwrap();
        let sheet = CardSheet::named(id).unwrap();
        let same = row["equiv"].as_array().into_iter().flatten();
        for name in same.map(|name| name.as_str().unwrap().split(' ').next().unwrap()) {
            assert_eq!(CardSheet::named(name), Some(sheet), "{name}");
        }
        let flip = Flip::about(Axis::Vertical, sheet.grid.page);
        assert_eq!(flip, Flip::LongEdge);
        let unit = if row["unit"] == "in" { 72.0 } else { 72.0 / 25.4 };
        let (fronts, backs) = (sheet.grid.cells(1, flip), sheet.grid.cells(2, flip));
        let cells = row["cells"].as_array().unwrap();
        assert_eq!((cells.len(), fronts.len()), (backs.len(), backs.len()), "{id}");
        for ((cell, front), back) in cells.iter().zip(&fronts).zip(&backs) {
            let near = |found: f64, key: &str, unit: f64| {
                let expected = cell[key].as_f64().unwrap() * unit;
                assert!((found - expected).abs() < 0.001, "{id} {key}: {front:?}");
            };
            near(front.x, "x_pt", 1.0);
            near(front.y, "y_pt", 1.0);
            near(back.x, "back_x", unit);
            near(back.y, "y_pt", 1.0);
            for (found, key) in [(front.width, 0), (front.height, 1)] {
                let expected = row["card"][key].as_f64().unwrap() * unit;
                assert!((found - expected).abs() < 0.001, "{id}: {front:?}");
            }
        }
        let demand = Demand {
            card: sheet.grid.cell,
            bleed: length("3 mm"),
            unprintable: length("1/4 in"),
        };
        let bleeds = row["bleed"].as_bool().unwrap();
        assert_eq!(sheet.grid.faults(&demand).is_empty(), bleeds, "{id}");
        let bare = Demand { bleed: Length::default(), ..demand };
        assert_eq!(sheet.grid.faults(&bare), [], "{id}");
    }
}

#[test]
fn sheets_are_found_by_every_name() {
    let named = |name| CardSheet::named(name).map(|sheet| sheet.products[0]);
    assert_eq!(named("Avery 8371"), Some("5371"));
    assert_eq!(named("avery-28877"), Some("5371"));
    assert_eq!(named("l7414"), Some("L7415"));
    assert_eq!(named("C9312"), Some("C32015"));
    assert_eq!(named("generic-cr80-letter-8up"), Some("cr80-letter-8up"));
    for unknown in ["", "avery", "371", "southworth-5371", "53711"] {
        assert_eq!(named(unknown), None, "{unknown}");
    }
    assert_eq!(CardSheet::names().count(), 2 * 27);
    assert!(CardSheet::names().all(|name| CardSheet::named(&name).is_some()));
}

#[test]
fn each_fault_has_its_reason() {
    let letter = Size::named("letter").unwrap();
    let card = size("3.5 in", "2 in");
    let grid = |gutter: &str, columns, rows| {
        Grid::centred(letter, card, size(gutter, gutter), columns, rows)
    };
    let demand = |width: &str, bleed: &str, unprintable: &str| Demand {
        card: size(width, "2 in"),
        bleed: length(bleed),
        unprintable: length(unprintable),
    };
    let plain = demand("3.5 in", "0 in", "1/4 in");
    let bled = demand("3.5 in", "1/8 in", "1/4 in");
    let large = demand("3.6 in", "0 in", "1/4 in");
    let gutter = |gutter: &str| GridFault::GutterBelowTwiceBleed {
        gutter: length(gutter),
        needed: length("1/4 in"),
    };
    let margin = |margin: &str| GridFault::MarginUnprintable {
        margin: length(margin),
        needed: length("1/4 in"),
    };
    let rows: [(Grid, Demand, &[GridFault]); 9] = [
        (grid("1/4 in", 2, 4), bled, &[]),
        (grid("0 in", 0, 5), plain, &[GridFault::NoCell]),
        (grid("0 in", 2, 5), large, &[GridFault::CardLargerThanCell]),
        (grid("0 in", 3, 5), plain, &[GridFault::GridLargerThanPage]),
        (grid("0 in", 2, 5), bled, &[GridFault::BleedOnButtCut]),
        // One card has no neighbour.
        (grid("0 in", 1, 1), bled, &[]),
        (grid("3/16 in", 2, 4), bled, &[gutter("3/16 in")]),
        (grid("1/8 in", 2, 5), plain, &[]),
        // 11 in − 5 × 2 in − 4 × 3/16 in leaves 1/8 in on either side.
        (grid("3/16 in", 2, 5), plain, &[margin("1/8 in")]),
    ];
    for (grid, demand, faults) in rows {
        assert_eq!(grid.faults(&demand), faults, "{grid:?}");
    }
    // Ten cards of CR80 leave 3/16 in of a letter sheet.
    let cr80 = size("3.37 in", "2.125 in");
    let tight = Grid::centred(letter, cr80, Size::default(), 2, 5);
    let faults = tight.faults(&Demand { card: cr80, ..plain });
    assert_eq!(faults, [margin("3/16 in")]);
    let filled = Grid::filling(letter, cr80, Size::default(), length("1/4 in"));
    assert_eq!((filled.columns, filled.rows), (2, 4));
    assert_eq!(filled.faults(&Demand { card: cr80, ..plain }), []);
}

#[test]
fn folded_cards_close_to_the_pocket() {
    // Kind, direction of the creases, closed, flat.
    let rows = [
        ("half", Axis::Vertical, size("85 mm", "54 mm"), size("170 mm", "54 mm")),
        ("half", Axis::Vertical, size("90 mm", "50 mm"), size("180 mm", "50 mm")),
        ("half", Axis::Horizontal, size("3.5 in", "2 in"), size("3.5 in", "4 in")),
        ("half", Axis::Vertical, size("3.5 in", "2 in"), size("7 in", "2 in")),
        ("z-3", Axis::Vertical, size("85 mm", "54 mm"), size("255 mm", "54 mm")),
        ("roll-3", Axis::Vertical, size("85 mm", "54 mm"), size("254 mm", "54 mm")),
    ];
    for (kind, axis, closed, flat) in rows {
        let kind = FoldKind::parse(kind).unwrap();
        let card = CardForm::Folded(Fold::closing_to(closed, kind, length("1 mm"), axis));
        assert_eq!((card.flat(), card.closed()), (flat, Ok(closed)));
        assert_eq!(card.frames().unwrap().len(), 2 * kind.panels());
    }
    let single = CardForm::Single(size("3.5 in", "2 in"));
    let frames = single.frames().unwrap();
    assert_eq!((frames.len(), frames[1].side, frames[1].width), (2, 2, 252.0));
}

#[test]
fn one_card_fills_a_sheet_in_the_middle_of_its_cells() {
    let sheet = CardSheet::named("L7415").unwrap();
    let card = CardForm::Single(size("85 mm", "54 mm"));
    let plan = step_and_repeat(&sheet.grid, &card, Flip::LongEdge);
    assert_eq!((plan.front.len(), plan.back.len()), (10, 10));
    let first = &plan.front[0].place;
    let left = length("17.5 mm").to_points();
    assert!((first.x - left).abs() < 1e-9, "{first:?}");
    assert!(plan.back.iter().all(|place| !place.turned && place.card == 0));
    // What opens upwards turns about its crease, not as the sheet does.
    let fold = Fold::closing_to(
        size("90 mm", "26 mm"),
        FoldKind::Half,
        Length::default(),
        Axis::Horizontal,
    );
    let turned = |flip| {
        let plan = step_and_repeat(&sheet.grid, &CardForm::Folded(fold), flip);
        assert!(plan.front.iter().all(|place| !place.turned));
        plan.back.iter().all(|place| place.turned)
    };
    assert!(turned(Flip::LongEdge) && !turned(Flip::ShortEdge));
}

proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    })]

    #[test]
    fn every_copy_is_printed_once_with_its_own_back(
        sheet in select(SHEETS.to_vec()),
        flip in select(vec![Flip::LongEdge, Flip::ShortEdge]),
        copies in proptest::collection::vec(0..25_usize, 0..6),
    ) {
        let grid = sheet.grid;
        let plans = fill(&grid, &CardForm::Single(grid.cell), flip, &copies);
        let (wide, high) = (grid.page.width.to_points(), grid.page.height.to_points());
        let mut printed = vec![0; copies.len()];
        for (index, plan) in plans.iter().enumerate() {
            prop_assert!(index + 1 == plans.len() || plan.front.len() == grid.cells(1, flip).len());
            prop_assert_eq!(plan.front.len(), plan.back.len());
            for (front, back) in plan.front.iter().zip(&plan.back) {
                printed[front.card] += 1;
                prop_assert_eq!(front.card, back.card);
                let (a, b) = (&front.place, &back.place);
                let (x, y) = match flip {
                    Flip::LongEdge => (wide - a.x - a.width, a.y),
                    Flip::ShortEdge => (a.x, high - a.y - a.height),
                };
                prop_assert!((b.x - x).abs() + (b.y - y).abs() < 1e-9);
            }
        }
        prop_assert_eq!(printed, copies);
    }

    #[test]
    fn a_grid_without_fault_keeps_its_cards_apart_and_on_the_sheet(
        (card, gutter, bleed) in sizes(),
        (columns, rows) in (0..5_u16, 0..7_u16),
    ) {
        let page = Size::named("A4").unwrap();
        let grid = Grid::centred(page, card, gutter, columns, rows);
        let unprintable = length("5 mm");
        if !grid.faults(&Demand { card, bleed, unprintable }).is_empty() {
            return Ok(());
        }
        let (bleed, margin) = (bleed.to_points(), unprintable.to_points());
        for side in [1, 2] {
            let cells = grid.cells(side, Flip::LongEdge);
            let reach = cells.iter().map(|cell| {
                let low = [cell.x - bleed, cell.y - bleed];
                [low, [cell.x + cell.width + bleed, cell.y + cell.height + bleed]]
            });
            let reach: Vec<_> = reach.collect();
            for (index, [low, high]) in reach.iter().enumerate() {
                let edges = [page.width.to_points(), page.height.to_points()];
                for way in [0, 1] {
                    prop_assert!(low[way] >= margin - 1e-9);
                    prop_assert!(high[way] <= edges[way] - margin + 1e-9);
                }
                for [other_low, other_high] in &reach[..index] {
                    let apart = |way: usize| {
                        low[way] >= other_high[way] - 1e-9 || other_low[way] >= high[way] - 1e-9
                    };
                    prop_assert!(apart(0) || apart(1));
                }
            }
        }
    }
}

/// Returns a card, gutters and a bleed in millimetres.
fn sizes() -> impl Strategy<Value = (Size, Size, Length)> {
    let size = |size: (i64, i64)| {
        let [width, height] = [size.0, size.1].map(|mm| Length::micrometres(mm * 1000));
        Size::new(width, height)
    };
    let ranges = ((20..120_i64, 20..120_i64), (0..12_i64, 0..12_i64), 0..5_i64);
    ranges.prop_map(move |(card, gutter, bleed)| {
        (size(card), size(gutter), Length::micrometres(bleed * 1000))
    })
}
