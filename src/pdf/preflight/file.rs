//! What the finished file for a print shop itself says: colours, inks, fonts, links.
//!
//! What is found on a sheet is traced back to the page of the document, and there to
//! the record or the layout that it comes from. What is printed around the pages is
//! for those who print, and keeps to other rules.

use typst_layout::PagedDocument;

use super::lines::HAIRLINE;
use super::pictures::{self, of_picture};
use super::scene::{Area, Scene, Thing, What};
use super::{Table, once};
use crate::diag::Code;
use crate::pdf::Fault;
use crate::pdf::sheets::Run;
use crate::pdf::world::Desk;
use crate::press::{self, Colour, Facts, PageFacts, PaintFact, PaintKind, Rect, Space};
use crate::sheet::{Cell, Side};

/// Something that a file for a print shop must not have.
#[derive(Debug, Clone, PartialEq)]
struct Finding {
    code: Code,
    /// What it is: `text`, `rule`, `field` or `picture`.
    what: &'static str,
    /// Where it is on its sheet, in points from the bottom left of the media.
    at: Rect,
    /// What the message names besides.
    args: Vec<(&'static str, String)>,
}

/// Returns what is wrong with the file of a run.
pub(in crate::pdf) fn of_file(
    pdf: &[u8],
    run: &Run<'_>,
    sides: &[Side],
    desks: &[Desk<'_>],
    pages: &[PagedDocument],
) -> Vec<Fault> {
    let product = &run.documents[0].product;
    let facts = match press::facts(pdf) {
        Ok(facts) => facts,
        Err(error) => {
            let fault = Fault::new(Code::PressRefused, None);
            let fault = fault.with("product", product);
            return vec![fault.with("cause", error.to_string())];
        }
    };
    let mut faults = of_whole(&facts, product);
    let limit = f64::from(run.rules.limits.ink_limit);
    let mut tables: Option<Vec<Table<'_>>> = None;
    for (page, side) in facts.pages.iter().zip(sides) {
        for finding in on_page(page, limit) {
            let tables = tables.get_or_insert_with(|| tables_of(run, desks, pages));
            faults.extend(fault(&finding, side, tables));
        }
    }
    once(faults)
}

/// Puts the documents of a run on the table.
fn tables_of<'a>(
    run: &'a Run<'_>,
    desks: &'a [Desk<'_>],
    pages: &'a [PagedDocument],
) -> Vec<Table<'a>> {
    let documents = run.documents.iter().zip(desks).zip(pages);
    let table = |((document, desk), paged): ((&&'a _, _), _)| Table {
        document,
        desk,
        rules: &run.rules,
        scene: Scene::new(paged, document),
    };
    documents.map(table).collect()
}

/// Returns what is wrong with a file as a whole: its fonts, and what could not be
/// read of its pages.
fn of_whole(facts: &Facts, product: &str) -> Vec<Fault> {
    let fonts = facts.fonts.iter().filter(|font| !font.embedded);
    let fonts = fonts.map(|font| {
        let fault = Fault::new(Code::FontOutside, None).with("product", product);
        fault.with("font", &font.name)
    });
    let pages = facts.pages.iter().enumerate();
    let unread = pages.flat_map(|(index, page)| {
        page.unread.iter().map(move |what| {
            Fault::new(Code::UnreadPaint, None)
                .with("product", product)
                .with("page", (index + 1).to_string())
                .with("name", what)
        })
    });
    fonts.chain(unread).collect()
}

/// Returns what is wrong with what is on a sheet.
fn on_page(page: &PageFacts, limit: f64) -> Vec<Finding> {
    let mut found: Vec<Finding> = page
        .paints
        .iter()
        .filter_map(|paint| of_paint(paint, limit))
        .collect();
    for text in &page.texts {
        let Colour { space, inks, .. } = &text.colour;
        // One ink alone has nothing to meet; the others have been judged as paints.
        let alone = *space == Space::Spot && inks.len() == 1;
        let judged = of_space(*space).is_some() || *space == Space::Registration;
        if !text.colour.is_black_only() && !alone && !judged {
            let at = Rect::new(text.at, text.at);
            let (code, args) = (Code::ColouredText, Vec::new());
            found.push(Finding { code, what: "text", at, args });
        }
    }
    for rule in page.rules.iter().filter(|rule| rule.width < HAIRLINE - 0.001) {
        let args = vec![("width", format!("{:.2}", rule.width))];
        found.push(Finding {
            code: Code::Hairline,
            what: "rule",
            at: rule.at,
            args,
        });
    }
    let link = |at: &Rect| Finding {
        code: Code::LiveLink,
        what: "text",
        at: *at,
        args: Vec::new(),
    };
    found.extend(page.links.iter().map(link));
    found
}

