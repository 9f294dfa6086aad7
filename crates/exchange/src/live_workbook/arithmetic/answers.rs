//! [`Answers`]: the cells that hold what an assessment says, for the other sheets to show.

use engine::ir::{LoweredAssessment, LoweredIndicator, LoweredNumber, OperationId, Season};
use engine::rubric::Rubric;
use engine::rubric::compiled::VetoTest;

use super::form::Atom;
use super::inputs::InputCells;
use super::printer::Printer;
use super::tape::{RowKind, Tape};

/// A cell as other sheets write it, and what stands in it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct AnswerCell {
    pub(in super::super) text: String,
    pub(in super::super) value: i64,
}

/// A decimal number in a cell, and what stands in it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct NumberCell {
    pub(in super::super) text: String,
    pub(in super::super) value: String,
    /// 1 if it cannot be told.
    pub(in super::super) beyond: AnswerCell,
}

/// Weight and points in hundredths.
#[derive(Debug, Clone)]
pub(in super::super) struct SumCells {
    pub(in super::super) weight: AnswerCell,
    pub(in super::super) low: AnswerCell,
    pub(in super::super) high: AnswerCell,
    /// 1 if a figure is too large to be computed with.
    pub(in super::super) beyond: AnswerCell,
}

/// An indicator.
#[derive(Debug, Clone)]
pub(in super::super) struct IndicatorCells {
    pub(in super::super) sums: SumCells,
    pub(in super::super) state: AnswerCell,
    pub(in super::super) kind: AnswerCell,
    pub(in super::super) route: AnswerCell,
    pub(in super::super) number: NumberCell,
    pub(in super::super) share: AnswerCell,
}

/// A veto.
#[derive(Debug, Clone)]
pub(in super::super) struct VetoCells {
    pub(in super::super) state: AnswerCell,
    pub(in super::super) has_shortfall: AnswerCell,
    pub(in super::super) shortfall: Option<NumberCell>,
    pub(in super::super) beyond: AnswerCell,
}

/// A figure: whether it is missing, not applicable, too large.
#[derive(Debug, Clone)]
pub(in super::super) struct StateCells {
    pub(in super::super) missing: AnswerCell,
    pub(in super::super) not_applicable: AnswerCell,
    pub(in super::super) beyond: AnswerCell,
}

/// All that other sheets show.
#[derive(Debug)]
pub(in super::super) struct Answers {
    pub(in super::super) figures: Vec<Option<StateCells>>,
    pub(in super::super) interim: AnswerCell,
    pub(in super::super) indicators: Vec<IndicatorCells>,
    pub(in super::super) dimensions: Vec<SumCells>,
    pub(in super::super) terms: Vec<SumCells>,
    pub(in super::super) total: SumCells,
    pub(in super::super) vetoes: Vec<VetoCells>,
    /// Lowest, highest, settled, without vetoes; -1 for none.
    pub(in super::super) stars: [AnswerCell; 4],
    /// 1 if a figure that stars hang on is too large.
    pub(in super::super) stars_beyond: AnswerCell,
}

/// Headings within the sheet.
pub(in super::super) struct Headings<'a> {
    pub(in super::super) weights: &'a str,
    pub(in super::super) indicator: &'a dyn Fn(usize) -> String,
    pub(in super::super) result: &'a str,
    pub(in super::super) sums: &'a str,
    pub(in super::super) veto: &'a dyn Fn(usize) -> String,
    pub(in super::super) stars: &'a str,
}

