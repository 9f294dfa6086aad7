//! [`pack_from_form`]: what an official fills in for a period → the period pack, or all that is
//! wrong with it at once.

use std::collections::BTreeSet;

use engine::facts::ReportingPeriod;
use engine::ledger::Date;
use engine::periods::{PackCluster, PeriodPack, Published};
use engine::quantity::Rational;
use engine::quantity::rational::rational_from_decimal;
use serde::{Deserialize, Serialize};

use crate::pack_file::{pack_from_bytes, pack_json};

/// The form, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct PackForm {
    /// Who issues it.
    pub issuer: String,
    /// References of the rubrics: `industrial@2026.1`.
    pub editions: Vec<String>,
    /// `2020Q3`.
    pub period: String,
    /// `2020-10-20T18:00`, Beijing time.
    pub deadline: String,
    /// Growth of the city's above-scale revenue in %, source and date; all empty if not published.
    pub city: [String; 3],
    /// Where and when the figures of districts were published.
    pub district_source: [String; 2],
    /// Revenue in 万元 by code of the district.
    pub districts: Vec<[String; 2]>,
    /// Share in % by division.
    pub industries: Vec<[String; 2]>,
    /// Clusters that are due: id, name, code of the district.
    pub clusters: Vec<[String; 3]>,
    /// The bureau's firms: id of the cluster, credit code, name.
    pub firms: Vec<[String; 3]>,
}

/// What is wrong with a form. `locale` has the words under `pack-form`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackProblem {
    /// Name of the message: `missing`, `not-a-number`, `twice` and others.
    pub code: &'static str,
    /// Where: `deadline`, `clusters[2].district`, counted from 1.
    pub at: String,
    /// What stands there.
    pub found: String,
}

/// The pack of a form. `digest_of` gives the digest of an edition that is at hand.
///
/// # Errors
/// Everything that is wrong with the form.
pub fn pack_from_form(
    form: &PackForm,
    digest_of: &dyn Fn(&str) -> Option<String>,
) -> Result<PeriodPack, Vec<PackProblem>> {
    let mut check = Check::default();
    let mut rubrics: Vec<(String, String)> = Vec::new();
    for (place, reference) in form.editions.iter().enumerate() {
        match digest_of(reference) {
            Some(digest) => rubrics.push((reference.clone(), digest)),
            None => check.say("unknown-edition", &format!("editions[{}]", place + 1), reference),
        }
    }
    check.needed("issuer", &form.issuer);
    if form.editions.is_empty() {
        check.say("missing", "editions", "");
    }
    if ReportingPeriod::parse(&form.period).is_none() {
        check.say("bad-period", "period", &form.period);
    }
    check.deadline(&form.deadline);
    let city_growth = check.city(&form.city);
    check.codes("districts", &form.districts, None);
    check.codes("industries", &form.industries, Some(100));
    check.date("district-source[2]", &form.district_source[1]);
    let clusters = check.clusters(form);
    if !check.0.is_empty() {
        return Err(check.0);
    }
    let pairs = |list: &[[String; 2]]| {
        let mut pairs: Vec<(String, String)> =
            list.iter().map(|[code, value]| (trimmed(code), trimmed(value))).collect();
        pairs.sort();
        pairs
    };
    let pack = PeriodPack {
        digest: String::new(),
        issuer: trimmed(&form.issuer),
        rubrics,
        period: trimmed(&form.period),
        deadline: trimmed(&form.deadline),
        city_growth,
        district_revenue: pairs(&form.districts),
        district_source: (trimmed(&form.district_source[0]), trimmed(&form.district_source[1])),
        industry_share: pairs(&form.industries),
        clusters,
    };
    // Read again, so that what is handed out is what managers will read, with its digest.
    let problem = |at: String| vec![PackProblem { code: "unreadable", at, found: String::new() }];
    pack_from_bytes(pack_json(&pack).as_bytes()).map_err(|refusal| problem(format!("{refusal:?}")))
}

