//! The band of marks along one edge of a sheet.

use super::{
    CLEARANCE, COLOUR_BAR, Circle, DASH, DEPTH, Ink, Length, PATCH, Patch, Point,
    PressSheet, RADIUS, Role, Segment, Size, Strip, WEIGHT,
};

/// An edge of the trim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Top,
    Bottom,
    Left,
    Right,
}

impl Edge {
    /// Returns whether it goes from left to right.
    pub(super) fn is_lying(self) -> bool {
        matches!(self, Self::Top | Self::Bottom)
    }
}

/// The band along an edge: places in it are how far along the edge they are,
/// from the left or the top of the trim, and how far out of the trim.
pub(super) struct Band {
    edge: Edge,
    /// The length of the edge.
    pub(super) length: Length,
    /// Where the band begins, out of the trim.
    offset: Length,
    /// The slug, which the coordinates begin with.
    slug: Length,
    trim: Size,
    /// Where nothing stands yet, along the edge.
    free: Vec<[Length; 2]>,
}

impl Band {
    /// Makes the band of an edge, with nothing in it but the crop marks at its
    /// ends.
    pub(super) fn new(sheet: &PressSheet<'_>, edge: Edge) -> Self {
        let PressSheet { trim, slug, .. } = *sheet;
        let length = if edge.is_lying() { trim.width } else { trim.height };
        let free = vec![[CLEARANCE, length - CLEARANCE]];
        Self {
            edge,
            length,
            offset: sheet.offset(),
            slug,
            trim,
            free,
        }
    }

    /// Returns a place on the media.
    fn point(&self, along: Length, out: Length) -> Point {
        let Self { slug, trim, .. } = *self;
        match self.edge {
            Edge::Top => Point { x: slug + along, y: slug - out },
            Edge::Bottom => Point { x: slug + along, y: slug + trim.height + out },
            Edge::Left => Point { x: slug - out, y: slug + along },
            Edge::Right => Point { x: slug + trim.width + out, y: slug + along },
        }
    }

    /// Takes a place, and so much on both sides of it, from what is free.
    pub(super) fn keep_free(&mut self, at: Length, reach: Length) {
        let (low, high) = (at - reach, at + reach);
        let cut =
            |[start, end]: [Length; 2]| [[start, end.min(low)], [start.max(high), end]];
        let spans = self.free.drain(..).flat_map(cut);
        self.free = spans.filter(|[start, end]| start < end).collect();
    }

    /// Returns the middle of the edge if there is room for a target, or else the
    /// middle of the span nearest to it that has room.
    pub(super) fn middle(&self) -> Option<Length> {
        let reach = DEPTH / 2 + CLEARANCE;
        let centre = self.length / 2;
        let middles = self.free.iter().map(|[start, end]| *start + (*end - *start) / 2);
        let mut places: Vec<_> = std::iter::once(centre).chain(middles).collect();
        places.sort_by_key(|place| (*place - centre).max(centre - *place));
        places.into_iter().find(|place| {
            let fits = |[start, end]: &[Length; 2]| {
                *start <= *place - reach && *place + reach <= *end
            };
            self.free.iter().any(fits)
        })
    }

    /// Returns a mark that begins with the band and points away from the trim.
    pub(super) fn across(&self, at: Length, length: Length, role: Role) -> Segment {
        let near = self.point(at, self.offset);
        segment(near, self.point(at, self.offset + length), role)
    }

    /// Returns the cross of a target.
    pub(super) fn cross(&self, at: Length) -> [Segment; 2] {
        let (half, out) = (DEPTH / 2, self.offset + DEPTH / 2);
        let along = [at - half, at + half].map(|at| self.point(at, out));
        [
            self.across(at, DEPTH, Role::Registration),
            segment(along[0], along[1], Role::Registration),
        ]
    }

    /// Returns the circle of a target.
    pub(super) fn circle(&self, at: Length) -> Circle {
        let Point { x, y } = self.point(at, self.offset + DEPTH / 2);
        Circle {
            x: x.to_points(),
            y: y.to_points(),
            radius: RADIUS.to_points(),
            width: WEIGHT,
        }
    }

    /// Returns the colour bar, side by side in what is free.
    pub(super) fn colour_bar(&self) -> Vec<Patch> {
        let mut places = Vec::new();
        for [start, end] in &self.free {
            let mut at = *start;
            while at + PATCH <= *end {
                places.push(self.strip(at, at + PATCH, PATCH));
                at = at + PATCH;
            }
        }
        let inks = COLOUR_BAR.into_iter();
        let inks = inks.map(|[cyan, magenta, yellow, black]| Ink {
            cyan,
            magenta,
            yellow,
            black,
        });
        places
            .into_iter()
            .zip(inks)
            .map(|(place, ink)| Patch { place, ink })
            .collect()
    }

    /// Returns the longest span that is free.
    pub(super) fn longest(&self) -> Option<Strip> {
        let longest = self.free.iter().rev().max_by_key(|[start, end]| *end - *start);
        longest.map(|[start, end]| self.strip(*start, *end, DEPTH))
    }

    /// Returns a rectangle that begins with the band.
    fn strip(&self, start: Length, end: Length, depth: Length) -> Strip {
        let near = self.point(start, self.offset);
        let far = self.point(end, self.offset + depth);
        let (x, y) = (near.x.min(far.x), near.y.min(far.y));
        Strip {
            x: x.to_points(),
            y: y.to_points(),
            width: (near.x.max(far.x) - x).to_points(),
            height: (near.y.max(far.y) - y).to_points(),
        }
    }
}

/// Returns a mark from one point to another.
pub(super) fn segment(from: Point, to: Point, role: Role) -> Segment {
    Segment {
        x1: from.x.to_points(),
        y1: from.y.to_points(),
        x2: to.x.to_points(),
        y2: to.y.to_points(),
        width: WEIGHT,
        dash: (role == Role::Fold).then_some(DASH),
        role,
    }
}
