//! Where a sheet's tables are: [`Block`]s found by what is understood of headings and labels, or by
//! the marks of a form of ours.

use std::collections::BTreeSet;

use super::heading::{Heading, heading_of, stated_unit};
use super::import::OpenFor;
use super::marks::{FIGURES, figure_column};
use super::scheme::{Scheme, Target};
use super::workbook::{Content, Row, Sheet};
use crate::firm_roll::dictionary::When;
use crate::firm_roll::plain::{comparable, trimmed};

/// Rows among which headings are looked for.
const MOST_ROWS_ABOVE: usize = 30;
/// Rows over which headings may reach.
const MOST_TIERS: usize = 3;
/// Headings or labels that must be understood.
const LEAST_UNDERSTOOD: usize = 2;

/// What a column of a table is used for.
#[derive(Debug, Clone)]
pub(super) struct Use {
    /// The column of the sheet.
    pub(super) column: u32,
    /// Its heading, as it stands there.
    pub(super) heading: String,
    /// What it stands for, if that is understood.
    pub(super) target: Option<Target>,
    /// The unit in the heading.
    pub(super) unit: Option<String>,
    /// True if the heading names two units.
    pub(super) has_two_units: bool,
}

/// The columns of a list of figures.
#[derive(Debug, Clone, Default)]
pub(super) struct ListColumns {
    /// Where the ids are, in a form of ours.
    pub(super) id: Option<u32>,
    /// Where the labels are.
    pub(super) label: u32,
    /// Where the values are, of which time, under which heading.
    pub(super) values: Vec<(u32, When, String)>,
    /// Where the unit is.
    pub(super) unit: Option<u32>,
    /// Where the reason for "not applicable" is.
    pub(super) reason: Option<u32>,
}

/// How a block is laid out.
#[derive(Debug, Clone)]
pub(super) enum BlockKind {
    /// A table of a ledger, one row each.
    Table(usize, Vec<Use>),
    /// Figures side by side, their values below.
    FigureRow(Vec<Use>),
    /// Figures one below the other.
    FigureList(ListColumns),
}

/// A part of a sheet that is understood.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// How it is laid out.
    pub(super) kind: BlockKind,
    /// Place of its first row of headings among the rows of the sheet.
    pub(super) first: usize,
    /// Number of the row of its lowest headings.
    pub(super) number: u32,
    /// Place of its first row of values.
    pub(super) data: usize,
    /// True for a form of ours.
    pub(super) is_form: bool,
    /// The unit that title rows state.
    pub(super) stated: Option<String>,
}

impl Block {
    /// What its headings may stand for.
    pub(super) fn open_for(&self) -> OpenFor {
        match self.kind {
            BlockKind::Table(table, _) => OpenFor::Table(table),
            BlockKind::FigureRow(_) | BlockKind::FigureList(_) => OpenFor::Figures,
        }
    }
}

/// Finds the block of a sheet.
pub(super) fn block_of(scheme: &Scheme, sheet: &Sheet) -> Option<Block> {
    let head = sheet.rows.get(..sheet.rows.len().min(MOST_ROWS_ABOVE))?;
    let mut marked = head.iter().enumerate();
    if let Some(block) = marked.find_map(|(at, row)| marked_block(scheme, sheet, at, row)) {
        return Some(block);
    }
    let wide = headed_block(scheme, sheet, head);
    let list = listed_block(scheme, sheet);
    let mut block = match (wide, list) {
        (Some((score, wide)), Some((rows, list))) => {
            if rows > score {
                list
            } else {
                wide
            }
        }
        (Some((_, block)), None) | (None, Some((_, block))) => block,
        (None, None) => return None,
    };
    let above = sheet.rows.get(..block.first).unwrap_or_default();
    let mut texts = above.iter().flat_map(|row| &row.cells).filter_map(|(_, it)| it.as_text());
    block.stated = texts.find_map(|text| stated_unit(scheme, text));
    Some(block)
}

/// A form of ours has a hidden row of names `table/column`.
fn marked_block(scheme: &Scheme, sheet: &Sheet, at: usize, row: &Row) -> Option<Block> {
    let texts = row.cells.iter().filter_map(|(column, it)| Some((*column, it.as_text()?)));
    let number = row.number;
    let block = |kind, data| Block { kind, first: at, number, data, is_form: true, stated: None };
    let mut list = ListColumns::default();
    for (column, text) in texts.clone() {
        match text.strip_prefix(FIGURES).and_then(|rest| rest.strip_prefix('/')) {
            Some(figure_column::ID) => list.id = Some(column),
            Some(figure_column::VALUE) => list.values.push((column, When::Current, String::new())),
            Some(figure_column::REASON) => list.reason = Some(column),
            _ => {}
        }
    }
    if list.id.is_some() && !list.values.is_empty() {
        return Some(block(BlockKind::FigureList(list), at.saturating_add(2)));
    }
    let heading = sheet.rows.get(at.saturating_add(1));
    let uses = texts.map(|(column, text)| Use {
        column,
        heading: heading.map(|row| row.text(column)).unwrap_or_default(),
        target: scheme.marked(text),
        unit: None,
        has_two_units: false,
    });
    let uses: Vec<Use> = uses.collect();
    let table = uses.iter().find_map(|used| match used.target? {
        Target::Id(table) => Some(table),
        _ => None,
    })?;
    Some(block(BlockKind::Table(table, uses), at.saturating_add(2)))
}

