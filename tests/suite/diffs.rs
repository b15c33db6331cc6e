//! Two editions compared, as a committee reads it.

use std::fs;

use serde_json::Value;

use crate::project::{Project, depliant, expect, golden};

/// Two editions of the small project: one archived, one as the sources are now.
fn revised() -> Project {
    let project = Project::copy("minimal");
    project.release();
    expect(&depliant(project.path(), &["archive", "2026"]), 0, "archived");
    project
        .replace("sources/editions/2026.yaml", "revision: 0", "revision: 1")
        .replace("sources/contacts.yaml", "number: 9-1-1", "number: 9-8-8")
        .replace("sources/stations/poste-exemple.yaml", "8 h 30 à 16 h 30", "9 h à 17 h")
        .replace("sources/exemple/guide.yaml", "un *exemple*", "un **exemple**")
        .replace(
            "sources/exemple/mandates.yaml",
            "les personnes qui demandent de l’aide",
            "toutes les personnes qui le demandent",
        )
        .replace("layouts/card.typ", "#import", "// Une autre carte.\n#import")
}

#[test]
fn what_has_changed_is_told_word_by_word() {
    let project = revised();
    let told = depliant(project.path(), &["diff", "2026.0", "2026"]);
    expect(&told, 0, "");
    golden("editions").bind(|| {
        insta::assert_snapshot!("diff", String::from_utf8_lossy(&told.stdout));
    });

    let json = depliant(project.path(), &["diff", "2026", "2026", "--format", "json"]);
    let told: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(told["old"]["archived"], true);
    assert_eq!(told["new"]["archived"], false);
    assert_eq!(told["records"][0]["id"], "contacts/urgence");
    let page = &told["pages"][0];
    assert!(page["places"][0]["width"].as_f64().unwrap() < 0.9, "{page}");

    // An edition is the same as itself, as a folder and as a zip.
    let zip = project.path().join("archive/2026.0.zip");
    let same = depliant(project.path(), &["diff", "2026.0", zip.to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&same.stdout).contains("nothing has changed"));
}

#[test]
fn a_report_shows_the_pages_and_is_the_same_each_time() {
    let project = revised();
    let made = |format: &str| {
        let ran = depliant(project.path(), &["diff", "2026", "2026", "--format", format]);
        expect(&ran, 0, "comparison saved");
        let name = format!("out/diff/2026.0-2026.1.{format}");
        fs::read(project.path().join(name)).unwrap()
    };
    let html = String::from_utf8(made("html")).unwrap();
    assert!(html.contains("<del>9-1-1</del><ins>9-8-8</ins>"), "{html}");
    assert!(html.contains("src=\"data:image/png;base64,iVBOR"), "no page is shown");
    assert!(!html.contains("http"), "it must hold without a network");
    let pdf = made("pdf");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(pdf == made("pdf"), "other bytes the second time");
}

#[test]
fn what_cannot_be_compared_is_said() {
    let project = revised();
    let root = project.path();
    expect(&depliant(root, &["diff", "2019", "2026"]), 1, "unknown-edition");
    let data = root.join("archive/2026.0/data");
    let record = data.join("out/2026/exemple/document.json");
    let text = fs::read_to_string(&record).unwrap();
    fs::write(&record, text.replacen("9-1-1", "9-1-2", 1)).unwrap();
    expect(&depliant(root, &["diff", "2026", "2026"]), 1, "bag-changed");
}
