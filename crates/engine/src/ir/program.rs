//! [`IntegerProgram`]: about a dozen operations on whole numbers, in order of use.

use dashu_int::IBig;
use dashu_int::ops::DivEuclid;

/// Place of an operation in its program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OperationId(pub usize);

/// An operation on whole numbers. Truths are 1 and 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// A whole number.
    Integer(IBig),
    /// The figure, times ten to the power of its places; 0 where there is no value.
    Figure(usize),
    /// 1 if the figure is missing.
    IsMissing(usize),
    /// 1 if the figure is not applicable.
    IsNotApplicable(usize),
    /// 1 if the period is interim.
    IsInterim,
    /// Sum.
    Add(OperationId, OperationId),
    /// Product.
    Multiply(OperationId, OperationId),
    /// Quotient rounded towards minus infinity; the divisor is positive.
    FloorDivide(OperationId, OperationId),
    /// 1 if the first is less.
    Less(OperationId, OperationId),
    /// 1 if both are equal.
    Equal(OperationId, OperationId),
    /// The second if the first is not 0, else the third.
    Choose(OperationId, OperationId, OperationId),
}

/// What a program is given for a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureInput {
    /// The value times ten to the power of the figure's places; 1 or 0 for yes or no.
    Value(IBig),
    /// Missing.
    Missing,
    /// Not applicable.
    NotApplicable,
}

/// Whether the period is a whole year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// A whole year.
    Annual,
    /// Part of one: a provisional reckoning.
    Interim,
}

/// Limits that every value of an operation keeps, where they do not follow from its operands'.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The operation.
    pub of: OperationId,
    /// Its least value.
    pub least: IBig,
    /// Its greatest value; none where only the least is known.
    pub most: Option<IBig>,
}

/// Operations in order; each uses only those before it.
#[derive(Debug, Clone, Default)]
pub struct IntegerProgram {
    operations: Vec<Operation>,
    promises: Vec<Promise>,
}

impl IntegerProgram {
    /// Adds an operation, or finds the equal one that is there already.
    pub fn add(&mut self, operation: Operation) -> OperationId {
        if let Some(known) = self.operations.iter().position(|known| *known == operation) {
            return OperationId(known);
        }
        self.operations.push(operation);
        OperationId(self.operations.len().saturating_sub(1))
    }

    /// The operations in order.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// What is promised of operations, so that a target with numbers of limited size knows how
    /// much room they need.
    pub fn promises(&self) -> &[Promise] {
        &self.promises
    }

    /// Promises limits of an operation.
    pub fn promise(&mut self, promise: Promise) {
        if !self.promises.contains(&promise) {
            self.promises.push(promise);
        }
    }

    /// The value of every operation for the figures given in an annual period.
    pub fn evaluate(&self, figures: &[FigureInput]) -> Vec<IBig> {
        self.evaluate_in(figures, Season::Annual)
    }

    /// The value of every operation for the figures given in a period.
    pub fn evaluate_in(&self, figures: &[FigureInput], season: Season) -> Vec<IBig> {
        let mut values: Vec<IBig> = Vec::with_capacity(self.operations.len());
        for operation in &self.operations {
            values.push(value_of(operation, &values, figures, season));
        }
        values
    }
}

fn value_of(
    operation: &Operation,
    before: &[IBig],
    figures: &[FigureInput],
    season: Season,
) -> IBig {
    let at = |id: &OperationId| before.get(id.0).cloned().unwrap_or_default();
    let figure = |index: &usize| figures.get(*index).unwrap_or(&FigureInput::Missing);
    match operation {
        Operation::Integer(value) => value.clone(),
        Operation::Figure(index) => match figure(index) {
            FigureInput::Value(value) => value.clone(),
            FigureInput::Missing | FigureInput::NotApplicable => IBig::ZERO,
        },
        Operation::IsMissing(index) => truth(*figure(index) == FigureInput::Missing),
        Operation::IsNotApplicable(index) => truth(*figure(index) == FigureInput::NotApplicable),
        Operation::IsInterim => truth(season == Season::Interim),
        Operation::Add(left, right) => at(left) + at(right),
        Operation::Multiply(left, right) => at(left) * at(right),
        Operation::FloorDivide(left, right) => at(left).div_euclid(at(right)),
        Operation::Less(left, right) => truth(at(left) < at(right)),
        Operation::Equal(left, right) => truth(at(left) == at(right)),
        Operation::Choose(condition, then, otherwise) => {
            at(if at(condition) == IBig::ZERO { otherwise } else { then })
        }
    }
}

fn truth(value: bool) -> IBig {
    IBig::from(u8::from(value))
}
