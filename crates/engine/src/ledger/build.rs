//! Syntax tree → [`Term`]: names resolved, types and units checked.

use super::cell::{Cell, CellType};
use super::compile::Compiler;
use super::compiled::{Aggregate, AggregateKind};
use super::names::Scope;
use super::operators::operators_named;
use super::term::{MOST_ARGUMENTS, Term};
use crate::expression::{Expression, ExpressionProblem, Spanned, WHERE, parse};
use crate::graph::operators::operator;
use crate::graph::{Arity, mismatch};
use crate::quantity::Type;
use crate::quantity::rational::rational_from_decimal;
use crate::rubric::problem::closest;

type Built = Result<(Term, CellType), ExpressionProblem>;

impl Compiler<'_> {
    /// The term of an expression.
    pub(super) fn expression(&mut self, text: &str, scope: Scope) -> Built {
        let tree = parse(text, &self.rubric.units)?;
        self.build(&tree, scope)
    }

    fn build(&mut self, tree: &Spanned, scope: Scope) -> Built {
        match &tree.expression {
            Expression::Name(name) => self.name(name, tree.offset, scope),
            Expression::Number(digits, unit) => self.number(digits, unit, tree.offset),
            Expression::Text(text) => Ok((Term::Constant(Cell::text(text)), CellType::Text)),
            Expression::Apply(name, written) => self.apply(tree.offset, name, written, scope),
        }
    }

    fn number(&self, digits: &str, unit: &str, offset: usize) -> Built {
        let bad = || ExpressionProblem::new(offset, "bad-decimal", digits);
        let value = rational_from_decimal(digits).ok_or_else(bad)?;
        let (value, of) = match self.rubric.units.unit(unit) {
            Some(unit) => (value * unit.factor, unit.of),
            None => (value, Type::number()),
        };
        Ok((Term::Constant(Cell::Number(value)), CellType::Scalar(of)))
    }

    fn apply(&mut self, offset: usize, name: &str, written: &[Spanned], scope: Scope) -> Built {
        let bare = name.strip_suffix(WHERE).unwrap_or(name);
        let is_over_rows = bare.len() != name.len() || written.len() == 1;
        if let Some(kind) =
            aggregate_kind(bare).filter(|kind| is_over_rows || !kind.is_scalar_too())
        {
            return self.aggregate(offset, kind, written, bare.len() != name.len(), scope);
        }
        match name {
            "matches" | "lookup" => return self.look_up(offset, name, written, scope),
            _ => {}
        }
        let (parts, types) = self.arguments(written, scope)?;
        match (name, parts.len()) {
            ("and" | "or", 2) => {
                truths(written, &types)?;
                let both = Box::new(array(parts, offset)?);
                let term = if name == "and" { Term::And(both) } else { Term::Or(both) };
                Ok((term, CellType::truth()))
            }
            // A value under a condition; without it there is none.
            ("when", 2) => {
                truths(written, types.get(..1).unwrap_or_default())?;
                let [condition, value] = array(parts, offset)?;
                let nothing = Term::Constant(Cell::Absent);
                let of = types.get(1).cloned().unwrap_or(CellType::Text);
                Ok((Term::If(Box::new([condition, value, nothing])), of))
            }
            ("if", 3) => {
                truths(written, types.get(..1).unwrap_or_default())?;
                let of = types.get(1).cloned().unwrap_or(CellType::Text);
                let other = types.get(2).filter(|other| !other.fits(&of));
                if let Some(other) = other {
                    return Err(mismatch(offset_of(written, 2, offset), other, &of));
                }
                Ok((Term::If(Box::new(array(parts, offset)?)), of))
            }
            _ => operation(offset, name, written, parts, &types),
        }
    }

    /// Arguments; a text among them is an option of the list that stands beside it.
    fn arguments(
        &mut self,
        written: &[Spanned],
        scope: Scope,
    ) -> Result<(Vec<Term>, Vec<CellType>), ExpressionProblem> {
        let mut built = Vec::with_capacity(written.len());
        for argument in written {
            built.push(self.build(argument, scope)?);
        }
        let list = built.iter().find_map(|(_, of)| match of {
            CellType::Choice(list) => Some(*list),
            _ => None,
        });
        if let Some(list) = list {
            for (argument, slot) in written.iter().zip(&mut built) {
                if let Expression::Text(code) = &argument.expression {
                    *slot = self.option(list, code, argument.offset)?;
                }
            }
        }
        Ok(built.into_iter().unzip())
    }

    fn option(&self, list: usize, code: &str, offset: usize) -> Built {
        let options = self.document.choice.get(list).map_or(&[][..], |entry| &entry.option);
        let place = options.iter().position(|option| option.code == code);
        if let Some(place) = place.and_then(|place| u16::try_from(place).ok()) {
            return Ok((Term::Constant(Cell::Choice(place)), CellType::Choice(list)));
        }
        let known: Vec<&str> = options.iter().map(|option| option.code.as_str()).collect();
        let meant = closest(code, known.iter().copied()).map(str::to_owned);
        let meant = meant.unwrap_or_else(|| known.join(" | "));
        Err(ExpressionProblem::new(offset, "unknown-choice", code).expecting(meant))
    }

    fn aggregate(
        &mut self,
        offset: usize,
        kind: AggregateKind,
        written: &[Spanned],
        is_filtered: bool,
        scope: Scope,
    ) -> Built {
        let wanted = if is_filtered { 2 } else { 1 };
        if written.len() != wanted {
            let found = written.len().to_string();
            let problem = ExpressionProblem::new(offset, "wrong-count", found);
            return Err(problem.expecting(wanted.to_string()));
        }
        if scope.inner.is_some() || !scope.allows_aggregates() {
            return Err(ExpressionProblem::new(offset, "aggregate-here", kind.name()));
        }
        let Some(table) = written.iter().find_map(|part| self.table_in(part)) else {
            return Err(ExpressionProblem::new(offset, "no-table", kind.name()));
        };
        self.tables.insert(table);
        self.looks_around = true;
        let inner = Scope { inner: Some(table), row: None, is_rule: false };
        let (value, of) = match (kind, written.first()) {
            (AggregateKind::Count, _) | (_, None) => (None, CellType::number()),
            (_, Some(value)) => {
                let (term, of) = self.build(value, inner)?;
                (Some(term), aggregated(kind, of, value.offset)?)
            }
        };
        let filter = match written.get(1) {
            Some(filter) => {
                let (term, of) = self.build(filter, inner)?;
                truths(core::slice::from_ref(filter), core::slice::from_ref(&of))?;
                Some(term)
            }
            None => None,
        };
        self.aggregates.push(Aggregate { kind, table, value, filter });
        Ok((Term::Aggregate(self.aggregates.len().saturating_sub(1)), of))
    }

    /// The table that an expression is about: the first that it names.
    fn table_in(&self, tree: &Spanned) -> Option<usize> {
        match &tree.expression {
            Expression::Name(name) => {
                let owner = name.split_once('.').map_or(name.as_str(), |(owner, _)| owner);
                self.document.table.iter().position(|entry| entry.id == owner && !entry.is_single)
            }
            Expression::Apply(_, parts) => parts.iter().find_map(|part| self.table_in(part)),
            Expression::Number(..) | Expression::Text(_) => None,
        }
    }

    /// `matches(table.column, key)` and `lookup(table.value, table.column, key)`.
    fn look_up(&mut self, offset: usize, name: &str, written: &[Spanned], scope: Scope) -> Built {
        let (value, column, key) = match (name, written) {
            ("matches", [column, key]) => (None, column, key),
            ("lookup", [value, column, key]) => (Some(value), column, key),
            _ => {
                let wanted = if name == "matches" { "2" } else { "3" };
                let found = written.len().to_string();
                return Err(ExpressionProblem::new(offset, "wrong-count", found).expecting(wanted));
            }
        };
        let (table, place, holds) = self.column_named(column)?;
        let (key_term, key_type) = self.build(key, scope)?;
        if !key_type.fits(&holds) {
            return Err(mismatch(key.offset, &key_type, &holds));
        }
        self.tables.insert(table);
        self.looks_around = true;
        let index = self.index(table, place);
        let Some(value) = value else {
            return Ok((Term::Matches(index, Box::new(key_term)), CellType::number()));
        };
        let (other, column, holds) = self.column_named(value)?;
        if other != table {
            return Err(ExpressionProblem::new(value.offset, "two-tables", name));
        }
        Ok((Term::Lookup(index, Box::new(key_term), column), holds))
    }

    fn column_named(&self, tree: &Spanned) -> Result<(usize, usize, CellType), ExpressionProblem> {
        let column = match &tree.expression {
            Expression::Name(name) => name.split_once('.'),
            _ => None,
        };
        let Some((table, column)) = column else {
            return Err(ExpressionProblem::new(tree.offset, "no-table", ""));
        };
        let table = self.table(table, tree.offset)?;
        let (place, holds) = self.column(table, column, tree.offset)?;
        Ok((table, place, holds))
    }

    fn index(&mut self, table: usize, column: usize) -> usize {
        let wanted = (table, column);
        self.indexes.iter().position(|known| *known == wanted).unwrap_or_else(|| {
            self.indexes.push(wanted);
            self.indexes.len().saturating_sub(1)
        })
    }
}

