//! [`why`]: what a number of a bulletin was made of, down to submission and figure.

use engine::rollup::Source;
use locale::{Language, format, keys, text};

use super::names::visible;
use super::source::BulletinSource;
use crate::development::TitledTable;
use crate::numbers::plain;
use crate::tables::Table;

/// The parts of a number by its name (`growth:revenue`): figure, period, cluster, file, and value in
/// the figure's own unit. Nothing if there is no such number.
pub fn why(source: &BulletinSource<'_>, subject: &str, language: Language) -> Option<TitledTable> {
    let number = source.group.explained(source.rollup_rules, subject)?;
    let headings = [
        keys::BULLETIN_ITEM,
        keys::BULLETIN_PERIOD,
        keys::BULLETIN_CLUSTER,
        keys::BULLETIN_FILE,
        keys::BULLETIN_VALUE,
    ];
    let mut rows = Vec::new();
    for part in &number.from {
        match part {
            Source::Sum { figure, quarter, of } => {
                let period = format::period(language, quarter.0, Some(quarter.1));
                for submission in of.iter().filter_map(|at| source.submission(*at)) {
                    let value = submission.number(figure, *quarter).map(plain);
                    rows.push(vec![
                        label(source, figure, language),
                        period.clone(),
                        submission.cluster.clone(),
                        submission.name.clone(),
                        value.unwrap_or_default(),
                    ]);
                }
            }
            Source::Published { figure, from } => {
                let name = label(source, figure, language);
                let nothing = String::new;
                rows.push(vec![name, nothing(), nothing(), from.clone(), nothing()]);
            }
        }
    }
    let value = visible(&number.value, 6);
    let arguments = [("subject", subject), ("value", value.as_str())];
    Some(TitledTable {
        name: text(language, keys::BULLETIN_MADE_OF, &arguments),
        table: Table { headings: headings.map(|it| it.words(language).to_owned()).to_vec(), rows },
        ..TitledTable::default()
    })
}

/// What a figure, base or total is called.
fn label(source: &BulletinSource<'_>, figure: &str, language: Language) -> String {
    let entries = source.rubric().map(|it| it.document.figure.as_slice()).unwrap_or_default();
    let known = entries.iter().find(|it| it.id == figure).map(|it| &it.name);
    let total = source.rollup_rules.total(figure).map(|it| &it.name);
    let derived = source.ledgers.map(|it| it.derive.as_slice()).unwrap_or_default();
    let derived = derived.iter().find(|it| it.id == figure).and_then(|it| it.name.as_ref());
    let name = known.or(total).or(derived);
    name.map_or(figure, |name| language.of(&name.zh, &name.en)).to_owned()
}
