//! A dossier with a value in every field: what a form must carry there and back without loss.

use engine::facts::{Dossier, RawEntry};
use engine::ledger::document::{CodeKind, ColumnEntry, ColumnType};
use engine::ledger::{LedgerInput, RawRow, RawTable, Report};
use engine::rubric::FigureType;
use exchange::spreadsheet::Scheme;
use exchange::spreadsheet::merge::in_order;

const NUMBERS: [&str; 8] = [
    "12.5",
    "12.50",
    "0",
    "0.000001",
    "123456789012345",
    "123456789012345.123456",
    "1234.1",
    "007",
];
const WHOLE: [&str; 5] = ["0", "12", "123456789012345", "007", "60000"];
const TEXTS: [&str; 8] =
    ["样例", "a, \"b\"; c", " 前后有空格 ", "第一行\n第二行", "=1+1", "00123", "无", "2020-09-30"];
const DAYS: [&str; 4] = ["2020-09-30", "2019-02-28", "2024-02-29", "1999-12-31"];

/// A dossier with everything in it, in the order of rubric and ledgers.
pub fn brim(scheme: &Scheme) -> LedgerInput {
    let report = Report { dossier: figures(scheme), tables: tables(scheme) };
    let mut input = LedgerInput { report, ..LedgerInput::default() };
    in_order(scheme, &mut input);
    input
}

/// The same dossier with nothing in it.
pub fn blank(scheme: &Scheme) -> LedgerInput {
    let period = brim(scheme).report.dossier.period;
    let dossier = Dossier { period, ..Dossier::default() };
    LedgerInput { report: Report { dossier, tables: Vec::new() }, ..LedgerInput::default() }
}

fn figures(scheme: &Scheme) -> Dossier {
    let entry = |at: usize| {
        let figure = &scheme.rubric.figures[at];
        let turn = |list: &[&str]| RawEntry::Text(list[at % list.len()].to_owned());
        match figure.of {
            _ if figure.allows_na && at.is_multiple_of(2) => {
                RawEntry::NotApplicable("本期无此项".to_owned())
            }
            FigureType::YesNo => turn(&["yes", "no"]),
            FigureType::Integer => turn(&WHOLE),
            FigureType::HalfStep => turn(&["43.5", "7.50"]),
            FigureType::Decimal => turn(&NUMBERS),
            FigureType::SignedDecimal => turn(&["-12.5", "0.10", "-0.000001"]),
        }
    };
    let used = scheme.rubric.figures.iter().enumerate().filter(|(_, figure)| figure.is_used);
    let entries = used.map(|(at, figure)| (figure.id.clone(), entry(at))).collect();
    Dossier { period: Some("2020Q3".to_owned()), period_place: 0, entries }
}

fn tables(scheme: &Scheme) -> Vec<RawTable> {
    let mut tables = Vec::new();
    for (at, entry) in scheme.ledgers.document.table.iter().enumerate() {
        let ids: Vec<String> = if entry.is_single {
            vec![entry.id.clone()]
        } else if entry.is_guide {
            let parts = &scheme.ledgers.document.part;
            parts.iter().flat_map(|part| &part.aspect).map(|it| it.id.clone()).collect()
        } else if at % 4 == 3 {
            // In use, and there is nothing of the kind.
            Vec::new()
        } else {
            (1..=8).map(|number| format!("{}-{number}", entry.id)).collect()
        };
        let row = |(turn, id): (usize, String)| {
            let typed = entry.column.iter().enumerate().filter(|(_, column)| column.of.is_some());
            let cells = typed.map(|(at, column)| {
                let text = RawEntry::Text(text(scheme, column, at + turn));
                (column.id.clone(), text)
            });
            RawRow { id, cells: cells.collect() }
        };
        let rows = ids.into_iter().enumerate().map(row).collect();
        tables.push(RawTable { id: entry.id.clone(), rows });
    }
    tables
}

fn text(scheme: &Scheme, column: &ColumnEntry, turn: usize) -> String {
    let pick = |list: &[&str]| list[turn % list.len()].to_owned();
    match column.of {
        Some(ColumnType::Integer) => pick(&WHOLE),
        Some(ColumnType::Decimal) => {
            let kept = |text: &&str| {
                let places = text.split_once('.').map_or(0, |(_, digits)| digits.len());
                places <= column.places.unwrap_or(6)
            };
            pick(&NUMBERS.into_iter().filter(kept).collect::<Vec<&str>>())
        }
        Some(ColumnType::SignedDecimal) => pick(&["-12.5", "3", "0.10"]),
        Some(ColumnType::Date) => pick(&DAYS),
        Some(ColumnType::YesNo) => pick(&["yes", "no"]),
        Some(ColumnType::Choice) => {
            let lists = &scheme.ledgers.document.choice;
            let list = lists.iter().find(|list| Some(&list.id) == column.choice.as_ref());
            let options = &list.expect("a list").option;
            options[turn % options.len()].code.clone()
        }
        Some(ColumnType::Code) => match column.code {
            Some(CodeKind::Uscc) => pick(&["91000000MA0000007C", "91000000123456788T"]),
            Some(CodeKind::Division) => pick(&["06", "34", "39"]),
            Some(CodeKind::Area) => pick(&["370211", "370212"]),
            _ => pick(&["2020-370211-38-03-012345"]),
        },
        _ => {
            let longest = column.longest.unwrap_or(200);
            let texts: Vec<&str> =
                TEXTS.into_iter().filter(|it| it.chars().count() <= longest).collect();
            pick(&texts)
        }
    }
}
