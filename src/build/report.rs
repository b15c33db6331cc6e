//! The report of a comparison, for a committee to read and to sign: as one file of HTML,
//! or as a PDF.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::context;
use minijinja::value::Serde;
use serde::Serialize;

use super::{Comparison, Outcome, Paper, run, template};
use crate::diag::Diagnostic;
use crate::edition::Diff;
use crate::files::Files;
use crate::pdf::{Colours, Fonts, Form, Picture, Place, Renderer};

/// The layout of the report on paper.
const PAPER: &str = "layouts/diff/report.typ";

/// The template of the report for a browser.
const PAGE: &str = "layouts/diff/report.html.j2";

/// What a report is read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A browser.
    Html,
    /// Paper.
    Pdf,
}

/// What a report is made of.
#[derive(Serialize)]
struct Report<'a> {
    /// The language of the guide, as BCP 47.
    language: &'a str,
    /// The words that are printed around what has changed.
    words: &'a BTreeMap<String, String>,
    diff: &'a Diff,
    papers: Vec<Pages<'a>>,
}

/// The pages of a product that differ.
#[derive(Serialize)]
struct Pages<'a> {
    guide: &'a str,
    product: &'a str,
    sheets: Vec<Pair<'a>>,
}

/// A page in two versions.
#[derive(Serialize)]
struct Pair<'a> {
    number: usize,
    old: Option<Shown>,
    new: Option<Shown>,
    places: &'a [Place],
}

/// A picture of a page: where it is, and the size of the page in points.
#[derive(Serialize)]
struct Shown {
    source: String,
    width: f64,
    height: f64,
}

/// Makes the report of a comparison.
pub fn report(
    files: &Files,
    comparison: &Comparison,
    medium: Medium,
) -> Outcome<Vec<u8>> {
    run(|sink| {
        let made = match medium {
            Medium::Html => html(files, comparison),
            Medium::Pdf => pdf(files, comparison),
        };
        made.map_err(|mistakes| mistakes.into_iter().for_each(|one| sink.push(one)))
            .ok()
    })
}

/// Makes the report for a browser: its pictures are in it, so that it can be sent.
fn html(files: &Files, comparison: &Comparison) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let embed = |_: &str, picture: &Picture| {
        format!("data:image/png;base64,{}", STANDARD.encode(&picture.png))
    };
    let report = worded(comparison, &mut { embed });
    let filled = template::filled(files, PAGE, context! { report => Serde(&report) });
    filled.map_err(|mistake| vec![mistake])
}

/// Makes the report on paper.
fn pdf(files: &Files, comparison: &Comparison) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let fonts = Fonts::load(files).map_err(|error| vec![error])?;
    let mut pictures = Vec::new();
    let mut place = |name: &str, picture: &Picture| {
        pictures.push((format!("layouts/diff/{name}.png"), picture.png.clone()));
        format!("{name}.png")
    };
    let data = worded(comparison, &mut place);
    let form = Form {
        data: &data,
        template: PAPER,
        name: "diff",
        pictures: &pictures,
        document: &comparison.document,
    };
    let made = Renderer::new(files, &fonts, Colours::Rgb).form(&form);
    made.map_err(|faults| faults.into_iter().map(Diagnostic::from).collect())
}

/// Puts a report together; `place` puts a picture somewhere, under a name of its own,
/// and returns where.
fn worded<'a>(
    comparison: &'a Comparison,
    place: &mut dyn FnMut(&str, &Picture) -> String,
) -> Report<'a> {
    let papers = comparison.papers.iter();
    let mut papers: Vec<Pages<'a>> = papers.map(|paper| pages(paper, place)).collect();
    papers.sort_by_key(|pages| (pages.guide, pages.product));
    Report {
        language: &comparison.document.language,
        words: &comparison.document.words,
        diff: &comparison.diff,
        papers,
    }
}

/// Puts the pages of a product together.
fn pages<'a>(
    paper: &'a Paper,
    place: &mut dyn FnMut(&str, &Picture) -> String,
) -> Pages<'a> {
    let Paper { guide, product, sheets } = paper;
    let mut shown = |side: &str, number: usize, picture: &Option<Picture>| {
        let picture = picture.as_ref()?;
        Some(Shown {
            source: place(&format!("{guide}-{product}-{number}-{side}"), picture),
            width: picture.width,
            height: picture.height,
        })
    };
    let pair = |sheet: &'a crate::pdf::Sheet| Pair {
        number: sheet.number,
        old: shown("old", sheet.number, &sheet.old),
        new: shown("new", sheet.number, &sheet.new),
        places: &sheet.places,
    };
    Pages {
        guide,
        product,
        sheets: sheets.iter().map(pair).collect(),
    }
}
