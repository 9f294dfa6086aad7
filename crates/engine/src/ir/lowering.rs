//! [`Lowering`]: from the nodes of a graph to whole numbers; the words that operators use.

use dashu_int::IBig;

use super::program::{IntegerProgram, Operation, OperationId};
use crate::graph::{Graph, NodeKind};
use crate::quantity::Rational;

/// A node in whole numbers: `numerator / denominator`, or a truth with denominator 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lowered {
    /// Above the stroke; 0 or 1 for a truth.
    pub numerator: OperationId,
    /// Below the stroke, always positive.
    pub denominator: OperationId,
    /// 1 if a figure is missing (and it is not inapplicable).
    pub missing: OperationId,
    /// 1 if it does not apply.
    pub not_applicable: OperationId,
}

/// A figure as the lowering needs to know it.
#[derive(Debug, Clone)]
pub struct FigureScale {
    /// Decimal places it may have.
    pub places: usize,
    /// Base units in one of its unit.
    pub factor: Rational,
}

/// Builds an [`IntegerProgram`].
#[derive(Debug, Default)]
pub struct Lowering {
    program: IntegerProgram,
}

/// Every node of the graph in whole numbers, and the program that computes them.
pub fn lowered_nodes(graph: &Graph, figures: &[FigureScale]) -> (IntegerProgram, Vec<Lowered>) {
    let mut lowering = Lowering::default();
    let lowered = lowering.nodes(graph, figures);
    (lowering.program, lowered)
}

impl Lowering {
    /// Every node of the graph.
    pub(super) fn nodes(&mut self, graph: &Graph, figures: &[FigureScale]) -> Vec<Lowered> {
        let mut lowered: Vec<Lowered> = Vec::with_capacity(graph.nodes().len());
        for node in graph.nodes() {
            let next = match &node.kind {
                NodeKind::Constant(constant) => self.constant(&constant.value),
                NodeKind::Figure(index) => self.figure(*index, figures.get(*index)),
                NodeKind::Apply(operator) => {
                    let arguments: Vec<Lowered> =
                        node.arguments.iter().filter_map(|id| lowered.get(id.0).copied()).collect();
                    operator.lower(self, &arguments)
                }
            };
            lowered.push(next);
        }
        lowered
    }

    /// The program, once everything is lowered.
    pub(super) fn into_program(self) -> IntegerProgram {
        self.program
    }

    /// The program so far, for operations that have no word of their own here.
    pub(super) fn program(&mut self) -> &mut IntegerProgram {
        &mut self.program
    }

    /// A whole number.
    pub fn integer(&mut self, value: impl Into<IBig>) -> OperationId {
        self.program.add(Operation::Integer(value.into()))
    }

    /// Sum.
    pub fn add(&mut self, left: OperationId, right: OperationId) -> OperationId {
        self.program.add(Operation::Add(left, right))
    }

    /// Product; a factor 1 or 0 costs nothing.
    pub fn multiply(&mut self, left: OperationId, right: OperationId) -> OperationId {
        let (zero, one) = (self.integer(0), self.integer(1));
        match (left, right) {
            (only, unit) | (unit, only) if unit == one => only,
            (nothing, _) | (_, nothing) if nothing == zero => zero,
            _ => self.program.add(Operation::Multiply(left, right)),
        }
    }

    /// The negative.
    pub fn negative(&mut self, value: OperationId) -> OperationId {
        let minus_one = self.integer(-1);
        self.multiply(minus_one, value)
    }

    /// Quotient rounded towards minus infinity.
    pub fn floor_divide(&mut self, left: OperationId, right: OperationId) -> OperationId {
        self.program.add(Operation::FloorDivide(left, right))
    }

    /// 1 if `left` is less.
    pub fn less(&mut self, left: OperationId, right: OperationId) -> OperationId {
        self.program.add(Operation::Less(left, right))
    }

    /// 1 if both are equal.
    pub fn equal(&mut self, left: OperationId, right: OperationId) -> OperationId {
        self.program.add(Operation::Equal(left, right))
    }