/// The best rows of headings, with how many of them are understood. Of two that say as much the one
/// of fewer rows is taken.
fn headed_block(scheme: &Scheme, sheet: &Sheet, head: &[Row]) -> Option<(usize, Block)> {
    let mut best: Option<(Merit, Block)> = None;
    for first in 0..head.len() {
        for tiers in 1..=MOST_TIERS.min(head.len().saturating_sub(first)) {
            let rows = head.get(first..first.saturating_add(tiers)).unwrap_or_default();
            if !rows.iter().all(|row| is_tier(scheme, row)) {
                continue;
            }
            let headings = headings(scheme, sheet, rows);
            for kind in readings(scheme, &headings) {
                let merit = merit_of(&kind, tiers);
                let is_better = best.as_ref().is_none_or(|(known, _)| merit > *known);
                if merit.understood >= LEAST_UNDERSTOOD && is_better {
                    let data = first.saturating_add(tiers);
                    let number = rows.last().map_or(0, |row| row.number);
                    let block = Block { kind, first, number, data, is_form: false, stated: None };
                    best = Some((merit, block));
                }
            }
        }
    }
    best.map(|(merit, block)| (merit.understood, block))
}

/// True for a row that may be one of headings: more than a title, and no unit of the whole table.
fn is_tier(scheme: &Scheme, row: &Row) -> bool {
    let mut texts = row.cells.iter().filter_map(|(_, content)| content.as_text());
    row.cells.len() > 1 && !texts.any(|text| stated_unit(scheme, text).is_some())
}

/// How well a reading of headings fits; the greater the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Merit {
    /// Things and units that are understood, things counting double.
    score: usize,
    /// Different things that are understood.
    understood: usize,
    /// Fewer rows come first.
    tiers: core::cmp::Reverse<usize>,
}

/// What headings may mean: each table, or figures side by side.
fn readings(scheme: &Scheme, headings: &[(u32, String, Heading)]) -> Vec<BlockKind> {
    let uses = |target: &dyn Fn(&Heading) -> Option<Target>| -> Vec<Use> {
        let of = |(column, text, heading): &(u32, String, Heading)| Use {
            column: *column,
            heading: text.clone(),
            target: target(heading),
            unit: heading.unit().map(str::to_owned),
            has_two_units: heading.has_two_units(),
        };
        headings.iter().map(of).collect()
    };
    let tables = (0..scheme.tables())
        .map(|table| BlockKind::Table(table, uses(&|heading| scheme.column_named(table, heading))));
    let figures = uses(&|heading| scheme.figure_named(heading).map(Target::Figure));
    tables.chain([BlockKind::FigureRow(figures)]).collect()
}

fn merit_of(kind: &BlockKind, tiers: usize) -> Merit {
    let uses: &[Use] = match kind {
        BlockKind::Table(_, uses) | BlockKind::FigureRow(uses) => uses,
        BlockKind::FigureList(_) => &[],
    };
    let targets: BTreeSet<Target> = uses.iter().filter_map(|used| used.target).collect();
    let units = uses.iter().filter(|used| used.target.is_some() && used.unit.is_some()).count();
    let understood = targets.len();
    let score = understood.saturating_mul(2).saturating_add(units);
    Merit { score, understood, tiers: core::cmp::Reverse(tiers) }
}

/// The headings of some rows, each over the columns that it spans. A row of one cell spans none.
fn headings(scheme: &Scheme, sheet: &Sheet, rows: &[Row]) -> Vec<(u32, String, Heading)> {
    let columns: BTreeSet<u32> =
        rows.iter().flat_map(|row| row.cells.iter().map(|(column, _)| *column)).collect();
    let of_column = |column: u32| {
        let mut tiers: Vec<String> = Vec::new();
        for row in rows {
            let text = trimmed(&spanned(sheet, row, column)).to_owned();
            if !text.is_empty() && tiers.last() != Some(&text) {
                tiers.push(text);
            }
        }
        let whole = tiers.concat();
        let lowest = tiers.last().cloned().unwrap_or_default();
        // The lowest tier alone where it is understood by itself and the whole is not.
        let (whole_heading, lowest_heading) =
            (heading_of(scheme, &whole), heading_of(scheme, &lowest));
        let is_known = |heading: &Heading| {
            (0..scheme.tables()).any(|table| scheme.column_named(table, heading).is_some())
                || scheme.figure_named(heading).is_some()
        };
        let mut heading = if is_known(&whole_heading) || !is_known(&lowest_heading) {
            whole_heading
        } else {
            lowest_heading
        };
        if heading.units.is_empty() {
            heading.units = tiers.iter().flat_map(|tier| heading_of(scheme, tier).units).collect();
        }
        (column, tiers.join(" "), heading)
    };
    columns.into_iter().map(of_column).filter(|(_, text, _)| !text.is_empty()).collect()
}

