//! [`Field`]: what a cell of a figure or column must hold.

use engine::facts::{RawEntry, fact_from_entry};
use engine::ledger::document::{CodeKind, ColumnType};
use engine::ledger::typed::{CellFault, cell_from_entry};
use engine::rubric::FigureType;
use report::import::SheetCode;

use super::scheme::{Scheme, Target};

/// The form of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A number; true for whole ones.
    Number(Whole),
    /// A day.
    Day,
    /// `yes` or `no`.
    YesNo,
    /// An option of a list.
    Choice,
    /// A code.
    Code(CodeKind),
    /// A text.
    Text,
}

/// Whether only whole numbers make sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// Only whole numbers.
    Only,
    /// Any number.
    Any,
}

/// What a cell must hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    /// What it belongs to.
    pub(super) target: Target,
    /// Its form.
    pub(super) form: Form,
    /// The unit of its number.
    pub(super) unit: Option<&'a str>,
}

impl<'a> Scheme<'a> {
    /// The field of a target; none for what is computed.
    pub(super) fn field(&self, target: Target) -> Option<Field<'a>> {
        let (form, unit) = match target {
            Target::Id(_) => (Form::Text, None),
            Target::Figure(at) => {
                let entry = self.rubric.document.figure.get(at)?;
                let form = match entry.of {
                    FigureType::YesNo => Form::YesNo,
                    FigureType::Integer => Form::Number(Whole::Only),
                    _ => Form::Number(Whole::Any),
                };
                (form, entry.unit.as_deref())
            }
            Target::Column(table, column) => {
                let entry = self.column(table, column)?;
                let form = match entry.of? {
                    ColumnType::Integer => Form::Number(Whole::Only),
                    ColumnType::Decimal | ColumnType::SignedDecimal => Form::Number(Whole::Any),
                    ColumnType::Date => Form::Day,
                    ColumnType::YesNo => Form::YesNo,
                    ColumnType::Choice => Form::Choice,
                    ColumnType::Code => Form::Code(entry.code?),
                    ColumnType::Text => Form::Text,
                };
                (form, entry.unit.as_deref())
            }
        };
        Some(Field { target, form, unit })
    }

    /// What is wrong with an entry of strict form, by the rules of the engine.
    pub(super) fn fault(&self, target: Target, entry: &RawEntry) -> Option<SheetCode> {
        match target {
            Target::Id(_) => None,
            Target::Figure(at) => {
                let figure = self.rubric.figures.get(at)?;
                let read = fact_from_entry(figure, entry);
                let is_refused = read.problem.is_some() && read.number.is_none();
                let is_whole = figure.of == FigureType::Integer;
                is_refused.then(|| match entry {
                    RawEntry::NotApplicable(_) => SheetCode::NotApplicable,
                    RawEntry::Text(text) if is_whole && text.contains('.') => SheetCode::NotWhole,
                    _ => SheetCode::BadForm,
                })
            }
            Target::Column(table, column) => {
                let compiled = self.compiled(table, column)?;
                let fault = cell_from_entry(compiled, entry).err()?;
                let is_whole = compiled.of == Some(ColumnType::Integer);
                Some(match fault {
                    CellFault::Date => SheetCode::NotADate,
                    CellFault::Choice => SheetCode::NotAChoice,
                    CellFault::Code => SheetCode::BadCode,
                    CellFault::Length => SheetCode::TooLong,
                    CellFault::Number if is_whole => SheetCode::NotWhole,
                    _ => SheetCode::BadForm,
                })
            }
        }
    }

    /// The options of a field: code, and names in Chinese and English.
    pub(super) fn options(&self, target: Target) -> Vec<(&'a str, &'a str, &'a str)> {
        let list = match target {
            Target::Column(table, column) => {
                self.column(table, column).and_then(|it| it.choice.as_ref())
            }
            _ => None,
        };
        let found = self.ledgers.document.choice.iter().find(|entry| Some(&entry.id) == list);
        let options = found.map(|entry| entry.option.as_slice()).unwrap_or_default();
        let named = |option: &'a engine::ledger::document::OptionEntry| {
            (option.code.as_str(), option.name.zh.as_str(), option.name.en.as_str())
        };
        options.iter().map(named).collect()
    }
}
