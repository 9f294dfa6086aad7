//! Vetoes: raw, unrounded quantities against the lines that no total can buy off.

use num_traits::Zero;

use super::figures::{Figure, Figures, Route};
use super::number::{Exact, whole};
use super::rubric::Kind;

/// What a veto says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Clear,
    Triggered,
    Undecided,
    Unjudgeable,
    Off,
}

/// One veto's answer.
#[derive(Clone, Debug)]
pub(super) struct Veto {
    pub(super) id: &'static str,
    pub(super) says: Says,
    /// What is still needed to pass, in 万元.
    pub(super) shortfall: Option<Exact>,
    /// The stars it leaves at most; none when it never lowers them.
    pub(super) leaves: Option<u8>,
    /// The figures it looks at.
    pub(super) needs: Vec<&'static str>,
}

/// All vetoes of a rubric of that kind, in the order of the table.
pub(super) fn vetoes(kind: Kind, figures: &Figures, interim: bool) -> Vec<Veto> {
    let mut vetoes = vec![
        concentration(figures),
        tax_line(figures, interim),
        no_rating("V3", "serious-accident", figures),
        no_rating("V4", "falsified-data", figures),
        required(figures),
        Veto { id: "V6", says: Says::Off, shortfall: None, leaves: Some(4), needs: vec![] },
    ];
    if kind == Kind::Urban {
        vetoes.push(no_rating("V7", "fire-safety-breach", figures));
    }
    vetoes
}

/// V1: leading-revenue × 100 < revenue × 60.
fn concentration(figures: &Figures) -> Veto {
    let needs = vec!["leading-revenue", "revenue"];
    let (says, shortfall) = match (figures.number("leading-revenue"), figures.number("revenue")) {
        (_, Some(revenue)) if revenue.is_zero() => (Says::Unjudgeable, None),
        (Some(leading), Some(revenue)) if leading * whole(100) < revenue * whole(60) => {
            (Says::Triggered, Some(revenue * whole(60) / whole(100) - leading))
        }
        (Some(_), Some(_)) => (Says::Clear, None),
        _ => (Says::Undecided, None),
    };
    Veto { id: "V1", says, shortfall, leaves: Some(4), needs }
}

/// The area of V2 and the 元/㎡ of tax it asks for; none while the route is unknown.
fn area_and_line(route: Route) -> Option<(&'static str, i64)> {
    match route {
        Route::Land => Some(("supplied-industrial-land", 300)),
        Route::Building => Some(("building-area", 200)),
        Route::Unknown => None,
    }
}

/// V2: tax × 10000 < 300 × supplied-industrial-land.
fn tax_line(figures: &Figures, interim: bool) -> Veto {
    let veto = |says, shortfall, needs| Veto { id: "V2", says, shortfall, leaves: Some(4), needs };
    let Some((area_id, line)) = area_and_line(figures.route) else {
        return veto(Says::Undecided, None, vec!["tax", "building-route"]);
    };
    let (says, shortfall) = match (figures.number("tax"), figures.number(area_id)) {
        (_, Some(area)) if area.is_zero() => (Says::Unjudgeable, None),
        (Some(tax), Some(area)) if tax * whole(10_000) < area * whole(line) => {
            let shortfall = area * whole(line) / whole(10_000) - tax;
            (if interim { Says::Undecided } else { Says::Triggered }, Some(shortfall))
        }
        (Some(_), Some(_)) => (Says::Clear, None),
        _ => (Says::Undecided, None),
    };
    veto(says, shortfall, vec!["tax", area_id])
}

fn no_rating(id: &'static str, figure: &'static str, figures: &Figures) -> Veto {
    let says = match figures.state(figure) {
        Figure::Yes => Says::Triggered,
        Figure::No => Says::Clear,
        _ => Says::Undecided,
    };
    Veto { id, says, shortfall: None, leaves: Some(0), needs: vec![figure] }
}

/// V5: any of revenue, profit, tax and V2's area missing.
fn required(figures: &Figures) -> Veto {
    let mut needs = vec!["revenue", "profit", "tax"];
    needs.extend(area_and_line(figures.route).map(|(area, _)| area));
    let any_missing = needs.iter().any(|id| figures.is_missing(id));
    let says = if any_missing { Says::Triggered } else { Says::Clear };
    Veto { id: "V5", says, shortfall: None, leaves: None, needs }
}
