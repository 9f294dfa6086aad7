//! A roll and its figures as JSON, for other programs.

use locale::Language;
use report::roll::{
    Filled, NotFilled, Question, Remark, RollFigures, column_letter, question_text, reason_text,
    remark_text,
};
use serde_json::{Value, json};

use super::dictionary::Dictionary;
use super::roll::FirmRoll;

/// The JSON of a roll and its figures, one line.
pub fn figures_json(
    roll: &FirmRoll,
    dictionary: &Dictionary,
    figures: &RollFigures,
    language: Language,
) -> String {
    let clusters = roll.clusters.iter();
    let clusters: Vec<Value> =
        clusters.map(|it| json!({ "id": it.id, "name": it.name, "firms": it.firms })).collect();
    let remarks: Vec<Value> =
        roll.remarks(dictionary).map(|remark| of_remark(&remark, language)).collect();
    let questions: Vec<Value> =
        figures.questions.iter().map(|it| of_question(it, language)).collect();
    let not_filled: Vec<Value> =
        figures.not_filled.iter().map(|it| of_not_filled(it, language)).collect();
    json!({
        "encoding": roll.encoding.name(),
        "delimiter": roll.delimiter.name(),
        "heading_row": roll.heading_row,
        "firms": roll.firms(),
        "clusters": clusters,
        "counted_rows": figures.counted_rows,
        "other_rows": figures.other_rows,
        "below_scale_rows": figures.below_scale_rows,
        "filled": figures.filled.iter().map(of_filled).collect::<Vec<Value>>(),
        "not_filled": not_filled,
        "questions": questions,
        "remarks": remarks,
    })
    .to_string()
}

fn of_filled(filled: &Filled) -> Value {
    let from = &filled.provenance;
    json!({
        "figure": filled.figure,
        "decimal": filled.decimal,
        "unit": filled.unit,
        "file": from.file,
        "heading": from.heading,
        "column": from.column,
        "rows": from.rows,
        "first_row": from.first_row,
        "last_row": from.last_row,
    })
}

fn of_not_filled(not_filled: &NotFilled, language: Language) -> Value {
    json!({
        "figure": not_filled.figure,
        "column": not_filled.column.map(column_letter),
        "heading": not_filled.heading,
        "reason": not_filled.reason.name(),
        "message": reason_text(&not_filled.reason, language),
    })
}

fn of_question(question: &Question, language: Language) -> Value {
    json!({
        "question": question.kind.name(),
        "count": question.count,
        "row": question.row,
        "confirmed": question.is_confirmed,
        "message": question_text(question, language),
    })
}

fn of_remark(remark: &Remark, language: Language) -> Value {
    json!({
        "code": remark.code.name(),
        "gravity": remark.code.gravity().name(),
        "row": remark.row,
        "column": remark.column.map(column_letter),
        "found": remark.found,
        "became": remark.became,
        "message": remark_text(remark, language),
    })
}
