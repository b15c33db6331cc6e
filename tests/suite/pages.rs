//! Pages: their plans as text, and their geometry as rules.

use depliant::files::Files;
use depliant::pdf::{Fonts, Renderer};

use crate::project::{Project, golden};

/// Returns the page plans of the common version of each printed product.
fn plans(project: &Project) -> Vec<(String, String)> {
    let files: Files = project.files();
    let fonts = Fonts::load(&files).unwrap();
    let renderer = Renderer::new(&files, &fonts);
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
            insta::assert_snapshot!(product, plan);
        }
    });
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
