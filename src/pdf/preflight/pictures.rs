//! Pictures with too few pixels for the size at which they are printed.

use typst::visualize::ImageKind;

use super::Table;
use super::scene::{Thing, What};
use crate::catalog::Purpose;
use crate::diag::Code;
use crate::pdf::Fault;

/// What a print shop asks for, in pixels per inch: below it, some see the pixels.
const FINE: f64 = 300.0;

/// Below this, in pixels per inch, a picture looks coarse from any printer.
const COARSE: f64 = 150.0;

/// The record of the one picture that a document shows.
pub(super) const LOGO: &str = "organisation/logo";

/// Returns the pictures that are coarse.
pub(super) fn faults(table: &Table<'_>) -> Vec<Fault> {
    let press = table.rules.purpose == Purpose::Press;
    let coarse = |thing: &Thing<'_>| {
        let What::Picture(image, size, _) = thing.what else { return None };
        let ImageKind::Raster(raster) = image.kind() else { return None };
        let here = thing.here;
        let across = here.sx.get().hypot(here.ky.get()) * size.x.to_inches();
        let down = here.sy.get().hypot(here.kx.get()) * size.y.to_inches();
        let density = |pixels: u32, inches: f64| f64::from(pixels) / inches.max(0.001);
        let dpi = density(raster.width(), across).min(density(raster.height(), down));
        let (code, needed) = match (press, dpi < COARSE) {
            (true, true) => (Code::ImageCoarse, FINE),
            (true, false) if dpi < FINE => (Code::ImageResolution, FINE),
            (false, true) => (Code::ImageResolution, COARSE),
            _ => return None,
        };
        let fault = of_picture(table, code, thing)
            .with("path", path(table, thing))
            .with("dpi", format!("{dpi:.0}"))
            .with("needed", format!("{needed:.0}"));
        Some(fault)
    };
    table.scene.things.iter().filter_map(coarse).collect()
}

/// Returns the file of a picture, from the project's root.
pub(super) fn path(table: &Table<'_>, thing: &Thing<'_>) -> String {
    let What::Picture(image, ..) = thing.what else { return String::new() };
    let data = match image.kind() {
        ImageKind::Raster(raster) => raster.data(),
        ImageKind::Svg(svg) => svg.data(),
        // Layouts cannot open one.
        ImageKind::Pdf(_) => return String::new(),
    };
    table.desk.path_of(data).unwrap_or_default()
}

/// Makes a fault of a picture: of the record that names its file, or of the layout.
pub(super) fn of_picture(table: &Table<'_>, code: Code, thing: &Thing<'_>) -> Fault {
    let fault = table.drawn(code, thing);
    if !path(table, thing).starts_with("sources/") {
        return fault;
    }
    Fault { origin: Some(LOGO.to_owned()), span: None, ..fault }
}
