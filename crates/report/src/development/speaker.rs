//! [`Speaker`]: what a sentence says of a figure, in words, or nothing where it is not known.

use engine::assess::{Evaluation, IndicatorValue};
use engine::ledger::{Cell, LedgerSheet};
use engine::periods::{Reports, contribution_of, number_in, pull_of};
use engine::quantity::Rational;
use locale::{Language, keys};

use super::axis::{Axis, axis};
use super::narrative::{SayKind, SayRule, SentenceRule, TrendRule};
use super::sentence::{About, Piece, Sentence};
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
    pub(super) fn sentence(&self, rule: &SentenceRule) -> Option<Sentence> {
        let lead = rule.lead.as_deref();
        if lead.is_some_and(|lead| !self.is_used(lead)) {
            return None;
        }
        let value = lead.and_then(|lead| self.value(lead));
        if let (Some(lead), None) = (lead, &value) {
            // A detail that needs more is not missed a second time.
            return rule.needs.is_empty().then(|| self.missing_sentence(lead));
        }
        let is_loss = value.is_some_and(|(value, _)| value < Rational::ZERO);
        let words = if is_loss { rule.loss.as_ref().unwrap_or(&rule.text) } else { &rule.text };
        let mut said: Vec<(&str, Vec<Piece>)> = Vec::new();
        for item in &rule.say {
            let piece = match self.said(item, is_loss && rule.loss.is_some()) {
                Some(words) => Piece { words, about: self.known(item) },
                None if rule.needs.contains(&item.name) => return None,
                None => Piece { words: self.unknown(item).to_owned(), about: self.lacking(item) },
            };
            said.push((&item.name, vec![piece]));
        }
        Some(Sentence::filled(self.language.of(&words.zh, &words.en), &said))
    }

    /// What is said, or why it cannot be.
    pub(super) fn told(&self, item: &SayRule) -> String {
        self.said(item, false).unwrap_or_else(|| self.unknown(item).to_owned())
    }

    /// True if the rubric uses what an item says.
    pub(super) fn has(&self, item: &SayRule) -> bool {
        match item.kind {
            SayKind::Indicator | SayKind::Points => !self.does_not_apply(&item.of),
            _ => self.is_used(&item.of),
        }
    }

    /// That a figure or total is still to be filled in, or does not apply.
    fn missing_sentence(&self, lead: &str) -> Sentence {
        let words = self.label(lead);
        if self.is_not_applicable(lead) {
            let label = [("label", vec![Piece::words(words)])];
            return Sentence::of(keys::NARRATIVE_NOT_APPLICABLE, self.language, &label);
        }
        let label = [("label", vec![Piece { words, about: self.place_of_field(lead) }])];
        Sentence::of(keys::NARRATIVE_MISSING, self.language, &label)
    }

    /// What explains a number that is said.
    fn known(&self, item: &SayRule) -> About {
        match item.kind {
            SayKind::Amount if self.figure(&item.of).is_some() => About::Number(item.of.clone()),
            SayKind::Indicator | SayKind::Points => About::Number(item.of.clone()),
            _ => About::Words,
        }
    }

    /// Where something is filled in that could not be said.
    fn lacking(&self, item: &SayRule) -> About {
        match item.kind {
            SayKind::Amount => self.place_of_field(&item.of),
            SayKind::Change => match self.reports.rules.base_of(&item.of) {
                Some(base) if self.is_used(base) => self.place_of_field(base),
                _ => About::Words,
            },
            SayKind::Indicator if !self.does_not_apply(&item.of) => self.first_lacking(&item.of),
            _ => About::Words,
        }
    }

    /// The field of the first figure that an indicator lacks.
    fn first_lacking(&self, indicator: &str) -> About {
        let rubric = self.evaluation.rubric();
        let facts = self.evaluation.facts();
        let compiled = self.place_of(indicator).and_then(|place| rubric.indicators.get(place));
        let figures = compiled.map(|it| it.figures.as_slice()).unwrap_or_default();
        let lacking = figures.iter().find(|figure| facts.is_missing(**figure));
        let figure = lacking.and_then(|figure| rubric.figures.get(*figure));
        figure.map_or(About::Words, |figure| About::Missing(figure.id.clone()))
    }

    /// The field of a figure, or the form of the tables that a total follows from.
    fn place_of_field(&self, id: &str) -> About {
        if let Some(index) = self.figure(id) {
            let is_missing = self.evaluation.facts().is_missing(index);
            return if is_missing { About::Missing(id.to_owned()) } else { About::Words };
        }
        match self.form_of(id) {
            Some(form) => About::MissingIn(form),
            None => About::Words,
        }
    }

    fn form_of(&self, total: &str) -> Option<String> {
        let ledgers = self.sheet?.ledgers();
        let names = &ledgers.document.derive;
        let is_total = |entry: usize| names.get(entry).is_some_and(|it| it.id == total);
        let derived = ledgers.derived.iter().find(|it| is_total(it.entry))?;
        let table = derived.tables.first()?;
        ledgers.document.table.get(*table).map(|table| table.form.clone())
    }

    fn figure(&self, id: &str) -> Option<usize> {
        self.evaluation.rubric().figure_index(id)
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

    /// The scale of a trend whose values lie between these two.
    pub(super) fn axis(&self, rule: &TrendRule, bounds: &[Rational; 2]) -> Axis {
        let (unit, rubric) = (self.unit(&rule.figure), self.evaluation.rubric());
        axis(rubric, bounds, &unit, &rule.unit, self.language)
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
