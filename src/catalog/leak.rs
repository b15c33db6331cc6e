//! What tells more than it should: metadata of pictures, addresses and paths.

/// What a picture tells beyond what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Where it was taken (Exif 2.32, 4.6.6, GPS attributes).
    Place,
    /// When, by whom, with what camera (Exif).
    Exif,
    /// What programs write about it: XMP, IPTC, text of PNG (PNG 1.2, 4.2.3), metadata
    /// of SVG.
    Notes,
}

impl Kind {
    /// Returns its name in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Exif => "exif",
            Self::Notes => "notes",
        }
    }
}

/// The tag of Exif under which the place is written.
const GPS: u16 = 0x8825;

/// The names of texts in a PNG that tell nothing of anybody.
const HARMLESS: [&[u8]; 2] = [b"Software\0", b"Title\0"];

/// What programs that draw write into an SVG: names and paths of files, authors.
const DRAWN: [&str; 5] = [
    "<metadata",
    "sodipodi:docname",
    "inkscape:export-filename",
    "dc:creator",
    "xmpmeta",
];

/// Returns whether a file is a picture, by its name.
pub(super) fn is_picture(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    [".png", ".jpg", ".jpeg", ".svg"]
        .iter()
        .any(|end| path.ends_with(end))
}

/// Returns what a picture tells beyond what it shows; the worst of it.
pub(super) fn in_picture(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"\xFF\xD8") {
        return in_jpeg(bytes);
    }
    if bytes.starts_with(b"\x89PNG") {
        return in_png(bytes);
    }
    let text = String::from_utf8_lossy(bytes);
    let drawn = DRAWN.iter().any(|mark| text.contains(mark));
    (drawn || in_words(&without_namespaces(&text)).is_some()).then_some(Kind::Notes)
}

/// Returns an SVG without the addresses that name its vocabularies.
fn without_namespaces(text: &str) -> String {
    text.replace("http://", "").replace("https://", "")
}

/// Looks at the segments of a JPEG (ITU-T T.81, B.1.1) before its first scan.
fn in_jpeg(bytes: &[u8]) -> Option<Kind> {
    let mut rest = bytes.get(2..)?;
    let mut worst = None;
    while let [0xFF, marker, high, low, ..] = *rest {
        let length = usize::from(u16::from_be_bytes([high, low]));
        let content = rest.get(4..2 + length).unwrap_or_default();
        let found = match (marker, content) {
            (0xDA, _) => break,
            (0xE1, [b'E', b'x', b'i', b'f', 0, _, exif @ ..]) => Some(in_exif(exif)),
            (0xE1 | 0xED | 0xFE, _) => Some(Kind::Notes),
            _ => None,
        };
        worst = worse(worst, found);
        rest = rest.get(2 + length.max(2)..).unwrap_or_default();
    }
    worst
}

/// Looks at the chunks of a PNG (PNG 1.2, 3.2).
fn in_png(bytes: &[u8]) -> Option<Kind> {
    let mut rest = bytes.get(8..)?;
    let mut worst = None;
    while let [a, b, c, d, kind @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let content = kind.get(4..4_usize.saturating_add(length)).unwrap_or_default();
        let harmless = HARMLESS.iter().any(|name| content.starts_with(name));
        let found = match kind.get(..4) {
            Some(b"eXIf") => Some(in_exif(content)),
            Some(b"tEXt" | b"zTXt" | b"iTXt") if !harmless => Some(Kind::Notes),
            _ => None,
        };
        worst = worse(worst, found);
        rest = rest.get(length.saturating_add(12)..).unwrap_or_default();
    }
    worst
}