/// Judges a colour that is painted.
fn of_paint(paint: &PaintFact, limit: f64) -> Option<Finding> {
    let what = match paint.kind {
        PaintKind::Fill | PaintKind::Shading => "field",
        PaintKind::Stroke => "rule",
        PaintKind::Text => "text",
        PaintKind::Image => "picture",
        PaintKind::Group | PaintKind::Mask => return None,
    };
    let make = |code, args| Some(Finding { code, what, at: paint.at, args });
    let (space, ink) = (paint.colour.space, paint.colour.ink);
    // No ink is white, in whatever words; grey pictures are printed in black alone.
    let is_grey = space == Space::CalibratedGray;
    let harmless = is_grey && (ink == Some(0.0) || paint.kind == PaintKind::Image);
    if let Some((code, args)) = of_space(space).filter(|_| !harmless) {
        return make(code, args);
    }
    let total = ink.filter(|total| *total > limit)?;
    // Marks print on every plate; the layout's own are found on its pages.
    (space != Space::Registration).then_some(())?;
    let limit = format!("{limit:.0}");
    make(Code::InkTotal, vec![("total", format!("{total:.0}")), ("limit", limit)])
}

/// Returns what is wrong with all colours of a space, and what the message names.
fn of_space(space: Space) -> Option<(Code, Vec<(&'static str, String)>)> {
    let unknown = |name: &str| Some((Code::UnknownColour, vec![("space", name.into())]));
    match space {
        Space::DeviceRgb | Space::CalibratedRgb => Some((Code::RgbLeft, Vec::new())),
        Space::CalibratedGray => unknown("grey"),
        Space::Lab => unknown("lab"),
        Space::Unknown => unknown("other"),
        Space::DeviceGray
        | Space::DeviceCmyk
        | Space::CalibratedCmyk
        | Space::Spot
        | Space::Registration
        | Space::Pattern => None,
    }
}

/// Makes the fault of a finding, at the page and the record that it comes from;
/// nothing of what is around the pages.
fn fault(finding: &Finding, side: &Side, tables: &[Table<'_>]) -> Option<Fault> {
    let (cell, at) = place(finding, side)?;
    let table = &tables[cell.document];
    let thing = thing(table, cell.page, finding.what, at);
    let is_picture = thing.is_some_and(|one| matches!(one.what, What::Picture(..)));
    // Those that the layout draws have been found on its pages.
    if finding.code == Code::Hairline && thing.is_some() && !is_picture {
        return None;
    }
    let mut fault = match thing {
        Some(thing) if is_picture => of_picture(table, finding.code, thing),
        Some(thing) => table.drawn(finding.code, thing),
        None => table.nowhere(finding.code, cell.page, (at.left, at.top)),
    };
    let what = if is_picture { "picture" } else { finding.what };
    let declares = |name: &str| finding.code.args().contains(&name);
    if declares("what") {
        fault = fault.with("what", what);
    }
    if declares("name") {
        let path = thing.map(|thing| match thing.what {
            What::Picture(..) => pictures::path(table, thing),
            _ => thing.excerpt(),
        });
        fault = fault.with("name", path.unwrap_or_default());
    }
    fault.args.extend(finding.args.iter().cloned());
    Some(fault)
}

/// Finds the cell in which something on a sheet stands, and where it stands on the
/// page there, from its top left.
fn place<'a>(finding: &Finding, side: &'a Side) -> Option<(&'a Cell, Area)> {
    let Rect { left, bottom, right, top } = finding.at;
    let (x, y) = (side.origin.x.to_points(), side.origin.y.to_points());
    let height = side.media.height.to_points();
    let at = Area {
        left: left - x,
        top: height - top - y,
        right: right - x,
        bottom: height - bottom - y,
    };
    let holds = |cell: &&Cell| {
        let [left, top, right, bottom] = cell.window;
        let window = Area { left, top, right, bottom };
        window.grown(0.01).holds(at.middle())
    };
    let cell = side.cells.iter().find(holds)?;
    let (x, y) = (cell.x + cell.shift, cell.y);
    let turn = |at: Area| Area {
        left: cell.width - at.right,
        top: cell.height - at.bottom,
        right: cell.width - at.left,
        bottom: cell.height - at.top,
    };
    let at = Area {
        left: at.left - x,
        top: at.top - y,
        right: at.right - x,
        bottom: at.bottom - y,
    };
    Some((cell, if cell.turned { turn(at) } else { at }))
}

/// Finds what it is on a page: of what may be so painted, what is painted last.
fn thing<'t, 'a>(
    table: &'t Table<'a>,
    page: usize,
    what: &str,
    at: Area,
) -> Option<&'t Thing<'a>> {
    let may = |thing: &Thing<'_>| match thing.what {
        What::Picture(..) => true,
        What::Text(_) => what == "text",
        What::Shape(..) => what == "field" || what == "rule",
    };
    let here = |thing: &&Thing<'_>| {
        let holds = |ink: Area| ink.grown(1.0).holds(at.middle());
        thing.page == page && may(thing) && thing.ink.is_some_and(holds)
    };
    table.scene.things.iter().rev().find(here)
}

