//! `wutong roll FILE`: a firm roll → figures, remarks and what must be confirmed.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use engine::facts::ReportingPeriod;
use engine::rubric::Rubric;
use exchange::firm_roll::{
    Choice, Dictionary, FirmRoll, LARGEST, figures_from_roll, figures_json, firm_roll_from_bytes,
    head_text,
};
use locale::{Key, Language, keys, text};
use report::numbers::unit_label;
use report::roll::{
    Filled, Gravity, NotFilled, QuestionKind, RollFigures, column_letter, counted_text,
    filled_text, groups_of_remarks, question_text, reason_text, refusal_text,
};

use crate::arguments::RollOptions;
use crate::assess::read_at_most;
use crate::catalogue::{references, shipped};
use crate::outcome::{Outcome, visible};

/// Remarks of one kind and column that are printed in full.
const MOST_SHOWN: usize = 20;

/// Reads a roll and makes its figures.
pub(crate) fn roll(
    file: &str,
    options: &RollOptions,
    is_json: bool,
    language: Language,
) -> Outcome {
    let name = Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned());
    let choice = match choice_of(name.unwrap_or_default(), options, language) {
        Ok(choice) => choice,
        Err(problem) => return Outcome::refused(&problem),
    };
    match read_at_most(Path::new(file), LARGEST) {
        Ok(bytes) => roll_bytes(&bytes, &choice, is_json, language),
        Err(error) => Outcome::refused(&text(
            language,
            keys::REFUSAL_UNREADABLE,
            &[("file", file), ("reason", &error.to_string())],
        )),
    }
}

fn choice_of(file: String, options: &RollOptions, language: Language) -> Result<Choice, String> {
    let period = match options.period.as_deref() {
        None => None,
        Some(found) => Some(
            ReportingPeriod::parse(found)
                .ok_or_else(|| text(language, keys::ROLL_TEXT_BAD_PERIOD, &[("found", found)]))?,
        ),
    };
    let mut confirmed = BTreeSet::new();
    for name in options.confirmed.iter().flat_map(|names| names.split(',')) {
        let kind = QuestionKind::named(name).ok_or_else(|| {
            let known: Vec<&str> = QuestionKind::ALL.into_iter().map(QuestionKind::name).collect();
            let arguments = [("found", name), ("known", &known.join(", "))];
            text(language, keys::ROLL_TEXT_BAD_QUESTION, &arguments)
        })?;
        confirmed.insert(kind);
    }
    Ok(Choice { file, cluster: options.cluster.clone(), period, confirmed })
}

/// Makes the figures of the bytes of a roll.
pub fn roll_bytes(bytes: &[u8], choice: &Choice, is_json: bool, language: Language) -> Outcome {
    let dictionary = match Dictionary::from_json(rubrics::HEADINGS) {
        Ok(dictionary) => dictionary,
        Err(error) => return Outcome::refused(&error.0),
    };
    let roll = match firm_roll_from_bytes(bytes, &dictionary) {
        Ok(roll) => roll,
        Err(refusal) => return Outcome::refused(&refusal_text(&choice.file, &refusal, language)),
    };
    if let Some(id) = &choice.cluster
        && !roll.clusters.iter().any(|cluster| cluster.id == *id)
    {
        return Outcome::refused(&text(language, keys::ROLL_TEXT_NO_CLUSTER, &[("found", id)]));
    }
    let figures = figures_from_roll(&roll, &dictionary, choice);
    let is_open = figures.questions.iter().any(|question| !question.is_confirmed);
    let is_refused = roll.remarks(&dictionary).any(|it| it.code.gravity() == Gravity::Refused);
    let stdout = if is_json {
        figures_json(&roll, &dictionary, &figures, language)
    } else {
        visible(&as_text(&roll, &dictionary, &figures, &choice.file, language))
    };
    let exit = if is_open || is_refused || figures.filled.is_empty() { 2 } else { 0 };
    Outcome { exit, stdout, stderr: String::new() }
}

