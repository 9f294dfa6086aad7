//! From rows to firms: each row is a firm, a sum, something recognised and set aside, or left out
//! with its reason.

use std::collections::BTreeMap;

use report::roll::{RemarkCode, RollRefusal};

use super::cell::{Amount, Measure, amount_from_cell};
use super::dictionary::{Dictionary, Nature, When};
use super::plain::{comparable, half_width, is_space, trimmed};
use super::roll::{Cluster, FirmRoll, LeftOut, Mark};
use super::totals::{SumRow, sum_row_of};
use super::uscc::fault_of_code;

/// A firm of the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Firm {
    /// Its row, from 1.
    pub(super) row: u32,
    /// Its cluster's place.
    pub(super) cluster: Option<u32>,
    /// Belongs to the leading industry, as far as the roll says.
    pub(super) leading: Flag,
    /// Is above scale, as far as the roll says.
    pub(super) above_scale: Flag,
}

/// What a yes-no column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flag {
    Yes,
    No,
    /// There is no such column.
    Unasked,
    /// Neither yes nor no.
    Unreadable,
}

/// The columns that are no amounts, by what they are for.
#[derive(Debug, Clone, Copy, Default)]
struct Roles {
    cluster_id: Option<u32>,
    cluster_name: Option<u32>,
    firm: Option<u32>,
    code: Option<u32>,
    leading: Option<u32>,
    above_scale: Option<u32>,
}

