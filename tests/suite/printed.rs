//! Files for a print shop and for a station: boxes, colours, sheets, codes.

use std::collections::BTreeMap;

use depliant::diag::Code;
use depliant::press::{Facts, PageFacts, Rect, Space, facts};
use depliant::source::Purpose;
use depliant::{Request, build};

use crate::pages::without_hash;
use crate::project::Project;

/// Builds a project for printers: the outputs by path below the guide's folder.
fn printed(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let purposes = vec![Purpose::Press, Purpose::Office];
    let request = Request { purposes, ..Request::default() };
    project.release();
    let outcome = build(&project.files(), &request, 2, &|_, _| ());
    let said = project.said(&outcome.diagnostics);
    let built = outcome.value.unwrap_or_else(|| panic!("{said}"));
    let artifacts = built.artifacts.into_iter();
    artifacts
        .map(|one| {
            let path = one.path.splitn(3, '/').nth(2).unwrap().to_owned();
            (path, one.bytes)
        })
        .collect()
}

/// Reads the facts of a file.
fn read(outputs: &BTreeMap<String, Vec<u8>>, path: &str) -> Facts {
    facts(&outputs[path]).unwrap()
}

/// Returns the words of each page of a file, without spaces.
fn words(bytes: &[u8]) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(bytes).unwrap();
    let pages = pdf.get_pages().into_keys();
    let words = |page| -> String {
        let text = pdf.extract_text(&[page]).unwrap();
        without_hash(&text.split_whitespace().collect::<String>())
    };
    pages.map(words).collect()
}

#[test]
fn a_press_file_has_exact_boxes_and_no_colour_of_a_screen() {
    let outputs = printed(&Project::real());
    let boxes = [
        ("press/brochure.pdf", [864.0, 684.0], [27.0, 27.0], [36.0, 36.0]),
        ("press/booklet.pdf", [468.0, 684.0], [27.0, 27.0], [36.0, 36.0]),
        ("press/card.pdf", [612.0, 792.0], [36.0, 72.0], [45.0, 81.0]),
        (
            "stations/poste-exemple-1/press/brochure.pdf",
            [864.0, 684.0],
            [27.0, 27.0],
            [36.0, 36.0],
        ),
    ];
    for (path, [width, height], bleed, trim) in boxes {
        let facts = read(&outputs, path);
        let inset = |[x, y]: [f64; 2]| Rect {
            left: x,
            bottom: y,
            right: width - x,
            top: height - y,
        };
        for page in &facts.pages {
            let found = [page.media, page.bleed, page.trim];
            let expected = [inset([0.0, 0.0]), inset(bleed), inset(trim)];
            assert_eq!(found, expected.map(Some), "{path}");
            assert!(page.links.is_empty() && page.art.is_none(), "{path}");
            assert_inks(path, page);
        }
        assert!(!facts.tagged && !facts.outlined, "{path}");
        assert!(facts.fonts.iter().all(|font| font.embedded && font.subset), "{path}");
    }
}

/// Expects inks alone, of which text has only black, and no more than paper takes up.
fn assert_inks(path: &str, page: &PageFacts) {
    for paint in &page.paints {
        assert!(!paint.colour.is_rgb(), "{path}: {paint:?}");
        assert!(
            !paint.within || paint.colour.ink.is_some_and(|ink| ink <= 280.0),
            "{path}: {paint:?}"
        );
    }
    for text in &page.texts {
        let white = text.colour.ink == Some(0.0);
        let around = !page.trim.unwrap().contains(&Rect {
            left: text.at.0,
            right: text.at.0,
            bottom: text.at.1,
            top: text.at.1,
        });
        assert!(text.colour.is_black_only() || white || around, "{path}: {text:?}");
        assert!(white || around || text.overprint, "{path}: {text:?}");
    }
}

#[test]
fn a_station_prints_the_booklet_two_by_two() {
    let project = Project::real();
    let outputs = printed(&project);
    let pages = words(&project.outputs()["2026/milieu-policier/booklet.pdf"]);
    let sheets = words(&outputs["office/booklet.pdf"]);
    let count = pages.len();
    assert_eq!((count % 4, sheets.len()), (0, count / 2));
    for (index, sheet) in sheets.iter().enumerate() {
        // Facing pages sum up to one more than there are.
        let outer = [count - index, index + 1];
        let [left, right] = if index % 2 == 0 { outer } else { [outer[1], outer[0]] };
        for page in [left, right] {
            let page = &pages[page - 1];
            assert!(sheet.contains(page.as_str()), "{page} is not on sheet side {index}");
        }
        let flip = "recto verso, en retournant la feuille sur le bord court";
        let told: String = flip.split_whitespace().collect();
        assert_eq!(sheet.contains(&told), index % 2 == 0, "{sheet}");
    }
}

