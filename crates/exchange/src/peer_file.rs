//! [`PeerFile`]: median and quartiles of each indicator over the clusters of a kind, without names,
//! for managers (同类集聚区对照). It exists only for five clusters or more, and has an indicator only
//! if five or more of them have a value.
//!
//! Quantiles are by linear interpolation ([`engine::ranking::quantile`]), rounded half up to six
//! places.

use engine::assess::IndicatorValue;
use engine::facts::ReportingPeriod;
use engine::quantity::Rational;
use engine::quantity::rational::{rational_from_decimal, short_decimal};
use engine::ranking::quantile;
use engine::rollup::Submission;
use serde::{Deserialize, Serialize};

/// What the format calls itself.
pub const FORMAT: &str = "wutong-peers";

/// The version of the format that is written.
pub const VERSION: u64 = 1;

/// The greatest file that is read, in bytes.
pub const LARGEST: usize = 1_000_000;

/// The fewest clusters, and values of an indicator, that are told of.
pub const FEWEST: usize = 5;

/// The rule by which quantiles are taken.
pub const RULE: &str = "linear-inclusive";

/// Places of quantiles.
const PLACES: usize = 6;

/// The clusters of a kind, without names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeerFile {
    /// How many clusters.
    pub count: usize,
    /// `wutong-peers`.
    pub format: String,
    /// Indicators in the rubric's order; those with too few values are left out.
    pub indicators: Vec<PeerIndicator>,
    /// The period.
    pub period: String,
    /// The rubric: `industrial@2026.1`.
    pub rubric: String,
    /// The rule of the quantiles.
    pub rule: String,
    /// Version of the format.
    pub version: u64,
}

/// An indicator over the clusters of a kind, in its unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeerIndicator {
    /// How many have a value.
    pub count: usize,
    /// Its name in the rubric.
    pub id: String,
    /// Lower quartile, median and upper quartile, as decimals.
    pub quartiles: [String; 3],
}

/// Why a file is no peer file that can be read. `locale` has the words under `peers.refusal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeerRefusal {
    /// More bytes than are looked at.
    TooLarge(usize),
    /// Not such a file; what the reader says.
    NotPeers(String),
    /// Written by a newer version of the format.
    NewerVersion(u64),
    /// A value that is not of its form; the place.
    WrongForm(String),
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
}

/// The peers of a kind; none if there are too few, or not all are judged by the same rubric.
pub fn peers_of(submissions: &[&Submission]) -> Option<PeerFile> {
    let first = submissions.first()?;
    let rubric = first.evaluation.rubric();
    let is_same = |it: &&Submission| it.evaluation.rubric().digest == rubric.digest;
    if submissions.len() < FEWEST || !submissions.iter().all(is_same) {
        return None;
    }
    let entries = rubric.document.indicator.iter().enumerate();
    let indicators = entries.filter_map(|(at, entry)| {
        let values = submissions.iter().filter_map(|it| value_of(it, at));
        indicator_of(&entry.id, values.collect())
    });
    Some(PeerFile {
        count: submissions.len(),
        format: FORMAT.to_owned(),
        indicators: indicators.collect(),
        period: first.period.to_string(),
        rubric: rubric.reference(),
        rule: RULE.to_owned(),
        version: VERSION,
    })
}

fn value_of(submission: &Submission, indicator: usize) -> Option<Rational> {
    match &submission.evaluation.sheet().indicators.get(indicator)?.value {
        IndicatorValue::Scored(scored) => scored.value.clone(),
        IndicatorValue::Missing | IndicatorValue::NotApplicable => None,
    }
}

fn indicator_of(id: &str, mut values: Vec<Rational>) -> Option<PeerIndicator> {
    if values.len() < FEWEST {
        return None;
    }
    values.sort();
    let of = |above| quantile(&values, above, 4).map(|it| short_decimal(&it, PLACES));
    let quartiles = [of(1)?, of(2)?, of(3)?];
    Some(PeerIndicator { count: values.len(), id: id.to_owned(), quartiles })
}

/// The file: members sorted, without blanks.
pub fn peers_json(peers: &PeerFile) -> String {
    // Texts and small whole numbers with sorted members: RFC 8785.
    serde_json::to_value(peers).unwrap_or_default().to_string()
}

/// Reads a peer file.
///
/// # Errors
/// Why it cannot be read.
pub fn peers_from_bytes(bytes: &[u8]) -> Result<PeerFile, PeerRefusal> {
    if bytes.len() > LARGEST {
        return Err(PeerRefusal::TooLarge(bytes.len()));
    }
    let unreadable = |error: serde_json::Error| PeerRefusal::NotPeers(error.to_string());
    let head: Head = serde_json::from_slice(bytes).map_err(unreadable)?;
    if head.format != FORMAT {
        return Err(PeerRefusal::NotPeers(head.format.chars().take(40).collect()));
    }
    if head.version > VERSION {
        return Err(PeerRefusal::NewerVersion(head.version));
    }
    let peers: PeerFile = serde_json::from_slice(bytes).map_err(unreadable)?;
    match wrong_form(&peers) {
        Some(at) => Err(PeerRefusal::WrongForm(at)),
        None => Ok(peers),
    }
}

fn wrong_form(peers: &PeerFile) -> Option<String> {
    if ReportingPeriod::parse(&peers.period).is_none() {
        return Some("period".to_owned());
    }
    if peers.rule != RULE {
        return Some("rule".to_owned());
    }
    if peers.count < FEWEST {
        return Some("count".to_owned());
    }
    let is_bad = |it: &&PeerIndicator| {
        let numbers: Option<Vec<Rational>> =
            it.quartiles.iter().map(|text| rational_from_decimal(text)).collect();
        it.count < FEWEST || it.count > peers.count || numbers.is_none_or(|it| !it.is_sorted())
    };
    peers.indicators.iter().find(is_bad).map(|it| format!("indicators.{}", it.id))
}
