//! Pictures: how large they are printed, and their heaviest pixel.

use lopdf::{Dictionary, Document, Object, Stream};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::access;
use super::colour::{Colour, Resolved, Space};
use super::facts::ImageFact;
use super::place::{Matrix, Rect};

/// Millimetres in a point.
const MILLIMETRES: f64 = 25.4 / 72.0;

/// A picture, in the file or within a content stream.
pub(super) struct Picture<'a> {
    stream: &'a Stream,
    pixels: (u32, u32),
    bits: u32,
    /// None for a stencil, which is painted in the current colour.
    pub(super) space: Option<Resolved>,
    filters: Vec<String>,
    pub(super) masked: bool,
}

impl<'a> Picture<'a> {
    /// Reads a picture; its keys may be in short, as within content.
    pub(super) fn read(
        document: &Document,
        resources: &Dictionary,
        stream: &'a Stream,
    ) -> Self {
        let dict = &stream.dict;
        let entry = |long, short| {
            access::entry(document, dict, long)
                .or_else(|| access::entry(document, dict, short))
        };
        let count = |long, short| entry(long, short).map_or(0, count);
        let stencil = entry("ImageMask", "IM").and_then(|o| o.as_bool().ok());
        let space = entry("ColorSpace", "CS");
        let space = space.map(|space| Resolved::read(document, resources, space));
        let unknown = Resolved::Plain(Space::Unknown, 0);
        let filters = match entry("Filter", "F") {
            Some(Object::Array(names)) => names.iter().filter_map(access::text).collect(),
            Some(name) => access::text(name).into_iter().collect(),
            None => Vec::new(),
        };
        Self {
            stream,
            pixels: (count("Width", "W"), count("Height", "H")),
            bits: count("BitsPerComponent", "BPC"),
            space: (stencil != Some(true)).then(|| space.unwrap_or(unknown)),
            filters,
            masked: entry("SMask", "SMask").is_some(),
        }
    }

    /// Returns how it is shown by a matrix that puts the unit square in place.
    pub(super) fn shown(&self, matrix: Matrix, at: Rect) -> ImageFact {
        let (width, height) = matrix.lengths();
        let ppi = |pixels: u32, points: f64| {
            if points > 0.0 { f64::from(pixels) * 72.0 / points } else { 0.0 }
        };
        ImageFact {
            pixels: self.pixels,
            size: (width * MILLIMETRES, height * MILLIMETRES),
            ppi: ppi(self.pixels.0, width).min(ppi(self.pixels.1, height)),
            bits: self.bits,
            space: self.space.as_ref().map(|space| space.initial().space),
            filters: self.filters.clone(),
            masked: self.masked,
            at,
        }
    }

    /// Returns the heaviest colour in it; none if its pixels cannot be read.
    ///
    /// Pixels of process inks are read one by one. Grey counts as black, a spot
    /// ink as its full tint, and a table of colours as its heaviest entry:
    /// pictures hardly ever stay below.
    pub(super) fn heaviest(&self, document: &Document) -> Option<Colour> {
        let space = self.space.as_ref()?;
        match space {
            Resolved::Plain(Space::DeviceCmyk | Space::CalibratedCmyk, 4) => {
                let bytes = self.samples()?;
                let inverted = access::numbers(document, &self.stream.dict, "Decode")
                    .is_some_and(|decode| decode.first() == Some(&1.0));
                let ink = |pixel: &[u8]| {
                    let sum: u32 = pixel.iter().copied().map(u32::from).sum();
                    if inverted { 4 * 255 - sum } else { sum }
                };
                let pixel = bytes.chunks_exact(4).max_by_key(|pixel| ink(pixel))?;
                let value = |byte: &u8| {
                    let byte = if inverted { 255 - byte } else { *byte };
                    f64::from(byte) / 255.0
                };
                Some(space.colour(&pixel.iter().map(value).collect::<Vec<_>>()))
            }
            Resolved::Indexed { base, table } => {
                let entries = table.len() / base.components().max(1);
                let at = u32::try_from(entries.min(256)).unwrap_or(256);
                let colours = (0..at).map(|index| space.colour(&[f64::from(index)]));
                let ink = |colour: &Colour| colour.ink.unwrap_or(0.0);
                colours.max_by(|a, b| ink(a).total_cmp(&ink(b)))
            }
            Resolved::Plain(Space::Unknown, _) => None,
            Resolved::Plain(Space::DeviceGray | Space::CalibratedGray, _)
            | Resolved::Inks { .. } => Some(space.initial()),
            _ => Some(Colour { values: Vec::new(), ..space.initial() }),
        }
    }

    /// Returns pixels of process inks as bytes; none if they have other than
    /// eight bits or are compressed other than by Flate or as a photograph.
    fn samples(&self) -> Option<Vec<u8>> {
        let flate = |name: &String| matches!(name.as_str(), "FlateDecode" | "Fl");
        if self.bits != 8 {
            None
        } else if self.filters.iter().all(flate) {
            access::unfold(self.stream).ok()
        } else if self.filters == ["DCTDecode"] {
            photograph(&self.stream.content)
        } else {
            None
        }
    }

    /// Returns what is said of it if its pixels cannot be read.
    pub(super) fn unread(&self) -> String {
        let (width, height) = self.pixels;
        let filters = self.filters.join(" ");
        format!("picture of {width} × {height} pixels ({filters}, {} bits)", self.bits)
    }
}

/// Decodes a photograph (JPEG) of four inks; none if it is of another kind.
fn photograph(bytes: &[u8]) -> Option<Vec<u8>> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::CMYK);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let inks = decoder.input_colorspace() == Some(ColorSpace::CMYK);
    let (width, height) = decoder.dimensions()?;
    let fits = width.saturating_mul(height).saturating_mul(4) <= access::LIMIT;
    if inks && fits { decoder.decode().ok() } else { None }
}

/// Returns a whole number of a picture; 0 if it is none.
fn count(object: &Object) -> u32 {
    object
        .as_i64()
        .ok()
        .and_then(|number| u32::try_from(number).ok())
        .unwrap_or(0)
}
