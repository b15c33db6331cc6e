//! What is drawn is what is read: codes are drawn at 300 dpi from their vector
//! form and read back by the independent decoder.

use image::{GrayImage, Luma};
use proptest::prelude::{ProptestConfig, proptest};

use super::{Ean, Kind, LEAST_MODULE, Level, Magnification, Qr, read, read_in};
use crate::sheet::Length;

/// Pixels in a point at 300 dpi.
const SCALE: f64 = 300.0 / 72.0;

/// A blank page.
fn page(width: u32, height: u32) -> GrayImage {
    GrayImage::from_pixel(width, height, Luma([255]))
}

/// Draws black boxes (left, top, width, height, in modules) with grey edges, as
/// a renderer does: a pixel is as dark as it is covered.
fn draw(
    page: &mut GrayImage,
    (left, top): (u32, u32),
    module: Length,
    boxes: impl Iterator<Item = [f64; 4]>,
) {
    let module = module.to_points() * SCALE;
    // Hardly ever does a code begin on a whole pixel.
    let edges = |start: u32, at: f64, length: f64| {
        let from = f64::from(start) + 0.3 + at * module;
        (from, from + length * module)
    };
    let pixels = |(from, to): (f64, f64)| {
        let covered = move |pixel: u32| {
            let pixel = f64::from(pixel);
            (to.min(pixel + 1.0) - from.max(pixel)).max(0.0)
        };
        (from as u32..=to as u32).map(move |pixel| (pixel, covered(pixel)))
    };
    for [x, y, width, height] in boxes {
        for (y, down) in pixels(edges(top, y, height)) {
            for (x, across) in pixels(edges(left, x, width)) {
                let Luma([light]) = page.get_pixel_mut(x, y);
                *light = light.saturating_sub((255.0 * down * across).round() as u8);
            }
        }
    }
}

/// Draws a QR code from its rings.
fn draw_qr(page: &mut GrayImage, at: (u32, u32), qr: &Qr, module: Length) {
    let filled = filled(qr);
    let cells = (0..qr.size).flat_map(|y| (0..qr.size).map(move |x| (x, y)));
    let dark = cells.filter(|(x, y)| filled[*y][*x]);
    draw(page, at, module, dark.map(|(x, y)| [x as f64, y as f64, 1.0, 1.0]));
}

/// Draws a bar code.
fn draw_ean(page: &mut GrayImage, at: (u32, u32), ean: &Ean, percent: u8) {
    let module = Magnification::percent(percent).unwrap().module();
    let bars = ean.bars.iter();
    draw(
        page,
        at,
        module,
        bars.map(|bar| [bar.x as f64, 0.0, bar.width as f64, bar.height]),
    );
}

/// Fills the rings of a QR code, even-odd.
fn filled(qr: &Qr) -> Vec<Vec<bool>> {
    let side = qr.side_in_modules();
    let mut modules = vec![vec![false; side]; side];
    for ring in &qr.rings {
        for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            // A vertical edge turns over all that is at its right.
            for row in &mut modules[from[1].min(to[1])..from[1].max(to[1])] {
                row[from[0]..].iter_mut().for_each(|module| *module = !*module);
            }
        }
    }
    modules
}

/// Returns the kinds and texts of what is read.
fn texts(image: &GrayImage) -> Vec<(Kind, String)> {
    read(image).into_iter().map(|read| (read.kind, read.text)).collect()
}

/// Draws and reads a QR code at the least size.
fn round_trip(url: &str, level: Level) -> Vec<(Kind, String)> {
    let qr = Qr::of(url, level).unwrap();
    let side = (qr.least_side().to_points() * SCALE).ceil() as u32;
    let mut page = page(side + 60, side + 50);
    draw_qr(&mut page, (30, 25), &qr, LEAST_MODULE);
    texts(&page)
}

#[test]
fn addresses_are_read_back_at_the_least_size() {
    let long = format!("https://example.org/{}?page=2#partie", "ressources/".repeat(16));
    let urls = [
        "https://example.org",
        "HTTPS://EXAMPLE.ORG/A1",
        "https://www.quebec.ca/sante/",
        "https://example.org/aide?langue=fr&region=06",
        "https://example.org/sant%C3%A9/pr%C3%A9vention#%C3%A9t%C3%A9",
        "https://example.org/~a/b_c-d.e/(f);g,h!i*j'k",
        "https://example.org/0123456789012345678901234567890123456789",
        "tel:+18005550101",
        "mailto:aide@example.org?subject=Bonjour%20%C3%A0%20tous",
        &long,
    ];
    for url in urls {
        for level in [Level::M, Level::Q] {
            assert_eq!(round_trip(url, level), [(Kind::Qr, url.to_owned())], "{level:?}");
        }
    }
}

