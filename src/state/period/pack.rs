//! [`PackReview`]: a period pack beside a draft, before it is applied; applied and removed.

use engine::facts::{Dossier, RawEntry, ReportingPeriod};
use engine::ledger::{LedgerInput, RawTable, Report};
use engine::periods::{Origin, PackRemark, PeriodPack, apply_pack};
use engine::quantity::rational::rational_from_decimal;
use exchange::origins_json;
use locale::format::{grouped, with_unit};
use locale::{Language, format, keys, text};
use report::numbers::unit_label;
use report::pack_remark;

use super::origins::{origins_of, short_digest};
use crate::state::draft::{Answer, Draft};
use crate::state::ledger::TableRow;
use crate::state::shipped::Edition;
use crate::state::workspace::Workspace;

/// What becomes of a figure when a pack is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing stood there: it is filled.
    Filled,
    /// The same stood there: it is locked.
    Equal,
    /// Something else stood there: the pack takes its place.
    Replaced,
}

impl Standing {
    /// Name for style sheets and tests.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Filled => "filled",
            Self::Equal => "equal",
            Self::Replaced => "replaced",
        }
    }

    /// In words.
    pub(crate) fn words(self, language: Language) -> &'static str {
        let key = match self {
            Self::Filled => keys::PERIODS_FILLED,
            Self::Equal => keys::PERIODS_EQUAL,
            Self::Replaced => keys::PERIODS_REPLACED,
        };
        key.words(language)
    }
}

/// A figure that the pack fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PackRow {
    /// Its name.
    pub(crate) id: String,
    /// Its label.
    pub(crate) label: String,
    /// What stands in the draft; empty if nothing.
    pub(crate) own: String,
    /// What the pack says.
    pub(crate) pack: String,
    /// What becomes of it.
    pub(crate) standing: Standing,
}

/// A pack beside a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct PackReview {
    /// What the pack says of itself: label and value.
    pub(crate) facts: Vec<(String, String)>,
    /// Why it cannot be applied, with what helps; empty if it can.
    pub(crate) refusals: Vec<String>,
    /// Figures that it fills.
    pub(crate) rows: Vec<PackRow>,
    /// What else is to be said, firms apart.
    pub(crate) remarks: Vec<String>,
    /// Firms that only one of the two lists has.
    pub(crate) firms: Vec<String>,
}

impl PackReview {
    /// What applying a pack to a draft would do.
    pub(crate) fn of(
        draft: &Draft,
        edition: &Edition,
        pack: &PeriodPack,
        language: Language,
    ) -> Self {
        let rubric = &edition.rubric;
        let mut input = typed_input(draft, edition);
        let before = input.report.dossier.clone();
        let applied = apply_pack(pack, rubric, &draft.cluster, &mut input);
        let refusals = applied.remarks.iter().filter(|it| it.is_refusal());
        let refusals = refusals.map(|it| refusal(it, draft, pack, language)).collect();
        let is_firm = |it: &&PackRemark| {
            matches!(it, PackRemark::FirmMissing { .. } | PackRemark::FirmUnlisted { .. })
        };
        let is_row = |it: &PackRemark| matches!(it, PackRemark::Replaced { .. });
        let said = |it: &PackRemark| pack_remark(rubric, it, language);
        let rest = applied.remarks.iter().filter(|it| !it.is_refusal() && !is_row(it));
        let origins = applied.origins.iter();
        Self {
            facts: facts_of(pack, draft, language),
            refusals,
            rows: origins.filter_map(|it| row_of(edition, &before, it, language)).collect(),
            remarks: rest.clone().filter(|it| !is_firm(it)).map(said).collect(),
            firms: rest.filter(is_firm).map(said).collect(),
        }
    }

    /// True if the pack can be applied.
    pub(crate) fn is_ready(&self) -> bool {
        self.refusals.is_empty()
    }
}

