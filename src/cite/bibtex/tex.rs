//! TeX in the fields of BibTeX: commands become the tags that CSL knows, or the
//! characters that they print. Accents and most symbols are left to the parser.

use super::math::math;

/// Stands for an opening quotation mark while the text is parsed, where the
/// straight one would end a field.
pub(super) const QUOTE: char = '\u{E017}';

/// Commands of markup, and the tags that say the same in CSL.
const TAGS: &[(&str, &str)] = &[
    ("emph", "i"),
    ("textit", "i"),
    ("textsl", "i"),
    ("mkbibemph", "i"),
    ("mkbibitalic", "i"),
    ("textbf", "b"),
    ("mkbibbold", "b"),
    ("textsuperscript", "sup"),
    ("mkbibsuperscript", "sup"),
    ("up", "sup"),
    ("ieme", "sup"),
    ("textsubscript", "sub"),
    ("mkbibsubscript", "sub"),
    ("textsc", "sc"),
    ("bsc", "sc"),
];

/// Commands that change what follows in their group.
const SWITCHES: &[(&str, &str)] = &[
    ("em", "i"),
    ("it", "i"),
    ("itshape", "i"),
    ("sl", "i"),
    ("bf", "b"),
    ("bfseries", "b"),
    ("sc", "sc"),
    ("scshape", "sc"),
];

