//! Proofs: what is drawn where, and a gauge that agrees with what is told of overflow.

use std::collections::BTreeMap;

use depliant::{Gauge, Proofs, Request, Stations, proofs};
use lopdf::content::Content;
use lopdf::{Document, Object};

use crate::project::Project;

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;

/// Proofs the common version of all products.
fn proofed(project: &Project) -> Proofs {
    let request = Request { stations: Stations::None, ..Request::default() };
    proofs(&project.files(), &request, 2, &|_, _| ())
}

/// Returns the files of proofs by their paths below `2026/exemple/proof`.
fn files(project: &Project) -> (Vec<Gauge>, BTreeMap<String, Vec<u8>>) {
    let Proofs { gauges, files } = proofed(project);
    let said = project.said(&files.diagnostics);
    let files = files.value.unwrap_or_else(|| panic!("{said}")).into_iter();
    let name = |path: &str| path.strip_prefix("2026/exemple/proof/").unwrap().to_owned();
    (gauges, files.map(|file| (name(&file.path), file.bytes)).collect())
}

#[test]
fn the_gauge_agrees_with_what_is_told_of_overflow() {
    let sentence = "Ce texte est trop long pour le volet où il est placé. ";
    let long = format!("    text: |\n      {}\n", sentence.repeat(40));
    let project = Project::copy("minimal").write(
        "sources/exemple/mandates.yaml",
        format!("mandates:\n  - id: long\n    title: Long\n{long}"),
    );
    let Proofs { gauges, files } = proofed(&project);
    assert!(files.value.is_none(), "nothing is written while a text does not fit");
    let overflow = files.diagnostics.iter().find(|one| {
        one.code.name() == "overflow"
            && one.args.contains(&("product", String::from("brochure")))
    });
    let told = |name: &str| {
        let overflow = overflow.expect("the text overflows its panel");
        let value = overflow.args.iter().find(|(known, _)| *known == name);
        value.unwrap().1.clone()
    };
    let brochure = gauges
        .iter()
        .find(|gauge| gauge.product.name() == "brochure")
        .unwrap();
    assert_eq!(brochure.rooms.len(), 6);
    let (full, others): (Vec<_>, Vec<_>) =
        brochure.rooms.iter().partition(|room| room.free() < 0.0);
    let [full] = *full else { panic!("{full:?}") };
    assert_eq!(told("frame"), full.number.to_string());
    assert_eq!(told("excess"), format!("{:.1}", -full.free() / MM));
    assert_eq!(told("characters"), (-full.characters.unwrap()).to_string());
    for room in others {
        assert!(room.characters.is_none_or(|left| left >= 0), "{room:?}");
    }
}

#[test]
fn folds_panels_trim_and_bleed_are_drawn_where_they_are() {
    let project = Project::copy("minimal");
    let (_, files) = files(&project);
    let pdf = &files["brochure.pdf"];
    // A letter sheet rolled in three: the panel folded in is 1/16 in narrower.
    let (width, height, bleed, safe) = (792.0, 612.0, 9.0, 9.0);
    for (page, folds) in [(1, [261.0, 526.5]), (2, [265.5, 531.0])] {
        let lines = lines(pdf, page);
        let frame = lines.iter().fold([f64::MAX, 0.0], |[least, most], line| {
            [least.min(line[0]), most.max(line[2])]
        });
        // The outermost lines are those of the bleed.
        assert!(near(frame[1] - frame[0], width + 2.0 * bleed), "{frame:?}");
        let left = frame[0] + bleed;
        let upright = |x: f64, length: f64| {
            let found = lines.iter().filter(|line| near(line[0], left + x));
            let found = found.filter(|line| near(line[2], left + x));
            found.into_iter().any(|line| near(line[3] - line[1], length))
        };
        for x in [0.0, width] {
            assert!(upright(x, height), "page {page}: no trim at {x}");
        }
        let mut edge = 0.0;
        for fold in folds.into_iter().chain([width]) {
            // Folds go on beyond the bleed.
            assert!(
                fold == width || upright(fold, height + 2.0 * bleed + 12.0),
                "{fold}"
            );
            for x in [edge + safe, fold - safe] {
                assert!(
                    upright(x, height - 2.0 * safe),
                    "page {page}: no safe zone at {x}"
                );
            }
            edge = fold;
        }
    }
}

