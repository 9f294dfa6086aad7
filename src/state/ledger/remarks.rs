//! [`LedgerRemark`]: what is wrong in tables and figures, in words, with the way there.

use engine::facts::Severity;
use engine::ledger::{LedgerFinding, ReasonState};
use engine::rubric::Text;
use report::ledger::ledger_remark;

use super::desk::Desk;

/// A finding as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LedgerRemark {
    /// Names the finding when a reason is given for it.
    pub(crate) key: String,
    /// Name of the rule.
    pub(crate) code: String,
    /// How grave it is.
    pub(crate) severity: Severity,
    /// The form where it shows: `T3`.
    pub(crate) form: String,
    /// Table, row and column in words; empty for what is not in a row.
    pub(crate) place: String,
    /// What is wrong.
    pub(crate) message: String,
    /// How to mend it.
    pub(crate) remedy: String,
    /// The reason given; none where none is asked for.
    pub(crate) reason: Option<String>,
    /// True if a reason of substance is still wanted.
    pub(crate) wants_reason: bool,
}

impl Desk {
    /// What is wrong, in words; of one form if it is given. The first so many of them, and how
    /// many there are.
    pub(crate) fn remarks(&self, form: Option<&str>, most: usize) -> (Vec<LedgerRemark>, usize) {
        let is_wanted = |it: &&LedgerFinding| form.is_none_or(|form| self.form_of(it) == form);
        let wanted = self.findings().iter().filter(is_wanted);
        let count = wanted.clone().count();
        (wanted.take(most).map(|finding| self.remark(finding)).collect(), count)
    }

    /// The form where a finding shows.
    fn form_of(&self, finding: &LedgerFinding) -> &str {
        let table = finding.table.and_then(|table| self.document().table.get(table));
        let figure = finding.figure.and_then(|it| self.edition().rubric.document.figure.get(it));
        let form = table.map(|table| table.form.as_str());
        form.or(figure.map(|figure| figure.form.as_str())).unwrap_or_default()
    }

    fn remark(&self, finding: &LedgerFinding) -> LedgerRemark {
        let (ledgers, rubric) = (self.ledgers(), &self.edition().rubric);
        let language = self.language();
        let words = ledger_remark(rubric, &ledgers, finding, language);
        let table = finding.table.and_then(|table| ledgers.document.table.get(table));
        let figure = finding.figure.and_then(|figure| rubric.document.figure.get(figure));
        let form = self.form_of(finding).to_owned();
        let column = finding.column.and_then(|column| column.checked_sub(1)).zip(table);
        let column = column.and_then(|(column, table)| table.column.get(column));
        let name = |text: &Text| language.of(&text.zh, &text.en).to_owned();
        let parts = [
            table.map(|table| name(&table.name)),
            finding.row.as_ref().map(|row| self.row_words(finding.table, row)),
            column.map(|column| name(&column.name)),
            figure.filter(|_| table.is_none()).map(|figure| name(&figure.name)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let (reason, wants_reason) = match &finding.reason {
            ReasonState::NotAsked => (None, false),
            ReasonState::Asked => (Some(String::new()), true),
            ReasonState::Bare(given) => (Some(given.clone()), true),
            ReasonState::Given(given) => (Some(given.clone()), false),
        };
        LedgerRemark {
            key: finding.reason_key(),
            code: finding.code.clone(),
            severity: finding.severity,
            form,
            place: parts.join(" \u{203a} "),
            message: words.message,
            remedy: words.remedy,
            reason,
            wants_reason,
        }
    }

    /// A row by what stands in its first column, or by its place.
    fn row_words(&self, table: Option<usize>, id: &str) -> String {
        let shown = table.map(|table| self.table(table)).unwrap_or_default();
        let at = shown.rows.iter().position(|row| row.id == id);
        let row = at.and_then(|at| shown.rows.get(at));
        let first = row.and_then(|row| row.cells.first()).map(|cell| cell.shown.clone());
        match first.filter(|text| !text.is_empty()) {
            Some(text) => text,
            None => at.map_or_else(String::new, |at| at.saturating_add(1).to_string()),
        }
    }
}