/// Writes the arithmetic of a rubric below the cells of its figures.
pub(in super::super) fn answers(
    tape: &mut Tape,
    rubric: &Rubric,
    lowered: &LoweredAssessment,
    inputs: &InputCells,
    headings: &Headings<'_>,
) -> Answers {
    let season = if inputs.interim.value == 0 { Season::Annual } else { Season::Interim };
    let now = lowered.program.evaluate_in(&inputs.now, season);
    let asked = asked(lowered);
    let printer = Printer::new(tape, &lowered.program, inputs, now, &asked);
    let mut writer = Writer { printer, rubric, lowered, inputs };
    writer.printer.tape.begin(RowKind::Heading(headings.weights.to_owned()));
    for id in lowered.indicators.iter().map(|it| it.weight) {
        writer.printer.cell(id);
    }
    let indicators = writer.indicators(headings);
    let all: Vec<AnswerCell> = indicators.iter().map(|it| it.sums.beyond.clone()).collect();
    writer.printer.tape.begin(RowKind::Heading(headings.sums.to_owned()));
    let sums_of = |writer: &mut Writer<'_, '_>, sum: &engine::ir::LoweredSum, of: &[AnswerCell]| {
        writer.sums([sum.weight, sum.low, sum.high], of)
    };
    let mut dimensions = Vec::new();
    for (sum, dimension) in lowered.dimensions.iter().zip(&rubric.dimensions) {
        let own = dimension.indicators.iter().filter_map(|at| all.get(*at).cloned());
        let own: Vec<AnswerCell> = own.collect();
        dimensions.push(sums_of(&mut writer, sum, &own));
    }
    let total = sums_of(&mut writer, &lowered.total, &all);
    let mut terms = Vec::new();
    for (sum, term) in
        lowered.terms.iter().zip([engine::rubric::Term::Near, engine::rubric::Term::Long])
    {
        let own = rubric.indicators.iter().zip(&all).filter(|(it, _)| it.term == term);
        let own: Vec<AnswerCell> = own.map(|(_, cell)| cell.clone()).collect();
        terms.push(sums_of(&mut writer, sum, &own));
    }
    let vetoes = writer.vetoes(headings, &total);
    writer.printer.tape.begin(RowKind::Heading(headings.stars.to_owned()));
    let stars = lowered.stars;
    let stars = [stars.low, stars.high, stars.value, stars.uncapped].map(|id| writer.cell(id));
    let mut all = vec![total.beyond.clone()];
    all.extend(vetoes.iter().map(|it| it.beyond.clone()));
    let stars_beyond = writer.any(&all);
    let figures = inputs.figures.iter().map(|cells| cells.as_ref().map(|it| writer.states(it)));
    let figures = figures.collect();
    let interim = writer.outside(&inputs.interim);
    Answers { figures, interim, indicators, dimensions, terms, total, vetoes, stars, stars_beyond }
}

/// Every operation that a cell is asked for.
fn asked(lowered: &LoweredAssessment) -> Vec<OperationId> {
    let number =
        |of: &LoweredNumber| [of.is_negative, of.whole, of.fraction, of.power, of.is_beyond];
    let mut asked = Vec::new();
    for of in &lowered.indicators {
        asked.extend([of.state, of.kind, of.route, of.share, of.weight, of.low, of.high]);
        asked.extend(number(&of.value));
    }
    for of in lowered.dimensions.iter().chain(&lowered.terms).chain([&lowered.total]) {
        asked.extend([of.weight, of.low, of.high]);
    }
    for of in &lowered.vetoes {
        asked.extend([of.state, of.has_shortfall]);
        asked.extend(of.shortfall.iter().flat_map(number));
    }
    let stars = lowered.stars;
    asked.extend([stars.low, stars.high, stars.value, stars.uncapped]);
    asked
}

struct Writer<'a, 'p> {
    printer: Printer<'p>,
    rubric: &'a Rubric,
    lowered: &'a LoweredAssessment,
    inputs: &'a InputCells,
}

impl Writer<'_, '_> {
    fn outside(&self, atom: &Atom) -> AnswerCell {
        let text = match atom.known() {
            Some(known) => known.to_string(),
            None => self.printer.tape.outside(&atom.text),
        };
        AnswerCell { text, value: atom.value }
    }

    fn cell(&mut self, id: OperationId) -> AnswerCell {
        let atom = self.printer.cell(id);
        self.outside(&atom)
    }

    /// 1 if any of the cells is 1.
    fn any(&mut self, of: &[AnswerCell]) -> AnswerCell {
        let mut open: Vec<&str> =
            of.iter().filter(|cell| cell.text != "0").map(|cell| cell.text.as_str()).collect();
        open.sort_unstable();
        open.dedup();
        if open.is_empty() {
            return AnswerCell { text: "0".to_owned(), value: 0 };
        }
        let holds = of.iter().any(|cell| cell.value != 0);
        let formula = format!("IF({}>0,1,0)", open.join("+"));
        let atom = self.printer.tape.put_single(formula, i64::from(holds), (0, 1));
        self.outside(&atom)
    }

    fn beyond(&mut self, figures: &[usize]) -> AnswerCell {
        let cells = figures.iter().filter_map(|at| self.inputs.figures.get(*at)?.as_ref());
        let flags: Vec<AnswerCell> = cells.map(|cells| self.outside(&cells.beyond)).collect();
        self.any(&flags)
    }

