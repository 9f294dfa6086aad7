//! [`Comparison`]: figures beside those of the year and the quarter before, as a table.
//!
//! All arithmetic is `engine::periods`'; what is not known is said to be missing and never shown as
//! zero, and a rate that would mislead is a word.

use engine::periods::quarters::previous_quarter;
use engine::periods::{Change, Direction, Reports, change_of, contribution_of, pull_of};
use engine::quantity::Rational;
use engine::rubric::FigureType;
use engine::rubric::document::{FigureEntry, Span};
use locale::format::{grouped, signed, with_unit};
use locale::{Group, Key, Language, groups, keys, text};

use crate::numbers::{plain, unit_label, visible_decimal};

/// Decimal places of rates, as beside the fields.
const PLACES: usize = 2;

/// From when figures count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// From 1 January, beside the same period of the year before.
    #[default]
    YearToDate,
    /// The single quarter, beside the one before and that of the year before.
    Quarter,
}

/// A figure that is to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The figure.
    pub figure: &'a str,
    /// What explains its growth on the comparable base, as the forms name it.
    pub growth: Option<&'a str>,
}

/// A cell of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ComparisonCell {
    /// What stands there.
    pub text: String,
    /// Name of what explains it; empty if nothing does.
    pub subject: String,
    /// `up`, `down` or `flat` for a change, `missing` for what is not known, else empty.
    pub mark: &'static str,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonRow {
    /// Its name.
    pub figure: String,
    /// Its label.
    pub label: String,
    /// Its unit as shown.
    pub unit: String,
    /// A cell for each heading after the first two.
    pub cells: Vec<ComparisonCell>,
}

/// Figures beside those of other periods.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Headings over the cells.
    pub headings: Vec<String>,
    /// Rows, in the order in which they were asked for.
    pub rows: Vec<ComparisonRow>,
    /// What is to be said of bases.
    pub notes: Vec<String>,
}

/// The figures of `asked` in the report of a quarter beside those of other periods; without rows
/// where nothing is at hand to compare with. `scope` is what was said of the comparable base.
pub fn comparison(
    reports: &Reports<'_>,
    quarter: (u16, u8),
    asked: &[Asked<'_>],
    scale: Scale,
    scope: &str,
    language: Language,
) -> Comparison {
    let words = Words { reports, quarter, scale, language };
    let compared: Vec<Compared<'_>> = asked.iter().filter_map(|it| words.compared(it)).collect();
    if compared.iter().all(|it| it.base.is_none() && it.before.is_none()) {
        return Comparison::default();
    }
    let has_parts = compared.iter().any(|it| it.share.is_some());
    let is_reported = compared.iter().any(|it| it.is_reported);
    let mut notes = Vec::new();
    if is_reported {
        notes.push(keys::COMPARE_REPORTED_BASE.words(language).to_owned());
    }
    if !scope.is_empty() && scale == Scale::YearToDate {
        notes.push(text(language, keys::COMPARE_SCOPE, &[("note", scope)]));
    }
    let mut headings = words.headings();
    if has_parts {
        headings.extend([keys::COMPARE_SHARE, keys::COMPARE_CONTRIBUTION, keys::COMPARE_PULL]);
    }
    let row = |it: &Compared<'_>| {
        let mut row = words.row(it);
        if has_parts {
            row.cells.extend(words.of_whole(it));
        }
        row
    };
    let headings = headings.into_iter().map(|key| key.words(language).to_owned()).collect();
    Comparison { headings, rows: compared.iter().map(row).collect(), notes }
}

/// Reports, and how they are spoken of.
struct Words<'a> {
    reports: &'a Reports<'a>,
    quarter: (u16, u8),
    scale: Scale,
    language: Language,
}

/// A figure with what it is compared with.
struct Compared<'a> {
    entry: &'a FigureEntry,
    growth: Option<&'a str>,
    value: Option<Rational>,
    /// The quarter before, for single quarters.
    before: Option<Rational>,
    base: Option<Rational>,
    /// True if the base is last year's report.
    is_reported: bool,
    /// What the figure is a part of: its value and base.
    share: Option<Whole>,
}

/// The whole of a part, now and a year before.
struct Whole {
    now: Rational,
    base: Rational,
}

