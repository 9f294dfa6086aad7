//! The ledgers of a dossier file: the members `ledgers`, `guide`, `reasons`, `as-of` and `prior`,
//! all optional, beside those of [`crate::dossier_file`].
//!
//! ```json
//! {"period": "2020Q3", "as-of": "2020-10-15", "figures": {"revenue": "67000"},
//!  "ledgers": {"basics": {"name": "…"}, "projects": [{"id": "p1", "stage": "signed"}]},
//!  "guide": {"1.1": {"answer": "1", "document": "…"}},
//!  "reasons": {"T3-W5@projects[p1].land": "…"},
//!  "prior": [{"period": "2020Q2", "figures": {}, "ledgers": {}}]}
//! ```
//! A table is a list of rows with ids, a table of one row an object; an empty list says that there
//! is nothing. Cells are read as strictly as figures, and stay visible where they are odd.

use engine::facts::{Dossier, RawEntry};
use engine::ledger::{Date, LedgerInput, RawRow, RawTable, Report};
use serde_json::value::RawValue;

use crate::dossier_file::{entry_from_json, text_of};
use crate::strict_json::{Members, members};

/// Why the ledgers of a file were not read. `locale` has the words under `refusal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerRefusal {
    /// What stands there is not of this form; the place, for example `ledgers.projects[3]`.
    WrongForm(String),
    /// The file is not strict JSON; [`crate::dossier_from_bytes`] says why.
    Unreadable,
}

/// Name of the table whose rows stand in the member `guide`.
pub(crate) const GUIDE: &str = "guide";

/// The ledgers that a file holds; `None` if it has none of their members.
///
/// # Errors
/// The first member that is not of its form.
pub fn ledgers_from_text(
    text: &str,
    dossier: &Dossier,
) -> Result<Option<LedgerInput>, LedgerRefusal> {
    let Members(top) = match members(text) {
        Ok(top) => top.ok_or_else(|| LedgerRefusal::WrongForm(String::new()))?,
        // Told in detail by the reader of the figures, which comes first.
        Err(_) => return Err(LedgerRefusal::Unreadable),
    };
    let value = |name: &str| top.iter().find(|(key, _)| key == name).map(|(_, value)| *value);
    let is_used = ["ledgers", GUIDE, "reasons", "prior"].iter().any(|name| value(name).is_some());
    if !is_used {
        return Ok(None);
    }
    let as_of = match value("as-of") {
        None => None,
        Some(written) => {
            let date = text_of(written).and_then(|text| Date::parse(&text));
            Some(date.ok_or_else(|| LedgerRefusal::WrongForm("as-of".to_owned()))?)
        }
    };
    let mut input = LedgerInput {
        report: Report {
            dossier: dossier.clone(),
            tables: tables(value("ledgers"), value(GUIDE), "")?,
        },
        as_of,
        prior: Vec::new(),
        reasons: Vec::new(),
    };
    if let Some(reasons) = value("reasons") {
        let Members(reasons) = object(reasons, "reasons")?;
        for (key, reason) in reasons {
            let reason =
                text_of(reason).ok_or_else(|| LedgerRefusal::WrongForm(format!("reasons.{key}")));
            input.reasons.push((key, reason?));
        }
    }
    if let Some(prior) = value("prior") {
        for (index, report) in list(prior.get(), "prior")?.into_iter().enumerate() {
            input.prior.push(prior_report(report, &format!("prior[{index}]"))?);
        }
    }
    Ok(Some(input))
}

fn prior_report(report: &RawValue, at: &str) -> Result<Report, LedgerRefusal> {
    let Members(report) = object(report, at)?;
    let value = |name: &str| report.iter().find(|(key, _)| key == name).map(|(_, value)| *value);
    let mut dossier = Dossier { period: value("period").and_then(text_of), ..Dossier::default() };
    if let Some(figures) = value("figures") {
        let Members(figures) = object(figures, &format!("{at}.figures"))?;
        dossier.entries =
            figures.into_iter().map(|(id, value)| (id, entry_from_json(value))).collect();
    }
    Ok(Report { dossier, tables: tables(value("ledgers"), value(GUIDE), &format!("{at}."))? })
}

fn tables(
    ledgers: Option<&RawValue>,
    guide: Option<&RawValue>,
    before: &str,
) -> Result<Vec<RawTable>, LedgerRefusal> {
    let mut tables = Vec::new();
    if let Some(ledgers) = ledgers {
        let at = format!("{before}ledgers");
        let Members(ledgers) = object(ledgers, &at)?;
        for (id, value) in ledgers {
            let rows = rows(&id, value, &format!("{at}.{id}"))?;
            tables.push(RawTable { id, rows });
        }
    }
    if let Some(guide) = guide {
        let at = format!("{before}{GUIDE}");
        let Members(aspects) = object(guide, &at)?;
        let mut rows = Vec::new();
        for (id, cells) in aspects {
            let cells = cells_of(cells, &format!("{at}.{id}"))?;
            rows.push(RawRow { id, cells });
        }
        tables.push(RawTable { id: GUIDE.to_owned(), rows });
    }
    Ok(tables)
}

/// A list of rows, or the one row of a table that has no more; its id is the table's.
fn rows(table: &str, value: &RawValue, at: &str) -> Result<Vec<RawRow>, LedgerRefusal> {
    if value.get().starts_with('{') {
        let cells = cells_of(value, at)?;
        return Ok(vec![RawRow { id: table.to_owned(), cells }]);
    }
    let mut rows = Vec::new();
    for (index, row) in list(value.get(), at)?.into_iter().enumerate() {
        let at = format!("{at}[{index}]");
        let mut cells = cells_of(row, &at)?;
        let id = cells.iter().position(|(column, _)| column == "id");
        let id = match id.map(|place| cells.remove(place)) {
            Some((_, RawEntry::Text(id))) => id,
            None => String::new(),
            Some(_) => return Err(LedgerRefusal::WrongForm(format!("{at}.id"))),
        };
        rows.push(RawRow { id, cells });
    }
    Ok(rows)
}

fn cells_of(row: &RawValue, at: &str) -> Result<Vec<(String, RawEntry)>, LedgerRefusal> {
    let Members(cells) = object(row, at)?;
    Ok(cells.into_iter().map(|(column, value)| (column, entry_from_json(value))).collect())
}

fn object<'a>(value: &'a RawValue, at: &str) -> Result<Members<'a>, LedgerRefusal> {
    Members::within(value).ok_or_else(|| LedgerRefusal::WrongForm(at.to_owned()))
}

fn list<'a>(text: &'a str, at: &str) -> Result<Vec<&'a RawValue>, LedgerRefusal> {
    let items: Option<Vec<&RawValue>> = serde_json::from_str(text).ok();
    items.ok_or_else(|| LedgerRefusal::WrongForm(at.to_owned()))
}
