//! The sheet on which everything is computed: whole numbers of each cluster, below them the sums of
//! all and of each group, and what is published beside those.

use engine::quantity::Rational;
use engine::quantity::rational::{power_of_ten, short_decimal};
use locale::{Key, keys};
use rust_xlsxwriter::Worksheet;

use super::book::{Book, Of, RollupWorkbookError, formula_cell, place_in, text_cell};
use super::city;
use super::clusters::{BY, HIGH as CLUSTER_HIGH, ORDER};
use super::paper::finished;
use super::places::{below, cell, on, stretch};
use super::plan::{Given, Planned, Slot, is_exact};
use super::results::{CITY_DIGITS, Needs, state_of};
use super::standing::{BY_DIGITS, ORDER_DIGITS, is_by_points};

/// The columns before those of figures.
pub(super) const KIND: u16 = 1;
pub(super) const DISTRICT: u16 = 2;
pub(super) const INDUSTRY: u16 = 3;
pub(super) const KEY: u16 = 4;
pub(super) const LOW: u16 = 5;
pub(super) const HIGH: u16 = 6;
/// What stands for a number that is not exact.
const OFF: &str = "#N/A";
/// Widths of the columns.
const NAMES: u16 = 30;
const NUMBERS: u16 = 12;
/// Places of growth in percent, as it is kept.
const PLACES: usize = 12;

/// Writes the sheet.
pub(super) fn arithmetic_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), RollupWorkbookError> {
    let hint = Some(keys::ROLLBOOK_ARITHMETIC_HINT);
    let widths = book.head(sheet, (&book.names.arithmetic, hint), &headings(book))?;
    for at in 0..book.count() {
        own_row(book, sheet, at)?;
        for (place, figure) in book.plan.figures.iter().enumerate() {
            for slot in figure.slots() {
                if let Some((formula, result)) = of_cluster(book, (place, figure), slot, at) {
                    let cell = (below(at), figure.column(slot));
                    formula_cell(sheet, cell, (&formula, &result), &book.looks.small)?;
                }
            }
        }
    }
    for of in book.groups() {
        let row = book.row(of);
        text_cell(sheet, (row, 0), &book.called(of), &book.looks.small)?;
        for (place, figure) in book.plan.figures.iter().enumerate() {
            for slot in figure.slots() {
                let said = if slot.is_summed() {
                    Some(sum(book, figure, slot, of))
                } else {
                    published(book, (place, figure), slot, of)
                };
                if let Some((formula, result)) = said {
                    let cell = (row, figure.column(slot));
                    formula_cell(sheet, cell, (&formula, &result), &book.looks.small)?;
                }
            }
        }
    }
    finished(sheet, widths, book.request.language)
}

fn headings(book: &Book<'_>) -> Vec<(String, u16)> {
    let own: [(Key, u16); 7] = [
        (keys::BULLETIN_CLUSTER, NAMES),
        (keys::ROLLBOOK_KIND_OF, NUMBERS),
        (keys::ROLLBOOK_DISTRICT, NUMBERS),
        (keys::ROLLBOOK_INDUSTRY, NUMBERS),
        (keys::ROLLBOOK_ORDER_KEY, NUMBERS),
        (keys::ROLLBOOK_LOW, NUMBERS),
        (keys::ROLLBOOK_HIGH, NUMBERS),
    ];
    let mut all: Vec<(String, u16)> =
        own.into_iter().map(|(key, width)| (book.say(key).to_owned(), width)).collect();
    let language = book.request.language;
    for figure in &book.plan.figures {
        let name = language.of(&figure.rule.name.zh, &figure.rule.name.en);
        for (_, at) in figure.slots().zip(1usize..) {
            let at = at.to_string();
            let words = book.tell(keys::ROLLBOOK_COLUMN, &[("name", name), ("at", &at)]);
            all.push((words, NUMBERS));
        }
    }
    all
}

