//! [`Printer`]: operations of a program → cells of the tape.
//!
//! A number is written into cells only where formulas would grow too long or numbers too large, or
//! where several operations use it; an operation whose result can be no other writes nothing.

use dashu_int::IBig;
use engine::ir::{IntegerProgram, Operation, OperationId};

use super::form::{Atom, Form};
use super::inputs::InputCells;
use super::ranges::Range;
use super::tape::{RowKind, Tape};
use super::{BASE, LIMIT};

/// The most characters of a formula that stands within another.
const LONGEST_WITHIN: usize = 90;
/// The most terms of a sum that is not written.
const MOST_TERMS: usize = 6;

/// Prints operations, each once.
pub(super) struct Printer<'a> {
    pub(super) tape: &'a mut Tape,
    pub(super) program: &'a IntegerProgram,
    inputs: &'a InputCells,
    /// The value of every operation now.
    pub(super) now: Vec<IBig>,
    uses: Vec<usize>,
    forms: Vec<Option<Form>>,
}

impl<'a> Printer<'a> {
    /// Nothing printed yet. `answers` are operations that are asked for.
    pub(super) fn new(
        tape: &'a mut Tape,
        program: &'a IntegerProgram,
        inputs: &'a InputCells,
        now: Vec<IBig>,
        answers: &[OperationId],
    ) -> Self {
        let operations = program.operations();
        let uses = uses_of(operations, answers);
        Self { tape, program, inputs, now, uses, forms: vec![None; operations.len()] }
    }

    /// The cell of an operation with few digits; everything that it needs is printed before.
    pub(super) fn cell(&mut self, id: OperationId) -> Atom {
        let form = self.printed(id);
        let atom = self.atom(&form);
        if atom.known().is_some() || is_reference(&atom.text) {
            return atom;
        }
        let cell = self.tape.put_single(atom.text, atom.value, (atom.low, atom.high));
        if let Some(slot) = self.forms.get_mut(id.0) {
            *slot = Some(Form::of_atom(cell.clone()));
        }
        cell
    }

    /// The number of an operation; everything that it needs is printed before.
    pub(super) fn printed(&mut self, id: OperationId) -> Form {
        let mut needed = vec![false; id.0.saturating_add(1)];
        mark(&mut needed, id);
        for at in (0..=id.0).rev() {
            if needed.get(at) != Some(&true) || self.forms.get(at).is_some_and(Option::is_some) {
                continue;
            }
            for operand in operands(self.program.operations().get(at)) {
                mark(&mut needed, operand);
            }
        }
        for (at, _) in needed.iter().enumerate().filter(|(_, is_needed)| **is_needed) {
            if self.forms.get(at).is_some_and(Option::is_none) {
                let form = self.form_of(OperationId(at));
                debug_assert_eq!(Some(&form.value()), self.now.get(at), "{at}");
                if let Some(slot) = self.forms.get_mut(at) {
                    *slot = Some(form);
                }
            }
        }
        self.form(id)
    }

    /// The number of an operation that is printed already.
    pub(super) fn form(&self, id: OperationId) -> Form {
        self.forms.get(id.0).cloned().flatten().unwrap_or_default()
    }

    fn form_of(&mut self, id: OperationId) -> Form {
        let Some(operation) = self.program.operations().get(id.0).cloned() else {
            return Form::default();
        };
        let is_shared = self.uses.get(id.0).is_some_and(|uses| *uses > 1);
        let form = match &operation {
            Operation::Integer(value) => return Form::literal(value),
            Operation::Figure(index) => self.input(*index, |cells| cells.raw.clone()),
            Operation::IsMissing(index) => {
                self.input(*index, |cells| Form::of_atom(cells.missing.clone()))
            }
            Operation::IsNotApplicable(index) => {
                self.input(*index, |cells| Form::of_atom(cells.not_applicable.clone()))
            }
            Operation::IsInterim => Form::of_atom(self.inputs.interim.clone()),
            Operation::Add(left, right) => {
                let sum = self.sum(&self.form(*left), &self.form(*right));
                self.within_promise(id, sum)
            }
            Operation::Multiply(left, right) => {
                let product = self.product(&self.form(*left), &self.form(*right));
                self.within_promise(id, product)
            }
            Operation::FloorDivide(left, right) => {
                let range = self.quotient_range(id, *left, *right);
                self.quotient(&self.form(*left), &self.form(*right), &range, id)
            }
            Operation::Less(left, right) => self.less(*left, *right),
            Operation::Equal(left, right) => self.equal(*left, *right),
            Operation::Choose(condition, then, otherwise) => {
                let chosen = self.choice(*condition, *then, *otherwise);
                self.within_promise(id, chosen)
            }
        };
        self.settled(form, is_shared)
    }

