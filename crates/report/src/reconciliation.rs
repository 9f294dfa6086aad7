//! [`reconciliation_report`]: the reconciliation with the bureau, for both signatories.
//!
//! It comes as a [`DevelopmentReport`], so whatever writes those writes it too: a section for each
//! cluster with its items, the firms that differ or stand on one side, and the lines to sign on.

use engine::ledger::LedgerDocument;
use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use engine::rollup::{
    BureauFirm, ClusterLine, FirmLine, ItemLine, Matching, Reconciliation, RollupRules, Submission,
};
use locale::format::{grouped, signed};
use locale::{Language, format, groups, keys, text};

use crate::development::build::section_number;
use crate::development::{DevelopmentReport, Section, TitledTable};
use crate::numbers::visible_decimal;
use crate::tables::Table;

/// Places of amounts.
const PLACES: usize = 6;

/// What the report is made from.
pub struct ReconciliationSource<'a> {
    /// What was added up.
    pub rules: &'a RollupRules,
    /// The reconciliation.
    pub reconciliation: &'a Reconciliation,
    /// The submissions.
    pub submissions: &'a [Submission],
    /// The bureau's list.
    pub bureau: &'a [BureauFirm],
    /// Names of the ledgers' options.
    pub ledgers: Option<&'a LedgerDocument>,
}

/// The report.
pub fn reconciliation_report(
    source: &ReconciliationSource<'_>,
    language: Language,
) -> DevelopmentReport {
    let clusters = &source.reconciliation.clusters;
    let period = source.submissions.first().map(|it| it.period);
    let period = period.map(|it| format::period(language, it.year, it.quarter)).unwrap_or_default();
    let open = clusters.iter().flat_map(|it| &it.items).filter(|it| is_open(it)).count();
    let one_sided = clusters.iter().flat_map(|it| &it.firms);
    let one_sided = one_sided.filter(|it| it.own.is_none() || it.bureau.is_none()).count();
    let arguments = [
        ("clusters", clusters.len().to_string()),
        ("open", open.to_string()),
        ("firms", one_sided.to_string()),
        ("unplaced", source.reconciliation.unplaced.len().to_string()),
    ];
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sections = clusters.iter().zip(1..).filter_map(|(line, number)| {
        section(source, line, &section_number(number, language), language)
    });
    DevelopmentReport {
        title: text(language, keys::RECONCILE_TITLE, &[("period", &period)]),
        head: keys::RECONCILE_HEAD.words(language).to_owned(),
        answer: text(language, keys::RECONCILE_ANSWER, &arguments),
        notes: vec![keys::RECONCILE_NOTE.words(language).to_owned()],
        sections: sections.collect(),
    }
}

/// A difference that needs a reason and has none, and no agreed value.
fn is_open(line: &ItemLine) -> bool {
    let stated = line.stated.as_ref();
    line.needs_reason && stated.is_none_or(|it| it.reason.is_empty() && it.agreed.is_none())
}

fn section(
    source: &ReconciliationSource<'_>,
    line: &ClusterLine,
    number: &str,
    language: Language,
) -> Option<Section> {
    let submission = source.submissions.get(line.submission)?;
    let heading = [("number", number), ("name", submission.cluster.as_str())];
    let tables = [
        (keys::RECONCILE_ITEMS, items(source, line, language)),
        (keys::RECONCILE_FIRMS, firms(source, line, submission, language)),
    ];
    let tables = tables.into_iter().filter(|(_, table)| !table.rows.is_empty());
    let tables = tables.map(|(name, table)| TitledTable {
        name: name.words(language).to_owned(),
        table,
        ..TitledTable::default()
    });
    let signed = line.items.iter().find_map(|it| it.stated.as_ref());
    let name = |it: &str| {
        if it.is_empty() { keys::RECONCILE_BLANK.words(language).to_owned() } else { it.to_owned() }
    };
    let arguments = [
        ("cluster", name(signed.map_or("", |it| &it.signed_by_cluster))),
        ("bureau", name(signed.map_or("", |it| &it.signed_by_bureau))),
        ("date", name(signed.map_or("", |it| &it.date))),
    ];
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Some(Section {
        id: format!("cluster-{}", line.submission + 1),
        heading: text(language, keys::NARRATIVE_HEADING, &heading),
        sentences: Vec::new(),
        own: vec![text(language, keys::RECONCILE_SIGNED, &arguments)],
        trends: Vec::new(),
        tables: tables.collect(),
    })
}

