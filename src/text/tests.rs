//! What text fields mean, by example, and the laws of their reading.

use std::ops::Range;

use proptest::prelude::{ProptestConfig, any, prop_oneof};
use proptest::strategy::{Just, Strategy};

use super::markup::{Problem, ProblemKind, parse, parse_inline};
use super::{Block, Cite, CiteForm, Cluster, Inline, clusters, resolve_blocks};

/// Writes blocks in a compact form: `p(…)`, `ul(…)`, `ol3(…)`.
fn show_blocks(blocks: &[Block<Cluster>]) -> String {
    let show = |block: &Block<Cluster>| match block {
        Block::Paragraph { content } => format!("p({})", show_line(content)),
        Block::List { ordered, start, items } => {
            let items: Vec<String> = items.iter().map(|item| show_blocks(item)).collect();
            let name = if *ordered { format!("ol{start}") } else { "ul".into() };
            format!("{name}({})", items.join("|"))
        }
    };
    blocks.iter().map(show).collect()
}

fn show_line(line: &[Inline<Cluster>]) -> String {
    let show = |inline: &Inline<Cluster>| match inline {
        Inline::Text { text } => text.clone(),
        Inline::Emphasis { content } => format!("<em>{}</em>", show_line(content)),
        Inline::Strong { content } => format!("<b>{}</b>", show_line(content)),
        Inline::Link { href, content } => format!("<a {href}>{}</a>", show_line(content)),
        Inline::Break => "<br>".into(),
        Inline::Citation(cluster) => {
            let cites: Vec<String> = cluster.cites.iter().map(show_cite).collect();
            format!("⟦{}⟧", cites.join("; "))
        }
        Inline::Superscript { .. }
        | Inline::Subscript { .. }
        | Inline::SmallCaps { .. } => "?".into(),
    };
    line.iter().map(show).collect()
}

/// Writes a cite as `prefix/form key label=value/suffix`.
fn show_cite(cite: &Cite) -> String {
    let form = match cite.form {
        CiteForm::Normal => "",
        CiteForm::Narrative => "+",
        CiteForm::SuppressAuthor => "-",
        CiteForm::AuthorOnly => "!",
    };
    let locator = cite.locator.as_ref();
    let locator = locator
        .map(|place| format!(" {}={}", place.label, place.value))
        .unwrap_or_default();
    format!("{}/{form}{}{locator}/{}", cite.prefix, cite.key, cite.suffix)
}

fn show_problems(source: &str, problems: &[Problem]) -> String {
    let show = |problem: &Problem| {
        let kind = match problem.kind {
            ProblemKind::Unsupported(name) => name,
            ProblemKind::BadLink => "bad-link",
            ProblemKind::BadCitation => "bad-citation",
        };
        format!("{kind}: {}", &source[problem.range.clone()])
    };
    problems.iter().map(show).collect::<Vec<_>>().join(" / ")
}

#[test]
fn markup_makes_blocks() {
    for (source, blocks) in [
        ("", ""),
        (" \n\n ", ""),
        ("Un\ndeux\n\ntrois", "p(Un deux)p(trois)"),
        ("*a* **b _c_**", "p(<em>a</em> <b>b <em>c</em></b>)"),
        ("un  \ndeux\\\ntrois", "p(un<br>deux<br>trois)"),
        ("[ici](https://a.org/x)", "p(<a https://a.org/x>ici</a>)"),
        ("<aide@a.org>", "p(<a mailto:aide@a.org>aide@a.org</a>)"),
        ("[911](tel:911)", "p(<a tel:911>911</a>)"),
        ("- a\n- b\n  - c", "ul(p(a)|p(b)ul(p(c)))"),
        ("3. a\n\n   b\n4. c", "ol3(p(a)p(b)|p(c))"),
        ("2017. Création\n2018. Suite", "p(2017. Création)p(2018. Suite)"),
        (
            "Prix* et a < b, \"x\" -- 'y' & &amp; \\*",
            "p(Prix* et a < b, \"x\" -- 'y' & & *)",
        ),
    ] {
        let markup = parse(source);
        assert_eq!(show_blocks(&markup.blocks), blocks, "{source}");
        assert_eq!(markup.problems, [], "{source}");
    }
}

