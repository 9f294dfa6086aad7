//! Syntax tree to nodes: names resolved, types and units checked, constants folded.

use super::arena::{Constant, Graph, Node, NodeId, NodeKind};
use super::evaluate::{NodeValues, Value};
use super::operators::operator;
use crate::expression::{Expression, ExpressionProblem, Spanned};
use crate::quantity::rational::rational_from_decimal;
use crate::quantity::unit::RATE_DIFFERENCE;
use crate::quantity::{Known, Type, UnitTable};

/// What names mean while an expression is built.
pub trait Scope {
    /// The units of the rubric.
    fn units(&self) -> &UnitTable;

    /// The node of a figure or derived fact.
    ///
    /// # Errors
    /// Why there is none: an unknown name, or a circle.
    fn node_of(
        &mut self,
        graph: &mut Graph,
        name: &str,
        offset: usize,
    ) -> Result<NodeId, ExpressionProblem>;
}

/// Adds an expression to the graph.
///
/// # Errors
/// The first name, unit or type that does not fit.
pub fn node_from_expression(
    graph: &mut Graph,
    scope: &mut dyn Scope,
    tree: &Spanned,
) -> Result<NodeId, ExpressionProblem> {
    match &tree.expression {
        Expression::Name(name) => scope.node_of(graph, name, tree.offset),
        Expression::Text(text) => {
            Err(ExpressionProblem::new(tree.offset, "unexpected", text.as_str()))
        }
        Expression::Number(digits, unit) => number(graph, scope.units(), digits, unit)
            .ok_or_else(|| ExpressionProblem::new(tree.offset, "bad-decimal", digits.as_str())),
        Expression::Apply(name, written) => {
            let mut arguments = Vec::with_capacity(written.len());
            for argument in written {
                arguments.push(node_from_expression(graph, scope, argument)?);
            }
            applied(graph, tree.offset, name, written, arguments)
        }
    }
}

/// A type that does not fit. The difference of two rates has a message of its own, because its
/// unit is what authors get wrong.
pub fn mismatch(
    offset: usize,
    found: &dyn core::fmt::Display,
    wanted: &dyn core::fmt::Display,
) -> ExpressionProblem {
    let (found, wanted) = (found.to_string(), wanted.to_string());
    let is_difference = |of: &str| of == RATE_DIFFERENCE;
    let is_about_rates = is_difference(&found) || is_difference(&wanted);
    let code = if is_about_rates { "rate-difference" } else { "wrong-unit" };
    ExpressionProblem::new(offset, code, found).expecting(wanted)
}

fn number(graph: &mut Graph, units: &UnitTable, digits: &str, unit: &str) -> Option<NodeId> {
    let value = rational_from_decimal(digits)?;
    let (value, of) = match unit {
        "" => (value, Type::number()),
        symbol => {
            let unit = units.unit(symbol)?;
            (value * unit.factor, unit.of)
        }
    };
    let written = if unit.is_empty() { digits.to_owned() } else { format!("{digits} {unit}") };
    let kind = NodeKind::Constant(Constant { value, written });
    Some(graph.add(Node { kind, arguments: Vec::new(), of }))
}

fn applied(
    graph: &mut Graph,
    offset: usize,
    name: &str,
    written: &[Spanned],
    mut arguments: Vec<NodeId>,
) -> Result<NodeId, ExpressionProblem> {
    let operator =
        operator(name).ok_or_else(|| ExpressionProblem::new(offset, "unknown-function", name))?;
    let arity = operator.arity();
    if !(arity.least..=arity.most).contains(&arguments.len()) {
        let expected = if arity.least == arity.most {
            arity.least.to_string()
        } else {
            format!("{}-{}", arity.least, arity.most)
        };
        let found = arguments.len().to_string();
        return Err(ExpressionProblem::new(offset, "wrong-count", found).expecting(expected));
    }
    let types: Vec<Type> =
        arguments.iter().filter_map(|id| Some(graph.node(*id)?.of.clone())).collect();
    let of = operator.result_type(&types).map_err(|problem| {
        let place = written.get(problem.argument).map_or(offset, |argument| argument.offset);
        mismatch(place, &problem.found, &problem.expected)
    })?;
    let divides = matches!(name, "/" | "growth");
    let divisor = arguments.get(1).and_then(|id| graph.constant(*id));
    if divides && divisor.is_some_and(crate::quantity::Rational::is_zero) {
        let place = written.get(1).map_or(offset, |argument| argument.offset);
        return Err(ExpressionProblem::new(place, "division-by-zero", "0"));
    }
    arguments.extend(operator.hidden_arguments(graph, &arguments));
    let node = Node { kind: NodeKind::Apply(operator), arguments, of };
    Ok(folded(graph, &node).unwrap_or_else(|| graph.add(node)))
}

/// A number that depends on no figure is computed once, here.
fn folded(graph: &mut Graph, node: &Node) -> Option<NodeId> {
    node.arguments.iter().try_for_each(|id| graph.constant(*id).map(|_| ()))?;
    let mut alone = Graph::default();
    for id in &node.arguments {
        alone.add(graph.node(*id)?.clone());
    }
    let mut copy = node.clone();
    copy.arguments = node
        .arguments
        .iter()
        .map(|id| graph.node(*id).map(|argument| alone.add(argument.clone())))
        .collect::<Option<_>>()?;
    let id = alone.add(copy);
    let Known::Value(Value::Number(value)) = NodeValues::of(&alone, &[]).get(id).clone() else {
        return None;
    };
    let kind = NodeKind::Constant(Constant { value, written: String::new() });
    Some(graph.add(Node { kind, arguments: Vec::new(), of: node.of.clone() }))
}
