//! Quotients rounded down: a guess in binary for each digit, put right by exact remainders.

use dashu_int::IBig;
use dashu_int::ops::DivRemEuclid as _;
use engine::ir::OperationId;

use super::BASE;
use super::form::{Atom, Form};
use super::printer::Printer;
use super::ranges::Range;
use super::tape::RowKind;

/// The greatest first digit: times a part of the divisor it still fits a cell.
const GREATEST_DIGIT: i64 = 100_000_000;

impl Printer<'_> {
    /// The quotient by a positive number. `range` is what it can be.
    pub(super) fn quotient(
        &mut self,
        above: &Form,
        below: &Form,
        range: &Range,
        id: OperationId,
    ) -> Form {
        let now = self.now.get(id.0).cloned().unwrap_or_default();
        let digits = digits_needed(range);
        let greatest = range.ends().filter(|_| digits == 1).map_or(GREATEST_DIGIT, |ends| ends.1);
        let divisor = self.ready(below, greatest);
        let mut rest = self.upward(above);
        let mut parts: Vec<Atom> = Vec::new();
        let mut left = now;
        for at in (0..digits).rev() {
            let worth = power_of_base(at);
            let (digit, remainder) = left.div_rem_euclid(worth.clone());
            left = IBig::from(remainder);
            let shifted = divisor.shifted(at);
            let is_first = at.saturating_add(1) == digits;
            let ends = if is_first {
                range.over(&Range::new(worth.clone(), worth)).ends().unwrap_or_default()
            } else {
                (0, BASE - 1)
            };
            let value = i64::try_from(digit).unwrap_or_default();
            let digit = self.digit(&rest, &shifted, value, ends, is_first);
            if at > 0 {
                rest = self.remainder(&rest, &shifted, &digit);
            }
            parts.push(digit);
        }
        parts.reverse();
        Form { low: range.low.clone(), high: range.high.clone(), ..Form::of_parts(parts) }
    }

    /// One digit: a guess, and the guess put right by one at most.
    fn digit(
        &mut self,
        rest: &Form,
        divisor: &Form,
        value: i64,
        ends: (i64, i64),
        is_first: bool,
    ) -> Atom {
        if is_first {
            self.tape.begin(RowKind::Quotient);
        }
        let guess = format!("INT(({})/({}))", rest.estimate(), divisor.estimate());
        let around = (ends.0.saturating_sub(1), ends.1.saturating_add(1));
        let guess = self.tape.put_atom(guess, value, around);
        let (short, _) = rest.plus(&times(divisor, &guess).negative()).leading();
        let more = rest.plus(&times(divisor, &guess).negative()).plus(&divisor.negative());
        let (more, _) = more.leading();
        let formula = format!("{}-IF({short}<0,1,0)+IF({more}>=0,1,0)", guess.text);
        self.tape.put_atom(formula, value, ends)
    }

    fn remainder(&mut self, rest: &Form, divisor: &Form, digit: &Atom) -> Form {
        let rest = rest.plus(&times(divisor, digit).negative());
        let most = divisor.high.clone() - IBig::ONE;
        self.written(&Form { low: IBig::ZERO, high: most, ..rest })
    }

    /// A divisor whose parts can be multiplied by any digit.
    fn ready(&mut self, below: &Form, greatest: i64) -> Form {
        if below.known().is_some() {
            return below.clone();
        }
        let one = Atom { text: String::new(), value: 1, low: 0, high: greatest };
        let is_free = below.terms.iter().all(|term| term.scalar.is_none());
        let is_short = below.terms.len() == 1;
        if is_free && is_short && below.is_upward() && times(below, &one).fits() {
            return below.clone();
        }
        self.written(below)
    }

    /// A number of which no part is taken away, so that its guess in binary is close.
    fn upward(&mut self, above: &Form) -> Form {
        let has_room = above.plus(above).fits();
        let is_ready = above.terms.len() <= 2 && above.is_upward() && has_room;
        if above.known().is_some() || is_ready { above.clone() } else { self.written(above) }
    }
}

fn times(of: &Form, digit: &Atom) -> Form {
    let mut form = of.clone();
    for term in &mut form.terms {
        term.scalar = Some(digit.clone());
    }
    form
}

fn power_of_base(places: usize) -> IBig {
    let mut worth = IBig::ONE;
    for _ in 0..places {
        worth *= IBig::from(BASE);
    }
    worth
}

/// How many digits a quotient has, the first of which may be larger than the others.
fn digits_needed(range: &Range) -> usize {
    let mut size = range.high.clone().max(-range.low.clone());
    let mut digits = 1usize;
    while size >= IBig::from(GREATEST_DIGIT) {
        size /= IBig::from(BASE);
        digits = digits.saturating_add(1);
    }
    digits
}