#[test]
fn what_the_subset_lacks_is_a_problem_and_its_words_stay() {
    for (source, blocks, problems) in [
        ("# Titre\nx", "p(Titre)p(x)", "heading: # Titre"),
        ("a `b` c", "p(a b c)", "code: `b`"),
        ("    dix\n", "p(dix)", "code: dix"),
        ("```yaml\na\n```\nb", "p(a)p(b)", "code: ```yaml\na\n```"),
        ("> a *b*", "p(a <em>b</em>)", "quote-block: > a *b*"),
        ("![alt](x.png)", "p(alt)", "image: ![alt](x.png)"),
        ("a <br> b", "p(a <br> b)", "html: <br>"),
        ("<div>\na\n</div>", "p(<div> a </div>)", "html: <div>\na\n</div>"),
        ("a\n\n***\n\nb", "p(a)p(b)", "rule: ***"),
        ("~~a~~", "p(a)", "strikethrough: ~~a~~"),
        ("|a|b|\n|-|-|\n|c|d|", "p(a b)p(c d)", "table: |a|b|\n|-|-|\n|c|d|"),
        ("- [ ] a", "ul(p([ ] a))", "task-list: [ ]"),
        ("[a](javascript:x)", "p(a)", "bad-link: [a](javascript:x)"),
        ("[a](page.html)", "p(a)", "bad-link: [a](page.html)"),
        ("[](https://a.org)", "", "bad-link: [](https://a.org)"),
        (
            "[a]\n\n[a]: https://a.org\n\nb",
            "p(<a https://a.org>a</a>)p([a]: https://a.org)p(b)",
            "reference: [a]: https://a.org",
        ),
        ("a[^1]\n\n[^1]: b", "p(a[^1])p(b)", "footnote: [^1] / footnote: [^1]: b"),
    ] {
        let markup = parse(source);
        assert_eq!(show_blocks(&markup.blocks), blocks, "{source}");
        assert_eq!(show_problems(source, &markup.problems), problems, "{source}");
    }
}

#[test]
fn lines_take_one_paragraph() {
    for (source, line, problems) in [
        ("Un *titre* [@a]", "Un <em>titre</em> ⟦/a/⟧", ""),
        ("2017. Bilan", "2017. Bilan", ""),
        ("1. Bilan", "1. Bilan", "list: 1. Bilan"),
        ("a\n\nb", "a b", "paragraph: b"),
    ] {
        let (content, found) = parse_inline(source);
        assert_eq!(show_line(&content), line, "{source}");
        assert_eq!(show_problems(source, &found), problems, "{source}");
    }
}

#[test]
fn citations_are_pandocs() {
    for (source, line) in [
        ("a [@spvm2014].", "a ⟦/spvm2014/⟧."),
        ("[@spvm2014, p. 3; voir @legis2019]", "⟦/spvm2014 page=3/; voir/legis2019/⟧"),
        ("[@a, 12-14, 20 et suivantes]", "⟦/a page=12-14, 20/et suivantes⟧"),
        ("[@a, p. 3, notamment]", "⟦/a page=3/, notamment⟧"),
        ("[@a art. 48.1]", "⟦/a article-locator=48.1/⟧"),
        ("[@a, chapitre P-13.1]", "⟦/a chapter=P-13.1/⟧"),
        ("[@a, nᵒ 4]", "⟦/a issue=4/⟧"),
        ("[@a, annexe B]", "⟦/a appendix=B/⟧"),
        ("[@a, vol. IV]", "⟦/a volume=IV/⟧"),
        ("[@a, pp. 3 et 5]", "⟦/a page=3 et 5/⟧"),
        ("[@a, et passim]", "⟦/a/, et passim⟧"),
        ("[@a{p. IV-B}, fin]", "⟦/a page=IV-B/, fin⟧"),
        ("[@a, {}12 ans après]", "⟦/a/12 ans après⟧"),
        ("[-@a]", "⟦/-a/⟧"),
        ("[voir -@a, p. 2]", "⟦voir/-a page=2/⟧"),
        ("@a [p. 3]", "⟦/+a page=3/⟧"),
        ("@a\n[p. 3]", "⟦/+a page=3/⟧"),
        ("@a [33; voir @b]", "⟦/+a page=33/; voir/b/⟧"),
        ("@a [@b]", "⟦/+a/⟧ ⟦/b/⟧"),
        ("Selon @a_b.c:d, et @e.", "Selon ⟦/+a_b.c:d/⟧, et ⟦/+e/⟧."),
        ("-@a dit", "⟦/-a/⟧ dit"),
        ("[@{https://a.org/x y}]", "⟦/https://a.org/x y/⟧"),
        ("[voir *la* @a]", "⟦voir la/a/⟧"),
        ("**[@a]** fin", "<b>⟦/a/⟧</b> fin"),
        ("[note [x] @a]", "⟦note [x]/a/⟧"),
        ("[note [@a]]", "[note ⟦/a/⟧]"),
        ("[@a,\np. 2]", "⟦/a page=2/⟧"),
        ("aide@exemple.org \\@a \\[@a]", "aide@exemple.org @a [⟦/+a/⟧]"),
        ("https://a.org/@b et @ midi", "https://a.org/@b et @ midi"),
        ("[@a](https://a.org)", "<a https://a.org>@a</a>"),
    ] {
        let (content, problems) = parse_inline(source);
        assert_eq!(show_line(&content), line, "{source}");
        assert_eq!(problems, [], "{source}");
    }
}

