//! [`Rubric`]: checked and ready to assess; labels stay in its document.

use super::curve::ScoreCurve;
use super::document::{EffectEntry, FigureType, RubricDocument, Term};
use crate::graph::{Graph, NodeId};
use crate::ir::FigureScale;
use crate::quantity::rational::FIGURE_PLACES;
use crate::quantity::{Hundredths, Rational, Unit, UnitTable};

/// A rubric that assesses. Lists are in the order of the document's.
#[derive(Debug, Clone)]
pub struct Rubric {
    /// What was declared.
    pub document: RubricDocument,
    /// Fingerprint of the edition.
    pub digest: String,
    /// The units.
    pub units: UnitTable,
    /// All computations.
    pub graph: Graph,
    /// The figures.
    pub figures: Vec<Figure>,
    /// Derived facts.
    pub derived: Vec<Derived>,
    /// The groups.
    pub dimensions: Vec<Dimension>,
    /// The measured items.
    pub indicators: Vec<Indicator>,
    /// The conditions on a rating.
    pub vetoes: Vec<Veto>,
    /// Stars and the lowest total for them, highest first.
    pub bands: Vec<(u8, Hundredths)>,
}

/// A figure.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its name.
    pub id: String,
    /// Form of its value.
    pub of: FigureType,
    /// Unit; none for yes-no.
    pub unit: Option<Unit>,
    /// True if "not applicable" may be said.
    pub allows_na: bool,
    /// The figure it is a part of.
    pub part_of: Option<usize>,
    /// The greatest value that makes sense, in its unit.
    pub maximum: Option<Rational>,
    /// What absence means for yes-no.
    pub absent: Option<bool>,
    /// True if an indicator or veto needs it.
    pub is_used: bool,
    /// Nodes to compute again when it changes.
    pub cone: Vec<NodeId>,
    /// Indicators that it touches.
    pub indicators: Vec<usize>,
    /// Vetoes that it touches.
    pub vetoes: Vec<usize>,
}

/// A derived fact.
#[derive(Debug, Clone)]
pub struct Derived {
    /// Its value.
    pub value: NodeId,
    /// Unit it is shown in.
    pub unit: Unit,
}

/// A group.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// Its weight as declared.
    pub weight: Hundredths,
    /// Its indicators, in order.
    pub indicators: Vec<usize>,
}

/// A measured item.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// The group it belongs to.
    pub dimension: usize,
    /// Cases before the value.
    pub cases: Vec<Case>,
    /// Value and curve where no case holds.
    pub route: Route,
    /// Its weight as declared.
    pub weight: Hundredths,
    /// Near-term or long-term.
    pub term: Term,
    /// Every figure that it may need, ascending.
    pub figures: Vec<usize>,
}

/// From figures to a share of the weight, by way of a value.
#[derive(Debug, Clone)]
pub struct Route {
    /// Unit of value and curve.
    pub unit: Unit,
    /// The value in base units.
    pub value: NodeId,
    /// From value to share.
    pub curve: ScoreCurve,
    /// Values that may not be printed as met when they are not.
    pub lines: Vec<Rational>,
}

/// A case before the value.
#[derive(Debug, Clone)]
pub struct Case {
    /// Condition.
    pub when: NodeId,
    /// What holds then.
    pub then: Then,
}

/// What a case gives.
#[derive(Debug, Clone)]
pub enum Then {
    /// A share of the weight, and the place of its word in the document.
    Share(NodeId, Option<usize>),
    /// Another route.
    Route(Route),
}

impl Indicator {
    /// The route of a case, or its own.
    pub fn route_of(&self, case: Option<usize>) -> &Route {
        match case.and_then(|place| self.cases.get(place)).map(|case| &case.then) {
            Some(Then::Route(route)) => route,
            Some(Then::Share(..)) | None => &self.route,
        }
    }

    /// The other routes, in order.
    pub fn other_routes(&self) -> impl Iterator<Item = &Route> {
        self.cases.iter().filter_map(|case| match &case.then {
            Then::Route(route) => Some(route),
            Then::Share(..) => None,
        })
    }
}

impl Case {
    /// The node that gives its share or value.
    pub fn node(&self) -> NodeId {
        match &self.then {
            Then::Share(node, _) => *node,
            Then::Route(route) => route.value,
        }
    }
}

/// A condition on a rating.
#[derive(Debug, Clone)]
pub struct Veto {
    /// What it does.
    pub effect: EffectEntry,
    /// How it is judged; none if it is not in force.
    pub test: Option<VetoTest>,
}

/// How a veto is judged.
#[derive(Debug, Clone)]
pub enum VetoTest {
    /// By a condition on figures.
    Condition(VetoCondition),
    /// Triggered as soon as one of these expressions waits for a figure; and every figure that
    /// they may need, ascending.
    MissingAny(Vec<NodeId>, Vec<usize>),
    /// By the points of near-term and long-term items against these shares of their weights.
    Balance(Rational, Rational),
}

/// A condition on figures.
#[derive(Debug, Clone)]
pub struct VetoCondition {
    /// Triggers when this holds.
    pub when: NodeId,
    /// Cannot be judged when this holds.
    pub unjudgeable: Option<NodeId>,
    /// True if an interim period leaves it undecided instead of triggered.
    pub is_annual_only: bool,
    /// How much is lacking: node, and the unit it is told in.
    pub shortfall: Option<(NodeId, Unit)>,
    /// Every figure that it may need, ascending.
    pub figures: Vec<usize>,
}

impl Rubric {
    /// The place of a figure.
    pub fn figure_index(&self, id: &str) -> Option<usize> {
        self.figures.iter().position(|figure| figure.id == id)
    }

    /// `industrial@2026.1`.
    pub fn reference(&self) -> String {
        format!("{}@{}", self.document.id, self.document.edition)
    }

    /// The stars of a total.
    pub fn band_of(&self, total: Hundredths) -> u8 {
        self.bands.iter().find(|(_, from)| *from <= total).map_or(0, |(stars, _)| *stars)
    }

    /// The most stars there are.
    pub fn most_stars(&self) -> u8 {
        self.bands.first().map_or(0, |(stars, _)| *stars)
    }

    /// How each figure is written in whole numbers.
    pub fn figure_scales(&self) -> Vec<FigureScale> {
        let scale = |figure: &Figure| FigureScale {
            places: figure.of.places(),
            factor: figure.unit.as_ref().map_or(Rational::ONE, |unit| unit.factor.clone()),
        };
        self.figures.iter().map(scale).collect()
    }
}

impl FigureType {
    /// Decimal places that a value of this type may have.
    pub fn places(self) -> usize {
        match self {
            Self::Integer | Self::YesNo => 0,
            Self::HalfStep => 1,
            Self::Decimal | Self::SignedDecimal => FIGURE_PLACES,
        }
    }
}
