//! What the paper asks of a fold.

use super::Length;

/// A paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Its weight in g/m².
    pub grammage: u32,
    /// The thickness of a leaf, if it was measured.
    pub caliper: Option<Length>,
}

/// The weight in g/m² above which a fold is scored first, or else the fibres
/// break (trade knowledge: 170 g/m², 80 lb cover).
const SCORE: u32 = 170;

/// Up to which weight in g/m² a fold-in panel is narrower by how many 1/32 in
/// (trade knowledge; heavier ones count as cover stock).
const ALLOWANCES: [(u32, i64); 3] = [(90, 1), (150, 2), (250, 3)];

/// The allowance of cover stock in 1/32 in.
const COVER: i64 = 4;

/// The thickness in micrometres of a leaf of 100 g/m² of uncoated offset paper,
/// that is a bulk of 1.25 cm³/g (trade knowledge).
const BULK: i64 = 125;

impl Paper {
    /// Returns the thickness of a leaf: as measured, or else that of uncoated
    /// offset paper of this weight.
    pub fn caliper(&self) -> Length {
        let usual = Length::micrometres(i64::from(self.grammage) * BULK / 100);
        self.caliper.unwrap_or(usual)
    }

    /// Returns by how much a panel that is folded in is narrower than the panel
    /// it lies under.
    ///
    /// What counts is the thickness: a measured caliper is read as the weight of
    /// the uncoated offset paper that is as thick, then the table by weight
    /// holds: 1/32 in up to 90 g/m², 1/16 in up to 150, 3/32 in up to 250, 1/8
    /// in above.
    pub fn allowance(&self) -> Length {
        let caliper = self.caliper();
        let leaf = |grammage| Self { grammage, caliper: None }.caliper();
        let row = ALLOWANCES.iter().find(|(most, _)| caliper <= leaf(*most));
        Length::mils(1000) * row.map_or(COVER, |(_, parts)| *parts) / 32
    }

    /// Returns whether a fold must be scored first.
    pub fn needs_score(&self) -> bool {
        self.grammage > SCORE
    }
}

#[cfg(test)]
mod tests {
    use super::{Length, Paper};

    #[track_caller]
    fn check(grammage: u32, caliper: Option<&str>, allowance: &str, score: bool) {
        let caliper = caliper.map(|text| Length::parse(text).unwrap());
        let paper = Paper { grammage, caliper };
        assert_eq!(Ok(paper.allowance()), Length::parse(allowance), "{paper:?}");
        assert_eq!(paper.needs_score(), score, "{paper:?}");
    }

    #[test]
    fn thick_paper_asks_for_room_and_a_score() {
        check(60, None, "1/32 in", false);
        check(90, None, "1/32 in", false);
        check(100, None, "1/16 in", false);
        check(150, None, "1/16 in", false);
        check(170, None, "3/32 in", false);
        check(216, None, "3/32 in", true);
        check(250, None, "3/32 in", true);
        check(300, None, "1/8 in", true);
        // Coated paper is thinner than its weight says, bulky paper thicker.
        check(100, Some("0.08 mm"), "1/32 in", false);
        check(90, Some("0.16 mm"), "1/16 in", false);
        check(250, Some("0.4 mm"), "1/8 in", true);
    }
}
