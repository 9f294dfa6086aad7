//! Products, and carrying what is above the base of one part to the next.

use dashu_int::IBig;

use super::form::{Atom, Coefficient, Form, Term};
use super::printer::{GREATEST_FACTOR, Printer};
use super::ranges::Range;
use super::tape::RowKind;
use super::{BASE, LIMIT};

impl Printer<'_> {
    /// The product of two numbers.
    pub(super) fn product(&mut self, left: &Form, right: &Form) -> Form {
        let range = |form: &Form| Range { low: form.low.clone(), high: form.high.clone() };
        let product = range(left).times(&range(right));
        let form = match (left.known(), right.known()) {
            (Some(known), _) => self.times_known(known, right),
            (_, Some(known)) => self.times_known(known, left),
            (None, None) => self.times_unknown(left, right),
        };
        Form { low: product.low, high: product.high, ..form }
    }

    /// A product with a number of the rubric: no cell, unless parts would grow too large.
    fn times_known(&mut self, known: &IBig, of: &Form) -> Form {
        let scaled = scaled(known, of);
        if scaled.fits() {
            return scaled;
        }
        let written = self.written(of);
        times_parts(known, &written)
    }

    fn times_unknown(&mut self, left: &Form, right: &Form) -> Form {
        let small = |form: &Form| {
            let limit = IBig::from(GREATEST_FACTOR);
            form.positions() <= 1 && form.high <= limit && form.low >= -limit
        };
        if small(left) || small(right) {
            let (scalar, of) = if small(left) { (left, right) } else { (right, left) };
            let scalar = self.named(scalar, of.positions());
            let times = |of: &Form| {
                let mut form = of.clone();
                for term in &mut form.terms {
                    term.scalar = Some(scalar.clone());
                }
                form
            };
            let is_free = of.terms.iter().all(|term| term.scalar.is_none());
            let product = times(of);
            if is_free && product.fits() {
                return product;
            }
            let written = self.written(of);
            return times(&written);
        }
        self.long_product(left, right)
    }

    /// Every part with every part.
    fn long_product(&mut self, left: &Form, right: &Form) -> Form {
        let (mut left, mut right) = (self.one_term(left), self.one_term(right));
        if products(&left, &right).is_none() {
            left = self.short_parts(&left);
            right = self.short_parts(&right);
        }
        let sums = products(&left, &right).unwrap_or_default();
        let range = |term: &Term| value_range(term);
        let product = range(&left).times(&range(&right));
        let mut form = self.carried(RowKind::Product, &sums, &product);
        for term in &mut form.terms {
            term.factor = term.factor.saturating_mul(left.factor).saturating_mul(right.factor);
            term.shift = term.shift.saturating_add(left.shift).saturating_add(right.shift);
        }
        form
    }

    /// A number as parts times one factor.
    pub(super) fn one_term(&mut self, form: &Form) -> Term {
        let is_one = matches!(form.terms.as_slice(), [term] if term.scalar.is_none());
        let form = if is_one { form.clone() } else { self.written(form) };
        form.terms.into_iter().next().unwrap_or(Term {
            factor: 1,
            scalar: None,
            parts: Vec::new(),
            shift: 0,
        })
    }

    fn short_parts(&mut self, term: &Term) -> Term {
        let range = value_range(term);
        let plain = Term { factor: 1, shift: 0, ..term.clone() };
        let form = Form { terms: vec![plain], low: range.low, high: range.high };
        let written = self.written(&form);
        let parts = written.terms.into_iter().next().map(|it| it.parts).unwrap_or_default();
        Term { parts, ..term.clone() }
    }

    /// Coefficients as parts of five digits: a row of sums with what is carried to them, then the
    /// parts that stay.
    pub(super) fn carried(
        &mut self,
        kind: RowKind,
        coefficients: &[Coefficient],
        range: &Range,
    ) -> Form {
        let (lasts, is_signed) = parts_needed(range, coefficients.len());
        let is_single = coefficients.len() == 1 && lasts == 1;
        if let (true, Some(only)) = (is_single, coefficients.first()) {
            let ends = range.ends().unwrap_or_default();
            let atom = self.tape.put_single(only.text.clone(), only.value, ends);
            return Form {
                low: range.low.clone(),
                high: range.high.clone(),
                ..Form::of_atom(atom)
            };
        }
        self.tape.begin(kind);
        let mut sums: Vec<Atom> = Vec::new();
        for at in 0..lasts.max(1) {
            let below = sums.last().map(|sum| (sum.text.clone(), sum.value));
            let own = coefficients.get(at);
            let (mut text, mut value) =
                own.map_or_else(|| ("0".to_owned(), 0), |own| (own.text.clone(), own.value));
            if let Some((below, rest)) = below {
                let carry = format!("INT({below}/{BASE})");
                text = match text.as_str() {
                    "0" => carry,
                    own if own.starts_with('-') => format!("{carry}{own}"),
                    own => format!("{carry}+{own}"),
                };
                value = value.saturating_add(rest.div_euclid(BASE));
            }
            sums.push(self.tape.put_atom(text, value, (i64::MIN, i64::MAX)));
        }
        let mut parts = Vec::new();
        for (at, sum) in sums.iter().enumerate() {
            let is_last = at.saturating_add(1) == sums.len();
            if is_last && is_signed {
                let ends = last_ends(range, at);
                parts.push(Atom { low: ends.0, high: ends.1, ..sum.clone() });
                continue;
            }
            let formula = format!("MOD({},{BASE})", sum.text);
            let value = sum.value.rem_euclid(BASE);
            parts.push(self.tape.put_atom(formula, value, (0, BASE - 1)));
        }
        Form { low: range.low.clone(), high: range.high.clone(), ..Form::of_parts(parts) }
    }
}

