//! [`Dictionary`]: what headings, words and units mean, as data from `rubrics`.

use serde::Deserialize;

use super::plain::comparable;

/// What headings, words and units of a roll mean.
#[derive(Debug, Clone, Deserialize)]
pub struct Dictionary {
    pub(crate) column: Vec<ColumnEntry>,
    pub(crate) qualifier: Vec<QualifierEntry>,
    pub(crate) unit: Vec<UnitEntry>,
    pub(crate) words: Words,
    pub(crate) period: Vec<PeriodEntry>,
    /// Names of columns and their places, longest first.
    #[serde(skip)]
    pub(crate) names: Vec<(String, usize)>,
    /// Words of qualifiers and their places, longest first.
    #[serde(skip)]
    pub(crate) qualifiers: Vec<(String, usize)>,
    /// Names of units and their places, longest first.
    #[serde(skip)]
    pub(crate) units: Vec<(String, usize)>,
    /// Words of periods and their quarters, longest first.
    #[serde(skip)]
    pub(crate) periods: Vec<(String, u8)>,
}

/// Why a dictionary cannot be read; what the reader says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DictionaryError(pub String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Nature {
    ClusterId,
    ClusterName,
    Firm,
    Code,
    Flag,
    AboveScale,
    Text,
    Money,
    Area,
    People,
    Rate,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct ColumnEntry {
    pub(crate) nature: Nature,
    names: Vec<String>,
    #[serde(default)]
    pub(crate) signed: bool,
    #[serde(default)]
    pub(crate) fills: Vec<Fill>,
    pub(crate) annual_only: Option<Label>,
    pub(crate) not: Option<String>,
    pub(crate) reason: Option<Label>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Label {
    pub(crate) zh: String,
    pub(crate) en: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Fill {
    pub(crate) when: When,
    pub(crate) part: Option<Part>,
    pub(crate) figure: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum When {
    Current,
    Prior,
    LastYear,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Part {
    Leading,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct QualifierEntry {
    words: Vec<String>,
    pub(crate) base: Option<When>,
    pub(crate) reach: Option<Reach>,
    pub(crate) quarter: Option<u8>,
    #[serde(default)]
    pub(crate) comparable: bool,
    #[serde(default)]
    pub(crate) leading: bool,
    #[serde(default)]
    pub(crate) rate: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reach {
    ToDate,
    Single,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct UnitEntry {
    pub(crate) symbol: String,
    pub(crate) nature: Nature,
    names: Vec<String>,
    pub(crate) times: u32,
    pub(crate) per: u32,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Words {
    pub(crate) unit: Vec<String>,
    pub(crate) missing: Vec<String>,
    pub(crate) yes: Vec<String>,
    pub(crate) no: Vec<String>,
    pub(crate) total: Vec<String>,
    pub(crate) subtotal: Vec<String>,
    pub(crate) marker: Vec<String>,
    pub(crate) remark: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PeriodEntry {
    quarter: u8,
    words: Vec<String>,
}

impl Dictionary {
    /// Reads a dictionary: `rubrics::HEADINGS`.
    ///
    /// # Errors
    /// It is no such JSON.
    pub fn from_json(json: &str) -> Result<Self, DictionaryError> {
        let read = serde_json::from_str(json);
        let mut dictionary: Self = read.map_err(|error| DictionaryError(error.to_string()))?;
        let columns = dictionary.column.iter().map(|entry| &entry.names).enumerate();
        dictionary.names = longest_first(columns);
        let qualifiers = dictionary.qualifier.iter().map(|entry| &entry.words).enumerate();
        dictionary.qualifiers = longest_first(qualifiers);
        dictionary.units =
            longest_first(dictionary.unit.iter().map(|entry| &entry.names).enumerate());
        let periods = dictionary.period.iter().map(|entry| (entry.quarter, &entry.words));
        dictionary.periods = longest_first(periods);
        dictionary.words = dictionary.words.comparable();
        Ok(dictionary)
    }

    /// The place of the unit of that name.
    pub(crate) fn unit_named(&self, name: &str) -> Option<usize> {
        self.units.iter().find(|(known, _)| known == name).map(|(_, place)| *place)
    }

    /// The unit that amounts of a nature are counted in.
    pub(crate) fn own_unit(&self, nature: Nature) -> Option<&UnitEntry> {
        self.unit.iter().find(|unit| unit.nature == nature && unit.times == 1 && unit.per == 1)
    }
}

impl Words {
    fn comparable(self) -> Self {
        let all = |words: Vec<String>| words.iter().map(|word| comparable(word)).collect();
        Self {
            unit: all(self.unit),
            missing: all(self.missing),
            yes: all(self.yes),
            no: all(self.no),
            total: all(self.total),
            subtotal: all(self.subtotal),
            marker: all(self.marker),
            remark: all(self.remark),
        }
    }
}

fn longest_first<'a, T: Copy>(
    entries: impl Iterator<Item = (T, &'a Vec<String>)>,
) -> Vec<(String, T)> {
    let of = |(place, words): (T, &'a Vec<String>)| {
        words.iter().map(move |word| (comparable(word), place)).collect::<Vec<_>>()
    };
    let mut all: Vec<(String, T)> = entries.flat_map(of).collect();
    all.sort_by_key(|(word, _)| core::cmp::Reverse(word.len()));
    all
}
