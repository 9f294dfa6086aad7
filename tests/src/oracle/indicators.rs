//! The state of each indicator, and its share of the weight when it is scored.

use num_traits::{Signed, Zero};

use super::figures::{Figure, Figures, Route};
use super::formulas::{Formula, formula, tax_per_building_area};
use super::number::{Exact, exact, whole};
use super::rubric::{Anchors, Indicator, Rubric};

/// What an indicator is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    Scored { value: Option<Exact>, word: Option<&'static str>, share: Exact },
    Missing,
    NotApplicable,
}

/// The figures an indicator needs.
pub(super) fn needs(id: &str, figures: &Figures) -> &'static [&'static str] {
    match (id, figures.route) {
        ("I08", Route::Building) => tax_per_building_area().needs,
        ("I08", Route::Unknown) => &["tax", "building-route"],
        _ => formula(id).needs,
    }
}

/// What the figures make of an indicator.
pub(super) fn state(indicator: &Indicator, rubric: &Rubric, figures: &Figures) -> State {
    match (indicator.id.as_str(), figures.route) {
        ("I12", _) if figures.is_known_zero("low-output-land-identified") => {
            State::Scored { value: None, word: None, share: whole(1) }
        }
        ("I04", _) => profit_growth(&indicator.anchors, figures),
        ("I08", Route::Unknown) => State::Missing,
        ("I08", Route::Building) => {
            let curve = rubric.building_route.as_ref().expect("a digital area's curve");
            by_formula(tax_per_building_area(), curve, figures)
        }
        (id, _) => by_formula(formula(id), &indicator.anchors, figures),
    }
}

fn by_formula(formula: Formula, curve: &Anchors, figures: &Figures) -> State {
    let is_na = |id: &&str| *figures.state(id) == Figure::NotApplicable;
    if formula.needs.iter().any(is_na)
        || formula.not_zero.iter().any(|id| figures.is_known_zero(id))
    {
        return State::NotApplicable;
    }
    if formula.needs.iter().any(|id| figures.is_missing(id)) {
        return State::Missing;
    }
    let value = (formula.value)(&|id| figures.number(id).expect("a known figure").clone());
    State::Scored { share: share(curve, &value), value: Some(value), word: None }
}

/// Linear between the anchors, flat outside.
fn share(curve: &Anchors, value: &Exact) -> Exact {
    let (first, last) = (&curve[0], &curve[curve.len() - 1]);
    if *value <= first.0 {
        return first.1.clone();
    }
    if *value >= last.0 {
        return last.1.clone();
    }
    let right = curve.iter().position(|anchor| *value < anchor.0).expect("inside the curve");
    let ((x0, y0), (x1, y1)) = (&curve[right - 1], &curve[right]);
    y0 + (value - x0) / (x1 - x0) * (y1 - y0)
}

/// I04: the growth of the leading industry's profit, with the table of signs.
fn profit_growth(curve: &Anchors, figures: &Figures) -> State {
    let prior = figures.number("leading-profit-prior");
    let current = figures.number("leading-profit");
    let (Some(p), Some(c)) = (prior, current) else { return State::Missing };
    let worded =
        |word: &'static str, share: Exact| State::Scored { value: None, word: Some(word), share };
    if p.is_positive() && !c.is_negative() {
        let value = (c - p) / p * whole(100);
        return State::Scored { share: share(curve, &value), value: Some(value), word: None };
    }
    if p.is_positive() {
        return worded("turned-loss", whole(0));
    }
    if p.is_zero() {
        return match () {
            () if c.is_positive() => worded("from-zero", exact("0.6")),
            () if c.is_zero() => worded("zero-flat", exact("0.6")),
            () => worded("fell-to-loss", whole(0)),
        };
    }
    if c.is_positive() {
        worded("turned-profit", whole(1))
    } else if c.is_zero() {
        worded("loss-cleared", exact("0.8"))
    } else if c > p {
        worded("loss-narrowed", exact("0.4") + exact("0.2") * (p.abs() - c.abs()) / p.abs())
    } else if c == p {
        worded("loss-unchanged", exact("0.4"))
    } else {
        worded("loss-widened", whole(0))
    }
}