/// How many parts a number needs, and true if the last keeps what is above it: its sign, or what
/// more parts would hold.
fn parts_needed(range: &Range, given: usize) -> (usize, bool) {
    let mut size = range.high.clone().max(-range.low.clone());
    let mut needed = 0usize;
    while size > IBig::ZERO {
        size /= IBig::from(BASE);
        needed = needed.saturating_add(1);
    }
    let is_signed = range.low < IBig::ZERO;
    // What is above the last part is nothing, if the number cannot be larger.
    (needed.max(if is_signed { given } else { 1 }), is_signed)
}

fn last_ends(range: &Range, at: usize) -> (i64, i64) {
    let mut worth = IBig::ONE;
    for _ in 0..at {
        worth *= IBig::from(BASE);
    }
    let divisor = Range::new(worth.clone(), worth);
    range.over(&divisor).ends().unwrap_or((i64::MIN, i64::MAX))
}

/// Sums of products by worth; none if one grows too large.
fn products(left: &Term, right: &Term) -> Option<Vec<Coefficient>> {
    let count = left.parts.len().saturating_add(right.parts.len()).saturating_sub(1);
    let mut sums = Vec::new();
    for at in 0..count {
        let mut form = Form::default();
        for (place, part) in left.parts.iter().enumerate() {
            let other = at.checked_sub(place).and_then(|other| right.parts.get(other));
            if let Some(other) = other {
                let scalar = Some(part.clone());
                form.terms.push(Term { factor: 1, scalar, parts: vec![other.clone()], shift: 0 });
            }
        }
        let sum = form.coefficient(0);
        if sum.low < -LIMIT || sum.high > LIMIT {
            return None;
        }
        sums.push(sum);
    }
    Some(sums)
}

/// What the parts of a term can come to, without its factor and shift.
fn value_range(term: &Term) -> Range {
    let mut range = Range::new(0, 0);
    for part in term.parts.iter().rev() {
        range = range.times(&Range::new(BASE, BASE)).plus(&Range::new(part.low, part.high));
    }
    range
}

/// A number times one of the rubric, by its factor alone.
fn scaled(known: &IBig, of: &Form) -> Form {
    match i64::try_from(known.clone()) {
        Ok(factor) if i128::from(factor).abs() <= GREATEST_FACTOR => {
            let mut form = of.clone();
            for term in &mut form.terms {
                term.factor = term.factor.saturating_mul(factor);
            }
            form
        }
        _ => times_parts(known, of),
    }
}

/// A number times one of the rubric, by the parts of that.
fn times_parts(known: &IBig, of: &Form) -> Form {
    let is_negative = *known < IBig::ZERO;
    let size = if is_negative { -known.clone() } else { known.clone() };
    let mut form = Form { low: of.low.clone(), high: of.high.clone(), terms: Vec::new() };
    for (at, part) in super::form::parts_of(&size).into_iter().enumerate() {
        let factor = if is_negative { -part } else { part };
        if part == 0 {
            continue;
        }
        for term in &of.terms {
            let mut term = term.clone();
            term.factor = term.factor.saturating_mul(factor);
            term.shift = term.shift.saturating_add(at);
            form.terms.push(term);
        }
    }
    form
}
