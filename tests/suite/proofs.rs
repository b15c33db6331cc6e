//! The proofs as an editor reads them, at the words of the YAML files.

use std::fs;

use depliant::{Request, check, corrected};

use crate::project::{Project, golden};

/// A project with something for an editor to say in every kind of text.
fn proofs() -> Project {
    let project = Project::copy("minimal");
    let mandates = "mandates:\n  - id: accueil\n    title: A propos du CLSC\n    text: |\n      \
        Il est est ouvert de 9h00 à 5:30 p.m.  # pas un commentaire\n\n      - une chose;\n      \
        - Une autre,\n      - la 2ème\n    short: >-  # un commentaire\n      Pour $100, la\n      \
        police aide les citoyen.nes (et leurs proches.\n";
    project
        .write("sources/exemple/mandates.yaml", mandates)
        .write(
            "sources/lexicon.yaml",
            "names:\n  - name: Organisme d’exemple\n    variants: [Organisation d’exemple]\n",
        )
        .replace("sources/organisation.yaml", "name:", "inclusive: doublets\nname:")
        .replace(
            "sources/editions/2026.yaml",
            "date:",
            "imprint: [Dépôt légal en 2025]\ndate:",
        )
        .replace("sources/exemple/guide.yaml", "le vôtre et", "le vôtre à l’Organisation d’exemple et")
}

/// Returns what is said of a project but for what is still to be done.
fn said(project: &Project) -> String {
    let outcome = check(&project.files(), &Request::default(), 2, &|_, _| ());
    let own = outcome
        .diagnostics
        .into_iter()
        .filter(|one| !["example-station", "todo"].contains(&one.code.name()));
    project.said(&own.collect::<Vec<_>>())
}

#[test]
fn an_editor_reads_every_text() {
    golden("proofs").bind(|| insta::assert_snapshot!("remarks", said(&proofs())));
}

#[test]
fn what_is_safe_is_corrected_and_nothing_else_changes() {
    let project = proofs();
    let (files, count) = corrected(&project.files());
    assert_eq!(count, 5);
    let paths: Vec<&str> = files.iter().map(|file| &*file.path).collect();
    assert_eq!(paths, ["sources/exemple/guide.yaml", "sources/exemple/mandates.yaml"]);
    let mandates = String::from_utf8(files[1].bytes.clone()).unwrap();
    golden("proofs").bind(|| insta::assert_snapshot!("corrected", mandates));
    for file in files {
        fs::write(project.path().join(file.path), file.bytes).unwrap();
    }
    assert_eq!(corrected(&project.files()).1, 0);
}

#[test]
fn a_record_allows_a_remark_with_a_reason() {
    let allow = "    allow:\n      - {lint: capital-accent, reason: Titre d’une œuvre.}\n    text: |";
    let project = proofs().replace("sources/exemple/mandates.yaml", "    text: |", allow);
    let said = said(&project);
    assert!(!said.contains("capital-accent") && said.contains("hour-zeros"), "{said}");
    let project =
        project.replace("sources/exemple/mandates.yaml", "capital-accent", "majuscule");
    assert!(self::said(&project).contains("erreur[unknown-value]"));
}

#[test]
fn the_words_of_a_person_are_never_read() {
    let words = "testimonials:\n  - id: voix\n    quotation: A propos, etc...\n    speaker: Une \
        personne\n    consent: {given_on: 2026-01-01, scope: [brochure, booklet, epub, card]}\n";
    let project = Project::copy("minimal")
        .write("sources/exemple/testimonials.yaml", words)
        .replace("sources/exemple/guide.yaml", "shows: mandates", "shows: testimonials")
        .remove("sources/exemple/mandates.yaml");
    assert_eq!(said(&project), "");
}
