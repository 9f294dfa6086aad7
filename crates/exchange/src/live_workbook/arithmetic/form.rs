//! [`Form`]: a number as a sum of parts times factors, each part worth a power of [`BASE`].
//!
//! Parts need not be below the base, nor positive: the value counts. What is written into a cell
//! is a coefficient, the sum of all parts of one worth; [`Form::leading`] carries what is above
//! the base to the next, so that its sign is that of the number.

use std::fmt::Write as _;

use dashu_int::IBig;

use super::{BASE, LIMIT};

/// A part: the text that formulas write for it, what it is now, and what it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) text: String,
    pub(super) value: i64,
    pub(super) low: i64,
    pub(super) high: i64,
}

impl Atom {
    /// A number written out.
    pub(super) fn literal(value: i64) -> Self {
        Self { text: value.to_string(), value, low: value, high: value }
    }

    /// Its value, if it can be no other.
    pub(super) fn known(&self) -> Option<i64> {
        (self.low == self.high).then_some(self.low)
    }
}

/// Parts times a factor and, if there is one, a number in a cell.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub(super) factor: i64,
    pub(super) scalar: Option<Atom>,
    /// Parts, the least first.
    pub(super) parts: Vec<Atom>,
    /// What the first part is worth: the base to the power of this.
    pub(super) shift: usize,
}

/// A sum of terms.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    pub(super) terms: Vec<Term>,
    /// What the number can be.
    pub(super) low: IBig,
    /// What the number can be.
    pub(super) high: IBig,
}

/// The sum of all parts of one worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Coefficient {
    pub(super) text: String,
    pub(super) value: i64,
    pub(super) low: i128,
    pub(super) high: i128,
}

impl Coefficient {
    fn fits(&self) -> bool {
        self.low >= -LIMIT && self.high <= LIMIT
    }

    /// As a part: the text as it stands in a longer formula.
    pub(super) fn atom(&self) -> Atom {
        let bound = |limit: i128| i64::try_from(limit).unwrap_or_default();
        let is_plain = self.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'$');
        let text = if is_plain { self.text.clone() } else { format!("({})", self.text) };
        Atom { text, value: self.value, low: bound(self.low), high: bound(self.high) }
    }
}

impl Form {
    /// One part.
    pub(super) fn of_atom(atom: Atom) -> Self {
        let (low, high) = (IBig::from(atom.low), IBig::from(atom.high));
        Self { low, high, ..Self::of_parts(vec![atom]) }
    }

    /// Parts; what the number can be is still to be said.
    pub(super) fn of_parts(parts: Vec<Atom>) -> Self {
        let term = Term { factor: 1, scalar: None, parts, shift: 0 };
        Self { terms: vec![term], ..Self::default() }
    }

    /// A whole number of the rubric.
    pub(super) fn literal(value: &IBig) -> Self {
        let is_negative = *value < IBig::ZERO;
        let size = if is_negative { -value.clone() } else { value.clone() };
        let parts = parts_of(&size).into_iter().map(Atom::literal).collect();
        let mut form = Self::of_parts(parts);
        if let (true, Some(term)) = (is_negative, form.terms.first_mut()) {
            term.factor = -1;
        }
        Self { low: value.clone(), high: value.clone(), ..form }
    }

    /// Its value, if it can be no other.
    pub(super) fn known(&self) -> Option<&IBig> {
        (self.low == self.high).then_some(&self.low)
    }

    /// One more than the greatest worth.
    pub(super) fn positions(&self) -> usize {
        let ends = self.terms.iter().map(|term| term.shift.saturating_add(term.parts.len()));
        ends.max().unwrap_or_default()
    }

    /// The sum of all parts of the worth `at`.
    pub(super) fn coefficient(&self, at: usize) -> Coefficient {
        let mut sum = Coefficient { text: String::new(), value: 0, low: 0, high: 0 };
        let mut fixed: i64 = 0;
        for term in &self.terms {
            let part = at.checked_sub(term.shift).and_then(|place| term.parts.get(place));
            if let Some(part) = part {
                sum.add(term, part, &mut fixed);
            }
        }
        if fixed != 0 || sum.text.is_empty() {
            let sign = if fixed >= 0 && !sum.text.is_empty() { "+" } else { "" };
            let _ = write!(sum.text, "{sign}{fixed}");
        }
        sum
    }

    /// True if no coefficient grows too large.
    pub(super) fn fits(&self) -> bool {
        (0..self.positions()).all(|at| self.coefficient(at).fits())
    }

    /// The number divided by the worth of its last part, rounded down: text and value.
    pub(super) fn leading(&self) -> (String, i64) {
        let mut carried: Option<(String, i64)> = None;
        for at in 0..self.positions().max(1) {
            let own = self.coefficient(at);
            let (text, value) = match carried {
                Some((below, rest)) if own.text == "0" => {
                    (format!("INT({below}/{BASE})"), rest.div_euclid(BASE))
                }
                Some((below, rest)) => {
                    let carry = rest.div_euclid(BASE);
                    let wrapped = if own.text.starts_with('-') { "" } else { "+" };
                    let text = format!("INT({below}/{BASE}){wrapped}{}", own.text);
                    (text, own.value.saturating_add(carry))
                }
                None if own.text == "0" => continue,
                None => (own.text, own.value),
            };
            let is_last = at.saturating_add(1) >= self.positions();
            carried = Some((if is_last { text } else { bracketed(text) }, value));
        }
        carried.unwrap_or_else(|| ("0".to_owned(), 0))
    }