/// Name, numbers of the groups, and what is ranked.
fn own_row(book: &Book<'_>, sheet: &mut Worksheet, at: usize) -> Result<(), RollupWorkbookError> {
    let row = below(at);
    let (rollup, small) = (book.request.source.rollup, &book.looks.small);
    if let Some(submission) = book.request.source.portfolio.submissions.get(at) {
        text_cell(sheet, (row, 0), &submission.cluster, small)?;
    }
    let groups =
        [(KIND, &rollup.kinds), (DISTRICT, &rollup.districts), (INDUSTRY, &rollup.industries)];
    for (column, groups) in groups {
        let number = place_in(groups, at).saturating_add(1);
        let number = u32::try_from(number).unwrap_or_default();
        sheet.write_number_with_format(row, column, number, small)?;
    }
    let Some(standing) = book.standings.get(at) else { return Ok(()) };
    let given = |column: u16| on(&book.names.clusters, &cell(column, row));
    let places = book.request.source.ranking_rules.places;
    let unit = format!("1E{places}");
    let (by, order) = (given(BY), given(ORDER));
    let whole = format!("ROUND({by}*{unit},0)");
    let key = format!(
        "IF(ISNUMBER({by}),IF(ABS({whole})<1E{BY_DIGITS},{whole}*1E{ORDER_DIGITS}+IF(ISNUMBER({order}),{order},0),NA()),-1E14)"
    );
    let scaled = |value: &Rational| value * Rational::from(power_of_ten(places));
    let key_now = match &standing.by {
        _ if standing.is_beyond => OFF.to_owned(),
        None => "-100000000000000".to_owned(),
        Some(by) => {
            let key = scaled(by) * Rational::from(power_of_ten(ORDER_DIGITS));
            short_decimal(&(key + Rational::from(standing.order)), 0)
        }
    };
    formula_cell(sheet, (row, KEY), (&key, &key_now), small)?;
    if !is_by_points(&book.request) {
        return Ok(());
    }
    for (column, from, value) in
        [(LOW, BY, standing.by.as_ref()), (HIGH, CLUSTER_HIGH, Some(&standing.high))]
    {
        let from = given(from);
        let formula = format!("IF(ISNUMBER({from}),ROUND({from}*{unit},0),\"\")");
        let now = value.map(|it| short_decimal(&scaled(it), 0)).unwrap_or_default();
        formula_cell(sheet, (row, column), (&formula, &now), small)?;
    }
    Ok(())
}

/// The whole number of a cell, nothing if there is none, an error if it is not exact.
fn whole(given: &str, places: usize, digits: usize) -> String {
    let unit = format!("1E{places}");
    format!(
        "IF(ISNUMBER({given}),IF(AND(ABS({given})*{unit}<1E{digits},ROUND({given}*{unit},0)/{unit}={given}),\
         ROUND({given}*{unit},0),NA()),\"\")"
    )
}

