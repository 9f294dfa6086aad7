//! [`Group::explained`]: a number of a group by its name, with what it was made of.

use std::sync::Arc;

use super::group::Group;
use super::number::{Number, Source};
use super::rules::RollupRules;
use super::totals::{TotalLine, sources};

impl Group {
    /// The number of a name as bulletins have it: `total:revenue`, `growth:revenue`,
    /// `share:revenue`, `against-city:revenue`, `step:revenue`, `ratio:margin`.
    pub fn explained(&self, rules: &RollupRules, subject: &str) -> Option<Number> {
        let (what, of) = subject.split_once(':')?;
        if what == "ratio" {
            return self.ratio(of)?.value.clone();
        }
        let line = self.total(of)?;
        match what {
            "total" => total(line, rules),
            "growth" => {
                let growth = line.growth.as_ref()?;
                let from = sources(rules.total(of)?, growth);
                Some(Number { value: growth.change.rate()?.clone(), from })
            }
            "share" => line.share.clone(),
            "against-city" => line.against_city.clone(),
            "step" => line.step.clone(),
            _ => None,
        }
    }
}

fn total(line: &TotalLine, rules: &RollupRules) -> Option<Number> {
    let rule = rules.total(&line.figure)?;
    let total = line.total.as_ref()?;
    let from = Source::Sum {
        figure: rule.figure.clone(),
        quarter: line.quarter,
        of: Arc::clone(&total.of),
    };
    Some(Number { value: total.value.clone(), from: vec![from] })
}