impl AggregateKind {
    fn name(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Count => "count",
            Self::Average => "avg",
            Self::Least => "min",
            Self::Greatest => "max",
        }
    }

    /// True for what means something for two values as well.
    fn is_scalar_too(self) -> bool {
        matches!(self, Self::Least | Self::Greatest)
    }
}

fn aggregate_kind(name: &str) -> Option<AggregateKind> {
    use AggregateKind::{Average, Count, Greatest, Least, Sum};
    [Sum, Count, Average, Least, Greatest].into_iter().find(|kind| kind.name() == name)
}

/// The type of an aggregate: numbers for all, dates for the least and greatest.
fn aggregated(
    kind: AggregateKind,
    of: CellType,
    offset: usize,
) -> Result<CellType, ExpressionProblem> {
    match &of {
        CellType::Scalar(Type::Quantity(..)) => Ok(of),
        CellType::Date if kind.is_scalar_too() => Ok(of),
        _ => Err(mismatch(offset, &of, &"number")),
    }
}

fn truths(written: &[Spanned], types: &[CellType]) -> Result<(), ExpressionProblem> {
    let wanted = CellType::truth();
    let wrong = written.iter().zip(types).find(|(_, of)| !of.fits(&wanted));
    wrong.map_or(Ok(()), |(argument, of)| Err(mismatch(argument.offset, of, &wanted)))
}

