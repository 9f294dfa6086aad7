//! Prints how long it takes to evaluate 2,000 projects, and to edit one cell among them.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints, and stops where it cannot go on"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use engine::facts::RawEntry;
use engine::ledger::{LedgerSheet, ledgers_from_canonical};
use engine::rubric::rubric_from_canonical;
use tests::ledgers::many_projects;

const ROWS: usize = 2000;
const ROUNDS: u32 = 21;

fn main() {
    let shipped = rubrics::shipped("industrial@2026.1").unwrap();
    let rubric = Arc::new(rubric_from_canonical(shipped.rubric).unwrap());
    let text = rubrics::ledgers(shipped.reference).unwrap();
    let compile = median(|| {
        let start = Instant::now();
        ledgers_from_canonical(text, &rubric).unwrap();
        start.elapsed()
    });
    println!("compile the ledgers: {compile:?}");
    let ledgers = Arc::new(ledgers_from_canonical(text, &rubric).unwrap());
    for (tables, input) in [
        ("2,000 projects", many_projects(ROWS, false)),
        ("2,000 projects and 2,000 upgrades", many_projects(ROWS, true)),
    ] {
        let whole = median(|| {
            let input = input.clone();
            let (rubric, ledgers) = (Arc::clone(&rubric), Arc::clone(&ledgers));
            let start = Instant::now();
            let sheet = LedgerSheet::new(rubric, ledgers, input);
            let findings = sheet.findings();
            let time = start.elapsed();
            assert!(!findings.is_empty());
            time
        });
        let mut sheet = LedgerSheet::new(Arc::clone(&rubric), Arc::clone(&ledgers), input);
        let judged = median(|| {
            let start = Instant::now();
            let findings = sheet.findings();
            let time = start.elapsed();
            assert!(!findings.is_empty());
            time
        });
        let mut number = 0;
        let edit = median(|| {
            number += 1;
            let typed = RawEntry::Text(format!("{}", 50_000 + number));
            let start = Instant::now();
            sheet.put_cell("projects", ROWS / 2, "planned-investment", typed);
            start.elapsed()
        });
        println!("{tables}: whole {whole:?}, findings alone {judged:?}, edit of a cell {edit:?}");
    }
}

fn median(mut one: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| one()).collect();
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
