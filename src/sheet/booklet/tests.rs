//! Booklets against a table of 64, and taken apart again.

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use serde_json::Value;

use super::{
    Binding, Blanks, Booklet, BookletError, Cover, Creep, CreepWarning, Flip, Grid,
    ImposedBooklet, ImposedSheet, Length, Placement, Size, creep_warning, n_up,
};

fn length(text: &str) -> Length {
    Length::parse(text).unwrap()
}

/// A self-cover booklet of half-letter pages, stitched.
fn booklet(pages: usize) -> Booklet {
    Booklet {
        pages,
        page: Size::new(length("5.5 in"), length("8.5 in")),
        binding: Binding::SaddleStitch,
        cover: Cover::Own,
        blanks: Blanks::AtEnd,
        caliper: length("0.1 mm"),
        creep: Creep::OutsideFixed,
    }
}

/// Returns the pages of the sides, front and back of each sheet; 0 is blank.
fn sides(sheets: &[ImposedSheet]) -> Vec<[Vec<usize>; 2]> {
    let pages = |side: &[Placement]| side.iter().map(|p| p.page.unwrap_or(0)).collect();
    sheets
        .iter()
        .map(|sheet| [pages(&sheet.front), pages(&sheet.back)])
        .collect()
}

#[test]
fn pages_are_where_the_table_has_them() {
    let table = include_str!("../../../tests/sheet/imposition.json");
    let table: Value = serde_json::from_str(table).unwrap();
    let rows = table["cases"].as_array().unwrap();
    assert_eq!(rows.len(), 64);
    for (row, pages) in rows.iter().zip(1..) {
        let imposed = booklet(pages).impose().unwrap();
        assert_eq!(row["content_pages"], pages);
        assert_eq!(row["padded"], imposed.pages);
        assert_eq!(row["blanks"], imposed.pages - pages);
        assert_eq!(row["sheets"], imposed.sheets.len());
        let expected = |side: &str, sheet: usize| -> Vec<usize> {
            let numbers = row[side][sheet].as_array().unwrap().iter();
            let number = |n: &Value| usize::try_from(n.as_u64().unwrap()).unwrap();
            numbers.map(number).map(|n| if n > pages { 0 } else { n }).collect()
        };
        for (index, [front, back]) in sides(&imposed.sheets).into_iter().enumerate() {
            assert_eq!(
                (front, back),
                (expected("front", index), expected("back", index))
            );
        }
    }
}

/// Returns the pages of a booklet as a reader turns them; 0 is blank.
fn leafed(imposed: &ImposedBooklet, signature: usize) -> Vec<usize> {
    let mut read = Vec::new();
    for sheets in sides(&imposed.sheets).chunks(signature) {
        let firsts = sheets.iter().flat_map(|[front, back]| [front[1], back[0]]);
        let lasts = sheets.iter().rev().flat_map(|[front, back]| [back[1], front[0]]);
        read.extend(firsts.chain(lasts));
    }
    if let Some(cover) = &imposed.cover {
        let [front, back] = &sides(std::slice::from_ref(cover))[0];
        read.splice(..0, [front[1], back[0]]);
        read.extend([back[1], front[0]]);
    }
    read
}

#[test]
fn blanks_go_where_the_policy_puts_them() {
    let separate = Cover::Separate { caliper: length("0.2 mm") };
    let rows: [(usize, Cover, Blanks, &[usize]); 9] = [
        (5, Cover::Own, Blanks::BeforeBackCover, &[1, 2, 3, 4, 0, 0, 0, 5]),
        (5, Cover::Own, Blanks::AtEnd, &[1, 2, 3, 4, 5, 0, 0, 0]),
        (5, Cover::Own, Blanks::Split, &[1, 0, 2, 3, 4, 0, 0, 5]),
        (7, Cover::Own, Blanks::Split, &[1, 0, 2, 3, 4, 5, 6, 7]),
        (1, Cover::Own, Blanks::BeforeBackCover, &[1, 0, 0, 0]),
        (2, Cover::Own, Blanks::Split, &[1, 0, 0, 2]),
        (6, separate, Blanks::BeforeBackCover, &[1, 2, 3, 4, 0, 0, 5, 6]),
        (6, separate, Blanks::Split, &[1, 2, 0, 3, 4, 0, 5, 6]),
        (3, separate, Blanks::BeforeBackCover, &[1, 2, 3, 0]),
    ];
    for (pages, cover, blanks, expected) in rows {
        let imposed = Booklet { cover, blanks, ..booklet(pages) }.impose().unwrap();
        let sheets = imposed.sheets.len().max(1);
        assert_eq!(leafed(&imposed, sheets), expected, "{pages} {cover:?} {blanks:?}");
    }
}

