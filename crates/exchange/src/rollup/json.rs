//! [`rollup_json`]: a roll-up as JSON. Shares are shares (0.235 is 23.5 %), exact to 12 places;
//! every number says what it was made of: figure, period and files.

use engine::periods::Change;
use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use engine::ranking::{Ranking, RankingRules};
use engine::rollup::{
    Group, GroupOf, Growth, Number, Portfolio, Rollup, Source, Total, TotalLine, root_decimal,
};
use locale::Language;
use report::bulletin::aside_words;
use serde_json::{Map, Value, json};

use super::ranking_json::ranking_value;

/// Places to which numbers are written.
pub(super) const PLACES: usize = 12;

/// Pairs of clusters of a kind that are written, the most alike first.
const MOST_PAIRS: usize = 1_000;

/// What a roll-up as JSON is made from.
pub struct RollupFile<'a> {
    /// The submissions.
    pub portfolio: &'a Portfolio,
    /// Their roll-up.
    pub rollup: &'a Rollup,
    /// The ranking of each kind.
    pub rankings: &'a [Ranking],
    /// How they were ranked.
    pub ranking_rules: &'a RankingRules,
}

/// The JSON, one line.
pub fn rollup_json(file: &RollupFile<'_>, language: Language) -> String {
    let writer = Writer { portfolio: file.portfolio };
    let groups = |of: &[Group]| of.iter().map(|it| writer.group(it)).collect::<Vec<Value>>();
    let aside = file.portfolio.aside.iter();
    let aside = aside.map(|it| {
        json!({ "file": it.name, "reason": it.reason.name(), "message": aside_words(it, language) })
    });
    let rankings = file
        .rankings
        .iter()
        .map(|it| ranking_value(file.portfolio, file.ranking_rules, it, language));
    let value = json!({
        "rollup": { "version": 1 },
        "period": file.portfolio.period.map(|it| it.to_string()),
        "submissions": writer.submissions(file.rollup),
        "whole": writer.group(&file.rollup.whole),
        "kinds": groups(&file.rollup.kinds),
        "districts": groups(&file.rollup.districts),
        "industries": groups(&file.rollup.industries),
        "similarity": writer.similarity(file.rollup),
        "rankings": rankings.collect::<Vec<Value>>(),
        "aside": aside.collect::<Vec<Value>>(),
    });
    value.to_string()
}

pub(super) fn decimal(value: &Rational) -> Value {
    Value::String(short_decimal(value, PLACES))
}

pub(super) fn or_null(value: Option<&Rational>) -> Value {
    value.map_or(Value::Null, decimal)
}

fn period((year, quarter): (u16, u8)) -> String {
    format!("{year:04}Q{quarter}")
}

struct Writer<'a> {
    portfolio: &'a Portfolio,
}