    fn input(&self, index: usize, of: impl Fn(&super::FigureCells) -> Form) -> Form {
        let cells = self.inputs.figures.get(index).and_then(Option::as_ref);
        // A figure that the rubric does not use is asked for by nobody.
        cells.map_or_else(|| Form::literal(&IBig::ZERO), of)
    }

    /// What is promised of an operation, beside what its number can be.
    fn within_promise(&self, id: OperationId, mut form: Form) -> Form {
        let mut range = Range { low: form.low.clone(), high: form.high.clone() };
        for promise in self.program.promises().iter().filter(|promise| promise.of == id) {
            range = range.and(&promise.least, promise.most.as_ref());
        }
        let ends = range.ends();
        if let (Some((low, high)), Some(atom)) = (ends, only_atom_of(&mut form)) {
            (atom.low, atom.high) = (atom.low.max(low), atom.high.min(high));
        }
        Form { low: range.low, high: range.high, ..form }
    }

    fn quotient_range(&self, id: OperationId, left: OperationId, right: OperationId) -> Range {
        let range = |form: Form| Range { low: form.low, high: form.high };
        let mut quotient = range(self.form(left)).over(&range(self.form(right)));
        for promise in self.program.promises().iter().filter(|promise| promise.of == id) {
            quotient = quotient.and(&promise.least, promise.most.as_ref());
        }
        quotient
    }

    /// A number that others can use: in cells where it is long or used more than once.
    fn settled(&mut self, form: Form, is_shared: bool) -> Form {
        if form.known().is_some() {
            return Form::literal(&form.low);
        }
        let is_plain = match form.terms.as_slice() {
            [term] => term.scalar.is_none(),
            _ => false,
        };
        let is_single = form.positions() <= 1;
        if is_single {
            let text = form.coefficient(0).text;
            let is_short = text.len() <= LONGEST_WITHIN;
            let is_cell = is_plain && is_reference(text.trim_start_matches(is_factor));
            if is_cell || (is_short && !is_shared) {
                return form;
            }
            let range = Range { low: form.low.clone(), high: form.high.clone() };
            let coefficient = form.coefficient(0);
            let ends = range.ends().unwrap_or((i64::MIN, i64::MAX));
            let atom = self.tape.put_single(coefficient.text, coefficient.value, ends);
            return Form { low: range.low, high: range.high, ..Form::of_atom(atom) };
        }
        if (is_shared && !is_plain) || form.terms.len() > MOST_TERMS {
            return self.written(&form);
        }
        form
    }

    /// The number as one text.
    pub(super) fn atom(&mut self, form: &Form) -> Atom {
        if let Some(known) = form.known().and_then(|it| i64::try_from(it.clone()).ok()) {
            return Atom::literal(known);
        }
        let form = if form.positions() > 1 { self.in_one_cell(form) } else { form.clone() };
        let coefficient = form.coefficient(0);
        let mut atom = coefficient.atom();
        let range = Range { low: form.low, high: form.high };
        if let Some((low, high)) = range.ends() {
            (atom.low, atom.high) = (atom.low.max(low), atom.high.min(high));
        }
        if atom.text.len() > LONGEST_WITHIN {
            return self.tape.put_single(atom.text, atom.value, (atom.low, atom.high));
        }
        atom
    }

