//! Sheets of cards that can be bought, and two to be cut.

use super::Grid;
use crate::sheet::{Length, Point, Size};

/// A sheet of cards with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardSheet {
    /// Its maker, or `generic`.
    pub maker: &'static str,
    /// Its product number, then those of sheets with the same cells.
    pub products: &'static [&'static str],
    /// Its cells.
    pub grid: Grid,
}

/// The product numbers of the ten-card letter sheet.
const TEN_ON_LETTER: [&str; 13] = [
    "5371", "28371", "8371", "5376", "5377", "5871", "5876", "5877", "5911", "27871",
    "28877", "8471", "8571",
];

/// The sheets with a name (sizes published by their makers; the generic ones
/// have a gutter of two bleeds of 1/8 in).
pub const SHEETS: [CardSheet; 10] = [
    CardSheet {
        maker: "avery",
        products: &TEN_ON_LETTER,
        grid: letter([750, 500], [3500, 2000], [3500, 2000], 5),
    },
    CardSheet {
        maker: "avery",
        products: &["8373", "8869", "28373"],
        grid: letter([500, 750], [3500, 2000], [4000, 2500], 4),
    },
    CardSheet {
        maker: "avery",
        products: &["L7415", "L7414"],
        grid: a4([15_000, 18_500], [90_000, 52_000], [90_000, 52_000], 5),
    },
    CardSheet {
        maker: "avery",
        products: &["L7413"],
        grid: a4([15_000, 21_500], [90_000, 50_800], [90_000, 50_800], 5),
    },
    CardSheet {
        maker: "avery",
        products: &["L7417", "L7419"],
        grid: a4([15_000, 13_500], [90_000, 54_000], [90_000, 54_000], 5),
    },
    CardSheet {
        maker: "avery",
        products: &["C32011"],
        grid: a4([15_000, 13_500], [85_000, 54_000], [95_000, 54_000], 5),
    },
    CardSheet {
        maker: "avery",
        products: &["C32015", "C9312"],
        grid: a4([17_000, 31_500], [85_000, 54_000], [91_000, 60_000], 4),
    },
    CardSheet {
        maker: "generic",
        products: &["cr80-letter-8up"],
        grid: letter([755, 875], [3370, 2125], [3620, 2375], 4),
    },
    CardSheet {
        maker: "generic",
        products: &["bc-letter-8up"],
        grid: letter([625, 1125], [3500, 2000], [3750, 2250], 4),
    },
    CardSheet {
        maker: "southworth",
        products: &["BC554"],
        grid: letter([500, 500], [3500, 2000], [4000, 2000], 5),
    },
];

/// Divides a letter sheet into two columns; origin, cell and pitch in mils.
const fn letter(origin: [i64; 2], cell: [i64; 2], pitch: [i64; 2], rows: u16) -> Grid {
    Grid {
        page: mils([8500, 11_000]),
        cell: mils(cell),
        origin: corner(mils(origin)),
        pitch: mils(pitch),
        columns: 2,
        rows,
    }
}

/// Divides an A4 sheet into two columns; origin, cell and pitch in micrometres.
const fn a4(origin: [i64; 2], cell: [i64; 2], pitch: [i64; 2], rows: u16) -> Grid {
    Grid {
        page: micrometres([210_000, 297_000]),
        cell: micrometres(cell),
        origin: corner(micrometres(origin)),
        pitch: micrometres(pitch),
        columns: 2,
        rows,
    }
}

/// Makes a size in mils.
const fn mils([width, height]: [i64; 2]) -> Size {
    Size::new(Length::mils(width), Length::mils(height))
}

/// Makes a size in micrometres.
const fn micrometres([width, height]: [i64; 2]) -> Size {
    Size::new(Length::micrometres(width), Length::micrometres(height))
}

/// Returns the point that is so far from the corner of a sheet.
const fn corner(Size { width: x, height: y }: Size) -> Point {
    Point { x, y }
}

impl CardSheet {
    /// Finds a sheet by its name: `avery-5371`, `Avery 5371` or just `5371`.
    pub fn named(name: &str) -> Option<&'static Self> {
        let wanted = plain(name);
        SHEETS.iter().find(|sheet| {
            sheet.products.iter().any(|product| {
                let product = plain(product);
                wanted
                    .strip_suffix(&*product)
                    .is_some_and(|maker| maker.is_empty() || maker == sheet.maker)
            })
        })
    }

    /// Returns all names, with their makers and without.
    pub fn names() -> impl Iterator<Item = String> {
        SHEETS.iter().flat_map(|sheet| {
            let products = sheet.products.iter();
            products.flat_map(|name| [format!("{}-{name}", sheet.maker), (*name).into()])
        })
    }
}

/// Returns the small letters and digits of a name.
fn plain(name: &str) -> String {
    let signs = name.chars().filter(|c| c.is_alphanumeric());
    signs.map(|c| c.to_ascii_lowercase()).collect()
}
