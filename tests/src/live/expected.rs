//! What the engine says of a dossier, compared with the cells of a workbook.

use std::collections::BTreeMap;
use std::sync::Arc;

use engine::assess::{Evaluation, IndicatorValue};
use engine::facts::{Dossier, ReportingPeriod, facts_from_entries};
use engine::graph::Value;
use engine::quantity::rational::{
    decimal_true_to_lines, hundredths_half_up, short_decimal, short_decimal_rounded_up,
};
use engine::quantity::{Hundredths, Rational};
use engine::rubric::Rubric;
use exchange::spreadsheet::{Content, Workbook};
use locale::{Key, Language, groups, keys};

/// Cells by the first word of their row.
type Rows<'a> = BTreeMap<String, BTreeMap<u32, &'a Content>>;

/// A workbook as it was read, against what the engine says.
pub struct Reading<'a> {
    rubric: &'a Arc<Rubric>,
    language: Language,
    name: &'a str,
    book: &'a Workbook,
    /// How many cells say that they are to be checked in the app.
    pub checks: usize,
}

impl<'a> Reading<'a> {
    /// A workbook of that name, for messages.
    pub fn new(
        rubric: &'a Arc<Rubric>,
        language: Language,
        name: &'a str,
        book: &'a Workbook,
    ) -> Self {
        Self { rubric, language, name, book, checks: 0 }
    }