    /// The number as a text that is written `times` times: a cell, if more than once.
    pub(super) fn named(&mut self, form: &Form, times: usize) -> Atom {
        let atom = self.atom(form);
        if times <= 1 || atom.known().is_some() || is_reference(&atom.text) {
            return atom;
        }
        self.tape.put_single(atom.text, atom.value, (atom.low, atom.high))
    }

    /// A number of few digits that is kept in several parts.
    fn in_one_cell(&mut self, form: &Form) -> Form {
        let whole = self.written(form);
        let fits = whole.high <= IBig::from(LIMIT) && whole.low >= IBig::from(-LIMIT);
        debug_assert!(fits, "a number in a cell has few digits");
        let mut text = String::new();
        for at in 0..whole.positions() {
            let part = whole.coefficient(at).atom();
            let worth = at.saturating_mul(5);
            let sign = if at == 0 { "" } else { "+" };
            let text_of = if at == 0 { part.text } else { format!("{}*1E{worth}", part.text) };
            text.push_str(sign);
            text.push_str(&text_of);
        }
        let value = i64::try_from(whole.value()).unwrap_or_default();
        let range = Range { low: whole.low.clone(), high: whole.high.clone() };
        let atom = self.tape.put_single(text, value, range.ends().unwrap_or_default());
        Form { low: whole.low, high: whole.high, ..Form::of_atom(atom) }
    }

    /// The sum; parts are written anew where they would grow too large.
    pub(super) fn sum(&mut self, left: &Form, right: &Form) -> Form {
        let sum = left.plus(right);
        if sum.fits() {
            return sum;
        }
        let (left, right) = (self.written(left), self.written(right));
        left.plus(&right)
    }

    /// The number in parts of five digits, the last of which has its sign.
    pub(super) fn written(&mut self, form: &Form) -> Form {
        if let Some(known) = form.known() {
            return Form::literal(known);
        }
        let coefficients: Vec<_> = (0..form.positions()).map(|at| form.coefficient(at)).collect();
        let range = Range { low: form.low.clone(), high: form.high.clone() };
        self.carried(RowKind::Sum, &coefficients, &range)
    }
}

/// The one part of a number that is nothing else.
fn only_atom_of(form: &mut Form) -> Option<&mut Atom> {
    let [term] = form.terms.as_mut_slice() else { return None };
    let is_alone = term.factor == 1 && term.scalar.is_none() && term.shift == 0;
    match term.parts.as_mut_slice() {
        [atom] if is_alone => Some(atom),
        _ => None,
    }
}

/// True for the name of a cell.
pub(super) fn is_reference(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    digits.len() < text.len() && !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())
}

/// Characters of a sign and factor before a name.
fn is_factor(c: char) -> bool {
    matches!(c, '-' | '*' | '0'..='9')
}

fn mark(needed: &mut [bool], id: OperationId) {
    if let Some(slot) = needed.get_mut(id.0) {
        *slot = true;
    }
}

fn operands(operation: Option<&Operation>) -> Vec<OperationId> {
    match operation {
        Some(
            Operation::Add(left, right)
            | Operation::Multiply(left, right)
            | Operation::FloorDivide(left, right)
            | Operation::Less(left, right)
            | Operation::Equal(left, right),
        ) => vec![*left, *right],
        Some(Operation::Choose(condition, then, otherwise)) => vec![*condition, *then, *otherwise],
        _ => Vec::new(),
    }
}

/// How often each operation is used by those that are asked for.
fn uses_of(operations: &[Operation], answers: &[OperationId]) -> Vec<usize> {
    let mut uses = vec![0usize; operations.len()];
    for id in answers {
        if let Some(count) = uses.get_mut(id.0) {
            *count = count.saturating_add(1);
        }
    }
    for (at, operation) in operations.iter().enumerate().rev() {
        if uses.get(at).is_none_or(|count| *count == 0) {
            continue;
        }
        for operand in operands(Some(operation)) {
            if let Some(count) = uses.get_mut(operand.0) {
                *count = count.saturating_add(1);
            }
        }
    }
    uses
}

/// The greatest number that a part can be multiplied by and still be added to others.
pub(super) const GREATEST_FACTOR: i128 = LIMIT / (BASE as i128);
