//! A draft from and to the command line's file.

use engine::facts::{Dossier, RawEntry};
use engine::rubric::Rubric;
use exchange::dossier_file::LARGEST;
use exchange::{DossierFile, Refusal, dossier_from_bytes, dossier_json};
use locale::{Key, Language, keys, text};

use super::draft::{Answer, Draft};
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
        ..Draft::default()
    };
    let mut unknown = Vec::new();
    for (figure, entry) in file.dossier.entries {
        let answer = match entry {
            RawEntry::Nothing => continue,
            RawEntry::Text(text) | RawEntry::Unreadable(text) => Answer::Typed(text),
            RawEntry::NotApplicable(reason) => Answer::NotApplicable(reason),
            RawEntry::BadObject => Answer::NotApplicable(String::new()),
        };
        if edition.rubric.figure_index(&figure).is_none() {
            unknown.push(figure.clone());
        }
        draft.answers.insert(figure, answer);
    }
    Ok(Opened { draft, unknown })
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
        (id, draft.entry(rubric, index))
    });
    let unknown = draft.answers.iter().filter(|(id, _)| rubric.figure_index(id).is_none()).map(
        |(id, answer)| {
            let entry = match answer.clone() {
                Answer::Typed(text) => RawEntry::Text(text),
                Answer::NotApplicable(reason) => RawEntry::NotApplicable(reason),
            };
            (id.clone(), entry)
        },
    );
    let period = (!draft.period.is_empty()).then(|| draft.period.clone());
    dossier_json(&DossierFile {
        rubric: Some(draft.rubric.clone()),
        cluster_name: (!draft.cluster.is_empty()).then(|| draft.cluster.clone()),
        deadline: (!draft.deadline.is_empty()).then(|| draft.deadline.clone()),
        roll: draft.roll.clone(),
        dossier: Dossier { period, period_place: 0, entries: known.chain(unknown).collect() },
    })
}

/// The name of a draft's file.
pub(crate) fn file_name(draft: &Draft, language: Language) -> String {
    file_name_of(draft, keys::FILE_KIND, "json", language)
}

/// `cluster_period_kind_edition.ending`, without signs that a file system refuses.
pub(crate) fn file_name_of(draft: &Draft, kind: Key, ending: &str, language: Language) -> String {
    let safe = |part: &str| {
        let kept = |c: char| if c.is_control() || "\\/:*?\"<>|.".contains(c) { '-' } else { c };
        part.trim().chars().take(40).map(kept).collect::<String>()
    };
    let cluster = match safe(&draft.cluster) {
        name if name.is_empty() => keys::DRAFT_NAMELESS.words(language).to_owned(),
        name => name,
    };
    let kind = kind.words(language);
    let edition = draft.rubric.replace('@', "-");
    format!("{cluster}_{}_{kind}_{edition}.{ending}", safe(&draft.period))
}

fn words(name: &str, refusal: &Refusal, language: Language) -> String {
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
        let written = file_from_draft(&edition.rubric, &draft);
        assert!(written.contains("\"tax\": \"1286"), "{written}");
        assert!(written.contains("\"strange\": \"kept\""), "{written}");
        let read = draft_from_file("e.json", written.as_bytes(), Language::En);
        assert_eq!(read.map(|opened| opened.draft.deadline), Ok(draft.deadline));
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
