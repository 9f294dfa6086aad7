//! [`Plan`]: which figures and columns a template asks for.

use engine::facts::RawEntry;
use engine::ledger::document::ColumnEntry;
use engine::ledger::{LedgerInput, RawRow};

use super::super::scheme::Scheme;

/// Figures by their place in the rubric, and tables with their columns by their places.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Figures in the order of the rubric.
    pub(super) figures: Vec<usize>,
    /// Tables in the order of the ledgers.
    pub(super) tables: Vec<(usize, Vec<usize>)>,
}

/// All that is typed and not computed; of a department what it has, with the columns by which rows
/// are known again. Columns of nobody in particular go with those, and what is not asked for any
/// more stands where it is filled.
pub(super) fn plan_of(scheme: &Scheme, filled: &LedgerInput, holder: Option<&str>) -> Plan {
    let is_asked = |of: Option<&str>| holder.is_none() || of == holder;
    let figures = scheme.rubric.document.figure.iter().enumerate();
    let figures = figures.filter(|(at, entry)| {
        let is_used = scheme.rubric.figures.get(*at).is_some_and(|figure| figure.is_used);
        is_used && is_asked(entry.holder.as_deref())
    });
    let mut plan = Plan { figures: figures.map(|(at, _)| at).collect(), tables: Vec::new() };
    for (table, entry) in scheme.ledgers.document.table.iter().enumerate() {
        let key = entry.column.iter().position(|column| column.id == "name").unwrap_or(0);
        let given = filled.report.tables.iter().filter(|given| given.id == entry.id);
        let rows: Vec<&RawRow> = given.flat_map(|given| &given.rows).collect();
        let is_filled = |column: &ColumnEntry| {
            rows.iter().flat_map(|row| &row.cells).any(|(id, entry)| {
                *id == column.id && column.of.is_some() && *entry != RawEntry::Nothing
            })
        };
        let typed = entry.column.iter().enumerate();
        let typed = typed.filter(|(_, column)| column.is_asked() || is_filled(column));
        let owner = entry.column.get(key).and_then(|column| column.holder.as_deref());
        let is_own = |of: Option<&str>| is_asked(of.or(owner));
        let is_any = typed.clone().any(|(_, column)| is_own(column.holder.as_deref()));
        if is_any {
            let columns = typed.filter(|(at, column)| {
                is_own(column.holder.as_deref()) || (*at == key && !entry.is_single)
            });
            plan.tables.push((table, columns.map(|(at, _)| at).collect()));
        }
    }
    plan
}
