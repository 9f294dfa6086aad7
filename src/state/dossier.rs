//! A draft from and to the command line's file.

use engine::facts::typed::entry_from_typed;
use engine::facts::{Dossier, RawEntry};
use engine::ledger::{LedgerInput, RawTable, Report};
use engine::rubric::Rubric;
use exchange::dossier_file::LARGEST;
use exchange::{
    DossierFile, LedgerRefusal, Refusal, dossier_from_bytes, dossier_json,
    dossier_json_with_origins, ledgers_from_text, origins_from_text, origins_json, prior_json,
};
use locale::{Key, Language, keys, text};

use super::draft::{Answer, Draft};
use super::ledger::TableRow;
use super::shipped::{edition, editions};

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opened {
    /// The draft, without an id.
    pub(crate) draft: Draft,
    /// Names in the file that are no figures: kept, but not used.
    pub(crate) unknown: Vec<String>,
}

/// The draft that a file holds, or why there is none, with what helps.
pub(crate) fn draft_from_file(
    name: &str,
    bytes: &[u8],
    language: Language,
) -> Result<Opened, String> {
    let file = dossier_from_bytes(bytes).map_err(|refusal| words(name, &refusal, language))?;
    let reference = file.rubric.unwrap_or_default();
    let Some(edition) = edition(&reference) else {
        let known: Vec<&str> = editions().iter().map(|edition| edition.reference).collect();
        let arguments = [("found", reference.as_str()), ("known", &known.join(", "))];
        let key =
            if reference.is_empty() { keys::FILE_NO_RUBRIC } else { keys::REFUSAL_UNKNOWN_RUBRIC };
        let said = [arguments.as_slice(), &[("file", name)]].concat();
        return Err(text(language, key, &said));
    };
    let mut draft = Draft {
        rubric: reference,
        period: file.dossier.period.unwrap_or_default(),
        cluster: file.cluster_name.unwrap_or_default(),
        deadline: file.deadline.unwrap_or_default(),
        roll: file.roll,
        paragraphs: file.paragraphs.into_iter().collect(),
        ..Draft::default()
    };
    let text = core::str::from_utf8(bytes).unwrap_or_default();
    let ledgers = ledgers_from_text(text, &Dossier::default())
        .map_err(|refusal| ledger_words(name, &refusal, language))?;
    if let Some(ledgers) = ledgers {
        take_ledgers(&mut draft, ledgers);
    }
    draft.origins = origins_json(&origins_from_text(text));
    let unknown = take_figures(&mut draft, &edition.rubric, file.dossier.entries);
    Ok(Opened { draft, unknown })
}

/// Takes over a report: figures, tables and earlier reports.
pub(super) fn take_report(draft: &mut Draft, rubric: &Rubric, mut report: LedgerInput) {
    let entries = core::mem::take(&mut report.report.dossier.entries);
    take_figures(draft, rubric, entries);
    take_ledgers(draft, report);
}

/// Takes over figures; returns the names that are none.
fn take_figures(
    draft: &mut Draft,
    rubric: &Rubric,
    entries: Vec<(String, RawEntry)>,
) -> Vec<String> {
    let mut unknown = Vec::new();
    for (figure, entry) in entries {
        let answer = match entry {
            RawEntry::Nothing => continue,
            RawEntry::Text(text) | RawEntry::Unreadable(text) => {
                answer_of_file(rubric, &figure, text)
            }
            RawEntry::NotApplicable(reason) => Answer::NotApplicable(reason),
            RawEntry::BadObject => Answer::NotApplicable(String::new()),
        };
        if rubric.figure_index(&figure).is_none() {
            unknown.push(figure.clone());
        }
        draft.answers.insert(figure, answer);
    }
    unknown
}

