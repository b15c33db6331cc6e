//! Where things stand on a page: boxes and matrices, in points from the origin
//! of its user space (bottom left).

use serde::Serialize;

/// A box in points (1/72 in), as PDF writes boxes: left, bottom, right, top.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rect {
    /// The smaller x.
    pub left: f64,
    /// The smaller y.
    pub bottom: f64,
    /// The larger x.
    pub right: f64,
    /// The larger y.
    pub top: f64,
}

impl Rect {
    /// Everything: where nothing clips.
    pub(super) const ALL: Self = Self { left: -1e9, bottom: -1e9, right: 1e9, top: 1e9 };

    /// Makes a box of any two opposite corners.
    pub fn new(a: (f64, f64), b: (f64, f64)) -> Self {
        Self {
            left: a.0.min(b.0),
            bottom: a.1.min(b.1),
            right: a.0.max(b.0),
            top: a.1.max(b.1),
        }
    }

    /// Returns how wide it is.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Returns how high it is.
    pub fn height(&self) -> f64 {
        self.top - self.bottom
    }

    /// Returns whether another box lies wholly in it.
    pub fn contains(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.bottom <= other.bottom
            && self.right >= other.right
            && self.top >= other.top
    }

    /// Returns what two boxes share; none if they are apart. A line without
    /// width and a point still have a place.
    pub fn meet(&self, other: &Self) -> Option<Self> {
        let met = Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        };
        (met.left <= met.right && met.bottom <= met.top).then_some(met)
    }

    /// Returns the box moved outwards on all sides; inwards if negative.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self {
            left: self.left - by,
            bottom: self.bottom - by,
            right: self.right + by,
            top: self.top + by,
        }
    }

    /// Returns the smallest box around two.
    #[must_use]
    pub(super) fn join(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            bottom: self.bottom.min(other.bottom),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
        }
    }
}

/// A transformation of the plane (ISO 32000-1, 8.3.3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// Leaves everything where it is.
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Reads the six operands of `cm` or `Tm`, or a `Matrix` entry.
    pub(super) fn read(numbers: &[f64]) -> Option<Self> {
        numbers.try_into().ok().map(Self)
    }

    /// Returns the transformation that does this one first, then another.
    pub(super) fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, next.0);
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    /// Moves a point.
    pub(super) fn point(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Returns the box around a box that has been moved.
    pub(super) fn rect(self, rect: &Rect) -> Rect {
        let corner = |x, y| self.point((x, y));
        let one = Rect::new(corner(rect.left, rect.bottom), corner(rect.right, rect.top));
        let two = Rect::new(corner(rect.left, rect.top), corner(rect.right, rect.bottom));
        one.join(&two)
    }

    /// Returns how long a unit in x and a unit in y become.
    pub(super) fn lengths(self) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a.hypot(b), c.hypot(d))
    }

    /// Returns the smaller of its two scales: how thin a pen of width 1 gets in
    /// the direction in which it gets thinnest.
    pub(super) fn narrowest(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        let sum = a * a + b * b + c * c + d * d;
        let area = (a * d - b * c).abs();
        let root = (sum * sum - 4.0 * area * area).max(0.0).sqrt();
        ((sum - root) / 2.0).max(0.0).sqrt()
    }
}
