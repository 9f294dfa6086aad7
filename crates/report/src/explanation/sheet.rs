//! [`ExplanationSheet`]: what the side sheet and `wutong explain` show.

use engine::assess::{Evaluation, IndicatorValue, StarRating};
use engine::explain::formula::Part;
use engine::explain::{
    CurvePiece, Explanation, Formula, How, IndicatorSteps, Outcome, Subject, explanation_of,
};
use engine::graph::Value;
use engine::quantity::Known;
use engine::quantity::rational::{fixed_decimal, short_decimal};
use engine::rubric::Text;
use locale::format::with_unit;
use locale::{Key, Language, groups, keys, text};

use super::formula_text::{Style, figure_value, formula_text};
use crate::indicator::bounds_text;
use crate::numbers::{scored_text, shortfall, unit_label};
use crate::roll::{TakenRoll, origin_text};
use crate::sparkline::{CurveDrawing, curve_drawing};
use crate::stars::{star_range_words, star_words};

/// An explanation in words, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExplanationSheet {
    /// Name of the subject, as links address it.
    pub subject: String,
    /// Its label.
    pub title: String,
    /// What it is now.
    pub result: String,
    /// How it comes about, line by line.
    pub steps: Vec<String>,
    /// What it is made of: only what decides now.
    pub inputs: Vec<InputRow>,
    /// Labels of the figures whose absence keeps it open.
    pub missing: Vec<String>,
    /// The score curve of an indicator that has a value or waits for one.
    pub curve: Option<CurveDrawing>,
    /// Why it is measured so; may be empty.
    pub basis: String,
    /// Where its data come from; may be empty.
    pub data: String,
    /// Where a given figure was taken from; empty for everything else.
    pub origin: String,
}

/// A part of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputRow {
    /// Name of the part, as links address it.
    pub subject: String,
    /// Its label.
    pub label: String,
    /// Its value, points or state.
    pub value: String,
    /// Where a given figure was taken from; empty for everything else.
    pub origin: String,
}

/// The sheet of a subject; `None` if there is none of that name. Figures come from the roll where
/// they are what it has.
pub fn explanation_sheet(
    evaluation: &Evaluation,
    roll: Option<&TakenRoll>,
    name: &str,
    language: Language,
) -> Option<ExplanationSheet> {
    let subject = Subject::named(evaluation.rubric(), name)?;
    let explanation = explanation_of(evaluation, subject)?;
    let words = Words { evaluation, roll, language };
    Some(ExplanationSheet {
        subject: name.to_owned(),
        title: words.title(subject),
        result: words.result(&explanation),
        steps: words.steps(&explanation),
        inputs: words.inputs(&explanation),
        missing: words.labels(&explanation.missing),
        curve: match subject {
            Subject::Indicator(index) => curve_drawing(evaluation, index, language),
            _ => None,
        },
        basis: words.basis(subject),
        data: words.data(subject),
        origin: words.origin(subject),
    })
}

/// Operators whose result is yes or no.
const CONDITIONS: [&str; 9] = ["<", "<=", ">", ">=", "=", "!=", "and", "or", "not"];

struct Words<'a> {
    evaluation: &'a Evaluation,
    roll: Option<&'a TakenRoll>,
    language: Language,
}

