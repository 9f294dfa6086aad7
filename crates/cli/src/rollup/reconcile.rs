//! `wutong reconcile DIR --bureau FILE`: the bureau's list of firms against the submissions.

use std::path::Path;

use engine::rollup::{ItemLine, Matching, Reconciliation, reconcile as reconciled};
use exchange::firm_roll::{Dictionary, LARGEST};
use exchange::report_html;
use exchange::rollup::bureau::{BureauRefusal, bureau_from_bytes};
use exchange::rollup::reconciliation_json;
use locale::{Language, keys, text};
use report::development::development_text;
use report::import::import_refusal_text;
use report::reconciliation::{ReconciliationSource, reconciliation_report};
use report::roll::refusal_text;

use super::folder::{Rules, files_of, judges, portfolio_of_files, wanted_of};
use crate::arguments::DeskOptions;
use crate::assess::read_at_most;
use crate::outcome::{Outcome, visible};

/// Reconciles a folder with the bureau's list. Exit status 2 if something differs or stands on one
/// side.
pub(crate) fn reconcile(folder: &str, options: &DeskOptions, language: Language) -> Outcome {
    done(folder, options, language).unwrap_or_else(|refused| refused)
}

fn done(folder: &str, options: &DeskOptions, language: Language) -> Result<Outcome, Outcome> {
    let broken = || Outcome::refused("rollup.toml, ranking.toml, bulletin.toml");
    let rules = Rules::shipped().ok_or_else(broken)?;
    let judges = judges();
    let wanted = wanted_of(options, language)?;
    let files = files_of(folder, language)?;
    let portfolio = portfolio_of_files(&files, &rules.rollup, &judges, &wanted, language);
    let file = options.bureau.as_deref().unwrap_or_default();
    let bytes = read_at_most(Path::new(file), LARGEST).map_err(|error| {
        let arguments = [("file", file), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::REFUSAL_UNREADABLE, &arguments))
    })?;
    let name = Path::new(file).file_name().map(|it| it.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let dictionary =
        Dictionary::from_json(rubrics::HEADINGS).map_err(|error| Outcome::refused(&error.0))?;
    let (bureau, _) = bureau_from_bytes(&name, &bytes, &dictionary, portfolio.period)
        .map_err(|refusal| Outcome::refused(&refusal_words(&name, &refusal, language)))?;
    let reconciliation = reconciled(&rules.rollup, &portfolio.submissions, &bureau);
    let exit = if is_even(&reconciliation) { 0 } else { 2 };
    if options.is_json {
        let stdout = reconciliation_json(&reconciliation, &portfolio.submissions, &bureau);
        return Ok(Outcome { exit, stdout, stderr: String::new() });
    }
    let ledgers = judges.iter().find_map(|it| it.ledgers.as_ref()).map(|it| &it.document);
    let report = reconciliation_report(
        &ReconciliationSource {
            rules: &rules.rollup,
            reconciliation: &reconciliation,
            submissions: &portfolio.submissions,
            bureau: &bureau,
            ledgers,
        },
        language,
    );
    let stdout = if options.is_html {
        report_html(&report, language)
    } else {
        visible(&development_text(&report, language))
    };
    Ok(Outcome { exit, stdout, stderr: String::new() })
}

/// True if nothing differs, no firm stands on one side, and all of the bureau's have a cluster.
fn is_even(reconciliation: &Reconciliation) -> bool {
    let mut items = reconciliation.clusters.iter().flat_map(|it| &it.items);
    let mut firms = reconciliation.clusters.iter().flat_map(|it| &it.firms);
    let is_level = |it: &ItemLine| {
        it.difference.as_ref().is_none_or(|it| *it == engine::quantity::Rational::ZERO)
    };
    items.all(is_level)
        && firms.all(|it| it.matching == Matching::Code && it.differences.is_empty())
        && reconciliation.unplaced.is_empty()
}

fn refusal_words(file: &str, refusal: &BureauRefusal, language: Language) -> String {
    match refusal {
        BureauRefusal::File(refusal) => import_refusal_text(file, refusal, language),
        BureauRefusal::Roll(refusal) => refusal_text(file, refusal, language),
    }
}