impl<'a> Words<'a> {
    /// A figure with what it is compared with; nothing if there is nothing to compare it with.
    fn compared<'b>(&'b self, asked: &'b Asked<'b>) -> Option<Compared<'b>>
    where
        'a: 'b,
    {
        let rubric = self.reports.rubric;
        let index = rubric.figure_index(asked.figure)?;
        let is_used = rubric.figures.get(index).is_some_and(|figure| figure.is_used);
        let is_base = self.reports.rules.bases.iter().any(|base| base.figure == asked.figure);
        let entry = rubric.document.figure.get(index)?;
        if !is_used || is_base || entry.of == FigureType::YesNo {
            return None;
        }
        match self.scale {
            Scale::YearToDate => self.on_year(entry, asked.growth),
            Scale::Quarter if entry.span == Span::Year => None,
            Scale::Quarter => self.on_quarter(entry),
        }
    }

    fn on_year<'b>(&self, entry: &'b FigureEntry, growth: Option<&'b str>) -> Option<Compared<'b>> {
        let base = self.reports.base(&entry.id, self.quarter);
        let is_asked = self.base_of(&entry.id).is_some();
        if base.is_none() && !is_asked {
            return None;
        }
        let (base, is_reported) = base.map_or((None, false), |(it, reported)| (Some(it), reported));
        let value = self.reports.total(&entry.id, self.quarter);
        let share = self.whole_of(entry);
        let growth = growth.filter(|_| !is_reported);
        Some(Compared { entry, growth, value, before: None, base, is_reported, share })
    }

    fn on_quarter<'b>(&self, entry: &'b FigureEntry) -> Option<Compared<'b>> {
        let (year, quarter) = self.quarter;
        let last_year = year.checked_sub(1).map(|year| (year, quarter));
        let at = |at: Option<(u16, u8)>| match entry.span {
            Span::YearToDate => self.reports.single(&entry.id, at?),
            Span::Instant | Span::Year => self.reports.total(&entry.id, at?),
        };
        let (before, base) = (at(previous_quarter(self.quarter)), at(last_year));
        if before.is_none() && base.is_none() {
            return None;
        }
        let value = at(Some(self.quarter));
        let is_reported = base.is_some();
        Some(Compared { entry, growth: None, value, before, base, is_reported, share: None })
    }

    /// The figure's base that the rubric asks for.
    fn base_of(&self, figure: &str) -> Option<&str> {
        let base = self.reports.rules.base_of(figure)?;
        let rubric = self.reports.rubric;
        let index = rubric.figure_index(base)?;
        rubric.figures.get(index).is_some_and(|it| it.is_used).then_some(base)
    }

    /// The whole of a part, where both have comparable bases.
    fn whole_of(&self, entry: &FigureEntry) -> Option<Whole> {
        let whole = entry.part_of.as_deref()?;
        self.base_of(&entry.id)?;
        self.base_of(whole)?;
        let now = self.reports.total(whole, self.quarter)?;
        let (base, _) = self.reports.base(whole, self.quarter)?;
        Some(Whole { now, base })
    }

    fn headings(&self) -> Vec<Key> {
        match self.scale {
            Scale::YearToDate => {
                vec![keys::COMPARE_TOTAL, keys::COMPARE_BASE, keys::COMPARE_ON_YEAR]
            }
            Scale::Quarter => vec![
                keys::COMPARE_SINGLE,
                keys::COMPARE_BEFORE,
                keys::COMPARE_ON_QUARTER,
                keys::COMPARE_BASE_SINGLE,
                keys::COMPARE_ON_YEAR,
            ],
        }
    }

    fn row(&self, it: &Compared<'_>) -> ComparisonRow {
        let document = &self.reports.rubric.document;
        let unit =
            unit_label(document, it.entry.unit.as_deref().unwrap_or_default(), self.language);
        let figure = it.entry.id.as_str();
        let base_subject = match self.scale {
            Scale::YearToDate if !it.is_reported => self.base_of(figure).unwrap_or_default(),
            _ => "",
        };
        let own = if self.scale == Scale::YearToDate { figure } else { "" };
        let value = self.amount(it.value.as_ref(), own);
        let base = self.amount(it.base.as_ref(), base_subject);
        let on_year = self.change(it, it.base.as_ref(), groups::COMPARE_YEAR, &unit);
        let cells = match self.scale {
            Scale::YearToDate => vec![value, base, on_year],
            Scale::Quarter => {
                let before = self.amount(it.before.as_ref(), "");
                let group = groups::COMPARE_QUARTER;
                let on_quarter = self.change(it, it.before.as_ref(), group, &unit);
                vec![value, before, on_quarter, base, on_year]
            }
        };
        ComparisonRow {
            figure: figure.to_owned(),
            label: self.language.of(&it.entry.name.zh, &it.entry.name.en).to_owned(),
            unit,
            cells,
        }
    }

    fn missing(&self) -> ComparisonCell {
        let text = keys::COMPARE_MISSING.words(self.language).to_owned();
        ComparisonCell { text, subject: String::new(), mark: "missing" }
    }

    fn amount(&self, value: Option<&Rational>, subject: &str) -> ComparisonCell {
        let Some(value) = value else { return self.missing() };
        ComparisonCell { text: plain(value), subject: subject.to_owned(), mark: "" }
    }

    fn change(
        &self,
        it: &Compared<'_>,
        base: Option<&Rational>,
        group: Group,
        unit: &str,
    ) -> ComparisonCell {
        let Some((value, base)) = it.value.as_ref().zip(base) else { return self.missing() };
        let subject = it.growth.unwrap_or_default().to_owned();
        if it.entry.unit.as_deref() == Some("%") {
            return ComparisonCell { subject, ..self.points(&(value - base)) };
        }
        let change = change_of(value, base);
        let mark = match change.direction() {
            Direction::Up => "up",
            Direction::Flat => "flat",
            Direction::Down => "down",
        };
        ComparisonCell { text: self.change_words(&change, group, unit), subject, mark }
    }

    fn change_words(&self, change: &Change, group: Group, unit: &str) -> String {
        let hundredfold = |share: &Rational| share * Rational::from(100u8);
        if let Change::Rate(share) = change {
            return signed(&visible_decimal(&hundredfold(share), PLACES)) + "%";
        }
        let (rate, amount) = match change {
            Change::LossNarrowed(share) | Change::LossWidened(share) => {
                (grouped(&visible_decimal(&hundredfold(share), PLACES)), String::new())
            }
            Change::TurnedProfit(amount) => {
                (String::new(), with_unit(self.language, &plain(amount), unit))
            }
            _ => (String::new(), String::new()),
        };
        let said = [("rate", rate.as_str()), ("amount", amount.as_str())];
        group.named(change.name()).map_or_else(String::new, |key| text(self.language, key, &said))
    }

    /// A difference of two rates in %, in percentage points.
    fn points(&self, difference: &Rational) -> ComparisonCell {
        let number = signed(&visible_decimal(difference, PLACES));
        let mark = match difference.cmp(&Rational::ZERO) {
            core::cmp::Ordering::Greater => "up",
            core::cmp::Ordering::Equal => "flat",
            core::cmp::Ordering::Less => "down",
        };
        let text = text(self.language, keys::COMPARE_POINTS, &[("number", &number)]);
        ComparisonCell { text, subject: String::new(), mark }
    }

    /// What a part is in its whole: change of its share, its share in the growth, its pull.
    fn of_whole(&self, it: &Compared<'_>) -> [ComparisonCell; 3] {
        let Some(whole) = &it.share else { return <[ComparisonCell; 3]>::default() };
        let (Some(value), Some(base)) = (&it.value, &it.base) else {
            return [self.missing(), self.missing(), self.missing()];
        };
        let hundred = Rational::from(100u8);
        let none = |key: Key| ComparisonCell {
            text: key.words(self.language).to_owned(),
            subject: String::new(),
            mark: "missing",
        };
        let is_positive = |it: &Rational| *it > Rational::ZERO;
        let share = (is_positive(&whole.now) && is_positive(&whole.base))
            .then(|| self.points(&((value / &whole.now - base / &whole.base) * hundred.clone())));
        let contribution = contribution_of([value, base], [&whole.now, &whole.base]);
        let contribution = contribution.map(|share| ComparisonCell {
            text: grouped(&visible_decimal(&(share * hundred.clone()), PLACES)) + "%",
            ..ComparisonCell::default()
        });
        let pull = pull_of([value, base], &whole.base).map(|pull| self.points(&(pull * hundred)));
        [
            share.unwrap_or_else(|| none(keys::COMPARE_NO_SHARE)),
            contribution.unwrap_or_else(|| none(keys::COMPARE_NO_GROWTH)),
            pull.unwrap_or_else(|| none(keys::COMPARE_NO_SHARE)),
        ]
    }
}