    /// `then` if `condition` is not 0, else `otherwise`.
    pub fn choose(
        &mut self,
        condition: OperationId,
        then: OperationId,
        otherwise: OperationId,
    ) -> OperationId {
        let (zero, one) = (self.integer(0), self.integer(1));
        match condition {
            known if known == one => then,
            known if known == zero => otherwise,
            _ => self.program.add(Operation::Choose(condition, then, otherwise)),
        }
    }

    /// 1 if not.
    pub fn not(&mut self, truth: OperationId) -> OperationId {
        let (zero, one) = (self.integer(0), self.integer(1));
        self.choose(truth, zero, one)
    }

    /// 1 if both.
    pub fn both(&mut self, left: OperationId, right: OperationId) -> OperationId {
        self.multiply(left, right)
    }

    /// 1 if any.
    pub fn any(&mut self, truths: impl IntoIterator<Item = OperationId>) -> OperationId {
        let (zero, one) = (self.integer(0), self.integer(1));
        truths.into_iter().fold(zero, |any, truth| self.choose(any, one, truth))
    }

    /// The states of a strict operation: inapplicable if any argument is, else missing if any is.
    pub fn strict(&mut self, arguments: &[Lowered]) -> (OperationId, OperationId) {
        let not_applicable = self.any(arguments.iter().map(|one| one.not_applicable));
        let any_missing = self.any(arguments.iter().map(|one| one.missing));
        (self.missing_unless(any_missing, not_applicable), not_applicable)
    }

    /// Missing, but only where it is not inapplicable.
    pub fn missing_unless(
        &mut self,
        missing: OperationId,
        not_applicable: OperationId,
    ) -> OperationId {
        let zero = self.integer(0);
        self.choose(not_applicable, zero, missing)
    }

    /// `numerator / denominator` with the states of a strict operation on `arguments`.
    pub fn strict_fraction(
        &mut self,
        numerator: OperationId,
        denominator: OperationId,
        arguments: &[Lowered],
    ) -> Lowered {
        let (missing, not_applicable) = self.strict(arguments);
        Lowered { numerator, denominator, missing, not_applicable }
    }

    /// The left numerator over both denominators, then the right one: for sums and comparisons.
    pub fn cross(&mut self, left: Lowered, right: Lowered) -> (OperationId, OperationId) {
        (
            self.multiply(left.numerator, right.denominator),
            self.multiply(right.numerator, left.denominator),
        )
    }

    /// `left - right`, strictly.
    pub fn difference(&mut self, left: Lowered, right: Lowered) -> Lowered {
        let (above_left, above_right) = self.cross(left, right);
        let negative = self.negative(above_right);
        let numerator = self.add(above_left, negative);
        let denominator = self.multiply(left.denominator, right.denominator);
        self.strict_fraction(numerator, denominator, &[left, right])
    }

    /// One of two lowered values; the states stay strict over `arguments`.
    pub fn choose_value(
        &mut self,
        condition: OperationId,
        then: Lowered,
        otherwise: Lowered,
        arguments: &[Lowered],
    ) -> Lowered {
        let numerator = self.choose(condition, then.numerator, otherwise.numerator);
        let denominator = self.choose(condition, then.denominator, otherwise.denominator);
        self.strict_fraction(numerator, denominator, arguments)
    }

    /// A constant of the rubric.
    pub fn constant(&mut self, value: &Rational) -> Lowered {
        let numerator = self.integer(value.numerator().clone());
        let denominator = self.integer(value.denominator().clone());
        let zero = self.integer(0);
        Lowered { numerator, denominator, missing: zero, not_applicable: zero }
    }

    /// What stands for arguments that are not there: arity is checked before, so nothing asks.
    pub fn nothing(&mut self) -> Lowered {
        self.constant(&Rational::ZERO)
    }

    fn figure(&mut self, index: usize, scale: Option<&FigureScale>) -> Lowered {
        let raw = self.program.add(Operation::Figure(index));
        let missing = self.program.add(Operation::IsMissing(index));
        let not_applicable = self.program.add(Operation::IsNotApplicable(index));
        let per_unit = scale.map_or(Rational::ONE, |scale| {
            &scale.factor / Rational::from(crate::quantity::rational::power_of_ten(scale.places))
        });
        let factor = self.constant(&per_unit);
        let numerator = self.multiply(raw, factor.numerator);
        Lowered { numerator, denominator: factor.denominator, missing, not_applicable }
    }
}
