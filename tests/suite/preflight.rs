//! The preflight finds a seeded fault of each kind, at its place, and none where
//! there is none.

use depliant::catalog::{Product, Purpose};
use depliant::diag::{Code, Diagnostic};
use depliant::{Request, Stations, build, check};

use crate::project::{Project, golden};

/// A brochure with something painted over each of its sides.
fn painted(what: &str) -> Project {
    let painted =
        format!("#import \"kit/palette.typ\"\n#set page(foreground: {what})\n#import");
    Project::copy("minimal").replace("layouts/brochure.typ", "#import", &painted)
}

/// A request for one product for a purpose.
fn request(product: Product, purpose: Purpose) -> Request {
    Request {
        products: vec![product],
        purposes: vec![purpose],
        stations: Stations::None,
        ..Request::default()
    }
}

/// Returns what the preflight says of a product for a purpose.
fn found(project: &Project, product: Product, purpose: Purpose) -> Vec<Diagnostic> {
    let request = request(product, purpose);
    let mut found = build(&project.files(), &request, 1, &|_, _| ()).diagnostics;
    let is_of_preflight =
        |code: Code| code.is_adjustable() || Code::UNBENDING.contains(&code);
    found.retain(|one| is_of_preflight(one.code));
    found
}

/// Returns an argument of a diagnostic.
fn arg<'a>(diagnostic: &'a Diagnostic, name: &str) -> &'a str {
    let found = diagnostic.args.iter().find(|(arg, _)| *arg == name);
    found.map_or("", |(_, value)| value)
}

/// Expects that something painted on both sides of a brochure for the press is found
/// as a code, once, at its line of the layout, and nothing else.
#[track_caller]
fn expect(what: &str, code: Code, args: &[(&str, &str)]) -> String {
    let project = painted(what);
    let found = found(&project, Product::Brochure, Purpose::Press);
    let said = project.said(&found);
    let codes: Vec<Code> = found.iter().map(|one| one.code).collect();
    assert_eq!(codes, [code], "{what}: {said}");
    let span = found[0].span.as_ref().unwrap();
    assert_eq!(&*span.path, "layouts/brochure.typ", "{what}: {said}");
    for (name, value) in args {
        assert_eq!(arg(&found[0], name), *value, "{what}, `{name}`: {said}");
    }
    said
}

/// Something at a place in points.
fn at(x: u32, y: u32, body: &str) -> String {
    format!("place(top + left, dx: {x}pt, dy: {y}pt, {body})")
}

/// Words of one syllable, in a style.
fn word(style: &str) -> String {
    format!("text(font: \"Source Sans 3\", {style})[mot]")
}

/// A line of a stroke.
fn rule(stroke: &str) -> String {
    format!("line(length: 60pt, stroke: {stroke})")
}

/// A small field of a colour.
fn field(fill: &str) -> String {
    format!("rect(width: 9pt, height: 9pt, fill: {fill})")
}

/// What is painted, the code that it gets, and what its message names.
type Seed<'a> = (String, Code, Vec<(&'a str, &'a str)>);