#[test]
fn creep_is_the_paper_around_a_sheet() {
    // Pages, caliper, total in millimetres, warning for a safe zone of 1/8 in.
    let rows = [
        (16, "0.10 mm", 0.3, None),
        (24, "0.10 mm", 0.5, None),
        (32, "0.12 mm", 0.84, None),
        (48, "0.13 mm", 1.43, Some(CreepWarning::OverMillimetre)),
        (64, "0.13 mm", 1.95, Some(CreepWarning::OverSafeZone)),
    ];
    for (pages, caliper, total, warning) in rows {
        let caliper = length(caliper);
        let imposed = Booklet { caliper, ..booklet(pages) }.impose().unwrap();
        let found = imposed.creep.to_points() / 72.0 * 25.4;
        assert!((found - total).abs() < 1e-9, "{pages}: {found}");
        assert_eq!(creep_warning(imposed.creep, length("1/8 in")), warning, "{pages}");
    }
}

/// Returns how far each sheet moves towards the spine, in hundredths of a
/// millimetre; that of the cover first.
fn shifts(imposed: &ImposedBooklet) -> Vec<f64> {
    let sheets = imposed.cover.iter().chain(&imposed.sheets);
    let hundredths = |points: f64| (points / 72.0 * 2540.0).round();
    sheets
        .map(|sheet| {
            for side in [&sheet.front, &sheet.back] {
                assert!(side[0].shift + side[1].shift == 0.0);
            }
            hundredths(sheet.front[0].shift)
        })
        .collect()
}

#[test]
fn creep_moves_pages_towards_the_spine_or_away_from_it() {
    let sixteen = booklet(16);
    let cover = Cover::Separate { caliper: length("0.2 mm") };
    let of = |booklet: Booklet| shifts(&booklet.impose().unwrap());
    assert_eq!(of(sixteen), [0.0, 10.0, 20.0, 30.0]);
    let centre = Booklet { creep: Creep::CentreFixed, ..sixteen };
    assert_eq!(of(centre), [-30.0, -20.0, -10.0, 0.0]);
    assert_eq!(of(Booklet { cover, ..sixteen }), [0.0, 20.0, 30.0, 40.0]);
    assert_eq!(of(Booklet { cover, ..centre }), [-40.0, -20.0, -10.0, 0.0]);
    let binding = Binding::Perfect { sheets: 2 };
    assert_eq!(of(Booklet { binding, ..sixteen }), [0.0, 10.0, 0.0, 10.0]);
}

#[test]
fn a_glued_cover_lies_around_the_spine() {
    let cover = Cover::Separate { caliper: length("0.3 mm") };
    let binding = Binding::Perfect { sheets: 1 };
    let imposed = Booklet { cover, binding, ..booklet(84) }.impose().unwrap();
    let sides = sides(&imposed.sheets);
    assert_eq!(sides[0], [vec![6, 3], vec![4, 5]]);
    assert_eq!(sides[19], [vec![82, 79], vec![80, 81]]);
    // 40 leaves of 0.1 mm.
    let cover = imposed.cover.unwrap();
    assert_eq!(cover.size.width, length("11 in") + length("4 mm"));
    assert_eq!(cover.front[1].x, (length("5.5 in") + length("4 mm")).to_points());
    assert_eq!((cover.front[0].page, cover.front[1].page), (Some(84), Some(1)));
    assert_eq!(cover.front[0].shift, 0.0);
}

#[test]
fn sheets_turn_so_that_both_sides_are_upright() {
    assert_eq!(booklet(8).impose().unwrap().flip, Flip::ShortEdge);
    let narrow = Size::new(length("4 in"), length("9 in"));
    let imposed = Booklet { page: narrow, ..booklet(8) }.impose().unwrap();
    assert_eq!(imposed.flip, Flip::LongEdge);
    assert_eq!(imposed.sheets[0].size, Size::new(length("8 in"), length("9 in")));
}

