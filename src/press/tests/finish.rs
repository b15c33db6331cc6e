//! Boxes, black, intents.

use jiff::civil::date;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, dictionary};

use crate::press::samples::{Sample, common, one, profile, read};
use crate::press::{
    Boxes, Finish, Intent, PressError, Rect, Standard, Violation, finish,
};
use crate::sheet::{self, Length, Size};

/// Returns the boxes of the sample pages: a card of 252 × 144 points.
fn card() -> Boxes {
    let size = Size::new(Length::points(252), Length::points(144));
    sheet::Boxes::around(size, Length::points(9), Length::points(36))
        .unwrap()
        .into()
}

/// Finishes a PDF of one page.
fn press(
    pdf: &[u8],
    standard: Standard,
    intent: Option<Intent<'_>>,
) -> Result<Vec<u8>, PressError> {
    let boxes = [card()];
    let day = date(2026, 3, 1);
    let title = "Dépliant <1>";
    finish(
        pdf,
        &Finish {
            boxes: &boxes,
            title,
            creator: "maker",
            day,
            intent,
            standard,
            convert: None,
        },
    )
}

/// Finishes a PDF of one page without a standard.
#[track_caller]
fn plain(pdf: &[u8]) -> Vec<u8> {
    press(pdf, Standard::Pdf, None).unwrap()
}

/// Finishes a page with the common resources, and returns its content.
#[track_caller]
fn content(content: &str) -> String {
    let mut sample = Sample::new();
    let resources = common(&mut sample);
    sample.page(content, resources);
    let document = Document::load_mem(&plain(&sample.bytes())).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = String::from_utf8(document.get_page_content(page)).unwrap();
    content.replace('\n', " ").trim().to_owned()
}

