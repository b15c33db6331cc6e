//! The program as a person runs it: what it prints, where, and how it ends.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::project::{Project, repository, walk};

/// Runs the program in a folder, in French unless the words say otherwise.
pub(crate) fn depliant(folder: &Path, words: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_depliant"));
    command.current_dir(folder).args(words);
    command.env_clear().env("LC_ALL", "fr_CA.UTF-8");
    Ran(command.output().unwrap())
}

/// What came of a run.
pub(crate) struct Ran(Output);

impl Ran {
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.0.status.code(), Some(code), "{}\n{}", self.out(), self.err());
        self
    }

    /// Expects words on the standard error, whatever their spaces.
    #[track_caller]
    pub(crate) fn tells(self, words: &str) -> Self {
        let told = self.err().replace('\u{a0}', " ");
        assert!(told.contains(words), "`{words}` is not in:\n{told}");
        self
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.out()).unwrap()
    }
}

#[test]
fn a_new_project_is_built_and_then_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    depliant(folder.path(), &["init", "mon-guide"]).ends(0);
    let project = folder.path().join("mon-guide");
    depliant(&project, &["build"]).ends(0).tells("fichiers enregistrés");
    let out = project.join("out/2026/exemple");
    for name in ["brochure.pdf", "card.pdf", "booklet.pdf", "exemple.epub", "SHA256SUMS"]
    {
        assert!(out.join(name).is_file(), "{name}");
    }
    depliant(&project, &["build"]).ends(0).tells("rien n’a changé");
    depliant(folder.path(), &["init", "mon-guide"])
        .ends(1)
        .tells("n’est pas vide");
}

#[test]
fn a_mistake_ends_with_1_and_leaves_the_outputs_as_they_were() {
    let project = Project::copy("minimal");
    depliant(project.path(), &["build", "--no-stations", "--product", "card"]).ends(0);
    let before: Vec<_> = outputs(project.path());
    let project = project.replace("sources/contacts.yaml", "number:", "numero:");
    depliant(project.path(), &["build"])
        .ends(1)
        .tells("erreur[unknown-key]")
        .tells("sources/contacts.yaml:")
        .tells("rien n’a été produit");
    assert_eq!(outputs(project.path()), before);
}

/// Returns all outputs of a project with their bytes.
fn outputs(project: &Path) -> Vec<(String, Vec<u8>)> {
    let files = walk(&project.join("out")).into_iter();
    files
        .map(|file| (file.display().to_string(), fs::read(&file).unwrap()))
        .collect()
}

#[test]
fn a_part_of_a_build_is_what_was_asked_for() {
    let project = Project::copy("minimal");
    let words = ["build", "exemple", "--product", "card", "--station", "poste-exemple"];
    depliant(project.path(), &words).ends(0);
    let made: Vec<String> =
        outputs(project.path()).into_iter().map(|(path, _)| path).collect();
    let made: Vec<&str> = made
        .iter()
        .filter_map(|path| path.split("/exemple/").nth(1))
        .collect();
    assert_eq!(
        made,
        [
            "SHA256SUMS",
            "card.pdf",
            "document.json",
            "manifest.json",
            "stations/poste-exemple/card.pdf",
            "stations/poste-exemple/document.json"
        ]
    );
    depliant(project.path(), &["build", "exampel"])
        .ends(1)
        .tells("« exemple »");
    depliant(project.path(), &["build", "--station", "poste"])
        .ends(1)
        .tells("unknown-station");
    depliant(project.path(), &["build", "--edition", "1999"])
        .ends(1)
        .tells("unknown-edition");
}

#[test]
fn a_proof_is_put_beside_what_was_built_and_tells_the_room_that_is_left() {
    let project = Project::copy("minimal");
    depliant(project.path(), &["build", "--no-stations", "--product", "card"]).ends(0);
    let words = ["proof", "card", "--station", "poste-exemple"];
    let ran = depliant(project.path(), &words).ends(0);
    let told = ran.out().replace('\u{a0}', " ");
    assert!(told.contains("Carte – exemple\n"), "{told}");
    let face = told.lines().find(|line| line.contains("face 2")).unwrap();
    assert!(face.contains("█") && face.matches(" mm").count() == 2, "{face}");
    assert!(face.contains("encore"), "{face}");
    let out = project.path().join("out/2026/exemple");
    for folder in ["", "stations/poste-exemple/"] {
        for name in ["card.pdf", "card-1.png", "card-5.png"] {
            let file = out.join(format!("{folder}proof/{name}"));
            assert!(file.is_file(), "{}", file.display());
        }
    }
    assert!(out.join("card.pdf").is_file());
    depliant(project.path(), &words).ends(0).tells("rien n’a changé");
    depliant(project.path(), &["proof", "epub"]).ends(2);
}

