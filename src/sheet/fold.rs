//! Where the panels of a folded sheet stand.

use super::{FrameBox, Length};

/// Returns the six panels of a sheet folded in three, the right one first
/// (roll fold, « pli roulé »), in the reader's order; nothing if the allowance
/// leaves no panel.
///
/// The panel that is folded in is narrower by `allowance`, so that it lies flat
/// between the others: with `p = (W + d) / 3` the full panels, `p − d` the
/// narrow one. It stands at the left of the outside and at the right of the
/// inside. The reader sees the cover; opens it on the inside left and, at the
/// right, the outer face of the panel still folded in; unfolds that; turns to
/// the back:
///
/// ```text
/// outside   3 (narrow) │ 6 back │ 1 cover
/// inside    2          │ 4      │ 5 (narrow)
/// ```
pub fn roll_3(width: Length, height: Length, allowance: Length) -> Option<Vec<FrameBox>> {
    let full = (width + allowance) / 3;
    let narrow = width - full * 2;
    if narrow <= Length::default() || allowance < Length::default() {
        return None;
    }
    let panel = |number, side, x: Length, width: Length| FrameBox {
        number,
        side,
        x: x.to_points(),
        y: 0.0,
        width: width.to_points(),
        height: height.to_points(),
    };
    Some(vec![
        panel(1, 1, narrow + full, full),
        panel(2, 2, Length::default(), full),
        panel(3, 1, Length::default(), narrow),
        panel(4, 2, full, full),
        panel(5, 2, full * 2, narrow),
        panel(6, 1, narrow, full),
    ])
}

/// Returns the two faces of a card, recto first.
pub fn card(width: Length, height: Length) -> Vec<FrameBox> {
    let face = |number| FrameBox {
        number,
        side: number,
        x: 0.0,
        y: 0.0,
        width: width.to_points(),
        height: height.to_points(),
    };
    vec![face(1), face(2)]
}

#[cfg(test)]
mod tests {
    use super::{Length, roll_3};

    /// Sheet, allowance, then the fold lines from the left, in points, of the
    /// outside and the inside (sources: the formula above, and trade tables that
    /// give 3.625 and 7.3125 in for a letter sheet with 1/16 in).
    #[track_caller]
    fn check(width: &str, allowance: &str, outside: [f64; 2], inside: [f64; 2]) {
        let length = |text| Length::parse(text).unwrap();
        let panels = roll_3(length(width), length("8.5 in"), length(allowance)).unwrap();
        let left = |number: usize| panels[number - 1].x;
        let found = [left(6), left(1), left(4), left(5)];
        let expected = [outside[0], outside[1], inside[0], inside[1]];
        for (found, expected) in found.into_iter().zip(expected) {
            assert!((found - expected).abs() < 0.001, "{width}: {found} ≠ {expected}");
        }
        let total: f64 = panels.iter().filter(|p| p.side == 1).map(|p| p.width).sum();
        assert!((total - length(width).to_points()).abs() < 0.001);
    }

    #[test]
    fn fold_lines_are_those_of_the_trade() {
        check("11 in", "1/16 in", [261.0, 526.5], [265.5, 531.0]);
        check("11 in", "1/32 in", [262.5, 527.25], [264.75, 529.5]);
        check("14 in", "1/16 in", [333.0, 670.5], [337.5, 675.0]);
        check("297 mm", "3 mm", [274.9606, 558.4252], [283.4646, 566.9291]);
    }
}
