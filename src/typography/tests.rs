//! What is set, by example, and the laws of the setting.

use proptest::prelude::{ProptestConfig, any, prop_oneof};
use proptest::strategy::Strategy;

use regex::Regex;

use super::inclusive::Policy;
use super::lint::{self, Lint};
use super::rule::spelt_out;
use super::rules::{RULES, SHIELDS};
use super::{Profile, quotation, set};
use crate::text::Inline;

/// A citation, of which typography knows nothing.
#[derive(Debug, Clone, PartialEq)]
struct Cited;

type Line = Vec<Inline<Cited>>;

fn show(line: &[Inline<Cited>]) -> String {
    let show = |inline: &Inline<Cited>| match inline {
        Inline::Text { text } => text.clone(),
        Inline::Emphasis { content } => format!("<em>{}</em>", show(content)),
        Inline::Superscript { content } => format!("<sup>{}</sup>", show(content)),
        Inline::Link { content, .. } => format!("<a>{}</a>", show(content)),
        Inline::Break => "<br>".into(),
        Inline::Citation(_) => "<cite>".into(),
        Inline::Strong { .. } | Inline::Subscript { .. } | Inline::SmallCaps { .. } => {
            "?".into()
        }
    };
    line.iter().map(show).collect()
}

fn set_text(typed: &str, profile: Profile) -> String {
    let mut line = vec![Inline::text(typed)];
    set(&mut line, profile);
    visible(&show(&line))
}

fn visible(text: &str) -> String {
    text.replace('\u{A0}', "~")
        .replace('\u{202F}', "^")
        .replace('\u{2011}', "_")
}

fn emphasis(text: &str) -> Inline<Cited> {
    Inline::Emphasis { content: vec![Inline::text(text)] }
}

fn link(href: &str, text: &str) -> Inline<Cited> {
    Inline::Link {
        href: href.into(),
        content: vec![Inline::text(text)],
    }
}

fn pattern(find: &str) -> Regex {
    Regex::new(&spelt_out(find)).unwrap()
}

#[test]
fn every_pattern_has_one_outcome_for_each_group() {
    for rule in RULES {
        assert_eq!(
            pattern(rule.find).captures_len(),
            rule.put.len() + 1,
            "{}",
            rule.find
        );
    }
    for (_, shield) in SHIELDS {
        assert!(pattern(shield).captures_len() <= 2, "{shield}");
    }
}

#[test]
fn french_is_set_as_the_works_of_reference_say() {
    let table = include_str!("../../tests/typography/fr-CA.tsv");
    for row in table.lines().filter(|row| !row.starts_with('#')).skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let &[typed, courant, soigne, france, _] = columns.as_slice() else {
            panic!("five columns: {row}");
        };
        let or_courant =
            |column: &'static str| if column.is_empty() { courant } else { column };
        assert_eq!(set_text(typed, Profile::FrCa), courant, "{typed}");
        assert_eq!(set_text(typed, Profile::FrCaSoigne), or_courant(soigne), "{typed}");
        assert_eq!(set_text(typed, Profile::FrFr), or_courant(france), "{typed}");
    }
}

#[test]
fn proofs_are_read_as_a_good_editor_does() {
    let table = include_str!("../../tests/typography/lints.tsv");
    for row in table.lines().filter(|row| !row.starts_with('#')).skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let found = lint::read(columns[0], Profile::FrCa, Policy::default());
        let names: Vec<&str> = found.iter().map(|one| one.lint.name()).collect();
        if let &[typed, name, expected] = columns.as_slice() {
            assert_eq!(names, [name], "{typed}");
            let corrected = lint::corrected(typed, &found);
            assert_eq!(set_text(&corrected, Profile::FrCa), expected, "{typed}");
        } else {
            assert_eq!(names, Vec::<&str>::new(), "{row}");
        }
    }
}

#[test]
fn every_lint_can_be_told() {
    for lint in Lint::ALL {
        let code = crate::diag::Code::named(lint.name());
        assert!(code.is_some(), "{}", lint.name());
    }
}

#[test]
fn english_is_set_without_french_spaces() {
    for (typed, expected) in [
        ("\"She said \"no\"\" : really ?", "“She said ‘no’”: really?"),
        ("don't - 'ever' - the '90s...", "don’t – ‘ever’ – the ’90s…"),
        ("5 p.m., 514-555-1234, 25%, H2X1Y4", "5~p.m., 514-555-1234, 25%, H2X~1Y4"),
    ] {
        assert_eq!(set_text(typed, Profile::EnCa), expected);
    }
}

#[test]
fn a_number_is_isolated_across_markup() {
    let mut line = vec![Inline::text("هاتف 9"), emphasis("-1-1")];
    set(&mut line, Profile::RightToLeft);
    assert_eq!(show(&line), "هاتف \u{2066}9<em>-1-1\u{2069}</em>");
}

