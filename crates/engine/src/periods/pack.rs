//! [`PeriodPack`]: what the official tells all clusters for a period (申报通知包), and how it is
//! applied to a report: fields are filled and locked, and what differs is said.

use super::origin::Origin;
use super::series::number_in;
use crate::facts::{Argument, Dossier, Finding, FindingCode, RawEntry};
use crate::ledger::{LedgerInput, RawRow, RawTable};
use crate::quantity::Rational;
use crate::quantity::rational::{rational_from_decimal, short_decimal};
use crate::rubric::Rubric;

/// What the official tells all clusters for a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeriodPack {
    /// `sha256:` of its content.
    pub digest: String,
    /// Who issued it.
    pub issuer: String,
    /// Rubrics by reference, with their digests.
    pub rubrics: Vec<(String, String)>,
    /// `2020Q3`.
    pub period: String,
    /// `2020-10-20T18:00`.
    pub deadline: String,
    /// Growth of the city's above-scale revenue, in %.
    pub city_growth: Option<Published>,
    /// Revenue of districts, in 万元, by code of GB/T 2260.
    pub district_revenue: Vec<(String, String)>,
    /// Where and when the revenue of districts was published.
    pub district_source: (String, String),
    /// Share of a division of GB/T 4754 in the city's above-scale revenue, in %.
    pub industry_share: Vec<(String, String)>,
    /// The clusters that are due.
    pub clusters: Vec<PackCluster>,
}

/// A number with its source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// Decimal text.
    pub value: String,
    /// Name of the source.
    pub source: String,
    /// `2020-10-25`.
    pub date: String,
}

/// A cluster that is due.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackCluster {
    /// Its id in the pack.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Code of its district.
    pub district: String,
    /// The statistics bureau's list of its above-scale firms: credit code and name; nothing if the
    /// pack has none for it.
    pub firms: Option<Vec<(String, String)>>,
}

/// What is to be said after a pack was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackRemark {
    /// The pack is for another period; nothing was applied.
    OtherPeriod,
    /// The pack names another edition, or another digest, of the rubric; nothing was applied.
    OtherRubric,
    /// The cluster is not among those that are due.
    NotDue,
    /// A field had another value, which the pack's took the place of.
    Replaced {
        /// The figure, or table and column.
        at: String,
        /// What stood there.
        own: String,
        /// What the pack says.
        pack: String,
    },
    /// A figure that the pack could fill, if it knew the district or industry.
    NotFilled {
        /// The figure.
        figure: String,
    },
    /// A firm of the bureau's list that is not in the report.
    FirmMissing {
        /// Credit code.
        uscc: String,
        /// Name.
        name: String,
    },
    /// A firm of the report that is not on the bureau's list.
    FirmUnlisted {
        /// Credit code.
        uscc: String,
        /// Name.
        name: String,
    },
}

impl PackRemark {
    /// Name in files, and key of its words.
    pub fn name(&self) -> &'static str {
        match self {
            Self::OtherPeriod => "other-period",
            Self::OtherRubric => "other-rubric",
            Self::NotDue => "not-due",
            Self::Replaced { .. } => "replaced",
            Self::NotFilled { .. } => "not-filled",
            Self::FirmMissing { .. } => "firm-missing",
            Self::FirmUnlisted { .. } => "firm-unlisted",
        }
    }

    /// True if the pack cannot be applied at all.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::OtherPeriod | Self::OtherRubric)
    }
}

/// A pack applied to a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applied {
    /// Origins of the figures that were filled.
    pub origins: Vec<(String, Origin)>,
    /// What is to be said.
    pub remarks: Vec<PackRemark>,
}

/// The city's growth.
const GROWTH: &str = "city-revenue-growth";
/// The district's revenue.
const DISTRICT: &str = "district-revenue";
/// The leading industries' share in the city.
const SHARE: &str = "city-leading-share";

/// The figures that a pack may fill.
pub const FILLED: [&str; 3] = [GROWTH, DISTRICT, SHARE];

/// The columns of `city-data` with source and date of a figure that a pack fills.
pub fn source_columns(figure: &str) -> Option<[&'static str; 2]> {
    match figure {
        GROWTH => Some(["growth-source", "growth-date"]),
        DISTRICT => Some(["district-source", "district-date"]),
        _ => None,
    }
}

