//! Abbreviated doublets: « citoyen.nes », « intervenant·e·s », and what the
//! Office québécois de la langue française writes instead.
//!
//! Sources: OQLF, Banque de dépannage linguistique, « Signes non retenus pour
//! former des doublets abrégés » and « Pluriel des doublets abrégés »: full
//! doublets in running text; where room is short, parentheses, with the mark of
//! the plural after them.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use schemars::JsonSchema;
use serde::Deserialize;

use super::lint::{Finding, Lint, Trust};

/// What a project does with abbreviated doublets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// They stay as their author wrote them.
    #[default]
    AsAuthored,
    /// Both forms are written out: « citoyennes et citoyens ».
    Doublets,
    /// They are written with parentheses: « citoyen(ne)s ».
    Parentheses,
}

impl Policy {
    /// All policies.
    pub const ALL: [Self; 3] = [Self::AsAuthored, Self::Doublets, Self::Parentheses];

    /// Returns the name that authors use.
    pub fn name(self) -> &'static str {
        match self {
            Self::AsAuthored => "as-authored",
            Self::Doublets => "doublets",
            Self::Parentheses => "parentheses",
        }
    }
}

/// Words whose two forms share no stem: what is written, then with parentheses,
/// then in full.
const WORDS: &[(&str, &str, &str)] = &[
    ("le.la", "le (la)", "la ou le"),
    ("du.de la", "du (de la)", "de la ou du"),
    ("au.à la", "au (à la)", "à la ou au"),
    ("il.elle", "il (elle)", "elle ou il"),
    ("ils.elles", "ils (elles)", "elles et ils"),
    ("lui.elle", "lui (elle)", "elle ou lui"),
    ("celui.celle", "celui (celle)", "celle ou celui"),
    ("ceux.celles", "ceux (celles)", "celles et ceux"),
    ("tous.tes", "tous (toutes)", "toutes et tous"),
    ("tou.te.s", "tous (toutes)", "toutes et tous"),
    ("tous.toutes", "tous (toutes)", "toutes et tous"),
    ("un.e", "un(e)", "une ou un"),
];

/// The signs that stand between the two endings.
const SIGNS: &str = "[.·•‧∙]";

/// What is looked for: one of [`WORDS`], or a masculine form, a sign, the ending
/// of the feminine, and perhaps the plural.
static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let words = WORDS
        .iter()
        .map(|(written, ..)| regex::escape(written).replace(r"\.", "[.·•‧∙/]"));
    let words: Vec<String> = words.collect();
    let endings = "e|ne|le|te|se|ve|fe|sse|ère|ière|trice|rice|euse|ale";
    let dotted = format!(r"(\p{{L}}{{2,}}){SIGNS}({endings})(?:{SIGNS}?(s))?");
    // A hyphen also joins pronouns: only endings that are none.
    let hyphened = r"(\p{L}{3,})-(e|ne|ère|ière|trice|euse)(?:-?(s))";
    let pattern = format!(
        r"(?i:(?:^|[^\p{{L}}])({})(?:[^\p{{L}}]|$))|(?:{dotted}|{hyphened})(?:[^\p{{L}}\p{{N}}]|$)",
        words.join("|")
    );
    Regex::new(&pattern).expect("a test reads every pattern")
});

