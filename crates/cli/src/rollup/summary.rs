//! `wutong rollup DIR --stats FILE`: submissions of a folder → roll-up, ranking and bulletin.

use engine::ledger::LedgerDocument;
use engine::ranking::{Ranking, ranking_of};
use engine::rollup::{CityFigures, Group, Portfolio, Rollup, rollup_of};
use exchange::document::document_html;
use exchange::rollup::Judge;
use exchange::rollup::json::{RollupFile, rollup_json};
use locale::{Language, keys, text};
use report::bulletin::{BulletinSource, aside_words, bulletin, why};
use report::development::{DevelopmentReport, TitledTable, development_text};
use report::document::bulletin_document;

use super::city::city_figures;
use super::folder::{Rules, files_of, judges, portfolio_of_files, wanted_of};
use super::papers::Papers;
use crate::arguments::DeskOptions;
use crate::outcome::{Outcome, visible};

/// Rolls up a folder.
pub(crate) fn rollup(folder: &str, options: &DeskOptions, language: Language) -> Outcome {
    rolled(folder, options, language).unwrap_or_else(|refused| refused)
}

/// What is rolled up, and how it is told.
pub struct RollupSource<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The rubrics.
    pub judges: &'a [Judge],
    /// The submissions.
    pub portfolio: &'a Portfolio,
    /// The city's figures.
    pub city: &'a CityFigures,
}

/// The roll-up of a portfolio, and the ranking of each of its kinds.
pub fn rolled_up(source: &RollupSource<'_>) -> (Rollup, Vec<Ranking>) {
    let stages = ledgers_of(source.judges).map(stages_of).unwrap_or_default();
    let rollup = rollup_of(&source.rules.rollup, source.portfolio, source.city, &stages);
    let ranking =
        |group: &Group| ranking_of(&source.rules.ranking, source.portfolio, &rollup, group);
    let rankings = rollup.kinds.iter().map(ranking).collect();
    (rollup, rankings)
}

fn ledgers_of(judges: &[Judge]) -> Option<&LedgerDocument> {
    judges.iter().find_map(|judge| judge.ledgers.as_ref()).map(|it| &it.document)
}

/// Codes of the stages of projects, in order.
fn stages_of(ledgers: &LedgerDocument) -> Vec<String> {
    let stages = ledgers.choice.iter().find(|choice| choice.id == "stage");
    let options = stages.map(|it| it.option.as_slice()).unwrap_or_default();
    options.iter().map(|it| it.code.clone()).collect()
}

fn rolled(folder: &str, options: &DeskOptions, language: Language) -> Result<Outcome, Outcome> {
    let broken = || Outcome::refused("rollup.toml, ranking.toml, bulletin.toml");
    let rules = Rules::shipped().ok_or_else(broken)?;
    let judges = judges();
    let files = files_of(folder, language)?;
    let wanted = wanted_of(options, language)?;
    let portfolio = portfolio_of_files(&files, &rules.rollup, &judges, &wanted, language);
    let units = judges.first().map(|it| it.rubric.units.clone()).unwrap_or_default();
    let (city, notes) =
        city_figures(options.stats.as_deref(), &files, (&rules.rollup, &units), language)?;
    let source =
        RollupSource { rules: &rules, judges: &judges, portfolio: &portfolio, city: &city };
    if portfolio.submissions.is_empty() {
        let mut lines = vec![text(language, keys::ROLLUP_NONE, &[("folder", folder)])];
        lines.extend(aside_lines(&portfolio, language));
        return Err(Outcome::refused(&lines.join("\n")));
    }
    let (rollup, rankings) = rolled_up(&source);
    let has_faults = portfolio.aside.iter().any(|it| !it.reason.is_harmless());
    let exit = if has_faults || !notes.is_empty() { 2 } else { 0 };
    let stderr = visible(&notes.join("\n"));
    if options.is_json {
        let (portfolio, ranking_rules) = (&portfolio, &rules.ranking);
        let file = RollupFile { portfolio, rollup: &rollup, rankings: &rankings, ranking_rules };
        return Ok(Outcome { exit, stdout: rollup_json(&file, language), stderr });
    }
    let group = group_of(&rollup, options.kind.as_deref(), language)?;
    let place = rollup.kinds.iter().position(|it| it.of == group.of);
    let ranking = place.and_then(|place| rankings.get(place)).ok_or_else(broken)?;
    let told = BulletinSource {
        rollup_rules: &rules.rollup,
        ranking_rules: &rules.ranking,
        rules: &rules.bulletin,
        portfolio: &portfolio,
        rollup: &rollup,
        group,
        ranking,
        ledgers: ledgers_of(&judges),
        paragraphs: &[],
    };
    if let Some(subject) = &options.why {
        return explained(&told, subject, language);
    }
    if let Some(file) = options.file {
        let rankings = &rankings;
        let files = Papers { source: &told, rankings, files: &files, judges: &judges };
        let stdout = files.written(file, options.out.as_deref(), language)?;
        return Ok(Outcome { exit, stdout, stderr });
    }
    Ok(Outcome { exit, stdout: said(&told, options, language), stderr })
}

/// The bulletin as a page, as text, or its tables alone.
fn said(source: &BulletinSource<'_>, options: &DeskOptions, language: Language) -> String {
    if options.is_html {
        return document_html(&bulletin_document(source, language));
    }
    let report = bulletin(source, language);
    let report = if options.is_bulletin { report } else { tables_only(report) };
    visible(&development_text(&report, language))
}

/// What a number was made of.
fn explained(
    source: &BulletinSource<'_>,
    subject: &str,
    language: Language,
) -> Result<Outcome, Outcome> {
    let arguments = [("found", subject)];
    let unknown = || Outcome::refused(&text(language, keys::ROLLUP_NO_NUMBER, &arguments));
    let TitledTable { name, table, .. } = why(source, subject, language).ok_or_else(unknown)?;
    let mut lines = vec![name, table.headings.join(" | ")];
    lines.extend(table.rows.iter().map(|row| row.join(" | ")));
    Ok(Outcome::said(&lines.join("\n")))
}

/// The group of a kind; of the one that most submissions are of where none is asked for.
fn group_of<'a>(
    rollup: &'a Rollup,
    kind: Option<&str>,
    language: Language,
) -> Result<&'a Group, Outcome> {
    let found = match kind {
        Some(kind) => rollup.kind(kind),
        None => rollup.greatest_kind(),
    };
    let arguments = [("found", kind.unwrap_or_default())];
    found.ok_or_else(|| Outcome::refused(&text(language, keys::ROLLUP_BAD_KIND, &arguments)))
}

/// The same without its sentences: tables for those who look things up.
fn tables_only(report: DevelopmentReport) -> DevelopmentReport {
    let mut report = report;
    for section in &mut report.sections {
        section.sentences.clear();
    }
    report.sections.retain(|section| !section.tables.is_empty());
    report
}

fn aside_lines(portfolio: &Portfolio, language: Language) -> Vec<String> {
    let aside = portfolio.aside.iter();
    aside.map(|it| format!("  {} {}", it.name, aside_words(it, language))).collect()
}
