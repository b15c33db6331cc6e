//! Dates (CSL 1.0.2, “Date”, “Date-part” and “Date Ranges”).

use citationberg::taxonomy::DateVariable;
use citationberg::{
    Date as Element, DateDayForm, DateMonthForm, DatePart, DatePartName, DateParts,
    DateStrongAnyForm, LongShortForm, TermForm,
};

use super::{Scene, displayed, format};
use crate::cite::item::{Calendar, Date, Day};
use crate::cite::node::{Format, Node, Tag};

/// One end of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Moment {
    day: Day,
    season: Option<u8>,
}

impl<'a> Scene<'a> {
    /// Evaluates a date.
    pub(super) fn date(&mut self, element: &'a Element) -> Option<Node> {
        let variable = element.variable?;
        if self.compared && variable == DateVariable::Accessed {
            // When a work was seen tells it apart from no other.
            return None;
        }
        let name = variable.to_string();
        let date = self.item.date(&name).filter(|_| !self.is_substituted(&name));
        let Some(date) = date else {
            self.count(false);
            return None;
        };
        let mut outer = displayed(element.formatting, &element.affixes, element.display);
        outer.case = self.case(element.text_case);
        let children = match date {
            // Words stand for the year, not for each part of the date.
            Date::Literal(_) if !has_year(element) => Vec::new(),
            Date::Literal(words) => {
                let mut children = vec![self.value(words)];
                if variable == DateVariable::Issued {
                    children.extend(self.implicit_suffix());
                }
                children
            }
            Date::Calendar(date) if self.sort.is_some() => {
                vec![Node::text(sortable(date, shown(element)))]
            }
            Date::Calendar(date) => {
                let (parts, delimiter) = self.date_parts(element);
                self.calendar(
                    date,
                    &parts,
                    delimiter.as_deref(),
                    variable == DateVariable::Issued,
                )
            }
        };
        let node = Node::branch(Tag::Date, outer, children);
        self.count(!node.is_empty());
        self.spend(&name);
        (!node.is_empty()).then_some(node)
    }

    /// Returns the parts of a date, those of the locale in a localized form, and
    /// what stands between them.
    fn date_parts(&self, element: &'a Element) -> (Vec<DatePart>, Option<String>) {
        let Some(form) = element.form else {
            return (element.date_part.clone(), element.delimiter.clone());
        };
        let Some(date) = self.setting.locale.date(form) else {
            return (Vec::new(), None);
        };
        let shown = element.parts.unwrap_or_default();
        let is_shown = |part: &&DatePart| match part.name {
            DatePartName::Day => shown.has_day(),
            DatePartName::Month => shown.has_month(),
            DatePartName::Year => true,
        };
        let overridden = |part: &DatePart| match element
            .date_part
            .iter()
            .find(|own| own.name == part.name)
        {
            Some(own) => overriding(part, own),
            None => part.clone(),
        };
        let parts = date.date_part.iter().filter(is_shown).map(overridden).collect();
        (parts, date.delimiter.clone())
    }

    /// Evaluates a date or a range.
    fn calendar(
        &mut self,
        date: &Calendar,
        parts: &[DatePart],
        delimiter: Option<&str>,
        issued: bool,
    ) -> Vec<Node> {
        let start = Moment { day: date.start, season: date.season };
        let end = date.end.map(|day| Moment { day, season: date.end_season });
        let joined = |children: Vec<Node>| {
            let format = Format {
                delimiter: delimiter.map(str::to_owned),
                ..Format::default()
            };
            Node::branch(Tag::None, format, children)
        };
        let Some(end) = end else {
            let mut all = vec![joined(self.moment(&start, parts, issued))];
            if date.is_open && parts.iter().any(|part| part.name == DatePartName::Year) {
                all.push(Node::text("–"));
            }
            return all;
        };
        let (start, end) = alike(start, end);
        let Some(unit) = differing(&start, &end, parts) else {
            return vec![joined(self.moment(&start, parts, issued))];
        };
        // What is the same on both sides is printed once.
        let is_ranged = |part: &DatePart| rank(part.name) >= rank(unit);
        let first = parts.iter().position(is_ranged).unwrap_or_default();
        let last = parts.iter().rposition(is_ranged).unwrap_or_default();
        let range = parts.iter().find(|part| part.name == unit);
        let dash = range.and_then(|part| part.range_delimiter.as_deref()).unwrap_or("–");
        let (mut from, mut to) =
            (parts[first..=last].to_vec(), parts[first..=last].to_vec());
        trim(&mut from, &mut to, &start, &end);
        let (from, to) =
            (self.moment(&start, &from, false), self.moment(&end, &to, issued));
        let range =
            Node::tagged(Tag::None, vec![joined(from), Node::text(dash), joined(to)]);
        let mut all = self.moment(&start, &parts[..first], issued);
        all.push(range);
        all.extend(self.moment(&start, &parts[last + 1..], issued));
        vec![joined(all)]
    }

