//! [`CityFigures`]: what the city, its districts and its industries have, as published.

use crate::quantity::Rational;

/// What a published figure is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The whole city.
    City,
    /// A district, by its code of GB/T 2260.
    District(String),
    /// An industry of the city, by its division of GB/T 4754.
    Industry(String),
}

/// A published figure of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CityFigure {
    /// The figure that it compares with.
    pub figure: String,
    /// Year and quarter up to which it runs.
    pub quarter: (u16, u8),
    /// What it is about.
    pub place: Place,
    /// Its value in the figure's unit.
    pub value: Option<Rational>,
    /// Its growth on the comparable base, as a share.
    pub growth: Option<Rational>,
    /// Of an industry: its share of the city.
    pub share: Option<Rational>,
    /// File and place where it stands.
    pub from: String,
}

/// All of them. Of two for the same the first one counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CityFigures(pub Vec<CityFigure>);

impl CityFigures {
    /// The one of a figure, period and place.
    pub fn find(&self, figure: &str, quarter: (u16, u8), place: &Place) -> Option<&CityFigure> {
        let is_it =
            |it: &&CityFigure| it.figure == figure && it.quarter == quarter && it.place == *place;
        self.0.iter().find(is_it)
    }

    /// The share of the city that an industry has by a figure: as published, or from its value.
    pub fn share_of(&self, figure: &str, quarter: (u16, u8), division: &str) -> Option<Rational> {
        let place = Place::Industry(division.to_owned());
        let mut own = self
            .0
            .iter()
            .filter(|it| it.figure == figure && it.quarter == quarter && it.place == place);
        let (of_value, whole) =
            (own.clone(), self.find(figure, quarter, &Place::City).and_then(|it| it.value.clone()));
        let published = own.find_map(|it| it.share.clone());
        published.or_else(|| {
            let whole = whole.filter(|it| *it > Rational::ZERO)?;
            let value = of_value.into_iter().find_map(|it| it.value.clone())?;
            Some(value / whole)
        })
    }
}
