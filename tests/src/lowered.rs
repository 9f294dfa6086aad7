//! Facts as the whole-number form of a rubric takes them.

use dashu_int::{IBig, UBig};
use engine::graph::Value;
use engine::ir::FigureInput;
use engine::quantity::{Known, Rational};
use engine::rubric::Rubric;

/// The facts by figure, in whole numbers.
pub fn inputs_from_facts(rubric: &Rubric, facts: &[Known<Value>]) -> Vec<FigureInput> {
    let input = |(index, fact): (usize, &Known<Value>)| {
        let figure = &rubric.figures[index];
        match fact {
            Known::Missing => FigureInput::Missing,
            Known::NotApplicable => FigureInput::NotApplicable,
            Known::Value(Value::Truth(truth)) => FigureInput::Value(IBig::from(u8::from(*truth))),
            Known::Value(Value::Number(base)) => {
                let unit = figure.unit.as_ref().expect("a number has a unit");
                let scale = UBig::from(10u8).pow(figure.of.places());
                let whole = base / &unit.factor * Rational::from(scale);
                FigureInput::Value(whole.numerator().clone())
            }
        }
    };
    facts.iter().enumerate().map(input).collect()
}
