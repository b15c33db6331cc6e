//! A CSL 1.0.2 style, checked so far that it can be run.

use std::collections::{BTreeMap, BTreeSet};

use citationberg::{
    IndependentStyle, LayoutRenderingElement, NamesChild, Style as Tree, TextTarget,
};

use super::archive;
use super::variables::{nearest_variable, variable};

/// The largest style that is read, in bytes; the largest stock style has 150 kB.
const LARGEST: usize = 2 << 20;
/// The deepest nesting of elements that is read.
const DEEPEST: usize = 100;

/// A citation style.
#[derive(Debug, Clone)]
pub struct Style {
    /// The style, never a dependent one.
    pub(super) tree: IndependentStyle,
}

/// Why a text is no style that can be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyleError {
    /// What is wrong, in English as the XML reader says it.
    pub message: String,
    /// The byte of the text where it is, if that is known.
    pub byte: Option<usize>,
    /// The line of that byte, counted from 1.
    pub line: Option<usize>,
}

impl Style {
    /// Reads a style from its XML.
    ///
    /// A dependent style stands for its parent, which must be a stock style; its
    /// own default locale is kept.
    pub fn parse(xml: &str) -> Result<Self, StyleError> {
        check_nesting(xml)?;
        let mut tree = match Tree::from_xml(xml) {
            Ok(Tree::Independent(tree)) => tree,
            Ok(Tree::Dependent(style)) => {
                let parent = &style.parent_link.href;
                let mut tree = archive::style_by_id(parent).ok_or_else(|| {
                    StyleError::at(
                        xml,
                        xml.find(parent.as_str()),
                        format!(
                            "the parent style {parent} is not among the stock styles"
                        ),
                    )
                })?;
                tree.default_locale = style.default_locale.or(tree.default_locale);
                tree
            }
            Err(error) => return Err(reading_error(xml, &error)),
        };
        if let Some(name) = circular_macro(&mut tree) {
            let byte = xml.find(&format!("macro name=\"{name}\""));
            let message = format!("the macro `{name}` calls itself");
            return Err(StyleError::at(xml, byte, message));
        }
        Ok(Self { tree })
    }

    /// Returns a stock style by its name, such as `apa`.
    pub fn named(name: &str) -> Option<Self> {
        archive::style_by_name(name).map(|tree| Self { tree })
    }

    /// Returns the locale that the style is written for, if it names one.
    pub fn default_locale(&self) -> Option<&str> {
        self.tree.default_locale.as_ref().map(|code| code.0.as_str())
    }
}

impl StyleError {
    /// Makes an error at a byte, whose line is counted.
    fn at(xml: &str, byte: Option<usize>, message: impl Into<String>) -> Self {
        let line = byte.map(|byte| 1 + xml[..byte].matches('\n').count());
        Self { message: message.into(), byte, line }
    }
}

impl std::fmt::Display for StyleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{} (line {line})", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for StyleError {}

/// Says what the XML reader found wrong, and where: it gives no position, so
/// the word in backticks of its message is looked up.
fn reading_error(xml: &str, error: &citationberg::XmlDeError) -> StyleError {
    if let Some((byte, name)) = unknown_variable(xml) {
        let hint = nearest_variable(name)
            .map_or_else(String::new, |known| format!(", did you mean `{known}`?"));
        return StyleError::at(
            xml,
            Some(byte),
            format!("unknown variable `{name}`{hint}"),
        );
    }
    let message = error.source.to_string();
    let word = message.split('`').nth(1).unwrap_or_default().trim_start_matches('@');
    let byte = [format!("\"{word}\""), format!("<{word}"), format!("{word}=")]
        .iter()
        .filter(|_| !word.is_empty())
        .find_map(|form| xml.find(form.as_str()));
    StyleError::at(xml, byte, message)
}

/// Returns the first variable of a style that CSL does not have, and its place:
/// the commonest mistake, which the XML reader cannot name.
fn unknown_variable(xml: &str) -> Option<(usize, &str)> {
    xml.match_indices(" variable=\"").find_map(|(at, attribute)| {
        let start = at + attribute.len();
        let names = xml[start..].split('"').next().unwrap_or_default();
        let name = names.split_whitespace().find(|name| variable(name).is_none())?;
        Some((start, name))
    })
}