/// Applies a pack to the report of the cluster of that name; `rubric` judges it.
pub fn apply_pack(
    pack: &PeriodPack,
    rubric: &Rubric,
    cluster: &str,
    input: &mut LedgerInput,
) -> Applied {
    let mut applied = Applied::default();
    if input.report.dossier.period.as_deref() != Some(pack.period.as_str()) {
        applied.remarks.push(PackRemark::OtherPeriod);
    }
    let named = (rubric.reference(), rubric.digest.clone());
    if !pack.rubrics.contains(&named) {
        applied.remarks.push(PackRemark::OtherRubric);
    }
    if applied.remarks.iter().any(PackRemark::is_refusal) {
        return applied;
    }
    let listed = pack.clusters.iter().find(|it| it.name == cluster);
    if listed.is_none() {
        applied.remarks.push(PackRemark::NotDue);
    }
    for (figure, value) in values_of(pack, listed, input) {
        if let Some(value) = value {
            put_figure(&mut applied, rubric, input, &pack.digest, figure, &value);
        } else if rubric.figures.iter().any(|it| it.id == figure && it.is_used) {
            applied.remarks.push(PackRemark::NotFilled { figure: figure.to_owned() });
        }
    }
    put_cells(&mut applied, pack, input);
    if let Some(firms) = listed.and_then(|it| it.firms.as_ref()) {
        applied.remarks.extend(firm_remarks(firms, input));
    }
    applied
}

