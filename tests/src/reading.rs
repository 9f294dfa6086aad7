//! An independent reading of explanations: what is listed must give what is claimed.
//!
//! It computes with another library's rationals, and sees only the parts of a formula that are
//! said to decide; whoever leaves out a deciding part, or puts a wrong value, is found out.

use engine::explain::Formula;
use engine::explain::formula::Part;
use engine::graph::Value;
use engine::quantity::{Known, Rational};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// A value as this reading knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// A number.
    Number(BigRational),
    /// Yes or no.
    Truth(bool),
    /// Missing.
    Missing,
    /// Not applicable.
    NotApplicable,
}

/// A number of the engine in the other library.
pub fn number(value: &Rational) -> BigRational {
    let whole = |text: String| text.parse::<BigInt>().expect("a whole number");
    BigRational::new(whole(value.numerator().to_string()), whole(value.denominator().to_string()))
}

/// A value of the engine as this reading knows it.
pub fn read(value: &Known<Value>) -> Read {
    match value {
        Known::Missing => Read::Missing,
        Known::NotApplicable => Read::NotApplicable,
        Known::Value(Value::Truth(truth)) => Read::Truth(*truth),
        Known::Value(Value::Number(value)) => Read::Number(number(value)),
    }
}

/// What a formula gives, from the values of its leaves that are said to decide.
pub fn evaluate(formula: &Formula) -> Read {
    let Part::Apply(name, parts) = &formula.part else { return read(&formula.value) };
    let deciding: Vec<(usize, Read)> = parts
        .iter()
        .enumerate()
        .filter(|(_, part)| part.decides)
        .map(|(place, part)| (place, evaluate(part)))
        .collect();
    let only = |place: usize| deciding.iter().find(|(at, _)| *at == place).map(|(_, it)| it);
    match *name {
        "if" => match only(0).expect("a condition decides") {
            Read::Truth(true) => only(1).expect("the branch taken decides").clone(),
            Read::Truth(false) => only(2).expect("the branch taken decides").clone(),
            other => other.clone(),
        },
        "and" => logic(&deciding, false),
        "or" => logic(&deciding, true),
        _ => strict(name, parts, &deciding),
    }
}

fn logic(deciding: &[(usize, Read)], decisive: bool) -> Read {
    let has = |wanted: &Read| deciding.iter().any(|(_, it)| it == wanted);
    if has(&Read::Truth(decisive)) {
        Read::Truth(decisive)
    } else if has(&Read::NotApplicable) {
        Read::NotApplicable
    } else if has(&Read::Missing) {
        Read::Missing
    } else {
        Read::Truth(!decisive)
    }
}

fn strict(name: &str, parts: &[Formula], deciding: &[(usize, Read)]) -> Read {
    assert_eq!(parts.len(), deciding.len(), "every part of {name} decides");
    if matches!(name, "/" | "growth") && is_zero(&parts[1]) {
        return Read::NotApplicable;
    }
    let has = |wanted: &Read| deciding.iter().any(|(_, it)| it == wanted);
    if has(&Read::NotApplicable) {
        return Read::NotApplicable;
    }
    if has(&Read::Missing) {
        return Read::Missing;
    }
    if let ("not", [(_, Read::Truth(truth))]) = (name, deciding) {
        return Read::Truth(!truth);
    }
    let numbers: Vec<BigRational> = deciding
        .iter()
        .map(|(_, it)| match it {
            Read::Number(number) => number.clone(),
            other => panic!("{name} of {other:?}"),
        })
        .collect();
    of_numbers(name, &numbers)
}

/// Zero for sure, even while another factor is missing.
fn is_zero(divisor: &Formula) -> bool {
    match &divisor.part {
        Part::Apply("*", parts) => parts.iter().any(is_zero),
        Part::Apply("/", parts) => is_zero(&parts[0]),
        _ => matches!(evaluate(divisor), Read::Number(number) if number.is_zero()),
    }
}

fn of_numbers(name: &str, numbers: &[BigRational]) -> Read {
    let (first, last) = (&numbers[0], &numbers[numbers.len() - 1]);
    match name {
        "+" => Read::Number(first + last),
        "-" => Read::Number(first - last),
        "*" => Read::Number(first * last),
        "/" => Read::Number(first / last),
        "growth" => Read::Number(first / last - BigRational::from_integer(1.into())),
        "negate" => Read::Number(-first.clone()),
        "abs" => Read::Number(first.abs()),
        "min" => Read::Number(numbers.iter().min().expect("some").clone()),
        "max" => Read::Number(numbers.iter().max().expect("some").clone()),
        "clamp" => Read::Number(first.max(&numbers[1]).min(last).clone()),
        "round" => {
            let steps = first / last;
            let half = BigRational::new(1.into(), 2.into());
            let whole = (steps.abs() + half).floor();
            Read::Number(if steps.is_negative() { -whole * last } else { whole * last })
        }
        "<" => Read::Truth(first < last),
        "<=" => Read::Truth(first <= last),
        ">" => Read::Truth(first > last),
        ">=" => Read::Truth(first >= last),
        "=" => Read::Truth(first == last),
        "!=" => Read::Truth(first != last),
        other => panic!("{other} is not known to the reading"),
    }
}
