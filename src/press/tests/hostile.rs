//! Odd and hostile files: an error or a result, never a panic.

use jiff::civil::date;
use lopdf::{Dictionary, dictionary};
use proptest::prelude::*;

use crate::press::samples::{Sample, common, one};
use crate::press::{Finish, PressError, Standard, facts, finish};
use crate::sheet::{self, Length, Size};

/// Reads and finishes whatever it is.
fn run(pdf: &[u8]) -> Result<(), PressError> {
    let size = Size::new(Length::points(252), Length::points(144));
    let boxes = sheet::Boxes::around(size, Length::points(9), Length::points(36));
    let boxes = [boxes.unwrap().into()];
    let (title, creator, day) = ("", "", date(2026, 3, 1));
    let standard = Standard::Pdf;
    let job = Finish {
        boxes: &boxes,
        title,
        creator,
        day,
        intent: None,
        standard,
        convert: None,
    };
    let read = facts(pdf).map(|_| ());
    read.and(finish(pdf, &job).map(|_| ()))
}

#[test]
fn a_form_that_draws_itself_is_refused() {
    let mut sample = Sample::new();
    let id = sample.document.new_object_id();
    let own = dictionary! { "XObject" => dictionary! { "X" => id } };
    let form = dictionary! { "Subtype" => "Form", "Resources" => own.clone() };
    let stream = lopdf::Stream::new(form, b"/X Do /X Do".to_vec());
    sample.document.set_object(id, stream);
    sample.page("/X Do", own);
    assert_eq!(run(&sample.bytes()), Err(PressError::TooComplex));
}

#[test]
fn forms_that_multiply_are_refused() {
    let mut sample = Sample::new();
    let mut inner = sample.stream(dictionary! { "Subtype" => "Form" }, "n");
    for _ in 0..12 {
        let own = dictionary! { "XObject" => dictionary! { "X" => inner } };
        let form = dictionary! { "Subtype" => "Form", "Resources" => own };
        inner = sample.stream(form, "/X Do ".repeat(8));
    }
    sample.page("/X Do", dictionary! { "XObject" => dictionary! { "X" => inner } });
    assert_eq!(run(&sample.bytes()), Err(PressError::TooComplex));
}

#[test]
fn what_is_no_pdf_is_refused() {
    let pdf = one("", Dictionary::new());
    for bytes in [&b""[..], b"%PDF-1.7", b"{}", &pdf[..pdf.len() / 2], &pdf[9..]] {
        assert!(matches!(run(bytes), Err(PressError::Unreadable(_))));
    }
    let garbage = one("0 0 0 1 k ) >> (", Dictionary::new());
    assert!(matches!(run(&garbage), Err(PressError::Unreadable(_))));
}

/// Makes a page of much that a page can have.
fn rich(content: &str) -> Vec<u8> {
    let mut sample = Sample::new();
    let mut resources = common(&mut sample);
    let form = dictionary! { "Subtype" => "Form", "Resources" => resources.clone() };
    let form = sample.stream(form, "0 g 0 0 9 9 re f");
    resources.set("XObject", dictionary! { "X" => form });
    sample.page(content, resources);
    sample.bytes()
}

proptest! {
    #[test]
    fn any_damage_gives_an_answer(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut pdf = rich("q 0 g BT /F 9 Tf (a) Tj ET /X Do Q /spot cs 1 scn 0 0 9 9 re f");
        for (at, byte) in damage {
            let at = at.index(pdf.len());
            pdf[at] = byte;
        }
        let _ = run(&pdf);
    }

    #[test]
    fn any_content_gives_an_answer(
        operators in prop::collection::vec(
            prop::sample::select(vec![
                "q", "Q", "cm", "w", "gs", "Do", "sh", "n", "f", "S", "B", "W", "re", "m",
                "BT", "ET", "Tf", "Tm", "Td", "Tr", "Tj", "'", "k", "K", "g", "cs", "scn",
                "BDC", "EMC", "0", "-1", "1e9", "0.5", "1 0 0 1 0 0", "(a)", "/F", "/X",
                "/spot", "/all", "/Pattern", "[", "]", "<<", ">>",
            ]),
            0..40,
        ),
    ) {
        let _ = run(&rich(&operators.join(" ")));
    }
}
