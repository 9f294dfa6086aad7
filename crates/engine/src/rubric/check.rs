//! What a document must keep to, beyond its expressions: names, translations, weights, bands.

use super::document::{RubricDocument, Text};
use super::problem::Problem;
use crate::graph::operators::operator;
use crate::quantity::Hundredths;
use crate::quantity::rational::{hundredths_half_up, rational_from_decimal};

const KEYWORDS: [&str; 6] = ["and", "or", "not", "if", "then", "else"];

/// Everything that is wrong in the plain data.
pub(super) fn problems_of(document: &RubricDocument) -> Vec<Problem> {
    let mut problems = plain_problems_of(document);
    weights(document, &mut problems);
    bands(document, &mut problems);
    problems
}

/// What is wrong in names and translations, where nothing is worth points.
pub(super) fn plain_problems_of(document: &RubricDocument) -> Vec<Problem> {
    let mut problems = Vec::new();
    names(document, &mut problems);
    texts(document, &mut problems);
    problems
}

fn names(document: &RubricDocument, problems: &mut Vec<Problem>) {
    let figures = ids("figure", document.figure.iter().map(|entry| &entry.id));
    let derived = ids("derived", document.derived.iter().map(|entry| &entry.id));
    let variables: Vec<_> = figures.chain(derived).collect();
    for (path, id) in &variables {
        let is_kebab = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !is_kebab {
            problems.push(Problem::new(path, "bad-id", *id));
        }
        if KEYWORDS.contains(id) || operator(id).is_some() {
            problems.push(Problem::new(path, "reserved-word", *id));
        }
    }
    unique(&variables, problems);
    unique(&ids("unit", document.unit.iter().map(|e| &e.symbol)).collect::<Vec<_>>(), problems);
    unique(
        &ids("dimension", document.dimension.iter().map(|e| &e.id)).collect::<Vec<_>>(),
        problems,
    );
    unique(
        &ids("indicator", document.indicator.iter().map(|e| &e.id)).collect::<Vec<_>>(),
        problems,
    );
    unique(&ids("word", document.word.iter().map(|e| &e.id)).collect::<Vec<_>>(), problems);
    unique(&ids("holder", document.holder.iter().map(|e| &e.id)).collect::<Vec<_>>(), problems);
    unique(&ids("veto", document.veto.iter().map(|e| &e.id)).collect::<Vec<_>>(), problems);
}

fn ids<'a>(
    list: &'a str,
    ids: impl Iterator<Item = &'a String> + 'a,
) -> impl Iterator<Item = (String, &'a str)> {
    let key = if list == "unit" { "symbol" } else { "id" };
    ids.enumerate().map(move |(index, id)| (format!("{list}.{index}.{key}"), id.as_str()))
}

fn unique(ids: &[(String, &str)], problems: &mut Vec<Problem>) {
    for (index, (path, id)) in ids.iter().enumerate() {
        if ids.iter().take(index).any(|(_, before)| before == id) {
            problems.push(Problem::new(path, "duplicate-id", *id));
        }
    }
}

fn texts(document: &RubricDocument, problems: &mut Vec<Problem>) {
    let mut check = |path: String, text: &Text| {
        for (language, words) in [("zh", &text.zh), ("en", &text.en)] {
            if words.trim().is_empty() {
                problems.push(Problem::new(
                    format!("{path}.{language}"),
                    "no-translation",
                    language,
                ));
            }
        }
    };
    check("name".to_owned(), &document.name);
    check("note".to_owned(), &document.note);
    let at = |list: &str, index: usize, key: &str| format!("{list}.{index}.{key}");
    for (index, entry) in document.figure.iter().enumerate() {
        check(at("figure", index, "name"), &entry.name);
    }
    for (index, entry) in document.holder.iter().enumerate() {
        check(at("holder", index, "name"), &entry.name);
    }
    for (index, entry) in document.derived.iter().enumerate() {
        check(at("derived", index, "name"), &entry.name);
    }
    for (index, entry) in document.dimension.iter().enumerate() {
        check(at("dimension", index, "name"), &entry.name);
    }
    for (index, entry) in document.indicator.iter().enumerate() {
        check(at("indicator", index, "name"), &entry.name);
        check(at("indicator", index, "meaning"), &entry.meaning);
        check(at("indicator", index, "data"), &entry.data);
        check(at("indicator", index, "basis"), &entry.basis);
    }
    for (index, entry) in document.word.iter().enumerate() {
        check(at("word", index, "name"), &entry.name);
    }
    for (index, entry) in document.veto.iter().enumerate() {
        check(at("veto", index, "name"), &entry.name);
        check(at("veto", index, "basis"), &entry.basis);
    }
}

/// A weight in hundredths: positive, at most two places.
pub(super) fn weight_of(text: &str) -> Option<Hundredths> {
    let weight = rational_from_decimal(text)?;
    let hundredths = hundredths_half_up(&weight);
    (hundredths.0 > 0 && hundredths.to_rational() == weight).then_some(hundredths)
}

fn weights(document: &RubricDocument, problems: &mut Vec<Problem>) {
    let mut total = Hundredths::default();
    for (index, dimension) in document.dimension.iter().enumerate() {
        let path = format!("dimension.{index}.weight");
        let Some(declared) = weight_of(&dimension.weight) else {
            problems.push(Problem::new(path, "bad-weight", &dimension.weight));
            continue;
        };
        total = total.plus(declared);
        let own = document.indicator.iter().filter(|entry| entry.dimension == dimension.id);
        let weights: Option<Vec<Hundredths>> = own.map(|entry| weight_of(&entry.weight)).collect();
        // A weight that cannot be read is reported where it stands.
        let Some(weights) = weights else { continue };
        let sum = weights.into_iter().fold(Hundredths::default(), Hundredths::plus);
        if sum != declared {
            problems.push(
                Problem::new(path, "weights-of-dimension", sum.to_string())
                    .expecting(declared.to_string()),
            );
        }
    }
    if total != Hundredths(10_000) {
        let problem = Problem::new("dimension", "weights-of-rubric", total.to_string());
        problems.push(problem.expecting("100.00"));
    }
}

fn bands(document: &RubricDocument, problems: &mut Vec<Problem>) {
    let mut above: Option<(u8, Hundredths)> = None;
    for (index, band) in document.band.iter().enumerate() {
        let path = |key: &str| format!("band.{index}.{key}");
        let Some(from) = weight_of(&band.from) else {
            problems.push(Problem::new(path("from"), "bad-weight", &band.from));
            continue;
        };
        let below = band.below.as_deref().map(weight_of);
        match (above, below) {
            (None, Some(_)) => problems.push(Problem::new(path("below"), "band-top", "")),
            (Some((_, next)), Some(Some(below))) if below != next => {
                let code = if below < next { "band-gap" } else { "band-overlap" };
                let problem = Problem::new(path("below"), code, below.to_string());
                problems.push(problem.expecting(next.to_string()));
            }
            (Some((_, next)), None | Some(None)) => {
                let problem = Problem::new(path("from"), "band-open", "");
                problems.push(problem.expecting(next.to_string()));
            }
            _ => {}
        }
        if above.is_some_and(|(stars, next)| band.stars >= stars || from >= next) {
            problems.push(Problem::new(path("from"), "band-order", &band.from));
        }
        above = Some((band.stars, from));
    }
    if document.band.is_empty() {
        problems.push(Problem::new("band", "no-bands", ""));
    }
}