#[test]
fn rules_reach_across_markup() {
    let address = "https://a.org/x";
    for (mut line, expected) in [
        (
            vec![
                emphasis("mot"),
                Inline::text(" : \"a "),
                emphasis("b"),
                Inline::text("\""),
            ],
            "<em>mot</em>~: «~a <em>b</em>~»",
        ),
        (vec![emphasis("mot "), Inline::text(": x")], "<em>mot~</em>: x"),
        (
            vec![
                Inline::text("Vu "),
                Inline::Citation(Cited),
                Inline::text(" : l'"),
                emphasis("an"),
            ],
            "Vu <cite>~: l’<em>an</em>",
        ),
        (
            vec![
                Inline::text("1"),
                Inline::Superscript { content: vec![Inline::text("er")] },
                Inline::text(" mars"),
            ],
            "1<sup>er</sup>~mars",
        ),
        (
            vec![
                link(address, address),
                Inline::text(": x"),
                Inline::Break,
                Inline::text("y ?"),
            ],
            "<a>https://a.org/x</a>~: x<br>y?",
        ),
        (vec![link("mailto:l'a...@b.c", "l'a...@b.c")], "<a>l'a...@b.c</a>"),
        (vec![link(address, "l'an 2024")], "<a>l’an~2024</a>"),
    ] {
        set(&mut line, Profile::FrCa);
        assert_eq!(visible(&show(&line)), expected);
    }
}

/// Words, numbers and the signs beside which spaces matter.
const SIGNS: &[&str] = &[
    " ", " ", "\u{A0}", "\u{202F}", "mot", "an", "25", "«", "»", ":", ";", "!", "?", "%",
    "$", "(", ")", "\"", "'",
];

/// What no rule may touch, with what rules would touch elsewhere.
const ADDRESSES: &[&str] = &[
    "https://a.org/l'an?x=25%&y=17h30",
    "www.a.org/n°3:4",
    "p.12...5%@a.org",
    "12h30.pdf",
    "10.1000/1er-2e",
    "a.org/l'an",
    "978-2-89000-000-0",
];

/// Pieces that mean something to the rules.
fn lines() -> impl Strategy<Value = Line> {
    let piece = prop_oneof![
        6 => proptest::sample::select(vec![
            " ", " ", "\u{A0}", "\u{202F}", "\"", "'", "«", "»", "“", "”", "(", ")", "[", "]", "-", "–",
            "—", ".", "...", "…", ",", ":", ";", "?", "!", "%", "$", "1", "12", "514", "1234", "2024",
            "h", "H", "km", "no", "n°", "er", "e", "I", "XXI", "M.", "Mme", "Roy", "Dr", "mars", "siècle",
            "p.", "ex.", "art.", "P-13", "l", "mot", "https://a.org/b", "a@b.org", "ISBN", "9-1-1", "\n",
            "\u{FFFC}", "M", "ans", "H2X",
        ])
        .prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    let text = proptest::collection::vec(piece, 0..8)
        .prop_map(|pieces| Inline::Text { text: pieces.concat() });
    let inline = text.prop_recursive(2, 8, 3, |inner| {
        let content = proptest::collection::vec(inner, 0..3);
        prop_oneof![
            content.clone().prop_map(|content| Inline::Emphasis { content }),
            content.clone().prop_map(|content| Inline::Superscript { content }),
            content.prop_map(|content| Inline::Link {
                href: "https://a.org/b".into(),
                content
            }),
            proptest::strategy::Just(Inline::Citation(Cited)),
            proptest::strategy::Just(Inline::Break),
        ]
    });
    proptest::collection::vec(inline, 0..5)
}

/// A text of pieces.
fn texts(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(pieces), 0..12)
        .prop_map(|pieces| pieces.concat())
}

/// Returns the letters and digits of a line. Only the letters of « nᵒ » may be
/// written otherwise, and the capital of « 17 H ».
fn words(line: &[Inline<Cited>]) -> String {
    let text = show(line).replace("<sup>", "").replace("</sup>", "");
    let text = text.replace(['°', 'º', 'ᵒ'], "o").replace('ˢ', "s").replace('H', "h");
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

proptest::proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn setting_twice_is_setting_once(line in lines()) {
        for profile in Profile::ALL {
            let mut once = line.clone();
            set(&mut once, profile);
            let mut twice = once.clone();
            set(&mut twice, profile);
            proptest::prop_assert_eq!(&once, &twice);
        }
    }

    #[test]
    fn someones_words_stay_theirs(line in lines()) {
        let marks = |character: &char| {
            !matches!(character, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}') && !"\"'’‘«»“”".contains(*character)
        };
        for profile in Profile::ALL {
            let mut said = line.clone();
            quotation(&mut said, profile);
            let before: String = show(&line).chars().filter(marks).collect();
            let after: String = show(&said).chars().filter(marks).collect();
            proptest::prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn no_word_is_added_or_removed(line in lines()) {
        for profile in Profile::ALL {
            let mut after = line.clone();
            set(&mut after, profile);
            proptest::prop_assert_eq!(words(&line), words(&after));
        }
    }

    #[test]
    fn addresses_stay_what_they_are(
        before in texts(SIGNS),
        address in proptest::sample::select(ADDRESSES),
        after in texts(SIGNS),
    ) {
        for profile in Profile::ALL {
            let set = set_text(&format!("{before} {address} {after}"), profile);
            proptest::prop_assert!(set.contains(address), "{}", set);
        }
    }

    #[test]
    fn no_line_ends_before_a_sign_that_belongs_to_a_word(text in texts(SIGNS)) {
        let breaks =
            Regex::new(r"[\p{L}\d] +(?:(?::|[;!?]+)(?: |$)|»)|\d +[%$]|« +[\p{L}\d]").unwrap();
        for profile in Profile::ALL.into_iter().filter(|profile| profile.is_french()) {
            let set = set_text(&text, profile);
            proptest::prop_assert!(!breaks.is_match(&set), "{}", set);
        }
    }
}
