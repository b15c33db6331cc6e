//! The test suite of CSL, and cases of our own in its format.
//!
//! A case has sections `>>=== NAME ===>> … <<=== NAME ===<<`: MODE, RESULT, CSL,
//! INPUT, and CITATION-ITEMS or CITATIONS. What is printed must have the same
//! characters in the same faces and blocks; how the tags nest is no matter.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

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
        let style = Style::parse(self.section("CSL")).map_err(|error| error.to_string())?;
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
        };
        let made = processor::make(&request, &notes);
        let setting = processor::setting(&style.tree, &locale);
        let print = |nodes: &[crate::cite::node::Node]| html(&print::print(nodes, &setting.locale));
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
            if self.json("CITATIONS").is_some() { format!("[{at}] {printed}") } else { printed }
        });
        Ok(lines.collect::<Vec<_>>().join("\n"))
    }

    /// Returns the clusters and the numbers of their notes.
    fn clusters(&self, items: &[Item]) -> (Vec<Cluster>, Vec<usize>) {
        if let Some(Json::Array(citations)) = self.json("CITATIONS") {
            let items = citations.iter().map(|citation| citation[0]["citationItems"].clone());
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
        out.push_str(&run.text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;"));
        tags.iter().rev().filter(|tag| tag.0).for_each(|tag| out.push_str(tag.2));
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

#[test]
fn suite() {
    let folder = std::env::var("DEPLIANT_CSL_SUITE").unwrap_or_default();
    let folder = Path::new(&folder);
    let skipped = std::fs::read_to_string(folder.join("../not_applicable.tsv")).unwrap();
    let skipped: Vec<&str> = skipped.lines().filter_map(|line| line.split('\t').next()).collect();
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().trim_end_matches(".txt").to_owned())
        .collect();
    names.sort();
    let only = std::env::var("ONLY").unwrap_or_default();
    let (mut passed, mut all) = (0, 0);
    let mut list = String::new();
    for name in names.iter().filter(|name| !skipped.contains(&name.as_str()) && name.contains(&only)) {
        all += 1;
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        let case = Case::read(&text);
        let ran = std::panic::catch_unwind(|| case.run());
        let got = match ran { Ok(Ok(got)) => got, Ok(Err(error)) => format!("ERROR {error}"), Err(_) => "PANIC".into() };
        let want = expected(&case);
        let laid = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
        let (got_laid, want_laid) = (laid(&got), laid(&want));
        if faces(&got_laid) == faces(&want_laid) {
            passed += 1;
            let _ = writeln!(list, "PASS {name}");
        } else {
            let _ = writeln!(list, "FAIL {name}\n--- want\n{want}\n--- got\n{got}\n");
        }
    }
    std::fs::write("/tmp/w-csl-micro/report.txt", list).unwrap();
    println!("{passed} of {all}");
}
