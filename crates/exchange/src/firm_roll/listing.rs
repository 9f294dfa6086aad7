//! [`listed_firms`]: the firms of a roll one by one, for the reconciliation with submissions.

use std::collections::BTreeMap;

use engine::quantity::Rational;
use engine::quantity::rational::rational_from_decimal;
use engine::rollup::BureauFirm;

use super::cell::Amount;
use super::choice::Choice;
use super::dictionary::{Dictionary, Nature, When};
use super::figures::own_decimal;
use super::fit::fit_of;
use super::plain::trimmed;
use super::roll::FirmRoll;
use super::rows::tidied_code;

/// A column whose amounts are of the chosen period or its base.
struct Column {
    /// Its place among the measures.
    place: usize,
    /// Where it stands, from 0.
    at: u32,
    /// The figure.
    figure: String,
    /// True for the base.
    is_base: bool,
}

/// The firms of a roll with their amounts in the chosen period. A cell that is blank or refused
/// gives no amount, which is not zero.
pub fn listed_firms(roll: &FirmRoll, dictionary: &Dictionary, choice: &Choice) -> Vec<BureauFirm> {
    let columns = columns(roll, dictionary, choice);
    let column_of = |nature: Nature| {
        let headings = (0u32..).zip(&roll.headings);
        let mut fitting = headings.filter(|(_, heading)| {
            heading.entry(dictionary).is_some_and(|entry| entry.nature == nature)
        });
        fitting.next().map(|(column, _)| column)
    };
    let (name, code) = (column_of(Nature::Firm), column_of(Nature::Code));
    let firms = roll.firms.iter().enumerate().map(|(index, firm)| {
        let text = |column: Option<u32>| {
            column.map(|column| trimmed(roll.text(firm.row, column))).unwrap_or_default()
        };
        let cluster = firm.cluster.and_then(|at| roll.clusters.get(usize::try_from(at).ok()?));
        let mut listed = BureauFirm {
            from: format!("{}:{}", choice.file, firm.row),
            cluster: cluster.map(|it| it.id.clone()).unwrap_or_default(),
            name: text(name).to_owned(),
            uscc: tidied_code(text(code)),
            amounts: BTreeMap::new(),
            bases: BTreeMap::new(),
        };
        for column in &columns {
            if let Some(value) = amount(roll, dictionary, index, column) {
                let to = if column.is_base { &mut listed.bases } else { &mut listed.amounts };
                to.insert(column.figure.clone(), value);
            }
        }
        listed
    });
    firms.collect()
}

/// The columns that fit; of two for the same the one whose heading names the period, then the first.
fn columns(roll: &FirmRoll, dictionary: &Dictionary, choice: &Choice) -> Vec<Column> {
    let mut found: Vec<(Column, bool)> = Vec::new();
    for (place, column) in roll.measures.iter().enumerate() {
        let heading = roll.heading(*column);
        let both = heading.and_then(|it| it.meaning.zip(it.entry(dictionary)));
        let Some((meaning, entry)) = both.filter(|(meaning, _)| !meaning.is_leading) else {
            continue;
        };
        let Ok(fit) = fit_of(&meaning, choice) else { continue };
        let is_base = match fit.when {
            When::Current => false,
            When::Prior => true,
            When::LastYear => continue,
        };
        let current = entry.fills.iter().find(|it| it.when == When::Current && it.part.is_none());
        let Some(figure) = current.map(|it| it.figure.clone()) else { continue };
        let column = Column { place, at: *column, figure, is_base };
        let known = found
            .iter_mut()
            .find(|(known, _)| known.figure == column.figure && known.is_base == column.is_base);
        match known {
            None => found.push((column, fit.is_exact)),
            Some(slot) if fit.is_exact && !slot.1 => *slot = (column, true),
            Some(_) => {}
        }
    }
    found.into_iter().map(|(column, _)| column).collect()
}

fn amount(
    roll: &FirmRoll,
    dictionary: &Dictionary,
    firm: usize,
    column: &Column,
) -> Option<Rational> {
    let Amount::Value(value) = roll.amount(firm, column.place)? else { return None };
    let unit = roll.heading(column.at)?.unit_entry(dictionary);
    rational_from_decimal(&own_decimal(value, unit)?)
}
