//! The reference rubrics, as the two data files beside the meaning give them.

use std::sync::LazyLock;

use super::document::{Json, read};
use super::number::{Exact, exact};

const TEMPLATE: &str = include_str!("../../oracle/rubric-template.json");
const FIGURES: &str = include_str!("../../oracle/figures.csv");

/// The edition of all three rubrics.
pub(super) const EDITION: &str = "2026.1";

/// Which of the three rubrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `industrial@2026.1`
    Industrial,
    /// `digital@2026.1`
    Digital,
    /// `urban@2026.1`
    Urban,
}

impl Kind {
    /// All three.
    pub const ALL: [Kind; 3] = [Kind::Industrial, Kind::Digital, Kind::Urban];

    /// The rubric's name without its edition.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Industrial => "industrial",
            Kind::Digital => "digital",
            Kind::Urban => "urban",
        }
    }

    /// The rubric's full name, as files give it.
    pub fn name(self) -> String {
        format!("{}@{EDITION}", self.id())
    }
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// No fraction, no sign.
    Integer,
    /// No sign.
    Decimal,
    /// May be negative.
    SignedDecimal,
    /// A multiple of 0.5, no sign.
    HalfStep,
    /// `"yes"` or `"no"`.
    YesNo,
}

/// A row of `figures.csv`.
#[derive(Clone, Debug)]
pub struct FigureRow {
    /// The figure's name in files.
    pub id: &'static str,
    /// How it is written.
    pub form: Form,
    /// Whether it may be declared not applicable.
    pub may_be_na: bool,
    kinds: &'static str,
}

impl FigureRow {
    /// Whether the rubric uses the figure.
    pub fn is_used_by(&self, kind: Kind) -> bool {
        self.kinds.split(' ').any(|name| name == kind.id())
    }
}

/// All figures, in the order of `figures.csv`.
pub fn figure_rows() -> &'static [FigureRow] {
    static ROWS: LazyLock<Vec<FigureRow>> =
        LazyLock::new(|| FIGURES.lines().skip(1).map(figure_row).collect());
    &ROWS
}

fn figure_row(line: &'static str) -> FigureRow {
    let columns: Vec<&str> = line.split(',').collect();
    let form = match columns[3] {
        "integer" => Form::Integer,
        "decimal" => Form::Decimal,
        "signed decimal" => Form::SignedDecimal,
        "half-step decimal" => Form::HalfStep,
        "yes-no" => Form::YesNo,
        other => panic!("figures.csv: no form {other}"),
    };
    FigureRow { id: columns[0], form, may_be_na: columns[5] == "yes", kinds: columns[6] }
}

/// Pairs of value and share of the weight.
pub(super) type Anchors = Vec<(Exact, Exact)>;

/// An indicator's place, weight and curve.
#[derive(Clone, Debug)]
pub(super) struct Indicator {
    pub(super) id: String,
    pub(super) group: String,
    pub(super) weight: Exact,
    pub(super) anchors: Anchors,
}

/// One rubric, its deltas applied.
#[derive(Clone, Debug)]
pub struct Rubric {
    pub(super) groups: Vec<(String, Exact)>,
    pub(super) indicators: Vec<Indicator>,
    /// The curve of I08 for an area judged by its buildings.
    pub(super) building_route: Option<Anchors>,
}

impl Rubric {
    /// The rubric of that kind.
    pub fn of(kind: Kind) -> &'static Rubric {
        static RUBRICS: LazyLock<[Rubric; 3]> = LazyLock::new(|| Kind::ALL.map(Rubric::read));
        &RUBRICS[kind as usize]
    }

    fn read(kind: Kind) -> Rubric {
        let template = read(TEMPLATE.as_bytes()).expect("the template is JSON");
        let mut rubric = Rubric {
            groups: members(&template, "groups")
                .iter()
                .map(|(id, group)| (id.clone(), number(group, "weight")))
                .collect(),
            indicators: list(&template, "indicators").iter().map(indicator).collect(),
            building_route: None,
        };
        match kind {
            Kind::Industrial => {}
            Kind::Digital => rubric.change_by(template.get("digital_delta").expect("a delta")),
            Kind::Urban => rubric.change_by(template.get("urban_delta").expect("a delta")),
        }
        rubric
    }

    fn change_by(&mut self, delta: &Json) {
        let removed = list(delta, "remove");
        self.indicators.retain(|indicator| !removed.contains(&Json::Text(indicator.id.clone())));
        let weights = delta.get("reweight").expect("weights");
        let curves = delta.get("override_anchors").expect("curves");
        for indicator in &mut self.indicators {
            if let Some(Json::Number(weight)) = weights.get(&indicator.id) {
                indicator.weight = exact(weight);
            }
            if curves.get(&indicator.id).is_some() {
                indicator.anchors = anchors(curves, &indicator.id);
            }
        }
        self.indicators.extend(list(delta, "add").iter().map(indicator));
        let group_weights = delta.get("group_weights").expect("weights of groups");
        for (id, weight) in &mut self.groups {
            *weight = number(group_weights, id);
        }
        let route = delta.get("building_route").and_then(|route| route.get("I08"));
        self.building_route = route.map(|route| anchors(route, "anchors"));
    }
}

fn indicator(json: &Json) -> Indicator {
    Indicator {
        id: text(json, "id"),
        group: text(json, "group"),
        weight: number(json, "weight"),
        anchors: anchors(json, "anchors"),
    }
}

fn anchors(json: &Json, name: &str) -> Anchors {
    list(json, name)
        .iter()
        .map(|anchor| match anchor {
            Json::List(pair) => (spelt(&pair[0]), spelt(&pair[1])),
            other => panic!("no anchor: {other:?}"),
        })
        .collect()
}

fn list<'a>(json: &'a Json, name: &str) -> &'a [Json] {
    match json.get(name) {
        Some(Json::List(items)) => items,
        other => panic!("{name} is no list: {other:?}"),
    }
}

fn members<'a>(json: &'a Json, name: &str) -> &'a [(String, Json)] {
    match json.get(name) {
        Some(Json::Object(members)) => members,
        other => panic!("{name} is no object: {other:?}"),
    }
}

fn text(json: &Json, name: &str) -> String {
    match json.get(name) {
        Some(Json::Text(text)) => text.clone(),
        other => panic!("{name} is no text: {other:?}"),
    }
}

fn number(json: &Json, name: &str) -> Exact {
    spelt(json.get(name).unwrap_or_else(|| panic!("no {name}")))
}

fn spelt(json: &Json) -> Exact {
    match json {
        Json::Number(spelt) => exact(spelt),
        other => panic!("no number: {other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::{sum, whole};
    use super::*;

    #[test]
    fn weights_of_groups_are_the_sums_of_their_indicators() {
        for kind in Kind::ALL {
            let rubric = Rubric::of(kind);
            for (group, weight) in &rubric.groups {
                let of_group = rubric.indicators.iter().filter(|one| one.group == *group);
                assert_eq!(sum(of_group.map(|one| &one.weight)), *weight, "{kind:?} {group}");
            }
            assert_eq!(sum(rubric.groups.iter().map(|(_, weight)| weight)), whole(100));
        }
    }

    #[test]
    fn curves_rise() {
        for kind in Kind::ALL {
            let rubric = Rubric::of(kind);
            for one in &rubric.indicators {
                let rises = one
                    .anchors
                    .windows(2)
                    .all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
                assert!(rises, "{kind:?} {}", one.id);
            }
        }
    }
}