/// Commands that print characters, or nothing.
const WORDS: &[(&str, &str)] = &[
    ("og", "«\u{A0}"),
    ("fg", "\u{A0}»"),
    ("guillemetleft", "«"),
    ("guillemetright", "»"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textellipsis", "…"),
    ("textdegree", "°"),
    ("degre", "°"),
    ("no", "n<sup>o</sup>"),
    ("numero", "n<sup>o</sup>"),
    ("textnumero", "№"),
    ("euro", "€"),
    ("texteuro", "€"),
    ("nobreakspace", "\u{A0}"),
    ("space", " "),
    ("quad", " "),
    ("newline", " "),
    ("linebreak", " "),
    ("par", " "),
    ("slash", "/"),
    ("xspace", ""),
    ("relax", ""),
    ("newblock", ""),
    ("noopsort", ""),
    ("textup", ""),
    ("textrm", ""),
    ("textsf", ""),
    ("texttt", ""),
    ("textnormal", ""),
    ("mbox", ""),
    ("hbox", ""),
    ("ensuremath", ""),
    ("underline", ""),
    ("url", ""),
    ("nolinkurl", ""),
    ("path", ""),
    ("rm", ""),
    ("sf", ""),
    ("tt", ""),
    ("normalfont", ""),
    ("upshape", ""),
    ("small", ""),
    ("large", ""),
];

/// Commands that put quotation marks around their argument.
const QUOTING: &[&str] = &["enquote", "mkbibquote", "textquote", "foreignquote"];

/// Accents and symbols that the parser knows.
const KNOWN: &[&str] = &[
    "LaTeX",
    "TeX",
    "textendash",
    "textemdash",
    "textquotesingle",
    "textquotedblleft",
    "textquotedblright",
    "textquoteleft",
    "textquoteright",
    "quotedblbase",
    "quotesinglbase",
    "textquotedbl",
    "textasciicircum",
    "textasciigrave",
    "textasciitilde",
    "textasteriskcentered",
    "textbackslash",
    "textbar",
    "textbraceleft",
    "textbraceright",
    "textbullet",
    "textdagger",
    "textdaggerdbl",
    "textdollar",
    "textless",
    "textgreater",
    "textexclamdown",
    "textquestiondown",
    "textordfeminine",
    "textordmasculine",
    "textperiodcentered",
    "textregistered",
    "texttrademark",
    "textsection",
    "textunderscore",
    "guillemotleft",
    "guillemotright",
    "guilsinglleft",
    "guilsinglright",
    "aa",
    "AA",
    "ae",
    "AE",
    "dh",
    "DH",
    "dj",
    "DJ",
    "ng",
    "NG",
    "l",
    "L",
    "i",
    "oe",
    "OE",
    "o",
    "O",
    "ss",
    "SS",
    "th",
    "TH",
    "P",
    "textparagraph",
    "S",
    "copyright",
    "ddag",
    "pounds",
    "u",
    "r",
    "H",
    "v",
    "d",
    "c",
    "k",
    "b",
];

/// Turns TeX into text with the tags of CSL; names the commands that it does not
/// know.
pub(super) fn plain(text: &str, lost: &mut Vec<String>) -> String {
    let mut reader = Reader {
        rest: text,
        out: String::new(),
        groups: Vec::new(),
        lost,
    };
    reader.groups.push(Group { is_written: false, ends: Vec::new() });
    while let Some(c) = reader.next() {
        match c {
            '\\' => reader.command(),
            '{' => {
                reader.groups.push(Group { is_written: true, ends: Vec::new() });
                reader.out.push('{');
            }
            '}' => reader.close(),
            '~' => reader.out.push('\u{A0}'),
            '$' => reader.formula(),
            _ => reader.out.push(c),
        }
    }
    while !reader.groups.is_empty() {
        reader.end_group();
    }
    reader.out
}

/// A group of TeX.
struct Group {
    /// Whether its braces are written.
    is_written: bool,
    /// What must be written at its end.
    ends: Vec<String>,
}

/// Reads TeX.
struct Reader<'a, 'b> {
    rest: &'a str,
    out: String,
    groups: Vec<Group>,
    lost: &'b mut Vec<String>,
}

impl Reader<'_, '_> {
    /// Takes the next character.
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    /// Closes a group; a brace that closes nothing is left out.
    fn close(&mut self) {
        if self.groups.len() > 1 {
            self.end_group();
        }
    }

    /// Writes what stands at the end of a group.
    fn end_group(&mut self) {
        let Some(group) = self.groups.pop() else { return };
        for end in group.ends.iter().rev() {
            self.out.push_str(end);
        }
        if group.is_written {
            self.out.push('}');
        }
    }

    /// Reads a command, after its backslash.
    fn command(&mut self) {
        let name: String =
            self.rest.chars().take_while(char::is_ascii_alphabetic).collect();
        if name.is_empty() {
            return self.sign();
        }
        self.rest = &self.rest[name.len()..];
        if KNOWN.contains(&name.as_str()) {
            self.out.push('\\');
            self.out.push_str(&name);
            return;
        }
        // The space behind a command belongs to it.
        let spaced = self.rest;
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
        let has_argument = self.rest.starts_with('{');
        let of = |table: &[(&str, &'static str)]| {
            table
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, means)| *means)
        };
        if let Some(tag) = of(TAGS).filter(|_| has_argument) {
            self.open(&format!("<{tag}>"), format!("</{tag}>"));
        } else if QUOTING.contains(&name.as_str()) && has_argument {
            self.open(&QUOTE.to_string(), QUOTE.to_string());
        } else if let Some(tag) = of(SWITCHES) {
            self.out.push_str(&format!("<{tag}>"));
            if let Some(group) = self.groups.last_mut() {
                group.ends.push(format!("</{tag}>"));
            }
        } else if name == "href" && has_argument {
            self.skip_argument();
        } else if let Some(word) = of(WORDS) {
            if name == "fg" {
                self.out.truncate(self.out.trim_end_matches(' ').len());
            }
            self.out.push_str(word);
            self.end_word(&name, spaced);
        } else if name == "ier" || name == "ere" || name == "iers" {
            self.out.push_str(&format!("<sup>{}</sup>", &name[1..]));
        } else {
            self.lost.push(format!("\\{name}"));
        }
    }

    /// Keeps the space behind the braces that end a command, `\fg{} `, and that
    /// behind a command that prints nothing of its own.
    fn end_word(&mut self, name: &str, spaced: &str) {
        if let Some(rest) = self.rest.strip_prefix("{}") {
            self.rest = rest;
        } else if name == "fg" && spaced.len() != self.rest.len() {
            self.out.push(' ');
        }
    }

    /// Opens the argument of a command.
    fn open(&mut self, start: &str, end: String) {
        self.next();
        self.out.push_str(start);
        self.groups.push(Group { is_written: false, ends: vec![end] });
    }

    /// Leaves an argument out.
    fn skip_argument(&mut self) {
        let mut depth = 0_usize;
        while let Some(c) = self.next() {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Reads a command whose name is one sign.
    fn sign(&mut self) {
        let Some(sign) = self.next() else { return };
        match sign {
            ',' | ';' => self.out.push('\u{A0}'),
            ' ' | '\n' | '\t' | '\\' => self.out.push(' '),
            '/' | '@' | '!' | '-' | '*' => {}
            '\'' | '"' | '`' | '^' | '~' | '=' | '.' | '´' => {
                self.out.push('\\');
                self.out.push(sign);
                // The letter without a dot: the parser sees the backslash only.
                for letter in ["\\i", "\\j"] {
                    let after = self.rest.strip_prefix(letter);
                    if let Some(after) =
                        after.filter(|after| !after.starts_with(char::is_alphabetic))
                    {
                        self.out.push_str(&letter[1..]);
                        self.rest = after.strip_prefix("{}").unwrap_or(after);
                        self.rest = self.rest.strip_prefix(' ').unwrap_or(self.rest);
                    }
                }
            }
            _ => {
                self.out.push('\\');
                self.out.push(sign);
            }
        }
    }

    /// Reads a formula, after its dollar.
    fn formula(&mut self) {
        let Some(end) = self.rest.find('$') else {
            return self.out.push_str("\\$");
        };
        let formula = &self.rest[..end];
        self.rest = &self.rest[end + 1..];
        let text = math(formula, self.lost);
        self.out.push_str(&text);
    }
}

/// Returns an address without the TeX that some programs put into it.
pub(super) fn address(text: &str) -> String {
    let mut text = text
        .replace("\\url", "")
        .replace("{\\textasciitilde}", "~")
        .replace("\\textasciitilde", "~")
        .replace("\\~{}", "~")
        .replace("$\\sim$", "~");
    for sign in ['_', '%', '&', '#', '~', '$'] {
        text = text.replace(&format!("\\{sign}"), &sign.to_string());
    }
    text.replace(['{', '}'], "")
}
