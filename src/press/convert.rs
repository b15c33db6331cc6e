//! Red, green and blue of pictures, as inks.
//!
//! A colour of the project's palette gets the inks that the palette gives it. Any
//! other gets those of the simple rule of ISO 32000-1, 10.3.5 with all of the grey
//! taken over by black, which never lays down more than 200 % of ink. It knows no
//! press: who needs a colour to be right gives its inks.

use lopdf::{Document, Object, ObjectId};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::access;
use super::colour::Resolved;
use super::error::PressError;

/// A colour of the palette: red, green and blue, then its inks from 0 to 1.
pub type Known = ([u8; 3], [f64; 4]);

/// The inks of a colour: cyan, magenta, yellow and black, from 0 to 1.
pub(super) fn inks(palette: &[Known], colour: [f64; 3]) -> [f64; 4] {
    let bytes = colour.map(byte);
    let known = palette.iter().find(|(known, _)| *known == bytes);
    if let Some((_, inks)) = known {
        return *inks;
    }
    let [cyan, magenta, yellow] = colour.map(|light| 1.0 - light.clamp(0.0, 1.0));
    let black = cyan.min(magenta).min(yellow);
    [cyan - black, magenta - black, yellow - black, black]
}

/// Returns a share as a byte.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the share is from 0 to 1"
)]
fn byte(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// Converts the pictures of a file; those whose pixels cannot be read stay, for
/// the preflight to tell.
pub(super) fn pictures(
    document: &mut Document,
    palette: &[Known],
) -> Result<(), PressError> {
    let ids: Vec<ObjectId> = document.objects.keys().copied().collect();
    for id in ids {
        let Some(pixels) = pixels(document, id) else { continue };
        let mut converted = Vec::with_capacity(pixels.len() / 3 * 4);
        for pixel in pixels.chunks_exact(3) {
            let colour =
                [pixel[0], pixel[1], pixel[2]].map(|byte| f64::from(byte) / 255.0);
            converted.extend(inks(palette, colour).map(byte));
        }
        let stream = document.get_object_mut(id)?.as_stream_mut()?;
        stream.set_plain_content(converted);
        stream.dict.set("ColorSpace", Object::Name(b"DeviceCMYK".to_vec()));
        stream.dict.remove(b"DecodeParms");
        stream.dict.remove(b"Decode");
    }
    Ok(())
}

/// Returns the pixels of a picture in red, green and blue, a byte each; none if the
/// object is no such picture.
fn pixels(document: &Document, id: ObjectId) -> Option<Vec<u8>> {
    let stream = document.get_object(id).ok()?.as_stream().ok()?;
    let dict = &stream.dict;
    let is_picture = access::name(document, dict, "Subtype").as_deref() == Some("Image");
    let bits = access::number(document, dict, "BitsPerComponent");
    let space = access::entry(document, dict, "ColorSpace")?;
    let space = Resolved::read(document, dict, space);
    let is_rgb = space.components() == 3 && space.initial().is_rgb();
    if !is_picture || bits != Some(8.0) || !is_rgb || dict.has(b"Decode") {
        return None;
    }
    let is_photograph =
        access::name(document, dict, "Filter").as_deref() == Some("DCTDecode");
    let pixels = if is_photograph {
        photograph(&stream.content)?
    } else {
        access::unfold(stream).ok()?
    };
    let size = |key| access::number(document, dict, key);
    let count = size("Width")? * size("Height")? * 3.0;
    #[expect(clippy::cast_precision_loss, reason = "a picture in memory is far smaller")]
    let is_whole = pixels.len() as f64 == count;
    is_whole.then_some(pixels)
}

/// Reads a photograph in red, green and blue.
fn photograph(bytes: &[u8]) -> Option<Vec<u8>> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
    JpegDecoder::new_with_options(ZCursor::new(bytes), options)
        .decode()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::inks;

    #[test]
    fn a_colour_of_the_palette_has_its_inks_and_others_little() {
        let palette = [([18, 80, 94], [0.9, 0.45, 0.4, 0.35])];
        let share = |byte: u8| f64::from(byte) / 255.0;
        assert_eq!(inks(&palette, [18, 80, 94].map(share)), palette[0].1);
        assert_eq!(inks(&palette, [0.0, 0.0, 0.0]), [0.0, 0.0, 0.0, 1.0]);
        assert_eq!(inks(&palette, [1.0, 0.0, 0.0]), [0.0, 1.0, 1.0, 0.0]);
        for red in 0..=16_u8 {
            for green in 0..=16_u8 {
                let colour = [f64::from(red) / 16.0, f64::from(green) / 16.0, 0.3];
                let total: f64 = inks(&palette, colour).iter().sum();
                assert!(total <= 2.0, "{colour:?}: {total}");
            }
        }
    }
}