    /// The number in binary: only for what may be a little off. No part may be below zero.
    pub(super) fn estimate(&self) -> String {
        let mut sum = String::new();
        for at in 0..self.positions() {
            let own = self.coefficient(at);
            if own.text == "0" {
                continue;
            }
            if !sum.is_empty() {
                sum.push('+');
            }
            match at {
                0 => sum.push_str(&own.text),
                _ => {
                    let _ = write!(sum, "{}*1E{}", bracketed(own.text), at.saturating_mul(5));
                }
            }
        }
        if sum.is_empty() { "0".to_owned() } else { sum }
    }

    /// True if every part counts upwards.
    pub(super) fn is_upward(&self) -> bool {
        self.terms.iter().all(|term| {
            let is_up = term.scalar.as_ref().is_none_or(|scalar| scalar.low >= 0);
            is_up && term.factor >= 0 && term.parts.iter().all(|part| part.low >= 0)
        })
    }

    /// The negative.
    pub(super) fn negative(&self) -> Self {
        let mut form = self.clone();
        for term in &mut form.terms {
            term.factor = term.factor.saturating_neg();
        }
        Self { low: -self.high.clone(), high: -self.low.clone(), ..form }
    }

    /// The sum of two.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let terms = self.terms.iter().chain(&other.terms).cloned().collect();
        Self { terms, low: &self.low + &other.low, high: &self.high + &other.high }
    }

    /// The number worth `places` parts more.
    pub(super) fn shifted(&self, places: usize) -> Self {
        let mut form = self.clone();
        let mut worth = IBig::ONE;
        for _ in 0..places {
            worth *= IBig::from(BASE);
        }
        for term in &mut form.terms {
            term.shift = term.shift.saturating_add(places);
        }
        Self { low: &self.low * &worth, high: &self.high * &worth, ..form }
    }

    /// The number, as it is now.
    pub(super) fn value(&self) -> IBig {
        let mut sum = IBig::ZERO;
        for at in (0..self.positions()).rev() {
            sum = sum * IBig::from(BASE) + IBig::from(self.coefficient(at).value);
        }
        sum
    }
}

impl Coefficient {
    /// Adds a part of a term; what can be no other is added to `fixed`.
    fn add(&mut self, term: &Term, part: &Atom, fixed: &mut i64) {
        let one = Atom::literal(1);
        let scalar = term.scalar.as_ref().unwrap_or(&one);
        let corners = [
            product(term.factor, scalar.low, part.low),
            product(term.factor, scalar.low, part.high),
            product(term.factor, scalar.high, part.low),
            product(term.factor, scalar.high, part.high),
        ];
        self.low = self.low.saturating_add(corners.into_iter().min().unwrap_or_default());
        self.high = self.high.saturating_add(corners.into_iter().max().unwrap_or_default());
        let value = product(term.factor, scalar.value, part.value);
        self.value = self.value.saturating_add(i64::try_from(value).unwrap_or_default());
        let mut factor = term.factor;
        let mut names: Vec<&str> = Vec::new();
        for atom in [scalar, part] {
            match atom.known() {
                Some(known) => factor = factor.saturating_mul(known),
                None => names.push(&atom.text),
            }
        }
        if factor == 0 {
            return;
        }
        if names.is_empty() {
            *fixed = fixed.saturating_add(factor);
            return;
        }
        let sign = match (factor < 0, self.text.is_empty()) {
            (true, _) => "-",
            (false, true) => "",
            (false, false) => "+",
        };
        self.text.push_str(sign);
        if factor.unsigned_abs() != 1 {
            let _ = write!(self.text, "{}*", factor.unsigned_abs());
        }
        self.text.push_str(&names.join("*"));
    }
}

fn product(factor: i64, scalar: i64, part: i64) -> i128 {
    let of = |number: i64| i128::from(number);
    of(factor).saturating_mul(of(scalar)).saturating_mul(of(part))
}

/// In brackets, unless it is one name or number.
fn bracketed(text: String) -> String {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'$');
    if is_plain { text } else { format!("({text})") }
}

/// The digits of a number that is not negative, the least first; one at least.
pub(super) fn parts_of(size: &IBig) -> Vec<i64> {
    use dashu_int::ops::DivRemEuclid as _;
    let mut parts = Vec::new();
    let mut rest = size.clone();
    loop {
        let (above, part) = rest.div_rem_euclid(IBig::from(BASE));
        parts.push(i64::try_from(part).unwrap_or_default());
        rest = above;
        if rest == IBig::ZERO {
            return parts;
        }
    }
}