impl Words<'_> {
    fn of(&self, text: &Text) -> String {
        self.language.of(&text.zh, &text.en).to_owned()
    }

    fn say(&self, key: Key, arguments: &[(&str, &str)]) -> String {
        text(self.language, key, arguments)
    }

    fn title(&self, subject: Subject) -> String {
        let document = &self.evaluation.rubric().document;
        let name = match subject {
            Subject::Figure(index) => document.figure.get(index).map(|it| &it.name),
            Subject::Derived(index) => document.derived.get(index).map(|it| &it.name),
            Subject::Indicator(index) => document.indicator.get(index).map(|it| &it.name),
            Subject::Dimension(index) => document.dimension.get(index).map(|it| &it.name),
            Subject::Veto(index) => document.veto.get(index).map(|it| &it.name),
            Subject::Total => return keys::EXPLAIN_TOTAL.words(self.language).to_owned(),
            Subject::Stars => return keys::EXPLAIN_STARS.words(self.language).to_owned(),
        };
        name.map(|name| self.of(name)).unwrap_or_default()
    }

    fn labels(&self, figures: &[usize]) -> Vec<String> {
        figures.iter().map(|index| self.title(Subject::Figure(*index))).collect()
    }

    fn result(&self, explanation: &Explanation) -> String {
        let rubric = self.evaluation.rubric();
        match (&explanation.outcome, explanation.subject) {
            (Outcome::Fact(fact), Subject::Figure(index)) => {
                figure_value(rubric, index, fact, self.language)
            }
            (Outcome::Fact(fact), Subject::Derived(index)) => self.derived(index, fact),
            (Outcome::Score(score), Subject::Indicator(index)) => {
                let value = self.indicator_words(index, &score.value);
                let points = bounds_text(score.points);
                let weight = score.weight.to_string();
                let arguments = [
                    ("value", value.as_str()),
                    ("points", points.as_str()),
                    ("weight", weight.as_str()),
                ];
                self.say(keys::EXPLAIN_SCORE, &arguments)
            }
            (Outcome::Fact(_) | Outcome::Score(_), _) => String::new(),
            (Outcome::Points(points), _) => bounds_text(*points),
            (Outcome::Veto(outcome), _) => {
                let key = groups::VETO.named(outcome.state.name());
                key.map_or("", |key| key.words(self.language)).to_owned()
            }
            (Outcome::Stars(stars), _) => self.stars(*stars),
        }
    }

    fn stars(&self, stars: StarRating) -> String {
        if let Some(value) = stars.value {
            return star_words(value, self.language);
        }
        let range = star_range_words(stars.low, stars.high, self.language);
        self.say(keys::STARS_EXPECTED, &[("range", &range)])
    }

    fn derived(&self, index: usize, fact: &Known<Value>) -> String {
        let rubric = self.evaluation.rubric();
        let entry = rubric.document.derived.get(index).zip(rubric.derived.get(index));
        let number = fact.value().and_then(Value::as_number);
        match (entry, number) {
            (Some((entry, derived)), Some(number)) => {
                let decimal = fixed_decimal(&(number / &derived.unit.factor), entry.places);
                let unit = unit_label(&rubric.document, &entry.unit, self.language);
                with_unit(self.language, &locale::format::signed(&decimal), &unit)
            }
            _ => keys::INDICATOR_ABSENT.words(self.language).to_owned(),
        }
    }

    fn indicator_words(&self, index: usize, value: &IndicatorValue) -> String {
        let rubric = self.evaluation.rubric();
        let key = match value {
            IndicatorValue::Missing => keys::INDICATOR_ABSENT,
            IndicatorValue::NotApplicable => keys::INDICATOR_NOT_APPLICABLE,
            IndicatorValue::Scored(scored) => {
                return scored_text(rubric, index, scored, self.language);
            }
        };
        key.words(self.language).to_owned()
    }

    fn steps(&self, explanation: &Explanation) -> Vec<String> {
        match (&explanation.how, &explanation.outcome) {
            (How::Formula(formula), _) => self.formula_steps(formula),
            (How::Indicator(steps), Outcome::Score(score)) => {
                self.indicator_steps(explanation.subject, steps, &score.value)
            }
            (How::Condition { condition, shortfall }, Outcome::Veto(outcome)) => {
                let mut lines = self.formula_steps(condition);
                if let (Some(formula), Some(lacking)) = (shortfall, &outcome.shortfall) {
                    lines.extend(self.formula_steps(formula));
                    lines.extend(self.shortfall_step(explanation.subject, lacking));
                }
                lines
            }
            (How::Rating { low_band, high_band, .. }, _) => {
                let range = star_range_words(*low_band, *high_band, self.language);
                let total = bounds_text(self.evaluation.sheet().total);
                let arguments = [("total", total.as_str()), ("range", range.as_str())];
                vec![self.say(keys::EXPLAIN_BAND, &arguments)]
            }
            _ => Vec::new(),
        }
    }

    fn shortfall_step(
        &self,
        subject: Subject,
        lacking: &engine::quantity::Rational,
    ) -> Option<String> {
        let Subject::Veto(index) = subject else { return None };
        let document = &self.evaluation.rubric().document;
        let declared = document.veto.get(index)?.shortfall.as_ref()?;
        let amount = shortfall(document, lacking, &declared.unit, self.language);
        let figure = self.evaluation.rubric().figure_index(&declared.of)?;
        let label = self.title(Subject::Figure(figure));
        Some(self.say(keys::VETO_SHORTFALL, &[("amount", &amount), ("figure", &label)]))
    }

    fn formula_steps(&self, formula: &Formula) -> Vec<String> {
        let rubric = self.evaluation.rubric();
        let labels = formula_text(rubric, formula, Style::Labels, self.language);
        let values = formula_text(rubric, formula, Style::Values, self.language);
        let is_condition = matches!(formula.value, Known::Value(Value::Truth(_)))
            || matches!(formula.part, Part::Apply(name, _) if CONDITIONS.contains(&name));
        let values = if is_condition {
            self.say(keys::EXPLAIN_THAT_IS, &[("condition", &values)])
        } else {
            format!("= {values}")
        };
        vec![labels, values]
    }

    fn indicator_steps(
        &self,
        subject: Subject,
        steps: &IndicatorSteps,
        value: &IndicatorValue,
    ) -> Vec<String> {
        let Subject::Indicator(index) = subject else { return Vec::new() };
        let mut lines = Vec::new();
        if let Some(condition) = &steps.condition {
            let rubric = self.evaluation.rubric();
            let said = formula_text(rubric, condition, Style::Labels, self.language);
            lines.push(self.say(keys::EXPLAIN_CASE, &[("condition", &said)]));
        }
        if let Some(formula) = &steps.formula {
            lines.extend(self.formula_steps(formula));
        }
        let IndicatorValue::Scored(scored) = value else { return lines };
        let share = short_decimal(&scored.share, 12);
        if let (Some(value), Some(piece)) = (&scored.value, &steps.curve) {
            let shown = scored_text(self.evaluation.rubric(), index, scored, self.language);
            let exact = short_decimal(value, 12);
            let arguments = [("value", shown.as_str()), ("exact", exact.as_str())];
            lines.push(self.say(keys::EXPLAIN_VALUE, &arguments));
            lines.push(self.curve_step(piece, &share));
        } else {
            lines.push(self.say(keys::EXPLAIN_CASE_SHARE, &[("share", &share)]));
        }
        lines.push(self.weight_step(index, steps));
        if let Some(unrounded) = &steps.unrounded {
            let score = self.evaluation.sheet().indicators.get(index);
            let weight = score.map(|score| score.weight.to_string()).unwrap_or_default();
            let points = score.map(|score| score.points.low.to_string()).unwrap_or_default();
            let exact = short_decimal(unrounded, 12);
            let arguments = [
                ("share", share.as_str()),
                ("weight", weight.as_str()),
                ("exact", exact.as_str()),
                ("points", points.as_str()),
            ];
            lines.push(self.say(keys::EXPLAIN_POINTS, &arguments));
        }
        lines
    }

    fn curve_step(&self, piece: &CurvePiece, share: &str) -> String {
        let point = |point: &(engine::quantity::Rational, engine::quantity::Rational)| {
            (short_decimal(&point.0, 6), short_decimal(&point.1, 6))
        };
        let (key, (x0, s0), (x1, s1)) = match (&piece.from, &piece.to) {
            (Some(from), Some(to)) => (keys::EXPLAIN_CURVE_BETWEEN, point(from), point(to)),
            (Some(from), None) => (keys::EXPLAIN_CURVE_ABOVE, point(from), Default::default()),
            (None, Some(to)) => (keys::EXPLAIN_CURVE_BELOW, Default::default(), point(to)),
            (None, None) => return String::new(),
        };
        let arguments = [
            ("x0", x0.as_str()),
            ("s0", s0.as_str()),
            ("x1", x1.as_str()),
            ("s1", s1.as_str()),
            ("share", share),
        ];
        self.say(key, &arguments)
    }

    fn weight_step(&self, index: usize, steps: &IndicatorSteps) -> String {
        let score = self.evaluation.sheet().indicators.get(index);
        let effective = score.map(|score| score.weight).unwrap_or_default();
        let (declared, now) = (steps.declared_weight.to_string(), effective.to_string());
        let key = if effective == steps.declared_weight {
            keys::EXPLAIN_WEIGHT
        } else {
            keys::EXPLAIN_WEIGHT_SHARED
        };
        self.say(key, &[("declared", &declared), ("effective", &now)])
    }

    fn inputs(&self, explanation: &Explanation) -> Vec<InputRow> {
        let figures = |formulas: &[Option<&Formula>]| {
            let mut figures: Vec<usize> = Vec::new();
            for formula in formulas.iter().flatten() {
                let new = formula.deciding_figures();
                figures
                    .extend(new.into_iter().filter(|it| !figures.contains(it)).collect::<Vec<_>>());
            }
            figures.into_iter().map(Subject::Figure).collect::<Vec<_>>()
        };
        let subjects = match &explanation.how {
            How::Given | How::Declared => Vec::new(),
            How::Formula(formula) => figures(&[Some(formula)]),
            How::Indicator(steps) => figures(&[steps.condition.as_ref(), steps.formula.as_ref()]),
            How::Sum(parts) => parts.clone(),
            How::Condition { condition, shortfall } => {
                figures(&[Some(condition), shortfall.as_ref()])
            }
            How::Required(figures) => figures.iter().copied().map(Subject::Figure).collect(),
            How::Rating { lowering_low, lowering_high, .. } => {
                let mut vetoes = lowering_low.clone();
                vetoes.extend(lowering_high);
                vetoes.sort_unstable();
                vetoes.dedup();
                core::iter::once(Subject::Total)
                    .chain(vetoes.into_iter().map(Subject::Veto))
                    .collect()
            }
        };
        subjects.into_iter().filter_map(|subject| self.input(subject)).collect()
    }

    fn input(&self, subject: Subject) -> Option<InputRow> {
        let explanation = explanation_of(self.evaluation, subject)?;
        Some(InputRow {
            subject: subject.name(self.evaluation.rubric()),
            label: self.title(subject),
            value: self.result(&explanation),
            origin: self.origin(subject),
        })
    }

    fn origin(&self, subject: Subject) -> String {
        let Subject::Figure(index) = subject else { return String::new() };
        let (rubric, facts) = (self.evaluation.rubric(), self.evaluation.facts());
        origin_text(rubric, facts, self.roll, index, self.language)
    }

    fn basis(&self, subject: Subject) -> String {
        let document = &self.evaluation.rubric().document;
        let basis = match subject {
            Subject::Indicator(index) => document.indicator.get(index).map(|it| &it.basis),
            Subject::Veto(index) => document.veto.get(index).map(|it| &it.basis),
            _ => None,
        };
        basis.map(|basis| self.of(basis)).unwrap_or_default()
    }

    fn data(&self, subject: Subject) -> String {
        let document = &self.evaluation.rubric().document;
        match subject {
            Subject::Indicator(index) => {
                document.indicator.get(index).map(|it| self.of(&it.data)).unwrap_or_default()
            }
            _ => String::new(),
        }
    }
}