#[cfg(test)]
mod tests {
    use super::{Code, Facts, Finding, of_whole, on_page};
    use crate::press::{
        Colour, FontFact, PageFacts, PaintFact, PaintKind, Rect, RuleFact, Space,
        TextFact,
    };

    /// A box on a sheet.
    const AT: Rect = Rect { left: 10.0, bottom: 20.0, right: 30.0, top: 40.0 };

    /// A colour of a space, of so much ink.
    fn colour(space: Space, values: &[f64], ink: Option<f64>) -> Colour {
        Colour {
            space,
            values: values.to_vec(),
            inks: Vec::new(),
            ink,
        }
    }

    /// A page that paints one thing.
    fn painting(kind: PaintKind, colour: Colour) -> PageFacts {
        let paint = PaintFact { kind, colour, within: true, at: AT, count: 1 };
        PageFacts { paints: vec![paint], ..PageFacts::default() }
    }

    /// A page that sets text in a colour.
    fn setting(colour: Colour) -> PageFacts {
        let text = TextFact {
            font: "Font".to_owned(),
            size: 9.0,
            colour,
            overprint: false,
            at: (10.0, 20.0),
            count: 1,
        };
        PageFacts { texts: vec![text], ..PageFacts::default() }
    }

    fn codes(page: &PageFacts) -> Vec<Code> {
        on_page(page, 280.0)
            .into_iter()
            .map(|Finding { code, .. }| code)
            .collect()
    }

    #[test]
    fn every_colour_that_is_none_of_a_press_is_found() {
        let check = |space, values: &[f64], ink, expected: &[Code]| {
            let colour = colour(space, values, ink);
            assert_eq!(codes(&painting(PaintKind::Fill, colour)), expected);
        };
        let (rgb, grey) = ([1.0, 0.0, 0.0], [0.5]);
        check(Space::DeviceRgb, &rgb, None, &[Code::RgbLeft]);
        check(Space::CalibratedRgb, &rgb, None, &[Code::RgbLeft]);
        check(Space::Lab, &rgb, None, &[Code::UnknownColour]);
        check(Space::Unknown, &[], None, &[Code::UnknownColour]);
        check(Space::CalibratedGray, &grey, Some(50.0), &[Code::UnknownColour]);
        check(Space::CalibratedGray, &[1.0], Some(0.0), &[]);
        check(Space::DeviceGray, &grey, Some(50.0), &[]);
        check(Space::DeviceCmyk, &[1.0; 4], Some(281.0), &[Code::InkTotal]);
        check(Space::DeviceCmyk, &[1.0; 4], Some(280.0), &[]);
        check(Space::Registration, &[1.0], Some(400.0), &[]);
        let mask = colour(Space::DeviceRgb, &rgb, None);
        assert_eq!(codes(&painting(PaintKind::Mask, mask)), []);
    }

    #[test]
    fn text_is_black_alone_or_white_or_one_ink() {
        let check = |colour: Colour, expected: &[Code]| {
            assert_eq!(codes(&setting(colour)), expected);
        };
        let inks = |values: [f64; 4]| colour(Space::DeviceCmyk, &values, Some(100.0));
        check(inks([0.0, 0.0, 0.0, 1.0]), &[]);
        check(inks([0.0; 4]), &[]);
        check(inks([0.9, 0.4, 0.4, 0.3]), &[Code::ColouredText]);
        let spot = colour(Space::Spot, &[1.0], Some(100.0));
        let spot = Colour { inks: vec!["PANTONE 3165 C".to_owned()], ..spot };
        check(spot, &[]);
        check(colour(Space::Pattern, &[], None), &[Code::ColouredText]);
    }

    #[test]
    fn links_hairlines_and_fonts_that_stay_outside_are_found() {
        let black = colour(Space::DeviceGray, &[0.0], Some(100.0));
        let rule = |width| RuleFact {
            width,
            colour: black.clone(),
            filled: false,
            overprint: true,
            at: AT,
            count: 1,
        };
        let page = PageFacts {
            links: vec![AT],
            rules: vec![rule(0.25), rule(0.1)],
            unread: vec!["shading of type 7".to_owned()],
            ..PageFacts::default()
        };
        assert_eq!(codes(&page), [Code::Hairline, Code::LiveLink]);
        let font = |embedded| FontFact {
            name: format!("Font-{embedded}"),
            kind: "TrueType".to_owned(),
            embedded,
            subset: false,
        };
        let facts = Facts {
            version: "1.7".to_owned(),
            standard: None,
            intents: Vec::new(),
            tagged: false,
            outlined: false,
            fonts: vec![font(false), font(true)],
            pages: vec![page],
        };
        let found = of_whole(&facts, "card");
        let found: Vec<Code> = found.iter().map(|fault| fault.code).collect();
        assert_eq!(found, [Code::FontOutside, Code::UnreadPaint]);
    }
}
