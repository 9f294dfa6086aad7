//! Tables of what was set aside and of agreed values.

use engine::quantity::rational::short_decimal;
use engine::rollup::Aside;
use locale::{Language, groups, keys, text};

use super::source::BulletinSource;
use super::speaker::option_name;
use crate::tables::Table;

/// Why a file was set aside, in words.
pub fn aside_words(aside: &Aside, language: Language) -> String {
    let key = groups::BULLETIN_ASIDE.named(aside.reason.name());
    key.map_or_else(String::new, |key| text(language, key, &[("found", aside.reason.found())]))
}

/// The files that were set aside.
pub(super) fn aside(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [keys::BULLETIN_FILE, keys::BULLETIN_WHY];
    let rows = source.portfolio.aside.iter();
    let rows = rows.map(|it| vec![it.name.clone(), aside_words(it, language)]);
    Table {
        headings: headings.map(|key| key.words(language).to_owned()).to_vec(),
        rows: rows.collect(),
    }
}

/// Agreed values that took the place of what was submitted.
pub(super) fn agreed(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [
        keys::BULLETIN_CLUSTER,
        keys::BULLETIN_ITEM,
        keys::BULLETIN_SUBMITTED,
        keys::BULLETIN_AGREED,
        keys::BULLETIN_REASON,
    ];
    let mut rows = Vec::new();
    for at in &source.group.members {
        let Some(submission) = source.submission(*at) else { continue };
        for it in submission.agreed.iter().filter(|it| it.differs()) {
            let rule = source.rollup_rules.total(&it.figure);
            let name = rule.map_or(it.figure.as_str(), |it| language.of(&it.name.zh, &it.name.en));
            let reason = option_name(source, "difference-reason", &it.reason, language);
            let separator = if it.reason.is_empty() || it.note.is_empty() { "" } else { " " };
            rows.push(vec![
                submission.cluster.clone(),
                name.to_owned(),
                it.own.clone().unwrap_or_default(),
                short_decimal(&it.agreed, 6),
                format!("{reason}{separator}{}", it.note),
            ]);
        }
    }
    Table { headings: headings.map(|key| key.words(language).to_owned()).to_vec(), rows }
}