/// A problem in words: where, and what is expected.
pub fn pack_problem_text(problem: &PackProblem, language: locale::Language) -> String {
    let arguments = [("at", problem.at.as_str()), ("found", problem.found.as_str())];
    let key = locale::groups::PACK_FORM.named(problem.code);
    key.map_or_else(String::new, |key| locale::text(language, key, &arguments))
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

#[derive(Default)]
struct Check(Vec<PackProblem>);

impl Check {
    fn say(&mut self, code: &'static str, at: &str, found: &str) {
        self.0.push(PackProblem {
            code,
            at: at.to_owned(),
            found: found.chars().take(80).collect(),
        });
    }

    fn needed(&mut self, at: &str, text: &str) {
        if text.trim().is_empty() {
            self.say("missing", at, "");
        }
    }

    fn number(&mut self, at: &str, text: &str) -> Option<Rational> {
        let number = rational_from_decimal(text.trim());
        if number.is_none() {
            self.say("not-a-number", at, text);
        }
        number
    }

    fn date(&mut self, at: &str, text: &str) {
        if !text.trim().is_empty() && Date::parse(text.trim()).is_none() {
            self.say("bad-date", at, text);
        }
    }

    fn deadline(&mut self, text: &str) {
        let (day, time) = text.trim().split_once('T').unwrap_or((text.trim(), "00:00"));
        let is_time = time.split_once(':').is_some_and(|(hours, minutes)| {
            let is_of = |part: &str, most: u8| {
                part.len() == 2 && part.parse::<u8>().is_ok_and(|it| it <= most)
            };
            is_of(hours, 23) && is_of(minutes, 59)
        });
        if Date::parse(day).is_none() || !is_time {
            self.say("bad-deadline", "deadline", text);
        }
    }

    fn city(&mut self, [value, source, date]: &[String; 3]) -> Option<Published> {
        if [value, source, date].iter().all(|it| it.trim().is_empty()) {
            return None;
        }
        self.number("city[1]", value);
        self.needed("city[2]", source);
        self.date("city[3]", date);
        Some(Published { value: trimmed(value), source: trimmed(source), date: trimmed(date) })
    }

    /// Codes with numbers: each code once, no number below zero or above the most.
    fn codes(&mut self, list: &str, codes: &[[String; 2]], most: Option<u8>) {
        let mut seen = BTreeSet::new();
        for (place, [code, value]) in codes.iter().enumerate() {
            let at = format!("{list}[{}]", place + 1);
            self.needed(&at, code);
            if !seen.insert(code.trim()) {
                self.say("twice", &at, code);
            }
            let number = self.number(&at, value);
            let is_above = |it: &Rational| most.is_some_and(|most| *it > Rational::from(most));
            let is_out = |it: &Rational| *it < Rational::ZERO || is_above(it);
            if number.as_ref().is_some_and(is_out) {
                self.say("out-of-range", &at, value);
            }
        }
    }

    fn clusters(&mut self, form: &PackForm) -> Vec<PackCluster> {
        if form.clusters.is_empty() {
            self.say("missing", "clusters", "");
        }
        let (mut ids, mut names) = (BTreeSet::new(), BTreeSet::new());
        for (place, [id, name, district]) in form.clusters.iter().enumerate() {
            let at = |member: &str| format!("clusters[{}].{member}", place + 1);
            self.needed(&at("id"), id);
            self.needed(&at("name"), name);
            self.needed(&at("district"), district);
            if !ids.insert(id.trim()) {
                self.say("twice", &at("id"), id);
            }
            if !names.insert(name.trim()) {
                self.say("twice", &at("name"), name);
            }
        }
        let mut seen = BTreeSet::new();
        for (place, [cluster, uscc, name]) in form.firms.iter().enumerate() {
            let at = |member: &str| format!("firms[{}].{member}", place + 1);
            if !ids.contains(cluster.trim()) {
                self.say("unknown-cluster", &at("cluster"), cluster);
            }
            self.needed(&at("uscc"), uscc);
            self.needed(&at("name"), name);
            if !seen.insert((cluster.trim(), uscc.trim())) {
                self.say("twice", &at("uscc"), uscc);
            }
        }
        let firms_of = |id: &str| {
            let firms = form.firms.iter().filter(|[cluster, ..]| cluster.trim() == id.trim());
            let firms: Vec<(String, String)> =
                firms.map(|[_, uscc, name]| (trimmed(uscc), trimmed(name))).collect();
            (!firms.is_empty()).then_some(firms)
        };
        let cluster = |[id, name, district]: &[String; 3]| PackCluster {
            id: trimmed(id),
            name: trimmed(name),
            district: trimmed(district),
            firms: firms_of(id),
        };
        form.clusters.iter().map(cluster).collect()
    }
}