/// Expects each seed to be found, and returns all that is said.
fn expect_all(seeds: &[Seed<'_>]) -> String {
    seeds
        .iter()
        .map(|(what, code, args)| expect(what, *code, args))
        .collect()
}

#[test]
fn what_stands_too_near_too_small_or_too_thin_is_found_at_its_place() {
    let grey = "rect(width: 50pt, height: 50pt, fill: cmyk(0%, 0%, 0%, 30%))";
    let seeds = [
        (
            at(60, 3, &rule("1pt")),
            Code::SafeZone,
            vec![("edge", "trim"), ("what", "rule")],
        ),
        (at(273, 200, grey), Code::SafeZone, vec![("edge", "fold"), ("what", "field")]),
        (
            at(60, 2, &word("9pt")),
            Code::SafeZone,
            vec![("edge", "trim"), ("what", "text")],
        ),
        (at(230, 200, &rule("1pt")), Code::AcrossFold, vec![("what", "rule")]),
        (at(258, 200, &word("9pt")), Code::OutsidePage, vec![("edge", "fold")]),
        (at(60, 20, &word("5pt")), Code::SmallType, vec![("size", "5"), ("least", "6")]),
        (at(60, 20, &rule("0.1pt")), Code::Hairline, vec![("width", "0.10")]),
    ];
    let said = expect_all(&seeds);
    golden("preflight").bind(|| insta::assert_snapshot!("places", said));
}

#[test]
fn text_of_a_record_that_comes_too_near_leads_to_the_record() {
    let project = Project::copy("minimal").replace(
        "layouts/brochure.yaml",
        "body: 10.5 pt",
        "body: 10.5 pt\nsafe: 9 mm",
    );
    let found = found(&project, Product::Brochure, Purpose::Office);
    let said = project.said(&found);
    assert!(found.iter().all(|one| one.code == Code::SafeZone), "{said}");
    let texts = found.iter().filter(|one| arg(one, "what") == "text");
    let texts: Vec<&Diagnostic> = texts.collect();
    assert!(texts.len() > 4, "{said}");
    for text in texts {
        assert_eq!(arg(text, "distance"), "8.5", "{said}");
        assert!(text.span.as_ref().unwrap().path.starts_with("sources/"), "{said}");
    }
}

#[test]
fn words_that_are_hard_to_tell_from_their_ground_are_found() {
    let pale = "cmyk(0%, 0%, 0%, 40%)";
    let dots = "tiling(size: (4pt, 4pt), square(size: 2pt, fill: cmyk(0%, 0%, 0%, 20%)))";
    let on_half = |word: &str| {
        format!("[#place(rect(fill: palette.ink, width: 8pt, height: 9pt))#{word}]")
    };
    let seeds = [
        (
            at(60, 20, &word(&format!("9pt, {pale}"))),
            Code::Contrast,
            vec![("needed", "4.5")],
        ),
        (
            at(60, 20, &word(&format!("20pt, {pale}"))),
            Code::Contrast,
            vec![("needed", "3.0")],
        ),
        (at(60, 20, &on_half(&word("9pt"))), Code::Contrast, vec![("ratio", "1.0")]),
        (
            at(60, 20, &format!("block(fill: {dots}, {})", word("9pt"))),
            Code::ContrastUnknown,
            vec![("text", "mot")],
        ),
    ];
    let said = expect_all(&seeds);
    golden("preflight").bind(|| insta::assert_snapshot!("contrasts", said));
}

#[test]
fn colours_that_a_press_cannot_print_as_they_are_are_found() {
    let all = "color.spot(\"all\", cmyk(100%, 100%, 100%, 100%)).tint(100%)";
    let pink = "cmyk(10%, 90%, 0%, 0%)";
    let seeds = [
        (at(60, 20, &field("rgb(\"#fa0\")")), Code::RgbLeft, vec![("what", "field")]),
        (at(60, 20, &word("9pt, rgb(\"#700\")")), Code::RgbLeft, vec![("what", "text")]),
        (at(60, 20, &field(pink)), Code::UnlistedColour, vec![("inks", "10, 90, 0, 0")]),
        (at(60, 20, &field("luma(70%)")), Code::UnknownColour, vec![("space", "grey")]),
        (at(60, 20, &field(all)), Code::RegistrationInside, vec![("what", "field")]),
        (at(60, 20, &word("9pt, palette.accent")), Code::ColouredText, vec![]),
    ];
    let mut said = expect_all(&seeds);
    let heavy = at(60, 20, &field("cmyk(100%, 100%, 100%, 50%)"));
    let declared = "severity: {unlisted-colour: off}";
    let project = painted(&heavy).write("layouts/press.yaml", declared);
    let found = found(&project, Product::Brochure, Purpose::Press);
    assert_eq!(found[0].code, Code::InkTotal, "{}", project.said(&found));
    assert_eq!((arg(&found[0], "total"), arg(&found[0], "x")), ("350", "21.2"));
    said += &project.said(&found[..1]);
    golden("preflight").bind(|| insta::assert_snapshot!("colours", said));
}

#[test]
fn what_is_found_on_a_sheet_of_cards_is_told_of_the_card() {
    let square = "place(top + left, dx: 1in, dy: 1in, square(size: 9pt, fill: red))";
    let painted =
        format!("#set page(foreground: {square})\n#sides(document, frames, look)");
    let project = Project::copy("minimal").replace(
        "layouts/card.typ",
        "#sides(document, look)",
        &painted,
    );
    let found = found(&project, Product::Card, Purpose::Press);
    let said = project.said(&found);
    let places = found
        .iter()
        .map(|one| [arg(one, "panel"), arg(one, "x"), arg(one, "y")]);
    let places: Vec<_> = places.collect();
    assert_eq!(places, [["1", "25.4", "25.4"]], "{said}");
    assert!(found.iter().all(|one| one.code == Code::RgbLeft), "{said}");
}

#[test]
fn pages_without_anything_and_sheets_that_are_not_full_are_found() {
    let project = Project::copy("minimal").replace(
        "layouts/kit/flow.typ",
        "let missing = calc.rem(4 - calc.rem(before + contents.len(), 4), 4)",
        "let missing = 1\n  page(footer: none)[]",
    );
    let found = found(&project, Product::Booklet, Purpose::Office);
    let codes: Vec<Code> = found.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::BlankPage, Code::PageCount], "{}", project.said(&found));
    golden("preflight").bind(|| {
        insta::assert_snapshot!("booklet", project.said(&found));
    });
}

