//! Colours that a layout sets without declaring them.

use typst::visualize::{Color, Paint, ProcessColor, SpotColorantName};

use super::Table;
use super::scene::{Thing, What};
use crate::catalog::Swatch;
use crate::diag::Code;
use crate::pdf::Fault;

/// How much an ink may differ from what is declared without being another, in per
/// cent.
const EXACT: f64 = 0.5;

/// Returns the colours for the press that the palette does not declare, and the
/// registration colour, which belongs to marks. Colours of screens are found in
/// the file itself.
pub(super) fn faults(table: &Table<'_>) -> Vec<Fault> {
    let of = |thing| paints(thing).into_iter().map(move |paint| (thing, paint));
    let all = table.scene.things.iter().flat_map(of);
    all.filter_map(|(thing, paint)| match paint {
        Paint::Solid(colour) => judge(table, thing, colour),
        Paint::Gradient(gradient) => {
            let mut stops = gradient.stops_ref().iter();
            stops.find_map(|(colour, _)| judge(table, thing, colour))
        }
        Paint::Tiling(_) => None,
    })
    .collect()
}

/// Returns all that something is painted with.
pub(super) fn paints<'a>(thing: &Thing<'a>) -> Vec<&'a Paint> {
    match thing.what {
        What::Text(text) => {
            let stroke = text.stroke.as_ref().map(|stroke| &stroke.paint);
            std::iter::once(&text.fill).chain(stroke).collect()
        }
        What::Shape(shape, _) => {
            let stroke = shape.stroke.as_ref().map(|stroke| &stroke.paint);
            shape.fill.as_ref().into_iter().chain(stroke).collect()
        }
        What::Picture(..) => Vec::new(),
    }
}

/// Judges a colour.
fn judge(table: &Table<'_>, thing: &Thing<'_>, colour: &Color) -> Option<Fault> {
    let limits = table.rules.limits;
    let make = |code| table.drawn(code, thing).with("what", thing.name());
    let unlisted = |inks: String| Some(make(Code::UnlistedColour).with("inks", inks));
    match colour {
        Color::Spot(spot) => match &spot.colorant.name {
            Some(SpotColorantName::All) => Some(make(Code::RegistrationInside)),
            Some(SpotColorantName::Custom(name)) => {
                let known =
                    limits.palette.iter().any(|one| one.spot.as_deref() == Some(name));
                if known { None } else { unlisted(name.to_string()) }
            }
            None => None,
        },
        Color::Process(ProcessColor::Cmyk(inks)) => {
            let inks = [inks.c, inks.m, inks.y, inks.k].map(|ink| f64::from(ink) * 100.0);
            let same = |declared: &Swatch| {
                let mut pairs = declared.cmyk.iter().zip(inks);
                pairs.all(|(a, b)| (f64::from(*a) - b).abs() < EXACT)
            };
            // Paper and every tint of black need no declaration.
            let grey = inks[..3].iter().all(|ink| *ink < EXACT);
            if grey || limits.palette.iter().any(same) {
                return None;
            }
            unlisted(inks.map(|ink| format!("{ink:.0}")).join(", "))
        }
        Color::Process(_) => None,
    }
}