/// What a file gives for a figure. Files are taken at their word: what is not of strict form is
/// rejected, as on the command line, also where the same typed by hand would be understood.
fn answer_of_file(rubric: &Rubric, figure: &str, text: String) -> Answer {
    let index = rubric.figure_index(figure);
    let as_typed = index.map(|index| entry_from_typed(rubric, index, &text).entry);
    match as_typed {
        Some(RawEntry::Text(typed)) if typed == text => Answer::Typed(text),
        None => Answer::Typed(text),
        Some(_) => Answer::Given(text),
    }
}

/// Takes over tables, reasons and earlier reports.
fn take_ledgers(draft: &mut Draft, ledgers: LedgerInput) {
    for RawTable { id, rows } in ledgers.report.tables {
        draft.tables.insert(id, rows.iter().map(TableRow::of_raw).collect());
    }
    draft.reasons.extend(ledgers.reasons);
    if !ledgers.prior.is_empty() {
        draft.prior = prior_json(&ledgers.prior);
    }
    draft.is_due = !draft.tables.is_empty();
}

/// The most bytes of a file that is read at all.
pub(crate) fn most_bytes() -> u32 {
    u32::try_from(LARGEST).unwrap_or(u32::MAX)
}

/// What is said of a file that is too large to be read.
pub(crate) fn too_large(name: &str, language: Language) -> String {
    words(name, &Refusal::TooLarge, language)
}

/// The file of a draft: figures in the rubric's order, in the form the command line takes.
pub(crate) fn file_from_draft(rubric: &Rubric, draft: &Draft) -> String {
    let known = rubric.figures.iter().enumerate().map(|(index, figure)| {
        let id = figure.id.clone();
        (id, draft.typed_entry(rubric, index))
    });
    let unknown = draft.answers.iter().filter(|(id, _)| rubric.figure_index(id).is_none()).map(
        |(id, answer)| {
            let entry = match answer.clone() {
                Answer::Typed(text) | Answer::Given(text) => RawEntry::Text(text),
                Answer::NotApplicable(reason) => RawEntry::NotApplicable(reason),
            };
            (id.clone(), entry)
        },
    );
    let period = (!draft.period.is_empty()).then(|| draft.period.clone());
    let file = DossierFile {
        rubric: Some(draft.rubric.clone()),
        cluster_name: (!draft.cluster.is_empty()).then(|| draft.cluster.clone()),
        deadline: (!draft.deadline.is_empty()).then(|| draft.deadline.clone()),
        roll: draft.roll.clone(),
        paragraphs: draft.paragraphs.clone().into_iter().collect(),
        dossier: Dossier { period, period_place: 0, entries: known.chain(unknown).collect() },
    };
    if draft.tables.is_empty()
        && draft.reasons.is_empty()
        && draft.prior.is_empty()
        && draft.origins.is_empty()
    {
        return dossier_json(&file);
    }
    let tables = draft.tables.iter();
    let tables = tables.map(|(id, rows)| RawTable {
        id: id.clone(),
        rows: rows.iter().map(TableRow::to_raw).collect(),
    });
    let report = Report { dossier: file.dossier.clone(), tables: tables.collect() };
    let reasons = draft.reasons.iter().map(|(key, text)| (key.clone(), text.clone())).collect();
    let input = LedgerInput { report, reasons, prior: draft.prior_reports(), as_of: None };
    let origins = origins_from_text(&format!("{{\"origins\": {}}}", draft.origins));
    dossier_json_with_origins(&file, &input, &origins)
}

/// The name of a draft's file.
pub(crate) fn file_name(draft: &Draft, language: Language) -> String {
    file_name_of(draft, keys::FILE_KIND, "json", language)
}

/// `cluster_period_kind_edition.ending`, without signs that a file system refuses.
pub(crate) fn file_name_of(draft: &Draft, kind: Key, ending: &str, language: Language) -> String {
    file_name_with(draft, kind.words(language), ending, language)
}

/// As [`file_name_of`], with a kind that is put together.
pub(crate) fn file_name_with(
    draft: &Draft,
    kind: &str,
    ending: &str,
    language: Language,
) -> String {
    let parts = [draft.cluster.as_str(), &draft.period, kind, &draft.rubric];
    report::file_name::file_name(parts, ending, language)
}

