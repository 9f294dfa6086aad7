//! [`Difference`]: what differs between two states of a draft, figure by figure.

use locale::{Language, keys};
use report::roll::TakenRoll;

use super::draft::{Answer, Draft};
use super::shipped::Edition;

/// A figure, or name or period, that is another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    /// What it is called.
    pub(crate) label: String,
    /// What stood there; empty if nothing did.
    pub(crate) before: String,
    /// What stands there now; empty if nothing does.
    pub(crate) after: String,
}

/// What differs, in the rubric's order; figures that it does not know come last.
pub(crate) fn differences(
    edition: &Edition,
    before: &Draft,
    after: &Draft,
    language: Language,
) -> Vec<Difference> {
    let words = |key: locale::Key| key.words(language).to_owned();
    let basics = [
        (words(keys::DEADLINE_LABEL), before.deadline.clone(), after.deadline.clone()),
        (words(keys::HOME_CLUSTER), before.cluster.clone(), after.cluster.clone()),
        (words(keys::HOME_PERIOD), before.period_words(language), after.period_words(language)),
        (words(keys::ROLL_PAGE_SHORT), roll_words(before), roll_words(after)),
    ];
    let named = edition.rubric.figures.iter().zip(&edition.rubric.document.figure);
    let figures = named.map(|(figure, entry)| {
        let label = language.of(&entry.name.zh, &entry.name.en).to_owned();
        (figure.id.as_str(), label)
    });
    let known: Vec<(&str, String)> = figures.collect();
    let is_known = |id: &str| known.iter().any(|(known, _)| *known == id);
    let mut unknown: Vec<&str> = (before.answers.keys().chain(after.answers.keys()))
        .map(String::as_str)
        .filter(|id| !is_known(id))
        .collect();
    unknown.sort_unstable();
    unknown.dedup();
    let unknown = unknown.into_iter().map(|id| (id, id.to_owned()));
    let answers = known.iter().cloned().chain(unknown).map(|(id, label)| {
        let said = |draft: &Draft| answer_words(draft.answers.get(id), language);
        (label, said(before), said(after))
    });
    (basics.into_iter().chain(answers))
        .filter(|(_, before, after)| before != after)
        .map(|(label, before, after)| Difference { label, before, after })
        .collect()
}

/// File and cluster of the roll that figures were taken from.
fn roll_words(draft: &Draft) -> String {
    let said = |roll: &TakenRoll| format!("{} {}", roll.file, roll.cluster).trim_end().to_owned();
    draft.roll.as_ref().map(said).unwrap_or_default()
}

fn answer_words(answer: Option<&Answer>, language: Language) -> String {
    match answer {
        None => String::new(),
        Some(Answer::Typed(text) | Answer::Given(text)) => text.clone(),
        Some(Answer::NotApplicable(reason)) => {
            let words = keys::FORM_NOT_APPLICABLE.words(language);
            if reason.is_empty() { words.to_owned() } else { format!("{words}: {reason}") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::shipped::{LATEST, edition};
    use super::*;

    #[test]
    fn only_what_differs_is_listed_with_old_and_new() {
        let Some(edition) = edition(LATEST) else { return assert_eq!(LATEST, "shipped") };
        let mut before = Draft { cluster: "A".to_owned(), ..Draft::default() };
        let typed = |text: &str| Answer::Typed(text.to_owned());
        before.answers.insert("tax".to_owned(), typed("1"));
        before.answers.insert("profit".to_owned(), typed("5"));
        before.answers.insert("strange".to_owned(), typed("x"));
        let mut after = before.clone();
        after.cluster = "B".to_owned();
        after.answers.insert("tax".to_owned(), typed("2"));
        after.answers.remove("strange");
        let found = differences(edition, &before, &after, Language::En);
        let found: Vec<(&str, &str)> =
            found.iter().map(|it| (it.before.as_str(), it.after.as_str())).collect();
        assert_eq!(found, [("A", "B"), ("1", "2"), ("x", "")]);
        assert_eq!(differences(edition, &before, &before, Language::En), []);
    }
}