#[test]
fn a_sheet_of_cards_has_the_back_behind_its_front() {
    let project = Project::real().replace(
        "layouts/card.yaml",
        "press: {sheet: generic-bc-letter-8up}",
        "press: {grid: {paper: letter, columns: 1, rows: 2, gutter: 1/4 in}}",
    );
    let outputs = printed(&project);
    let office = read(&outputs, "office/card.pdf");
    assert_eq!(office.pages.len(), 2);
    let fronts = words(&outputs["office/card.pdf"])[0]
        .matches("Milieupolicier")
        .count();
    assert_eq!(fronts, 10);
    let backs = words(&outputs["office/card.pdf"])[1].matches("9-1-1").count();
    assert_eq!(backs, 10);
    let press = words(&outputs["press/card.pdf"]);
    assert_eq!(press[0].matches("Milieupolicier").count(), 2);
}

#[test]
fn the_cards_of_several_stations_share_a_sheet() {
    let purposes = vec![Purpose::Office];
    let request = Request { purposes, gang: true, ..Request::default() };
    let outcome = build(&Project::real().files(), &request, 2, &|_, _| ());
    let artifacts = outcome.value.unwrap().artifacts;
    let gang = artifacts
        .iter()
        .find(|one| one.path.ends_with("office/cards-of-stations.pdf"));
    let sheets = words(&gang.unwrap().bytes);
    assert_eq!(sheets.len(), 2);
    for name in ["Exemple1", "Exemple2"] {
        assert_eq!(sheets[1].matches(name).count(), 1, "{}", sheets[1]);
    }
}

#[test]
fn printed_files_are_the_same_twice() {
    let (first, second) = (printed(&Project::real()), printed(&Project::real()));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(bytes == &second[path], "{path}");
    }
}

#[test]
fn a_link_on_paper_is_a_code_or_a_line_of_a_list() {
    let link = "[le site](https://exemple.org/aide/urgence)";
    let project = Project::copy("minimal").replace(
        "sources/exemple/mandates.yaml",
        "      Nous accueillons",
        &format!("      Voyez {link}. Nous accueillons"),
    );
    let project =
        project.replace("sources/exemple/mandates.yaml", "    short:", "    todo:");
    let listed = words(&project.outputs()["2026/exemple/brochure.pdf"]).concat();
    assert!(listed.contains("lesite1"), "{listed}");
    assert!(listed.contains("1.exemple.org/aide/urgence"), "{listed}");
    let project =
        project.replace("layouts/brochure.yaml", "body:", "links: codes\nbody:");
    // The build itself reads each code back from its page.
    let coded = words(&project.outputs()["2026/exemple/brochure.pdf"]).concat();
    assert!(
        coded.contains("exemple.org/aide/urgence") && !coded.contains("lesite1"),
        "{coded}"
    );
    let small = project.replace(
        "layouts/kit/codes.typ",
        "least-module = 0.4mm",
        "least-module = 0.1mm",
    );
    let small = small.replace("layouts/brochure.typ", "code: 18mm", "code: 8mm");
    assert_eq!(mistakes(&small), ["code-too-small"]);
    let hidden = small.replace("layouts/brochure.typ", "code: 8mm", "code: 18mm");
    let hidden = hidden.replace(
        "layouts/kit/codes.typ",
        "    tell(\"qr\"",
        "    place(rect(width: 60%, height: 60%, fill: black))\n    tell(\"qr\"",
    );
    assert_eq!(mistakes(&hidden), ["code-unreadable"]);
}

#[test]
fn a_booklet_carries_the_bar_code_of_its_isbn() {
    let project = Project::copy("minimal").replace(
        "sources/editions/2026.yaml",
        "date:",
        "isbn: {booklet: 978-2-550-51619-4}\ndate:",
    );
    project.release();
    let pages = words(&project.outputs()["2026/exemple/booklet.pdf"]);
    assert!(pages.last().unwrap().ends_with("9782550516194"), "{pages:?}");
}

/// Returns the codes of the mistakes of a project.
fn mistakes(project: &Project) -> Vec<&'static str> {
    let (_, said) = project.build();
    let errors = said.iter().filter(|one| one.is_error());
    let mut codes: Vec<&str> = errors.map(|one| one.code.name()).collect();
    codes.dedup();
    codes
}

