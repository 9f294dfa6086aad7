//! Figures that follow from tables: computed where the tables are in use, never typed.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::compiled::{Derived, Ledgers};
use super::term::{Place, World, value_of};
use crate::facts::{Dossier, RawEntry};
use crate::quantity::rational::short_decimal;

/// A figure or total that follows from tables in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DerivedFigure {
    /// Its place in [`Ledgers::derived`].
    pub place: usize,
    /// The figure, by its place in the rubric; none for a total.
    pub figure: Option<usize>,
    /// Its name.
    pub id: String,
    /// In base units; absent or unknown where a row that counts lacks a value.
    pub value: Cell,
}

/// The most decimal places that a figure has.
const PLACES: usize = 6;

impl DerivedFigure {
    /// The entry that it makes, in the figure's own unit.
    pub fn entry(&self, ledgers: &Ledgers) -> RawEntry {
        let unit = ledgers.derived.get(self.place).map(|derived| &derived.unit);
        match (self.value.as_number(), unit) {
            (Some(number), Some(unit)) => {
                RawEntry::Text(short_decimal(&(number / &unit.factor), PLACES))
            }
            _ => RawEntry::Nothing,
        }
    }
}

/// All that follows from the tables in use, or only what `is_wanted`.
pub(super) fn derived_figures(
    world: &World<'_>,
    is_wanted: impl Fn(&Derived) -> bool,
) -> Vec<DerivedFigure> {
    let all = world.ledgers.derived.iter().enumerate();
    all.filter(|(_, it)| is_wanted(it))
        .filter(|(_, it)| it.tables.iter().all(|table| world.book.is_in_use(*table)))
        .map(|(place, it)| (place, it, value_of(&it.value, world, Place::default())))
        .filter(|(_, it, value)| !it.is_if_given || *value != Cell::Absent)
        .map(|(place, it, value)| DerivedFigure {
            place,
            figure: it.figure,
            id: world
                .ledgers
                .document
                .derive
                .get(it.entry)
                .map(|entry| entry.id.clone())
                .unwrap_or_default(),
            value,
        })
        .collect()
}

/// A dossier with what follows from tables in the place of what was typed; figures that were not
/// typed come last, in the order of the ledgers.
pub fn dossier_with_derived(
    ledgers: &Ledgers,
    dossier: &Dossier,
    derived: &[DerivedFigure],
) -> Dossier {
    let mut result = dossier.clone();
    for it in derived.iter().filter(|it| it.figure.is_some()) {
        let entry = it.entry(ledgers);
        match result.entries.iter_mut().find(|(id, _)| *id == it.id) {
            Some((_, slot)) => *slot = entry,
            None => result.entries.push((it.id.clone(), entry)),
        }
    }
    if dossier.period_place >= dossier.entries.len() {
        result.period_place = result.entries.len();
    }
    result
}

/// Figures that follow from tables in use, in strict form, by name. Where one cannot be said it is
/// an empty text: it is then missing, whatever was typed.
pub fn derived_texts(ledgers: &Ledgers, derived: &[DerivedFigure]) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for it in derived.iter().filter(|it| it.figure.is_some()) {
        let text = match it.entry(ledgers) {
            RawEntry::Text(text) => text,
            _ => String::new(),
        };
        texts.insert(it.id.clone(), text);
    }
    texts
}