    /// Evaluates the parts of one end.
    fn moment(&mut self, moment: &Moment, parts: &[DatePart], issued: bool) -> Vec<Node> {
        let mut nodes = Vec::new();
        for part in parts {
            let Some(text) = self.date_part(moment, part) else { continue };
            let mut format = format(part.formatting, &part.affixes);
            format.case = self.case(part.text_case);
            format.strip_periods = part.strip_periods;
            let mut children = vec![Node::text(text)];
            let mut tag = Tag::None;
            if part.name == DatePartName::Year && issued {
                tag = Tag::Year;
                children.extend(self.implicit_suffix());
            }
            nodes.push(Node::branch(tag, format, children));
        }
        nodes
    }

    /// Returns the text of one part, if it is known.
    fn date_part(&self, moment: &Moment, part: &DatePart) -> Option<String> {
        let locale = &self.setting.locale;
        match part.form() {
            DateStrongAnyForm::Year(form) => Some(self.year(moment.day.year, form)),
            DateStrongAnyForm::Month(form) => {
                let (number, name) = match (moment.day.month, moment.season) {
                    (Some(month), _) => (month, format!("month-{month:02}")),
                    (None, Some(season)) => {
                        let name = format!("season-{season:02}");
                        let word = locale.term(&name, TermForm::Long, false);
                        return word.map(str::to_owned);
                    }
                    (None, None) => return None,
                };
                Some(match form {
                    DateMonthForm::Numeric => number.to_string(),
                    DateMonthForm::NumericLeadingZeros => format!("{number:02}"),
                    DateMonthForm::Short => {
                        locale.term(&name, TermForm::Short, false)?.to_owned()
                    }
                    DateMonthForm::Long => {
                        locale.term(&name, TermForm::Long, false)?.to_owned()
                    }
                })
            }
            DateStrongAnyForm::Day(form) => {
                let (month, day) = (moment.day.month?, moment.day.day?);
                Some(match form {
                    DateDayForm::NumericLeadingZeros => format!("{day:02}"),
                    DateDayForm::Ordinal if day == 1 || !locale.ordinals_for_day_1 => {
                        let gender = locale.gender(&format!("month-{month:02}"));
                        self.ordinal(day.into(), gender)
                    }
                    DateDayForm::Numeric | DateDayForm::Ordinal => day.to_string(),
                })
            }
        }
    }

    /// Writes a year; those before our era and the first thousand after it have
    /// their era.
    fn year(&self, year: i16, form: LongShortForm) -> String {
        let locale = &self.setting.locale;
        match year {
            ..=0 => {
                let before = i32::from(year).abs().max(1);
                format!("{before}{}", locale.word("bc"))
            }
            1..1000 => format!("{year}{}", locale.word("ad")),
            _ if form == LongShortForm::Short => format!("{:02}", year % 100),
            _ => year.to_string(),
        }
    }
}