/// A project whose logo is a picture in red, green and blue.
fn with_logo(file: &str, bytes: impl AsRef<[u8]>) -> Project {
    let logo = format!("logo: {{file: sources/images/{file}, alt: Logo}}\n");
    Project::copy("minimal")
        .write(&format!("sources/images/{file}"), bytes)
        .write("sources/organisation.yaml", logo)
}

/// Returns a picture of one colour, in red, green and blue.
fn png([red, green, blue]: [u8; 3]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_pixel(600, 200, image::Rgb([red, green, blue]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn pictures_become_inks_if_the_project_says_so() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 20'>\
               <path d='M0 0h60v20z' fill='#12505e'/><path d='M0 0h9v9z' fill='#f00'/></svg>";
    let convert = "pictures: convert\n";
    for logo in [with_logo("logo.svg", svg), with_logo("logo.png", png([18, 80, 94]))] {
        let outputs = printed(&logo.write("layouts/press.yaml", convert));
        let facts = read(&outputs, "press/brochure.pdf");
        assert_inks("press/brochure.pdf", &facts.pages[0]);
        let spaces = facts.pages[0].images.iter().map(|image| image.space);
        assert!(spaces.into_iter().all(|space| space == Some(Space::DeviceCmyk)));
    }
}

#[test]
fn a_booklet_is_arranged_as_its_layout_says() {
    let project = Project::real();
    project.release();
    let pages = words(&project.outputs()["2026/milieu-policier/booklet.pdf"]);
    let arranged = |how: &str| {
        let press = format!("press: {{{how}}}");
        let layout = "layouts/booklet.yaml";
        let project = Project::real().replace(layout, "press: {arrange: pages}", &press);
        words(&printed(&project)["press/booklet.pdf"])
    };
    let assert_pairs = |sides: &[String], pairs: &[[usize; 2]]| {
        assert_eq!(sides.len(), pairs.len());
        for (side, pair) in sides.iter().zip(pairs) {
            for page in pair {
                assert!(side.contains(pages[page - 1].as_str()), "{pair:?}: {side}");
            }
        }
    };
    let grid = "arrange: n-up, grid: {paper: A3, columns: 2, rows: 1, gutter: 1/4 in}";
    let pairs: Vec<[usize; 2]> =
        (0..6).map(|side| [2 * side + 1, 2 * side + 2]).collect();
    assert_pairs(&arranged(grid), &pairs);
    let stitched = [[12, 1], [2, 11], [10, 3], [4, 9], [8, 5], [6, 7]];
    assert_pairs(&arranged("arrange: saddle-stitch"), &stitched);
    let glued = arranged("arrange: perfect-bound}\nbinding: {signature: 1");
    assert_pairs(&glued, &[[4, 1], [2, 3], [8, 5], [6, 7], [12, 9], [10, 11]]);
}

#[test]
fn thick_paper_creeps() {
    let project = Project::real().replace(
        "layouts/booklet.yaml",
        "paper: {weight: 100}",
        "paper: {weight: 300, caliper: 0.9 mm}",
    );
    let purposes = vec![Purpose::Office];
    let request = Request { purposes, ..Request::default() };
    let outcome = build(&project.files(), &request, 2, &|_, _| ());
    let creep = outcome.diagnostics.iter().find(|one| one.code == Code::CreepLarge);
    assert_eq!(creep.unwrap().args[0], ("creep", "1.80".to_owned()));
}

#[test]
fn an_office_printer_of_one_ink_gets_greys() {
    let (layout, sheet) = ("layouts/card.yaml", "sheet: avery-5371");
    let project = Project::real().replace(layout, sheet, "sheet: avery-5371, grey: true");
    let outputs = printed(&project);
    let spaces = |path: &str| {
        let facts = read(&outputs, path);
        let pages = facts.pages.into_iter().flat_map(|page| page.paints);
        pages.map(|paint| paint.colour.is_rgb()).collect::<Vec<_>>()
    };
    assert!(!spaces("office/card.pdf").contains(&true));
    assert!(spaces("office/brochure.pdf").contains(&true));
}

#[test]
fn a_layout_says_what_its_product_is_made_for() {
    let project = Project::real()
        .replace("layouts/brochure.yaml", "body:", "press: {marks: false}\nbody:")
        .replace("layouts/booklet.yaml", "body:", "targets: [screen, office]\nbody:");
    let outputs = printed(&project);
    assert!(!outputs.contains_key("press/booklet.pdf"));
    assert!(outputs.contains_key("office/booklet.pdf"));
    let media = read(&outputs, "press/brochure.pdf").pages[0].media.unwrap();
    assert_eq!((media.right, media.top), (810.0, 630.0));
    let words = words(&outputs["press/brochure.pdf"]).concat();
    assert!(!words.contains("formatrogné"), "{words}");
}