#[test]
fn nothing_is_no_booklet() {
    assert_eq!(booklet(0).impose(), Err(BookletError::NoPage));
    let binding = Binding::Perfect { sheets: 0 };
    let empty = Booklet { binding, ..booklet(4) };
    assert_eq!(empty.impose(), Err(BookletError::NoSheet));
}

#[test]
fn pages_stand_side_by_side_in_the_readers_order() {
    let letter = Size::named("letter").unwrap();
    let page = Size::new(length("4 in"), length("5 in"));
    let grid = Grid::centred(letter, page, Size::default(), 2, 2);
    let sheets = n_up(10, &grid);
    let pages = [[vec![1, 2, 3, 4], vec![5, 6, 7, 8]], [vec![9, 10], vec![]]];
    assert_eq!(sides(&sheets), pages);
    let places: Vec<_> = sheets[0].back.iter().map(|p| (p.x, p.y)).collect();
    assert_eq!(places, [(18.0, 36.0), (306.0, 36.0), (18.0, 396.0), (306.0, 396.0)]);
    assert_eq!(n_up(3, &Grid { rows: 0, ..grid }), []);
}

/// Returns any booklet of up to 200 pages.
fn any_booklet() -> impl Strategy<Value = Booklet> {
    let length = |micrometres: i64| Length::micrometres(micrometres);
    let binding =
        (any::<bool>(), 1..6_u8).prop_map(|(stitched, sheets)| match stitched {
            true => Binding::SaddleStitch,
            false => Binding::Perfect { sheets },
        });
    let cover = (any::<bool>(), 100..400_i64).prop_map(move |(own, caliper)| match own {
        true => Cover::Own,
        false => Cover::Separate { caliper: length(caliper) },
    });
    let blanks = select(vec![Blanks::BeforeBackCover, Blanks::AtEnd, Blanks::Split]);
    let creep = select(vec![Creep::OutsideFixed, Creep::CentreFixed]);
    let rest = (1..200_usize, 50..300_i64);
    (rest, binding, cover, blanks, creep).prop_map(
        move |((pages, caliper), binding, cover, blanks, creep)| Booklet {
            binding,
            cover,
            blanks,
            creep,
            caliper: length(caliper),
            ..booklet(pages)
        },
    )
}

proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    })]

    #[test]
    fn a_reader_meets_every_page_once_and_in_order(booklet in any_booklet()) {
        let imposed = booklet.impose().unwrap();
        let signature = match booklet.binding {
            Binding::SaddleStitch => imposed.sheets.len().max(1),
            Binding::Perfect { sheets } => usize::from(sheets),
        };
        let read = leafed(&imposed, signature);
        prop_assert_eq!(read.len(), imposed.pages);
        prop_assert!(imposed.pages % 4 == 0);
        let pages: Vec<_> = read.iter().copied().filter(|page| *page > 0).collect();
        let every: Vec<_> = (1..=booklet.pages).collect();
        prop_assert_eq!(pages, every);
        if booklet.blanks != Blanks::AtEnd && booklet.pages >= 4 {
            prop_assert_eq!(*read.last().unwrap(), booklet.pages);
        }
    }

    #[test]
    fn facing_pages_of_a_saddle_sum_to_one_more_than_all(sheets in 1..50_usize) {
        let imposed = booklet(4 * sheets).impose().unwrap();
        for side in sides(&imposed.sheets).iter().flatten() {
            prop_assert_eq!(side.iter().sum::<usize>(), 4 * sheets + 1);
        }
    }

    #[test]
    fn creep_grows_towards_the_middle(booklet in any_booklet()) {
        let booklet = Booklet { binding: Binding::SaddleStitch, ..booklet };
        let imposed = booklet.impose().unwrap();
        let sheets = imposed.cover.iter().chain(&imposed.sheets);
        let shifts: Vec<_> = sheets.map(|sheet| sheet.front[0].shift).collect();
        prop_assert!(shifts.is_sorted_by(|outer, inner| outer < inner));
        let (outermost, innermost) = (shifts[0], *shifts.last().unwrap());
        match booklet.creep {
            Creep::OutsideFixed => prop_assert!(outermost == 0.0),
            Creep::CentreFixed => prop_assert!(innermost == 0.0),
        }
        let creep = imposed.creep.to_points();
        prop_assert!((innermost - outermost - creep).abs() < 1e-9);
    }
}