/// What a pack says of itself, and of the cluster of a draft.
pub(super) fn facts_of(
    pack: &PeriodPack,
    draft: &Draft,
    language: Language,
) -> Vec<(String, String)> {
    let nothing = || keys::PACK_NOTHING.words(language).to_owned();
    let listed = pack.clusters.iter().find(|it| it.name == draft.cluster);
    let period = period_words(&pack.period, language);
    let rubrics: Vec<&str> = pack.rubrics.iter().map(|(name, _)| name.as_str()).collect();
    let growth = pack.city_growth.as_ref().map(|it| {
        let said = [("value", it.value.as_str()), ("source", &it.source), ("date", &it.date)];
        text(language, keys::PERIODS_FACT_GROWTH, &said)
    });
    let district = listed.and_then(|it| {
        let found = pack.district_revenue.iter().find(|(code, _)| *code == it.district);
        found.map(|(_, revenue)| {
            let said = [("value", grouped(revenue)), ("code", it.district.clone())];
            let [value, code] = &said;
            text(language, keys::PERIODS_FACT_DISTRICT, &[(value.0, &value.1), (code.0, &code.1)])
        })
    });
    let firms = listed.and_then(|it| it.firms.as_ref()).map(|firms| {
        text(language, keys::PERIODS_FACT_FIRMS, &[("count", &firms.len().to_string())])
    });
    let facts = [
        (keys::PERIODS_LABEL_ISSUER, pack.issuer.clone()),
        (keys::PERIODS_LABEL_PERIOD, period),
        (keys::PERIODS_LABEL_RUBRICS, rubrics.join(keys::LIST_SEPARATOR.words(language))),
        (keys::PERIODS_LABEL_DEADLINE, pack.deadline.replace('T', " ")),
        (keys::PERIODS_LABEL_GROWTH, growth.unwrap_or_else(nothing)),
        (keys::PERIODS_LABEL_DISTRICT, district.unwrap_or_else(nothing)),
        (keys::PERIODS_LABEL_FIRMS, firms.unwrap_or_else(nothing)),
        (keys::PERIODS_LABEL_DIGEST, short_digest(&pack.digest)),
    ];
    facts.into_iter().map(|(key, value)| (key.words(language).to_owned(), value)).collect()
}

/// A period in words; as written where it is none.
pub(crate) fn period_words(period: &str, language: Language) -> String {
    let parsed = ReportingPeriod::parse(period);
    parsed.map_or_else(|| period.to_owned(), |it| format::period(language, it.year, it.quarter))
}

/// Why a pack cannot be applied, and what to do instead.
fn refusal(remark: &PackRemark, draft: &Draft, pack: &PeriodPack, language: Language) -> String {
    let pack_period = period_words(&pack.period, language);
    if *remark == PackRemark::OtherPeriod {
        let own = draft.period_words(language);
        let said = [("pack", pack_period.as_str()), ("own", &own)];
        return text(language, keys::PERIODS_OTHER_PERIOD, &said);
    }
    let known: Vec<&str> = pack.rubrics.iter().map(|(name, _)| name.as_str()).collect();
    let known = known.join(keys::LIST_SEPARATOR.words(language));
    let is_named = pack.rubrics.iter().any(|(name, _)| *name == draft.rubric);
    let key = if is_named { keys::PERIODS_OTHER_DIGEST } else { keys::PERIODS_OTHER_RUBRIC };
    text(language, key, &[("own", draft.rubric.as_str()), ("known", &known)])
}

