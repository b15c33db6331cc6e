//! Records in other languages than their guide: signs, direction, fonts.

use crate::books;
use crate::outputs::assert_pdf;
use crate::project::Project;

/// A guide in French with records in English, Arabic and Inuktitut.
fn project() -> Project {
    let record = |id: &str, language: &str, title: &str, text: &str| {
        format!(
            "  - id: {id}\n    language: {language}\n    title: \"{title}\"\n    \
             text: \"{text}\"\n"
        )
    };
    let mandates = [
        record("anglais", "en-CA", "Welcome", "Ask \\\"who ?\\\" first: we listen."),
        record("arabe", "ar", "مرحبا بكم", "اتصل بالرقم 9-1-1."),
        record("inuktitut", "iu", "ᑐᙵᓱᒋᑦ", "ᐃᓄᒃᑎᑐᑦ ᐅᖃᓕᒪᒐᖅ."),
        record(
            "francais",
            "fr-CA",
            "Accueil",
            "Demandez \\\"qui ?\\\" d'abord: on écoute.",
        ),
    ];
    Project::copy("minimal").write(
        "sources/exemple/mandates.yaml",
        format!("mandates:\n{}", mandates.concat()),
    )
}

#[test]
fn every_language_has_its_signs() {
    let documents = project().documents();
    let booklet = documents.iter().find(|one| one.product == "booklet").unwrap();
    let json = serde_json::to_string(&booklet.frames).unwrap();
    assert!(json.contains("Ask “who?” first: we listen."), "{json}");
    assert!(
        json.contains("Demandez «\u{a0}qui?\u{a0}» d’abord\u{a0}: on écoute."),
        "{json}"
    );
    assert!(
        json.contains(r#""language":"ar""#) && !json.contains(r#""language":"fr-CA""#)
    );
}

#[test]
fn a_telephone_number_keeps_its_order_in_arabic() {
    let documents = project().documents();
    let json = serde_json::to_string(&documents[0].frames).unwrap();
    assert!(json.contains("\u{2066}9-1-1\u{2069}."), "{json}");
}

#[test]
fn every_script_is_set_on_paper_with_a_font_that_has_it() {
    let outputs = project().outputs();
    for (path, bytes) in outputs.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        assert_pdf(path, bytes);
    }
    let plans = crate::pages::plans(&project());
    let (_, plan) = plans.iter().find(|(product, _)| product == "booklet").unwrap();
    for (font, words) in
        [("Noto Sans Arabic", "مرحب"), ("Noto Sans Canadian Aboriginal", "ᑐᙵᓱᒋᑦ")]
    {
        let set = plan.lines().any(|line| line.contains(font) && line.contains(words));
        assert!(set, "{words} is not set in {font}:\n{plan}");
    }
    // Arabic begins at the right.
    let x = |words: &str| {
        let line = plan.lines().find(|line| line.contains(words)).unwrap();
        line.split_whitespace().next().unwrap().parse::<f64>().unwrap()
    };
    assert!(x("مرحب") > x("ᑐᙵᓱᒋᑦ") + 30.0, "{plan}");
}

#[test]
fn a_book_says_the_language_of_each_record_and_carries_its_fonts() {
    let outputs = project().outputs();
    let book = &outputs["2026/exemple/exemple.epub"];
    assert_eq!(books::check_structure(book), Vec::<String>::new());
    let files = books::unpack(book).unwrap();
    let page = String::from_utf8(files["EPUB/section-mandats.xhtml"].clone()).unwrap();
    assert!(
        page.contains(r#"id="mandates-arabe" lang="ar" xml:lang="ar" dir="rtl""#),
        "{page}"
    );
    assert!(
        page.contains(r#"id="mandates-inuktitut" lang="iu" xml:lang="iu" dir="ltr""#)
    );
    assert!(page.contains(r#"id="mandates-francais">"#));
    for font in ["NotoSansArabic", "NotoSansCanadianAboriginal", "Atkinson"] {
        assert!(files.keys().any(|path| path.contains(font)), "{:?}", files.keys());
    }
    let plain = Project::copy("minimal").outputs();
    let files = books::unpack(&plain["2026/exemple/exemple.epub"]).unwrap();
    assert!(!files.keys().any(|path| path.contains("Noto")), "{:?}", files.keys());
}
