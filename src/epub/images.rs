//! The pictures of a book: the cover, and those that the document shows.

use serde::Serialize;

use super::Input;
use super::names::Names;

/// A picture in a book.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Picture {
    /// Its path in the document; empty for the cover.
    pub source: String,
    /// Its file in the book.
    pub file: String,
    /// Its media type (EPUB 3.3, section 3.2).
    pub media_type: &'static str,
    /// Whether it may move: only such a picture can flash.
    #[serde(skip)]
    pub may_move: bool,
}

/// Returns the bytes of all pictures, in the order of [`pictures`].
pub(super) fn all<'a>(input: &Input<'a>) -> impl Iterator<Item = &'a [u8]> {
    let cover = (!input.cover.is_empty()).then_some(input.cover);
    cover
        .into_iter()
        .chain(input.images.iter().map(|(_, bytes)| &**bytes))
}

/// Describes the pictures of a book and gives their files names, the cover
/// first.
pub(super) fn pictures(input: &Input<'_>, names: &mut Names) -> Vec<Picture> {
    let mut picture = |source: &str, name: &str, bytes: &[u8]| {
        let media_type = media_type(name, bytes);
        Picture {
            source: source.to_owned(),
            file: names.claim("images/", name),
            media_type,
            may_move: may_move(media_type, bytes),
        }
    };
    let mut pictures = Vec::new();
    if !input.cover.is_empty() {
        pictures.push(picture("", "cover.png", input.cover));
    }
    for (path, bytes) in input.images {
        let name = path.rsplit('/').next().unwrap_or(path);
        pictures.push(picture(path, name, bytes));
    }
    pictures
}

/// Returns the media type of a picture by its first bytes, or by its name for
/// SVG, which is text.
fn media_type(name: &str, bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        _ if name.to_ascii_lowercase().ends_with(".png") => "image/png",
        _ => "image/svg+xml",
    }
}

/// Returns whether a picture may move: one that holds frames or animations, or
/// that could and cannot be looked into cheaply.
fn may_move(media_type: &str, bytes: &[u8]) -> bool {
    let find = |mark: &[u8]| bytes.windows(mark.len()).position(|window| window == mark);
    let holds = |mark: &[u8]| find(mark).is_some();
    match media_type {
        "image/jpeg" => false,
        // An animation is announced before the first pixels (APNG, 3.3).
        "image/png" => find(b"acTL") < find(b"IDAT") && holds(b"acTL"),
        "image/svg+xml" => [&b"<animate"[..], b"<set", b"@keyframes", b"<script"]
            .into_iter()
            .any(holds),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{may_move, media_type};

    #[test]
    fn pictures_tell_what_they_are_and_whether_they_move() {
        for (name, bytes, kind, moves) in [
            ("a.png", &b"\x89PNG\r\n\x1a\n"[..], "image/png", false),
            ("a.png", b"\x89PNG....acTL....IDAT", "image/png", true),
            ("a.png", b"\x89PNG....IDAT....acTL", "image/png", false),
            ("a.svg", b"<svg/>", "image/svg+xml", false),
            ("a.svg", b"<svg><animate/></svg>", "image/svg+xml", true),
            ("a.gif", b"GIF89a", "image/gif", true),
            ("a", b"", "image/svg+xml", false),
        ] {
            assert_eq!(media_type(name, bytes), kind);
            assert_eq!(may_move(kind, bytes), moves, "{name}");
        }
    }
}
