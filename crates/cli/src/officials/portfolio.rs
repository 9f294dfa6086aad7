//! `wutong portfolio show FILE`: what the log says. `wutong portfolio merge FILE FILE… --out FILE`:
//! two officials' portfolios in one.

use exchange::portfolio::file::LARGEST;
use exchange::portfolio::{
    PortfolioFile, conflict_text, event_text, ignored_text, portfolio_refusal_text, status_text,
};
use locale::{Language, keys, text};
use serde_json::{Value, json};

use super::options::OfficialOptions;
use super::triage::bytes_of;
use crate::outcome::{Outcome, visible};
use crate::template::write;

/// Reads a portfolio.
pub(super) fn portfolio_at(file: &str, language: Language) -> Result<PortfolioFile, Outcome> {
    let bytes = bytes_of(file, LARGEST, language)?;
    PortfolioFile::from_bytes(&bytes).map_err(|refusal| {
        Outcome::refused(&format!("{file}: {}", portfolio_refusal_text(&refusal, language)))
    })
}

/// Writes a portfolio.
pub(super) fn write_portfolio(
    portfolio: &PortfolioFile,
    out: &str,
    language: Language,
) -> Result<(), Outcome> {
    let bytes = portfolio
        .to_bytes()
        .map_err(|refusal| Outcome::refused(&portfolio_refusal_text(&refusal, language)))?;
    write(out, &bytes, language)
}

/// Says what a portfolio holds. Exit status 2 if something is in conflict, was ignored or is missing.
pub(super) fn show(
    file: &str,
    options: &OfficialOptions,
    language: Language,
) -> Result<Outcome, Outcome> {
    Ok(told(&portfolio_at(file, language)?, options, language))
}

/// Merges portfolios; their order plays no part.
pub(super) fn merge(
    files: &[&str],
    options: &OfficialOptions,
    language: Language,
) -> Result<Outcome, Outcome> {
    let Some(out) = &options.out else {
        return Err(Outcome::refused(keys::OFFICIALS_NEEDS_OUT.words(language)));
    };
    let mut whole = PortfolioFile::default();
    for file in files {
        whole.merge(&portfolio_at(file, language)?);
    }
    write_portfolio(&whole, out, language)?;
    Ok(told(&whole, options, language))
}

fn told(portfolio: &PortfolioFile, options: &OfficialOptions, language: Language) -> Outcome {
    let state = portfolio.log.state();
    let missing = portfolio.missing();
    let is_even = state.conflicts.is_empty() && state.ignored.is_empty() && missing.is_empty();
    let exit = if is_even { 0 } else { 2 };
    if options.is_json {
        let stdout = portfolio_json(portfolio, language);
        return Outcome { exit, stdout, stderr: String::new() };
    }
    let counts = [portfolio.log.len(), state.clusters.len()].map(|it| it.to_string());
    let arguments = [("entries", counts[0].as_str()), ("clusters", counts[1].as_str())];
    let mut lines = vec![text(language, keys::OFFICIALS_LOG, &arguments)];
    lines.extend(state.conflicts.iter().map(|it| format!("  ! {}", conflict_text(it, language))));
    lines.extend(state.ignored.iter().map(|it| format!("  ! {}", ignored_text(it, language))));
    lines
        .extend(missing.iter().map(|it| text(language, keys::OFFICIALS_MISSING, &[("found", it)])));
    for (cluster, own) in &state.clusters {
        let status = own.status.map(|it| status_text(it, language)).unwrap_or_default();
        lines.push(format!("{} ({}) {status}", cluster.name, cluster.kind));
        let entries = own.history.iter().filter_map(|it| portfolio.log.entry(it));
        lines.extend(entries.map(|it| format!("  {}", event_text(it, language))));
    }
    Outcome { exit, stdout: visible(&lines.join("\n")), stderr: String::new() }
}

fn portfolio_json(portfolio: &PortfolioFile, language: Language) -> String {
    let state = portfolio.log.state();
    let clusters = state.clusters.iter().map(|(cluster, own)| {
        let adjustments = own.adjustments.iter();
        let adjustments = adjustments.map(|(target, it)| (target.place(), json!(it.value)));
        let agreed = own.agreed.iter().map(|(figure, it)| (figure.clone(), json!(it.value)));
        json!({
            "cluster": cluster,
            "status": own.status.map(exchange::portfolio::Status::name),
            "accepted": own.accepted,
            "waiting": own.waiting,
            "packages": own.packages,
            "adjustments": adjustments.collect::<serde_json::Map<String, Value>>(),
            "agreed": agreed.collect::<serde_json::Map<String, Value>>(),
            "history": own.history,
        })
    });
    let conflicts = state.conflicts.iter().map(|it| {
        let words = conflict_text(it, language);
        json!({ "topic": it.topic.name(), "cluster": it.cluster, "entries": it.entries, "words": words })
    });
    let ignored = state.ignored.iter();
    let ignored = ignored.map(|it| json!({ "entry": it.entry, "reason": it.reason.name() }));
    let json = json!({
        "portfolio": { "version": 1 },
        "pack": state.pack,
        "clusters": clusters.collect::<Vec<_>>(),
        "conflicts": conflicts.collect::<Vec<_>>(),
        "ignored": ignored.collect::<Vec<_>>(),
        "missing": portfolio.missing(),
    });
    let mut json = serde_json::to_string_pretty(&json).unwrap_or_default();
    json.push('\n');
    json
}