#[test]
fn a_check_for_programs_says_where_in_numbers() {
    let project =
        Project::copy("minimal").replace("sources/contacts.yaml", "number:", "numero:");
    let ran = depliant(project.path(), &["check", "--json"]).ends(1);
    let said = ran.json();
    let mistake = said
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["severity"] == "error")
        .unwrap();
    assert_eq!(mistake["code"], "unknown-key");
    assert_eq!(mistake["file"], "sources/contacts.yaml");
    assert!(mistake["line"].as_u64().unwrap() > 1);
    assert_eq!(mistake["column"], 5);
}

#[test]
fn a_check_for_programs_says_where_on_paper() {
    let project = Project::copy("minimal").replace(
        "layouts/palette.yaml",
        "muted: {rgb: \"#5e564b\"",
        "muted: {rgb: \"#a8a094\"",
    );
    let said = depliant(project.path(), &["check", "--json"]).ends(1).json();
    let mut said = said.as_array().unwrap().iter();
    let pale = said.find(|one| {
        one["code"] == "contrast" && one["arguments"]["product"] == "brochure"
    });
    let pale = pale.unwrap();
    let arguments = &pale["arguments"];
    assert_eq!(pale["file"], "layouts/palette.yaml");
    assert_eq!((&arguments["panel"], &arguments["page"]), (&"1".into(), &"1".into()));
    for place in ["x", "y"] {
        let millimetres: f64 = arguments[place].as_str().unwrap().parse().unwrap();
        assert!(millimetres > 5.0, "{arguments}");
    }
}

#[test]
fn a_document_is_printed_as_a_layout_is_given_it() {
    let project = Project::copy("minimal");
    let document = depliant(project.path(), &["document", "--product", "brochure"])
        .ends(0)
        .json();
    assert_eq!(document["product"], "brochure");
    assert_eq!(document["frames"].as_array().unwrap().len(), 6);
    depliant(project.path(), &["document"]).ends(2);
}

#[test]
fn the_schemas_of_the_repository_are_those_that_the_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("schemas");
    depliant(folder.path(), &["schema", "--out", out.to_str().unwrap()]).ends(0);
    let made = walk(&out);
    assert!(made.len() >= 12, "{made:?}");
    for file in made {
        let name = file.file_name().unwrap();
        let kept = repository().join("layouts/schemas").join(name);
        let kept = fs::read_to_string(&kept).unwrap_or_default();
        assert!(
            fs::read_to_string(&file).unwrap() == kept,
            "{name:?}: run `depliant schema`"
        );
    }
}

#[test]
fn references_are_printed_without_a_project() {
    let folder = tempfile::tempdir().unwrap();
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "refs.bib",
        "@book{roy2018, author = {Roy, Anne}, title = {Écouter}, year = 2018,\n  \
         publisher = {PUQ}, address = {Québec}}\n",
    );
    write("clusters.json", r#"[[{"id": "roy2018", "locator": "3", "narrative": true}]]"#);
    let words = ["cite", "refs.bib", "--clusters", "clusters.json", "--format", "json"];
    let printed = depliant(folder.path(), &words).ends(0).json();
    assert_eq!(printed["citations"][0]["text"], "Roy (2018, p.\u{a0}3)");
    assert_eq!(printed["bibliography"][0]["id"], "roy2018");
    let expected = "Roy, A. (2018). <i>Écouter</i>. Québec\u{a0}: PUQ.";
    assert_eq!(printed["bibliography"][0]["html"], expected);

    write("broken.json", "[{\"id\": \"a\",\n  \"type\" \"book\"}]");
    depliant(folder.path(), &["cite", "broken.json"])
        .ends(1)
        .tells("broken.json:2:");
    write("unknown.json", r#"[[{"id": "roi2018"}]]"#);
    let words = ["cite", "refs.bib", "--clusters", "unknown.json"];
    depliant(folder.path(), &words).ends(1).tells("« roy2018 »");
}

#[test]
fn lines_are_set_from_stream_to_stream() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_depliant"));
    command.args(["typography", "--profile", "fr-CA-soigne"]);
    let streams = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = streams.spawn().unwrap();
    let typed = "Le 1er: \"Que faire ?\"\r\n\nhttps://a.org/b?c";
    running.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let ran = Ran(running.wait_with_output().unwrap()).ends(0);
    let expected = "Le 1<sup>er</sup>\u{a0}: «\u{a0}Que faire\u{202f}?\u{a0}»\r\n\nhttps://a.org/b?c";
    assert_eq!(ran.out(), expected);
}

