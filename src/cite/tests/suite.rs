//! The test suite of CSL, and cases of our own in its format.
//!
//! A case has sections `>>=== NAME ===>> … <<=== NAME ===<<`: MODE, RESULT, CSL,
//! INPUT, and CITATION-ITEMS or CITATIONS. What is printed must have the same
//! characters in the same faces and blocks; how the tags nest is no matter.
#![expect(
    clippy::disallowed_methods,
    reason = "the suite lies outside of the repository; the environment says where"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use citationberg::Display;
use serde_json::Value as Json;

use crate::cite::runs::{Face, Rise, Run};
use crate::cite::{Item, ListOrder, Request, Style, json, print, processor};
use crate::text::Cluster;

/// One case.
struct Case {
    sections: BTreeMap<String, String>,
}

impl Case {
    /// Reads a case.
    fn read(text: &str) -> Self {
        let mut sections = BTreeMap::new();
        let mut open: Option<(String, Vec<&str>)> = None;
        for line in text.lines() {
            let name = |line: &str| line.replace(['=', '<', '>', ' '], "");
            if line.starts_with(">>=") {
                open = Some((name(line), Vec::new()));
            } else if line.starts_with("<<=") {
                if let Some((name, lines)) = open.take() {
                    sections.insert(name, lines.join("\n"));
                }
            } else if let Some((_, lines)) = &mut open {
                lines.push(line);
            }
        }
        Self { sections }
    }

    fn section(&self, name: &str) -> &str {
        self.sections.get(name).map(String::as_str).unwrap_or_default()
    }

    fn json(&self, name: &str) -> Option<Json> {
        let text = self.sections.get(name)?;
        serde_json::from_str(text).ok()
    }

    /// Returns what is printed, or why nothing is.
    fn run(&self) -> Result<String, String> {
        let style =
            Style::parse(self.section("CSL")).map_err(|error| error.to_string())?;
        let input = self.json("INPUT").ok_or("INPUT")?;
        let items = works(input);
        let (clusters, notes) = self.clusters(&items);
        let locale = style.default_locale().unwrap_or("en-US").to_owned();
        let request = Request {
            items: &items,
            clusters: &clusters,
            style: &style,
            locale: &locale,
            order: ListOrder::Style,
            list_all: self.json("CITATIONS").is_none(),
            sections: &[],
        };
        let made = processor::make(&request, &notes);
        let setting = processor::setting(&style.tree, &locale);
        let print = |nodes: &[crate::cite::node::Node]| {
            html(&print::print(nodes, &setting.locale))
        };
        if self.section("MODE").trim().starts_with("bibliography") {
            let mut out = "<div class=\"csl-bib-body\">\n".to_owned();
            for (_, node) in made.references {
                let entry = print(&[node]);
                let _ = writeln!(out, "  <div class=\"csl-entry\">{entry}</div>");
            }
            out.push_str("</div>");
            return Ok(out);
        }
        let lines = made.clusters.iter().enumerate().map(|(at, nodes)| {
            let printed = print(nodes);
            if self.json("CITATIONS").is_some() {
                format!("[{at}] {printed}")
            } else {
                printed
            }
        });
        Ok(lines.collect::<Vec<_>>().join("\n"))
    }

    /// Returns the clusters and the numbers of their notes.
    fn clusters(&self, items: &[Item]) -> (Vec<Cluster>, Vec<usize>) {
        if let Some(Json::Array(citations)) = self.json("CITATIONS") {
            let items =
                citations.iter().map(|citation| citation[0]["citationItems"].clone());
            let read = json::read_clusters(&Json::Array(items.collect())).clusters;
            let note = |citation: &Json| citation[0]["properties"]["noteIndex"].as_u64();
            let notes = citations.iter().map(|c| note(c).unwrap_or_default() as usize);
            return (read, notes.collect());
        }
        let written = self.json("CITATION-ITEMS").unwrap_or_else(|| {
            let all: Vec<Json> =
                items.iter().map(|item| serde_json::json!({"id": item.id})).collect();
            Json::Array(vec![Json::Array(all)])
        });
        let read = json::read_clusters(&written).clusters;
        let notes = (1..=read.len()).collect();
        (read, notes)
    }
}

/// Reads works; of two with one key the later counts, and some have none.
fn works(mut input: Json) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for (at, work) in input.as_array_mut().into_iter().flatten().enumerate() {
        if work.get("id").is_none() {
            work["id"] = format!("ITEM-{at}").into();
        }
        let Some(item) = Item::from_json(work).0 else { continue };
        match items.iter_mut().find(|known| known.id == item.id) {
            Some(known) => *known = item,
            None => items.push(item),
        }
    }
    items
}

/// Writes runs as the suite does, each run in tags of its own.
fn html(runs: &[Run]) -> String {
    let mut out = String::new();
    let mut display = None;
    for run in runs {
        if run.display != display {
            if display.is_some() {
                out.push_str("</div>");
            }
            if let Some((_, kind)) = run.display {
                let class = match kind {
                    Display::Block => "block",
                    Display::Indent => "indent",
                    Display::LeftMargin => "left-margin",
                    Display::RightInline => "right-inline",
                };
                let _ = write!(out, "<div class=\"csl-{class}\">");
            }
            display = run.display;
        }
        let tags = [
            (run.face.italic, "<i>", "</i>"),
            (run.face.bold, "<b>", "</b>"),
            (run.face.small_caps, "<span style=\"font-variant:small-caps;\">", "</span>"),
            (run.face.rise == Rise::Up, "<sup>", "</sup>"),
            (run.face.rise == Rise::Down, "<sub>", "</sub>"),
        ];
        tags.iter().filter(|tag| tag.0).for_each(|tag| out.push_str(tag.1));
        out.push_str(
            &run.text
                .replace('&', "&#38;")
                .replace('<', "&#60;")
                .replace('>', "&#62;"),
        );
        tags.iter()
            .rev()
            .filter(|tag| tag.0)
            .for_each(|tag| out.push_str(tag.2));
    }
    if display.is_some() {
        out.push_str("</div>");
    }
    out
}

