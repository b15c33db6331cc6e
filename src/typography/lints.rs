//! The lints that look for a pattern, as a table; where what to write instead
//! must be worked out, the function that does it.
//!
//! Sources: as in [`rules`](super::rules). A lint is only ever a suggestion:
//! words are the author's.

use regex::Captures;

use super::lint::{Entry, Instead, Lint, Trust};

use Instead::{Computed, Template};
use Trust::{Ask, Safe};

/// Words that number things without counting them: « dossier 16145 ».
const NUMBERING: &str = r"(?i)(?:dossier|numéro|no|nᵒ|n°|code|case|poste|bureau|article|page|rue|loi|projet)s?[ \x{A0}]$";

/// The lints, in the order in which they are looked for.
#[rustfmt::skip]
pub(super) const LINTS: &[Entry] = &[
    // Signs and spaces (BDL points de suspension; BDL tiret; BDL barre oblique).
    Entry::new(Lint::EtCetera, r"\b[Ee]tc(\.\.+|\.?…)", Template("."), Safe),
    Entry::new(Lint::TightDash, r"\p{L}(—)\p{L}", Template(" –\u{A0}"), Ask),
    Entry::new(Lint::Slash, r"\p{L}(/)(?:(?:de|du|des|la|le|les)␣|[dl]['’]\p{L})", Template(" / "), Ask),
    Entry::new(Lint::Slash, r"(?:^|[.:;!?(][ \x{A0}]*)\p{L}+(␣+/␣+)\p{L}+(?:$|[.,:;!?)])", Template("/"), Ask),
    Entry::new(Lint::RangeDash, r"\d(–)\d", Template("-"), Safe),

    // Numbers and money (BDL nombres; BDL dollar; BDL tranches de trois).
    Entry::new(Lint::DecimalPoint, r"‹alone›\d+(\.)\d{1,2}␣*(?:%|\$|millions?\b|milliards?\b)", Template(","), Safe),
    Entry::new(Lint::CurrencyBefore, r"(?:^|[^\p{L}\p{N}$])(\$␣*(\d+(?:[.,␣]\d+)*))", Template("${2} $$"), Safe),
    Entry::new(Lint::CurrencyCode, r"\d␣*\$(␣*CAN)\b", Template(" CA"), Safe),
    Entry::new(Lint::Thousands, r"‹alone›((\d{2,3})(\d{3}))␣\p{Ll}+[sx]\b", Template("${2} ${3}"), Ask).unless(NUMBERING),

    // Hours (BDL écriture des heures).
    Entry::new(Lint::TwelveHours, r"\b((\d{1,2})(?::(\d\d))?␣*([ap])\.?m\b\.?)", Computed(full_day), Ask),
    Entry::new(Lint::HourZeros, r"‹hour›(␣*[hH]␣*00)\b", Template(" h"), Safe),
    Entry::new(Lint::HourMinutes, r"‹hour›␣*h␣*(\d)(?:[^\p{L}\p{N}␣/]|␣*$)", Template("0${1}"), Ask),
    Entry::new(Lint::AroundTheClock, r"\b(24␣*h(?:eures?)?␣*/␣*24((?:,|␣et)␣*)?(7␣*j(?:ours)?␣*/␣*7)?)\b", Computed(around_the_clock), Safe).in_quebec(),
    Entry::new(Lint::AroundTheClock, r"\b(7␣*j(?:ours)?␣*/␣*7)\b", Template("7 jours sur 7"), Safe).in_quebec(),

    // Dates (BDL écriture des dates; BDL date).
    Entry::new(Lint::FirstOfMonth, r"‹alone›(1)␣+‹month›‹end›", Template("1er"), Safe),
    Entry::new(Lint::DateSlashes, r"‹alone›((\d\d?)/(\d\d?)/(\d{4}))‹end›", Computed(year_first), Ask).in_quebec(),
    Entry::new(Lint::DateOrder, r"‹alone›((\d\d)-(\d\d)-(\d{4}))‹end›", Computed(year_first), Ask).in_quebec(),
    Entry::new(Lint::Weekday, r"\b((lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),␣le␣(\d{1,2}(?:er)?␣‹month›))", Template("le ${2} ${3}"), Ask),

    // Ordinals and abbreviations (BDL adjectifs ordinaux; BDL numéro; BDL page).
    Entry::new(Lint::Ordinal, r"\b1((?:i?ère)s?)\b", Computed(feminine_first), Safe),
    Entry::new(Lint::Ordinal, r"\b(?:\d+|[IVXL]+)(i?[èe]me(s?))\b", Template("e${2}"), Safe),
    Entry::new(Lint::Ordinal, r"\b2(n(d(?:es?|s)?))\b", Template("${2}"), Safe),
    Entry::new(Lint::Numero, r"\b[Nn](os)␣\d+␣*(?:et|à|,|-)␣*\d", Template("ᵒˢ"), Ask),
    Entry::new(Lint::HashNumber, r"(?:^|[␣(])(#)\d", Template("no "), Safe),
    Entry::new(Lint::Pages, r"\b(pp)\.␣*\d", Template("p"), Safe),
    Entry::new(Lint::OldStatutes, r"\b(L\.␣?R\.␣?Q\.)", Template("RLRQ"), Safe),
    Entry::new(Lint::AcronymPoints, r"\b((?:\p{Lu}\.){3,})(␣\p{Lu}\p{Ll})?", Computed(without_points), Ask),

    // Capitals and ligatures (BDL majuscules accentuées; BDL ligatures).
    Entry::new(Lint::CapitalAccent, r"(?:^|[.!?…]␣)(A)␣(?:l['’]|(?:la|cause|ce|cette|ces|chaque|compter|condition|côté|défaut|des|force|la|leur|long|lui|moins|noter|part|partir|pied|plusieurs|propos|quel|retenir|savoir|son|sa|ses|suivre|tel|temps|titre|tous|tout|travers|un|une|venir|vous)\b)", Template("À"), Safe),
    Entry::new(Lint::CapitalAccent, r"\b(E)(?:COLE|COUT|CRI|DIT|DUC|GAL|LAB|LEC|LEM|LEV|LIM|MET|MIS|NERG|NUM|POQ|PREUV|QUIL|QUIP|QUIT|TABL|TANT|TAP|TAT|TE|TRANG|TRE|TUD|VAL|VEN|VIT|VOL)[\p{Lu}]*\b", Template("É"), Ask),
    Entry::new(Lint::CapitalAccent, r"\b(E)(?:cole|cout|cri[rtv]|duc|gal|labor|lém|lev|limin|met|miss|nerg|num|poq|preuv|quil|quip|quit|tabl|tant|tap|tat|trang|tud|val|vèn|vit|vol)\p{Ll}*\b", Template("É"), Safe),
    Entry::new(Lint::Ligature, r"\b\p{L}*(oe|Oe|OE)(?:u|U|il\b|ill|tus\b|soph)", Computed(ligature), Safe),

    // Terms (GDT courriel).
    Entry::new(Lint::Term, r"\b(e-?mail(s?))\b", Template("courriel${2}"), Ask),
];

