//! `wutong experts APPLICATIONS EXPERTS --out DIR`: a score sheet for each expert.
//! `wutong experts APPLICATIONS EXPERTS SCORES…`: the list that is proposed.

use std::fs;
use std::path::Path;

use engine::experts::{
    Application, Expert, ExpertRules, Outcome as Proposed, SheetState, proposal_of,
};
use engine::quantity::rational::{fixed_decimal, short_decimal};
use exchange::expert_sheets::{
    ExpertRefusal, applications_from_bytes, experts_from_bytes, score_table, score_workbook,
    scores_from_bytes,
};
use exchange::spreadsheet::MOST_BYTES;
use locale::{Language, groups, keys, text};
use report::import::import_refusal_text;
use report::safe_file_name;

use super::options::OfficialOptions;
use super::triage::bytes_of;
use crate::outcome::{Outcome, visible};
use crate::template::write;

/// Writes sheets, or judges. Exit status 2 if something was left out or has to be decided.
pub(super) fn experts(
    (applications, experts, scores): (&str, &str, &[&str]),
    options: &OfficialOptions,
    language: Language,
) -> Result<Outcome, Outcome> {
    let rules =
        ExpertRules::from_json(rubrics::EXPERTS).ok_or_else(|| Outcome::refused("experts.toml"))?;
    let refused = |file: &str, refusal: ExpertRefusal| {
        Outcome::refused(&match refusal {
            ExpertRefusal::File(refusal) => import_refusal_text(file, &refusal, language),
            ExpertRefusal::NoHeadings => {
                text(language, keys::EXPERTS_REFUSAL_NO_HEADINGS, &[("file", file)])
            }
        })
    };
    let bytes = bytes_of(applications, MOST_BYTES, language)?;
    let applied =
        applications_from_bytes(&bytes, &rules).map_err(|it| refused(applications, it))?;
    let bytes = bytes_of(experts, MOST_BYTES, language)?;
    let people = experts_from_bytes(&bytes, &rules).map_err(|it| refused(experts, it))?;
    if scores.is_empty() {
        let Some(out) = &options.out else {
            return Err(Outcome::refused(keys::OFFICIALS_NEEDS_OUT.words(language)));
        };
        return write_sheets((&rules, &people, &applied), out, language);
    }
    let (mut sheets, mut notes) = (Vec::new(), Vec::new());
    for file in scores {
        let bytes = bytes_of(file, MOST_BYTES, language)?;
        let (read, remarks) = scores_from_bytes(&bytes, &rules).map_err(|it| refused(file, it))?;
        sheets.extend(read);
        notes.extend(remarks.iter().map(|it| {
            let row = it.row.to_string();
            let arguments = [("file", *file), ("row", row.as_str()), ("found", &it.found)];
            text(language, keys::EXPERTS_NOTE_SCORE, &arguments)
        }));
    }
    let proposal = proposal_of(&rules, &people, &applied, &sheets);
    if !proposal.strays.is_empty() {
        let count = proposal.strays.len().to_string();
        notes.push(text(language, keys::EXPERTS_STRAYS, &[("count", &count)]));
    }
    let mut lines = vec![keys::EXPERTS_TITLE.words(language).to_owned()];
    let mut is_open = !notes.is_empty();
    for list in &proposal.kinds {
        let is = |of: Proposed| list.lines.iter().filter(move |it| it.outcome == of);
        is_open |= is(Proposed::Tied).next().is_some();
        let counts = [list.quota, is(Proposed::Proposed).count()].map(|it| it.to_string());
        let [quota, proposed] = &counts;
        let arguments = [("kind", list.kind.as_str()), ("quota", quota), ("proposed", proposed)];
        lines.push(text(language, keys::EXPERTS_LIST, &arguments));
        for line in &list.lines {
            let cluster = applied.get(line.application).map(|it| it.cluster.as_str());
            let rank = line.rank.map(|it| it.to_string()).unwrap_or_default();
            let mean = line.mean.as_ref().map(|it| fixed_decimal(it, rules.mean_places));
            let outcome = groups::EXPERTS_OUTCOME.named(line.outcome.name());
            let arguments = [
                ("rank", rank.as_str()),
                ("cluster", cluster.unwrap_or_default()),
                ("mean", mean.as_deref().unwrap_or_default()),
                ("outcome", outcome.map_or("", |key| key.words(language))),
            ];
            lines.push(format!("  {}", text(language, keys::EXPERTS_LINE, &arguments)));
            lines.extend(people.iter().zip(&line.judged.sheets).map(|(expert, state)| {
                let state = state_words(state, language);
                let arguments = [("expert", expert.name.as_str()), ("state", &state)];
                format!("    {}", text(language, keys::EXPERTS_SHEET, &arguments))
            }));
        }
    }
    let exit = if is_open { 2 } else { 0 };
    let (stdout, stderr) = (visible(&lines.join("\n")), visible(&notes.join("\n")));
    Ok(Outcome { exit, stdout, stderr })
}

fn state_words(state: &SheetState, language: Language) -> String {
    let score = match state {
        SheetState::Counted(score) | SheetState::Trimmed(score) => short_decimal(score, 4),
        _ => String::new(),
    };
    let key = match state {
        SheetState::Counted(_) => keys::EXPERTS_STATE_COUNTED,
        SheetState::Trimmed(_) => keys::EXPERTS_STATE_TRIMMED,
        SheetState::Conflict(by) => {
            let key = groups::EXPERTS_STATE.named(&format!("conflict-{}", by.name()));
            return key.map_or_else(String::new, |key| key.words(language).to_owned());
        }
        SheetState::Incomplete(_) => keys::EXPERTS_STATE_INCOMPLETE,
        SheetState::OffScale(_) => keys::EXPERTS_STATE_OFF_SCALE,
        SheetState::Twice => keys::EXPERTS_STATE_TWICE,
        SheetState::Absent => keys::EXPERTS_STATE_ABSENT,
    };
    text(language, key, &[("score", &score)])
}

/// A workbook for each expert, numbered so that no two have the same name.
fn write_sheets(
    (rules, people, applied): (&ExpertRules, &[Expert], &[Application]),
    out: &str,
    language: Language,
) -> Result<Outcome, Outcome> {
    fs::create_dir_all(out).map_err(|error| {
        let arguments = [("file", out), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::IMPORT_TEXT_UNWRITABLE, &arguments))
    })?;
    for (number, expert) in (1u32..).zip(people) {
        let table = score_table(rules, expert, applied, language);
        let bytes = score_workbook(&table).map_err(|error| Outcome::refused(&error.to_string()))?;
        let name = format!("{number:02}-{}.xlsx", safe_file_name(&expert.name));
        write(&Path::new(out).join(name).to_string_lossy(), &bytes, language)?;
    }
    Ok(Outcome::said(&text(language, keys::OFFICIALS_WRITTEN, &[("file", out)])))
}
