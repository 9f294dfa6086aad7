//! [`Earlier`]: earlier reports of a draft, and its figures beside them.

use engine::facts::{Dossier, ReportingPeriod};
use engine::periods::{PeriodRules, Reports, quarter_of};
use locale::Language;
use report::forms::Section;
use report::period::{Asked, Comparison, Scale, comparison};

use super::next::{period_rules, whole_dossier};
use crate::state::draft::Draft;
use crate::state::workspace::Workspace;

/// The earlier reports of a draft, read once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Earlier {
    rules: PeriodRules,
    dossiers: Vec<Dossier>,
}

impl Earlier {
    /// Those of a draft.
    pub(crate) fn of(draft: &Draft) -> Self {
        let reports = draft.prior_reports().into_iter();
        Self { rules: period_rules(), dossiers: reports.map(|report| report.dossier).collect() }
    }

    /// The figures of a section beside those of other periods; without rows where there is nothing
    /// to compare with.
    pub(crate) fn comparison(
        &self,
        workspace: &Workspace,
        section: &Section,
        scale: Scale,
        language: Language,
    ) -> Comparison {
        let (draft, edition) = (workspace.draft(), workspace.edition());
        let Some(period) = ReportingPeriod::parse(&draft.period) else {
            return Comparison::default();
        };
        let now = whole_dossier(draft, edition);
        let dossiers: Vec<Dossier> =
            core::iter::once(now).chain(self.dossiers.iter().cloned()).collect();
        let reports = Reports { rubric: &edition.rubric, rules: &self.rules, dossiers: &dossiers };
        let rows = section.group.iter().flat_map(|group| &group.rows);
        let asked: Vec<Asked<'_>> = rows
            .flat_map(|row| {
                let growth = row.growth.as_deref();
                row.figures.iter().map(move |figure| Asked { figure, growth })
            })
            .collect();
        comparison(&reports, quarter_of(period), &asked, scale, &scope_of(draft), language)
    }
}

/// What was said of the comparable base.
fn scope_of(draft: &Draft) -> String {
    let row = draft.tables.get("scope").and_then(|rows| rows.first());
    row.and_then(|row| row.cells.get("note")).cloned().unwrap_or_default()
}
