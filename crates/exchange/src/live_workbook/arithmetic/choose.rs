//! Comparisons, and one of two numbers by a condition.

use dashu_int::IBig;
use engine::ir::{Operation, OperationId};

use super::form::{Atom, Form};
use super::printer::Printer;
use super::ranges::Range;
use super::tape::RowKind;

impl Printer<'_> {
    /// 1 if the first is less.
    pub(super) fn less(&mut self, left: OperationId, right: OperationId) -> Form {
        let (left, right) = (self.form(left), self.form(right));
        if left.high < right.low {
            return Form::literal(&IBig::ONE);
        }
        if left.low >= right.high {
            return Form::literal(&IBig::ZERO);
        }
        let holds = left.value() < right.value();
        if left.positions() <= 1 && right.positions() <= 1 {
            let (left, right) = (left.coefficient(0).text, right.coefficient(0).text);
            return truth(format!("IF({left}<{right},1,0)"), holds);
        }
        let difference = self.sum(&left, &right.negative());
        let (text, _) = difference.leading();
        truth(format!("IF({text}<0,1,0)"), holds)
    }

    /// 1 if both are equal.
    pub(super) fn equal(&mut self, left: OperationId, right: OperationId) -> Form {
        let (left, right) = (self.form(left), self.form(right));
        if left.high < right.low || left.low > right.high {
            return Form::literal(&IBig::ZERO);
        }
        if left.known().is_some() && left.known() == right.known() {
            return Form::literal(&IBig::ONE);
        }
        let holds = left.value() == right.value();
        if left.positions() <= 1 && right.positions() <= 1 {
            let (left, right) = (left.coefficient(0).text, right.coefficient(0).text);
            return truth(format!("IF({left}={right},1,0)"), holds);
        }
        let difference = self.sum(&left, &right.negative());
        let difference =
            if difference.terms.len() > 2 { self.written(&difference) } else { difference };
        let (above, _) = difference.leading();
        let (below, _) = difference.negative().leading();
        truth(format!("IF(AND({above}>=0,{below}>=0),1,0)"), holds)
    }

    /// One of two, part by part.
    pub(super) fn choice(
        &mut self,
        condition: OperationId,
        then: OperationId,
        otherwise: OperationId,
    ) -> Form {
        let test = self.form(condition);
        let (left, right) = (self.form(then), self.form(otherwise));
        match test.known() {
            Some(known) if *known == IBig::ZERO => return right,
            Some(_) => return left,
            None => {}
        }
        let range = Range { low: left.low.clone(), high: left.high.clone() };
        let mut range = range.or(&Range { low: right.low.clone(), high: right.high.clone() });
        if self.is_size(condition, then, otherwise) {
            range.low = range.low.max(IBig::ZERO);
        }
        let positions = left.positions().max(right.positions());
        let test = self.named(&test, positions);
        let mut parts = Vec::new();
        for at in 0..positions {
            let (left, right) = (left.coefficient(at), right.coefficient(at));
            if left.text == right.text {
                parts.push(left.atom());
                continue;
            }
            let formula = format!("IF({},{},{})", test.text, left.text, right.text);
            let value = if test.value == 0 { right.value } else { left.value };
            let end = |bound: i128| i64::try_from(bound).unwrap_or_default();
            let ends = (end(left.low.min(right.low)), end(left.high.max(right.high)));
            if positions == 1 {
                let mut atom = Atom { text: formula, value, low: ends.0, high: ends.1 };
                if let Some((low, high)) = range.ends() {
                    (atom.low, atom.high) = (atom.low.max(low), atom.high.min(high));
                }
                parts.push(atom);
                continue;
            }
            if at == 0 {
                self.tape.begin(RowKind::Choice);
            }
            parts.push(self.tape.put_atom(formula, value, ends));
        }
        Form { low: range.low, high: range.high, ..Form::of_parts(parts) }
    }

    /// True for `if x < 0 then -x else x`, which is not below zero.
    fn is_size(&self, condition: OperationId, then: OperationId, otherwise: OperationId) -> bool {
        let operation = |id: OperationId| self.program.operations().get(id.0);
        let is = |id: OperationId, value: i8| matches!(operation(id), Some(Operation::Integer(known)) if *known == IBig::from(value));
        let Some(Operation::Less(number, zero)) = operation(condition) else { return false };
        let Some(Operation::Multiply(left, right)) = operation(then) else { return false };
        let is_negated = (is(*left, -1) && right == number) || (is(*right, -1) && left == number);
        *number == otherwise && is(*zero, 0) && is_negated
    }
}

/// 1 or 0.
fn truth(text: String, holds: bool) -> Form {
    Form::of_atom(Atom { text, value: i64::from(holds), low: 0, high: 1 })
}