/// What the pack says of each figure that it may fill.
fn values_of(
    pack: &PeriodPack,
    listed: Option<&PackCluster>,
    input: &LedgerInput,
) -> [(&'static str, Option<String>); 3] {
    let basics = |column: &str| cell(input, "basics", column);
    let district = basics("district").or(listed.map(|it| it.district.clone()));
    let revenue = district.and_then(|code| {
        let found = pack.district_revenue.iter().find(|(known, _)| *known == code);
        found.map(|(_, revenue)| revenue.clone())
    });
    let divisions = ["industry-1", "industry-2", "industry-3"].map(basics);
    let divisions: Vec<String> = divisions.into_iter().flatten().collect();
    let growth = pack.city_growth.as_ref().map(|it| it.value.clone());
    [(GROWTH, growth), (DISTRICT, revenue), (SHARE, share_of(pack, &divisions))]
}

/// The shares of the leading industries added up; nothing if one of them is not in the pack.
fn share_of(pack: &PeriodPack, divisions: &[String]) -> Option<String> {
    let mut sum = Rational::ZERO;
    for division in divisions {
        let (_, share) = pack.industry_share.iter().find(|(known, _)| known == division)?;
        sum += rational_from_decimal(share)?;
    }
    (!divisions.is_empty()).then(|| short_decimal(&sum, 6))
}

fn put_figure(
    applied: &mut Applied,
    rubric: &Rubric,
    input: &mut LedgerInput,
    digest: &str,
    figure: &str,
    value: &str,
) {
    if !rubric.figures.iter().any(|it| it.id == figure && it.is_used) {
        return;
    }
    let dossier = &mut input.report.dossier;
    applied.remarks.extend(difference(rubric, dossier, figure, value));
    let entry = RawEntry::Text(value.to_owned());
    match dossier.entries.iter_mut().find(|(id, _)| id == figure) {
        Some((_, slot)) => *slot = entry,
        None => dossier.entries.push((figure.to_owned(), entry)),
    }
    let origin = Origin::Pack { digest: digest.to_owned(), value: value.to_owned() };
    applied.origins.push((figure.to_owned(), origin));
}

/// What differs from what the pack says; the same number in another spelling does not.
fn difference(rubric: &Rubric, dossier: &Dossier, figure: &str, value: &str) -> Option<PackRemark> {
    let (_, entry) = dossier.entries.iter().rev().find(|(id, _)| id == figure)?;
    let own = match entry {
        RawEntry::Nothing => return None,
        RawEntry::Text(text) | RawEntry::Unreadable(text) => text.clone(),
        RawEntry::NotApplicable(reason) => reason.clone(),
        RawEntry::BadObject => String::new(),
    };
    let number = number_in(rubric, dossier, figure);
    if number.is_some() && number == rational_from_decimal(value) {
        return None;
    }
    Some(PackRemark::Replaced { at: figure.to_owned(), own, pack: value.to_owned() })
}

/// Locked figures that no longer say what the pack said, in the order of their origins.
pub fn changed_since_pack(
    rubric: &Rubric,
    dossier: &Dossier,
    origins: &[(String, Origin)],
) -> Vec<Finding> {
    let changed = |(figure, origin): &(String, Origin)| {
        let Origin::Pack { value, .. } = origin else { return None };
        let index = rubric.figure_index(figure)?;
        let own = match difference(rubric, dossier, figure, value) {
            Some(PackRemark::Replaced { own, .. }) => own,
            _ if is_given(dossier, figure) => return None,
            _ => NOTHING.to_owned(),
        };
        let finding = Finding::new(FindingCode::DiffersFromPack, format!("figures.{figure}"))
            .with("figure", Argument::Figure(index))
            .with("found", Argument::Text(own));
        Some(finding.with("pack", Argument::Text(value.clone())))
    };
    origins.iter().filter_map(changed).collect()
}

/// What stands in a message for a figure that is not given.
const NOTHING: &str = "\u{2014}";

fn is_given(dossier: &Dossier, figure: &str) -> bool {
    let mut entries = dossier.entries.iter();
    entries.any(|(id, entry)| id == figure && *entry != RawEntry::Nothing)
}

/// Sources and due date, in the tables that hold them.
fn put_cells(applied: &mut Applied, pack: &PeriodPack, input: &mut LedgerInput) {
    if let Some(growth) = &pack.city_growth {
        put_cell(applied, input, "city-data", "growth-source", &growth.source);
        put_cell(applied, input, "city-data", "growth-date", &growth.date);
    }
    let (source, date) = &pack.district_source;
    put_cell(applied, input, "city-data", "district-source", source);
    put_cell(applied, input, "city-data", "district-date", date);
    let due = pack.deadline.split('T').next().unwrap_or_default();
    put_cell(applied, input, "submission", "due-date", due);
}

fn put_cell(applied: &mut Applied, input: &mut LedgerInput, table: &str, column: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(own) = cell(input, table, column).filter(|own| own != text) {
        let at = format!("{table}.{column}");
        applied.remarks.push(PackRemark::Replaced { at, own, pack: text.to_owned() });
    }
    let tables = &mut input.report.tables;
    if !tables.iter().any(|it| it.id == table) {
        tables.push(RawTable { id: table.to_owned(), rows: Vec::new() });
    }
    let Some(slot) = tables.iter_mut().find(|it| it.id == table) else { return };
    if slot.rows.is_empty() {
        slot.rows.push(RawRow { id: table.to_owned(), cells: Vec::new() });
    }
    let Some(row) = slot.rows.first_mut() else { return };
    row.cells.retain(|(known, _)| known != column);
    row.cells.push((column.to_owned(), RawEntry::Text(text.to_owned())));
}

/// The text of a cell of a table of one row.
fn cell(input: &LedgerInput, table: &str, column: &str) -> Option<String> {
    let table = input.report.tables.iter().find(|it| it.id == table)?;
    let (_, entry) = table.rows.first()?.cells.iter().find(|(known, _)| known == column)?;
    text_of(entry)
}

fn text_of(entry: &RawEntry) -> Option<String> {
    match entry {
        RawEntry::Text(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}

/// Firms that only one of the two lists has. A report without a list of firms has nothing to
/// compare.
fn firm_remarks(listed: &[(String, String)], input: &LedgerInput) -> Vec<PackRemark> {
    let Some(table) = input.report.tables.iter().find(|it| it.id == "firms") else {
        return Vec::new();
    };
    let own = table.rows.iter().map(|row| {
        let text = |column: &str| {
            let found = row.cells.iter().find(|(known, _)| known == column);
            found.and_then(|(_, entry)| text_of(entry)).unwrap_or_default()
        };
        (text("uscc"), text("name"))
    });
    let own: Vec<(String, String)> = own.collect();
    let has = |list: &[(String, String)], uscc: &str| list.iter().any(|(known, _)| known == uscc);
    let missing = listed.iter().filter(|(uscc, _)| !has(&own, uscc));
    let unlisted = own.iter().filter(|(uscc, _)| !has(listed, uscc));
    missing
        .cloned()
        .map(|(uscc, name)| PackRemark::FirmMissing { uscc, name })
        .chain(unlisted.cloned().map(|(uscc, name)| PackRemark::FirmUnlisted { uscc, name }))
        .collect()
}