/// The text that stands over a column: its own, or that of the merged cell that covers it.
fn spanned(sheet: &Sheet, row: &Row, column: u32) -> String {
    if let Some(content) = row.get(column) {
        return content.shown();
    }
    let within = |(from, to): (u32, u32), at: u32| (from..=to).contains(&at);
    let area = sheet
        .merged
        .iter()
        .find(|area| within(area.rows, row.number) && within(area.columns, column));
    let row = area.and_then(|area| sheet.rows.iter().find(|row| row.number == area.rows.0));
    match (area, row) {
        (Some(area), Some(row)) => row.text(area.columns.0),
        _ => String::new(),
    }
}

/// Figures one below the other, with how many are understood.
fn listed_block(scheme: &Scheme, sheet: &Sheet) -> Option<(usize, Block)> {
    let mut columns: Vec<u32> =
        sheet.rows.iter().flat_map(|row| row.cells.iter().map(|(at, _)| *at)).collect();
    columns.sort_unstable();
    columns.dedup();
    let is_label = |row: &&Row, column: u32| {
        let text = row.get(column).and_then(Content::as_text);
        text.is_some_and(|text| scheme.figure_named(&heading_of(scheme, text)).is_some())
    };
    let count = |column: &u32| sheet.rows.iter().filter(|row| is_label(row, *column)).count();
    let counted = columns.iter().take(8).map(|column| (count(column), *column));
    let (found, label) =
        counted.max_by_key(|(count, column)| (*count, core::cmp::Reverse(*column)))?;
    if found < LEAST_UNDERSTOOD {
        return None;
    }
    let data = sheet.rows.iter().position(|row| is_label(&row, label))?;
    let above = data.checked_sub(1).and_then(|at| sheet.rows.get(at));
    let after = columns.into_iter().filter(|column| *column > label);
    let mut list = ListColumns { label, ..ListColumns::default() };
    for column in after {
        let heading = above.map(|row| spanned(sheet, row, column)).unwrap_or_default();
        match list_column(scheme, sheet, data, column, &heading) {
            ListUse::Unit => list.unit = list.unit.or(Some(column)),
            ListUse::Value(when) => list.values.push((column, when, heading)),
            ListUse::Other => {}
        }
    }
    let first =
        if above.is_some_and(|row| row.cells.len() > 1) { data.saturating_sub(1) } else { data };
    let kind = BlockKind::FigureList(list);
    let number = above.map_or(0, |row| row.number);
    Some((found, Block { kind, first, number, data, is_form: false, stated: None }))
}

/// What a column beside labels holds.
enum ListUse {
    Unit,
    Value(When),
    Other,
}

fn list_column(scheme: &Scheme, sheet: &Sheet, data: usize, column: u32, heading: &str) -> ListUse {
    let rows = sheet.rows.get(data..).unwrap_or_default();
    let texts: Vec<&Content> = rows.iter().filter_map(|row| row.get(column)).collect();
    let is_unit = |content: &&&Content| {
        content.as_text().is_some_and(|text| super::heading::is_unit(scheme, &comparable(text)))
    };
    if !texts.is_empty() && texts.iter().filter(is_unit).count() * 2 > texts.len() {
        return ListUse::Unit;
    }
    let heading = comparable(heading);
    let words = &scheme.dictionary.words;
    let is_remark = words.remark.iter().any(|word| heading.starts_with(word.as_str()));
    let mut said = scheme.dictionary.qualifiers.iter().filter_map(|(word, place)| {
        let qualifier = scheme.dictionary.qualifier.get(*place)?;
        let is_telling = qualifier.base.is_some() || qualifier.rate;
        (is_telling && word.len() > 1 && heading.contains(word.as_str())).then_some(qualifier)
    });
    match said.next() {
        _ if is_remark => ListUse::Other,
        Some(qualifier) if qualifier.rate => ListUse::Other,
        Some(qualifier) => ListUse::Value(qualifier.base.unwrap_or(When::Current)),
        None => ListUse::Value(When::Current),
    }
}