    fn say(&self, key: Key) -> &'static str {
        key.words(self.language)
    }

    fn rows(&self, sheet: Key) -> Rows<'a> {
        let name = self.say(sheet);
        let sheet = self.book.sheets.iter().find(|sheet| sheet.name == name);
        let sheet = sheet.unwrap_or_else(|| panic!("{}: no sheet {name}", self.name));
        let cells = |row: &'a exchange::spreadsheet::workbook::Row| {
            row.cells.iter().map(|(at, content)| (*at, content)).collect()
        };
        // The first row of a name counts: words come back further below.
        let mut rows = Rows::new();
        for row in &sheet.rows {
            rows.entry(row.text(0)).or_insert_with(|| cells(row));
        }
        rows
    }

    /// Compares everything that a dossier comes to.
    pub fn compare(&mut self, dossier: &Dossier) {
        let (facts, period, _) = facts_from_entries(self.rubric, dossier);
        let is_interim = period.is_none_or(ReportingPeriod::is_interim);
        let large: Vec<usize> = (0..self.rubric.figures.len())
            .filter(|index| {
                let figure = &self.rubric.figures[*index];
                let number = facts.fact(*index).value().and_then(Value::as_number);
                let in_unit = number.zip(figure.unit.as_ref()).map(|(it, unit)| it / &unit.factor);
                let limit = Rational::from(1_000_000_000);
                in_unit.is_some_and(|it| it >= limit || it <= -limit)
            })
            .collect();
        let evaluation = Evaluation::new(Arc::clone(self.rubric), is_interim, facts);
        self.indicators(&evaluation, &large);
        self.vetoes(&evaluation, &large);
        self.stars(&evaluation, &large);
    }

    /// The text of a cell that must hold the check where a figure is too large.
    fn text(&mut self, cell: Option<&&Content>, what: &str) -> String {
        // A formula that gives an empty text has nothing to show in the file.
        let text = match cell {
            None | Some(Content::NoResult) => String::new(),
            Some(cell) => cell.shown(),
        };
        let is_error = cell.is_some_and(|it| matches!(it, Content::Error(_)));
        assert!(!is_error, "{} {what}: {text}", self.name);
        text
    }

    /// True if the cell gives way to the app, as it must.
    fn is_check(&mut self, text: &str, is_large: bool, what: &str) -> bool {
        let is_check = text == self.say(keys::WORKBOOK_CHECK);
        assert_eq!(is_check, is_large, "{} {what}: {text}", self.name);
        self.checks += usize::from(is_check);
        is_check
    }

    fn number(&self, text: &str, expected: &str, what: &str) {
        let places = expected.split_once('.').map_or(0, |(_, places)| places.len());
        let found: f64 = text.parse().unwrap_or_else(|_| panic!("{} {what}: {text}", self.name));
        let found = format!("{found:.places$}");
        let found = if found.trim_start_matches(['-', '0', '.']).is_empty() {
            found.trim_start_matches('-').to_owned()
        } else {
            found
        };
        assert_eq!(found, expected, "{} {what}", self.name);
    }

    fn hundredths(&mut self, cell: Option<&&Content>, of: Hundredths, is_large: bool, what: &str) {
        let text = self.text(cell, what);
        if !self.is_check(&text, is_large, what) {
            self.number(&text, &of.to_string(), what);
        }
    }

    /// Weight, lowest, points, highest from the column `at` on.
    fn sums(
        &mut self,
        row: &BTreeMap<u32, &Content>,
        at: u32,
        weight: Hundredths,
        points: engine::assess::Bounds,
        is_large: bool,
        what: &str,
    ) {
        self.hundredths(row.get(&at), weight, false, &format!("{what} weight"));
        self.hundredths(row.get(&(at + 1)), points.low, is_large, &format!("{what} lowest"));
        self.hundredths(row.get(&(at + 3)), points.high, is_large, &format!("{what} highest"));
        let what = format!("{what} points");
        let text = self.text(row.get(&(at + 2)), &what);
        if self.is_check(&text, is_large, &what) {
            return;
        }
        if let Some(value) = points.value() {
            self.number(&text, &value.to_string(), &what);
        } else {
            let range = format!("{} \u{2013} {}", points.low, points.high);
            assert_eq!(text, range, "{} {what}", self.name);
        }
    }

    fn indicators(&mut self, evaluation: &Evaluation, large: &[usize]) {
        let rows = self.rows(keys::WORKBOOK_INDICATORS);
        let (rubric, sheet) = (Arc::clone(self.rubric), evaluation.sheet());
        for (index, score) in sheet.indicators.iter().enumerate() {
            let (entry, indicator) = (&rubric.document.indicator[index], &rubric.indicators[index]);
            let id = entry.id.as_str();
            let row = rows.get(id).unwrap_or_else(|| panic!("{}: no {id}", self.name));
            let is_large = indicator.figures.iter().any(|figure| large.contains(figure));
            self.value(evaluation, index, row, is_large);
            self.sums(row, 5, score.weight, score.points, is_large, id);
            let share = self.text(row.get(&4), id);
            if self.is_check(&share, is_large, id) {
                continue;
            }
            match &score.value {
                IndicatorValue::Scored(scored) => {
                    let percent = hundredths_half_up(&(&scored.share * Rational::from(100)));
                    let expected = Rational::from(percent.0) / Rational::from(10_000);
                    let expected = engine::quantity::rational::fixed_decimal(&expected, 4);
                    self.number(&share, &expected, &format!("{id} share"));
                }
                _ => assert_eq!(share, "", "{} {id}", self.name),
            }
        }
        for (at, score) in sheet.dimensions.iter().enumerate() {
            let id = &rubric.document.dimension[at].id;
            let own = &rubric.dimensions[at].indicators;
            let mut figures = own.iter().flat_map(|it| &rubric.indicators[*it].figures);
            let is_large = figures.any(|figure| large.contains(figure));
            self.sums(&rows[id], 5, score.weight, score.points, is_large, id);
        }
    }

    fn value(
        &mut self,
        evaluation: &Evaluation,
        index: usize,
        row: &BTreeMap<u32, &Content>,
        is_large: bool,
    ) {
        let rubric = Arc::clone(self.rubric);
        let entry = &rubric.document.indicator[index];
        let what = format!("{} value", entry.id);
        let text = self.text(row.get(&2), &what);
        let score = &evaluation.sheet().indicators[index];
        let IndicatorValue::Scored(scored) = &score.value else {
            if !self.is_check(&text, is_large, &what) {
                let key = match &score.value {
                    IndicatorValue::Missing => keys::WORKBOOK_ABSENT,
                    _ => keys::WORKBOOK_NOT_APPLICABLE,
                };
                assert_eq!(text, self.say(key), "{} {what}", self.name);
            }
            return;
        };
        let route = rubric.indicators[index].route_of(scored.route);
        let Some(value) = &scored.value else {
            let word = scored.word.map(|at| &rubric.document.word[at].name);
            let word = word.map(|it| self.language.of(&it.zh, &it.en).to_owned());
            let word = word.unwrap_or_else(|| self.say(keys::WORKBOOK_FULL).to_owned());
            if !self.is_check(&text, is_large, &what) {
                assert_eq!(text, word, "{} {what}", self.name);
            }
            return;
        };
        let printed = decimal_true_to_lines(value, entry.places, &route.lines);
        let places = printed.split_once('.').map_or(0, |(_, places)| places.len());
        let untold = Rational::from(1_000_000_000_000u64);
        let is_untold = places > 12 || *value >= untold || *value <= -untold;
        if self.is_check(&text, is_large || is_untold, &what) {
            return;
        }
        self.number(&text, &printed, &what);
        let unit = report::numbers::unit_label(&rubric.document, &route.unit.symbol, self.language);
        assert_eq!(self.text(row.get(&3), &what), unit, "{} {what}", self.name);
    }

    fn vetoes(&mut self, evaluation: &Evaluation, large: &[usize]) {
        let rows = self.rows(keys::WORKBOOK_VETOES);
        let rubric = Arc::clone(self.rubric);
        for (at, outcome) in evaluation.sheet().vetoes.iter().enumerate() {
            let id = &rubric.document.veto[at].id;
            let row = &rows[id];
            let figures = rubric.vetoes[at].figures();
            let is_large = figures.iter().any(|figure| large.contains(figure));
            let verdict = self.text(row.get(&2), id);
            let told = self.text(row.get(&3), id);
            let has_shortfall = rubric.document.veto[at].shortfall.is_some();
            if self.is_check(&verdict, is_large, id) {
                continue;
            }
            let words = groups::VETO.named(outcome.state.name()).expect("words");
            assert_eq!(verdict, self.say(words), "{} {id}", self.name);
            match &outcome.shortfall {
                None => assert_eq!(told, "", "{} {id}", self.name),
                Some(lacking) => {
                    assert!(has_shortfall);
                    let expected = short_decimal_rounded_up(lacking, 6);
                    let found: f64 = told.parse().expect("a number");
                    let found = short_decimal(
                        &engine::quantity::rational::rational_from_decimal(&format!("{found:.6}"))
                            .expect("a decimal"),
                        6,
                    );
                    assert_eq!(found, expected, "{} {id}", self.name);
                }
            }
        }
    }

    fn stars(&mut self, evaluation: &Evaluation, large: &[usize]) {
        let rows = self.rows(keys::WORKBOOK_STARS);
        let rubric = Arc::clone(self.rubric);
        let sheet = evaluation.sheet();
        let mut figures = rubric.indicators.iter().flat_map(|it| &it.figures);
        let is_total_large = figures.any(|figure| large.contains(figure));
        let mut figures = rubric.vetoes.iter().flat_map(engine::rubric::compiled::Veto::figures);
        let is_large = is_total_large || figures.any(|figure| large.contains(figure));
        let total = &rows[self.say(keys::WORKBOOK_TOTAL_POINTS)];
        self.sums(total, 1, Hundredths(weights(sheet)), sheet.total, is_total_large, "total");
        let stars = sheet.stars;
        let expected = [
            (keys::WORKBOOK_STAR_LOWEST, Some(stars.low)),
            (keys::WORKBOOK_STAR_HIGHEST, Some(stars.high)),
            (keys::WORKBOOK_STAR_VALUE, stars.value),
            (keys::WORKBOOK_STAR_UNCAPPED, stars.uncapped),
        ];
        for (key, stars) in expected {
            let label = self.say(key);
            let row = &rows[label];
            let number = self.text(row.get(&1), label);
            if self.is_check(&number, is_large, label) {
                continue;
            }
            let words = self.text(row.get(&2), label);
            let open = self.say(keys::WORKBOOK_STAR_OPEN).to_owned();
            let (expected, expected_words) = match stars {
                None => (open.clone(), open),
                Some(stars) => (stars.to_string(), report::star_words(stars, self.language)),
            };
            assert_eq!((number, words), (expected, expected_words), "{} {label}", self.name);
        }
    }
}

fn weights(sheet: &engine::assess::assessment::ScoreSheet) -> i64 {
    sheet.dimensions.iter().map(|dimension| dimension.weight.0).sum()
}
