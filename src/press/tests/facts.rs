//! What a preflight reads.

use lopdf::{Dictionary, Object, dictionary};

use crate::press::samples::{Sample, common, drawn, read, tint};
use crate::press::{Effect, FontFact, PageFacts, PaintKind, Space};

/// Puts together what makes a page red, and tells how it is drawn.
type Hide = fn(&mut Sample, &mut Dictionary) -> &'static str;

/// Everywhere that red can hide.
const PLACES: [(&str, Hide); 13] = [
    ("fill", |_, _| "1 0 0 rg 40 40 9 9 re f"),
    ("stroke", |_, _| "/rgb CS 1 0 0 SCN 40 40 m 50 50 l S"),
    ("text", |_, _| "/rgb cs 1 0 0 scn BT /F 9 Tf 50 50 Td (a) Tj ET"),
    ("picture", |sample, resources| {
        let image = picture(sample, &[255, 0, 0], "DeviceRGB".into());
        resources.set("XObject", dictionary! { "X" => image });
        "9 0 0 9 50 50 cm /X Do"
    }),
    ("table of colours", |sample, resources| {
        let table = Object::string_literal("\u{1}\u{2}\u{3}");
        let space = vec!["Indexed".into(), "DeviceRGB".into(), 0.into(), table];
        let image = picture(sample, &[0], space.into());
        resources.set("XObject", dictionary! { "X" => image });
        "9 0 0 9 50 50 cm /X Do"
    }),
    ("inline picture", |_, _| "9 0 0 9 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc\nEI"),
    ("shading", |_, resources| {
        resources.set("Shading", dictionary! { "S" => shading() });
        "40 40 9 9 re W n /S sh"
    }),
    ("gradient", |_, resources| {
        let pattern = dictionary! { "PatternType" => 2, "Shading" => shading() };
        resources.set("Pattern", dictionary! { "P" => pattern });
        "/Pattern cs /P scn 40 40 9 9 re f"
    }),
    ("tiling", |sample, resources| {
        let cell = dictionary! { "PatternType" => 1, "Resources" => Dictionary::new() };
        let cell = sample.stream(cell, "1 0 0 rg 0 0 1 1 re f");
        resources.set("Pattern", dictionary! { "P" => cell });
        "/Pattern cs /P scn 40 40 9 9 re f"
    }),
    ("form in a form", |sample, resources| {
        // The inner form has no resources of its own: it has those around it.
        let form = dictionary! { "Subtype" => "Form" };
        let inner = sample.stream(form.clone(), "/rgb cs 1 0 0 scn 40 40 9 9 re f");
        let mut own = resources.clone();
        own.set("XObject", dictionary! { "I" => inner });
        let mut form = form;
        form.set("Resources", own);
        let outer = sample.stream(form, "/I Do");
        resources.set("XObject", dictionary! { "X" => outer });
        "/X Do"
    }),
    ("group", |sample, resources| {
        let group = dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" };
        let form =
            sample.stream(dictionary! { "Subtype" => "Form", "Group" => group }, "");
        resources.set("XObject", dictionary! { "X" => form });
        "/X Do"
    }),
    ("soft mask", |sample, resources| {
        let form = dictionary! { "Subtype" => "Form" };
        let group = sample.stream(form, "1 0 0 rg 40 40 9 9 re f");
        let mask = dictionary! { "S" => "Luminosity", "G" => group };
        resources
            .set("ExtGState", dictionary! { "G" => dictionary! { "SMask" => mask } });
        "/G gs"
    }),
    ("glyph", |sample, resources| {
        let glyph = sample.stream(Dictionary::new(), "9 0 d0 1 0 0 rg 0 0 9 9 re f");
        let font = dictionary! {
            "Subtype" => "Type3",
            "FontMatrix" => vec![1.into(), 0.into(), 0.into(), 1.into(), 0.into(), 0.into()],
            "CharProcs" => dictionary! { "a" => glyph },
        };
        resources.set("Font", dictionary! { "G" => font });
        "0 0 0 1 k BT /G 9 Tf 50 50 Td (a) Tj ET"
    }),
];

