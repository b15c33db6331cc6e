//! The outline of a bitmap as closed rings.

use std::collections::{BTreeMap, BTreeSet};

/// The corners of a closed polygon, `[x, y]`; the last joins the first.
///
/// Around dark modules it turns clockwise (y grows downwards), around a hole the
/// other way.
pub type Ring = Vec<[usize; 2]>;

/// A corner of the grid, by row and then column: the order of the rings.
type Vertex = (usize, usize);

/// Where a side of a module leads, with the dark on its right hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Direction {
    Right,
    Down,
    Left,
    Up,
}

/// The sides between dark and light, by the corner that they leave: one, or two
/// where dark modules meet at their corners only.
type Sides = BTreeMap<Vertex, Vec<Direction>>;

impl Direction {
    /// Returns the direction after a turn to the right.
    fn turned(self) -> Self {
        match self {
            Self::Right => Self::Down,
            Self::Down => Self::Left,
            Self::Left => Self::Up,
            Self::Up => Self::Right,
        }
    }

    /// Returns the next corner.
    fn step(self, (y, x): Vertex) -> Vertex {
        match self {
            Self::Right => (y, x + 1),
            Self::Down => (y + 1, x),
            Self::Left => (y, x - 1),
            Self::Up => (y - 1, x),
        }
    }
}

/// Returns the rings around the dark modules, the topmost first; the modules of
/// the border must be light (a quiet zone is).
pub(super) fn outline(modules: &[Vec<bool>]) -> Vec<Ring> {
    let sides = sides(modules);
    let mut seen = BTreeSet::new();
    let mut rings = Vec::new();
    for (vertex, directions) in &sides {
        for direction in directions {
            if !seen.contains(&(*vertex, *direction)) {
                rings.push(ring(&sides, *vertex, *direction, &mut seen));
            }
        }
    }
    rings
}

/// Returns the sides of dark modules that face light ones.
fn sides(modules: &[Vec<bool>]) -> Sides {
    let mut sides = Sides::new();
    for (y, row) in modules.iter().enumerate() {
        for x in (0..row.len()).filter(|x| row[*x]) {
            let around = [
                (modules[y - 1][x], (y, x), Direction::Right),
                (row[x + 1], (y, x + 1), Direction::Down),
                (modules[y + 1][x], (y + 1, x + 1), Direction::Left),
                (row[x - 1], (y + 1, x), Direction::Up),
            ];
            for (dark, from, direction) in around {
                if !dark {
                    sides.entry(from).or_default().push(direction);
                }
            }
        }
    }
    sides
}

/// Follows the sides from one until it comes back; keeps the corners only.
///
/// It starts at the topmost, leftmost corner of its ring, which is a turn. Where
/// two ways leave a corner it stays with the same module: to the right.
fn ring(
    sides: &Sides,
    start: Vertex,
    first: Direction,
    seen: &mut BTreeSet<(Vertex, Direction)>,
) -> Ring {
    let (mut vertex, mut direction) = (start, first);
    let mut corners = vec![[start.1, start.0]];
    loop {
        seen.insert((vertex, direction));
        vertex = direction.step(vertex);
        let ways = &sides[&vertex];
        let right = direction.turned();
        let next = if ways.contains(&right) { right } else { ways[0] };
        if (vertex, next) == (start, first) {
            return corners;
        }
        if next != direction {
            corners.push([vertex.1, vertex.0]);
        }
        direction = next;
    }
}

#[cfg(test)]
mod tests {
    use super::{Ring, outline};

    #[track_caller]
    fn check(rows: &[&str], expected: &[&[[usize; 2]]]) {
        let modules: Vec<Vec<bool>> = rows
            .iter()
            .map(|row| row.chars().map(|c| c == '#').collect())
            .collect();
        let expected: Vec<Ring> = expected.iter().map(|ring| ring.to_vec()).collect();
        assert_eq!(outline(&modules), expected);
    }

    #[test]
    fn neighbours_are_one_ring() {
        check(
            &["....", ".##.", ".#..", "...."],
            &[&[[1, 1], [3, 1], [3, 2], [2, 2], [2, 3], [1, 3]]],
        );
    }

    #[test]
    fn a_hole_turns_the_other_way() {
        check(
            &[".....", ".###.", ".#.#.", ".###.", "....."],
            &[&[[1, 1], [4, 1], [4, 4], [1, 4]], &[[2, 2], [2, 3], [3, 3], [3, 2]]],
        );
    }

    #[test]
    fn modules_that_meet_at_a_corner_stay_apart() {
        check(
            &["....", ".#..", "..#.", "...."],
            &[&[[1, 1], [2, 1], [2, 2], [1, 2]], &[[2, 2], [3, 2], [3, 3], [2, 3]]],
        );
    }
}