#[test]
fn fonts_and_completions_are_listed() {
    let fonts = depliant(repository(), &["fonts"]).ends(0).out();
    assert!(fonts.contains("Atkinson Hyperlegible Next"), "{fonts}");
    let script = depliant(repository(), &["completions", "bash"]).ends(0).out();
    assert!(script.contains("--no-stations"), "{script}");
}

#[test]
fn what_means_nothing_ends_with_2_and_a_suggestion() {
    let here = repository();
    depliant(here, &["buid"]).ends(2).tells("« build »");
    depliant(here, &["build", "--produit", "card"])
        .ends(2)
        .tells("--product");
    depliant(here, &["build", "--product", "carte"])
        .ends(2)
        .tells("« card »");
    depliant(here, &["chek"]).ends(2).tells("« check »");
    depliant(here, &["--out", "x", "build"])
        .ends(2)
        .tells("depliant build --out");
    depliant(here, &["check", "milieu-policier"])
        .ends(2)
        .tells("est de trop");
    depliant(here, &[]).ends(2);
    depliant(here, &["--version"]).ends(0);
}

#[test]
fn a_word_that_is_not_text_is_told_in_the_reader_s_language() {
    use std::os::unix::ffi::OsStrExt;
    let mut command = Command::new(env!("CARGO_BIN_EXE_depliant"));
    command.arg("build").arg(std::ffi::OsStr::from_bytes(b"\xFF"));
    command.env_clear().env("LC_ALL", "fr_CA.UTF-8");
    Ran(command.output().unwrap()).ends(2).tells("caractère illisible");
}

#[test]
fn nothing_is_built_among_what_is_read() {
    let project = Project::copy("minimal");
    for folder in ["sources", "sources/new/folder", "./fonts", "layouts"] {
        depliant(project.path(), &["build", "--out", folder])
            .ends(1)
            .tells("output-in-sources");
    }
    assert!(!project.path().join("sources/new").exists());
}

#[test]
fn a_guide_that_is_gone_goes_from_the_project_s_outputs_only() {
    let project = Project::copy("minimal");
    let elsewhere = tempfile::tempdir().unwrap();
    let other = elsewhere.path().to_str().unwrap();
    let guide = project.path().join("sources/exemple");
    let words = ["build", "--product", "card", "--no-stations"];
    fs::rename(&guide, project.path().join("sources/ancien")).unwrap();
    for out in ["out", other] {
        depliant(project.path(), &[&words[..], &["--out", out]].concat()).ends(0);
    }
    fs::rename(project.path().join("sources/ancien"), &guide).unwrap();
    for out in ["out", other] {
        depliant(project.path(), &["build", "--out", out]).ends(0);
    }
    assert!(!project.path().join("out/2026/ancien").exists());
    assert!(elsewhere.path().join("2026/ancien").exists());
}

#[test]
fn people_are_spoken_to_in_their_language() {
    let here = repository();
    let help = depliant(here, &["build", "--help"]).ends(0).out();
    assert!(help.contains("Exemples") && !help.contains("Options:"), "{help}");
    let help = depliant(here, &["build", "--help", "--lang", "en"]).ends(0).out();
    assert!(help.contains("Examples:"), "{help}");
    let nowhere = tempfile::tempdir().unwrap();
    depliant(nowhere.path(), &["check"])
        .ends(1)
        .tells("n’est pas un projet");
    depliant(nowhere.path(), &["check", "--lang", "en"])
        .ends(1)
        .tells("is not a project");
}

#[test]
fn quiet_says_nothing_but_mistakes_and_pipes_get_no_colours() {
    let project = Project::copy("minimal");
    let ran = depliant(project.path(), &["check", "--quiet"]).ends(0);
    assert_eq!(ran.err(), "");
    let ran = depliant(project.path(), &["check"]).ends(0).tells("avertissement");
    assert!(!ran.err().contains('\u{1b}'));
    let ran = depliant(project.path(), &["check", "--color", "always"]).ends(0);
    assert!(ran.err().contains('\u{1b}'));
}
