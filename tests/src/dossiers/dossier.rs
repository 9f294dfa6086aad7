//! A dossier as text, and how one is invented.

use crate::oracle::{FigureRow, Kind, figure_rows};
use crate::random::Random;

use super::edges::sharpen;
use super::gaps::spoil;
use super::magnitudes::magnitudes;
use super::spelling::spell;

/// A file of figures that keeps the JSON text of every value, right or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// The rubric's full name.
    pub rubric: String,
    /// The JSON text of the period; none when the file has no such key.
    pub period: Option<String>,
    /// Ids and the JSON text of their values, in the order of the file.
    pub figures: Vec<(String, String)>,
}

impl Dossier {
    /// The file, on one line.
    pub fn to_json(&self) -> String {
        let period =
            self.period.as_ref().map_or(String::new(), |text| format!("\"period\":{text},"));
        let figures: Vec<String> = self
            .figures
            .iter()
            .map(|(id, text)| format!("{}:{text}", serde_json::Value::from(id.as_str())))
            .collect();
        format!("{{\"rubric\":\"{}\",{period}\"figures\":{{{}}}}}", self.rubric, figures.join(","))
    }

    /// The JSON text of a figure.
    pub fn get(&self, id: &str) -> Option<&str> {
        self.figures.iter().find(|(name, _)| name == id).map(|(_, text)| text.as_str())
    }

    /// The same dossier with another text for one figure.
    #[must_use]
    pub fn with(&self, id: &str, text: &str) -> Dossier {
        let mut other = self.clone();
        match other.figures.iter_mut().find(|(name, _)| name == id) {
            Some((_, old)) => text.clone_into(old),
            None => other.figures.push((id.to_owned(), text.to_owned())),
        }
        other
    }

    /// The same dossier without one figure.
    #[must_use]
    pub fn without(&self, id: &str) -> Dossier {
        let mut other = self.clone();
        other.figures.retain(|(name, _)| name != id);
        other
    }
}

/// An endless run of dossiers of that kind.
pub fn dossiers(seed: u64, kind: Kind) -> impl Iterator<Item = Dossier> {
    let mut random = Random::seeded(seed);
    std::iter::repeat_with(move || dossier(&mut random, kind))
}

/// One dossier of that kind.
pub fn dossier(random: &mut Random, kind: Kind) -> Dossier {
    let level = random.between(0, 100);
    let mut amounts = magnitudes(random, level);
    sharpen(random, &mut amounts);
    let rows = rows_of(kind);
    let mut figures: Vec<(String, String)> = rows
        .iter()
        .map(|row| (row.id.to_owned(), spell(random, row.form, amounts[row.id])))
        .collect();
    spoil(random, &mut figures, &rows);
    if random.chance(30) {
        random.shuffle(&mut figures);
    }
    Dossier { rubric: kind.name(), period: period(random), figures }
}

/// The figures that the rubric uses.
pub fn rows_of(kind: Kind) -> Vec<FigureRow> {
    figure_rows().iter().filter(|row| row.is_used_by(kind)).cloned().collect()
}

/// A valid JSON text for a figure, of any size: what may fill a gap.
pub fn valid_spelling(random: &mut Random, row: &FigureRow) -> String {
    if row.may_be_na && random.chance(15) {
        return "{\"na\":\"none\"}".to_owned();
    }
    if random.chance(10) {
        return spell(random, row.form, 0);
    }
    let level = random.between(0, 100);
    let amount = magnitudes(random, level)[row.id];
    spell(random, row.form, amount)
}

fn period(random: &mut Random) -> Option<String> {
    let text = match random.between(0, 99) {
        0..55 => "\"2020\"",
        55..65 => "\"2020Q4\"",
        65..90 => *random.pick(&["\"2020Q1\"", "\"2021Q2\"", "\"2020Q3\""]),
        90..95 => return None,
        _ => *random.pick(&["2020", "\"2020Q5\"", "\"2020q1\"", "\"\"", "null", "\"20201\"", "[]"]),
    };
    Some(text.to_owned())
}