fn items(source: &ReconciliationSource<'_>, line: &ClusterLine, language: Language) -> Table {
    let headings = [
        keys::BULLETIN_ITEM,
        keys::BULLETIN_SUBMITTED,
        keys::RECONCILE_BUREAU,
        keys::RECONCILE_DIFFERENCE,
        keys::RECONCILE_RELATIVE,
        keys::BULLETIN_REASON,
        keys::BULLETIN_AGREED,
        keys::RECONCILE_GROWTH,
    ];
    let rows = line.items.iter().map(|it| {
        let rule = source.rules.total(&it.figure);
        let name = rule.map_or(it.figure.as_str(), |it| language.of(&it.name.zh, &it.name.en));
        let stated = it.stated.as_ref();
        let growth = it.growth.as_ref().and_then(|it| it.rate());
        vec![
            name.to_owned(),
            number(it.own.as_ref()),
            number(it.bureau.as_ref()),
            it.difference.as_ref().map(|it| signed(&short_decimal(it, PLACES))).unwrap_or_default(),
            it.relative.as_ref().map(percent).unwrap_or_default(),
            reason(source, it, language),
            number(stated.and_then(|it| it.agreed.as_ref())),
            growth
                .map(|it| signed(&visible_decimal(&(it * Rational::from(100u8)), 1)) + "%")
                .unwrap_or_default(),
        ]
    });
    Table {
        headings: headings.map(|key| key.words(language).to_owned()).to_vec(),
        rows: rows.collect(),
    }
}

fn reason(source: &ReconciliationSource<'_>, line: &ItemLine, language: Language) -> String {
    let stated = line.stated.as_ref();
    let code = stated.map_or("", |it| it.reason.as_str());
    let choices = source.ledgers.map(|it| it.choice.as_slice()).unwrap_or_default();
    let options = choices.iter().find(|it| it.id == "difference-reason");
    let option = options.and_then(|it| it.option.iter().find(|it| it.code == code));
    let words = option.map_or(code, |it| language.of(&it.name.zh, &it.name.en));
    let explanation = stated.map_or("", |it| it.explanation.as_str());
    let said: Vec<&str> = [words, explanation].into_iter().filter(|it| !it.is_empty()).collect();
    match (said.is_empty(), line.needs_reason) {
        (true, true) => keys::RECONCILE_NEEDED.words(language).to_owned(),
        _ => said.join(language.of("\u{ff1a}", ": ")),
    }
}

/// Firms that differ or stand on one side.
fn firms(
    source: &ReconciliationSource<'_>,
    line: &ClusterLine,
    submission: &Submission,
    language: Language,
) -> Table {
    let headings =
        [keys::RECONCILE_FIRM, keys::RECONCILE_CODE, keys::RECONCILE_STATE, keys::RECONCILE_APART];
    let is_told =
        |it: &&FirmLine| !it.differences.is_empty() || !matches!(it.matching, Matching::Code);
    let rows = line.firms.iter().filter(is_told).map(|it| {
        let own = it.own.and_then(|at| submission.firms.get(at));
        let listed = it.bureau.and_then(|at| source.bureau.get(at));
        let name = own.map(|it| &it.name).or(listed.map(|it| &it.name));
        let code = own.map(|it| &it.uscc).or(listed.map(|it| &it.uscc));
        let state = groups::RECONCILE_MATCHED.named(it.matching.name());
        let state = state.map_or("", |key| key.words(language)).to_owned();
        vec![
            name.cloned().unwrap_or_default(),
            code.cloned().unwrap_or_default(),
            state + &proposed(source, it, submission, language),
            apart(source, it, language),
        ]
    });
    Table {
        headings: headings.map(|key| key.words(language).to_owned()).to_vec(),
        rows: rows.collect(),
    }
}

/// Firms of the other side whose names are alike, for a person to confirm.
fn proposed(
    source: &ReconciliationSource<'_>,
    line: &FirmLine,
    submission: &Submission,
    language: Language,
) -> String {
    let names: Vec<&str> = match &line.matching {
        Matching::OnlySubmitted(of) => {
            of.iter().filter_map(|at| source.bureau.get(*at)).map(|it| it.name.as_str()).collect()
        }
        Matching::OnlyBureau(of) => of
            .iter()
            .filter_map(|at| submission.firms.get(*at))
            .map(|it| it.name.as_str())
            .collect(),
        Matching::Code | Matching::Name => Vec::new(),
    };
    if names.is_empty() {
        return String::new();
    }
    let names = names.join(keys::LIST_SEPARATOR.words(language));
    text(language, keys::RECONCILE_ALIKE, &[("names", &names)])
}

fn apart(source: &ReconciliationSource<'_>, line: &FirmLine, language: Language) -> String {
    let said = line.differences.iter().map(|(figure, difference)| {
        let rule = source.rules.total(figure);
        let name = rule.map_or(figure.as_str(), |it| language.of(&it.name.zh, &it.name.en));
        format!("{name} {}", signed(&short_decimal(difference, PLACES)))
    });
    said.collect::<Vec<String>>().join(keys::LIST_SEPARATOR.words(language))
}

fn number(value: Option<&Rational>) -> String {
    value.map(|it| grouped(&short_decimal(it, PLACES))).unwrap_or_default()
}

/// A share; never as if it kept to a line that it passes.
fn percent(share: &Rational) -> String {
    let lines = [Rational::ONE];
    let value = share * Rational::from(100u8);
    grouped(&engine::quantity::rational::decimal_true_to_lines(&value, 2, &lines)) + "%"
}