#[test]
fn what_is_for_screens_goes() {
    let mut sample = Sample::new();
    let link = sample.add(dictionary! {
        "Type" => "Annot", "Subtype" => "Link",
        "Rect" => vec![40.into(), 40.into(), 60.into(), 60.into()],
    });
    let page = sample.page("", Dictionary::new());
    page.set("Annots", vec![link]);
    page.set("ArtBox", vec![0.into(), 0.into(), 9.into(), 9.into()]);
    page.set("StructParents", 1);
    let crop = dictionary! { "CropBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] };
    let tags = dictionary! {
        "StructTreeRoot" => dictionary! { "Type" => "StructTreeRoot" },
        "MarkInfo" => dictionary! { "Marked" => true },
        "Outlines" => dictionary! { "Type" => "Outlines" },
        "OpenAction" => dictionary! { "S" => "JavaScript" },
    };
    let before = sample.written(&crop, &tags);
    let facts = read(&before);
    assert!(facts.tagged && facts.outlined && facts.pages[0].links.len() == 1);

    let after = plain(&before);
    let facts = read(&after);
    assert!(!facts.tagged && !facts.outlined);
    let page = &facts.pages[0];
    let (media, bleed) = (Rect::new((0.0, 0.0), (324.0, 216.0)), (297.0, 189.0));
    assert_eq!((page.media, page.crop, page.art), (Some(media), None, None));
    assert_eq!(page.bleed, Some(Rect::new((27.0, 27.0), bleed)));
    assert_eq!(page.trim, Some(Rect::new((36.0, 36.0), (288.0, 180.0))));
    assert_eq!((page.links.len(), page.annotations), (0, 0));
    let text = String::from_utf8_lossy(&after);
    for word in ["JavaScript", "MarkInfo", "StructParents", "Annot"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(text.contains("/Trapped/False") && text.contains("Dépliant &lt;1&gt;"));
}

#[test]
fn only_solid_black_overprints() {
    let text = "BT /F 9 Tf (a) Tj ET";
    for (setup, overprints) in [
        ("0 0 0 1 k", true),
        ("0 g", true),
        ("/grey cs 0 scn", true),
        ("0 0 0 0 k", false),
        ("1 g", false),
        ("0 0 0 0.5 k", false),
        ("0.6 0.4 0.4 1 k", false),
        ("/spot cs 1 scn", false),
        ("/all cs 1 scn", false),
        ("0 0 0 rg", false),
        // Of an outline in black, only the outline.
        ("0 1 1 0 k 0 0 0 1 K 2 Tr", false),
        ("0 0 0 1 k q 0 1 0 0 k Q", true),
        ("0 0 0 1 k BT /F 9 Tf (a) Tj ET 0 0 9 9 re f", true),
    ] {
        let mut sample = Sample::new();
        let resources = common(&mut sample);
        sample.page(&format!("{setup} {text}"), resources);
        let page = read(&plain(&sample.bytes())).pages.remove(0);
        assert_eq!(page.texts[0].overprint, overprints, "{setup}");
    }
    let rule = |content: &str| content.contains("gs 0 0 m");
    assert!(rule(&content("0 0 0 1 K 0.25 w 0 0 m 9 0 l S")));
    assert!(!rule(&content("0 0 0 1 K 2 w 0 0 m 9 0 l S")));
    assert!(rule(&content("0 0 0 1 K 2 w 0.1 0 0 0.1 0 0 cm 0 0 m 9 0 l S")));
    assert!(!rule(&content("0 1 0 1 K 0.25 w 0 0 m 9 0 l S")));
}

#[test]
fn content_changes_only_where_it_has_to() {
    for (before, after) in [
        // Overprint is set before a path, never within it, and taken back.
        (
            "0 0 0 1 k BT /F 9 Tf (a) Tj ET 0 0 9 9 re W f",
            "0 0 0 1 k BT /F 9 Tf /Over1 gs (a) Tj ET /Over0 gs 0 0 9 9 re W f",
        ),
        // Once for all runs of the same kind; `Q` brings back what was before.
        (
            "BT 0 0 0 1 k (a) Tj (b) Tj ET q 0 0 9 9 re f Q BT (c) Tj ET",
            "BT 0 0 0 1 k /Over1 gs (a) Tj (b) Tj ET q /Over0 gs 0 0 9 9 re f Q BT (c) Tj ET",
        ),
        // Tags go, layers stay.
        ("/P <</MCID 0>> BDC /OC /L BDC n EMC /X BMC EMC EMC /A MP", "/OC /L BDC n EMC"),
        // Black as grey is black of the black plate; the space comes back.
        (
            "/grey cs 0 scn 0 0 9 9 re f 0.5 scn 0 G 1 g",
            "/grey cs 0 0 0 1 k 0 0 9 9 re f /grey cs 0.5 scn 0 0 0 1 K 1 g",
        ),
    ] {
        assert_eq!(content(before), after);
    }
}

#[test]
fn forms_and_patterns_are_rewritten_but_not_masks() {
    let mut sample = Sample::new();
    let black = "0 g 0 0 9 9 re f";
    let group = dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" };
    let form = dictionary! {
        "Subtype" => "Form",
        "Resources" => Dictionary::new(),
        "Group" => group,
    };
    let mask = sample.stream(form.clone(), black);
    let form = sample.stream(form, black);
    let luminosity = dictionary! { "S" => "Luminosity", "G" => mask };
    let resources = dictionary! {
        "XObject" => dictionary! { "X" => form },
        "ExtGState" => dictionary! { "M" => dictionary! { "SMask" => luminosity } },
    };
    sample.page("/M gs /X Do", resources);
    let facts = read(&plain(&sample.bytes()));
    let paints = facts.pages[0].paints.iter();
    let seen: Vec<String> = paints
        .map(|paint| format!("{:?} {:?}", paint.kind, paint.colour.space))
        .collect();
    let expected =
        ["Group DeviceCmyk", "Mask DeviceRgb", "Mask DeviceGray", "Fill DeviceCmyk"];
    assert_eq!(seen, expected);
}

#[test]
fn what_does_not_fit_is_refused() {
    let pdf = one("", Dictionary::new());
    let check = |boxes: &[Boxes], error: PressError| {
        let job = Finish {
            boxes,
            title: "",
            creator: "",
            day: date(2026, 3, 1),
            intent: None,
            standard: Standard::Pdf,
            convert: None,
        };
        assert_eq!(finish(&pdf, &job), Err(error));
    };
    check(&[], PressError::Pages { pages: 1, boxes: 0 });
    let wide = Boxes { bleed: card().media.grown(1.0), ..card() };
    check(&[wide], PressError::Boxes { page: 1 });
    let large = Boxes { media: card().media.grown(1.0), ..card() };
    check(&[large], PressError::Size { page: 1 });
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let pdf = one("0 0 0 1 k", Dictionary::new());
    assert_eq!(plain(&pdf), plain(&pdf));
    let other = one("0 0 0 0 k", Dictionary::new());
    let id = |pdf: &[u8]| {
        let document = Document::load_mem(&plain(pdf)).unwrap();
        format!("{:?}", document.trailer.get(b"ID").unwrap())
    };
    assert_ne!(id(&pdf), id(&other));
    // A finished file finished again is right too.
    assert_eq!(read(&plain(&plain(&pdf))).pages, read(&plain(&pdf)).pages);
}

#[test]
fn an_output_intent_needs_the_profile_of_a_press() {
    let pdf = one("0 0 0 1 k", Dictionary::new());
    let made = |standard, profile| {
        let intent = Intent {
            identifier: "FOGRA51",
            info: "Papier couché",
            profile,
        };
        press(&pdf, standard, Some(intent))
    };
    let named = read(&made(Standard::Pdf, None).unwrap());
    assert_eq!((named.standard, named.intents[0].embedded), (None, false));
    let missing = PressError::Standard(vec![Violation::NoProfile]);
    assert_eq!(made(Standard::X4, None), Err(missing));

    let good = profile("prtr", "CMYK");
    let x4 = read(&made(Standard::X4, Some(&good)).unwrap());
    assert_eq!((&*x4.version, x4.standard.as_deref()), ("1.6", Some("PDF/X-4")));
    assert_eq!((&*x4.intents[0].identifier, x4.intents[0].embedded), ("FOGRA51", true));

    let (screen, rgb) = (profile("mntr", "RGB "), profile("prtr", "RGB "));
    let long = [good.as_slice(), &[0]].concat();
    for bad in [&screen, &rgb, &long, &vec![0; 132], &Vec::new()] {
        let error = made(Standard::Pdf, Some(bad)).unwrap_err();
        assert!(matches!(error, PressError::Profile(_)), "{error}");
    }
}

#[test]
fn what_is_against_the_standard_is_named() {
    let check = |content: &str, resources: Dictionary, expected: &[Violation]| {
        let profile = profile("prtr", "CMYK");
        let profile = Some(profile.as_slice());
        let intent = Intent { identifier: "FOGRA51", info: "", profile };
        let made = press(&one(content, resources), Standard::X4, Some(intent));
        let found = match made.map(|_| ()) {
            Ok(()) => Vec::new(),
            Err(PressError::Standard(found)) => found,
            Err(error) => panic!("{error}"),
        };
        assert_eq!(found, expected, "{content}");
    };
    let state = |key: &str, value: Object| {
        let state = dictionary! { "Type" => "ExtGState", key => value };
        dictionary! { "ExtGState" => dictionary! { "G" => state } }
    };
    let font =
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Arial" };
    let font = dictionary! { "Font" => dictionary! { "F" => font } };
    check("0 0 0 1 k 0 0 9 9 re f", Dictionary::new(), &[]);
    check(
        "0 0 1 rg 0 0 9 9 re f",
        Dictionary::new(),
        &[Violation::DeviceColour { page: 1 }],
    );
    let missing = Violation::FontNotEmbedded("Arial".into());
    check("0 0 0 1 k BT /F 9 Tf (a) Tj ET", font, &[missing]);
    check("/G gs", state("TR", "Identity".into()), &[Violation::TransferFunction]);
    check("/G gs", state("TR2", "Default".into()), &[]);
}

#[test]
fn content_is_written_as_it_was_read() {
    let text = "BT <0001FF> Tj [<00> 8 (\\()] TJ ET";
    let read = Content::decode_strict(content(text).as_bytes()).unwrap();
    let before = Content::decode_strict(text.as_bytes()).unwrap();
    let operands = |content: &Content| {
        let shown = content.operations.iter().filter(|o| o.operator.starts_with('T'));
        shown.map(|operation| operation.operands.clone()).collect::<Vec<_>>()
    };
    assert_eq!(operands(&read), operands(&before));
}
