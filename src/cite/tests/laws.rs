//! What holds of any works in any style.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::{
    Just, ProptestConfig, any, prop_assert, prop_assert_eq, prop_oneof,
};
use proptest::sample::select;
use proptest::strategy::Strategy;
use serde_json::{Value, json};

use super::{HOUSE, SEVENTH};
use crate::cite::print::{Glyph, OPEN};
use crate::cite::settle::{Spacing, settle};
use crate::cite::{
    Item, ListOrder, Output, Request, Style, html, json as csl, print, process,
    processor, punctuation, text,
};
use crate::text::{Cluster, Inline};

/// Styles of different families, those of the house first.
static STYLES: LazyLock<Vec<Style>> = LazyLock::new(|| {
    let stock =
        ["apa", "ieee", "modern-language-association", "chicago-notes", "vancouver"];
    let stock = stock.into_iter().map(|name| Style::named(name).expect(name));
    let house = [HOUSE, SEVENTH].map(|style| Style::parse(style).expect("it is a style"));
    house.into_iter().chain(stock).collect()
});

/// The places of those that sort by names, titles and dates.
const SORTED: [usize; 2] = [0, 2];

/// The locales in which works are printed.
const LOCALES: &[&str] = &["fr-CA", "fr-FR", "en-US", "de-DE"];

/// What no style may make of works that do not have it.
const DOUBLED: &[&str] =
    &["  ", "\u{A0} ", " \u{A0}", "..", ",,", ";;", "::", " ,", "(,", "()", "[]"];

/// Returns words with signs and markup where a style meets them: at their ends.
fn words() -> impl Strategy<Value = String> {
    let start =
        select(vec!["", "<i>", "«\u{A0}", "(", "d’", "l'", "<sup>", "...", " ", "-"]);
    let word = select(vec![
        "Étude", "loi", "the", "NOM", "2019", "c. P-13", "a<b", "R & D", "例子", "مثال",
        "x",
    ]);
    let end = select(vec![
        "", "", ".", "?", "!", ",", ";", ":", "…", ")", "</i>", "\u{A0}»", "\u{A0}?",
        " ", "’",
    ]);
    proptest::collection::vec((start, word, end), 0..4).prop_map(|parts| {
        let parts = parts.iter().map(|(start, word, end)| format!("{start}{word}{end}"));
        parts.collect::<Vec<_>>().join(" ")
    })
}

/// Returns a name of any shape.
fn name() -> impl Strategy<Value = Value> {
    let family =
        select(vec!["Roy", "Côté", "de la Tour", "d’Aubé", "van Dyk", "", "al-Ali"]);
    let given =
        select(vec!["Anne", "J.-C.", "J. M.", "Marie Ève", "", "Luc, Jr.", "Jo de"]);
    let suffix = select(vec!["", "", "fils", "Jr."]);
    let person = (family, given, suffix).prop_map(|(family, given, suffix)| {
        json!({"family": family, "given": given, "suffix": suffix})
    });
    prop_oneof![
        4 => person,
        1 => words().prop_map(|literal| json!({"literal": literal})),
        1 => Just(json!({"literal": "et al."})),
    ]
}

/// Returns a date in one of the forms that programs write.
fn date() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => (2015..2019_i32).prop_map(|year| json!(year)),
        1 => (-400..2100_i32, 0..14, 0..33).prop_map(|(y, m, d)| json!({"date-parts": [[y, m, d]]})),
        1 => select(vec!["2019-05/2020", "1990~", "sous presse", "2019-21", "2018/"])
            .prop_map(|date| json!(date)),
    ]
}

/// Returns a work without its key.
fn work() -> impl Strategy<Value = Value> {
    let kinds = select(crate::cite::variables::TYPES.to_vec());
    let names = || proptest::collection::vec(name(), 0..4);
    let number = || select(vec!["", "3", "3-4", "12 bis", "IV", "e1-–99", "9,12"]);
    let texts = (words(), words(), words());
    (kinds, texts, names(), names(), date(), (number(), number())).prop_map(
        |(kind, (title, container, publisher), author, editor, issued, numbers)| {
            json!({
                "type": kind, "title": title, "container-title": container,
                "publisher": publisher, "author": author, "editor": editor,
                "issued": issued, "volume": numbers.0, "page": numbers.1,
            })
        },
    )
}

/// Returns works with keys, and the values that are written in them.
fn works() -> impl Strategy<Value = Vec<Item>> {
    proptest::collection::vec(work(), 1..6).prop_map(keyed)
}

/// Reads works; their keys are their places.
fn keyed(works: Vec<Value>) -> Vec<Item> {
    let mut list = Value::Array(works);
    for (place, work) in list.as_array_mut().into_iter().flatten().enumerate() {
        work["id"] = json!(format!("w{place}"));
    }
    csl::read(&list).into_iter().filter_map(|(item, _)| item).collect()
}

/// Returns one cluster for each work, then one of all of them.
fn clusters(items: &[Item]) -> Vec<Cluster> {
    let cite = |item: &Item| json!({"id": item.id});
    let mut all: Vec<Value> = items.iter().map(|item| json!([cite(item)])).collect();
    all.push(items.iter().map(cite).collect());
    csl::read_clusters(&Value::Array(all)).clusters
}