/// Writes an hour of the afternoon as one of the whole day: « 17 h 30 ».
fn full_day(found: &Captures<'_>) -> Option<String> {
    let hour: u32 = found[2].parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let afternoon = if &found[4] == "p" { 12 } else { 0 };
    let hour = hour % 12 + afternoon;
    match found.get(3).map(|minutes| minutes.as_str()) {
        None | Some("00") => Some(format!("{hour} h")),
        Some(minutes) => Some(format!("{hour} h {minutes}")),
    }
}

/// Writes « 24 heures sur 24, 7 jours sur 7 », as much of it as is there.
fn around_the_clock(found: &Captures<'_>) -> Option<String> {
    let between = found.get(2).map_or("", |between| between.as_str());
    let days = if found.get(3).is_some() { "7 jours sur 7" } else { "" };
    Some(format!("24 heures sur 24{between}{days}"))
}

/// Writes a date with its year first; both readings of an ambiguous one.
fn year_first(found: &Captures<'_>) -> Option<String> {
    let number = |group: usize| found[group].parse::<u32>().ok();
    let (first, second, year) = (number(2)?, number(3)?, &found[4]);
    let date = |month: u32, day: u32| format!("{year}-{month:02}-{day:02}");
    let is = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    let slashes = found[1].contains('/');
    match (is(first, second), is(second, first)) {
        (true, true) if slashes && first != second => {
            Some(format!("{} ou {}", date(first, second), date(second, first)))
        }
        // With hyphens, the day comes first by custom.
        (_, true) => Some(date(second, first)),
        (true, false) => Some(date(first, second)),
        (false, false) => None,
    }
}

/// Writes the ending of « première ».
fn feminine_first(found: &Captures<'_>) -> Option<String> {
    Some(if found[1].ends_with('s') { "res" } else { "re" }.to_owned())
}

/// Writes an acronym without its points; the citation form of federal statutes
/// keeps them, and before a name they are initials.
fn without_points(found: &Captures<'_>) -> Option<String> {
    let bare: String = found[1].chars().filter(|character| *character != '.').collect();
    let kept = matches!(&*bare, "LRC" | "LRQ") || found.get(2).is_some();
    (!kept).then_some(bare)
}

/// Writes o and e as one letter.
fn ligature(found: &Captures<'_>) -> Option<String> {
    Some(if found[1].starts_with('O') { "Œ" } else { "œ" }.to_owned())
}
