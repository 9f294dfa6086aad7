//! The answer as `wutong assess --json` prints it, without the rubric's digest and the words of the
//! findings.

use serde::Serialize;
use serde_json::{Value, to_string, to_value};

/// The whole answer; the fields stand in the order of print.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    pub(super) rubric: RubricName,
    pub(super) period: Option<String>,
    pub(super) interim: bool,
    pub(super) total: Total,
    pub(super) stars: StarsLine,
    pub(super) vetoes: Vec<VetoLine>,
    pub(super) indicators: Vec<IndicatorLine>,
    pub(super) missing: Vec<&'static str>,
    pub(super) findings: Vec<FindingLine>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct RubricName {
    pub(super) id: &'static str,
    pub(super) edition: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Total {
    pub(super) low: String,
    pub(super) high: String,
    pub(super) value: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct StarsLine {
    pub(super) low: u8,
    pub(super) high: u8,
    pub(super) value: Option<u8>,
    pub(super) uncapped: Option<u8>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct VetoLine {
    pub(super) id: &'static str,
    pub(super) state: &'static str,
    pub(super) shortfall: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct IndicatorLine {
    pub(super) id: String,
    pub(super) state: &'static str,
    pub(super) value: Option<String>,
    pub(super) word: Option<&'static str>,
    pub(super) share: Option<String>,
    pub(super) effective_weight: Option<String>,
    pub(super) points: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct FindingLine {
    pub(super) severity: &'static str,
    pub(super) code: &'static str,
    pub(super) at: String,
}

impl Answer {
    /// The answer as a JSON value.
    pub fn to_value(&self) -> Value {
        to_value(self).expect("an answer is JSON")
    }

    /// The answer with one veto, one indicator and one finding a line, for people to read diffs.
    pub fn to_lines(&self) -> String {
        format!(
            "{{\"rubric\": {}, \"period\": {}, \"interim\": {},\n \"total\": {},\n \"stars\": {},\n \
             \"vetoes\": {},\n \"indicators\": {},\n \"missing\": {},\n \"findings\": {}}}\n",
            line(&self.rubric),
            line(&self.period),
            line(&self.interim),
            line(&self.total),
            line(&self.stars),
            lines(&self.vetoes),
            lines(&self.indicators),
            line(&self.missing),
            lines(&self.findings),
        )
    }
}

fn line(item: &impl Serialize) -> String {
    to_string(item).expect("an answer is JSON")
}

fn lines(items: &[impl Serialize]) -> String {
    let lines: Vec<String> = items.iter().map(|item| format!("\n  {}", line(item))).collect();
    format!("[{}]", lines.join(","))
}