fn row_of(
    edition: &Edition,
    before: &Dossier,
    (id, origin): &(String, Origin),
    language: Language,
) -> Option<PackRow> {
    let Origin::Pack { value, .. } = origin else { return None };
    let document = &edition.rubric.document;
    let entry = document.figure.iter().find(|entry| entry.id == *id)?;
    let unit = unit_label(document, entry.unit.as_deref().unwrap_or_default(), language);
    let own = before.entries.iter().find(|(known, _)| known == id).map(|(_, entry)| entry);
    let own = match own {
        Some(RawEntry::Text(text) | RawEntry::Unreadable(text)) => text.clone(),
        Some(RawEntry::NotApplicable(reason)) => reason.clone(),
        _ => String::new(),
    };
    let standing = match rational_from_decimal(&own) {
        _ if own.is_empty() => Standing::Filled,
        Some(number) if rational_from_decimal(value) == Some(number.clone()) => Standing::Equal,
        _ => Standing::Replaced,
    };
    let shown = |text: &str| match rational_from_decimal(text) {
        Some(_) => with_unit(language, &grouped(text), &unit),
        None => text.to_owned(),
    };
    Some(PackRow {
        id: id.clone(),
        label: language.of(&entry.name.zh, &entry.name.en).to_owned(),
        own: shown(&own),
        pack: shown(value),
        standing,
    })
}

/// A draft's figures as they were typed, with its tables.
fn typed_input(draft: &Draft, edition: &Edition) -> LedgerInput {
    let rubric = &edition.rubric;
    let entries = rubric.figures.iter().enumerate();
    let entries = entries
        .map(|(index, figure)| (figure.id.clone(), draft.typed_entry(rubric, index)))
        .filter(|(_, entry)| *entry != RawEntry::Nothing)
        .collect();
    let dossier = Dossier { period: Some(draft.period.clone()), period_place: 0, entries };
    let report = Report { dossier, tables: raw_tables(draft) };
    LedgerInput { report, ..LedgerInput::default() }
}

/// The tables of a draft as the engine takes them.
pub(super) fn raw_tables(draft: &Draft) -> Vec<RawTable> {
    let tables = draft.tables.iter();
    let table = |(id, rows): (&String, &Vec<TableRow>)| RawTable {
        id: id.clone(),
        rows: rows.iter().map(TableRow::to_raw).collect(),
    };
    tables.map(table).collect()
}

/// A draft with what a pack says; as it was, if the pack cannot be applied to it.
pub(crate) fn with_pack(draft: &Draft, edition: &Edition, pack: &PeriodPack) -> Draft {
    let mut input = typed_input(draft, edition);
    let applied = apply_pack(pack, &edition.rubric, &draft.cluster, &mut input);
    let mut filled = draft.clone();
    if applied.remarks.iter().any(PackRemark::is_refusal) {
        return filled;
    }
    for (figure, origin) in &applied.origins {
        if let Origin::Pack { value, .. } = origin {
            filled.answers.insert(figure.clone(), Answer::Typed(value.clone()));
        }
    }
    for table in &input.report.tables {
        let rows = table.rows.iter().map(TableRow::of_raw).collect();
        filled.tables.insert(table.id.clone(), rows);
    }
    let mut origins = without_packs(draft);
    origins.retain(|(figure, _)| applied.origins.iter().all(|(known, _)| known != figure));
    origins.extend(applied.origins);
    filled.origins = origins_json(&origins);
    filled.deadline.clone_from(&pack.deadline);
    filled.is_due = !filled.tables.is_empty();
    filled
}

/// The origins that no pack gave.
fn without_packs(draft: &Draft) -> Vec<(String, Origin)> {
    let mut origins = origins_of(draft);
    origins.retain(|(_, origin)| matches!(origin, Origin::Report { .. }));
    origins
}

impl Workspace {
    /// Applies a pack, as one step.
    pub(crate) fn use_pack(&mut self, pack: &PeriodPack) {
        let filled = with_pack(self.draft(), self.edition(), pack);
        self.replace(filled);
    }

    /// Takes the lock off what a pack filled, as one step; the figures stay as they are.
    pub(crate) fn remove_pack(&mut self) {
        let origins = origins_json(&without_packs(self.draft()));
        let unlocked = Draft { origins, ..self.draft().clone() };
        self.replace(unlocked);
    }

    /// What applying a pack would do.
    pub(crate) fn review(&self, pack: &PeriodPack, language: Language) -> PackReview {
        PackReview::of(self.draft(), self.edition(), pack, language)
    }
}