/// Reads the rows below the headings.
pub(super) struct Reader<'d> {
    pub(super) roll: FirmRoll,
    dictionary: &'d Dictionary,
    first_heading_row: u32,
    roles: Roles,
    /// How each column of amounts is read.
    measures: Vec<(u32, Measure<'d>)>,
    /// Clusters by what they are chosen by.
    clusters: BTreeMap<String, u32>,
    /// The first row of each code.
    codes: BTreeMap<String, u32>,
    pub(super) sum_rows: Vec<SumRow>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(roll: FirmRoll, dictionary: &'d Dictionary, first_heading_row: u32) -> Self {
        let (clusters, codes) = (BTreeMap::new(), BTreeMap::new());
        let (roles, measures, sum_rows) = (Roles::default(), Vec::new(), Vec::new());
        Self { roll, dictionary, first_heading_row, roles, measures, clusters, codes, sum_rows }
    }

    pub(super) fn read(mut self) -> Result<FirmRoll, RollRefusal> {
        self.assign_columns();
        let row = self.roll.heading_row;
        if self.roles.firm.is_none() && self.roles.code.is_none() {
            return Err(RollRefusal::NoFirmColumn { row });
        }
        self.mark_titles();
        for row in self.roll.heading_row..self.roll.grid.rows() {
            self.take_row(row);
        }
        self.check_sums();
        if self.roll.firms.is_empty() && self.roll.left_out.is_empty() {
            return Err(RollRefusal::NoFirms { row });
        }
        for (row, column) in core::mem::take(&mut self.roll.grid.stray_quotes) {
            self.mark(RemarkCode::StrayQuote, row, Some(column));
        }
        self.mark_conversions();
        self.roll.marks.sort_by_key(|mark| (mark.row, mark.column));
        Ok(self.roll)
    }

    fn mark(&mut self, code: RemarkCode, row: u32, column: Option<u32>) {
        self.roll.marks.push(Mark { code, row, column, other_row: None, expected: None });
    }

    /// Says of every column what it is for.
    fn assign_columns(&mut self) {
        let row = self.roll.heading_row;
        for column in (0u32..).take(self.roll.headings.len()) {
            let heading = self.roll.heading(column);
            let Some(heading) = heading.filter(|heading| !heading.text.is_empty()) else {
                continue;
            };
            let Some((meaning, entry)) = heading.meaning.zip(heading.entry(self.dictionary)) else {
                self.mark(RemarkCode::HeadingUnknown, row, Some(column));
                continue;
            };
            let measure = heading.measure(self.dictionary);
            let role = match entry.nature {
                Nature::ClusterId => Some(&mut self.roles.cluster_id),
                Nature::ClusterName => Some(&mut self.roles.cluster_name),
                Nature::Firm => Some(&mut self.roles.firm),
                Nature::Code => Some(&mut self.roles.code),
                Nature::Flag => Some(&mut self.roles.leading),
                Nature::AboveScale => Some(&mut self.roles.above_scale),
                _ => None,
            };
            let is_measure = !entry.fills.is_empty() && !meaning.is_rate;
            let is_twice = match role {
                Some(role) if role.is_some() => true,
                Some(role) => {
                    *role = Some(column);
                    false
                }
                None if is_measure => {
                    let others = self.roll.measures.iter();
                    let mut meanings = others.filter_map(|it| self.roll.heading(*it)?.meaning);
                    let is_twice = meanings.any(|other| other.is_same_measure(&meaning));
                    self.roll.measures.push(column);
                    self.measures.extend(measure.map(|measure| (column, measure)));
                    is_twice
                }
                None => false,
            };
            if is_twice {
                self.mark(RemarkCode::HeadingTwice, row, Some(column));
            }
        }
    }

    /// Rows above the headings.
    fn mark_titles(&mut self) {
        for row in 0..self.first_heading_row {
            let code = if self.is_empty(row) { RemarkCode::EmptyRow } else { RemarkCode::Title };
            self.mark(code, row.saturating_add(1), None);
        }
    }

    fn is_empty(&self, row: u32) -> bool {
        self.roll.grid.row(row).all(|cell| trimmed(cell).is_empty())
    }

    /// Takes a row, counted from 0.
    fn take_row(&mut self, row: u32) {
        let number = row.saturating_add(1);
        if let Some(code) = self.set_aside(row) {
            self.mark(code, number, None);
            return;
        }
        if let Some(scope) = sum_row_of(self.dictionary, &self.labels(row)) {
            self.take_sum_row(number, scope);
            return;
        }
        let cluster = self.cluster(row);
        if let Some(code) = self.left_out(row, cluster) {
            self.mark(code, number, None);
            self.roll.left_out.push(LeftOut { row: number, cluster });
            return;
        }
        self.take_firm(number, cluster);
    }

    /// Why a row is recognised and set aside.
    fn set_aside(&self, row: u32) -> Option<RemarkCode> {
        if self.is_empty(row) {
            return Some(RemarkCode::EmptyRow);
        }
        let cells = || self.roll.grid.row(row).map(trimmed);
        let filled = || cells().filter(|cell| !cell.is_empty());
        let mut headings = cells().zip(&self.roll.headings);
        let is_heading = headings.all(|(cell, heading)| cell == heading.text);
        if (is_heading && filled().count() >= 2) || self.is_marker_row(row) {
            return Some(RemarkCode::HeadingAgain);
        }
        let first = filled().next().map(comparable)?;
        let remarks = &self.dictionary.words.remark;
        let is_remark = remarks.iter().any(|word| first.starts_with(word.as_str()));
        let has_code = self.roles.code.is_some_and(|it| !self.is_blank(row, it));
        (is_remark && !has_code && filled().count() <= 4).then_some(RemarkCode::Footnote)
    }

    /// True for the row that numbers the columns of statistical forms.
    fn is_marker_row(&self, row: u32) -> bool {
        let words = &self.dictionary.words.marker;
        let is_word = |cell: &str| words.iter().any(|word| word == cell);
        let is_number = |cell: &str| cell.len() <= 3 && cell.bytes().all(|b| b.is_ascii_digit());
        let mut cells = self.roll.grid.row(row).map(trimmed);
        cells.all(|cell| is_word(cell) || is_number(cell))
            && self.roll.grid.row(row).map(trimmed).any(is_word)
    }

    fn is_blank(&self, row: u32, column: u32) -> bool {
        trimmed(self.roll.grid.cell(row, column)).is_empty()
    }

    /// What may call a row a sum: the texts before the first amount, and the code.
    fn labels(&self, row: u32) -> Vec<String> {
        let first_measure = self.roll.measures.iter().min().copied().unwrap_or(u32::MAX);
        let is_code = |column: &u32| self.roles.code == Some(*column);
        let has_code = self.roles.code.is_some_and(|it| !self.is_blank(row, it));
        let columns = (0..self.roll.grid.width(row)).filter(|it| *it < first_measure);
        let texts =
            columns.filter(|column| !is_code(column)).map(|it| self.roll.grid.cell(row, it));
        if has_code { Vec::new() } else { texts.map(comparable).collect() }
    }

    /// The place of the row's cluster, which is made if it is new.
    fn cluster(&mut self, row: u32) -> Option<u32> {
        let text = |column: Option<u32>| {
            let cell = column.map(|column| trimmed(self.roll.grid.cell(row, column)));
            cell.filter(|cell| !cell.is_empty()).map(str::to_owned)
        };
        let (number, name) = (text(self.roles.cluster_id), text(self.roles.cluster_name));
        let id = if self.roles.cluster_id.is_some() { number? } else { name.clone()? };
        let name = name.filter(|_| self.roles.cluster_id.is_some());
        let key: String = id.chars().map(half_width).filter(|c| !is_space(*c)).collect();
        if let Some(place) = self.clusters.get(&key) {
            return Some(*place);
        }
        let place = u32::try_from(self.roll.clusters.len()).ok()?;
        self.clusters.insert(key.clone(), place);
        self.roll.clusters.push(Cluster { id: key, name, firms: 0 });
        Some(place)
    }

    /// Why a row cannot be used.
    fn left_out(&self, row: u32, cluster: Option<u32>) -> Option<RemarkCode> {
        let width = u32::try_from(self.roll.headings.len()).unwrap_or(u32::MAX);
        let mut surplus = width..self.roll.grid.width(row);
        if surplus.any(|column| !self.is_blank(row, column)) {
            return Some(RemarkCode::SurplusCells);
        }
        let is_blank = |column: Option<u32>| column.is_none_or(|it| self.is_blank(row, it));
        if is_blank(self.roles.firm) && is_blank(self.roles.code) {
            return Some(RemarkCode::NoFirm);
        }
        let names_clusters = self.roles.cluster_id.or(self.roles.cluster_name).is_some();
        (names_clusters && cluster.is_none()).then_some(RemarkCode::NoCluster)
    }

    fn take_firm(&mut self, number: u32, cluster: Option<u32>) {
        let leading = self.flag(number, self.roles.leading);
        let above_scale = self.flag(number, self.roles.above_scale);
        if above_scale == Flag::No {
            self.mark(RemarkCode::BelowScale, number, self.roles.above_scale);
        }
        self.take_code(number);
        self.take_amounts(number);
        let place = cluster.and_then(|place| usize::try_from(place).ok());
        if let Some(cluster) = place.and_then(|place| self.roll.clusters.get_mut(place)) {
            cluster.firms = cluster.firms.saturating_add(1);
        }
        self.roll.firms.push(Firm { row: number, cluster, leading, above_scale });
    }

    fn flag(&mut self, number: u32, column: Option<u32>) -> Flag {
        let Some(column) = column else { return Flag::Unasked };
        let said = comparable(self.roll.text(number, column));
        let words = &self.dictionary.words;
        if words.yes.contains(&said) {
            return Flag::Yes;
        }
        if words.no.contains(&said) {
            return Flag::No;
        }
        self.mark(RemarkCode::NotYesNo, number, Some(column));
        Flag::Unreadable
    }

    fn take_code(&mut self, number: u32) {
        let Some(column) = self.roles.code else { return };
        let found = self.roll.text(number, column);
        let code = tidied_code(found);
        if code != found && !code.is_empty() {
            self.mark(RemarkCode::CodeTidied, number, Some(column));
        }
        let fault = fault_of_code(&code).map(|(fault, _)| fault);
        if let Some(fault) = fault {
            self.mark(fault, number, Some(column));
        }
        if matches!(fault, Some(RemarkCode::CodeMissing | RemarkCode::CodeRounded)) {
            return;
        }
        if let Some(first) = self.codes.get(&code) {
            let (code, other_row) = (RemarkCode::CodeDuplicate, Some(*first));
            let column = Some(column);
            self.roll.marks.push(Mark { code, row: number, column, other_row, expected: None });
        } else {
            self.codes.insert(code, number);
        }
    }

    fn take_amounts(&mut self, number: u32) {
        let (amounts, marks) = self.amounts_of(number);
        for (column, amount) in self.roll.measures.iter().zip(&amounts) {
            let is_said = || marks.iter().any(|mark| mark.column == Some(*column));
            if *amount == Amount::Blank && !is_said() {
                let (code, column) = (RemarkCode::Blank, Some(*column));
                let mark = Mark { code, row: number, column, other_row: None, expected: None };
                self.roll.marks.push(mark);
            }
        }
        self.roll.amounts.extend(amounts);
        self.roll.marks.extend(marks);
    }

    /// The amounts of a row, by measure, and what is remarked of them.
    pub(super) fn amounts_of(&self, number: u32) -> (Vec<Amount>, Vec<Mark>) {
        let mut marks = Vec::new();
        let mut amounts = Vec::with_capacity(self.measures.len());
        for (column, measure) in &self.measures {
            let read = amount_from_cell(measure, self.roll.text(number, *column));
            amounts.push(read.amount);
            let column = Some(*column);
            marks.extend(read.codes.into_iter().map(|code| Mark {
                code,
                row: number,
                column,
                other_row: None,
                expected: None,
            }));
        }
        (amounts, marks)
    }

    /// Says of every column of amounts in another unit how it was converted, and of every one
    /// without a unit that it has none.
    fn mark_conversions(&mut self) {
        let row = self.roll.heading_row;
        for column in self.roll.measures.clone() {
            let Some(heading) = self.roll.heading(column) else { continue };
            let is_base = heading.meaning.is_some_and(|it| it.base == When::Prior);
            let is_comparable = heading.meaning.is_some_and(|it| it.is_comparable);
            let own = heading.entry(self.dictionary).map(|entry| entry.nature);
            let code = match heading.unit_entry(self.dictionary) {
                None => Some(RemarkCode::NoUnit),
                Some(unit) if Some(unit.nature) != own => Some(RemarkCode::WrongUnit),
                Some(unit) if (unit.times, unit.per) == (1, 1) => None,
                Some(_) => Some(RemarkCode::ColumnUnit),
            };
            if is_base && !is_comparable {
                self.mark(RemarkCode::NotComparable, row, Some(column));
            }
            if let Some(code) = code {
                self.mark(code, row, Some(column));
            }
        }
    }
}

/// A code as it is meant: half-width, in capitals, without spaces or marks before it.
pub(super) fn tidied_code(found: &str) -> String {
    let meant = found.chars().map(half_width).filter(|c| !is_space(*c));
    let code: String = meant.map(|c| c.to_ascii_uppercase()).collect();
    code.trim_start_matches(['\'', '`']).to_owned()
}
