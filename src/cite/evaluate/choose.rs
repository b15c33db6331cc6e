//! Conditions (CSL 1.0.2, “Choose”). Every condition of a branch is tested, and
//! every value of each.

use citationberg::taxonomy::{Kind, Variable};
use citationberg::{Choose, ChooseBranch, ChooseMatch, LayoutRenderingElement};

use super::{Scene, is_numeric};
use crate::cite::item::Date;
use crate::cite::locale::name_of;

impl<'a> Scene<'a> {
    /// Returns the elements of the branch that applies.
    pub(super) fn choose(&self, choose: &'a Choose) -> &'a [LayoutRenderingElement] {
        let branches = std::iter::once(&choose.if_).chain(&choose.else_if);
        for branch in branches {
            if self.applies(branch) {
                return &branch.children;
            }
        }
        choose.otherwise.as_ref().map_or(&[], |branch| &branch.children)
    }

    /// Returns whether the conditions of a branch hold.
    fn applies(&self, branch: &ChooseBranch) -> bool {
        let tests = self.tests(branch);
        match branch.match_ {
            ChooseMatch::All => tests.iter().all(|test| *test),
            ChooseMatch::Any => tests.iter().any(|test| *test),
            ChooseMatch::None => !tests.iter().any(|test| *test),
        }
    }

    /// Tests every value of every condition.
    fn tests(&self, branch: &ChooseBranch) -> Vec<bool> {
        let mut tests = Vec::new();
        if let Some(expected) = branch.disambiguate {
            let tested = self.conditions.get();
            self.conditions.set(tested + 1);
            tests.push((tested < self.hints.conditions) == expected);
        }
        for variable in branch.is_numeric.iter().flatten() {
            let text = self.plain(&variable.to_string());
            tests.push(text.is_some_and(|text| is_numeric(&text)));
        }
        for variable in branch.is_uncertain_date.iter().flatten() {
            let date = self.item.date(&variable.to_string());
            tests.push(matches!(date, Some(Date::Calendar(date)) if date.circa));
        }
        for label in branch.locator.iter().flatten() {
            let name = name_of((*label).into());
            let locator = self.place.locator;
            tests.push(locator.is_some_and(|locator| locator.label == name));
        }
        for position in branch.position.iter().flatten() {
            let in_cite = self.area == super::Area::Citation;
            tests.push(in_cite && self.place.position.is(*position));
        }
        let own = branch
            .type_
            .is_some()
            .then(|| self.item.work_type.parse::<Kind>().ok());
        for kind in branch.type_.iter().flatten() {
            tests.push(own.flatten() == Some(*kind));
        }
        for variable in branch.variable.iter().flatten() {
            tests.push(self.has(*variable));
        }
        tests
    }

    /// Returns whether a variable has a value. One that stood in for another is not
    /// printed again (CSL 1.0.2, “Substitute”), but it still has its value.
    fn has(&self, variable: Variable) -> bool {
        let name = variable.to_string();
        match variable {
            Variable::Name(_) => !self.item.names(&name).is_empty(),
            Variable::Date(_) => self.item.date(&name).is_some(),
            // What is printed in its place is not it.
            _ if name == "container-title-short" => self.item.text(&name).is_some(),
            _ => self.plain(&name).is_some(),
        }
    }
}