/// What is said of a file that is no dossier.
pub(super) fn words(name: &str, refusal: &Refusal, language: Language) -> String {
    let file = ("file", name);
    let say = |key, argument: (&str, &str)| text(language, key, &[file, argument]);
    match refusal {
        Refusal::TooLarge => text(language, keys::REFUSAL_TOO_LARGE, &[file]),
        Refusal::NotUtf8(at) => say(keys::REFUSAL_NOT_UTF8, ("at", &at.to_string())),
        Refusal::ByteOrderMark => text(language, keys::REFUSAL_BYTE_ORDER_MARK, &[file]),
        Refusal::NotJson(reason) => say(keys::REFUSAL_NOT_JSON, ("reason", reason)),
        Refusal::DuplicateKey(found) => say(keys::REFUSAL_DUPLICATE_KEY, ("found", found)),
        Refusal::TooDeep(limit) => say(keys::REFUSAL_TOO_DEEP, ("limit", &limit.to_string())),
        Refusal::NoFigures => text(language, keys::REFUSAL_NO_FIGURES, &[file]),
    }
}

fn ledger_words(name: &str, refusal: &LedgerRefusal, language: Language) -> String {
    let place = match refusal {
        LedgerRefusal::WrongForm(place) => place.as_str(),
        LedgerRefusal::Unreadable => "",
    };
    text(language, keys::FILE_WRONG_FORM, &[("file", name), ("place", place)])
}

#[cfg(test)]
mod tests {
    use super::super::shipped::{EXAMPLE, LATEST};
    use super::*;

    #[test]
    fn the_example_goes_in_and_out_unchanged() {
        let opened = draft_from_file("e.json", EXAMPLE.as_bytes(), Language::En);
        let opened = opened
            .map_err(|refusal| assert_eq!(refusal, ""))
            .unwrap_or_else(|()| Opened { draft: Draft::default(), unknown: Vec::new() });
        assert_eq!(opened.unknown, Vec::<String>::new());
        let Some(edition) = edition(LATEST) else { return assert_eq!(LATEST, "shipped") };
        let written = file_from_draft(&edition.rubric, &opened.draft);
        let again = draft_from_file("e.json", written.as_bytes(), Language::En);
        assert_eq!(again, Ok(opened));
    }

    #[test]
    fn what_people_type_is_written_in_the_strict_form() {
        let Some(edition) = edition(LATEST) else { return assert_eq!(LATEST, "shipped") };
        let mut draft = Draft { rubric: LATEST.to_owned(), ..Draft::default() };
        draft.answers.insert("tax".to_owned(), Answer::Typed("1,286.00".to_owned()));
        draft.answers.insert("strange".to_owned(), Answer::Typed("kept".to_owned()));
        draft.deadline = "2026-11-30T18:00".to_owned();
        draft.paragraphs.insert("economy".to_owned(), "ours".to_owned());
        let written = file_from_draft(&edition.rubric, &draft);
        assert!(written.contains("\"tax\": \"1286"), "{written}");
        assert!(written.contains("\"strange\": \"kept\""), "{written}");
        let read = draft_from_file("e.json", written.as_bytes(), Language::En);
        let read = read.map(|opened| (opened.draft.deadline, opened.draft.paragraphs));
        assert_eq!(read, Ok((draft.deadline, draft.paragraphs)));
    }

    #[test]
    fn file_names_are_safe() {
        let draft = Draft {
            cluster: "a/b:c".to_owned(),
            period: "2020Q3".to_owned(),
            rubric: LATEST.to_owned(),
            ..Draft::default()
        };
        let name = file_name(&draft, Language::En);
        assert!(name.starts_with("a-b-c_2020Q3_"), "{name}");
    }

    #[test]
    fn refusals_are_words() {
        let refused = draft_from_file("x.json", b"{}", Language::En);
        assert!(refused.is_err_and(|said| said.contains("x.json")));
    }
}
