//! The boxes of a page that goes to the press.

use serde::Serialize;

use super::{Length, Point, Size};

/// The boxes of a PDF page (ISO 32000-2, 14.11.2): left, bottom, right, top in
/// points from the bottom left of the media, to four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Boxes {
    /// The sheet, with the slug around the trim.
    pub media: [f64; 4],
    /// What is printed, with the bleed around the trim.
    pub bleed: [f64; 4],
    /// What is left after cutting.
    pub trim: [f64; 4],
}

/// The slug is narrower than what it must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlugTooSmall {
    /// How wide it must be, from the trim.
    pub needed: Length,
}

impl Boxes {
    /// Puts a bleed and a slug around the trim; the slug is measured from the
    /// trim and holds the bleed.
    pub fn around(trim: Size, bleed: Length, slug: Length) -> Result<Self, SlugTooSmall> {
        if slug < bleed {
            return Err(SlugTooSmall { needed: bleed });
        }
        let media = Size::new(trim.width + slug * 2, trim.height + slug * 2);
        Ok(Self::placed(media, Point { x: slug, y: slug }, trim, bleed))
    }

    /// Puts the trim at a point of the media, from its top left corner; the bleed
    /// ends with the media.
    pub fn placed(media: Size, origin: Point, trim: Size, bleed: Length) -> Self {
        let none = Length::default();
        let (right, bottom) = (origin.x + trim.width, origin.y + trim.height);
        let around = |reach: Length| {
            let left = (origin.x - reach).max(none);
            let top = (origin.y - reach).max(none);
            let right = (right + reach).min(media.width);
            let bottom = (bottom + reach).min(media.height);
            let edges = [left, media.height - bottom, right, media.height - top];
            edges.map(|edge| round(edge.to_points()))
        };
        Self {
            media: [none, none, media.width, media.height]
                .map(|edge| round(edge.to_points())),
            bleed: around(bleed),
            trim: around(none),
        }
    }
}

/// Rounds to four decimals.
fn round(points: f64) -> f64 {
    (points * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::{Boxes, Length, Size, SlugTooSmall};

    fn length(text: &str) -> Length {
        Length::parse(text).unwrap()
    }

    #[track_caller]
    fn check(trim: [&str; 2], bleed: &str, boxes: [[f64; 4]; 3]) {
        let trim = Size::new(length(trim[0]), length(trim[1]));
        let found = Boxes::around(trim, length(bleed), length("36 pt")).unwrap();
        assert_eq!([found.trim, found.bleed, found.media], boxes);
    }

    #[test]
    fn boxes_are_around_the_trim() {
        let inch = "1/8 in";
        check(
            ["11 in", "8.5 in"],
            inch,
            [
                [36.0, 36.0, 828.0, 648.0],
                [27.0, 27.0, 837.0, 657.0],
                [0.0, 0.0, 864.0, 684.0],
            ],
        );
        check(
            ["14 in", "8.5 in"],
            inch,
            [
                [36.0, 36.0, 1044.0, 648.0],
                [27.0, 27.0, 1053.0, 657.0],
                [0.0, 0.0, 1080.0, 684.0],
            ],
        );
        check(
            ["297 mm", "210 mm"],
            "3 mm",
            [
                [36.0, 36.0, 877.8898, 631.2756],
                [27.4961, 27.4961, 886.3937, 639.7795],
                [0.0, 0.0, 913.8898, 667.2756],
            ],
        );
        check(
            ["5.5 in", "8.5 in"],
            inch,
            [
                [36.0, 36.0, 432.0, 648.0],
                [27.0, 27.0, 441.0, 657.0],
                [0.0, 0.0, 468.0, 684.0],
            ],
        );
        check(
            ["3.5 in", "2 in"],
            inch,
            [
                [36.0, 36.0, 288.0, 180.0],
                [27.0, 27.0, 297.0, 189.0],
                [0.0, 0.0, 324.0, 216.0],
            ],
        );
        check(
            ["85.6 mm", "53.98 mm"],
            inch,
            [
                [36.0, 36.0, 278.6457, 189.0142],
                [27.0, 27.0, 287.6457, 198.0142],
                [0.0, 0.0, 314.6457, 225.0142],
            ],
        );
    }

    #[test]
    fn a_slug_holds_the_bleed() {
        let bleed = length("3 mm");
        let boxes = Boxes::around(Size::default(), bleed, length("2 mm"));
        assert_eq!(boxes, Err(SlugTooSmall { needed: bleed }));
    }

    proptest! {
        #![proptest_config(proptest::test_runner::Config {
            failure_persistence: None,
            ..proptest::test_runner::Config::default()
        })]

        #[test]
        fn each_box_holds_the_next(
            width in 1..1_000_000_i64,
            height in 1..1_000_000_i64,
            bleed in 0..10_000_i64,
            more in 0..20_000_i64,
        ) {
            let length = Length::micrometres;
            let trim = Size::new(length(width), length(height));
            let slug = length(bleed + more);
            let Boxes { media, bleed, trim } =
                Boxes::around(trim, length(bleed), slug).unwrap();
            for (outer, inner) in [(media, bleed), (bleed, trim)] {
                prop_assert!(outer[0] <= inner[0] && outer[1] <= inner[1]);
                prop_assert!(outer[2] >= inner[2] && outer[3] >= inner[3]);
            }
            prop_assert!(media[..2] == [0.0, 0.0]);
        }
    }
}
