//! [`FactSet`]: the facts of a dossier by figure, and the findings about what was given.

use super::entry::{RawEntry, ReadEntry, fact_from_entry};
use super::finding::{Argument, Finding, FindingCode};
use super::period::ReportingPeriod;
use crate::graph::Value;
use crate::quantity::Known;
use crate::quantity::rational::short_decimal;
use crate::rubric::Rubric;

/// What is given to an assessment: period and entries, as they stand in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dossier {
    /// The period as written; `None` if there is none, or none that is a text.
    pub period: Option<String>,
    /// How many figures stand before the period in the file.
    pub period_place: usize,
    /// Entries by the name they were given under, in the order of the file.
    pub entries: Vec<(String, RawEntry)>,
}

/// The facts of a dossier, by the figure's place in the rubric.
#[derive(Debug, Clone)]
pub struct FactSet {
    facts: Vec<Known<Value>>,
    read: Vec<ReadEntry>,
    /// Figures given, in the order of the file.
    given: Vec<usize>,
}

impl FactSet {
    /// Nothing given yet.
    pub fn empty(rubric: &Rubric) -> Self {
        let read: Vec<ReadEntry> = rubric
            .figures
            .iter()
            .map(|figure| fact_from_entry(figure, &RawEntry::Nothing))
            .collect();
        let facts = read.iter().map(|entry| entry.fact.clone()).collect();
        Self { facts, read, given: Vec::new() }
    }

    /// Takes an entry. A figure that the rubric does not use stays missing.
    pub fn give(&mut self, rubric: &Rubric, index: usize, entry: &RawEntry) {
        let Some(figure) = rubric.figures.get(index) else { return };
        let read = fact_from_entry(figure, entry);
        if let Some(fact) = self.facts.get_mut(index) {
            *fact = read.fact.clone();
        }
        if let Some(slot) = self.read.get_mut(index) {
            *slot = read;
        }
        if !self.given.contains(&index) {
            self.given.push(index);
        }
    }

    /// The facts, by figure.
    pub fn facts(&self) -> &[Known<Value>] {
        &self.facts
    }

    /// The fact of a figure.
    pub fn fact(&self, index: usize) -> &Known<Value> {
        self.facts.get(index).unwrap_or(&Known::Missing)
    }

    /// How the entry of a figure was read.
    pub fn read(&self, index: usize) -> Option<&ReadEntry> {
        self.read.get(index)
    }

    /// True if a figure is missing.
    pub fn is_missing(&self, index: usize) -> bool {
        self.fact(index).is_missing()
    }

    /// The findings about one figure's entry.
    pub fn findings_at(&self, rubric: &Rubric, index: usize) -> Vec<Finding> {
        let (Some(figure), Some(read)) = (rubric.figures.get(index), self.read.get(index)) else {
            return Vec::new();
        };
        let at = format!("figures.{}", figure.id);
        if !figure.is_used {
            return vec![Finding::new(FindingCode::FigureNotUsed, at).with_figure(index)];
        }
        let mut findings = Vec::new();
        if let Some(problem) = read.problem {
            let found = Argument::Text(read.found.clone());
            let mut finding = Finding::new(problem, at.clone()).with_figure(index);
            finding = finding.with("found", found);
            if let (FindingCode::OutOfRange, Some(maximum)) = (problem, &figure.maximum) {
                finding = finding.with("maximum", Argument::Text(short_decimal(maximum, 12)));
            }
            findings.push(finding);
        }
        if let Some(whole) = figure.part_of.filter(|whole| self.exceeds(rubric, index, *whole)) {
            let finding = Finding::new(FindingCode::PartExceedsWhole, at).with_figure(index);
            findings.push(finding.with("whole", Argument::Figure(whole)));
        }
        findings
    }

    fn exceeds(&self, rubric: &Rubric, part: usize, whole: usize) -> bool {
        let number = |index: usize| self.read.get(index).and_then(|read| read.number.as_ref());
        let is_used = rubric.figures.get(whole).is_some_and(|figure| figure.is_used);
        let both = number(part).zip(number(whole));
        is_used && both.is_some_and(|(part, whole)| part > whole)
    }
}

impl Finding {
    fn with_figure(self, index: usize) -> Self {
        self.with("figure", Argument::Figure(index))
    }
}

/// The facts of a dossier, its period, and the findings: errors, then warnings, each in the
/// order of the file.
pub fn facts_from_entries(
    rubric: &Rubric,
    dossier: &Dossier,
) -> (FactSet, Option<ReportingPeriod>, Vec<Finding>) {
    let mut facts = FactSet::empty(rubric);
    let known: Vec<Option<usize>> =
        dossier.entries.iter().map(|(id, _)| rubric.figure_index(id)).collect();
    for (index, (_, entry)) in known.iter().zip(&dossier.entries) {
        if let Some(index) = index {
            facts.give(rubric, *index, entry);
        }
    }
    let period = dossier.period.as_deref().and_then(ReportingPeriod::parse);
    let mut findings = Vec::new();
    let places = known.iter().zip(&dossier.entries).enumerate();
    let bad_period = || match &dossier.period {
        _ if period.is_some() => None,
        written => {
            let written = Argument::Text(written.clone().unwrap_or_default());
            Some(Finding::new(FindingCode::BadPeriod, "period").with("found", written))
        }
    };
    for (place, (index, (id, _))) in places {
        if place == dossier.period_place {
            findings.extend(bad_period());
        }
        if let Some(index) = index {
            findings.extend(facts.findings_at(rubric, *index));
        } else {
            let finding = Finding::new(FindingCode::UnknownFigure, format!("figures.{id}"));
            findings.push(finding.with("found", Argument::Text(id.clone())));
        }
    }
    if dossier.period_place >= dossier.entries.len() {
        findings.extend(bad_period());
    }
    findings.sort_by_key(|finding| finding.code.severity());
    (facts, period, findings)
}
