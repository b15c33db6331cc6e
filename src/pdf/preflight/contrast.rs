//! Text that is hard to tell from what is painted behind it.
//!
//! The measure is that of WCAG 2.2 (1.4.3): the ratio of the relative luminances of
//! letters and ground. Each letter is measured where it stands, so that a line half
//! on a field is found. Inks are looked at as a screen shows them.

use std::str::FromStr;

use image::{GenericImageView, Rgba};
use typst::layout::{Abs, Em, Point};
use typst::text::TextItem;
use typst::visualize::{
    Cmyk, Color, Geometry, Image, ImageKind, Paint, ProcessColor, Shape,
};

use super::Table;
use super::scene::{Thing, What};
use crate::catalog::{Purpose, Swatch};
use crate::diag::{self, Code};
use crate::pdf::Fault;

/// The least contrast of running text.
const TEXT: f64 = 4.5;

/// The least contrast of large text.
const LARGE: f64 = 3.0;

/// The size from which text is large, in points: plain and bold.
const LARGE_SIZES: (f64, f64) = (18.0, 14.0);

/// The weight from which text is bold.
const BOLD: u16 = 700;

/// How much of the ratio may be missing: it is told to one decimal.
const EXACT: f64 = 0.05;

/// How bright light letters are: half of all.
const LIGHT: f64 = 0.5;

/// How much two colours may differ without being two: less than a step of 256.
const SAME: f64 = 0.003;

/// Red, green, blue and cover, 0 to 1.
type Shade = [f64; 4];

/// Paper.
const WHITE: Shade = [1.0; 4];

/// Returns the texts without contrast.
pub(super) fn faults(table: &Table<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let (mut page, mut behind) = (0, Vec::new());
    for thing in &table.scene.things {
        if thing.page != page {
            page = thing.page;
            behind.clear();
        }
        let What::Text(text) = thing.what else {
            behind.push(thing);
            continue;
        };
        let Some(ink) = thing.ink else { continue };
        let here = behind.iter().copied().filter(|one: &&Thing<'_>| {
            one.ink.is_some_and(|area| !area.meet(ink).is_nowhere())
        });
        let here: Vec<&Thing<'_>> = here.collect();
        faults.extend(judge(table, thing, text, &here));
    }
    faults
}

/// The letter of a text that is hardest to tell from its ground.
struct Palest {
    ratio: f64,
    letter: Shade,
    ground: Shade,
}

/// Judges a text on what is painted behind it.
fn judge<'a>(
    table: &Table<'a>,
    thing: &Thing<'a>,
    text: &TextItem,
    behind: &[&Thing<'a>],
) -> Option<Fault> {
    let needed = needed(thing, text);
    let paper = paper(table, thing);
    let Some(palest) = palest(thing, text, behind, paper) else {
        let fault = table.fault(Code::ContrastUnknown, thing);
        return Some(fault.with("text", thing.excerpt()));
    };
    if palest.ratio >= needed - EXACT {
        return None;
    }
    let fault = table.fault(Code::Contrast, thing);
    let span = declared(table, &palest, needed).or(fault.span.clone());
    let fault = fault
        .with("ratio", format!("{:.1}", palest.ratio))
        .with("needed", format!("{needed:.1}"))
        .with("text", thing.excerpt());
    Some(Fault { span, ..fault })
}

/// Finds where the colour is declared that is to blame: that of the letters if they
/// would be as pale on paper, or that of the ground if the letters are light.
fn declared(table: &Table<'_>, palest: &Palest, needed: f64) -> Option<diag::Span> {
    let culprit = if luminance(palest.letter) > LIGHT {
        palest.ground
    } else if ratio(palest.letter, WHITE) < needed {
        palest.letter
    } else {
        return None;
    };
    let is_it = |shade: Shade| {
        let mut pairs = shade.iter().zip(culprit);
        pairs.all(|(a, b)| (a - b).abs() < SAME)
    };
    let mut palette = table.rules.limits.palette.iter();
    let swatch = palette.find(|swatch| printed(swatch).into_iter().any(is_it))?;
    Some(swatch.span.clone())
}