/// Formats works in a style, and cites each of them.
fn formatted(items: &[Item], style: &Style, locale: &str) -> Output {
    let clusters = clusters(items);
    let request = Request {
        items,
        clusters: &clusters,
        style,
        locale,
        order: ListOrder::Style,
        list_all: true,
        sections: &[],
    };
    process(&request).expect("no work and no style stop the engine")
}

/// Returns everything that is printed.
fn printed(output: &Output) -> impl Iterator<Item = &Vec<Inline>> {
    output
        .references
        .iter()
        .map(|entry| &entry.content)
        .chain(&output.citations)
}

/// Returns everything that is written in works.
fn written(items: &[Item]) -> String {
    items.iter().map(|item| format!("{:?}", item.variables)).collect()
}

/// Returns the characters of HTML.
fn bare(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, rest)| rest));
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

proptest::proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(24)
    })]

    #[test]
    fn text_is_html_without_tags_and_nothing_is_doubled(
        (items, style, locale) in (works(), 0..STYLES.len(), select(LOCALES))
    ) {
        let (output, written) = (formatted(&items, &STYLES[style], locale), written(&items));
        prop_assert!(output.references.len() <= items.len());
        for content in printed(&output) {
            let said = text(content);
            prop_assert_eq!(&bare(&html(content)), &said);
            prop_assert_eq!(said.trim(), &said);
            for doubled in DOUBLED.iter().filter(|doubled| !written.contains(**doubled)) {
                prop_assert!(!said.contains(doubled), "{:?} in {:?}", doubled, said);
            }
        }
    }

    #[test]
    fn a_list_in_its_order_stays_in_it(
        (items, style) in (works(), 0..STYLES.len())
    ) {
        let keys = |items: &[Item]| -> Vec<String> {
            let output = formatted(items, &STYLES[style], "fr-CA");
            output.references.into_iter().map(|entry| entry.key).collect()
        };
        let order = keys(&items);
        let listed: Vec<Item> = order
            .iter()
            .flat_map(|key| items.iter().find(|item| item.id == *key).cloned())
            .collect();
        prop_assert_eq!(keys(&listed), order);
    }

    #[test]
    fn works_in_any_order_make_the_same_list(
        (works, seed) in (proptest::collection::vec(work(), 2..6), any::<u64>())
    ) {
        // What tells works apart: without it, they stay as they were given.
        let titled = works.into_iter().enumerate().map(|(place, mut work)| {
            work["type"] = json!("book");
            work["title"] = json!(format!("{} {place}", work["title"].as_str().unwrap_or_default()));
            work["author"] = json!([{"family": format!("Roy{place}")}]);
            work
        });
        let items = keyed(titled.collect());
        let mut shuffled = items.clone();
        let length = shuffled.len();
        for place in 1..length {
            shuffled.swap(place, (seed >> place) as usize % (place + 1));
        }
        for style in SORTED.map(|place| &STYLES[place]) {
            let one = formatted(&items, style, "fr-CA").references;
            prop_assert_eq!(&formatted(&shuffled, style, "fr-CA").references, &one);
        }
    }

    #[test]
    fn cites_of_one_author_and_year_are_told_apart(
        (works, locale) in (proptest::collection::vec(work(), 2..6), select(LOCALES))
    ) {
        let same = works.into_iter().map(|mut work| {
            work["type"] = json!("book");
            work["author"] = json!([{"family": "Roy", "given": "Anne"}]);
            work["issued"] = json!(2019);
            work
        });
        let items = keyed(same.collect());
        for style in &STYLES[..2] {
            let output = formatted(&items, style, locale);
            let cites: BTreeSet<String> =
                output.citations[..items.len()].iter().map(|cite| text(cite)).collect();
            prop_assert_eq!(cites.len(), items.len(), "{:?}", cites);
        }
    }

    #[test]
    fn what_is_settled_stays(
        (pieces, items) in (proptest::collection::vec("[a.,;:!? \u{A0}…)(\u{E100}\u{E101}-]{0,3}", 0..8), works())
    ) {
        let style = &STYLES[0];
        let setting = processor::setting(&style.tree, "fr-CA");
        let mut glyphs: Vec<Glyph> = pieces
            .iter()
            .enumerate()
            .flat_map(|(piece, text)| {
                text.chars().map(move |c| Glyph { c, look: 0, piece, fixed: c >= OPEN })
            })
            .collect();
        punctuation::settle(&mut glyphs, &setting.locale);
        let once = glyphs.clone();
        punctuation::settle(&mut glyphs, &setting.locale);
        prop_assert_eq!(&glyphs, &once);

        let request = Request {
            items: &items,
            clusters: &[],
            style,
            locale: "fr-CA",
            order: ListOrder::Style,
            list_all: true,
            sections: &[],
        };
        for (_, node) in processor::make(&request, &[]).references {
            for spacing in [Spacing::Quebec, Spacing::French, Spacing::Other] {
                let once = settle(print::print(std::slice::from_ref(&node), &setting.locale), spacing);
                prop_assert_eq!(settle(once.clone(), spacing), once);
            }
        }
    }
}