/// A cell of a cluster; nothing where it has none.
fn of_cluster(
    book: &Book<'_>,
    (_, figure): (usize, &Planned<'_>),
    slot: Slot,
    at: usize,
) -> Option<(String, String)> {
    let row = below(at);
    let own = |slot: Slot| cell(figure.column(slot), row);
    let read = |place: usize| {
        let column = *figure.own.get(place)?;
        let from = on(&book.names.clusters, &cell(column, row));
        Some(whole(&from, figure.places, book.plan.digits))
    };
    let formula = match slot {
        Slot::Value => read(0)?,
        Slot::Base => read(1)?,
        Slot::Earlier => read(2)?,
        Slot::EarlierBase => read(3)?,
        Slot::Count => one(&own(Slot::Value)),
        Slot::Pairs => one(&own(Slot::Paired)),
        Slot::Fours => one(&own(Slot::Now)),
        Slot::Paired => {
            let (value, base) = (own(Slot::Value), own(Slot::Base));
            format!("IF({value}=\"\",\"\",IF({base}=\"\",\"\",{value}))")
        }
        Slot::PairedBase => beside(&own(Slot::Paired), &own(Slot::Base)),
        Slot::Now => {
            let (value, earlier) = (own(Slot::Paired), own(Slot::Earlier));
            let base = own(Slot::EarlierBase);
            format!("IF({value}=\"\",\"\",IF({earlier}=\"\",\"\",IF({base}=\"\",\"\",{value})))")
        }
        Slot::NowBase => beside(&own(Slot::Now), &own(Slot::Base)),
        Slot::Then => beside(&own(Slot::Now), &own(Slot::Earlier)),
        Slot::ThenBase => beside(&own(Slot::Now), &own(Slot::EarlierBase)),
        Slot::City | Slot::CityGrowth => return None,
    };
    Some((formula, cluster_now(figure, slot, at)))
}

fn one(of: &str) -> String {
    format!("IF({of}=\"\",0,1)")
}

fn beside(of: &str, taken: &str) -> String {
    format!("IF({of}=\"\",\"\",{taken})")
}

/// The number of a figure that a column holds, and what must be there for that.
fn source_of(slot: Slot) -> (usize, Needs) {
    match slot {
        Slot::Base | Slot::PairedBase => (1, Needs::Pair),
        Slot::Paired | Slot::Pairs => (0, Needs::Pair),
        Slot::Earlier | Slot::Then => (2, Needs::Four),
        Slot::EarlierBase | Slot::ThenBase => (3, Needs::Four),
        Slot::Now | Slot::Fours => (0, Needs::Four),
        Slot::NowBase => (1, Needs::Four),
        _ => (0, Needs::Value),
    }
}

/// What a cell of a cluster gives now.
fn cluster_now(figure: &Planned<'_>, slot: Slot, at: usize) -> String {
    let Some(given) = figure.given.get(at) else { return String::new() };
    let (place, needs) = source_of(slot);
    let number = |given: &Given| match given {
        Given::Exact(value) => scaled(value, figure.places),
        Given::Beyond(_) => OFF.to_owned(),
        Given::Missing => String::new(),
    };
    if matches!(slot, Slot::Value | Slot::Base | Slot::Earlier | Slot::EarlierBase) {
        return given.get(place).map(number).unwrap_or_default();
    }
    let is_count = matches!(slot, Slot::Count | Slot::Pairs | Slot::Fours);
    match state_of(given, needs) {
        Ok(()) if is_count => "1".to_owned(),
        Ok(()) => given.get(place).map(number).unwrap_or_default(),
        Err(Given::Beyond(_)) => OFF.to_owned(),
        Err(_) => if is_count { "0" } else { "" }.to_owned(),
    }
}

fn scaled(value: &Rational, places: usize) -> String {
    short_decimal(&(value * Rational::from(power_of_ten(places))), 0)
}

/// The sum of a column over a group.
fn sum(book: &Book<'_>, figure: &Planned<'_>, slot: Slot, of: Of) -> (String, String) {
    let numbers = stretch(figure.column(slot), book.stretch());
    let formula = match of {
        Of::Kind(at) => sum_if(&numbers, book, KIND, at),
        Of::District(at) => sum_if(&numbers, book, DISTRICT, at),
        Of::Industry(at) => sum_if(&numbers, book, INDUSTRY, at),
        Of::Whole | Of::Cluster(_) => format!("SUM({numbers})"),
    };
    let (place, needs) = source_of(slot);
    let is_count = matches!(slot, Slot::Count | Slot::Pairs | Slot::Fours);
    let members = book.group(of).map(|it| it.members.as_slice()).unwrap_or_default();
    let mut total = Rational::ZERO;
    for at in members {
        let Some(given) = figure.given.get(*at) else { continue };
        match state_of(given, needs) {
            Ok(()) if is_count => total += Rational::ONE,
            Ok(()) => {
                if let Some(Given::Exact(value)) = given.get(place) {
                    total += value;
                }
            }
            Err(Given::Beyond(_)) => return (formula, OFF.to_owned()),
            Err(_) => {}
        }
    }
    let places = if is_count { 0 } else { figure.places };
    (formula, scaled(&total, places))
}

fn sum_if(numbers: &str, book: &Book<'_>, column: u16, at: usize) -> String {
    let groups = stretch(column, book.stretch());
    format!("SUMIFS({numbers},{groups},{})", at.saturating_add(1))
}

/// What is published for a group, as a whole number, or its growth in percent.
fn published(
    book: &Book<'_>,
    (place, figure): (usize, &Planned<'_>),
    slot: Slot,
    of: Of,
) -> Option<(String, String)> {
    let row = book.city_row(place, of)?;
    let published = book.published(place, of);
    match slot {
        Slot::City => {
            let from = on(&book.names.city, &cell(city::VALUE, row));
            let now = published.and_then(|it| it.value.as_ref()).map(|value| {
                let is_kept = is_exact(value, figure.places, CITY_DIGITS);
                if is_kept { scaled(value, figure.places) } else { OFF.to_owned() }
            });
            Some((whole(&from, figure.places, CITY_DIGITS), now.unwrap_or_default()))
        }
        Slot::CityGrowth => {
            let from = on(&book.names.city, &cell(city::GROWTH, row));
            let growth = published.and_then(|it| it.growth.as_ref());
            let percent = growth.map(|it| it * Rational::from(100u8));
            let now = percent.map(|it| short_decimal(&it, PLACES)).unwrap_or_default();
            Some((format!("IF(ISNUMBER({from}),{from},\"\")"), now))
        }
        _ => None,
    }
}
