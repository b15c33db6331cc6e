//! Pages: their plans as text, and their geometry as rules.

use depliant::files::Files;
use depliant::pdf::{Colours, Fonts, Renderer};

use crate::project::{Project, golden};

/// Returns the page plans of the common version of each printed product.
pub(crate) fn plans(project: &Project) -> Vec<(String, String)> {
    let files: Files = project.files();
    let fonts = Fonts::load(&files).unwrap();
    let renderer = Renderer::new(&files, &fonts, Colours::Rgb);
    let documents = project.documents();
    let printed = documents
        .iter()
        .filter(|d| d.product != "epub" && d.station.is_none());
    printed
        .map(|document| {
            let template = format!("layouts/{}.typ", document.product);
            let plan = renderer.page_plan(document, &template).unwrap();
            (document.product.clone(), plan)
        })
        .collect()
}

#[test]
fn page_plans_of_the_minimal_project_are_golden() {
    golden("pages").bind(|| {
        for (product, plan) in plans(&Project::copy("minimal")) {
            insta::assert_snapshot!(product, without_hash(&plan));
        }
    });
}

/// Returns a text without the hash of the edition, which changes with every layout.
pub(crate) fn without_hash(text: &str) -> String {
    let hash = regex::Regex::new("([0-9a-f]{8} ?){4,8}").unwrap();
    hash.replace_all(text, "…").into_owned()
}

/// One run of text of a page plan.
struct Run {
    page: usize,
    /// Its beginning from the left edge, in millimetres.
    x: f64,
    /// Its baseline from the top edge, in millimetres.
    y: f64,
    line: String,
}

/// Reads a page plan: the size of each page in millimetres, and the runs.
fn read(plan: &str) -> (Vec<(f64, f64)>, Vec<Run>) {
    let number = |text: &str| text.trim().trim_end_matches(" mm").parse().unwrap();
    let (mut pages, mut runs) = (Vec::new(), Vec::new());
    for line in plan.lines() {
        let (place, rest) = line.split_once(" · ").unwrap();
        if place.starts_with("page") {
            let (width, height) = rest.split_once(" × ").unwrap();
            pages.push((number(width), number(height)));
        } else {
            let (x, y) = place.trim().split_once(' ').unwrap();
            let (x, y) = (number(x), number(y));
            runs.push(Run { page: pages.len(), x, y, line: line.to_owned() });
        }
    }
    (pages, runs)
}

#[test]
fn every_page_has_its_size_and_every_run_stands_within_the_margins_of_a_frame() {
    const MM: f64 = 72.0 / 25.4;
    let project = Project::real();
    let documents = project.documents();
    for (product, plan) in plans(&project) {
        let geometry = documents.iter().find(|one| one.product == product).unwrap();
        let geometry = &geometry.geometry;
        let (pages, runs) = read(&plan);
        let near = |found: f64, points: f64| (found - points / MM).abs() < 0.06;
        for (width, height) in &pages {
            assert!(near(*width, geometry.width) && near(*height, geometry.height));
        }
        let expected = match geometry.frames.iter().map(|frame| frame.side).max() {
            Some(sides) => pages.len() == sides,
            // A folded sheet has four pages.
            None => pages.len() % 4 == 0,
        };
        assert!(expected, "{product} has {} pages", pages.len());
        assert!(runs.len() > 8, "{product}: {} runs", runs.len());
        let margin = geometry.margin;
        for run in runs.iter().filter(|_| !geometry.frames.is_empty()) {
            let within = geometry.frames.iter().any(|frame| {
                let (x, y) = (run.x * MM, run.y * MM);
                frame.side == run.page
                    && x > frame.x + margin.inside - 0.5
                    && x < frame.x + frame.width - margin.outside
                    && y > frame.y + margin.top - 0.5
                    && y < frame.y + frame.height - margin.bottom + 0.5
            });
            assert!(within, "{product}, page {}: {}", run.page, run.line);
        }
    }
}

#[test]
fn only_fonts_of_the_project_are_used() {
    let project = Project::real();
    let fonts = Fonts::load(&project.files()).unwrap();
    let families: Vec<String> =
        fonts.list().into_iter().map(|line| line.family).collect();
    for (product, plan) in plans(&project) {
        for line in plan.lines().filter(|line| line.matches(" · ").count() >= 2) {
            let font = line.split(" · ").nth(1).unwrap();
            let known = families.iter().any(|family| font.contains(family.as_str()));
            assert!(known, "{product}: {line}");
        }
    }
}
