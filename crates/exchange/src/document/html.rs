//! A document as one HTML file for printing on A4: no script, no address, its own style.

use locale::{Language, keys};
use report::development::TitledTable;
use report::document::chart::Chart;
use report::document::{
    Block, Document, Layout, Level, Mark, Role, Run, Spacing, column_shares, is_number_column,
};
use report::tables::class_of_cell;

use super::html_shape::shape;
use super::xml::Xml;

/// The style: A4, a number on every page, tables that break between rows and repeat their heads.
const STYLE: &str = include_str!("parts/page.css");

/// Tenths of characters in a line of a table.
const ROOM: u32 = 500;
/// Columns that ask for smaller type, and what stands in a line of it.
const MANY: usize = 9;
const TIGHT_ROOM: u32 = 640;

/// The page. Everything that was typed stays text.
pub fn document_html(document: &Document) -> String {
    let heads = [document.title.as_str(), &document.running_head];
    html_of(core::slice::from_ref(document), heads, document.layout, document.language)
}

/// Documents of one page each, behind each other; `title` names them all.
pub fn sheets_html(documents: &[Document], title: &str, language: Language) -> String {
    let head = documents.first().map_or("", |it| it.subtitle.as_str());
    html_of(documents, [title, head], Layout::Sheet, language)
}

/// Documents behind each other; `heads` are the title of the page and what stands above each sheet.
fn html_of(
    documents: &[Document],
    [title, head]: [&str; 2],
    layout: Layout,
    language: Language,
) -> String {
    let mut writer =
        Writer { xml: Xml::default(), language, numbers: [0; 2], prefix: String::new() };
    let xml = &mut writer.xml;
    xml.raw("<!DOCTYPE html>\n<html lang=\"").raw(language.tag());
    xml.raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    xml.words(title).raw("</title>\n<style>\n").raw(STYLE);
    xml.raw("@page { @top-right { content: \"");
    style_words(xml, head);
    xml.raw("\"; } }\n</style>\n</head>\n<body class=\"").raw(match layout {
        Layout::Official => "official",
        Layout::Sheet => "sheet",
    });
    xml.raw("\">\n<main>\n");
    for (document, number) in documents.iter().zip(1usize..) {
        if number > 1 {
            writer.xml.raw("<div class=\"page\"></div>\n");
            // Ids are one for each page of HTML; numbers begin anew on every sheet.
            writer.prefix = format!("sheet-{number}-");
            writer.numbers = [0; 2];
        }
        writer.xml.raw("<h1>").words(&document.title).raw("</h1>\n<p class=\"head\">");
        writer.xml.words(&document.subtitle).raw("</p>\n");
        writer.blocks(document);
    }
    writer.xml.raw("</main>\n</body>\n</html>\n");
    writer.xml.0
}

/// Words within a style sheet's string: all but letters, digits and spaces as numbers.
fn style_words(xml: &mut Xml, words: &str) {
    for character in words.chars() {
        if character == ' ' || character.is_alphanumeric() {
            xml.raw(character.encode_utf8(&mut [0; 4]));
        } else {
            xml.raw(&format!("\\{:x} ", u32::from(character)));
        }
    }
}

pub(super) struct Writer {
    pub(super) xml: Xml,
    language: Language,
    /// Tables and charts so far.
    numbers: [u32; 2],
    /// What ids begin with.
    prefix: String,
}

impl Writer {
    fn blocks(&mut self, document: &Document) {
        let mut is_list = false;
        for block in &document.blocks {
            let is_note = matches!(block, Block::Paragraph { role: Role::Note, .. });
            if is_note != is_list {
                self.xml.raw(if is_note { "<ul class=\"notes\">\n" } else { "</ul>\n" });
                is_list = is_note;
            }
            self.block(document, block);
        }
        self.xml.raw(if is_list { "</ul>\n" } else { "" });
    }

    fn block(&mut self, document: &Document, block: &Block) {
        match block {
            Block::Heading { level, id, words } => {
                let name = match level {
                    Level::One => "h2",
                    Level::Two => "h3",
                    Level::Three => "h4",
                };
                self.xml.raw("<").raw(name).raw(" id=\"").words(id).raw("\">").words(words);
                self.xml.raw("</").raw(name).raw(">\n");
            }
            Block::Paragraph { role, runs } => self.paragraph(*role, runs),
            Block::Table { table, spacing } => self.table(table, *spacing),
            Block::Chart(chart) => self.chart(chart),
            Block::Map { table, description, shades } => self.map(table, description, shades),
            Block::Contents { words } => self.contents(words, document),
            Block::PageBreak => {
                self.xml.raw("<div class=\"page\"></div>\n");
            }
        }
    }

    fn paragraph(&mut self, role: Role, runs: &[Run]) {
        let (open, close) = match role {
            Role::Body => ("<p>", "</p>\n"),
            Role::Answer => ("<p class=\"answer\">", "</p>\n"),
            Role::Note => ("<li>", "</li>\n"),
        };
        self.xml.raw(open);
        for run in runs {
            if run.mark == Mark::Missing {
                self.xml.raw("<span class=\"missing\">").words(&run.words).raw("</span>");
            } else {
                self.xml.words(&run.words);
            }
        }
        self.xml.raw(close);
    }

