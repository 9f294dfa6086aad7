//! Units and their dimensions, as a rubric declares them.
//!
//! A [`Unit`] is a factor and a [`Type`]; the [`UnitTable`] knows every symbol and reads
//! compound units such as 万元/亩. All values inside the engine are in base units.

use core::fmt;

use super::rational::{Rational, rational_from_decimal};

/// How the type of a difference of rates is written in messages.
pub const RATE_DIFFERENCE: &str = "% - %";

/// What kind of number stands behind a dimension, so that rates and their differences
/// are not mixed up: the difference of two rates is in 百分点, never in %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// A plain number or multiple.
    Number,
    /// A share or growth rate.
    Rate,
    /// The difference of two rates.
    RateDifference,
    /// Something measured: money, land, people.
    Amount,
}

/// The type of a value: yes or no, or a quantity of some dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Yes or no.
    Truth,
    /// A number with a dimension.
    Quantity(Dimension, Nature),
}

/// What a quantity measures: exponents by base symbol, none of them zero, in the order of symbols.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dimension(Vec<(String, i32)>);

impl Dimension {
    /// That of a base unit.
    fn base(symbol: &str) -> Self {
        Self(vec![(symbol.to_owned(), 1)])
    }

    /// True for plain numbers.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Raises the exponent of a symbol.
    fn raise(&mut self, symbol: &str, by: i32) {
        let place = self.0.partition_point(|(known, _)| known.as_str() < symbol);
        match self.0.get_mut(place).filter(|(known, _)| known == symbol) {
            Some((_, power)) => *power = power.saturating_add(by),
            None => self.0.insert(place, (symbol.to_owned(), by)),
        }
        self.0.retain(|(_, power)| *power != 0);
    }
}

impl Type {
    /// A plain number.
    pub fn number() -> Self {
        Self::Quantity(Dimension::default(), Nature::Number)
    }

    /// A share or growth rate.
    pub fn rate() -> Self {
        Self::Quantity(Dimension::default(), Nature::Rate)
    }

    /// True if a value of this type may stand where `declared` is written.
    pub fn fits(&self, declared: &Self) -> bool {
        match (self, declared) {
            (Self::Truth, Self::Truth) => true,
            (Self::Quantity(found, nature), Self::Quantity(wanted, declared)) => {
                found == wanted && nature_fits(*nature, *declared)
            }
            _ => false,
        }
    }
}

fn nature_fits(found: Nature, declared: Nature) -> bool {
    match declared {
        Nature::RateDifference => found == Nature::RateDifference,
        Nature::Rate | Nature::Number => matches!(found, Nature::Rate | Nature::Number),
        Nature::Amount => found == Nature::Amount,
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Quantity(dimension, nature) = self else { return f.write_str("yes-no") };
        match nature {
            Nature::Number => f.write_str("number"),
            Nature::Rate => f.write_str("%"),
            Nature::RateDifference => f.write_str(RATE_DIFFERENCE),
            Nature::Amount => {
                let part = |wanted: bool| {
                    let named = dimension.0.iter().filter(move |(_, power)| (*power > 0) == wanted);
                    named
                        .map(|(name, power)| match power.unsigned_abs() {
                            1 => name.clone(),
                            power => format!("{name}^{power}"),
                        })
                        .collect::<Vec<_>>()
                        .join("*")
                };
                let (above, below) = (part(true), part(false));
                f.write_str(if above.is_empty() { "1" } else { &above })?;
                if below.is_empty() { Ok(()) } else { write!(f, "/{below}") }
            }
        }
    }
}

/// A unit: its symbol, how many base units it is, and its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// As written, for example 万元/亩.
    pub symbol: String,
    /// Base units in one of it; 10000/(2000/3) for 万元/亩.
    pub factor: Rational,
    /// Its dimension.
    pub of: Type,
}

/// The units that a rubric declares, by symbol.
#[derive(Debug, Clone, Default)]
pub struct UnitTable {
    units: Vec<Unit>,
}

impl UnitTable {
    /// Adds a base unit: a dimension of its own.
    pub fn declare_base(&mut self, symbol: &str) {
        self.insert(symbol, Rational::ONE, Type::Quantity(Dimension::base(symbol), Nature::Amount));
    }

    /// Adds a unit defined as `factor`, optionally of another unit: `10000 元`, `2000/3 ㎡`,
    /// `1/100`. `None` if it cannot be read.
    pub fn declare(&mut self, symbol: &str, definition: &str, nature: Nature) -> Option<()> {
        let (factor, of) = match definition.split_once(' ') {
            Some((factor, unit)) => (factor, Some(self.unit(unit)?)),
            None => (definition, None),
        };
        let factor = fraction(factor)?;
        match of {
            Some(unit) => self.insert(symbol, factor * unit.factor, unit.of),
            None => self.insert(symbol, factor, Type::Quantity(Dimension::default(), nature)),
        }
        Some(())
    }

    fn insert(&mut self, symbol: &str, factor: Rational, of: Type) {
        let unit = Unit { symbol: symbol.to_owned(), factor, of };
        match self.units.iter_mut().find(|known| known.symbol == symbol) {
            Some(known) => *known = unit,
            None => self.units.push(unit),
        }
    }

    /// The unit declared by that symbol.
    fn declared(&self, symbol: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.symbol == symbol)
    }

    /// True if the symbol stands in the table by itself.
    pub fn has(&self, symbol: &str) -> bool {
        self.declared(symbol).is_some()
    }

    /// Reads a simple or compound unit; what follows the stroke divides: 万元/亩·年.
    pub fn unit(&self, symbol: &str) -> Option<Unit> {
        if let Some(unit) = self.declared(symbol) {
            return Some(unit.clone());
        }
        let (above, below) = symbol.split_once('/')?;
        let mut factor = Rational::ONE;
        let mut of = Type::number();
        for part in above.split('\u{b7}') {
            let unit = self.declared(part)?;
            factor *= &unit.factor;
            of = product(&of, &unit.of, 1);
        }
        for part in below.split('\u{b7}') {
            let unit = self.declared(part)?;
            factor /= &unit.factor;
            of = product(&of, &unit.of, -1);
        }
        Some(Unit { symbol: symbol.to_owned(), factor, of })
    }
}

/// A positive fraction: a unit of nothing would divide by zero.
fn fraction(text: &str) -> Option<Rational> {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let above = rational_from_decimal(above).filter(|above| *above > Rational::ZERO)?;
    let below = rational_from_decimal(below).filter(|below| *below > Rational::ZERO)?;
    Some(above / below)
}

/// The type of a product (`sign` 1) or quotient (`sign` -1).
pub fn product(left: &Type, right: &Type, sign: i32) -> Type {
    let (Type::Quantity(left, left_nature), Type::Quantity(right, right_nature)) = (left, right)
    else {
        return Type::Truth;
    };
    let mut dimension = left.clone();
    for (symbol, power) in &right.0 {
        dimension.raise(symbol, power.saturating_mul(sign));
    }
    let nature = if dimension.is_none() {
        match (left_nature, right_nature) {
            (Nature::Number, other) if sign > 0 => *other,
            (other, Nature::Number) => *other,
            (Nature::Rate, Nature::Rate) if sign < 0 => Nature::Number,
            _ => Nature::Rate,
        }
    } else {
        Nature::Amount
    };
    Type::Quantity(dimension, nature)
}
