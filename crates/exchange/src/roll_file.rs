//! [`RollFile`]: the roll that figures were taken from, as files hold it.

use report::roll::{Filled, Provenance, TakenRoll};
use serde::{Deserialize, Serialize};

/// The member `roll` of a dossier file, and of a stored draft: a form that stays as it is, but for
/// new members that may be absent. `wutong assess` looks at the figures alone; this says
/// where they come from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RollFile {
    file: String,
    sha256: String,
    cluster: String,
    period: String,
    confirmed: Vec<String>,
    figures: Vec<FigureFile>,
}

/// A figure that the roll has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct FigureFile {
    figure: String,
    value: String,
    unit: Option<String>,
    column: String,
    heading: String,
    rows: u32,
    first_row: u32,
    last_row: u32,
}

impl RollFile {
    /// The form in which files hold a roll.
    pub fn of_taken(roll: &TakenRoll) -> Self {
        Self {
            file: roll.file.clone(),
            sha256: roll.digest.clone(),
            cluster: roll.cluster.clone(),
            period: roll.period.clone(),
            confirmed: roll.confirmed.clone(),
            figures: roll.figures.iter().map(FigureFile::of_filled).collect(),
        }
    }

    /// What it holds.
    pub fn into_taken(self) -> TakenRoll {
        let file = self.file.clone();
        TakenRoll {
            figures: self.figures.into_iter().map(|it| it.into_filled(&file)).collect(),
            file: self.file,
            digest: self.sha256,
            cluster: self.cluster,
            period: self.period,
            confirmed: self.confirmed,
        }
    }
}

impl FigureFile {
    fn of_filled(filled: &Filled) -> Self {
        let from = &filled.provenance;
        Self {
            figure: filled.figure.clone(),
            value: filled.decimal.clone(),
            unit: filled.unit.clone(),
            column: from.column.clone(),
            heading: from.heading.clone(),
            rows: from.rows,
            first_row: from.first_row,
            last_row: from.last_row,
        }
    }

    fn into_filled(self, file: &str) -> Filled {
        Filled {
            figure: self.figure,
            decimal: self.value,
            unit: self.unit,
            provenance: Provenance {
                file: file.to_owned(),
                heading: self.heading,
                column: self.column,
                rows: self.rows,
                first_row: self.first_row,
                last_row: self.last_row,
            },
        }
    }
}
