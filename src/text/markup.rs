//! Reading of text fields: a subset of `CommonMark`, and Pandoc's citations.
//!
//! Paragraphs, emphasis, links, lists and line breaks make text; everything else
//! of `CommonMark` is a [`Problem`] at its place, and its words are kept as plain
//! text. Reading never fails.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::words::{Words, Wrap};
use super::{Block, Cluster, Inline};

/// The number of lists or of emphases within each other above which they are
/// refused: more is a mistake, and deep trees would exhaust the stack.
const DEPTH: usize = 12;

/// The number above which the first number of a list is taken for a year that
/// opens a sentence: « 2017. Création de l’équipe ».
const LAST_LIST_NUMBER: u64 = 999;

/// What is written in a text field.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Markup {
    /// The text.
    pub blocks: Vec<Block<Cluster>>,
    /// What is wrong with it, in the order of the places.
    pub problems: Vec<Problem>,
}

/// Something in a text field that the subset does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The bytes of the field, always whole characters.
    pub range: Range<usize>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// A construct outside of the subset, by its name, such as `heading`.
    Unsupported(&'static str),
    /// A link without words or to something that is no address.
    BadLink,
    /// A citation that is not closed or names nothing.
    BadCitation,
}

/// Reads a text of any length.
pub fn parse(source: &str) -> Markup {
    let (blocks, problems) = Reader::new(source, Room::Page).read();
    Markup { blocks, problems }
}

/// Reads a text of one line, such as a title: a list or a second paragraph is a
/// problem.
pub fn parse_inline(source: &str) -> (Vec<Inline<Cluster>>, Vec<Problem>) {
    let (blocks, problems) = Reader::new(source, Room::Line).read();
    let mut line = Vec::new();
    for block in blocks {
        if let Block::Paragraph { content } = block {
            if !line.is_empty() {
                line.push(Inline::text(" "));
            }
            line.extend(content);
        }
    }
    (line, problems)
}

/// How much room the field has.
#[derive(Clone, Copy, PartialEq)]
enum Room {
    /// Paragraphs and lists.
    Page,
    /// One paragraph.
    Line,
}

/// A block that is open.
enum Open {
    /// A list and its items so far.
    List { start: Option<u64>, items: Vec<Vec<Block<Cluster>>> },
    /// An item of a list, or the whole text.
    Blocks(Vec<Block<Cluster>>),
    /// A list whose items become paragraphs of what is around it.
    FlatList,
    /// An item of a [`Open::FlatList`].
    FlatItem,
}

