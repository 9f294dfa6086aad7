//! From a roll to the figures of one cluster and period: [`figures_from_roll`].
//!
//! A figure is filled only if every counted firm has a number for it, or the gaps are confirmed.
//! The figures whose column is missing, doubtful or something else are listed with the reason.

use engine::quantity::Rational;
use engine::quantity::rational::{rational_from_decimal, short_decimal};
use report::roll::{
    Filled, NotFilled, Provenance, QuestionKind, Reason, RollFigures, column_letter,
};

use super::cell::{Amount, PLACES, rational_from_millionths};
use super::choice::Choice;
use super::dictionary::{ColumnEntry, Dictionary, Fill, Nature, Part, UnitEntry, When};
use super::fit::{Fit, fit_of};
use super::heading::Meaning;
use super::questions::Asked;
use super::roll::{FirmRoll, Heading};
use super::rows::{Firm, Flag};

/// The figure that counts firms.
const FIRMS: &str = "firms-above-scale";
/// Digits before the point that a figure may have.
const MOST_WHOLE_DIGITS: usize = 15;

/// Makes the figures of a roll.
pub fn figures_from_roll(roll: &FirmRoll, dictionary: &Dictionary, choice: &Choice) -> RollFigures {
    let Ok(cluster) = chosen_cluster(roll, choice) else {
        let reason = Reason::ChooseCluster;
        let figure = |figure: &str| NotFilled {
            figure: Some(figure.to_owned()),
            column: None,
            heading: String::new(),
            reason: reason.clone(),
        };
        let fills = dictionary.column.iter().flat_map(|entry| &entry.fills);
        let mut not_filled: Vec<NotFilled> = fills.map(|fill| figure(&fill.figure)).collect();
        not_filled.push(figure(FIRMS));
        return RollFigures { not_filled, ..RollFigures::default() };
    };
    Making::new(roll, dictionary, choice, cluster).run()
}

/// The place of the chosen cluster; none where the roll names none.
fn chosen_cluster(roll: &FirmRoll, choice: &Choice) -> Result<Option<u32>, Reason> {
    let place = match (&choice.cluster, roll.clusters.as_slice()) {
        (None, []) => return Ok(None),
        (None, [_]) => Some(0),
        (None, _) => None,
        (Some(id), clusters) => clusters.iter().position(|cluster| cluster.id == *id),
    };
    place.map(|place| Some(narrow(place))).ok_or(Reason::ChooseCluster)
}

/// A firm that counts, and its place in the roll.
pub(super) type Counted<'r> = (usize, &'r Firm);

struct Making<'r> {
    roll: &'r FirmRoll,
    dictionary: &'r Dictionary,
    choice: &'r Choice,
    firms: Vec<Counted<'r>>,
    asked: Asked,
    figures: RollFigures,
    used: Vec<u32>,
}

/// A column that may fill a figure.
#[derive(Clone, Copy)]
struct Candidate<'r> {
    place: usize,
    column: u32,
    heading: &'r Heading,
    meaning: Meaning,
    fit: Fit,
}

impl<'r> Making<'r> {
    fn new(
        roll: &'r FirmRoll,
        dictionary: &'r Dictionary,
        choice: &'r Choice,
        cluster: Option<u32>,
    ) -> Self {
        let is_own = |firm: &&Firm| firm.cluster == cluster;
        let own = || roll.firms.iter().filter(is_own).count();
        let firms: Vec<Counted> = roll.firms.iter().enumerate().collect();
        let counts = |(_, firm): &Counted| is_own(firm) && firm.above_scale != Flag::No;
        let firms: Vec<Counted> = firms.into_iter().filter(counts).collect();
        let figures = RollFigures {
            counted_rows: narrow(firms.len()),
            other_rows: narrow(roll.firms.len() - own()),
            below_scale_rows: narrow(own() - firms.len()),
            ..RollFigures::default()
        };
        let asked = Asked::of_roll(roll, choice, cluster, &firms);
        Self { roll, dictionary, choice, firms, asked, figures, used: Vec::new() }
    }

    fn run(mut self) -> RollFigures {
        for (place, entry) in self.dictionary.column.iter().enumerate() {
            for fill in &entry.fills {
                self.fill(place, entry, fill);
            }
        }
        self.count_firms();
        self.list_unused();
        self.figures.questions = self.asked.questions(self.choice);
        self.figures
    }

    fn hold(&mut self, figure: &str, candidate: Option<&Candidate>, reason: Reason) {
        self.figures.not_filled.push(NotFilled {
            figure: Some(figure.to_owned()),
            column: candidate.map(|it| it.column),
            heading: candidate.map(|it| it.heading.text.clone()).unwrap_or_default(),
            reason,
        });
    }

