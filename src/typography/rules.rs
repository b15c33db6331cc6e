//! The rules, as a table.
//!
//! Sources: « BDL » is the Banque de dépannage linguistique of the Office
//! québécois de la langue française, « BT » the Bureau de la traduction of
//! Canada (*Le guide du rédacteur*, *The Canadian Style*), « UAX 14 » the line
//! breaking of Unicode, « use » what is customary in print in Québec.

use super::rule::Put::{
    BeforeHighSign, Closed, Isolated, Mark, NoBreak, Raised, RaisedAs, Sign, Space,
    Thousands, Wide,
};
use super::rule::Scope::{All, Canada, English, Everywhere, French, Quebec, RightToLeft};
use super::rule::{Put, Rule, Scope};

/// What patterns call by a name, in the order in which names are replaced.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("‹url›", r"[\p{L}\p{N}\-._~:/?#@!$&'()*+,;=%]*[\p{L}\p{N}_~/#$&*+=%-]"),
    // The last character before a sign of punctuation.
    ("‹word›", r"[\p{L}\p{M}\p{N})\]»”’'…%‰$€¢°²³.*‹object›]"),
    // What may follow a sign of punctuation.
    ("‹pause›", r#"(?:[␣\n)\]»”’"'.,…–—‹object›]|$)"#),
    ("‹end›", r"(?:[^\p{L}\p{M}\p{N}'’]|$)"),
    ("‹alone›", r"(?:^|[^\p{L}\p{N}.,/-])"),
    ("‹whole›", r"(?:[^\p{L}\p{N}-]|$)"),
    // The inside of an aside: no end of a sentence.
    ("‹aside›", r"[^\d␣\n.!?…](?:[^.!?…\n]|[.!?…][^ \n])*?"),
    (
        "‹month›",
        "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|\
         novembre|décembre)",
    ),
    ("‹hour›", r"\b(?:[01]?\d|2[0-4])"),
    (
        "‹unit›",
        "(?:km/h|[kcmµ]?m[²³]|[kcmµ]m|[kmµ]g|[mcd][lL]|kWh?|MW|[kMGT]o|[kMG]?Hz|°[CF]|dB|ha|lb|\
         po|pi|min)",
    ),
    (
        "‹measure›",
        "(?:ans?|années?|mois|semaines?|jours?|heures?|minutes?|secondes?|dollars?|cents?|\
         millions?|milliards?|pages?)",
    ),
    (
        "‹rank›",
        "(?:siècles?|étages?|éditions?|arrondissements?|alinéas?|anniversaires?|trimestres?|\
         législatures?|sessions?|années?|avenues?|rues?|rangs?)",
    ),
    (
        "‹short›",
        "(?:pp?|art|chap|ch|c|vol|t|fig|par|al|sect|tabl?|ann|liv|r|[Tt]él|Tel|[Aa]pp|[Bb]ur)",
    ),
    (
        "‹label›",
        "(?i:an|année|chapitre|article|page|tome|volume|figure|tableau|annexe|section|\
         paragraphe|alinéa|numéro|poste|bureau|niveau|étape|partie|titre|livre)s?",
    ),
    ("‹postal›", "[ABCEGHJ-NPRSTV-Z]"),
    // In a class: what is no text, or hidden.
    ("‹object›", r"\x{FFFC}\x{1A}"),
    ("␣", r"[ \x{A0}\x{2009}\x{202F}]"),
];

/// What no rule may touch; the first group of each, if it has one. Numbers are
/// shielded only where rules would set them.
#[rustfmt::skip]
pub(super) const SHIELDS: &[(Scope, &str)] = &[
    // Code, as editors mark it.
    (Everywhere, r"`[^`]+`"),
    (Everywhere, r"(?:https?|ftp)://‹url›"),
    (Everywhere, r"\bwww\.‹url›"),
    (Everywhere, r"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+"),
    // The key of a citation, where a text is read as it is written.
    (Everywhere, r"@[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*"),
    (Everywhere, r"\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:ca|com|info|net|org|qc|quebec)\b(?:/‹url›)?"),
    (Everywhere, r"[\p{L}\p{N}_./-]*[\p{L}\p{N}_]\.(?:csl|docx?|epub|html?|jpe?g|odt|pdf|png|svg|txt|ya?ml|zip)\b"),
    (All, r"\bISBN(?:-1[03])?␣*:?␣*(\d[\d␣-]{8,15}[\dX])"),
    (All, r"\bISSN␣*:?␣*(\d{4}-\d{3}[\dX])"),
    (All, r"\b97[89]-\d[\d-]{8,12}\d\b"),
    (Everywhere, r"\b10\.\d{4,}/‹url›"),
    (All, r"\b\d-\d-\d\b"),
    (All, r"\b\d{4}-\d\d-\d\d\b"),
];

