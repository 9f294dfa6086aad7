//! Prints invented dossiers, one JSON document a line:
//! `generate-dossiers [--seed N] [--count N] [--kind industrial|digital|urban]`, or
//! `generate-dossiers --kind ledgers` for the dossiers that the cases of ledgers are about.
#![allow(clippy::print_stdout, reason = "printing is what it does")]

use std::env;
use std::io::{self, BufWriter, Write};

use tests::dossiers::dossiers;
use tests::ledgers::cases;
use tests::oracle::Kind;

fn main() -> Result<(), String> {
    let (mut seed, mut count, mut kind) = (1_u64, 10_usize, Kind::Industrial);
    if env::args().skip(1).collect::<Vec<_>>() == ["--kind", "ledgers"] {
        return print_ledgers().map_err(|error| error.to_string());
    }
    let mut arguments = env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
        let fault = || format!("{name} {value} is not understood");
        match name.as_str() {
            "--seed" => seed = value.parse().map_err(|_fault| fault())?,
            "--count" => count = value.parse().map_err(|_fault| fault())?,
            "--kind" => {
                kind = Kind::ALL.into_iter().find(|kind| kind.id() == value).ok_or_else(fault)?;
            }
            _ => return Err(fault()),
        }
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for dossier in dossiers(seed, kind).take(count) {
        writeln!(out, "{}", dossier.to_json()).map_err(|error| error.to_string())?;
    }
    out.flush().map_err(|error| error.to_string())
}

fn print_ledgers() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (_, case) in cases() {
        let rubric = case.rubric.as_deref().unwrap_or("industrial@2026.1");
        for scenario in [&case.triggers, &case.spares] {
            writeln!(out, "{}", case.common.with(scenario).dossier(rubric))?;
        }
    }
    out.flush()
}