    fn states(&self, cells: &super::FigureCells) -> StateCells {
        StateCells {
            missing: self.outside(&cells.missing),
            not_applicable: self.outside(&cells.not_applicable),
            beyond: self.outside(&cells.beyond),
        }
    }

    fn sums(&mut self, [weight, low, high]: [OperationId; 3], of: &[AnswerCell]) -> SumCells {
        SumCells {
            weight: self.cell(weight),
            low: self.cell(low),
            high: self.cell(high),
            beyond: self.any(of),
        }
    }

    /// A number from its whole ones and parts: no more than fifteen digits, as a cell can hold.
    fn number(&mut self, of: &LoweredNumber) -> NumberCell {
        let ids = [of.is_negative, of.whole, of.fraction, of.power, of.is_beyond];
        let [negative, whole, fraction, power, beyond] = ids.map(|id| self.printer.cell(id));
        let size = format!("{}+{}/{}", whole.text, fraction.text, power.text);
        let formula = match negative.known() {
            Some(_) => size,
            None => format!("IF({}=1,0-({size}),{size})", negative.text),
        };
        let value = decimal(&whole, &fraction, &power);
        let is_zero = value.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let sign = if negative.value == 1 && !is_zero { "-" } else { "" };
        let value = format!("{sign}{value}");
        let reference = self.printer.tape.put(formula, value.clone());
        let text = self.printer.tape.outside(&reference);
        NumberCell { text, value, beyond: self.outside(&beyond) }
    }

    fn indicators(&mut self, headings: &Headings<'_>) -> Vec<IndicatorCells> {
        let mut cells = Vec::new();
        let lowered = self.lowered;
        for (at, of) in lowered.indicators.iter().enumerate() {
            self.printer.tape.begin(RowKind::Heading((headings.indicator)(at)));
            let figures = self.rubric.indicators.get(at).map(|it| it.figures.clone());
            cells.push(self.indicator(of, &figures.unwrap_or_default(), headings.result));
        }
        cells
    }

    fn indicator(
        &mut self,
        of: &LoweredIndicator,
        figures: &[usize],
        words: &str,
    ) -> IndicatorCells {
        let value = [of.value.is_negative, of.value.whole, of.value.fraction, of.value.power];
        for id in [of.state, of.kind, of.route, of.share, of.low, of.high].into_iter().chain(value)
        {
            self.printer.cell(id);
        }
        self.printer.cell(of.value.is_beyond);
        self.printer.tape.begin(RowKind::Said(words.to_owned()));
        IndicatorCells {
            number: self.number(&of.value),
            sums: {
                let beyond = self.beyond(figures);
                SumCells {
                    weight: self.cell(of.weight),
                    low: self.cell(of.low),
                    high: self.cell(of.high),
                    beyond,
                }
            },
            state: self.cell(of.state),
            kind: self.cell(of.kind),
            route: self.cell(of.route),
            share: self.cell(of.share),
        }
    }

    fn vetoes(&mut self, headings: &Headings<'_>, total: &SumCells) -> Vec<VetoCells> {
        let (rubric, lowered) = (self.rubric, self.lowered);
        let mut cells = Vec::new();
        for (at, (of, veto)) in lowered.vetoes.iter().zip(&rubric.vetoes).enumerate() {
            self.printer.tape.begin(RowKind::Heading((headings.veto)(at)));
            let beyond = match &veto.test {
                Some(VetoTest::Balance(..)) => total.beyond.clone(),
                _ => self.beyond(veto.figures()),
            };
            cells.push(VetoCells {
                state: self.cell(of.state),
                has_shortfall: self.cell(of.has_shortfall),
                shortfall: of.shortfall.as_ref().map(|number| self.number(number)),
                beyond,
            });
        }
        cells
    }
}

/// `whole + fraction / power` as a decimal.
fn decimal(whole: &Atom, fraction: &Atom, power: &Atom) -> String {
    let places = power.value.max(1).ilog10();
    let carry = fraction.value.div_euclid(power.value.max(1));
    let (whole, rest) =
        (whole.value.saturating_add(carry), fraction.value.rem_euclid(power.value.max(1)));
    if places == 0 {
        return whole.to_string();
    }
    let width = usize::try_from(places).unwrap_or_default();
    format!("{whole}.{rest:0width$}")
}