#[test]
fn every_page_is_a_picture_of_its_size_and_the_same_bytes_come_twice() {
    let (gauges, first) = files(&Project::copy("minimal"));
    let (_, second) = files(&Project::copy("minimal"));
    assert!(first == second, "another run gives other bytes");
    let rooms = gauges.iter().map(|gauge| (gauge.product.name(), gauge.rooms.len()));
    assert_eq!(rooms.collect::<Vec<_>>()[..2], [("brochure", 6), ("card", 2)]);
    for product in ["brochure", "card", "booklet"] {
        let pdf = Document::load_mem(&first[&format!("{product}.pdf")]).unwrap();
        let pages = pdf.get_pages();
        let pictures = first
            .keys()
            .filter(|name| name.starts_with(product) && name.ends_with(".png"));
        assert_eq!(pictures.count(), pages.len(), "{product}");
        for (number, page) in pages {
            let page = pdf.get_dictionary(page).unwrap();
            let media = page.get(b"MediaBox").unwrap().as_array().unwrap();
            let size = [2, 3].map(|index| {
                let points = f64::from(media[index].as_float().unwrap());
                // 144 dpi.
                (points * 2.0).round()
            });
            let png = &first[&format!("{product}-{number}.png")];
            // PNG, third edition, 11.2.1: width and height begin the first chunk.
            let pixels = [16, 20].map(|at| {
                f64::from(u32::from_be_bytes(png[at..at + 4].try_into().unwrap()))
            });
            assert_eq!(pixels, size, "{product}, page {number}");
        }
    }
}

/// Returns whether two places are the same to the eye, in points.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.05
}

/// Returns the straight lines of a page of a PDF: left, top, right, bottom in points
/// from the top left, as another program reads them.
fn lines(pdf: &[u8], number: u32) -> Vec<[f64; 4]> {
    let pdf = Document::load_mem(pdf).unwrap();
    let page = pdf.get_pages()[&number];
    let media = pdf.get_dictionary(page).unwrap().get(b"MediaBox").unwrap();
    let height = f64::from(media.as_array().unwrap()[3].as_float().unwrap());
    let content = Content::decode(&pdf.get_page_content(page)).unwrap();
    let (mut matrix, mut saved) = ([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], Vec::new());
    let (mut path, mut lines) = (Vec::new(), Vec::new());
    for operation in content.operations {
        let numbers: Vec<f64> = operation.operands.iter().filter_map(float).collect();
        match operation.operator.as_str() {
            "q" => saved.push(matrix),
            "Q" => matrix = saved.pop().unwrap(),
            "cm" => matrix = times(&numbers, &matrix),
            "m" => path = vec![at(&numbers, &matrix)],
            "l" => path.push(at(&numbers, &matrix)),
            "S" => {
                if let [(x1, y1), (x2, y2)] = path[..] {
                    let (y1, y2) = (height - y1, height - y2);
                    lines.push([x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)]);
                }
                path.clear();
            }
            _ => {}
        }
    }
    lines
}

/// Returns a number of a content stream.
fn float(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from)
}

/// Returns where a point is on the page (ISO 32000-1, 8.3.4).
fn at(point: &[f64], m: &[f64; 6]) -> (f64, f64) {
    let (x, y) = (point[0], point[1]);
    (x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5])
}

/// Puts a transformation before another one.
fn times(inner: &[f64], outer: &[f64; 6]) -> [f64; 6] {
    let (x, y) = at(&[inner[4], inner[5]], outer);
    let turn =
        |a: f64, b: f64| (a * outer[0] + b * outer[2], a * outer[1] + b * outer[3]);
    let ((a, b), (c, d)) = (turn(inner[0], inner[1]), turn(inner[2], inner[3]));
    [a, b, c, d, x, y]
}
