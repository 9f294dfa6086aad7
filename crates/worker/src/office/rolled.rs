//! [`Rolled`]: the roll-up of what was accepted, its rankings, and what a number was made of.

use engine::ranking::{Ranking, ranking_of};
use engine::rollup::portfolio::Wanted;
use engine::rollup::{Portfolio, Rollup, portfolio_of, rollup_of};
use exchange::portfolio::ClusterKey;
use locale::keys;
use report::bulletin::{BulletinSource, why};

use super::answer::Answer;
use super::block::{Block, Cell, Grid, Row};
use super::desk::Office;
use super::told::Wish;

/// The roll-up of what was accepted.
pub(super) struct Rolled {
    pub(super) portfolio: Portfolio,
    pub(super) rollup: Rollup,
    pub(super) rankings: Vec<Ranking>,
    /// The clusters, in the order of the portfolio.
    pub(super) keys: Vec<ClusterKey>,
}

impl Office {
    /// The roll-up, computed if something changed.
    pub(super) fn roll(&mut self) -> Option<&Rolled> {
        if self.rolled.is_none() {
            let accepted: Vec<(ClusterKey, String)> = self
                .state
                .clusters
                .iter()
                .filter_map(|(key, it)| Some((key.clone(), it.accepted.clone()?)))
                .collect();
            let mut read = Vec::new();
            for (key, sha256) in &accepted {
                if self.rate(key, sha256) {
                    read.extend(self.rated.get(sha256).and_then(|it| it.submission.clone()));
                }
            }
            self.rolled = self.rolled_up(read);
        }
        self.rolled.as_ref()
    }

    fn rolled_up(&self, read: Vec<engine::rollup::Submission>) -> Option<Rolled> {
        let rules = self.rules.as_ref()?;
        let period = self.pack.as_ref();
        let period = period.and_then(|it| engine::facts::ReportingPeriod::parse(&it.period));
        let portfolio = portfolio_of(read, Vec::new(), &Wanted { period, kind: None });
        if portfolio.submissions.is_empty() {
            return None;
        }
        let rollup = rollup_of(&rules.rollup, &portfolio, &self.city, &rules.stages());
        let ranking = |group| ranking_of(&rules.ranking, &portfolio, &rollup, group);
        let rankings = rollup.kinds.iter().map(ranking).collect();
        let keys = portfolio
            .submissions
            .iter()
            .map(|it| ClusterKey { kind: it.kind.clone(), name: it.cluster.trim().to_owned() });
        let keys = keys.collect();
        Some(Rolled { portfolio, rollup, rankings, keys })
    }

    /// The kinds of clusters that were accepted, by place; the one that most are of first.
    pub(super) fn kinds(&mut self) -> Vec<usize> {
        let Some(rolled) = self.roll() else { return Vec::new() };
        let kinds = &rolled.rollup.kinds;
        let greatest = rolled.rollup.greatest_kind().map(|it| &it.of);
        let is_first = |at: &usize| kinds.get(*at).map(|it| &it.of) != greatest;
        let mut all: Vec<usize> = (0..kinds.len()).collect();
        all.sort_by_key(is_first);
        all
    }

    /// What bulletins are made from, of the kind that most clusters are of; none if nothing was
    /// accepted.
    pub(super) fn told(&mut self) -> Option<BulletinSource<'_>> {
        let first = *self.kinds().first()?;
        self.told_of(first)
    }

    /// The same of a kind, by place.
    pub(super) fn told_of(&mut self, place: usize) -> Option<BulletinSource<'_>> {
        self.roll()?;
        self.source_of(place)
    }

    /// The same of a roll-up that was computed already.
    pub(super) fn source_of(&self, place: usize) -> Option<BulletinSource<'_>> {
        let (rolled, rules) = (self.rolled.as_ref()?, self.rules.as_ref()?);
        let group = rolled.rollup.kinds.get(place)?;
        Some(BulletinSource {
            rollup_rules: &rules.rollup,
            ranking_rules: &rules.ranking,
            rules: &rules.bulletin,
            portfolio: &rolled.portfolio,
            rollup: &rolled.rollup,
            group,
            ranking: rolled.rankings.get(place)?,
            ledgers: rules.ledgers(),
            paragraphs: &[],
        })
    }

    /// What a number was made of.
    pub(super) fn explained(&mut self, wish: &Wish) -> Result<Answer, String> {
        let language = self.language;
        let found = self.told().and_then(|source| why(&source, &wish.key, language));
        let found = found.ok_or_else(|| keys::DESK_NOT_EXPLAINED.words(language).to_owned())?;
        let blocks = vec![
            Block::heading(2, found.name),
            Block::Grid(grid_of("why", String::new(), found.table)),
        ];
        Ok(Answer { blocks, ..Answer::default() })
    }
}

/// A table of a report as a table of the desk.
pub(super) fn grid_of(id: &str, name: String, table: report::tables::Table) -> Grid {
    let cell = |words: String| Cell { order: order_of(&words), words, ..Cell::default() };
    let rows: Vec<Row> = table
        .rows
        .into_iter()
        .map(|cells| Row { cells: cells.into_iter().map(cell).collect(), ..Row::default() })
        .collect();
    let kind = |column: usize| {
        let mut cells = rows.iter().filter_map(|row| row.cells.get(column));
        let is_number =
            |it: &Cell| it.words.is_empty() || report::tables::class_of_cell(&it.words) == "number";
        if cells.all(is_number) { "number" } else { "text" }
    };
    let columns = table.headings.into_iter().enumerate();
    let columns = columns.map(|(place, name)| (name, kind(place).to_owned())).collect();
    Grid { id: id.to_owned(), name, columns, rows }
}

/// What a printed number is sorted by: its digits with as many places as any has here.
pub(super) fn order_of(words: &str) -> String {
    const PLACES: usize = 6;
    if report::tables::class_of_cell(words) != "number" {
        return String::new();
    }
    let sign = if words.starts_with('\u{2212}') { "-" } else { "" };
    let plain: String = words.chars().filter(|it| it.is_ascii_digit() || *it == '.').collect();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let fraction: String =
        fraction.chars().chain("0".repeat(PLACES).chars()).take(PLACES).collect();
    format!("{sign}{whole}{fraction}")
}