/// Adds a picture of one pixel.
fn picture(sample: &mut Sample, pixel: &[u8], space: Object) -> Object {
    let dict = dictionary! {
        "Subtype" => "Image", "Width" => 1, "Height" => 1, "BitsPerComponent" => 8,
        "ColorSpace" => space,
    };
    sample.stream(dict, pixel)
}

/// Returns a gradient in red.
fn shading() -> Dictionary {
    dictionary! {
        "ShadingType" => 2,
        "ColorSpace" => "DeviceRGB",
        "Function" => tint(&[0.0; 3], &[1.0, 0.0, 0.0]),
    }
}

#[test]
fn red_is_found_wherever_it_hides() {
    let rgb = |page: &PageFacts| page.paints.iter().any(|paint| paint.colour.is_rgb());
    for (place, hide) in PLACES {
        for inherited in [false, true] {
            let mut sample = Sample::new();
            let mut resources = common(&mut sample);
            let content = hide(&mut sample, &mut resources);
            let page = sample.page(content, resources.clone());
            let mut tree = Dictionary::new();
            if inherited {
                page.remove(b"Resources");
                tree.set("Resources", resources);
            }
            let facts = read(&sample.written(&tree, &Dictionary::new()));
            assert!(rgb(&facts.pages[0]), "{place}, inherited: {inherited}");
            assert_eq!(facts.pages[0].unread, Vec::<String>::new(), "{place}");
        }
    }
    let clean = "0 0 0 1 k /spot CS 1 SCN BT /F 9 Tf 50 50 Td (a) Tj ET 40 40 9 9 re B";
    assert!(!rgb(&drawn(clean)));
}

#[test]
fn ink_is_summed_for_each_object() {
    for (content, ink) in [
        ("1 0.6 0 0.4 k 40 40 9 9 re f 0 0 0 1 k 40 40 9 9 re f", Some(200.0)),
        ("0.25 g 40 40 9 9 re f", Some(75.0)),
        ("/spot cs 1 scn 40 40 9 9 re f", Some(175.0)),
        ("/spot cs 0.5 scn 40 40 9 9 re f", Some(87.5)),
        ("/all cs 1 scn 0 0 9 9 re f 0 0 0 1 k 40 40 9 9 re f", Some(100.0)),
        ("1 0 0 rg 40 40 9 9 re f", None),
        // What is clipped away or off the page lays down no ink.
        ("1 1 1 1 k 40 40 9 9 re W n 80 80 9 9 re f", None),
        ("1 1 1 1 k 400 400 9 9 re f", None),
    ] {
        let page = drawn(content);
        let heaviest = page.heaviest().and_then(|paint| paint.colour.ink);
        assert_eq!(heaviest, ink, "{content}");
    }
}

