//! [`figures_of_pack`]: what a period pack says of the city, its districts and industries.

use engine::facts::ReportingPeriod;
use engine::periods::PeriodPack;
use engine::periods::quarters::quarter_of;
use engine::quantity::Rational;
use engine::quantity::rational::rational_from_decimal;
use engine::rollup::{CityFigure, Place};

/// The figure that packs speak of.
const REVENUE: &str = "revenue";

/// The published figures of a pack; `file` is its name. Money is in 万元, as packs have it.
pub fn figures_of_pack(file: &str, pack: &PeriodPack) -> Vec<CityFigure> {
    let Some(period) = ReportingPeriod::parse(&pack.period) else { return Vec::new() };
    let share = |text: &str| Some(rational_from_decimal(text)? / Rational::from(100u8));
    let figure = |place: Place, at: &str| CityFigure {
        figure: REVENUE.to_owned(),
        quarter: quarter_of(period),
        place,
        value: None,
        growth: None,
        share: None,
        from: format!("{file}: {at}"),
    };
    let growth = pack.city_growth.iter().map(|it| CityFigure {
        growth: share(&it.value),
        ..figure(Place::City, "city.revenue-growth")
    });
    let districts = pack.district_revenue.iter().map(|(code, value)| CityFigure {
        value: rational_from_decimal(value),
        ..figure(Place::District(code.clone()), &format!("districts.revenue.{code}"))
    });
    let industries = pack.industry_share.iter().map(|(division, value)| CityFigure {
        share: share(value),
        ..figure(Place::Industry(division.clone()), &format!("industries.{division}"))
    });
    growth.chain(districts).chain(industries).collect()
}