    fn fill(&mut self, place: usize, entry: &ColumnEntry, fill: &Fill) {
        let wants_leading = fill.part == Some(Part::Leading);
        let candidate = match self.candidate(place, fill.when, wants_leading) {
            Ok(candidate) => candidate,
            Err(reason) => return self.hold(&fill.figure, None, reason),
        };
        self.used.push(candidate.column);
        if let Some(label) = entry.annual_only.as_ref().filter(|_| !self.choice.is_annual()) {
            let reason = Reason::Told { zh: label.zh.clone(), en: label.en.clone() };
            return self.hold(&fill.figure, Some(&candidate), reason);
        }
        // A roll that tells no period may end in autumn; its tax is the year's only if confirmed.
        let is_unsaid = !candidate.fit.is_exact && self.roll.stated_period.is_none();
        if entry.annual_only.is_some() && is_unsaid {
            self.asked.columns(QuestionKind::Period, candidate.column, self.roll.heading_row);
        }
        let is_by_flag = wants_leading && !candidate.meaning.is_leading;
        if fill.when == When::Prior && !candidate.meaning.is_comparable {
            let kind = QuestionKind::Comparable;
            self.asked.columns(kind, candidate.column, self.roll.heading_row);
        }
        match self.sum(entry, &candidate, is_by_flag) {
            Ok((decimal, provenance)) => {
                let unit = self.dictionary.own_unit(entry.nature);
                self.figures.filled.push(Filled {
                    figure: fill.figure.clone(),
                    decimal,
                    unit: unit.map(|unit| unit.symbol.clone()),
                    provenance,
                });
            }
            Err(reason) => self.hold(&fill.figure, Some(&candidate), reason),
        }
    }

