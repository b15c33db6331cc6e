//! What is typed, and how it is read on paper, in the book and from the filter:
//! the cases of `tests/typography`, through the whole of the program.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::books;
use crate::project::{Project, repository};

/// The profiles, each with the column of the table that is its own.
const PROFILES: [(&str, usize); 3] = [("fr-CA", 1), ("fr-CA-soigne", 2), ("fr-FR", 3)];

/// Returns what is typed and what is set of every case of a profile.
fn cases(column: usize) -> Vec<(String, String)> {
    let table = repository().join("tests/typography/fr-CA.tsv");
    let table = std::fs::read_to_string(table).unwrap();
    let rows = table.lines().filter(|row| !row.starts_with('#')).skip(1);
    let case = |row: &str| {
        let columns: Vec<&str> = row.split('\t').collect();
        let own = columns[column];
        let set = if own.is_empty() { columns[1] } else { own };
        let set = set.replace('~', "\u{a0}").replace('^', "\u{202f}");
        (columns[0].to_owned(), set.replace('_', "\u{2011}"))
    };
    rows.map(case).collect()
}

/// Returns the cases that can stand in a guide, whose texts hold no code.
fn cases_of_guides(column: usize) -> Vec<(String, String)> {
    let cases = cases(column).into_iter();
    cases.filter(|(typed, _)| !typed.contains('`')).collect()
}

/// Returns a guide that has every case as a mandate, in a profile. Its booklet is
/// so wide that no case needs a second line, or so narrow that all of them do.
fn project(profile: &str, cases: &[(String, String)], width: &str) -> Project {
    let record = |(index, (typed, _)): (usize, &(String, String))| {
        let text = serde_json::to_string(typed).unwrap();
        format!("  - id: cas-{index}\n    title: Cas\n    text: {text}\n")
    };
    let records: String = cases.iter().enumerate().map(record).collect();
    let guide = std::fs::read_to_string(
        repository().join("tests/projects/minimal/sources/exemple/guide.yaml"),
    );
    let (head, _) = guide.as_ref().unwrap().split_once("  brochure:").unwrap();
    Project::copy("minimal")
        .write("sources/exemple/mandates.yaml", format!("mandates:\n{records}"))
        .write("sources/organisation.yaml", format!("typography: {profile}\n"))
        .write(
            "sources/exemple/guide.yaml",
            format!("{head}  booklet: {{}}\n  epub: {{}}\n"),
        )
        .replace("layouts/booklet.yaml", ", paper: letter", "")
        .replace("layouts/booklet.yaml", "width: 5.5 in", &format!("width: {width}"))
}

/// Returns HTML without its tags and entities.
fn without_tags(html: &str) -> String {
    let pieces = html.split('<');
    let text: String = pieces
        .map(|piece| piece.split_once('>').map_or("", |(_, text)| text))
        .collect();
    text.replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Returns the text of a PDF as another program reads it, without ordinary spaces,
/// of which programs make more or fewer as they please, and without narrow ones:
/// how many of these there are.
fn read_pdf(bytes: &[u8]) -> (String, usize) {
    let pdf = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let text = without_spaces(&pdf.extract_text(&pages).unwrap());
    // The font has no glyph for them: its ordinary space is set narrower, with the
    // real text beside it, which this reader does not read.
    let contents = pdf.get_pages().into_values().map(|id| pdf.get_page_content(id));
    let contents: Vec<u8> = contents.flatten().collect();
    let narrow = contents.windows(18).filter(|at| at == b"ActualText<FEFF202");
    (text, narrow.count())
}

/// Returns text without ordinary and narrow spaces.
fn without_spaces(text: &str) -> String {
    text.replace([' ', '\u{202f}', '\n'], "")
}

/// Returns the lines of a page plan: runs that stand on one baseline.
fn lines(plan: &str) -> Vec<String> {
    let mut lines: Vec<(String, String)> = Vec::new();
    for run in plan.lines() {
        let Some((place, words)) = run.split_once(" pt · ") else { continue };
        let y = place.split_whitespace().nth(1).unwrap().to_owned();
        match lines.last_mut() {
            Some((last, line)) if *last == y => line.push_str(words),
            _ => lines.push((y, words.to_owned())),
        }
    }
    lines.into_iter().map(|(_, line)| line.trim().to_owned()).collect()
}

#[test]
fn every_case_is_read_as_it_is_set_on_paper_and_in_the_book() {
    for (profile, column) in PROFILES {
        let cases = cases_of_guides(column);
        let outputs = project(profile, &cases, "60 in").outputs();
        let (paper, narrow) = read_pdf(&outputs["2026/exemple/booklet.pdf"]);
        let files = books::unpack(&outputs["2026/exemple/exemple.epub"]).unwrap();
        let page =
            String::from_utf8(files["EPUB/section-mandats.xhtml"].clone()).unwrap();
        let book = without_tags(&page);
        let expected: usize =
            cases.iter().map(|(_, set)| set.matches('\u{202f}').count()).sum();
        assert_eq!(narrow, expected, "{profile}");
        for (typed, set) in cases {
            let words = without_tags(&format!("<>{set}"));
            let on_paper = paper.contains(&without_spaces(&words));
            assert!(on_paper, "{profile}: {typed} on paper:\n{paper}");
            assert!(book.contains(&words), "{profile}: {typed} in the book:\n{page}");
            let raised = set.contains("<sup>");
            assert!(!raised || page.contains(&set), "{profile}: {typed}:\n{page}");
        }
    }
}

#[test]
fn no_line_begins_or_ends_where_no_rule_allows_it() {
    for (profile, column) in PROFILES {
        let cases = cases_of_guides(column);
        let plans = crate::pages::plans(&project(profile, &cases, "2.6 in"));
        let (_, plan) = plans.iter().find(|(product, _)| product == "booklet").unwrap();
        let lines = lines(plan);
        assert!(lines.len() > 150, "{plan}");
        for line in lines {
            let first = line.chars().next().unwrap_or(' ');
            let last = line.chars().next_back().unwrap_or(' ');
            assert!(!":;!?%$»)".contains(first), "{profile}: « {line} » begins so");
            assert!(!"«(".contains(last), "{profile}: « {line} » ends so");
        }
    }
}

#[test]
fn the_filter_sets_every_case() {
    for (profile, column) in PROFILES {
        let cases = cases(column);
        let typed: String = cases.iter().map(|(typed, _)| format!("{typed}\n")).collect();
        let set: String = cases.iter().map(|(_, set)| format!("{set}\n")).collect();
        let mut command = Command::new(env!("CARGO_BIN_EXE_depliant"));
        command.args(["typography", "--profile", profile]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut running = command.spawn().unwrap();
        running.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        let ran = running.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(ran.stdout).unwrap(), set, "{profile}");
    }
}
