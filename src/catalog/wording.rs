//! Texts: from what is written in a field to what is set, with every complaint
//! at its place in the file.

use std::collections::BTreeSet;

use super::{Blocks, Line};
use crate::codes::tracking_parameters;
use crate::diag::{Code, Diagnostic, Sink, nearest};
use crate::files::Files;
use crate::source::{self, Text};
use crate::text::markup::{self, Problem, ProblemKind};
use crate::text::{Cluster, Inline, clusters, each, each_in_blocks, line_clusters};
use crate::typography::{self, Profile};

/// Reads text fields.
pub(super) struct Wording<'a> {
    pub(super) files: &'a Files,
    pub(super) sink: &'a mut Sink,
    /// The keys that a citation may name; none where nothing may be cited.
    pub(super) keys: Option<&'a BTreeSet<String>>,
    /// Whose typography.
    pub(super) profile: Profile,
}

impl Wording<'_> {
    /// Reads paragraphs.
    pub(super) fn blocks(&mut self, text: &Text) -> Blocks {
        let mut blocks = self.parsed(text);
        typography::set_blocks(&mut blocks, self.profile);
        blocks
    }

    /// Reads the words of a person: only spaces and quotation marks are set.
    pub(super) fn quotation(&mut self, text: &Text) -> Blocks {
        let mut blocks = self.parsed(text);
        typography::quotation_blocks(&mut blocks, self.profile);
        blocks
    }

    /// Reads a line, such as a title.
    pub(super) fn line(&mut self, text: &Text) -> Line {
        let (mut line, problems) = markup::parse_inline(&text.value);
        self.report_problems(text, problems);
        self.report_unknown_keys(text, &line_clusters(&line));
        each(&line, &mut |inline| self.warn_of_tracking(text, inline));
        if line.is_empty() {
            self.sink.push(Diagnostic::at(Code::EmptyText, &text.span));
        }
        typography::set(&mut line, self.profile);
        // There are four of them for each of thousands of stations.
        line.shrink_to_fit();
        line
    }

    /// Reads a line that may be missing.
    pub(super) fn optional_line(&mut self, text: Option<&Text>) -> Line {
        text.map(|text| self.line(text)).unwrap_or_default()
    }

    /// Reads paragraphs as they are written.
    fn parsed(&mut self, text: &Text) -> Blocks {
        let markup = markup::parse(&text.value);
        self.report_problems(text, markup.problems);
        self.report_unknown_keys(text, &clusters(&markup.blocks));
        each_in_blocks(&markup.blocks, &mut |inline| self.warn_of_tracking(text, inline));
        markup.blocks
    }

    /// Warns of a link that follows the reader.
    fn warn_of_tracking(&mut self, text: &Text, inline: &Inline<Cluster>) {
        let Inline::Link { href, .. } = inline else { return };
        let names = tracking_parameters(href);
        if !names.is_empty() {
            let found = text.value.find(href).map(|at| at..at + href.len());
            let range = found.unwrap_or(0..text.value.len());
            let span = source::part(self.files, text, range);
            let diagnostic = Diagnostic::at(Code::TrackingLink, &span);
            self.sink.push(diagnostic.with("names", names.join(", ")));
        }
    }

    /// Reports what the subset of markup does not have.
    fn report_problems(&mut self, text: &Text, problems: Vec<Problem>) {
        for problem in problems {
            let span = source::part(self.files, text, problem.range);
            self.sink.push(match problem.kind {
                ProblemKind::Unsupported(kind) => {
                    Diagnostic::at(Code::UnsupportedMarkup, &span).with("kind", kind)
                }
                ProblemKind::BadLink => Diagnostic::at(Code::BadLink, &span),
                ProblemKind::BadCitation => Diagnostic::at(Code::BadCitation, &span),
            });
        }
    }

    /// Reports every citation of a reference that the guide does not have, and
    /// every citation where nothing may be cited.
    fn report_unknown_keys(&mut self, text: &Text, clusters: &[&Cluster]) {
        let Some(keys) = self.keys else {
            for cluster in clusters {
                let span = source::part(self.files, text, cluster.range.clone());
                let diagnostic = Diagnostic::at(Code::UnsupportedMarkup, &span);
                self.sink.push(diagnostic.with("kind", "citation"));
            }
            return;
        };
        for cite in clusters.iter().flat_map(|cluster| &cluster.cites) {
            if keys.contains(&cite.key) {
                continue;
            }
            let span = source::part(self.files, text, cite.range.clone());
            let suggestion = nearest(&cite.key, keys.iter().map(String::as_str));
            self.sink.push(
                Diagnostic::at(Code::UnknownReference, &span)
                    .with("key", &cite.key)
                    .with("suggestion", suggestion.unwrap_or("none")),
            );
        }
    }
}
