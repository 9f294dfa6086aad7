//! [`Case`]: an awkward file, why it is awkward, and what must come of it.

use super::grid::{Book, Cell, d, n, t, texts};

/// An awkward file.
#[derive(Debug, Clone)]
pub struct Case {
    /// Name of the file, with the ending that it is given.
    pub name: &'static str,
    /// What makes it awkward.
    pub cause: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// What must come of it.
    pub expected: Expected,
}

/// What must come of a file.
#[derive(Debug, Clone)]
pub enum Expected {
    /// Refused as a whole, for this reason.
    Refused(&'static str),
    /// Read.
    Read {
        /// Some values: `figure`, `table.row.column`, `table` for how many rows; `-` for none.
        values: &'static [(&'static str, &'static str)],
        /// Every note: code, and place as a spreadsheet names it.
        notes: &'static [&'static str],
    },
}

impl Case {
    /// A file that is refused.
    pub fn refused(
        name: &'static str,
        cause: &'static str,
        bytes: Vec<u8>,
        reason: &'static str,
    ) -> Self {
        Self { name, cause, bytes, expected: Expected::Refused(reason) }
    }

    /// A file that is read.
    pub fn read(
        name: &'static str,
        cause: &'static str,
        bytes: Vec<u8>,
        values: &'static [(&'static str, &'static str)],
        notes: &'static [&'static str],
    ) -> Self {
        Self { name, cause, bytes, expected: Expected::Read { values, notes } }
    }
}

/// What the plain projects come to.
pub const PLAIN: &[(&str, &str)] = &[
    ("projects", "2"),
    ("projects.0.name", "样例一"),
    ("projects.0.contract-no", "C1"),
    ("projects.0.sign-date", "2020-02-01"),
    ("projects.0.stage", "signed"),
    ("projects.0.planned-investment", "60000"),
    ("projects.1.sign-date", "2020-03-05"),
    ("projects.1.planned-investment", "12500.5"),
];
/// What is said of the plain projects: names of options became codes.
pub const PLAIN_NOTES: &[&str] = &["option-name D2", "option-name D3"];

/// The headings of the plain projects.
pub fn headings() -> Vec<Cell> {
    texts(&["项目名称", "合同编号", "签约日期", "阶段", "计划总投资（万元）"])
}

/// A project.
pub fn project(name: &str, contract: &str, signed: Cell, stage: &str, planned: Cell) -> Vec<Cell> {
    vec![t(name), t(contract), signed, t(stage), planned]
}

/// The plain projects, headings first.
pub fn projects() -> Vec<Vec<Cell>> {
    vec![
        headings(),
        project("样例一", "C1", d("2020-02-01"), "签约", n("60000")),
        project("样例二", "C2", d("2020-03-05"), "落地", n("12500.5")),
    ]
}

/// The plain projects as a workbook.
pub fn plain() -> Book {
    Book::of(projects())
}

/// The plain projects with one cell in place of another; row and column from 0.
pub fn with(row: usize, column: usize, cell: Cell) -> Book {
    let mut book = plain();
    book.first().rows[row][column] = cell;
    book
}

/// The plain projects with rows before or after them.
pub fn between(above: Vec<Vec<Cell>>, below: Vec<Vec<Cell>>) -> Book {
    Book::of([above, projects(), below].concat())
}
