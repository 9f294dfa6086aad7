//! Dossiers with ledgers, made of rows without fault and what a case changes in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use engine::facts::{Dossier, RawEntry};
use engine::ledger::{Date, LedgerInput, RawRow, RawTable, Report};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// Rows by table, or figures.
type Table = BTreeMap<String, toml::Value>;

/// What a dossier has, beside the rows without fault.
#[derive(Deserialize, Clone, Default, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Scenario {
    /// The reporting period; 2020Q3 if none is given.
    pub period: Option<String>,
    /// The day on which it is looked at; 2020-10-15 if none is given.
    pub as_of: Option<String>,
    /// Figures.
    pub figures: Table,
    /// Rows by table: what they change in the row without fault.
    pub rows: BTreeMap<String, Vec<Table>>,
    /// Earlier reports.
    pub prior: Vec<Scenario>,
    /// Reasons.
    pub reasons: Table,
}

impl Scenario {
    /// Both together; what `other` says wins.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.period = other.period.clone().or(both.period);
        both.as_of = other.as_of.clone().or(both.as_of);
        both.figures.extend(other.figures.clone());
        both.rows.extend(other.rows.clone());
        both.reasons.extend(other.reasons.clone());
        if !other.prior.is_empty() {
            both.prior.clone_from(&other.prior);
        }
        both
    }

    /// The dossier file.
    pub fn dossier(&self, rubric: &str) -> Value {
        let mut file = self.report();
        let members = file.as_object_mut().expect("an object");
        members.insert("rubric".to_owned(), json!(rubric));
        let as_of = self.as_of.as_deref().unwrap_or("2020-10-15");
        members.insert("as-of".to_owned(), json!(as_of));
        let prior: Vec<Value> = self.prior.iter().map(Self::report).collect();
        members.insert("prior".to_owned(), Value::Array(prior));
        members.insert("reasons".to_owned(), json!(self.reasons));
        file
    }

    fn report(&self) -> Value {
        let period = self.period.as_deref().unwrap_or("2020Q3");
        let mut file = json!({ "period": period, "figures": self.figures });
        let mut ledgers = Map::new();
        for (table, rows) in &self.rows {
            let rows: Vec<Map<String, Value>> =
                rows.iter().enumerate().map(|(place, row)| full_row(table, place, row)).collect();
            if table == "guide" {
                let aspects = rows.into_iter().map(|mut row| {
                    let id = row.remove("id").expect("an id");
                    (id.as_str().expect("a text").to_owned(), Value::Object(row))
                });
                file["guide"] = Value::Object(aspects.collect());
            } else {
                ledgers.insert(table.clone(), rows_or_one(table, rows));
            }
        }
        file["ledgers"] = Value::Object(ledgers);
        file
    }
}

/// Tables of one row are objects.
fn rows_or_one(table: &str, mut rows: Vec<Map<String, Value>>) -> Value {
    let is_single = ["basics", "city-data", "soft-work", "submission"].contains(&table);
    if is_single && rows.len() == 1 {
        let mut row = rows.remove(0);
        row.remove("id");
        return Value::Object(row);
    }
    json!(rows)
}

fn full_row(table: &str, place: usize, row: &Table) -> Map<String, Value> {
    let text = fs::read_to_string(folder().join("base.toml")).expect("the rows without fault");
    let base: BTreeMap<String, Table> = toml::from_str(&text).expect("tables");
    let mut full = base.get(table).cloned().unwrap_or_default();
    full.insert("id".to_owned(), format!("r{}", place + 1).into());
    full.extend(row.clone());
    full.into_iter().map(|(column, value)| (column, json!(value))).collect()
}

/// The folder of the cases.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ledgers")
}

/// A rule, a dossier that breaks it, and one that just does not.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Code of the finding.
    pub rule: String,
    /// The rubric; industrial if none is given.
    pub rubric: Option<String>,
    /// Where the finding shows.
    pub at: Option<String>,
    /// What its message says among other things.
    pub says: Option<String>,
    /// Why the case is there.
    pub why: Option<String>,
    /// What both dossiers have.
    #[serde(default)]
    pub common: Scenario,
    /// What breaks the rule.
    pub triggers: Scenario,
    /// What does not.
    pub spares: Scenario,
}

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

/// All cases, with the file that they stand in.
pub fn cases() -> Vec<(String, Case)> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder()).expect("the folder").map(|it| it.expect("a file").path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for path in files.iter().filter(|path| !path.ends_with("base.toml")) {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("a text");
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        cases.extend(file.case.into_iter().map(|case| (name.clone(), case)));
    }
    cases
}

/// Rows without fault as a table of their own, in as many copies, each with ids and numbers of its
/// own; one in ten is signed only.
pub fn many_projects(count: usize, with_upgrades: bool) -> LedgerInput {
    let mut tables = vec![many("projects", count, |row, number| {
        put(row, "contract-no", &format!("C{number}"));
        put(row, "site", &format!("A{number}"));
        put(row, "planned-investment", &format!("{}.5", 50_000 + number));
        if number % 10 == 0 {
            put(row, "stage", "signed");
            for column in ["step-date", "start-date"] {
                put(row, column, "");
            }
        }
    })];
    if with_upgrades {
        tables.push(many("upgrades", count, |row, number| {
            put(row, "kind", "new");
            put(row, "project", &format!("p{number}"));
        }));
    }
    let dossier = Dossier { period: Some("2020Q3".to_owned()), ..Dossier::default() };
    let as_of = Date::new(2020, 10, 15);
    LedgerInput { report: Report { dossier, tables }, as_of, ..LedgerInput::default() }
}

fn many(table: &str, count: usize, change: impl Fn(&mut RawRow, usize)) -> RawTable {
    let cells = full_row(table, 0, &Table::new()).into_iter().filter(|(column, _)| column != "id");
    let cells = cells.map(|(column, value)| {
        (column, RawEntry::Text(value.as_str().expect("a text").to_owned()))
    });
    let first = RawRow { id: String::new(), cells: cells.collect() };
    let rows = (0..count).map(|number| {
        let mut row = first.clone();
        row.id = format!("p{number}");
        change(&mut row, number);
        row
    });
    RawTable { id: table.to_owned(), rows: rows.collect() }
}

/// Types a cell.
pub fn put(row: &mut RawRow, column: &str, text: &str) {
    let entry = RawEntry::Text(text.to_owned());
    match row.cells.iter_mut().find(|(known, _)| known == column) {
        Some((_, slot)) => *slot = entry,
        None => row.cells.push((column.to_owned(), entry)),
    }
}
