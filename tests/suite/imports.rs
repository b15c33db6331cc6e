//! Works of other programs, from their files to a project that `check` accepts.

use std::fs;

use crate::project::Project;
use crate::shell::depliant;

/// What Zotero exports: nulls, floats, literal and raw dates, fields of its own.
const ZOTERO: &str = r#"[
  {"id": "loi2024", "type": "webpage", "title": "Une page", "author": [{"literal": "Organisme d’exemple"}],
   "issued": {"literal": "printemps 2024"}, "URL": "https://exemple.org/page", "abstract": null,
   "accessed": {"raw": "2025-03-01"}, "custom": {"collections": ["X7"]}, "citation-key": "loi2024"},
  {"id": "http://zotero.org/users/1/items/AB", "type": "article-journal", "title": "Un <i>article</i>",
   "author": [{"family": "Roy", "given": "Anne"}, null], "issued": {"date-parts": [["2019", 5.0, null]]},
   "container-title": "Revue d’exemple", "volume": 12.0, "page": "3-9", "keyword": ["jeunes", "écoles"]}
]"#;

/// What a writer of LaTeX has.
const BIBLATEX: &str = r"@report{insp2021,
  author = {{Institut d'exemple}}, title = {Rapport}, subtitle = {une suite}, date = {2021-04},
  institution = {Institut d'exemple}, type = {Rapport de recherche}, number = {2021-04},
  url = {https://exemple.org/rapport}, couleur = {bleu},
}
";

#[test]
fn a_file_without_works_is_not_imported() {
    let text = "@string{puq = {Presses}}\n@comment{rien}\n";
    let project = Project::copy("minimal").write("vide.bib", text);
    depliant(project.path(), &["import", "vide.bib", "--output", "works.yaml"])
        .ends(1)
        .tells("bibtex-syntax");
    assert!(!project.path().join("works.yaml").exists());
}

#[test]
fn what_other_programs_write_becomes_a_bibliography_that_is_accepted() {
    for (file, text, keys) in [
        ("zotero.json", ZOTERO, &["loi2024", "http://zotero.org/users/1/items/AB"][..]),
        ("biblio.bib", BIBLATEX, &["insp2021"]),
    ] {
        let path = "sources/exemple/bibliography.yaml";
        let project = Project::copy("minimal").remove(path).write(file, text).replace(
            "sources/exemple/guide.yaml",
            "[@loi2024]",
            &format!("[@{{{}}}]", keys[0]),
        );
        let told = depliant(project.path(), &["import", file, "--output", path]).ends(0);
        if file.ends_with(".bib") {
            told.tells("couleur");
        }
        let written = fs::read_to_string(project.path().join(path)).unwrap();
        for key in keys {
            assert!(written.contains(key), "{key} is not in:\n{written}");
        }
        let (_, diagnostics) = project.build();
        let mistakes = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
        assert_eq!(mistakes.count(), 0, "{}", project.said(&diagnostics));
        depliant(project.path(), &["check"]).ends(0);

        // What is there is not written over.
        depliant(project.path(), &["import", file, "--output", path])
            .ends(1)
            .tells("file-there");
        assert_eq!(fs::read_to_string(project.path().join(path)).unwrap(), written);
    }
}
