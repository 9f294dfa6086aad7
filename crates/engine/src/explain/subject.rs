//! [`Subject`]: what can be asked why.

use crate::rubric::Rubric;

/// A number or state that can be asked why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A figure, by its place in the rubric.
    Figure(usize),
    /// A derived fact.
    Derived(usize),
    /// An indicator: its value, share, weight and points.
    Indicator(usize),
    /// A dimension's points.
    Dimension(usize),
    /// The total.
    Total,
    /// A veto.
    Veto(usize),
    /// The stars.
    Stars,
}

impl Subject {
    /// The subject of that name: `I02`, `V1`, `G1`, `total`, `stars`, or a figure's or derived
    /// fact's id.
    pub fn named(rubric: &Rubric, name: &str) -> Option<Self> {
        let document = &rubric.document;
        match name {
            "total" => return Some(Self::Total),
            "stars" => return Some(Self::Stars),
            _ => {}
        }
        let indicator = || document.indicator.iter().position(|entry| entry.id == name);
        let veto = || document.veto.iter().position(|entry| entry.id == name);
        let dimension = || document.dimension.iter().position(|entry| entry.id == name);
        let derived = || document.derived.iter().position(|entry| entry.id == name);
        None.or_else(|| indicator().map(Self::Indicator))
            .or_else(|| veto().map(Self::Veto))
            .or_else(|| dimension().map(Self::Dimension))
            .or_else(|| rubric.figure_index(name).map(Self::Figure))
            .or_else(|| derived().map(Self::Derived))
    }

    /// Its name, as [`Subject::named`] reads it.
    pub fn name(self, rubric: &Rubric) -> String {
        let document = &rubric.document;
        let id = match self {
            Self::Total => Some("total"),
            Self::Stars => Some("stars"),
            Self::Figure(index) => document.figure.get(index).map(|entry| entry.id.as_str()),
            Self::Derived(index) => document.derived.get(index).map(|entry| entry.id.as_str()),
            Self::Indicator(index) => document.indicator.get(index).map(|it| it.id.as_str()),
            Self::Dimension(index) => document.dimension.get(index).map(|it| it.id.as_str()),
            Self::Veto(index) => document.veto.get(index).map(|entry| entry.id.as_str()),
        };
        id.unwrap_or_default().to_owned()
    }

    /// Every subject of a rubric.
    pub fn all(rubric: &Rubric) -> Vec<Self> {
        let mut all = vec![Self::Total, Self::Stars];
        all.extend((0..rubric.dimensions.len()).map(Self::Dimension));
        all.extend((0..rubric.indicators.len()).map(Self::Indicator));
        all.extend((0..rubric.vetoes.len()).map(Self::Veto));
        all.extend((0..rubric.derived.len()).map(Self::Derived));
        all.extend((0..rubric.figures.len()).map(Self::Figure));
        all
    }
}