/// Returns the characters of a text in HTML, each with its face and the class of
/// its block, so that texts can be compared whose tags nest otherwise.
fn faces(html: &str) -> Vec<(char, Face, String)> {
    let mut stack: Vec<(Face, String)> = vec![(Face::default(), String::new())];
    let mut out = Vec::new();
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        let (face, class) = stack.last().cloned().unwrap_or_default();
        let tag = rest.find('>').filter(|_| c == '<').map(|end| &rest[1..end]);
        if let Some(tag) = tag {
            rest = &rest[tag.len() + 2..];
            if tag.starts_with('/') {
                stack.pop();
                continue;
            }
            stack.push(opened(tag, face, class));
            continue;
        }
        if let Some(end) = rest.find(';').filter(|end| c == '&' && *end < 8) {
            let decoded = match &rest[..end] {
                "&#38" | "&amp" => '&',
                "&#60" | "&lt" => '<',
                "&#62" | "&gt" => '>',
                _ => '\u{FFFD}',
            };
            out.push((decoded, face, class));
            rest = &rest[end + 1..];
            continue;
        }
        out.push((c, face, class));
        rest = &rest[c.len_utf8()..];
    }
    out.retain(|(c, _, _)| *c != '\n');
    out
}

/// Returns the face and the block in a tag.
fn opened(tag: &str, mut face: Face, class: String) -> (Face, String) {
    match tag {
        "i" => face.italic = true,
        "b" => face.bold = true,
        "sup" => face.rise = Rise::Up,
        "sub" => face.rise = Rise::Down,
        _ if tag.contains("font-variant:small-caps") => face.small_caps = true,
        _ if tag.contains("font-variant:normal") => face.small_caps = false,
        _ if tag.contains("font-style:normal") => face.italic = false,
        _ if tag.contains("font-weight:normal") => face.bold = false,
        _ if tag.contains("baseline") => face.rise = Rise::None,
        _ => {}
    }
    let class = match tag.split_once("class=\"csl-") {
        Some((_, class)) => class.trim_end_matches('"').to_owned(),
        None => class,
    };
    (face, class)
}

/// Returns what a case expects, without the marks of live editing.
fn expected(case: &Case) -> String {
    let lines = case.section("RESULT").lines().map(|line| {
        let marked = line.strip_prefix("..[").or_else(|| line.strip_prefix(">>["));
        match (case.sections.contains_key("CITATIONS"), marked) {
            (true, Some(marked)) => format!("[{marked}"),
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Runs a case: nothing if it prints what it should, else both.
fn difference(text: &str) -> Option<String> {
    let case = Case::read(text);
    let got = case.run().unwrap_or_else(|error| format!("ERROR {error}"));
    let want = expected(&case);
    // Lines are indented for the eye.
    let laid = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    let same = faces(&laid(&got)) == faces(&laid(&want));
    (!same).then(|| format!("expected\n{want}\nprinted\n{got}\n"))
}

/// Returns the cases of a folder, in the order of their names.
fn cases(folder: &Path) -> BTreeMap<String, String> {
    let read = |path: PathBuf| {
        let name = path.file_stem()?.to_str()?.to_owned();
        let is_case = path.extension().is_some_and(|extension| extension == "txt");
        let text = is_case.then(|| std::fs::read_to_string(&path).ok())?;
        text.filter(|text| text.contains("MODE")).map(|text| (name, text))
    };
    let entries = std::fs::read_dir(folder).expect("the folder of cases can be listed");
    entries.filter_map(|entry| read(entry.ok()?.path())).collect()
}

/// Returns the folder of our own cases and lists.
fn own() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/csl")
}

#[test]
fn our_own_cases_print_what_they_should() {
    let cases = cases(&own());
    assert!(!cases.is_empty());
    for (name, text) in cases {
        assert_eq!(difference(&text), None, "{name}");
    }
}

/// The ratchet: what is listed as passing passes, what is listed as failing fails,
/// and every applicable case is in one of the lists.
#[test]
fn the_suite_passes_as_listed() {
    let Some(folder) = std::env::var_os("DEPLIANT_CSL_SUITE") else {
        println!("CSL suite: DEPLIANT_CSL_SUITE names no folder, only our own cases ran");
        return;
    };
    let read = |path: PathBuf| std::fs::read_to_string(path).expect("the list is there");
    let names = |list: &str| -> Vec<String> {
        let names = list.lines().filter_map(|line| line.split('\t').next());
        names.map(str::to_owned).collect()
    };
    let passing = names(&read(own().join("passing.txt")));
    let failing = names(&read(own().join("failing.tsv")));
    let skipped = names(&read(Path::new(&folder).join("../not_applicable.tsv")));
    let (mut passed, mut all, mut wrong) = (0, 0, Vec::new());
    for (name, text) in cases(Path::new(&folder)) {
        if skipped.contains(&name) {
            continue;
        }
        all += 1;
        match (difference(&text), passing.contains(&name), failing.contains(&name)) {
            (None, true, false) => passed += 1,
            (None, ..) => wrong.push(format!("{name}: now passes, add it")),
            (Some(_), false, true) => {}
            (Some(told), ..) => wrong.push(format!("{name}: {told}")),
        }
    }
    println!("CSL suite: {passed} of {all}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