#[test]
fn a_picture_needs_more_pixels_at_a_print_shop_and_no_colours_of_a_screen() {
    let logo = "logo: {file: sources/logo.png, alt: Une étoile}";
    let with = |picture: &image::DynamicImage| {
        let mut png = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
        let organisation = format!("name: Exemple\n{logo}\n");
        let project =
            Project::copy("minimal").write("sources/logo.png", png.into_inner());
        project.write("sources/organisation.yaml", organisation)
    };
    let check = |picture: &image::DynamicImage, purpose, expected: &[Code]| {
        let project = with(picture);
        let found = found(&project, Product::Brochure, purpose);
        let codes: Vec<Code> = found.iter().map(|one| one.code).collect();
        assert_eq!(codes, expected, "{}", project.said(&found));
        let path = found.iter().filter_map(|one| Some(&*one.span.as_ref()?.path));
        assert!(path.into_iter().all(|path| path == "sources/organisation.yaml"));
    };
    // The room of the logo on a brochure is 44 mm by 13 mm.
    let grey = |width, height| {
        image::DynamicImage::ImageLuma8(image::GrayImage::new(width, height))
    };
    check(&grey(100, 29), Purpose::Press, &[Code::ImageCoarse]);
    check(&grey(380, 112), Purpose::Press, &[Code::ImageResolution]);
    check(&grey(600, 177), Purpose::Press, &[]);
    check(&grey(100, 29), Purpose::Office, &[Code::ImageResolution]);
    check(&grey(380, 112), Purpose::Office, &[]);
    let colours = image::DynamicImage::ImageRgb8(image::RgbImage::new(600, 177));
    check(&colours, Purpose::Press, &[Code::RgbLeft]);
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    for project in [Project::copy("minimal"), Project::real()] {
        let request = Request {
            purposes: Purpose::ALL.to_vec(),
            ..Request::default()
        };
        let outcome = check(&project.files(), &request, 2, &|_, _| ());
        let found = outcome.diagnostics.iter().filter(|one| {
            one.code.is_adjustable() || one.is_error() || one.code == Code::NoProfile
        });
        let found: Vec<Diagnostic> = found.cloned().collect();
        assert!(found.is_empty(), "{}", project.said(&found));
    }
}

#[test]
fn a_project_weighs_what_is_found() {
    let weigh = |weight: &str| {
        let project = painted(&at(60, 20, "line(length: 60pt, stroke: 0.1pt)"));
        let severity = format!("severity:\n  hairline: {weight}\n");
        let project = project.write("layouts/press.yaml", severity);
        let request = request(Product::Brochure, Purpose::Press);
        let outcome = build(&project.files(), &request, 1, &|_, _| ());
        let found = outcome.diagnostics.iter().find(|one| one.code == Code::Hairline);
        (outcome.value.is_some(), found.map(Diagnostic::is_error))
    };
    assert_eq!(weigh("error"), (false, Some(true)));
    assert_eq!(weigh("warning"), (true, Some(false)));
    assert_eq!(weigh("off"), (true, None));
}