/// Looks for abbreviated doublets that the project's policy writes otherwise.
pub(super) fn read(text: &str, policy: Policy) -> Vec<Finding> {
    if policy == Policy::AsAuthored {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut at = 0;
    while let Some(found) = PATTERN.captures_at(text, at) {
        let (range, instead) = match found.get(1) {
            Some(word) => (word.range(), known(word.as_str(), policy)),
            None => {
                let (stem, end) = parts(&found);
                (stem..end, derived(&found, policy))
            }
        };
        at = range.end;
        findings.push(Finding {
            lint: Lint::Inclusive,
            range,
            instead: Some(instead),
            trust: match policy {
                Policy::Parentheses => Trust::Safe,
                // Articles and adjectives around a full doublet change too.
                Policy::Doublets | Policy::AsAuthored => Trust::Ask,
            },
        });
    }
    findings
}

/// Returns where the stem of a doublet begins and where its plural ends.
fn parts(found: &Captures<'_>) -> (usize, usize) {
    let group = |group: usize| found.get(group).or_else(|| found.get(group + 3));
    let start = group(2).map_or(0, |stem| stem.start());
    let end = group(4).or_else(|| group(3)).map_or(start, |last| last.end());
    (start, end)
}

/// Returns what to write instead of one of [`WORDS`].
fn known(written: &str, policy: Policy) -> String {
    let lower = written.to_lowercase().replace(['·', '•', '‧', '∙', '/'], ".");
    let found = WORDS.iter().find(|(known, ..)| *known == lower);
    let (_, short, full) = found.copied().unwrap_or(("", "", ""));
    let instead = if policy == Policy::Parentheses { short } else { full };
    if written.starts_with(char::is_uppercase) {
        capitalized(instead)
    } else {
        instead.to_owned()
    }
}

/// Returns a text with a capital.
fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

/// Works out what to write instead of a masculine form with an ending.
fn derived(found: &Captures<'_>, policy: Policy) -> String {
    let group = |group: usize| {
        let group = found.get(group).or_else(|| found.get(group + 3));
        group.map_or("", |group| group.as_str())
    };
    let (written, ending) = (group(2), group(3));
    let plural = !group(4).is_empty();
    // « travailleurs.ses »: the masculine brings its own plural.
    let (stem, own) = match written.strip_suffix('s') {
        // « Québécois » ends so by itself.
        Some(stem) if plural && !stem.ends_with(['a', 'i', 'o', 's', 'u']) => {
            (stem, true)
        }
        _ => (written, false),
    };
    let (feminine, short) = feminine(stem, ending);
    let mark = if plural || own { "s" } else { "" };
    if policy == Policy::Parentheses {
        // A masculine that ends with the mark of the plural has no room for
        // another: « Québécois(es) », « sociaux(‑ales) ».
        let (inner, outer) =
            if stem.ends_with(['s', 'x']) { (mark, "") } else { ("", mark) };
        let hyphen = if short == Short::Added { "" } else { "\u{2011}" };
        let ending = match short {
            Short::Added => ending,
            Short::Replaced(abbreviated) => abbreviated,
        };
        return format!("{stem}({hyphen}{ending}{inner}){outer}");
    }
    let masculine = if stem.ends_with(['x', 's']) {
        stem.to_owned()
    } else {
        format!("{stem}{mark}")
    };
    let lower = masculine.to_lowercase();
    let masculine = if stem.starts_with(char::is_uppercase) && !is_people(stem) {
        lower
    } else {
        masculine
    };
    let joint = if plural { "et" } else { "ou" };
    format!("{feminine}{mark} {joint} {masculine}")
}

/// Returns whether a form names a people, which keeps its capital.
fn is_people(stem: &str) -> bool {
    stem.ends_with("ois") || stem.ends_with("ais") || stem.ends_with("ien")
}

/// How a feminine ending is abbreviated.
#[derive(PartialEq)]
enum Short<'a> {
    /// It is added to the masculine: « citoyen(ne) ».
    Added,
    /// It takes the place of the masculine one: « policier(‑ière) ».
    Replaced(&'a str),
}

/// Returns the feminine of a masculine form, and how its ending is abbreviated.
fn feminine<'a>(stem: &str, ending: &'a str) -> (String, Short<'a>) {
    let without = |end: &str| stem.strip_suffix(end).unwrap_or(stem).to_owned();
    match ending {
        "trice" | "rice" => (without("teur") + "trice", Short::Replaced("trice")),
        "euse" | "se" if stem.ends_with("eur") => {
            (without("r") + "se", Short::Replaced("euse"))
        }
        "se" | "euse" if stem.ends_with('x') => {
            (without("x") + "se", Short::Replaced("se"))
        }
        "ère" | "ière" if stem.ends_with("er") => {
            let ending = if stem.ends_with("ier") { "ière" } else { "ère" };
            (without("er") + "ère", Short::Replaced(ending))
        }
        "ve" if stem.ends_with('f') => (without("f") + "ve", Short::Replaced("ve")),
        "ale" if stem.ends_with("aux") => {
            (without("aux") + "ale", Short::Replaced("ale"))
        }
        added => (format!("{stem}{added}"), Short::Added),
    }
}

#[cfg(test)]
mod tests {
    use super::{Policy, read};

    #[track_caller]
    fn check(text: &str, parentheses: &str, doublets: &str) {
        for (policy, expected) in
            [(Policy::Parentheses, parentheses), (Policy::Doublets, doublets)]
        {
            let found = read(text, policy);
            let instead = found.first().and_then(|one| one.instead.as_deref());
            assert_eq!(instead, Some(expected), "{text}");
            assert_eq!(&text[found[0].range.clone()], text);
        }
    }

    #[test]
    fn abbreviated_doublets_are_written_as_the_oqlf_does() {
        check("citoyen.nes", "citoyen(ne)s", "citoyennes et citoyens");
        check("citoyen·ne·s", "citoyen(ne)s", "citoyennes et citoyens");
        check("citoyen-nes", "citoyen(ne)s", "citoyennes et citoyens");
        check("intervenant·e·s", "intervenant(e)s", "intervenantes et intervenants");
        check("intervenant-e-s", "intervenant(e)s", "intervenantes et intervenants");
        check("exploité.es", "exploité(e)s", "exploitées et exploités");
        check("policier.ère", "policier(\u{2011}ière)", "policière ou policier");
        check("policier·ères", "policier(\u{2011}ière)s", "policières et policiers");
        check(
            "travailleur.se",
            "travailleur(\u{2011}euse)",
            "travailleuse ou travailleur",
        );
        check(
            "travailleurs.ses",
            "travailleur(\u{2011}euse)s",
            "travailleuses et travailleurs",
        );
        check("directeur.trice", "directeur(\u{2011}trice)", "directrice ou directeur");
        check("enquêteur.rice", "enquêteur(\u{2011}trice)", "enquêtrice ou enquêteur");
        check("Québécois.es", "Québécois(es)", "Québécoises et Québécois");
        check("sociaux.ales", "sociaux(\u{2011}ales)", "sociales et sociaux");
        check(
            "professionnel.les",
            "professionnel(le)s",
            "professionnelles et professionnels",
        );
        check("un.e", "un(e)", "une ou un");
        check("Tou.te.s", "Tous (toutes)", "Toutes et tous");
    }

    #[test]
    fn other_words_are_left_alone() {
        for text in
            ["exemple.net", "fichier.txt", "donne-le", "fin.Le", "a.e", "peut-être"]
        {
            assert_eq!(read(text, Policy::Doublets), [], "{text}");
        }
        assert_eq!(read("citoyen.nes", Policy::AsAuthored), []);
    }
}