/// Looks at the first directory of Exif, which is laid out as TIFF 6.0 (section 2).
fn in_exif(tiff: &[u8]) -> Kind {
    let small = tiff.starts_with(b"II");
    let word = |at: usize| {
        let two: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if small { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let long = |at: usize| {
        let four: [u8; 4] = tiff.get(at..at + 4)?.try_into().ok()?;
        let long =
            if small { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
        usize::try_from(long).ok()
    };
    let places = || {
        let directory = long(4)?;
        let count = usize::from(word(directory)?);
        let mut tags = (0..count).map(|index| word(directory + 2 + 12 * index));
        Some(tags.any(|tag| tag == Some(GPS)))
    };
    if places() == Some(true) { Kind::Place } else { Kind::Exif }
}

/// Returns the worse of two findings.
fn worse(one: Option<Kind>, other: Option<Kind>) -> Option<Kind> {
    let rank = |kind: &Kind| match kind {
        Kind::Place => 0,
        Kind::Exif => 1,
        Kind::Notes => 2,
    };
    one.into_iter().chain(other).min_by_key(rank)
}

/// Returns an e-mail address or the path of a file in a text that a file repeats of
/// itself, if there is one.
pub(super) fn in_words(text: &str) -> Option<&str> {
    let outer = |c: char| !c.is_alphanumeric() && !"/\\~".contains(c);
    let words = text.split(|c: char| c.is_whitespace() || "<>()[]\"'«»,;".contains(c));
    words.map(|word| word.trim_matches(outer)).find(|word| {
        let address = word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        });
        let drive = word.get(1..3) == Some(":\\");
        let home = ["/home/", "/Users/", "file:/", "\\\\"];
        address || drive || home.iter().any(|home| word.starts_with(home))
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, in_picture, in_words};

    /// Returns a JPEG with one segment.
    fn jpeg(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, 0xD8, 0xFF, marker][..], &length, content, &[0xFF, 0xDA]].concat()
    }

    /// Returns a PNG with one chunk before its end.
    fn png(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        let end = b"\0\0\0\0IEND\xAE\x42\x60\x82";
        [b"\x89PNG\r\n\x1a\n", &length[..], kind, content, &[0; 4], end].concat()
    }

    /// Returns Exif with one tag in its first directory, in either order of bytes.
    fn exif(tag: u16, small: bool) -> Vec<u8> {
        let (mark, word): (_, fn(u16) -> [u8; 2]) =
            if small { (b"II", u16::to_le_bytes) } else { (b"MM", u16::to_be_bytes) };
        let long = |number: u16| match small {
            true => [word(number), word(0)].concat(),
            false => [word(0), word(number)].concat(),
        };
        let parts = [&mark[..], &word(42), &long(8), &word(1), &word(tag), &[0; 14]];
        parts.concat()
    }

    #[test]
    fn pictures_tell_places_people_and_programs() {
        let camera = [b"Exif\0\0", &exif(0x0110, true)[..]].concat();
        let place = [b"Exif\0\0", &exif(0x8825, true)[..]].concat();
        for (picture, found) in [
            (jpeg(0xE1, &place), Some(Kind::Place)),
            (jpeg(0xE1, &camera), Some(Kind::Exif)),
            (jpeg(0xE1, b"http://ns.adobe.com/xap/1.0/\0"), Some(Kind::Notes)),
            (jpeg(0xE2, b"ICC_PROFILE\0"), None),
            (png(b"eXIf", &exif(0x8825, false)), Some(Kind::Place)),
            (png(b"tEXt", b"Author\0A."), Some(Kind::Notes)),
            (png(b"tEXt", b"Software\0x"), None),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(), None),
            (b"<svg sodipodi:docname=\"a.svg\"/>".to_vec(), Some(Kind::Notes)),
            (b"<svg><!-- /home/a/b.svg --></svg>".to_vec(), Some(Kind::Notes)),
        ] {
            assert_eq!(in_picture(&picture), found, "{picture:?}");
            // Cut off anywhere, it is looked at without harm.
            (0..picture.len()).for_each(|end| _ = in_picture(&picture[..end]));
        }
    }

    #[test]
    fn addresses_and_paths_are_found_and_prose_is_not() {
        assert_eq!(in_words("Écrire à <a.b@exemple.org>."), Some("a.b@exemple.org"));
        assert_eq!(in_words("voir C:\\Guides\\2026"), Some("C:\\Guides\\2026"));
        assert_eq!(in_words("dans /home/moi/guide"), Some("/home/moi/guide"));
        assert_eq!(in_words("Aide et/ou accueil, 24 h/24 @ 8 h"), None);
    }
}
