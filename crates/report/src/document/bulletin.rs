//! The bulletin as a document: its report, with the charts that its rules name before the tables
//! of each section.

use locale::Language;

use super::development::document_with;
use super::model::{Block, Document};
use super::plots::plot_blocks;
use crate::bulletin::{BulletinSource, bulletin, charts};
use crate::development::Section;

/// The document of the bulletin on the group of `source`.
pub fn bulletin_document(source: &BulletinSource<'_>, language: Language) -> Document {
    let report = bulletin(source, language);
    let charts = charts(source, language);
    let rules = &source.rules.sections;
    let of = |section: &Section| -> Vec<Block> {
        let rule = rules.iter().find(|rule| rule.id == section.id);
        let names = rule.map(|rule| rule.charts.as_slice()).unwrap_or_default();
        let wanted = names.iter().filter_map(|name| charts.iter().find(|it| it.id == name));
        wanted.flat_map(|chart| plot_blocks(chart, source, language)).collect()
    };
    document_with(&report, &of, language)
}