#[test]
fn gradients_and_pictures_have_their_heaviest_colour() {
    let mut sample = Sample::new();
    // Light at both ends and heavy between them.
    let part = |from: [f32; 4], to: [f32; 4]| Object::Dictionary(tint(&from, &to));
    let (light, heavy) = ([0.1, 0.0, 0.0, 0.0], [1.0, 1.0, 0.5, 0.25]);
    let function = dictionary! {
        "FunctionType" => 3,
        "Domain" => vec![0.into(), 1.into()],
        "Functions" => vec![part(light, heavy), part(heavy, light)],
        "Bounds" => vec![Object::Real(0.25)],
        "Encode" => vec![0.into(), 1.into(), 0.into(), 1.into()],
    };
    let shading = dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceCMYK", "Function" => function,
    };
    let pixels = [0, 0, 0, 255, 255, 255, 255, 0];
    let plain = dictionary! {
        "Subtype" => "Image", "Width" => 2, "Height" => 1, "BitsPerComponent" => 8,
        "ColorSpace" => "DeviceCMYK",
    };
    let mut inverted = plain.clone();
    inverted.set(
        "Decode",
        [1, 0].repeat(4).into_iter().map(Object::Integer).collect::<Vec<_>>(),
    );
    let (mut photograph, mut other) = (plain.clone(), plain.clone());
    photograph.set("Filter", "DCTDecode");
    other.set("Filter", "JPXDecode");
    let [plain, inverted, other] =
        [plain, inverted, other].map(|dict| sample.stream(dict, pixels));
    let photograph = sample.stream(photograph, jpeg());
    for (name, content, ink) in [
        ("S", "/S sh", Some(275.0)),
        ("A", "9 0 0 9 40 40 cm /A Do", Some(300.0)),
        ("B", "9 0 0 9 40 40 cm /B Do", Some(300.0)),
        ("C", "9 0 0 9 40 40 cm /C Do", Some(200.784_314)),
        ("D", "9 0 0 9 40 40 cm /D Do", None),
    ] {
        let resources = dictionary! {
            "Shading" => dictionary! { "S" => shading.clone() },
            "XObject" => dictionary! {
                "A" => plain.clone(), "B" => inverted.clone(),
                "C" => photograph.clone(), "D" => other.clone(),
            },
        };
        let mut sample = sample.clone();
        sample.page(content, resources);
        let page = read(&sample.bytes()).pages.remove(0);
        assert_eq!(page.heaviest().and_then(|paint| paint.colour.ink), ink, "{name}");
        assert_eq!(page.unread.len(), usize::from(ink.is_none()), "{name}");
    }
}

/// Writes the least JPEG of four inks: 8 × 8 pixels of 128 in each, by code
/// tables of one code each.
fn jpeg() -> Vec<u8> {
    let table = |class: u8| {
        let mut table = vec![0xff, 0xc4, 0, 20, class, 1];
        table.extend([0; 16]);
        table
    };
    let size = [0xff, 0xc0, 0, 20, 8, 0, 8, 0, 8, 4];
    let inks = (1..=4).flat_map(|ink| [ink, 0x11, 0]);
    let scans = (1..=4).flat_map(|ink| [ink, 0]);
    let mut jpeg = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    jpeg.extend([1; 64]);
    jpeg.extend(size.into_iter().chain(inks));
    jpeg.extend(table(0x00).into_iter().chain(table(0x10)));
    jpeg.extend([0xff, 0xda, 0, 14, 4].into_iter().chain(scans));
    jpeg.extend([0, 63, 0, 0, 0xff, 0xd9]);
    jpeg
}

#[test]
fn pictures_are_measured_as_printed() {
    let mut sample = Sample::new();
    let dict = dictionary! {
        "Subtype" => "Image", "Width" => 300, "Height" => 100, "BitsPerComponent" => 8,
        "ColorSpace" => "DeviceGray",
    };
    let image = sample.stream(dict, vec![0; 30_000]);
    // An inch wide and half an inch high, turned by a right angle.
    let resources = dictionary! { "XObject" => dictionary! { "X" => image } };
    sample.page("0 72 -36 0 100 50 cm /X Do", resources);
    let page = read(&sample.bytes()).pages.remove(0);
    let image = &page.images[0];
    assert_eq!((image.pixels, image.ppi), ((300, 100), 200.0));
    let (width, height) = image.size;
    assert!((width - 25.4).abs() < 1e-9 && (height - 12.7).abs() < 1e-9);
    assert_eq!((image.at.left, image.at.top), (64.0, 122.0));
}