impl Writer<'_> {
    fn names(&self, of: &[usize]) -> Vec<&str> {
        let found = of.iter().filter_map(|at| self.portfolio.submissions.get(*at));
        found.map(|it| it.name.as_str()).collect()
    }

    fn number(&self, number: Option<&Number>) -> Value {
        let Some(number) = number else { return Value::Null };
        let from = number.from.iter().map(|source| match source {
            Source::Sum { figure, quarter, of } => {
                json!({ "figure": figure, "period": period(*quarter), "files": self.names(of) })
            }
            Source::Published { figure, from } => json!({ "figure": figure, "published": from }),
        });
        json!({ "value": decimal(&number.value), "from": from.collect::<Vec<Value>>() })
    }

    fn total(&self, total: Option<&Total>) -> Value {
        let Some(total) = total else { return Value::Null };
        json!({
            "value": decimal(&total.value), "files": self.names(&total.of),
            "lacking": self.names(&total.lacking),
        })
    }

    fn growth(&self, growth: Option<&Growth>) -> Value {
        let Some(growth) = growth else { return Value::Null };
        json!({
            "period": period(growth.quarter), "state": growth.change.name(),
            "rate": rate(&growth.change), "value": decimal(&growth.value),
            "base": decimal(&growth.base), "files": self.names(&growth.of),
            "lacking": self.names(&growth.lacking), "reported-base": self.names(&growth.reported),
        })
    }

    fn line(&self, line: &TotalLine) -> Value {
        let city = line.city.as_ref().map(|it| {
            json!({ "value": or_null(it.value.as_ref()), "growth": or_null(it.growth.as_ref()), "from": it.from })
        });
        json!({
            "figure": line.figure,
            "total": self.total(line.total.as_ref()),
            "growth": self.growth(line.growth.as_ref()),
            "earlier": self.growth(line.earlier.as_ref()),
            "step": self.number(line.step.as_ref()),
            "city": city,
            "share": self.number(line.share.as_ref()),
            "against-city": self.number(line.against_city.as_ref()),
        })
    }

    fn group(&self, group: &Group) -> Value {
        let (of, id) = match &group.of {
            GroupOf::All => ("all", String::new()),
            GroupOf::Kind(id) => ("kind", id.clone()),
            GroupOf::District(id) => ("district", id.clone()),
            GroupOf::Industry(id) => ("industry", id.clone()),
            GroupOf::One(_) => ("one", String::new()),
        };
        let ratios = group.ratios.iter().map(|it| {
            let lacking = self.names(&it.lacking);
            json!({
                "id": it.id, "value": self.number(it.value.as_ref()),
                "base": self.number(it.base.as_ref()), "lacking": lacking,
            })
        });
        let stages = group.stages.iter().map(|it| {
            json!({
                "stage": it.stage, "projects": it.projects, "investment": decimal(&it.investment),
                "without-investment": it.without, "files": self.names(&it.of),
            })
        });
        json!({
            "of": of, "id": id, "files": self.names(&group.members),
            "totals": group.totals.iter().map(|it| self.line(it)).collect::<Vec<Value>>(),
            "ratios": ratios.collect::<Vec<Value>>(),
            "stages": stages.collect::<Vec<Value>>(),
        })
    }

    fn submissions(&self, rollup: &Rollup) -> Vec<Value> {
        let all = self.portfolio.submissions.iter().zip(&rollup.members).enumerate();
        all.map(|(at, (submission, member))| {
            let parts = member.parts.iter().zip(&member.own.totals).map(|(part, line)| {
                // Made of its own total and that of its kind, which say of what they are.
                let value = |it: Option<&Number>| or_null(it.map(|it| &it.value));
                let of = json!({
                    "share": value(part.share.as_ref()),
                    "contribution": value(part.contribution.as_ref()),
                    "pull": value(part.pull.as_ref()),
                });
                (line.figure.clone(), of)
            });
            let agreed = submission.agreed.iter().map(|it| {
                json!({
                    "figure": it.figure, "submitted": it.own, "agreed": decimal(&it.agreed),
                    "differs": it.differs(), "reason": it.reason, "note": it.note,
                })
            });
            let structure = rollup.structures.own.get(at).and_then(Option::as_ref);
            let structure = structure.map(|it| {
                let pair =
                    |(division, share): &(String, Rational)| (division.clone(), decimal(share));
                let quotients =
                    it.quotients.iter().map(|it| (it.division.clone(), decimal(&it.value)));
                json!({
                    "shares": it.shares.iter().map(pair).collect::<Map<String, Value>>(),
                    "hhi": decimal(&it.hhi), "krugman": decimal(&it.krugman),
                    "quotients": quotients.collect::<Map<String, Value>>(),
                })
            });
            json!({
                "file": submission.name, "cluster": submission.cluster, "kind": submission.kind,
                "district": submission.district, "industries": submission.industries,
                "version": submission.version,
                "own": self.group(&member.own),
                "parts": parts.collect::<Map<String, Value>>(),
                "agreed": agreed.collect::<Vec<Value>>(),
                "structure": structure,
            })
        })
        .collect()
    }

    fn similarity(&self, rollup: &Rollup) -> Vec<Value> {
        let kinds = rollup.kinds.iter();
        let pairs = kinds.map(|it| rollup.structures.most_alike(&it.members, MOST_PAIRS));
        let pairs: Vec<(usize, usize, Rational)> = pairs.flatten().collect();
        let pair = |(left, right, square): &(usize, usize, Rational)| json!({ "files": self.names(&[*left, *right]), "similarity": root_decimal(square, PLACES) });
        pairs.iter().map(pair).collect()
    }
}

/// The number of a change: a rate, the share by which a loss narrowed or widened, or what is better.
fn rate(change: &Change) -> Value {
    match change {
        Change::Rate(it) | Change::LossNarrowed(it) | Change::LossWidened(it) => decimal(it),
        _ => Value::Null,
    }
}
