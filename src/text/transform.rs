//! Walks over text: what it cites, and what is put at its citations.

use super::{Block, Cluster, Inline};

/// Returns the citations of paragraphs, in the reader's order.
pub fn clusters(blocks: &[Block<Cluster>]) -> Vec<&Cluster> {
    let mut found = Vec::new();
    each_in_blocks(blocks, &mut |inline| found.extend(cluster(inline)));
    found
}

/// Returns the citations of a line, in the reader's order.
pub fn line_clusters(line: &[Inline<Cluster>]) -> Vec<&Cluster> {
    let mut found = Vec::new();
    each(line, &mut |inline| found.extend(cluster(inline)));
    found
}

/// Returns the citation that a piece is.
fn cluster(inline: &Inline<Cluster>) -> Option<&Cluster> {
    match inline {
        Inline::Citation(cluster) => Some(cluster),
        _ => None,
    }
}

/// Visits every piece of paragraphs, in the reader's order, each before what is in
/// it.
pub fn each_in_blocks<'a, C>(
    blocks: &'a [Block<C>],
    visit: &mut impl FnMut(&'a Inline<C>),
) {
    for block in blocks {
        match block {
            Block::Paragraph { content } => each(content, visit),
            Block::List { items, .. } => {
                items.iter().for_each(|item| each_in_blocks(item, visit));
            }
        }
    }
}

/// Visits every piece of a line, in the reader's order, each before what is in it.
pub fn each<'a, C>(line: &'a [Inline<C>], visit: &mut impl FnMut(&'a Inline<C>)) {
    for inline in line {
        visit(inline);
        match inline {
            Inline::Citation(_) | Inline::Text { .. } | Inline::Break => {}
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::SmallCaps { content }
            | Inline::Link { content, .. } => each(content, visit),
        }
    }
}

/// Puts what `resolve` returns in the place of each citation, in the reader's
/// order: the order of [`clusters`].
pub fn resolve_blocks<C, D>(
    blocks: Vec<Block<C>>,
    resolve: &mut dyn FnMut(C) -> Vec<Inline<D>>,
) -> Vec<Block<D>> {
    blocks
        .into_iter()
        .map(|block| resolve_block(block, resolve))
        .collect()
}

fn resolve_block<C, D>(
    block: Block<C>,
    resolve: &mut dyn FnMut(C) -> Vec<Inline<D>>,
) -> Block<D> {
    match block {
        Block::Paragraph { content } => {
            Block::Paragraph { content: resolve_line(content, resolve) }
        }
        Block::List { ordered, start, items } => Block::List {
            ordered,
            start,
            items: items.into_iter().map(|item| resolve_blocks(item, resolve)).collect(),
        },
    }
}

/// Puts what `resolve` returns in the place of each citation of a line, in the
/// reader's order: the order of [`line_clusters`].
pub fn resolve_line<C, D>(
    line: Vec<Inline<C>>,
    resolve: &mut dyn FnMut(C) -> Vec<Inline<D>>,
) -> Vec<Inline<D>> {
    let mut out = Vec::with_capacity(line.len());
    for inline in line {
        let mut inside = |content| resolve_line(content, resolve);
        out.push(match inline {
            Inline::Citation(citation) => {
                out.extend(resolve(citation));
                continue;
            }
            Inline::Text { text } => Inline::Text { text },
            Inline::Break => Inline::Break,
            Inline::Emphasis { content } => Inline::Emphasis { content: inside(content) },
            Inline::Strong { content } => Inline::Strong { content: inside(content) },
            Inline::Superscript { content } => {
                Inline::Superscript { content: inside(content) }
            }
            Inline::Subscript { content } => {
                Inline::Subscript { content: inside(content) }
            }
            Inline::SmallCaps { content } => {
                Inline::SmallCaps { content: inside(content) }
            }
            Inline::Link { href, content } => {
                Inline::Link { href, content: inside(content) }
            }
        });
    }
    out
}