#[test]
fn rules_are_as_wide_as_printed() {
    for (content, width, filled) in [
        ("0.25 w 40 40 m 90 40 l S", 0.25, false),
        ("2 w 0.1 0 0 0.1 0 0 cm 400 400 m 900 400 l S", 0.2, false),
        // A pen that a matrix flattens is as thin as it gets.
        ("2 w 4 0 0 0.1 0 0 cm 20 400 m 30 400 l S", 0.2, false),
        ("0 w 40 40 m 90 40 l S", 0.0, false),
        ("40 40 50 0.125 re f", 0.125, true),
        ("1 Tr 0.5 w BT /F 9 Tf 50 50 Td (a) Tj ET", 0.5, false),
    ] {
        let page = drawn(content);
        let rules: Vec<_> =
            page.rules.iter().map(|rule| (rule.width, rule.filled)).collect();
        assert_eq!(rules, [(width, filled)], "{content}");
    }
}

#[test]
fn registration_colour_is_told_within_the_cut_and_outside() {
    let page = drawn("/all CS 1 SCN 36 0 m 36 20 l S 100 0 m 100 40 l S");
    let all = page.paints.iter().filter(|p| p.colour.space == Space::Registration);
    let places: Vec<(bool, usize)> = all.map(|p| (p.within, p.count)).collect();
    assert_eq!(places, [(false, 1), (true, 1)]);
}

#[test]
fn text_has_its_size_colour_and_place() {
    let page = drawn(
        "0.5 0 0 0.5 0 0 cm 0 0 0 1 k BT /F 12 Tf 2 0 0 2 100 200 Tm (a) Tj \
         0.2 0.2 0.2 1 k 0 -10 Td (b) Tj (c) Tj ET",
    );
    let seen: Vec<_> = page
        .texts
        .iter()
        .map(|text| (text.size, text.at, text.colour.is_black_only(), text.count))
        .collect();
    let expected = [(12.0, (50.0, 100.0), true, 1), (12.0, (50.0, 90.0), false, 2)];
    assert_eq!(seen, expected);
    assert!(page.paints.iter().all(|paint| paint.kind == PaintKind::Text));
}

#[test]
fn fonts_are_told_by_what_is_in_the_file() {
    let mut sample = Sample::new();
    let file = sample.stream(Dictionary::new(), "");
    let inside = dictionary! { "FontFile3" => file };
    let part =
        dictionary! { "BaseFont" => "ABCDEF+Part", "FontDescriptor" => inside.clone() };
    let fonts = dictionary! {
        "A" => dictionary! {
            "Subtype" => "Type0", "BaseFont" => "ABCDEF+Part-Identity-H",
            "DescendantFonts" => vec![Object::Dictionary(part)],
        },
        "B" => dictionary! {
            "Subtype" => "Type1", "BaseFont" => "Whole", "FontDescriptor" => inside,
        },
        "C" => dictionary! { "Subtype" => "Type1", "BaseFont" => "Absent" },
        "D" => dictionary! { "Subtype" => "Type1", "BaseFont" => "Unused" },
    };
    let content = "BT /A 9 Tf (a) Tj /B 9 Tf (a) Tj /C 9 Tf (a) Tj ET";
    sample.page(content, dictionary! { "Font" => fonts });
    let font = |name: &str, kind: &str, embedded, subset| FontFact {
        name: name.into(),
        kind: kind.into(),
        embedded,
        subset,
    };
    let expected = [
        font("Absent", "Type1", false, false),
        font("Part", "Type0", true, true),
        font("Whole", "Type1", true, false),
    ];
    assert_eq!(read(&sample.bytes()).fonts, expected);
}

#[test]
fn transparency_is_told() {
    let mut sample = Sample::new();
    let state = dictionary! { "ca" => 0.5, "CA" => 1, "BM" => "Multiply" };
    let plain = dictionary! { "ca" => 1, "BM" => "Normal", "SMask" => "None" };
    let states = dictionary! { "G" => state, "N" => plain };
    sample.page("/N gs", dictionary! { "ExtGState" => states.clone() });
    sample.page("/G gs", dictionary! { "ExtGState" => states });
    let facts = read(&sample.bytes());
    assert_eq!(facts.pages[0].effects, []);
    let expected = [Effect::Alpha(0.5), Effect::Blend("Multiply".into())];
    assert_eq!(facts.pages[1].effects, expected);
}