    fn contents(&mut self, words: &str, document: &Document) {
        self.xml.raw("<nav>\n<p class=\"contents\">").words(words).raw("</p>\n<ol>\n");
        for (_, level, words) in document.headings() {
            if level == Level::One {
                self.xml.raw("<li>").words(words).raw("</li>\n");
            }
        }
        self.xml.raw("</ol>\n</nav>\n");
    }

    /// A table or chart's number and name.
    fn caption(&mut self, label: &str, number: u32, words: &str) {
        self.xml.words(label).number(number);
        self.xml.words(keys::DOCUMENT_AFTER_NUMBER.words(self.language)).words(words);
    }

    pub(super) fn table_caption(&mut self, name: &str) {
        let [tables, _] = &mut self.numbers;
        *tables = tables.saturating_add(1);
        let number = *tables;
        self.xml.raw("<caption>");
        self.caption(keys::DOCUMENT_TABLE.words(self.language), number, name);
        self.xml.raw("</caption>\n");
    }

    fn table(&mut self, titled: &TitledTable, spacing: Spacing) {
        let TitledTable { name, table, .. } = titled;
        if table.rows.is_empty() {
            return;
        }
        let grouped = usize::from(spacing == Spacing::Grouped);
        let is_tight = spacing == Spacing::Close && table.headings.len() >= MANY;
        self.xml.raw(match spacing {
            Spacing::ByHand => "<table class=\"by-hand\">\n",
            _ if is_tight => "<table class=\"tight\">\n",
            _ => "<table>\n",
        });
        if !name.is_empty() {
            self.table_caption(name);
        }
        if spacing == Spacing::Close {
            self.xml.raw("<colgroup>");
            for share in column_shares(table, if is_tight { TIGHT_ROOM } else { ROOM }) {
                let (whole, tenth) = (share.div_euclid(10), share.rem_euclid(10));
                self.xml.raw("<col style=\"width:").number(whole).raw(".").number(tenth);
                self.xml.raw("%\">");
            }
            self.xml.raw("</colgroup>\n");
        }
        if !table.headings.is_empty() {
            self.xml.raw("<thead>\n<tr>");
            for heading in table.headings.iter().skip(grouped) {
                self.xml.raw("<th scope=\"col\">").words(heading).raw("</th>");
            }
            self.xml.raw("</tr>\n</thead>\n");
        }
        self.xml.raw("<tbody>\n");
        let mut group = "";
        for row in &table.rows {
            if let Some(first) = row.first().filter(|it| grouped > 0 && *it != group) {
                let span = row.len().saturating_sub(1).to_string();
                self.xml.raw("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"").raw(&span);
                self.xml.raw("\">").words(first).raw("</th></tr>\n");
                group = first;
            }
            self.xml.raw("<tr>");
            for (cell, place) in row.iter().zip(0usize..).skip(grouped) {
                self.cell(cell, is_number_column(table, place));
            }
            self.xml.raw("</tr>\n");
        }
        self.xml.raw("</tbody>\n</table>\n");
    }

    fn cell(&mut self, words: &str, is_number: bool) {
        self.xml.raw(match class_of_cell(words) {
            "date" => "<td class=\"date\">",
            _ if is_number => "<td class=\"number\">",
            _ => "<td>",
        });
        for (line, number) in words.split('\n').zip(0u32..) {
            self.xml.raw(if number > 0 { "<br>" } else { "" }).words(line);
        }
        self.xml.raw("</td>");
    }

    /// A chart whose bars are said in words to those who do not see them.
    fn chart(&mut self, chart: &Chart) {
        let [_, charts] = &mut self.numbers;
        *charts = charts.saturating_add(1);
        let number = *charts;
        let [width, height] = &chart.drawing.size;
        let id = format!("{}{}", self.prefix, chart.id);
        let xml = &mut self.xml;
        xml.raw("<figure>\n<svg role=\"img\" aria-labelledby=\"").words(&id);
        xml.raw("-title ").words(&id).raw("-values\" viewBox=\"0 0 ");
        xml.raw(width).raw(" ").raw(height).raw("\" width=\"").raw(width);
        xml.raw("\" height=\"").raw(height).raw("\">\n<title id=\"").words(&id);
        xml.raw("-title\">").words(&chart.name).raw("</title>\n<desc id=\"").words(&id);
        xml.raw("-values\">").words(&chart.description).raw("</desc>\n");
        chart.drawing.shapes.iter().for_each(|it| shape(xml, it));
        xml.raw("</svg>\n<figcaption>");
        let words = chart.caption(self.language);
        self.caption(keys::DOCUMENT_CHART.words(self.language), number, &words);
        self.xml.raw("</figcaption>\n</figure>\n");
    }
}