/// Returns how a colour of the palette looks: on a screen, in grey, on the press.
fn printed(swatch: &Swatch) -> Vec<Shade> {
    let ink = |index: usize| {
        let percent = swatch.cmyk.get(index).copied().unwrap_or_default();
        f32::from(percent) / 100.0
    };
    let press = Color::Process(ProcessColor::Cmyk(Cmyk {
        c: ink(0),
        m: ink(1),
        y: ink(2),
        k: ink(3),
    }));
    let screen = Color::from_str(&swatch.rgb).ok();
    let grey = screen.as_ref().map(|screen| Color::from(screen.to_luma()));
    let all = screen.into_iter().chain(grey).chain([press]);
    all.map(|colour| shade(&colour)).collect()
}

/// Returns the contrast that a text needs.
fn needed(thing: &Thing<'_>, text: &TextItem) -> f64 {
    let size = text.size.to_pt() * thing.scale();
    let bold = text.font.info().variant.weight.to_number() >= BOLD;
    let large = if bold { LARGE_SIZES.1 } else { LARGE_SIZES.0 };
    if size >= large { LARGE } else { TEXT }
}

/// Returns which of the letters of a text is the palest; nothing if the ground of one
/// cannot be told.
fn palest(
    thing: &Thing<'_>,
    text: &TextItem,
    behind: &[&Thing<'_>],
    paper: Shade,
) -> Option<Palest> {
    let middle = thing.ink?.middle().1;
    let mut palest = Palest { ratio: f64::INFINITY, letter: WHITE, ground: WHITE };
    let mut x = Em::zero();
    for glyph in &text.glyphs {
        let centre = (x + glyph.x_advance / 2.0).at(text.size);
        x += glyph.x_advance;
        let cluster = text.text.get(glyph.range()).unwrap_or_default();
        if cluster.trim().is_empty() {
            continue;
        }
        let start = Point::with_x(centre).transform(thing.here);
        let ground = ground((start.x.to_pt(), middle), behind, paper)?;
        for letter in shades(&text.fill)? {
            let letter = over(letter, ground);
            let ratio = ratio(letter, ground);
            if ratio < palest.ratio {
                palest = Palest { ratio, letter, ground };
            }
        }
        // Where nothing lies behind, all letters have one ground.
        if behind.is_empty() {
            break;
        }
    }
    Some(palest)
}

/// Returns the colour of a page: on paper, that of the paper.
fn paper(table: &Table<'_>, thing: &Thing<'_>) -> Shade {
    let shown = table.rules.purpose == Purpose::Screen;
    let page = table.scene.pages.get(thing.page - 1).filter(|_| shown);
    let fill = page.and_then(|page| page.fill.as_ref()).and_then(shades);
    fill.and_then(|shades| shades.first().copied())
        .map_or(WHITE, |fill| over(fill, WHITE))
}

/// Returns the colour at a point of a page; nothing if it cannot be told.
fn ground(point: (f64, f64), behind: &[&Thing<'_>], paper: Shade) -> Option<Shade> {
    let mut layers = Vec::new();
    for thing in behind.iter().rev() {
        let Some(layer) = layer(thing, point)? else { continue };
        layers.push(layer);
        if layer[3] >= 1.0 {
            break;
        }
    }
    Some(
        layers
            .into_iter()
            .rev()
            .fold(paper, |below, layer| over(layer, below)),
    )
}

/// Returns what something paints at a point, if anything; nothing at all if that
/// cannot be told.
fn layer(thing: &Thing<'_>, point: (f64, f64)) -> Option<Option<Shade>> {
    if !thing.ink.is_some_and(|ink| ink.holds(point)) {
        return Some(None);
    }
    let Some(back) = thing.here.invert() else { return Some(None) };
    let (x, y) = (Abs::pt(point.0), Abs::pt(point.1));
    let own = Point::new(x, y).transform(back);
    match thing.what {
        What::Text(_) => Some(None),
        What::Shape(shape, _) => match paint_at(shape, own) {
            Some(paint) => {
                // Of a gradient, the middle of its colours.
                let shades = shades(paint)?;
                Some(shades.get(shades.len() / 2).copied())
            }
            None => Some(None),
        },
        What::Picture(image, size, _) => {
            let share = (own.x / size.x, own.y / size.y);
            pixel(image, share).map(Some)
        }
    }
}

/// Returns what a shape is painted with at a point of its own.
fn paint_at(shape: &Shape, at: Point) -> Option<&Paint> {
    let stroke = shape.stroke.as_ref().filter(|stroke| match &shape.geometry {
        // Only a line is ever so thick that text stands on it.
        Geometry::Line(_) => true,
        Geometry::Rect(_) => false,
        Geometry::Curve(curve) => curve.stroke_contains(stroke, at),
    });
    let inside = match &shape.geometry {
        Geometry::Line(_) => false,
        Geometry::Rect(size) => {
            let within = |at: f64, size: f64| at >= size.min(0.0) && at <= size.max(0.0);
            within(at.x.to_pt(), size.x.to_pt()) && within(at.y.to_pt(), size.y.to_pt())
        }
        Geometry::Curve(curve) => {
            shape.fill.is_some() && curve.contains(shape.fill_rule, at)
        }
    };
    let fill = shape.fill.as_ref().filter(|_| inside);
    stroke.map(|stroke| &stroke.paint).or(fill)
}

/// Returns the colour of a picture at a point, given in shares of its sides;
/// nothing if it is no picture of pixels.
fn pixel(image: &Image, (x, y): (f64, f64)) -> Option<Shade> {
    let ImageKind::Raster(raster) = image.kind() else { return None };
    let picture = raster.dynamic();
    let (x, y) = (nth(x, picture.width()), nth(y, picture.height()));
    let Rgba(pixel) = picture.get_pixel(x, y);
    Some(pixel.map(|value| f64::from(value) / 255.0))
}

/// Returns the pixel at a share of a side.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of floats saturates, which is what is wanted"
)]
fn nth(share: f64, pixels: u32) -> u32 {
    let last = pixels.saturating_sub(1);
    ((share * f64::from(pixels)) as u32).min(last)
}