#[test]
fn malformed_citations_are_problems_and_stay_as_text() {
    for (source, bad) in [
        ("a [@] b", "[@]"),
        ("a [voir @a; ] b", "[voir @a; ]"),
        ("a [@a; texte] b", "[@a; texte]"),
        ("a [@a @b] b", "[@a @b]"),
        ("a [@a, p. 3", "[@a"),
        ("a [voir *@a] b*", "[voir *@a]"),
        ("[@a <https://a.org>]", "[@a <https://a.org>]"),
    ] {
        let (content, problems) = parse_inline(source);
        assert_eq!(show_problems(source, &problems), format!("bad-citation: {bad}"));
        assert!(!show_line(&content).contains('⟦'), "{source}");
    }
}

#[test]
fn citations_know_their_bytes() {
    let source = "É *x* &amp; [voir @clé, p. 3] @b [2]";
    let markup = parse(source);
    let found = clusters(&markup.blocks);
    let written: Vec<&str> =
        found.iter().map(|found| &source[found.range.clone()]).collect();
    assert_eq!(written, ["[voir @clé, p. 3]", "@b [2]"]);
    assert_eq!(&source[found[0].cites[0].range.clone()], "clé");
}

#[test]
fn citations_are_replaced_in_the_readers_order() {
    let blocks = parse("a [@a]\n\n- *[@b; @c]*").blocks;
    let blocks: Vec<Block<()>> = resolve_blocks(blocks, &mut |cluster| {
        vec![Inline::text(cluster.cites.len().to_string()), Inline::text("!")]
    });
    let shown = format!("{blocks:?}");
    assert!(shown.find("\"1\"") < shown.find("\"2\""), "{shown}");
}

/// Pieces that mean something to the reader.
fn sources() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "[",
            "]",
            "@",
            "a",
            "é",
            ";",
            "-",
            "{",
            "}",
            "*",
            "_",
            "`",
            "\n",
            "\n\n",
            " ",
            "  ",
            "(",
            ")",
            "<",
            ">",
            "https://a.b",
            "p. 3",
            ",",
            "\\",
            "&amp;",
            "- ",
            "1. ",
            "2020. ",
            "|",
            "#",
            "![",
            "[^1]",
            ": ",
            "\t",
            "\u{0}",
            "\r\n",
            "~~",
            "\"",
            "    ",
        ])
        .prop_map(String::from),
        Just("@clé".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest::proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_read_and_every_range_is_text(source in sources()) {
        let markup = parse(&source);
        let _ = parse_inline(&source);
        let found = clusters(&markup.blocks);
        let ranges = found.iter().flat_map(|cluster| {
            cluster.cites.iter().map(|cite| &cite.range).chain([&cluster.range])
        });
        let problems = markup.problems.iter().map(|problem| &problem.range);
        for range in ranges.chain(problems) {
            let range: Range<usize> = range.clone();
            proptest::prop_assert!(source.get(range.clone()).is_some(), "{range:?}");
        }
    }
}