#[test]
fn rings_fill_what_is_dark() {
    for text in ["A", "https://example.org", &"https://example.org/".repeat(30)] {
        let qr = Qr::of(text, Level::Q).unwrap();
        assert_eq!(filled(&qr), qr.modules());
    }
}

#[test]
fn several_codes_of_a_page_are_found_where_they_are() {
    let mut page = page(2550, 3300);
    let mut expected = Vec::new();
    for place in 0..12_u32 {
        // Each twice, as cards are repeated on a sheet.
        let url = format!("https://example.org/ressources/{}?langue=fr", place % 6);
        let (x, y) = (200 + place % 3 * 700, 150 + place / 3 * 500);
        let qr = Qr::of(&url, Level::M).unwrap();
        draw_qr(&mut page, (x, y), &qr, LEAST_MODULE);
        let half = (qr.least_side().to_points() * SCALE / 2.0) as u32;
        expected.push((Kind::Qr, url, x + half, y + half));
    }
    let ean = Ean::of("978-2-550-51619-4").unwrap();
    for y in [2300, 2700] {
        // Letters beside the bars look like guards.
        let stems =
            (0..30).map(|stem| [f64::from(stem * stem % 5 + 20 * stem), 0.0, 1.0, 50.0]);
        draw(&mut page, (100, y), LEAST_MODULE / 2, stems);
        draw_ean(&mut page, (1700, y), &ean, 100);
        let middle = 1700 + ((11.0 + 47.5) * 0.33 / 25.4 * 300.0) as u32;
        expected.push((Kind::Ean13, ean.text.clone(), middle, y + 140));
    }

    let near = |found: u32, expected: u32| found.abs_diff(expected) <= 8;
    let found = read(&page);
    assert_eq!(found.len(), expected.len());
    for (read, (kind, text, x, y)) in found.iter().zip(&expected) {
        assert_eq!((read.kind, &read.text), (*kind, text));
        assert!(near(read.x, *x) && near(read.y, *y), "{read:?} is not at {x}, {y}");
    }
    let [part] = &read_in(&page, 1650, 2660, 2000, 2000)[..] else {
        panic!("one code is in the box");
    };
    assert!(near(part.x, found[13].x) && near(part.y, found[13].y), "{part:?}");
    assert_eq!(read_in(&page, 9000, 0, 10, 10), []);
}

#[test]
fn isbns_are_read_back() {
    for percent in [80, 100, 200] {
        for isbn in ["9782550516194", "978-2-550-51620-0", "979-10-90636-07-1"] {
            let ean = Ean::of(isbn).unwrap();
            let mut page = page(1200, 800);
            draw_ean(&mut page, (40, 30), &ean, percent);
            let expected = (Kind::Ean13, ean.text.clone());
            assert_eq!(texts(&page), [expected], "{percent} %");
        }
    }
}

#[test]
fn a_code_that_lost_a_third_says_nothing_else() {
    let url = "https://example.org/ressources?langue=fr";
    let qr = Qr::of(url, Level::M).unwrap();
    let ean = Ean::of("9782550516194").unwrap();
    let mut whole = page(800, 1000);
    draw_qr(&mut whole, (20, 20), &qr, LEAST_MODULE);
    draw_ean(&mut whole, (20, 600), &ean, 100);
    let side = (qr.least_side().to_points() * SCALE) as u32;
    for third in 0..3 {
        let mut damaged = whole.clone();
        for (x, y, pixel) in damaged.enumerate_pixels_mut() {
            let lost = if y < 600 {
                (y - y.min(20)) * 3 / side
            } else {
                (x - x.min(20)) * 3 / 441
            };
            if lost == third {
                *pixel = Luma([255]);
            }
        }
        assert_eq!(texts(&damaged), [], "third {third}");
    }
    for (x, y, pixel) in whole.enumerate_pixels_mut() {
        // A spot of 5 modules in the data: level M restores it.
        if (90..114).contains(&x) && (90..114).contains(&y) {
            *pixel = Luma([255]);
        }
    }
    assert_eq!(texts(&whole)[0], (Kind::Qr, url.to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_address_is_read_back(
        path in "[!-~]{0,187}",
        is_card in proptest::bool::ANY,
    ) {
        let url = format!("https://a.ca/{path}");
        let level = if is_card { Level::Q } else { Level::M };
        proptest::prop_assert_eq!(round_trip(&url, level), [(Kind::Qr, url)]);
    }
}