const fn rule(scope: Scope, find: &'static str, put: &'static [Put]) -> Rule {
    Rule { scope, find, put }
}

/// The rules, in the order in which they are applied.
#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    // Numbers in a script from right to left: without this `9-1-1` is printed
    // `1-1-9` (UAX 9, rules W2 and N1).
    rule(RightToLeft,
        r"(?:^|[^\x{2066}\d.,:/()+␣-])␣*(\+?\(?\d+(?:[␣.,:/()-]+\d+)+)", &[Isolated]),

    // Apostrophes (BDL apostrophe; BT apostrophe).
    rule(French, r#"\p{L}(')[\p{L}\p{N}«“"‹object›]"#, &[Mark("’")]),
    rule(French, r"(?i:(?:^|[^\p{L}'’])(?:[cdjlmnst]|qu))(['’]␣+)\p{L}", &[Mark("’")]),
    rule(English, r"[\p{L}\p{N}](')", &[Mark("’")]),
    rule(English, r"(')\d\d", &[Mark("’")]),
    rule(English, r"(?:^|[␣(\[“–—])(')\p{L}", &[Mark("‘")]),

    // Spaces that were typed twice or beside the wrong sign (BDL espacement;
    // BT spacing).
    rule(All, r"(  +)", &[Space]),
    rule(All, r"(␣*[\x{A0}\x{202F}]␣+|␣+[\x{A0}\x{202F}])", &[NoBreak]),
    rule(All, r"[(\[](␣+)[^␣)\]\n]", &[Closed]),
    rule(All, r"[^␣(\[\n](␣+)[)\]]", &[Closed]),
    rule(All, r"[^␣\n,](␣+),(?:[␣\n]|$)", &[Closed]),
    rule(All, r"[\p{L}\p{N})\]»”](␣+)\.(?:[␣\n]|$)", &[Closed]),
    rule(English, r"‹word›(␣+)[;:!?]+(?:[␣\n”’)]|$)", &[Closed]),

    // Signs (BDL points de suspension; BT tiret; UAX 14).
    rule(All, r"(?:^|[^.])(\.\.\.)(?:[^.]|$)", &[Sign("…")]),
    rule(All, r"[^␣\n\d](␣+)(-)(␣+)[^␣\n]", &[Space, Sign("–"), Space]),
    rule(All, r"[^␣\n](␣+)(-)(␣+)[^␣\n\d]", &[Space, Sign("–"), Space]),
    rule(French, r"\p{L}[(\[](-)\p{L}", &[Sign("\u{2011}")]),
    rule(French, r"\p{L}\(\p{L}+\)(-)\p{L}", &[Sign("\u{2011}")]),

    // Titles and numbers of things (BDL madame; BDL docteur; BDL monseigneur;
    // BDL monsieur; BDL numéro; BT number).
    rule(French, r"\bM(mes?|lles?)\b", &[Raised]),
    rule(French, r"\bM(?:mes?|lles?)(␣+)[\p{Lu}‹object›]", &[NoBreak]),
    rule(French, r"\b(?:D|P)(re?s?)(␣+)\p{Lu}", &[Raised, NoBreak]),
    rule(French, r"\bM(gr)(␣+)\p{Lu}", &[Raised, NoBreak]),
    rule(French, r"\b(?:MM?|D[r]e?|Pre?|Mgr)\.?(␣+)\p{Lu}\p{Ll}", &[NoBreak]),
    rule(French, r"\bMM?\.(␣+)[\p{Lu}‹object›]", &[NoBreak]),
    rule(French, r"\b[Nn](ᵒˢ)(␣*)\d", &[RaisedAs("os"), NoBreak]),
    rule(French, r"\b[Nn]os␣\d+␣(?:et|à)(␣+)\d", &[NoBreak]),
    rule(French, r"\b[Nn]([°ºᵒ])(␣*)\d", &[RaisedAs("o"), NoBreak]),
    rule(French, r"\b[Nn]([°ºᵒ])", &[RaisedAs("o")]),
    rule(French, r"(?:^|[^\p{L}\p{N}])[Nn](o)(␣+)\d", &[Raised, NoBreak]),
    rule(French, r"\b[Nn](?:o|[°ºᵒ])(␣+)\d", &[NoBreak]),
    rule(English, r"\bNos?\.(␣+)\d", &[NoBreak]),

    // Ordinals (BDL adjectifs ordinaux; BDL siècle).
    rule(French, r"\b1(ers?|res?)\b", &[Raised]),
    rule(French, r"\b(?:[2-9]|\d{2,})(es?)\b", &[Raised]),
    rule(French, r"\b2(de?s?)\b", &[Raised]),
    rule(French, r"\b[IVX][IVXLC]+(es?)\b", &[Raised]),
    rule(French, r"\bI(er)\b", &[Raised]),
    rule(French, r"\b[VX](e)␣+siècles?‹end›", &[Raised]),
    rule(French, r"\b(?:\d+|[IVXLC]+)(?:er|re|e)(␣+)‹rank›‹end›", &[NoBreak]),

    // Telephone numbers and postal codes (BDL numéros de téléphone; use, code
    // postal: two spaces keep it apart from the province).
    rule(Quebec,
        r"(?:^|[^\p{L}\p{N}.,/-])\+?1([␣.-])\(?[2-9]\d\d\)?[␣.-]?[2-9]\d\d[␣.-]?\d{4}‹whole›",
        &[Sign("\u{A0}")]),
    rule(Quebec,
        r"(\()[2-9]\d\d(\)[␣.-]*)[2-9]\d\d([␣.-])\d{4}‹whole›",
        &[Sign(""), Sign("\u{A0}"), Sign("-")]),
    rule(Quebec,
        r"‹alone›[2-9]\d\d([␣.-])[2-9]\d\d([␣.-])\d{4}‹whole›",
        &[Sign("\u{A0}"), Sign("-")]),
    rule(Canada, r"\b‹postal›\d‹postal›(␣*)\d‹postal›\d\b", &[NoBreak]),
    rule(Canada, r"\((?:Québec|Quebec|Qc|QC)\)(␣+)‹postal›\d‹postal›␣*\d‹postal›\d\b", &[Wide]),

    // Hours and dates (BDL écriture des heures; BT time of day; BDL date).
    rule(French, r"‹hour›␣*(H)␣*[0-5]\d\b", &[Sign("h")]),
    rule(French, r"‹hour›(␣*)[hH](␣*)[0-5]\d\b", &[NoBreak, NoBreak]),
    rule(French, r"‹hour›␣*h(␣+)\d‹end›", &[NoBreak]),
    rule(French, r"‹hour›(␣*)h‹end›", &[NoBreak]),
    rule(English, r"\d(␣+)[ap]\.m\.", &[NoBreak]),
    rule(French, r"\b(?:1er|[12]?\d|3[01])(␣+)‹month›‹end›", &[NoBreak]),
    rule(French, r"\b(?:1er|[12]?\d|3[01])␣‹month›(␣+)\d{4}\b", &[NoBreak]),

    // Numbers and what they count (BDL espacement; BDL tranches de trois;
    // BIPM, brochure du SI 5.4.3; BDL coupure; BDL par exemple).
    rule(French, r"\d(␣*)[%‰]", &[NoBreak]),
    rule(French, r"\d(␣*)(?:[kMG]?\$|[€¢£])", &[NoBreak]),
    rule(French, r"\$(␣+)(?:CAN?|US)\b", &[NoBreak]),
    rule(French, r"\b(?:millions?|milliards?)(␣+)[$€]", &[NoBreak]),
    rule(French, r"‹alone›\d{1,3}(␣)\d{3}(?:␣\d{3}\b|␣\D|[^\d␣]|␣?$)", &[Thousands]),
    rule(All, r"\d(␣*)‹unit›‹end›", &[NoBreak]),
    rule(All, r"\d(␣+)[mglLhjsW]‹end›", &[NoBreak]),
    rule(French, r"\d(␣+)‹measure›‹end›", &[NoBreak]),
    rule(French, r"\b‹label›(␣+)(?:\d|[IVX]+‹end›|[A-Z](?:-\d|‹end›))", &[NoBreak]),
    rule(All, r"\b‹short›\.(␣*)(?:\d|[A-Z]-\d)", &[NoBreak]),
    rule(French, r"\bp\.(␣*)ex\.", &[NoBreak]),
    rule(French, r"\bs\.(␣+)[dl]\.", &[NoBreak]),
    rule(All, r"\bet(␣+)al\.", &[NoBreak]),

    // Punctuation (BDL guillemets; BDL espacement; BT tiret).
    rule(French, r"«(␣*)»", &[NoBreak]),
    rule(French, r"«(␣*)[^␣»\n]", &[NoBreak]),
    rule(French, r"[^␣«\n](␣*)»", &[NoBreak]),
    rule(All, r"“(␣+)[^␣”\n]", &[Closed]),
    rule(All, r"[^␣“\n](␣+)”", &[Closed]),
    rule(French, r"‹word›(␣*):(?:[␣\n«“(\[‹object›]|$)", &[NoBreak]),
    rule(French, r"‹word›(␣+):()\p{L}", &[NoBreak, Space]),
    rule(French, r"‹word›(␣*)[;!?]+‹pause›", &[BeforeHighSign]),
    rule(French, r"[^␣\n](␣+)[–—](␣+)‹aside›(␣+)[–—](␣+)[^␣\n]",
        &[Space, NoBreak, NoBreak, Space]),
];