/// Checks that tags are closed in order, and not too deep: the XML reader and
/// the engine are recursive.
fn check_nesting(xml: &str) -> Result<(), StyleError> {
    if xml.len() > LARGEST {
        return Err(StyleError::at(xml, None, "the style has more than 2 MiB"));
    }
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut at = 0;
    while let Some(start) = xml[at..].find('<').map(|found| at + found) {
        let rest = &xml[start..];
        let (length, is_tag) = markup_length(rest);
        let Some(length) = length else {
            return Err(StyleError::at(xml, Some(start), "this markup is not ended"));
        };
        let tag = &rest[1..length - 1];
        at = start + length;
        if !is_tag {
            continue;
        }
        let name = tag.trim_start_matches('/').split([' ', '\t', '\r', '\n', '/']).next();
        let name = name.unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop().is_none_or(|(opened, _)| opened != name) {
                let message = format!("`</{name}>` closes nothing that is open");
                return Err(StyleError::at(xml, Some(start), message));
            }
        } else if !tag.ends_with('/') {
            open.push((name, start));
        }
        if open.len() > DEEPEST {
            return Err(StyleError::at(xml, Some(start), "the style is nested too deep"));
        }
    }
    open.pop().map_or(Ok(()), |(name, start)| {
        Err(StyleError::at(xml, Some(start), format!("`<{name}>` is not closed")))
    })
}

/// Returns the bytes of the markup at the beginning of a text, if it ends, and
/// whether it is a tag rather than a comment or a declaration.
fn markup_length(rest: &str) -> (Option<usize>, bool) {
    let until = |end: &str| rest.find(end).map(|found| found + end.len());
    if rest.starts_with("<!--") {
        (until("-->"), false)
    } else if rest.starts_with("<?") {
        (until("?>"), false)
    } else if rest.starts_with("<![CDATA[") {
        (until("]]>"), false)
    } else {
        let mut quote = None;
        let end = rest.char_indices().find(|(_, c)| {
            match quote {
                Some(open) if *c == open => quote = None,
                None if *c == '"' || *c == '\'' => quote = Some(*c),
                _ => {}
            }
            *c == '>' && quote.is_none()
        });
        (end.map(|(found, _)| found + 1), !rest.starts_with("<!"))
    }
}

/// Returns a macro that calls itself, at once or through others.
fn circular_macro(tree: &mut IndependentStyle) -> Option<String> {
    let mut calls: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for called in &mut tree.macros {
        let calls = calls.entry(called.name.clone()).or_default();
        each_element(&mut called.children, &mut |element| {
            if let LayoutRenderingElement::Text(text) = element
                && let TextTarget::Macro { name } = &text.target
            {
                calls.insert(name.clone());
            }
        });
    }
    // Macros that call no macro left are safe; what remains at the end is a
    // circle, or calls one.
    loop {
        let before = calls.len();
        let names: BTreeSet<String> = calls.keys().cloned().collect();
        calls.retain(|_, called| called.iter().any(|name| names.contains(name)));
        if calls.len() == before {
            return calls.into_keys().next();
        }
    }
}

/// Visits every element below some, and the elements themselves.
pub(super) fn each_element(
    elements: &mut [LayoutRenderingElement],
    visit: &mut impl FnMut(&mut LayoutRenderingElement),
) {
    for element in elements {
        visit(element);
        match element {
            LayoutRenderingElement::Group(group) => {
                each_element(&mut group.children, visit);
            }
            LayoutRenderingElement::Choose(choose) => {
                each_element(&mut choose.if_.children, visit);
                for branch in &mut choose.else_if {
                    each_element(&mut branch.children, visit);
                }
                if let Some(branch) = &mut choose.otherwise {
                    each_element(&mut branch.children, visit);
                }
            }
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        each_element(&mut substitute.children, visit);
                    }
                }
            }
            LayoutRenderingElement::Text(_)
            | LayoutRenderingElement::Date(_)
            | LayoutRenderingElement::Number(_)
            | LayoutRenderingElement::Label(_) => {}
        }
    }
}