    /// The column that a figure is made of.
    fn candidate(&self, place: usize, when: When, leading: bool) -> Result<Candidate<'r>, Reason> {
        let all = self.measures().filter(|(_, _, _, meaning)| meaning.column == place);
        let mut found: Vec<Candidate> = Vec::new();
        let mut other = None;
        for (place, column, heading, meaning) in all {
            match fit_of(&meaning, self.choice) {
                Ok(fit) if fit.is_for(when) => {
                    found.push(Candidate { place, column, heading, meaning, fit });
                }
                Ok(_) => {}
                Err(reason) => other = Some(reason),
            }
        }
        let of_part: Vec<Candidate> =
            found.iter().filter(|it| it.meaning.is_leading == leading).copied().collect();
        let has_flag = self.firms.iter().all(|(_, firm)| firm.leading != Flag::Unasked);
        let choosable = match (of_part.is_empty(), leading) {
            (true, true) if has_flag => found,
            (true, true) if !found.is_empty() => return Err(Reason::NoLeadingColumn),
            _ => of_part,
        };
        let best = choosable.iter().find(|it| it.fit.is_exact).or(choosable.first());
        let best = *best.ok_or(other.unwrap_or(Reason::NoColumn))?;
        let is_rival =
            |it: &&Candidate| it.column != best.column && it.fit.is_exact == best.fit.is_exact;
        match choosable.iter().find(is_rival) {
            Some(rival) => Err(Reason::TwoColumns { other: column_letter(rival.column) }),
            None => Ok(best),
        }
    }

    fn measures(&self) -> impl Iterator<Item = (usize, u32, &'r Heading, Meaning)> {
        let roll = self.roll;
        roll.measures.iter().enumerate().filter_map(move |(place, column)| {
            let heading = roll.heading(*column)?;
            Some((place, *column, heading, heading.meaning?))
        })
    }

    /// The sum of a column over the firms that count.
    fn sum(
        &mut self,
        entry: &ColumnEntry,
        candidate: &Candidate,
        is_by_flag: bool,
    ) -> Result<(String, Provenance), Reason> {
        let unit = self.unit(entry, candidate)?;
        self.ask_for_period(candidate);
        self.asked.held_rows(self.choice)?;
        let (mut sum, mut rows) = (0i128, Vec::new());
        let (mut blank, mut refused) = (Vec::new(), Vec::new());
        for (index, firm) in &self.firms {
            match firm.leading {
                Flag::Unreadable if is_by_flag => refused.push(firm.row),
                Flag::No if is_by_flag => continue,
                _ => {}
            }
            if firm.above_scale == Flag::Unreadable {
                refused.push(firm.row);
            }
            match self.roll.amount(*index, candidate.place) {
                Some(Amount::Value(value)) => sum = sum.saturating_add(value),
                Some(Amount::Blank) => blank.push(firm.row),
                Some(Amount::Refused) | None => refused.push(firm.row),
            }
            rows.push(firm.row);
        }
        if let Some(row) = refused.first() {
            return Err(Reason::RefusedCells { count: narrow(refused.len()), row: *row });
        }
        if let Some(row) = blank.first() {
            self.asked.blanks(candidate.column, &blank);
            if !self.choice.confirms(QuestionKind::Blanks) {
                return Err(Reason::BlankCells { count: narrow(blank.len()), row: *row });
            }
        }
        let provenance = self.provenance(candidate.column, &candidate.heading.text, &rows);
        Ok((figure_decimal(sum, unit, entry.signed)?, provenance))
    }

    /// The unit of a column: stated, or confirmed to be the figure's own.
    fn unit(
        &mut self,
        entry: &ColumnEntry,
        candidate: &Candidate,
    ) -> Result<Option<&'r UnitEntry>, Reason> {
        match candidate.heading.unit_entry(self.dictionary) {
            Some(unit) if unit.nature == entry.nature => Ok(Some(unit)),
            Some(_) => Err(Reason::UnitUnfit),
            None => {
                let kind = QuestionKind::UnitAssumed;
                self.asked.columns(kind, candidate.column, self.roll.heading_row);
                if self.choice.confirms(kind) { Ok(None) } else { Err(Reason::NoUnit) }
            }
        }
    }

    /// A roll that has a later quarter beside it is hardly of the chosen period.
    fn ask_for_period(&mut self, candidate: &Candidate) {
        let wanted = self.choice.quarter();
        let is_later = |meaning: &Meaning| {
            meaning.base == When::Current && meaning.year.is_none() && meaning.quarter > wanted
        };
        let has_later = self.measures().any(|(_, _, _, meaning)| is_later(&meaning));
        if !candidate.fit.is_exact && has_later {
            self.asked.columns(QuestionKind::Period, candidate.column, self.roll.heading_row);
        }
    }

    fn provenance(&self, column: u32, heading: &str, rows: &[u32]) -> Provenance {
        Provenance {
            file: self.choice.file.clone(),
            heading: heading.to_owned(),
            column: column_letter(column),
            rows: narrow(rows.len()),
            first_row: rows.first().copied().unwrap_or_default(),
            last_row: rows.last().copied().unwrap_or_default(),
        }
    }

    fn count_firms(&mut self) {
        let rows: Vec<u32> = self.firms.iter().map(|(_, firm)| firm.row).collect();
        let mut unreadable =
            self.firms.iter().filter(|(_, firm)| firm.above_scale == Flag::Unreadable);
        let refused = unreadable.next().map(|(_, firm)| firm.row);
        let held = self.asked.held_rows(self.choice).err().or(refused.map(|row| {
            let count = narrow(unreadable.count()).saturating_add(1);
            Reason::RefusedCells { count, row }
        }));
        if let Some(reason) = held {
            return self.hold(FIRMS, None, reason);
        }
        let column = self.column_of(Nature::Firm).or(self.column_of(Nature::Code));
        let (column, heading) = column.unwrap_or_default();
        let provenance = self.provenance(column, heading, &rows);
        let (decimal, unit) = (rows.len().to_string(), None);
        self.figures.filled.push(Filled { figure: FIRMS.to_owned(), decimal, unit, provenance });
    }

    fn column_of(&self, nature: Nature) -> Option<(u32, &'r str)> {
        let mut headings = (0u32..).zip(&self.roll.headings);
        let is_it = |heading: &Heading| {
            heading.entry(self.dictionary).is_some_and(|entry| entry.nature == nature)
        };
        headings
            .find(|(_, heading)| is_it(heading))
            .map(|(at, heading)| (at, heading.text.as_str()))
    }

    /// The columns that no figure was made of, each with its reason.
    fn list_unused(&mut self) {
        for (column, heading) in (0u32..).zip(&self.roll.headings) {
            if heading.text.is_empty() || self.used.contains(&column) {
                continue;
            }
            let Some((figure, reason)) = self.why_unused(heading) else { continue };
            let heading = heading.text.clone();
            self.figures.not_filled.push(NotFilled {
                figure,
                column: Some(column),
                heading,
                reason,
            });
        }
    }

    fn why_unused(&self, heading: &Heading) -> Option<(Option<String>, Reason)> {
        let Some((meaning, entry)) = heading.meaning.zip(heading.entry(self.dictionary)) else {
            return Some((None, Reason::NotUnderstood));
        };
        if let Some(label) = &entry.reason {
            let reason = Reason::Told { zh: label.zh.clone(), en: label.en.clone() };
            return Some((entry.not.clone(), reason));
        }
        if meaning.is_rate {
            return Some((None, Reason::Rate));
        }
        if entry.fills.is_empty() {
            return None;
        }
        let reason = fit_of(&meaning, self.choice).err().unwrap_or(Reason::NotNeeded);
        Some((None, reason))
    }
}

/// A sum in the figure's own unit, if it has the form of a figure.
fn figure_decimal(sum: i128, unit: Option<&UnitEntry>, is_signed: bool) -> Result<String, Reason> {
    let decimal = own_decimal(sum, unit).ok_or(Reason::TooManyPlaces)?;
    let whole = decimal.trim_start_matches('-').split('.').next().map_or(0, str::len);
    if whole > MOST_WHOLE_DIGITS {
        return Err(Reason::TooLarge);
    }
    if decimal.starts_with('-') && !is_signed { Err(Reason::Negative) } else { Ok(decimal) }
}

/// Millionths of a unit as an exact decimal in its nature's own unit; none if six places are too
/// few.
pub(super) fn own_decimal(value: i128, unit: Option<&UnitEntry>) -> Option<String> {
    let (times, per) = unit.map_or((1, 1), |unit| (unit.times, unit.per.max(1)));
    let exact = rational_from_millionths(value) * Rational::from(times) / Rational::from(per);
    let decimal = short_decimal(&exact, PLACES);
    (rational_from_decimal(&decimal) == Some(exact)).then_some(decimal)
}

pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
