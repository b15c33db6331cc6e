//! The sizes of sheets, and how a sheet is turned to print its back.

use super::Length;

/// A width and a height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// The width.
    pub width: Length,
    /// The height.
    pub height: Length,
}

/// A point of a side, from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point {
    /// From the left.
    pub x: Length,
    /// From the top.
    pub y: Length,
}

/// The sheets that have a name, upright (ANSI/ASME Y14.1, ISO 216; legal is a
/// trade size).
pub const SIZES: [(&str, Size); 5] = [
    ("letter", Size::new(Length::mils(8500), Length::mils(11_000))),
    ("legal", Size::new(Length::mils(8500), Length::mils(14_000))),
    ("tabloid", Size::new(Length::mils(11_000), Length::mils(17_000))),
    ("A4", Size::new(Length::micrometres(210_000), Length::micrometres(297_000))),
    ("A3", Size::new(Length::micrometres(297_000), Length::micrometres(420_000))),
];

impl Size {
    /// Makes a size.
    pub const fn new(width: Length, height: Length) -> Self {
        Self { width, height }
    }

    /// Finds a sheet of [`SIZES`], upright; capitals do not matter.
    pub fn named(name: &str) -> Option<Self> {
        let known = SIZES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map(|(_, size)| *size)
    }

    /// Returns the sheet upright.
    pub fn portrait(self) -> Self {
        if self.width > self.height { self.transposed() } else { self }
    }

    /// Returns the sheet lying.
    pub fn landscape(self) -> Self {
        if self.width < self.height { self.transposed() } else { self }
    }

    /// Returns the sheet lying or upright, as another one is.
    #[must_use]
    pub fn lying_as(self, other: Self) -> Self {
        if other.width > other.height { self.landscape() } else { self.portrait() }
    }

    /// Exchanges width and height.
    #[must_use]
    pub fn transposed(self) -> Self {
        Self { width: self.height, height: self.width }
    }
}

/// A direction on a sheet: that of its creases, or the one about which it is
/// turned over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// From head to foot.
    Vertical,
    /// From left to right.
    Horizontal,
}

/// The edge about which a printer turns a sheet to print its back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flip {
    /// The long edge.
    LongEdge,
    /// The short edge.
    ShortEdge,
}

impl Flip {
    /// Returns the edge that turns a sheet about an axis.
    ///
    /// Both sides being upright, a sheet turns about the vertical axis: the
    /// edge is the short one of a lying sheet and the long one of an upright
    /// sheet. A square counts as upright.
    pub fn about(axis: Axis, sheet: Size) -> Self {
        let upright = sheet.height >= sheet.width;
        if upright == (axis == Axis::Vertical) { Self::LongEdge } else { Self::ShortEdge }
    }

    /// Returns the axis about which the edge turns a sheet.
    pub fn axis(self, sheet: Size) -> Axis {
        if Self::about(Axis::Vertical, sheet) == self {
            Axis::Vertical
        } else {
            Axis::Horizontal
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, Flip, SIZES, Size};

    #[test]
    fn sheets_have_names_and_lie_or_stand() {
        let points = |size: Size| (size.width.to_points(), size.height.to_points());
        let named = |name| Size::named(name).unwrap();
        assert_eq!(points(named("letter").landscape()), (792.0, 612.0));
        assert_eq!(points(named("Tabloid")), (792.0, 1224.0));
        assert_eq!(named("a3").portrait(), named("A3"));
        assert_eq!(named("a3").width, named("a4").height);
        assert_eq!(Size::named("a44"), None);
    }

    #[test]
    fn both_sides_upright_is_the_short_edge_of_a_lying_sheet() {
        let letter = SIZES[0].1;
        let square = Size::new(letter.width, letter.width);
        assert_eq!(Flip::about(Axis::Vertical, square), Flip::LongEdge);
        assert_eq!(Flip::LongEdge.axis(square), Axis::Vertical);
        for (name, sheet) in SIZES {
            let about = |size| Flip::about(Axis::Vertical, size);
            assert_eq!(about(sheet.landscape()), Flip::ShortEdge, "{name}");
            assert_eq!(about(sheet), Flip::LongEdge, "{name}");
            for axis in [Axis::Vertical, Axis::Horizontal] {
                assert_eq!(Flip::about(axis, sheet).axis(sheet), axis, "{name}");
            }
        }
    }
}