/// Puts the text together from the events of the `CommonMark` reader.
struct Reader<'a> {
    source: &'a str,
    room: Room,
    problems: Vec<Problem>,
    /// The open blocks, the outermost first; the first is never closed.
    open: Vec<Open>,
    /// The words of the paragraph that is being read.
    words: Words<'a>,
    /// Everything before this byte has been seen in an event.
    seen: usize,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, room: Room) -> Self {
        Self {
            source,
            room,
            problems: Vec::new(),
            open: vec![Open::Blocks(Vec::new())],
            words: Words::new(source),
            seen: 0,
        }
    }

    fn read(mut self) -> (Vec<Block<Cluster>>, Vec<Problem>) {
        // Extensions are read so that they are refused by name.
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS;
        for (event, range) in Parser::new_ext(self.source, options).into_offset_iter() {
            self.keep_unseen(range.start);
            self.event(event, range);
        }
        self.keep_unseen(self.source.len());
        self.flush();
        let blocks = match self.open.swap_remove(0) {
            Open::Blocks(blocks) => blocks,
            Open::List { .. } | Open::FlatList | Open::FlatItem => Vec::new(),
        };
        self.problems.sort_by_key(|problem| problem.range.start);
        (blocks, self.problems)
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => return self.start(tag, range),
            Event::End(tag) => return self.end(tag, &range),
            Event::Text(text) => self.words.text(&text, range.clone()),
            Event::SoftBreak => self.words.literal(" ", range.clone()),
            Event::HardBreak => self.words.line_break(range.clone()),
            Event::Rule => {
                self.flush();
                self.refuse("rule", &range);
            }
            Event::Code(text) => {
                self.refuse("code", &range);
                self.words.literal(&text, range.clone());
            }
            Event::Html(text) => self.words.literal(&text, range.clone()),
            Event::InlineHtml(text) => {
                self.refuse("html", &range);
                self.words.literal(&text, range.clone());
            }
            Event::FootnoteReference(_) => self.refuse_as_written("footnote", &range),
            Event::TaskListMarker(_) => {
                self.refuse_as_written("task-list", &range);
                self.words.literal(" ", range.end..range.end);
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.refuse_as_written("math", &range);
            }
        }
        self.seen = self.seen.max(range.end);
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            // No flush: the number of a flat item goes with its paragraph.
            Tag::Paragraph => self.refuse_second_paragraph(&range),
            Tag::List(start) => self.start_list(start, &range),
            Tag::Item => self.start_item(&range),
            Tag::Emphasis => self.wrap(Wrap::Emphasis, &range),
            Tag::Strong => self.wrap(Wrap::Strong, &range),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title, range);
            }
            Tag::Image { .. } => self.refuse_wrap("image", &range),
            Tag::Strikethrough => self.refuse_wrap("strikethrough", &range),
            Tag::Heading { .. } => self.refuse_block("heading", &range),
            Tag::BlockQuote(_) => self.refuse_block("quote-block", &range),
            Tag::CodeBlock(kind) => {
                self.refuse_block("code", &range);
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.seen = self.line_end(range.start);
                }
            }
            Tag::HtmlBlock => self.refuse_block("html", &range),
            Tag::Table(_) => self.refuse_block("table", &range),
            Tag::FootnoteDefinition(label) => {
                self.refuse_block("footnote", &range);
                self.seen = range.start + label.len() + "[^]:".len();
            }
            // Parts of what is refused above, and what is not asked for.
            Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Strikethrough => {
                self.words.close();
                self.seen = self.seen.max(range.end);
            }
            TagEnd::TableCell => self.words.literal(" ", range.end..range.end),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Heading(_) => {
                self.flush();
                self.seen = self.seen.max(range.end);
            }
            TagEnd::List(_) | TagEnd::Item => {
                self.flush();
                self.close();
            }
            _ => self.flush(),
        }
    }

    fn start_list(&mut self, start: Option<u64>, range: &Range<usize>) {
        self.flush();
        let year = start.is_some_and(|number| number > LAST_LIST_NUMBER);
        let deep = self.open.len() > 2 * DEPTH;
        if self.room == Room::Line && !year {
            self.refuse("list", range);
        } else if deep {
            self.refuse("nesting", range);
        }
        let flat = year || deep || self.room == Room::Line;
        let list = Open::List { start, items: Vec::new() };
        self.open.push(if flat { Open::FlatList } else { list });
    }

    fn start_item(&mut self, range: &Range<usize>) {
        self.flush();
        let written = self.source.get(range.clone()).unwrap_or_default();
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        let marker = range.start..range.start + written.len().min(digits + 1);
        self.seen = self.seen.max(marker.end);
        if matches!(self.open.last(), Some(Open::FlatList)) {
            self.open.push(Open::FlatItem);
            self.words.as_written(marker.clone());
            self.words.literal(" ", marker.end..marker.end);
        } else {
            self.open.push(Open::Blocks(Vec::new()));
        }
    }

    /// Closes a list or an item.
    fn close(&mut self) {
        if self.open.len() < 2 {
            return;
        }
        match (self.open.pop(), self.open.last_mut()) {
            (Some(Open::Blocks(item)), Some(Open::List { items, .. })) => {
                items.push(item);
            }
            (Some(Open::List { start, items }), _) => self.push(Block::List {
                ordered: start.is_some(),
                start: start.unwrap_or(1),
                items,
            }),
            _ => {}
        }
    }

    /// Adds a block to the innermost item that takes blocks.
    fn push(&mut self, block: Block<Cluster>) {
        let blocks = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Blocks(blocks) => Some(blocks),
            Open::List { .. } | Open::FlatList | Open::FlatItem => None,
        });
        if let Some(blocks) = blocks {
            blocks.push(block);
        }
    }

    /// Ends the paragraph that is being read.
    fn flush(&mut self) {
        let content = self.words.take(&mut self.problems);
        if !content.is_empty() {
            self.push(Block::Paragraph { content });
        }
    }

    fn start_link(
        &mut self,
        kind: LinkType,
        address: &str,
        title: &str,
        range: Range<usize>,
    ) {
        if !title.is_empty() {
            self.refuse("link-title", &range);
        }
        let mailto = if kind == LinkType::Email { "mailto:" } else { "" };
        let href = format!("{mailto}{address}");
        if is_address(&href) {
            self.wrap(Wrap::Link { href, range: range.clone() }, &range);
        } else {
            self.problem(ProblemKind::BadLink, &range);
            self.words.open(Wrap::BadLink);
        }
    }

    fn wrap(&mut self, wrap: Wrap, range: &Range<usize>) {
        if self.words.depth() < DEPTH {
            self.words.open(wrap);
        } else {
            self.refuse_wrap("nesting", range);
        }
    }

    fn refuse_second_paragraph(&mut self, range: &Range<usize>) {
        let first =
            matches!(self.open.as_slice(), [Open::Blocks(blocks)] if blocks.is_empty());
        if self.room == Room::Line && self.open.len() == 1 && !first {
            self.refuse("paragraph", range);
        }
    }

    fn refuse_block(&mut self, name: &'static str, range: &Range<usize>) {
        self.flush();
        self.refuse(name, range);
    }

    fn refuse_wrap(&mut self, name: &'static str, range: &Range<usize>) {
        self.refuse(name, range);
        self.words.open(Wrap::Nothing);
    }

    fn refuse_as_written(&mut self, name: &'static str, range: &Range<usize>) {
        self.refuse(name, range);
        self.words.as_written(range.clone());
    }

    fn refuse(&mut self, name: &'static str, range: &Range<usize>) {
        self.problem(ProblemKind::Unsupported(name), range);
    }

    fn problem(&mut self, kind: ProblemKind, range: &Range<usize>) {
        let start = self.source.floor_char_boundary(range.start);
        let end = self.source.floor_char_boundary(range.end).max(start);
        let written = &self.source[start..end];
        self.problems.push(Problem {
            range: start..start + written.trim_end().len(),
            kind,
        });
    }

    /// Keeps the words that no event told of: definitions of references, which
    /// the `CommonMark` reader puts aside.
    fn keep_unseen(&mut self, until: usize) {
        let gap = self.source.get(self.seen..until).unwrap_or_default();
        if gap.contains(char::is_alphanumeric) {
            let start = self.seen + gap.len() - gap.trim_start().len();
            self.refuse("reference", &(start..until));
            self.words.as_written(start..until);
            if !self.words.is_inside() {
                self.flush();
            }
        }
        self.seen = self.seen.max(until);
    }

    /// Returns the end of the line that a byte stands on.
    fn line_end(&self, byte: usize) -> usize {
        let rest = self.source.get(byte..).unwrap_or_default();
        byte + rest.find('\n').unwrap_or(rest.len())
    }
}

/// Whether readers can follow an address.
fn is_address(href: &str) -> bool {
    let Some((scheme, rest)) = href.split_once(':') else { return false };
    !rest.contains(char::is_whitespace)
        && match scheme.to_ascii_lowercase().as_str() {
            "https" | "http" => rest
                .strip_prefix("//")
                .is_some_and(|rest| rest.starts_with(char::is_alphanumeric)),
            "mailto" => rest.contains('@'),
            "tel" => rest.contains(|character: char| character.is_ascii_digit()),
            _ => false,
        }
}
