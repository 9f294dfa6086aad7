//! What the formulas of a figure say, in cells of the arithmetic.

use locale::{groups, keys};
use rust_xlsxwriter::Worksheet;

use super::book::{Book, Of, RollupWorkbookError, formula_cell, text_cell};
use super::places::{cell, on, quoted};
use super::plan::{Planned, Slot};

/// What is shown of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// The sum, in the unit of its heading.
    Total,
    /// Its growth, or words.
    Growth,
    /// Its share of what is published.
    Share,
    /// Growth against the published one, in percentage points.
    Against,
    /// Growth against that up to the quarter before, in percentage points.
    Step,
    /// How many clusters lack it.
    Lacking,
    /// Of a cluster: its share of the sum of its kind.
    Part,
    /// Its share in the growth of its kind.
    Contribution,
    /// By how much it moves that growth, in percentage points.
    Pull,
}

/// Places to which differences of rates are freed from the binary noise of their last digits.
pub(super) const NOISE: usize = 10;

impl Shown {
    /// True if a figure has it.
    pub(super) fn is_of(self, figure: &Planned<'_>) -> bool {
        match self {
            Self::Total | Self::Lacking | Self::Part => true,
            Self::Growth | Self::Contribution | Self::Pull => figure.has_base(),
            Self::Share => figure.has_city(),
            Self::Against => figure.has_city() && figure.has_base(),
            Self::Step => figure.has_step(),
        }
    }
}

impl Book<'_> {
    /// A cell of the arithmetic.
    pub(super) fn at(&self, figure: &Planned<'_>, slot: Slot, of: Of) -> String {
        on(&self.names.arithmetic, &cell(figure.column(slot), self.row(of)))
    }

    /// Writes what is shown of a figure, as a formula with what it gives now.
    pub(super) fn shown(
        &self,
        sheet: &mut Worksheet,
        at: (u32, u16),
        figure: &Planned<'_>,
        (shown, of): (Shown, Of),
    ) -> Result<(), RollupWorkbookError> {
        if !shown.is_of(figure) {
            return text_cell(sheet, at, "", &self.looks.text);
        }
        let formula = format!("IFERROR({},{})", self.said(figure, shown, of), quoted(self.check()));
        let result = self.result(figure, shown, of);
        let look = match shown {
            Shown::Total => &self.looks.number(figure.shown_places()),
            Shown::Growth => &self.looks.rate,
            Shown::Share | Shown::Part | Shown::Contribution => &self.looks.share,
            Shown::Against | Shown::Step | Shown::Pull => &self.looks.points,
            Shown::Lacking => &self.looks.rank,
        };
        formula_cell(sheet, at, (&formula, &result), look)
    }

    fn said(&self, figure: &Planned<'_>, shown: Shown, of: Of) -> String {
        let at = |slot| self.at(figure, slot, of);
        let unknown = quoted(self.unknown());
        let (value, count, pairs) = (at(Slot::Value), at(Slot::Count), at(Slot::Pairs));
        let (own, base) = (at(Slot::Paired), at(Slot::PairedBase));
        let city = city_of(of);
        match shown {
            Shown::Total => {
                let unit = format!("1E{}", figure.places.saturating_add(figure.shift()));
                format!("IF({count}=0,{unknown},{value}/{unit})")
            }
            Shown::Growth => format!("IF({pairs}=0,{unknown},{})", self.rate(&own, &base)),
            Shown::Share => {
                let whole = self.at(figure, Slot::City, city);
                format!(
                    "IF(OR({count}=0,{whole}=\"\"),{unknown},IF({whole}>0,{value}/{whole},{unknown}))"
                )
            }
            Shown::Against => {
                let growth = self.at(figure, Slot::CityGrowth, city);
                let rate = format!("ROUND(({own}-{base})/{base}*100-{growth},{NOISE})");
                format!(
                    "IF(OR({pairs}=0,{growth}=\"\"),{unknown},IF(AND({base}>0,{own}>=0),{rate},{unknown}))"
                )
            }
            Shown::Step => {
                let [now, now_base, then, then_base] =
                    [Slot::Now, Slot::NowBase, Slot::Then, Slot::ThenBase].map(at);
                let fours = at(Slot::Fours);
                let rate = format!(
                    "ROUND((({now}-{now_base})/{now_base}-({then}-{then_base})/{then_base})*100,{NOISE})"
                );
                format!(
                    "IF({fours}=0,{unknown},IF(AND({now_base}>0,{now}>=0,{then_base}>0,{then}>=0),{rate},{unknown}))"
                )
            }
            Shown::Lacking => format!("{}-{count}", self.members(of)),
            Shown::Part | Shown::Contribution | Shown::Pull => self.part(figure, shown, of),
        }
    }

    /// What a cluster is of its kind.
    fn part(&self, figure: &Planned<'_>, shown: Shown, of: Of) -> String {
        let Of::Cluster(place) = of else { return quoted("") };
        let kind = Of::Kind(self.kind_of(place));
        let (own, whole) = (|slot| self.at(figure, slot, of), |slot| self.at(figure, slot, kind));
        let unknown = quoted(self.unknown());
        if shown == Shown::Part {
            let [count, value] = [Slot::Count, Slot::Value].map(own);
            let [counts, sum] = [Slot::Count, Slot::Value].map(whole);
            return format!(
                "IF(OR({count}=0,{counts}=0),{unknown},IF({sum}>0,{value}/{sum},{unknown}))"
            );
        }
        let slots = [Slot::Pairs, Slot::Paired, Slot::PairedBase];
        let ([pairs, value, base], [all, sum, sum_base]) = (slots.map(own), slots.map(whole));
        let part = if shown == Shown::Contribution {
            format!("IF({sum}-{sum_base}>0,({value}-{base})/({sum}-{sum_base}),{unknown})")
        } else {
            format!("IF({sum_base}>0,({value}-{base})/{sum_base}*100,{unknown})")
        };
        format!("IF(OR({pairs}=0,{all}=0),{unknown},{part})")
    }

    /// Growth from a base, or what has become of it in words where a rate would mislead.
    fn rate(&self, own: &str, base: &str) -> String {
        let word = |name: &str| quoted(self.became(name));
        format!(
            "IF({base}>0,IF({own}>=0,({own}-{base})/{base},{}),IF({base}=0,IF({own}>0,{},IF({own}=0,{},{})),\
             IF({own}>0,{},IF({own}=0,{},IF({own}>{base},{},IF({own}={base},{},{}))))))",
            word("turned-loss"),
            word("from-zero"),
            word("zero-flat"),
            word("fell-to-loss"),
            word("turned-profit"),
            word("loss-cleared"),
            word("loss-narrowed"),
            word("loss-unchanged"),
            word("loss-widened"),
        )
    }

    /// The words of a change that is no rate.
    pub(super) fn became(&self, name: &str) -> &'static str {
        let key = groups::ROLLBOOK_BECAME.named(name).unwrap_or(keys::BULLETIN_UNKNOWN);
        self.say(key)
    }
}

/// The group whose published figures a row is compared with.
pub(super) fn city_of(of: Of) -> Of {
    if matches!(of, Of::District(_)) { of } else { Of::Whole }
}