fn array<const COUNT: usize>(
    parts: Vec<Term>,
    offset: usize,
) -> Result<[Term; COUNT], ExpressionProblem> {
    let count =
        |parts: Vec<Term>| ExpressionProblem::new(offset, "wrong-count", parts.len().to_string());
    parts.try_into().map_err(count)
}

fn offset_of(written: &[Spanned], argument: usize, offset: usize) -> usize {
    written.get(argument).map_or(offset, |argument| argument.offset)
}

/// An operator of rubrics where it fits, else one of ledgers.
fn operation(
    offset: usize,
    name: &str,
    written: &[Spanned],
    parts: Vec<Term>,
    types: &[CellType],
) -> Built {
    let count = |arity: Arity| {
        let found = parts.len().to_string();
        let least = arity.least.to_string();
        ExpressionProblem::new(offset, "wrong-count", found).expecting(least)
    };
    let fits = |arity: Arity| (arity.least..=arity.most.min(MOST_ARGUMENTS)).contains(&parts.len());
    let mut problem = None;
    let scalars: Option<Vec<Type>> = types.iter().map(|of| of.as_scalar().cloned()).collect();
    if let (Some(operator), Some(scalars)) = (operator(name), &scalars) {
        if !fits(operator.arity()) {
            return Err(count(operator.arity()));
        }
        match operator.result_type(scalars) {
            Ok(of) => return Ok((Term::Scalar(operator, parts), CellType::Scalar(of))),
            Err(wrong) => problem = Some(wrong),
        }
    }
    for operator in operators_named(name) {
        if !fits(operator.arity()) {
            return Err(count(operator.arity()));
        }
        match operator.result_type(types) {
            Ok(of) => return Ok((Term::Apply(operator, parts), of)),
            Err(wrong) => problem = problem.or(Some(wrong)),
        }
    }
    match problem {
        Some(wrong) => {
            let place = offset_of(written, wrong.argument, offset);
            Err(mismatch(place, &wrong.found, &wrong.expected))
        }
        None if operator(name).is_some() => {
            // Known, but not for dates, texts and options.
            let place = types.iter().position(|of| of.as_scalar().is_none()).unwrap_or_default();
            let found = types.get(place).map(ToString::to_string).unwrap_or_default();
            Err(mismatch(offset_of(written, place, offset), &found, &"number"))
        }
        None => Err(ExpressionProblem::new(offset, "unknown-function", name)),
    }
}