fn as_text(
    roll: &FirmRoll,
    dictionary: &Dictionary,
    figures: &RollFigures,
    file: &str,
    language: Language,
) -> String {
    let mut lines = vec![head_text(roll, file, language)];
    let mut list = |heading: String, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(format!("\n{heading}"));
            lines.extend(items.into_iter().map(|item| format!("  {item}")));
        }
    };
    let words = |key: Key| key.words(language).to_owned();
    if roll.clusters.len() > 1 {
        list(words(keys::ROLL_TEXT_CLUSTERS), clusters(roll, language));
    }
    let rubric = references().first().and_then(|reference| shipped(reference));
    let filled = figures.filled.iter().map(|it| filled_line(rubric.as_ref(), it, language));
    let mut taken: Vec<String> = filled.collect();
    if !taken.is_empty() {
        taken.push(counted_text(figures, language));
    }
    list(words(keys::ROLL_TEXT_FIGURES), taken);
    let not_filled = figures.not_filled.iter();
    let not_filled = not_filled.map(|it| not_filled_line(rubric.as_ref(), it, language));
    list(words(keys::ROLL_TEXT_NOT_FILLED), not_filled.collect());
    list(words(keys::ROLL_TEXT_QUESTIONS), questions(figures, language));
    let count = roll.remark_count().to_string();
    let heading = text(language, keys::ROLL_TEXT_REMARKS, &[("count", &count)]);
    list(heading, remarks(roll, dictionary, language));
    lines.join("\n")
}

fn clusters(roll: &FirmRoll, language: Language) -> Vec<String> {
    let line = |cluster: &exchange::firm_roll::Cluster| {
        let name = cluster.name.as_deref().unwrap_or_default();
        let count = cluster.firms.to_string();
        let arguments = [("id", cluster.id.as_str()), ("name", name), ("count", &count)];
        text(language, keys::ROLL_TEXT_CLUSTER, &arguments)
    };
    roll.clusters.iter().map(line).collect()
}

fn label<'a>(rubric: Option<&'a Arc<Rubric>>, figure: &'a str, language: Language) -> &'a str {
    let entry = rubric.and_then(|it| it.document.figure.iter().find(|it| it.id == figure));
    entry.map_or(figure, |entry| language.of(&entry.name.zh, &entry.name.en))
}

fn filled_line(rubric: Option<&Arc<Rubric>>, filled: &Filled, language: Language) -> String {
    let unit = filled.unit.as_deref().zip(rubric);
    let unit = unit.map(|(symbol, rubric)| unit_label(&rubric.document, symbol, language));
    let what = label(rubric, &filled.figure, language);
    format!("{what}: {}", filled_text(filled, &unit.unwrap_or_default(), language))
}

fn not_filled_line(rubric: Option<&Arc<Rubric>>, it: &NotFilled, language: Language) -> String {
    let reason = reason_text(&it.reason, language);
    let column = it.column.map(column_letter).unwrap_or_default();
    let name = it.figure.as_deref().map(|figure| label(rubric, figure, language));
    let arguments = [
        ("label", name.unwrap_or_default()),
        ("column", column.as_str()),
        ("heading", &it.heading),
        ("reason", &reason),
    ];
    let key = match (name, it.column) {
        (None, _) => keys::ROLL_TEXT_COLUMN,
        (Some(_), None) => keys::ROLL_TEXT_FIGURE,
        (Some(_), Some(_)) => keys::ROLL_TEXT_FIGURE_COLUMN,
    };
    text(language, key, &arguments)
}

fn questions(figures: &RollFigures, language: Language) -> Vec<String> {
    let line = |question: &report::roll::Question| {
        let confirmed = keys::ROLL_TEXT_CONFIRMED.words(language);
        let confirmed = if question.is_confirmed { confirmed } else { "" };
        format!("{}: {}{confirmed}", question.kind.name(), question_text(question, language))
    };
    figures.questions.iter().map(line).collect()
}

fn remarks(roll: &FirmRoll, dictionary: &Dictionary, language: Language) -> Vec<String> {
    let groups = groups_of_remarks(roll.remarks(dictionary), MOST_SHOWN);
    let of_group = |group: report::roll::RemarkGroup| {
        let mut lines = vec![group.text(language)];
        lines.extend(group.lines(language).into_iter().map(|line| format!("  {line}")));
        if group.count > group.shown.len() {
            lines.push("  ...".to_owned());
        }
        lines
    };
    groups.into_iter().flat_map(of_group).collect()
}