/// Returns the colours of a paint: one, or those of a gradient; nothing of a
/// pattern.
fn shades(paint: &Paint) -> Option<Vec<Shade>> {
    match paint {
        Paint::Solid(colour) => Some(vec![shade(colour)]),
        Paint::Gradient(gradient) => {
            let stops = gradient.stops_ref().iter();
            Some(stops.map(|(colour, _)| shade(colour)).collect())
        }
        Paint::Tiling(_) => None,
    }
}

/// Returns a colour as a screen shows it.
fn shade(colour: &Color) -> Shade {
    // A tint of an ink is that much of it on paper.
    let tint = match colour {
        Color::Spot(spot) => spot.tint.get(),
        Color::Process(_) => 1.0,
    };
    let rgb = colour.to_rgb();
    let tinted = |value: f32| 1.0 - tint * (1.0 - f64::from(value).clamp(0.0, 1.0));
    [tinted(rgb.red), tinted(rgb.green), tinted(rgb.blue), f64::from(rgb.alpha)]
}

/// Returns a colour that covers another in part.
fn over(above: Shade, below: Shade) -> Shade {
    let cover = above[3];
    let mix = |index: usize| cover * above[index] + (1.0 - cover) * below[index];
    [mix(0), mix(1), mix(2), 1.0]
}

/// Returns the contrast of two colours (WCAG 2.2, contrast ratio): 1 to 21.
fn ratio(a: Shade, b: Shade) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Returns how bright a colour is (WCAG 2.2, relative luminance): 0 to 1.
fn luminance([red, green, blue, _]: Shade) -> f64 {
    let linear = |value: f64| {
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
