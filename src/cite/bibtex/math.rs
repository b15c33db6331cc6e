//! Formulas in titles: Greek letters, signs, and what is raised or lowered.

/// The names of signs and what they print.
const SIGNS: &[(&str, &str)] = &[
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("upsilon", "υ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Xi", "Ξ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("times", "×"),
    ("pm", "±"),
    ("cdot", "·"),
    ("circ", "°"),
    ("sim", "~"),
    ("approx", "≈"),
    ("leq", "≤"),
    ("le", "≤"),
    ("geq", "≥"),
    ("ge", "≥"),
    ("neq", "≠"),
    ("ne", "≠"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("leftarrow", "←"),
    ("infty", "∞"),
    ("ldots", "…"),
    ("dots", "…"),
    ("prime", "′"),
    ("sum", "∑"),
    ("sqrt", "√"),
    ("mathrm", ""),
    ("mathit", ""),
    ("mathbf", ""),
    ("mathcal", ""),
    ("text", ""),
    ("textrm", ""),
    ("rm", ""),
    ("left", ""),
    ("right", ""),
];

/// Writes a formula as text with the tags of CSL; names the commands that it
/// does not know.
pub(super) fn math(formula: &str, lost: &mut Vec<String>) -> String {
    let mut out = String::new();
    let mut rest = formula;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let name: String =
                    rest.chars().take_while(char::is_ascii_alphabetic).collect();
                rest = &rest[name.len()..];
                match SIGNS.iter().find(|(known, _)| *known == name) {
                    Some((_, sign)) => out.push_str(sign),
                    None if name.is_empty() => {
                        let sign = rest.chars().next();
                        rest = &rest[sign.map_or(0, char::len_utf8)..];
                        // Escaped signs stay, spaces go.
                        out.extend(sign.filter(|sign| "%&#_$".contains(*sign)));
                    }
                    None => lost.push(format!("\\{name}")),
                }
            }
            '^' | '_' => {
                let tag = if c == '^' { "sup" } else { "sub" };
                let (inner, after) = argument(rest);
                out.push_str(&format!("<{tag}>{}</{tag}>", math(inner, lost)));
                rest = after;
            }
            '{' | '}' | '~' => {}
            _ => out.push(c),
        }
    }
    out
}

/// Takes an argument: a group, a command or one sign.
fn argument(text: &str) -> (&str, &str) {
    if let Some(group) = text.strip_prefix('{') {
        let end = group.find('}').unwrap_or(group.len());
        return (&group[..end], group.get(end + 1..).unwrap_or_default());
    }
    let first = text.chars().next().map_or(0, char::len_utf8);
    let name = text
        .strip_prefix('\\')
        .map_or(0, |name| name.bytes().take_while(u8::is_ascii_alphabetic).count());
    text.split_at(first + name)
}
