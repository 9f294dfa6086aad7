//! [`Speaker`]: what a sentence says of a figure, in words, or nothing where it is not known.

use engine::assess::{Evaluation, IndicatorValue};
use engine::ledger::{Cell, LedgerSheet};
use engine::periods::{Reports, contribution_of, number_in, pull_of};
use engine::quantity::Rational;
use locale::{Language, keys, text};

use super::narrative::{SayKind, SayRule, SentenceRule, TrendRule};
use super::words::{
    Against, against_city, amount, change_words, percentage, percentage_points, run_in,
};
use crate::ledger::cell_text;
use crate::numbers::scored_text;

/// What sentences are made from.
pub(super) struct Speaker<'a> {
    pub(super) evaluation: &'a Evaluation,
    pub(super) sheet: Option<&'a LedgerSheet>,
    /// The report in hand first, and only if its period can be read.
    pub(super) reports: Reports<'a>,
    /// Year and quarter of the report in hand.
    pub(super) quarter: Option<(u16, u8)>,
    pub(super) language: Language,
}

impl Speaker<'_> {
    /// The sentence; nothing if it is left out.
    pub(super) fn sentence(&self, rule: &SentenceRule) -> Option<String> {
        let lead = rule.lead.as_deref();
        if lead.is_some_and(|lead| !self.is_used(lead)) {
            return None;
        }
        let value = lead.and_then(|lead| self.value(lead));
        let said = |rule: &SayRule, is_loss: bool| self.said(rule, is_loss);
        if let (Some(lead), None) = (lead, &value) {
            let is_told = self.is_not_applicable(lead);
            let key =
                if is_told { keys::NARRATIVE_NOT_APPLICABLE } else { keys::NARRATIVE_MISSING };
            // A detail that needs more is not missed a second time.
            let label = self.label(lead);
            let missing = text(self.language, key, &[("label", &label)]);
            return rule.needs.is_empty().then_some(missing);
        }
        let is_loss = value.is_some_and(|(value, _)| value < Rational::ZERO);
        let words = if is_loss { rule.loss.as_ref().unwrap_or(&rule.text) } else { &rule.text };
        let mut filled = self.language.of(&words.zh, &words.en).to_owned();
        for item in &rule.say {
            let found = said(item, is_loss && rule.loss.is_some());
            if found.is_none() && rule.needs.contains(&item.name) {
                return None;
            }
            let found = found.unwrap_or_else(|| self.unknown(item).to_owned());
            filled = filled.replace(&format!("{{{}}}", item.name), &found);
        }
        Some(filled)
    }

    fn unknown(&self, item: &SayRule) -> &'static str {
        let key = match item.kind {
            SayKind::Change if !self.has_base(&item.of) => keys::NARRATIVE_NO_PRIOR,
            SayKind::Change => keys::NARRATIVE_NO_BASE,
            SayKind::SingleChange => keys::NARRATIVE_NO_QUARTER,
            SayKind::Indicator if self.does_not_apply(&item.of) => keys::INDICATOR_NOT_APPLICABLE,
            _ => keys::INDICATOR_ABSENT,
        };
        key.words(self.language)
    }

    fn said(&self, item: &SayRule, is_loss: bool) -> Option<String> {
        let language = self.language;
        match item.kind {
            SayKind::Amount => {
                let (value, unit) = self.value(&item.of)?;
                let value = if is_loss { -value } else { value };
                Some(self.amount(item, &value, &unit))
            }
            SayKind::Change => self.change(item),
            SayKind::Single => {
                let value = self.reports.single(&item.of, self.quarter?)?;
                Some(self.amount(item, &value, &self.unit(&item.of)))
            }
            SayKind::SingleChange => {
                let change = self.reports.on_quarter(&item.of, self.quarter?)?;
                let by = |value: &Rational| self.amount(item, value, &self.unit(&item.of));
                Some(change_words(&change, Against::Quarter, &by, language))
            }
            SayKind::Indicator => self.indicator(&item.of),
            SayKind::Points => Some(against_city(&self.indicator_share(&item.of)?, language)),
            SayKind::Contribution => {
                let (part, whole) = (self.pair(&item.of)?, self.pair(&item.base)?);
                let share = contribution_of([&part.0, &part.1], [&whole.0, &whole.1])?;
                Some(percentage(&share))
            }
            SayKind::Pull => {
                let (part, whole) = (self.pair(&item.of)?, self.pair(&item.base)?);
                let pull = pull_of([&part.0, &part.1], &whole.1)?;
                Some(percentage_points(&pull, language))
            }
            SayKind::Option => self.count_of(item).map(|count| count.to_string()),
            SayKind::Cell => self.cell(item),
        }
    }

    fn amount(&self, item: &SayRule, value: &Rational, unit: &str) -> String {
        let form = (item.unit.as_slice(), item.places);
        amount(self.evaluation.rubric(), value, unit, form, self.language)
    }

    /// A value of a trend, in words.
    pub(super) fn money(&self, rule: &TrendRule, value: &Rational) -> String {
        let (unit, form) = (self.unit(&rule.figure), (rule.unit.as_slice(), Some(rule.places)));
        amount(self.evaluation.rubric(), value, &unit, form, self.language)
    }

    /// The change on the year; one on last year's own report is marked.
    fn change(&self, item: &SayRule) -> Option<String> {
        let quarter = self.quarter?;
        let change = self.reports.on_year(&item.of, quarter)?;
        let money = SayRule {
            unit: ["\u{4ebf}\u{5143}", "\u{4e07}\u{5143}"].map(str::to_owned).to_vec(),
            places: Some(2),
            ..item.clone()
        };
        let by = |value: &Rational| self.amount(&money, value, &self.unit(&item.of));
        let words = change_words(&change, Against::Year, &by, self.language);
        let (_, is_reported) = self.reports.base(&item.of, quarter)?;
        let mark =
            if is_reported { keys::NARRATIVE_REPORTED_BASE.words(self.language) } else { "" };
        Some(words + mark)
    }

    /// Value and base of a figure on the year.
    fn pair(&self, figure: &str) -> Option<(Rational, Rational)> {
        let quarter = self.quarter?;
        Some((self.reports.total(figure, quarter)?, self.reports.base(figure, quarter)?.0))
    }

    /// A figure or total, in its own unit, and that unit.
    pub(super) fn value(&self, id: &str) -> Option<(Rational, String)> {
        let rubric = self.evaluation.rubric();
        if rubric.figure_index(id).is_some() {
            let dossier = self.reports.dossiers.first()?;
            return Some((number_in(rubric, dossier, id)?, self.unit(id)));
        }
        let sheet = self.sheet?;
        let derived = sheet.derived().iter().find(|it| it.id == id)?;
        let unit = &sheet.ledgers().derived.get(derived.place)?.unit;
        Some((derived.value.as_number()? / &unit.factor, unit.symbol.clone()))
    }

    fn unit(&self, figure: &str) -> String {
        let entries = &self.evaluation.rubric().document.figure;
        let entry = entries.iter().find(|entry| entry.id == figure);
        entry.and_then(|entry| entry.unit.clone()).unwrap_or_default()
    }

    /// A figure that the rubric uses, or a total where there are ledgers.
    fn is_used(&self, id: &str) -> bool {
        let rubric = self.evaluation.rubric();
        match rubric.figure_index(id) {
            Some(index) => rubric.figures.get(index).is_some_and(|figure| figure.is_used),
            None => self.sheet.is_some(),
        }
    }

    /// True if the rubric asks for the base of a figure.
    fn has_base(&self, figure: &str) -> bool {
        self.reports.rules.base_of(figure).is_some_and(|base| self.is_used(base))
    }

    fn is_not_applicable(&self, id: &str) -> bool {
        let index = self.evaluation.rubric().figure_index(id);
        index.is_some_and(|index| self.evaluation.facts().fact(index).is_not_applicable())
    }

    pub(super) fn label(&self, id: &str) -> String {
        let document = &self.evaluation.rubric().document;
        let figure = document.figure.iter().find(|entry| entry.id == id).map(|entry| &entry.name);
        let total = || {
            let derive = self.sheet?.ledgers().document.derive.iter();
            derive.clone().find(|entry| entry.id == id)?.name.as_ref()
        };
        let name = figure.or_else(total);
        name.map_or(id, |name| self.language.of(&name.zh, &name.en)).to_owned()
    }

    fn place_of(&self, indicator: &str) -> Option<usize> {
        self.evaluation.rubric().document.indicator.iter().position(|it| it.id == indicator)
    }

    fn state_of(&self, indicator: &str) -> Option<&IndicatorValue> {
        let place = self.place_of(indicator)?;
        self.evaluation.sheet().indicators.get(place).map(|score| &score.value)
    }

    fn indicator(&self, id: &str) -> Option<String> {
        match self.state_of(id)? {
            IndicatorValue::Scored(scored) => {
                let place = self.place_of(id)?;
                let said = scored_text(self.evaluation.rubric(), place, scored, self.language);
                Some(run_in(said, self.language))
            }
            IndicatorValue::Missing | IndicatorValue::NotApplicable => None,
        }
    }

    /// An indicator in % or percentage points, as a share.
    fn indicator_share(&self, id: &str) -> Option<Rational> {
        match self.state_of(id)? {
            IndicatorValue::Scored(scored) => {
                scored.value.as_ref().map(|value| value / Rational::from(100u8))
            }
            IndicatorValue::Missing | IndicatorValue::NotApplicable => None,
        }
    }

    fn does_not_apply(&self, id: &str) -> bool {
        self.state_of(id).is_none_or(|it| *it == IndicatorValue::NotApplicable)
    }

    fn count_of(&self, item: &SayRule) -> Option<usize> {
        let sheet = self.sheet?;
        let (table, column) = item.of.split_once('.')?;
        let table = sheet.ledgers().table_index(table)?;
        let columns = &sheet.ledgers().tables.get(table)?.columns;
        let place = columns.iter().position(|it| it.id == column)?;
        let options = &columns.get(place)?.options;
        let wanted = options.iter().position(|code| *code == item.option)?;
        let wanted = Cell::Choice(u16::try_from(wanted).ok()?);
        if !sheet.book().is_in_use(table) {
            return None;
        }
        let rows = sheet.book().rows(table).iter();
        Some(rows.filter(|row| row.cells.get(place) == Some(&wanted)).count())
    }

    fn cell(&self, item: &SayRule) -> Option<String> {
        let sheet = self.sheet?;
        let (rubric, ledgers) = (self.evaluation.rubric(), sheet.ledgers());
        let (table, column) = item.of.split_once('.')?;
        let table = ledgers.table_index(table)?;
        let columns = &ledgers.tables.get(table)?.columns;
        let place = columns.iter().position(|it| it.id == column)?;
        let value = sheet.book().rows(table).first()?.cells.get(place)?;
        let unit = columns.get(place)?.unit.as_ref().map(|unit| &unit.factor);
        let entry = ledgers.document.table.get(table)?.column.get(place.checked_sub(1)?)?;
        if let (Some(number), Some(factor), Some(symbol)) = (value.as_number(), unit, &entry.unit) {
            return Some(self.amount(item, &(number / factor), symbol));
        }
        let said = cell_text(rubric, ledgers, (table, place), value, self.language);
        (!said.is_empty()).then_some(said)
    }
}
