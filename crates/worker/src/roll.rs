//! From a roll to what the page shows of it: [`preview`].

use engine::facts::ReportingPeriod;
use exchange::RollFile;
use exchange::firm_roll::{Choice, Cluster, Dictionary, FirmRoll, figures_from_roll, head_text};
use locale::Language;
use report::roll::{
    NotFilled, Question, QuestionKind, RemarkGroup, RollFigures, TakenRoll, column_letter,
    counted_text, groups_of_remarks, question_text, reason_text,
};

use crate::desk::language_of;
use crate::protocol::{
    ClusterRow, HeadingRow, NotFilledRow, QuestionRow, RemarkRow, RollPreview, RollWish,
};

/// Remarks of one kind and column that are told in full; of the others the rows are.
const MOST_SHOWN: usize = 50;

/// What the page shows of a roll.
pub(crate) fn preview(
    roll: &FirmRoll,
    dictionary: &Dictionary,
    digest: &str,
    wish: &RollWish,
) -> RollPreview {
    let language = language_of(wish);
    let choice = choice(roll, wish);
    let figures = figures_from_roll(roll, dictionary, &choice);
    let is_chosen = roll.clusters.is_empty() || choice.cluster.is_some();
    let groups = groups_of_remarks(roll.remarks(dictionary), MOST_SHOWN);
    RollPreview {
        head: head_text(roll, &wish.file, language),
        firms: narrow(roll.firms()),
        clusters: roll.clusters.iter().map(cluster_row).collect(),
        headings: heading_rows(roll),
        counted: if is_chosen { counted_text(&figures, language) } else { String::new() },
        remark_count: narrow(roll.remark_count()),
        remarks: groups.iter().map(|group| remark_row(group, language)).collect(),
        questions: figures.questions.iter().map(|it| question_row(it, language)).collect(),
        not_filled: figures.not_filled.iter().map(|it| not_filled_row(it, language)).collect(),
        roll: RollFile::of_taken(&taken(choice, figures, digest, wish)),
    }
}

fn choice(roll: &FirmRoll, wish: &RollWish) -> Choice {
    let is_there = |id: &String| roll.clusters.iter().any(|cluster| cluster.id == *id);
    let chosen = wish.cluster.clone().filter(is_there);
    let confirmed = wish.confirmed.iter().filter_map(|name| QuestionKind::named(name));
    Choice {
        file: wish.file.clone(),
        cluster: chosen.or_else(|| preselected(&roll.clusters, wish.cluster_name.trim())),
        period: ReportingPeriod::parse(&wish.period),
        confirmed: confirmed.collect(),
    }
}

/// The only cluster, or the one that is called like the draft's.
fn preselected(clusters: &[Cluster], name: &str) -> Option<String> {
    if let [only] = clusters {
        return Some(only.id.clone());
    }
    let is_it = |it: &&Cluster| it.id == name || it.name.as_deref() == Some(name);
    clusters.iter().find(is_it).map(|cluster| cluster.id.clone())
}

fn taken(choice: Choice, figures: RollFigures, digest: &str, wish: &RollWish) -> TakenRoll {
    let asked = figures.questions.iter().filter(|question| question.is_confirmed);
    TakenRoll {
        confirmed: asked.map(|question| question.kind.name().to_owned()).collect(),
        file: choice.file,
        digest: digest.to_owned(),
        cluster: choice.cluster.unwrap_or_default(),
        period: wish.period.clone(),
        figures: figures.filled,
    }
}

fn cluster_row(cluster: &Cluster) -> ClusterRow {
    ClusterRow {
        id: cluster.id.clone(),
        name: cluster.name.clone().unwrap_or_default(),
        firms: cluster.firms,
    }
}

fn heading_rows(roll: &FirmRoll) -> Vec<HeadingRow> {
    let headings = (0..).zip(&roll.headings).filter(|(_, heading)| !heading.text.is_empty());
    let row = |(column, heading): (u32, &exchange::firm_roll::Heading)| HeadingRow {
        column: column_letter(column),
        text: heading.text.clone(),
        unit: heading.unit.clone().unwrap_or_default(),
        is_understood: heading.is_understood,
    };
    headings.map(row).collect()
}

fn remark_row(group: &RemarkGroup, language: Language) -> RemarkRow {
    RemarkRow {
        gravity: group.gravity().name().to_owned(),
        title: group.text(language),
        rows: group.rows_text(language),
        lines: group.lines(language),
    }
}

fn question_row(question: &Question, language: Language) -> QuestionRow {
    QuestionRow {
        name: question.kind.name().to_owned(),
        words: question_text(question, language),
        is_confirmed: question.is_confirmed,
    }
}

fn not_filled_row(it: &NotFilled, language: Language) -> NotFilledRow {
    NotFilledRow {
        figure: it.figure.clone().unwrap_or_default(),
        column: it.column.map(column_letter).unwrap_or_default(),
        heading: it.heading.clone(),
        reason: reason_text(&it.reason, language),
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
