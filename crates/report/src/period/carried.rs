//! [`Carried`]: what a report that was started takes over from the last one, in words.

use engine::facts::RawEntry;
use engine::ledger::{LedgerInput, RawTable};
use engine::periods::rules::CarryRule;
use engine::periods::{NextReport, PeriodRules};
use engine::rubric::{Rubric, Text};
use locale::{Language, keys, text};

/// What was taken over and what begins anew, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// What was taken over.
    pub kept: Vec<String>,
    /// What begins anew.
    pub anew: Vec<String>,
}

/// What `next` took over from `last`.
pub fn carried(
    rules: &PeriodRules,
    rubric: &Rubric,
    last: &LedgerInput,
    next: &NextReport,
    language: Language,
) -> Carried {
    let words = Words { rubric, language };
    let started = &next.input.report;
    let mut kept = Vec::new();
    for rule in &rules.tables {
        let table = started.tables.iter().find(|it| it.id == rule.table && !it.rows.is_empty());
        kept.extend(table.map(|table| words.table(rule, table)));
    }
    let is_filled = |id: &String| next.filled.iter().any(|it| it.figure == *id);
    let figures = started.dossier.entries.iter().map(|(id, _)| id).filter(|id| !is_filled(id));
    let names: Vec<String> = figures.map(|id| words.label(id)).collect();
    if !names.is_empty() {
        kept.push(text(language, keys::CARRIED_FIGURES, &[("names", &words.list(&names))]));
    }
    for base in &next.filled {
        let label = words.label(&base.figure);
        let said = [("label", label.as_str()), ("period", &base.period)];
        kept.push(text(language, keys::CARRIED_BASE, &said));
    }
    if let Some(period) = &last.report.dossier.period {
        kept.push(text(language, keys::CARRIED_PRIOR, &[("period", period)]));
    }
    Carried { kept, anew: words.anew(rules, last) }
}

struct Words<'a> {
    rubric: &'a Rubric,
    language: Language,
}

impl Words<'_> {
    fn of(&self, text: &Text) -> String {
        self.language.of(&text.zh, &text.en).to_owned()
    }

    fn label(&self, id: &str) -> String {
        let mut figures = self.rubric.document.figure.iter();
        figures.find(|entry| entry.id == id).map_or_else(|| id.to_owned(), |it| self.of(&it.name))
    }

    fn list(&self, names: &[String]) -> String {
        names.join(keys::LIST_SEPARATOR.words(self.language))
    }

    fn table(&self, rule: &CarryRule, table: &RawTable) -> String {
        let name = self.of(&rule.name);
        if let Some([column, option]) = &rule.settled {
            let is_done = |row: &&engine::ledger::RawRow| {
                let is = |(known, entry): &(String, RawEntry)| {
                    known == column && *entry == RawEntry::Text(option.clone())
                };
                row.cells.iter().any(is)
            };
            let done = table.rows.iter().filter(is_done).count();
            let open = table.rows.len().saturating_sub(done).to_string();
            let done = done.to_string();
            let said = [("name", name.as_str()), ("open", &open), ("done", &done)];
            return text(self.language, keys::CARRIED_MEASURES, &said);
        }
        let is_single = table.rows.first().is_some_and(|row| row.id == table.id);
        if is_single {
            return name;
        }
        let count = table.rows.len().to_string();
        let columns: Vec<String> = rule.reset_names.iter().map(|name| self.of(name)).collect();
        let columns = self.list(&columns);
        let said = [("name", name.as_str()), ("count", &count), ("columns", &columns)];
        let key = if columns.is_empty() { keys::CARRIED_TABLE } else { keys::CARRIED_TABLE_RESET };
        text(self.language, key, &said)
    }

    fn anew(&self, rules: &PeriodRules, last: &LedgerInput) -> Vec<String> {
        let mut anew = vec![keys::CARRIED_OTHER_FIGURES.words(self.language).to_owned()];
        let is_given = |id: &String| last.report.tables.iter().any(|table| table.id == *id);
        let tables = rules.anew.iter().filter(|(id, _)| is_given(id));
        let names: Vec<String> = tables.map(|(_, name)| self.of(name)).collect();
        if !names.is_empty() {
            let names = self.list(&names);
            anew.push(text(self.language, keys::CARRIED_TABLES, &[("names", &names)]));
        }
        anew.push(keys::CARRIED_REST.words(self.language).to_owned());
        anew
    }
}
