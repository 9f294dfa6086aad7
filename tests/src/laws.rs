//! How a law is tried: two dossiers that differ in one respect, their two answers, and what must
//! hold between them. A counterexample is cut down to the figures that it needs.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::compare::stripped;
use crate::dossiers::{Dossier, dossiers};
use crate::oracle::{Asked, Kind, assess};
use crate::random::Random;
use crate::subject::assess_json;

/// Who answers.
#[derive(Clone, Copy, Debug)]
pub enum Judge {
    /// The oracle: does the law follow from the rubric's meaning?
    Oracle,
    /// The program: does it obey?
    Program,
}

impl Judge {
    /// The answer to a dossier.
    ///
    /// # Panics
    /// When there is none.
    pub fn answer(self, dossier: &Dossier) -> Answer {
        let file = dossier.to_json();
        Answer(match self {
            Judge::Oracle => assess(file.as_bytes(), Asked::default()).answer().to_value(),
            Judge::Program => {
                let outcome = assess_json(file.as_bytes());
                stripped(&outcome.stdout)
                    .unwrap_or_else(|fault| panic!("{fault} {}\n{file}", outcome.stderr))
            }
        })
    }
}

/// An answer, read by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer(pub Value);

impl Answer {
    /// `low`, `high` or `value` of the total, in hundredths.
    pub fn total(&self, name: &str) -> Option<i64> {
        hundredths(&self.0["total"][name])
    }

    /// `low`, `high`, `value` or `uncapped` of the stars.
    pub fn stars(&self, name: &str) -> Option<i64> {
        self.0["stars"][name].as_i64()
    }

    /// The lines of `indicators`, `vetoes` or `findings`.
    pub fn lines(&self, list: &str) -> &[Value] {
        self.0[list].as_array().map_or(&[], Vec::as_slice)
    }

    /// The answer without its findings.
    #[must_use]
    pub fn without_findings(&self) -> Value {
        let mut value = self.0.clone();
        value["findings"] = Value::Null;
        value
    }
}

/// `12.34` as 1234.
pub fn hundredths(text: &Value) -> Option<i64> {
    text.as_str()?.replace('.', "").parse().ok()
}

/// Something that must hold for all dossiers.
#[derive(Clone, Copy)]
pub struct Law {
    /// Pairs of dossiers made from one.
    pub pairs: fn(&mut Random, &Dossier) -> Vec<(Dossier, Dossier)>,
    /// What is wrong between their answers, if anything.
    pub fault: fn(&Answer, &Answer) -> Option<String>,
}

impl Law {
    /// Tries the law on so many dossiers.
    ///
    /// # Panics
    /// When it does not hold, with a small counterexample.
    pub fn try_on(self, judge: Judge, count: usize) {
        let mut random = Random::seeded(7);
        for dossier in dossiers(41, Kind::Industrial).take(count) {
            // Pairs of one dossier often share a side, which is asked for its answer once.
            let mut answers = BTreeMap::<String, Answer>::new();
            for (before, after) in (self.pairs)(&mut random, &dossier) {
                let sides = [&before, &after].map(|side| (side.to_json(), side));
                for (file, side) in &sides {
                    if !answers.contains_key(file) {
                        answers.insert(file.clone(), judge.answer(side));
                    }
                }
                let [one, other] = sides.map(|(file, _)| &answers[&file]);
                if (self.fault)(one, other).is_some() {
                    self.report(judge, before, after);
                }
            }
        }
    }

    fn fault_between(self, judge: Judge, before: &Dossier, after: &Dossier) -> Option<String> {
        (self.fault)(&judge.answer(before), &judge.answer(after))
    }

    /// Takes out every figure that both share and that the fault does not need.
    fn report(self, judge: Judge, mut before: Dossier, mut after: Dossier) {
        let ids: Vec<String> = before.figures.iter().map(|(id, _)| id.clone()).collect();
        for id in ids {
            if before.get(&id) != after.get(&id) {
                continue;
            }
            let smaller = (before.without(&id), after.without(&id));
            if self.fault_between(judge, &smaller.0, &smaller.1).is_some() {
                (before, after) = smaller;
            }
        }
        let fault = self.fault_between(judge, &before, &after).unwrap_or_default();
        panic!("{fault}\nbefore {}\nafter  {}", before.to_json(), after.to_json());
    }
}
