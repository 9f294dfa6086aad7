//! The figures of a file: what is known, what is not applicable, what is missing, and the findings
//! about how they are written.

use std::collections::BTreeMap;

use num_traits::Zero;

use super::document::Json;
use super::number::{Exact, exact, whole};
use super::rubric::{FigureRow, Form, Kind, figure_rows};

/// What a figure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    Number(Exact),
    Yes,
    No,
    NotApplicable,
    Missing,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It must be put right.
    Error,
    /// It is probably a mistake.
    Warning,
}

/// A remark on a place of the file, without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in one word.
    pub code: &'static str,
    /// Where: `period` or `figures.<id>`.
    pub at: String,
}

impl Finding {
    pub(super) fn new(severity: Severity, code: &'static str, at: String) -> Finding {
        Finding { severity, code, at }
    }
}

/// By what the tax line of an area is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route {
    Land,
    Building,
    /// The word is neither yes nor no.
    Unknown,
}

/// Every figure of one file under one rubric.
#[derive(Clone, Debug)]
pub(super) struct Figures {
    pub(super) states: BTreeMap<&'static str, Figure>,
    /// In the order of the file, errors and warnings mixed.
    pub(super) findings: Vec<Finding>,
    pub(super) route: Route,
}

impl Figures {
    /// The figures that `members`, in the order of the file, give for a rubric of that kind.
    pub(super) fn read(members: &[(String, Json)], kind: Kind) -> Figures {
        let rows = figure_rows();
        let mut states: BTreeMap<&str, Figure> =
            rows.iter().map(|row| (row.id, Figure::Missing)).collect();
        let mut remarks: Vec<Option<(Severity, &str)>> = Vec::new();
        for (id, json) in members {
            let Some(row) = rows.iter().find(|row| row.id == id) else {
                remarks.push(Some((Severity::Error, "unknown-figure")));
                continue;
            };
            if !row.is_used_by(kind) {
                remarks.push(Some((Severity::Warning, "figure-not-used")));
                continue;
            }
            let (figure, code) = figure(json, row);
            states.insert(row.id, figure);
            remarks.push(code.map(|code| (Severity::Error, code)));
        }
        for ((id, _), remark) in members.iter().zip(&mut remarks) {
            let over = part_exceeds_whole(id, &states).or_else(|| out_of_range(id, &states));
            *remark = remark.or(over.map(|code| (Severity::Error, code)));
        }
        let route = route(&states, members, kind);
        let findings = members.iter().zip(remarks).filter_map(|((id, _), remark)| {
            remark.map(|(severity, code)| Finding::new(severity, code, format!("figures.{id}")))
        });
        Figures { findings: findings.collect(), states, route }
    }

    pub(super) fn state(&self, id: &str) -> &Figure {
        self.states.get(id).unwrap_or_else(|| panic!("no figure {id}"))
    }

    pub(super) fn number(&self, id: &str) -> Option<&Exact> {
        match self.state(id) {
            Figure::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(super) fn is_missing(&self, id: &str) -> bool {
        *self.state(id) == Figure::Missing
    }

    pub(super) fn is_known_zero(&self, id: &str) -> bool {
        self.number(id).is_some_and(Zero::is_zero)
    }
}

/// Each pair of a part and its whole.
pub(super) const PARTS: [(&str, &str); 17] = [
    ("leading-revenue", "revenue"),
    ("leading-revenue-prior", "revenue-prior"),
    ("landed-leading-investment", "landed-investment"),
    ("cohort-landed", "cohort-signed"),
    ("on-time-projects", "due-projects"),
    ("low-output-land-disposed", "low-output-land-identified"),
    ("site-items-met", "site-items"),
    ("utility-items-met", "utility-items"),
    ("digital-items-met", "digital-items"),
    ("security-items-met", "security-items"),
    ("carrier-in-use", "carrier-available"),
    ("reports-on-time", "reports-due"),
    ("guide-score", "guide-applicable"),
    ("rd-staff", "staff"),
    ("tenants-registered-taxed", "tenants"),
    ("renewal-done", "renewal-planned"),
    ("complaints-on-time", "complaints"),
];

fn part_exceeds_whole(id: &str, states: &BTreeMap<&str, Figure>) -> Option<&'static str> {
    let (part, whole) = PARTS.iter().find(|(part, _)| *part == id)?;
    match (states.get(part)?, states.get(whole)?) {
        (Figure::Number(part), Figure::Number(whole)) if part > whole => Some("part-exceeds-whole"),
        _ => None,
    }
}

fn out_of_range(id: &str, states: &BTreeMap<&str, Figure>) -> Option<&'static str> {
    match states.get(id)? {
        Figure::Number(number) if id == "guide-applicable" && *number > whole(45) => {
            Some("out-of-range")
        }
        _ => None,
    }
}

fn route(states: &BTreeMap<&str, Figure>, members: &[(String, Json)], kind: Kind) -> Route {
    let given = members.iter().find(|(id, _)| id == "building-route").map(|(_, json)| json);
    match (kind, &states["building-route"], given) {
        (Kind::Industrial | Kind::Urban, _, _)
        | (Kind::Digital, Figure::No, _)
        | (Kind::Digital, _, None | Some(Json::Null)) => Route::Land,
        (Kind::Digital, Figure::Yes, _) => Route::Building,
        (Kind::Digital, _, Some(_)) => Route::Unknown,
    }
}

/// What a JSON value says of a figure that the rubric uses, and what is wrong with it.
fn figure(json: &Json, row: &FigureRow) -> (Figure, Option<&'static str>) {
    match json {
        Json::Null => (Figure::Missing, None),
        Json::Object(members) => match &members[..] {
            [(key, Json::Text(reason))] if row.may_be_na && key == "na" && !is_blank(reason) => {
                (Figure::NotApplicable, None)
            }
            _ => (Figure::Missing, Some("na-not-allowed")),
        },
        _ if row.form == Form::YesNo => match json {
            Json::Text(word) if word == "yes" => (Figure::Yes, None),
            Json::Text(word) if word == "no" => (Figure::No, None),
            _ => (Figure::Missing, Some("bad-word")),
        },
        Json::Text(spelt) | Json::Number(spelt) if is_number(spelt, row.form) => {
            if matches!(json, Json::Number(_)) && spelt.contains('.') {
                return (Figure::Missing, Some("bad-number"));
            }
            (Figure::Number(exact(spelt)), None)
        }
        _ => (Figure::Missing, Some("bad-number")),
    }
}

fn is_blank(reason: &str) -> bool {
    reason.chars().all(|character| matches!(character, ' ' | '\t' | '\r' | '\n'))
}

/// `-?[0-9]{1,15}(\.[0-9]{1,6})?` and what the form asks beyond it.
fn is_number(spelt: &str, form: Form) -> bool {
    let (sign, unsigned) = match spelt.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", spelt),
    };
    let (before, after) = match unsigned.split_once('.') {
        Some((before, after)) => (before, Some(after)),
        None => (unsigned, None),
    };
    let of_digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !of_digits(before, 15) || !after.is_none_or(|after| of_digits(after, 6)) {
        return false;
    }
    match form {
        Form::Integer => sign.is_empty() && after.is_none(),
        Form::Decimal => sign.is_empty(),
        Form::SignedDecimal => true,
        Form::HalfStep => sign.is_empty() && (exact(spelt) * whole(2)).is_integer(),
        Form::YesNo => false,
    }
}
