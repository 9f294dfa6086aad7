//! Vetoes and star bands of a document, compiled.

use super::check::weight_of;
use super::compile::Compiler;
use super::compiled::{Veto, VetoCondition, VetoTest};
use super::document::{EffectEntry, RubricDocument, VetoEntry};
use super::problem::Problem;
use crate::quantity::{Hundredths, Type};

impl Veto {
    /// Every figure that it may need.
    pub fn figures(&self) -> &[usize] {
        match &self.test {
            Some(VetoTest::Condition(condition)) => &condition.figures,
            Some(VetoTest::MissingAny(_, figures)) => figures,
            Some(VetoTest::Balance(..)) | None => &[],
        }
    }
}

/// All vetoes; problems are reported to the compiler.
pub(super) fn vetoes(compiler: &mut Compiler<'_>) -> Vec<Veto> {
    let document = compiler.document;
    let entries = document.veto.iter().enumerate();
    entries.filter_map(|(index, entry)| veto(compiler, index, entry)).collect()
}

fn veto(compiler: &mut Compiler<'_>, index: usize, entry: &VetoEntry) -> Option<Veto> {
    let path = |key: &str| format!("veto.{index}.{key}");
    if let EffectEntry::AtMost(stars) = entry.effect {
        let most = compiler.document.band.first().map_or(0, |band| band.stars);
        if stars >= most {
            let problem = Problem::new(path("effect"), "cap-without-effect", stars.to_string());
            compiler.report(problem.expecting(most.saturating_sub(1).to_string()));
        }
    }
    if let Some(id) = &entry.indicator
        && !compiler.document.indicator.iter().any(|indicator| indicator.id == *id)
    {
        compiler.report(Problem::new(path("indicator"), "unknown-indicator", id));
    }
    let test = match (&entry.when, &entry.missing_any, &entry.balance) {
        (Some(when), None, None) => VetoTest::Condition(condition(compiler, index, entry, when)?),
        (None, Some(texts), None) => required(compiler, index, texts),
        (None, None, Some(balance)) => VetoTest::Balance(
            compiler.decimal(&path("balance.near"), &balance.near)?,
            compiler.decimal(&path("balance.long"), &balance.long)?,
        ),
        _ => {
            compiler.report(Problem::new(path("id"), "veto-kind", &entry.id));
            return None;
        }
    };
    Some(Veto { effect: entry.effect.clone(), test: (!entry.off).then_some(test) })
}

fn required(compiler: &mut Compiler<'_>, index: usize, texts: &[String]) -> VetoTest {
    let mut nodes = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        nodes.extend(compiler.any_node(&format!("veto.{index}.missing-any.{place}"), text));
    }
    let figures = nodes.iter().flat_map(|node| compiler.graph.figures_of(*node));
    let mut figures: Vec<usize> = figures.collect();
    figures.sort_unstable();
    figures.dedup();
    VetoTest::MissingAny(nodes, figures)
}

fn condition(
    compiler: &mut Compiler<'_>,
    index: usize,
    entry: &VetoEntry,
    when: &str,
) -> Option<VetoCondition> {
    let path = |key: &str| format!("veto.{index}.{key}");
    let when = compiler.node(&path("when"), when, &Type::Truth);
    let unjudgeable = match &entry.unjudgeable {
        Some(text) => Some(compiler.node(&path("unjudgeable"), text, &Type::Truth)?),
        None => None,
    };
    let shortfall = match &entry.shortfall {
        Some(shortfall) => {
            compiler.figure(&path("shortfall.of"), &shortfall.of)?;
            let unit = compiler.unit(&path("shortfall.unit"), &shortfall.unit)?;
            let node = compiler.node(&path("shortfall.value"), &shortfall.value, &unit.of)?;
            Some((node, unit))
        }
        None => None,
    };
    let when = when?;
    let mut figures = compiler.graph.figures_of(when);
    figures.extend(unjudgeable.map(|node| compiler.graph.figures_of(node)).unwrap_or_default());
    figures.sort_unstable();
    figures.dedup();
    Some(VetoCondition { when, unjudgeable, is_annual_only: entry.annual_only, shortfall, figures })
}

/// Stars and the lowest total for them, highest first.
pub(super) fn band_totals(document: &RubricDocument) -> Vec<(u8, Hundredths)> {
    let total = |from: &str| weight_of(from).unwrap_or_default();
    document.band.iter().map(|band| (band.stars, total(&band.from))).collect()
}
