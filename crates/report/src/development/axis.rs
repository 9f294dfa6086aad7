//! [`Axis`]: the scale beside a trend's bars: round numbers in one unit, and that unit.

use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use engine::rubric::Rubric;
use locale::format::grouped;
use locale::{Language, keys};

use super::words::{YUAN, in_fitting_unit, in_unit, is_money, is_one, million};
use crate::numbers::unit_label;

/// Round numbers between zero and the farthest value, at most.
const MOST_STEPS: u8 = 4;
/// Decimal places of a round number, at most.
const PLACES: usize = 6;

/// The scale beside a trend's bars.
pub(super) struct Axis {
    /// The unit of all its numbers.
    pub(super) unit: String,
    /// Round numbers from below to above, as said, with their values in the figure's own unit.
    pub(super) marks: Vec<(String, Rational)>,
    /// So many of the unit are one of the figure's own.
    pub(super) factor: Rational,
}

/// The scale for values between the greatest and the least, which are in the unit `own`.
pub(super) fn axis(
    rubric: &Rubric,
    [most, least]: &[Rational; 2],
    own: &str,
    units: &[String],
    language: Language,
) -> Axis {
    let farthest = most.clone().max(-least.clone());
    let (symbol, number) = in_fitting_unit(rubric, &farthest, own, units);
    let yuan = in_unit(rubric, &farthest, own, YUAN).filter(|_| is_money(symbol));
    let (unit, number) = match (language, yuan) {
        (Language::En, Some(yuan)) if is_one(&(&yuan / million())) => {
            (keys::NARRATIVE_AXIS_MILLION.words(language).to_owned(), yuan / million())
        }
        (Language::En, Some(yuan)) => (keys::NARRATIVE_AXIS_YUAN.words(language).to_owned(), yuan),
        _ => (unit_label(&rubric.document, symbol, language), number),
    };
    if farthest == Rational::ZERO {
        let marks = vec![("0".to_owned(), Rational::ZERO)];
        return Axis { unit, marks, factor: Rational::ONE };
    }
    let factor = number / farthest;
    let (most, least) = (most * &factor, least * &factor);
    let step = round_step(&(&most - &least));
    let mut marks = Vec::new();
    let mut at = Rational::ZERO;
    while &at - &step >= least {
        at -= &step;
    }
    while at <= most {
        marks.push((grouped(&short_decimal(&at, PLACES)), &at / &factor));
        at += &step;
    }
    Axis { unit, marks, factor }
}

/// The least of 1, 2 and 5 times a power of ten that goes into a span at most [`MOST_STEPS`] times.
fn round_step(span: &Rational) -> Rational {
    let ten = Rational::from(10u8);
    let fits = |step: &Rational| step * Rational::from(MOST_STEPS) >= *span;
    let mut power = Rational::ONE;
    while fits(&(&power / &ten)) {
        power /= &ten;
    }
    while !fits(&(&power * &ten)) {
        power *= &ten;
    }
    let steps = [1u8, 2, 5].map(|times| &power * Rational::from(times));
    steps.into_iter().find(fits).unwrap_or(power * ten)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_few() {
        let third = Rational::from(1u8) / Rational::from(3u8);
        for (span, step) in [
            (Rational::from(4u8), "1"),
            (Rational::from(5u8), "2"),
            (Rational::from(9u8), "5"),
            (Rational::from(21u8), "10"),
            (Rational::from(10_062u32), "5000"),
            (third, "0.1"),
        ] {
            assert_eq!(short_decimal(&round_step(&span), PLACES), step, "{span:?}");
        }
    }
}