/// Returns the parts of a date that are printed.
fn shown(element: &Element) -> Option<DateParts> {
    if element.form.is_some() {
        return element.parts;
    }
    let has = |name: DatePartName| element.date_part.iter().any(|part| part.name == name);
    Some(if has(DatePartName::Day) {
        DateParts::YearMonthDay
    } else if has(DatePartName::Month) {
        DateParts::YearMonth
    } else {
        DateParts::Year
    })
}

/// Returns whether a date prints its year.
fn has_year(element: &Element) -> bool {
    element.form.is_some()
        || element.date_part.iter().any(|part| part.name == DatePartName::Year)
}

/// Returns the part of a locale with what a style says instead.
fn overriding(part: &DatePart, own: &DatePart) -> DatePart {
    let mut out = part.clone();
    // The tree does not show whether a form is written, but its data does.
    let has_form = serde_json::to_value(own)
        .is_ok_and(|data| data.get("@form").is_some_and(|form| !form.is_null()));
    if has_form {
        let affixes = out.affixes;
        out = own.clone();
        out.affixes = affixes;
    }
    out.formatting = own.formatting.apply(part.formatting);
    out.text_case = own.text_case.or(part.text_case);
    out.strip_periods = own.strip_periods || part.strip_periods;
    out.range_delimiter = own.range_delimiter.clone().or(part.range_delimiter.clone());
    out
}

/// Orders the parts of a date, the largest first.
fn rank(name: DatePartName) -> u8 {
    match name {
        DatePartName::Year => 0,
        DatePartName::Month => 1,
        DatePartName::Day => 2,
    }
}

/// Leaves out of two ends what only one of them says.
fn alike(mut start: Moment, mut end: Moment) -> (Moment, Moment) {
    let known = |moment: &Moment| moment.day.month.is_some() || moment.season.is_some();
    if known(&start) != known(&end) {
        for moment in [&mut start, &mut end] {
            (moment.day.month, moment.day.day, moment.season) = (None, None, None);
        }
    }
    if start.day.day.is_none() || end.day.day.is_none() {
        (start.day.day, end.day.day) = (None, None);
    }
    (start, end)
}

/// Returns the largest part that is printed and in which two ends differ.
fn differing(start: &Moment, end: &Moment, parts: &[DatePart]) -> Option<DatePartName> {
    let has = |name: DatePartName| parts.iter().any(|part| part.name == name);
    let months = start.day.month != end.day.month || start.season != end.season;
    let tests = [
        (DatePartName::Year, start.day.year != end.day.year),
        (DatePartName::Month, months),
        (DatePartName::Day, start.day.day != end.day.day),
    ];
    tests
        .into_iter()
        .find(|(name, differ)| *differ && has(*name))
        .map(|(name, _)| name)
}

/// Takes away the affixes where the ends of a range meet.
fn trim(from: &mut [DatePart], to: &mut [DatePart], start: &Moment, end: &Moment) {
    let is_known = |moment: &Moment, part: &DatePart| match part.name {
        DatePartName::Year => true,
        DatePartName::Month => moment.day.month.is_some() || moment.season.is_some(),
        DatePartName::Day => moment.day.day.is_some(),
    };
    if let Some(last) = from.iter_mut().rev().find(|part| is_known(start, part)) {
        last.affixes.suffix = None;
    }
    if let Some(first) = to.iter_mut().find(|part| is_known(end, part)) {
        first.affixes.prefix = None;
    }
}

/// Writes a date so that its text sorts as it does (CSL 1.0.2, “Sorting”).
pub(in crate::cite) fn sortable(date: &Calendar, parts: Option<DateParts>) -> String {
    let shown = parts.unwrap_or_default();
    let write = |day: Day| {
        // Years before our era sort backwards, and first.
        let year = i32::from(day.year) + 20_000;
        let month = day.month.filter(|_| shown.has_month()).unwrap_or_default();
        let day = day.day.filter(|_| shown.has_day()).unwrap_or_default();
        format!("{year:05}{month:02}{day:02}")
    };
    let end = date.end.map(write);
    format!("{}{}", write(date.start), end.unwrap_or_default())
}
