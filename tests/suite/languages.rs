//! Records in other languages than their guide: signs, direction, fonts.

use std::collections::BTreeMap;

use depliant::diag::{Code, Diagnostic};

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
        [("Vazirmatn", "مرحب"), ("Noto Sans Canadian Aboriginal", "ᑐᙵᓱᒋᑦ")]
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

/// Returns the letters of Arabic in a text, sorted: a reader of PDFs may give them
/// in another order than they are read, but none twice.
fn arabic(text: &str) -> Vec<char> {
    let letters = text.chars().filter(|sign| ('\u{620}'..'\u{64b}').contains(sign));
    let mut letters: Vec<char> = letters.collect();
    letters.sort_unstable();
    letters
}

#[test]
fn no_letter_of_arabic_is_read_twice_from_paper() {
    let outputs = project().outputs();
    let pdf = lopdf::Document::load_mem(&outputs["2026/exemple/booklet.pdf"]).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let read = pages.iter().map(|page| arabic(&pdf.extract_text(&[*page]).unwrap()));
    // The heading stands in the table of contents too.
    let title = "مرحبا بكم";
    let expected = arabic(&[title, title, "اتصل بالرقم"].concat());
    let mut read: Vec<char> = read.flatten().collect();
    read.sort_unstable();
    assert_eq!(read, expected);
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
    for font in ["Vazirmatn", "NotoSansCanadianAboriginal", "Atkinson"] {
        assert!(files.keys().any(|path| path.contains(font)), "{:?}", files.keys());
    }
    let plain = Project::copy("minimal").outputs();
    let files = books::unpack(&plain["2026/exemple/exemple.epub"]).unwrap();
    assert!(!files.keys().any(|path| path.contains("Noto")), "{:?}", files.keys());
}

/// A guide in French with a whole translation into English, whose records say
/// from which words they were made.
fn translated(versions: &BTreeMap<String, String>) -> Project {
    let version = |id: &str| versions.get(id).map_or("v00000000", String::as_str);
    let sections = format!(
        "  - id: presentation\n    title: Welcome\n    translates: {}\n    \
         text: Is this *guide* yours? [@loi2024]\n  - id: mandats\n    \
         title: Mandates\n    translates: {}\n",
        version("presentation"),
        version("mandats"),
    );
    let guide = format!(
        "title: Sample guide\nlanguage: en-CA\ndescription: A small guide.\n\
         translates: {}\nsections:\n{sections}",
        version("guide"),
    );
    let mandates = format!(
        "mandates:\n  - id: accueil\n    title: To welcome\n    text: Everybody.\n    \
         translates: {}\n",
        version("accueil"),
    );
    let contacts = format!(
        "contacts:\n  - id: urgence\n    name: In danger\n    hours: Day and night\n    \
         answers: Police\n    translates: {}\n",
        version("urgence"),
    );
    Project::copy("minimal")
        .write("sources/exemple/guide.en.yaml", guide)
        .write("sources/exemple/mandates.en.yaml", mandates)
        .write("sources/contacts.en.yaml", contacts)
}

/// Returns the versions that a project's translations are asked to name.
fn older(project: &Project) -> BTreeMap<String, String> {
    let (_, said) = project.build();
    let older = said.into_iter().filter(|one| one.code == Code::TranslationOlder);
    let arg = |one: &Diagnostic, name: &str| {
        one.args.iter().find(|(key, _)| *key == name).unwrap().1.clone()
    };
    older.map(|one| (arg(&one, "id"), arg(&one, "version"))).collect()
}

#[test]
fn a_translation_is_older_once_the_words_of_the_original_change() {
    let versions = older(&translated(&BTreeMap::new()));
    let ids: Vec<&str> = versions.keys().map(String::as_str).collect();
    assert_eq!(ids, ["accueil", "guide", "mandats", "presentation", "urgence"]);
    let project = translated(&versions);
    assert_eq!(older(&project), BTreeMap::new());
    // Another audience or file is no other text.
    let mandates = "sources/exemple/mandates.yaml";
    let project = project.replace(mandates, "mandates:", "# Relu.\nmandates:");
    assert_eq!(older(&project), BTreeMap::new());
    let project = project.replace(mandates, "title: Accueillir", "title: Accueillir tôt");
    assert_eq!(older(&project).into_keys().collect::<Vec<_>>(), ["accueil"]);
}

#[test]
fn a_translated_guide_has_its_own_outputs_with_what_is_written_once() {
    let project = translated(&BTreeMap::new());
    let outputs = project.outputs();
    for product in ["brochure.pdf", "card.pdf", "booklet.pdf", "exemple.en.epub"] {
        assert!(outputs.contains_key(&format!("2026/exemple.en/{product}")), "{product}");
    }
    let book = &outputs["2026/exemple.en/exemple.en.epub"];
    assert_eq!(books::check_structure(book), Vec::<String>::new());
    let documents = project.documents();
    let english = documents.iter().find(|one| one.guide == "exemple.en").unwrap();
    assert_eq!(english.language, "en-CA");
    let json = serde_json::to_string(english).unwrap();
    // Nothing of the French guide, but its numbers, references and panels.
    for word in ["Accueillir", "Nos mandats", "jour et nuit", "Édition"] {
        assert!(!json.contains(word), "{word}: {json}");
    }
    for word in ["To welcome", "Is this ", "In danger", "9-1-1", "\"Edition\""] {
        assert!(json.contains(word), "{word}: {json}");
    }
    assert_eq!(english.references.len(), 1);
}

#[test]
fn what_is_not_translated_is_printed_in_its_own_language() {
    let project = translated(&BTreeMap::new()).remove("sources/exemple/mandates.en.yaml");
    let documents = project.documents();
    let english = documents.iter().find(|one| one.guide == "exemple.en").unwrap();
    let json = serde_json::to_string(english).unwrap();
    let start = json.find("mandates/accueil").unwrap();
    assert!(
        json[start..].starts_with(r#"mandates/accueil","language":"fr-CA""#),
        "{json}"
    );
    let (outputs, said) = project.build();
    assert!(outputs.is_some());
    let missing = said.iter().filter(|one| one.code == Code::TranslationMissing);
    assert_eq!(missing.count(), 1);
}
