//! The text of a document: headings, paragraphs, tables, and places for charts.

use locale::keys;
use report::development::TitledTable;
use report::document::chart::{Chart, Form};
use report::document::{Block, Document, Level, Mark, Role, Run, Spacing};

use super::docx::{HEAD, Page, WORD, chart_id};
use super::map_markup::map_markup;
use super::table_markup::table_markup;
use super::xml::Xml;

/// English metric units in a twentieth of a point.
const EMU: u32 = 635;

/// The markup of a document's text, and its charts in order.
pub(super) fn body<'a>(document: &'a Document, page: &Page) -> (String, Vec<&'a Chart>) {
    let mut writer = Writer {
        xml: Xml(HEAD.to_owned()),
        document,
        page,
        charts: Vec::new(),
        tables: 0,
        begin: "",
    };
    writer.xml.raw("<w:document ").raw(WORD).raw(
        " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>",
    );
    writer.paragraph("Title", &document.title);
    writer.paragraph("Subtitle", &document.subtitle);
    for (place, block) in document.blocks.iter().enumerate() {
        writer.block(place, block);
    }
    writer.section();
    writer.xml.raw("</w:body></w:document>");
    (writer.xml.0, writer.charts)
}

struct Writer<'a, 'p> {
    xml: Xml,
    document: &'a Document,
    page: &'p Page,
    charts: Vec<&'a Chart>,
    tables: u32,
    /// What the next paragraph begins with.
    begin: &'static str,
}

impl<'a> Writer<'a, '_> {
    fn block(&mut self, place: usize, block: &'a Block) {
        match block {
            Block::Heading { level, words, .. } => self.heading(place, *level, words),
            Block::Paragraph { role, runs } => {
                self.open(match role {
                    Role::Body => "BodyText",
                    Role::Answer => "Answer",
                    Role::Note => "ListBullet",
                });
                for run in runs {
                    self.run(run);
                }
                self.close();
            }
            Block::Table { table, spacing } => self.titled_table(table, *spacing),
            Block::Chart(chart) => self.chart(chart),
            Block::Map { table, description, shades } => {
                self.tables = self.tables.saturating_add(1);
                let label = (keys::DOCUMENT_TABLE.words(self.document.language), "Table");
                self.caption("Caption", label, self.tables, &table.name);
                map_markup(&mut self.xml, &table.table, (description, shades), self.page);
                self.paragraph("TableGap", "");
            }
            Block::Contents { words } => self.contents(words),
            Block::PageBreak => self.begin = "<w:pageBreakBefore/>",
        }
    }

    /// Begins a paragraph.
    fn open(&mut self, style: &str) {
        self.xml.raw("<w:p><w:pPr><w:pStyle w:val=\"").raw(style).raw("\"/>");
        self.xml.raw(core::mem::take(&mut self.begin)).raw("</w:pPr>");
    }

    fn close(&mut self) {
        self.xml.raw("</w:p>");
    }

    fn paragraph(&mut self, style: &str, words: &str) {
        self.open(style);
        self.words(words);
        self.close();
    }

    /// Words in a run of their own; a break where a line ends.
    fn words(&mut self, words: &str) {
        self.xml.raw("<w:r>");
        self.xml.lines(words);
        self.xml.raw("</w:r>");
    }

    fn run(&mut self, run: &Run) {
        self.xml.raw("<w:r>");
        if run.mark == Mark::Missing {
            self.xml.raw("<w:rPr><w:rStyle w:val=\"Missing\"/></w:rPr>");
        }
        self.xml.lines(&run.words);
        self.xml.raw("</w:r>");
    }

    /// A heading, marked for the list of contents.
    fn heading(&mut self, place: usize, level: Level, words: &str) {
        self.open(match level {
            Level::One => "Heading1",
            Level::Two => "Heading2",
            Level::Three => "Heading3",
        });
        let number = place.to_string();
        self.xml.raw("<w:bookmarkStart w:id=\"").raw(&number);
        self.xml.raw("\" w:name=\"_Toc").raw(&number).raw("\"/>");
        self.words(words);
        self.xml.raw("<w:bookmarkEnd w:id=\"").raw(&number).raw("\"/>");
        self.close();
    }

    /// The list of contents as a field that is filled in already.
    fn contents(&mut self, words: &str) {
        self.xml.raw(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
             <w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>",
        );
        self.paragraph("TOCHeading", words);
        let mut begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText \
             xml:space=\"preserve\"> TOC \\o &quot;1-2&quot; \\n \\h \\z \\u </w:instrText></w:r><w:r>\
             <w:fldChar w:fldCharType=\"separate\"/></w:r>";
        let document = self.document;
        for (place, level, words) in document.headings() {
            if level == Level::Three {
                continue;
            }
            self.open(if level == Level::One { "TOC1" } else { "TOC2" });
            self.xml.raw(core::mem::take(&mut begin));
            self.xml.raw("<w:hyperlink w:anchor=\"_Toc").raw(&place.to_string());
            self.xml.raw("\" w:history=\"1\">");
            self.words(words);
            self.xml.raw("</w:hyperlink>");
            self.close();
        }
        self.open("TableGap");
        if begin.is_empty() {
            self.xml.raw("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
        }
        self.close();
        self.xml.raw("</w:sdtContent></w:sdt>");
    }

    /// A caption with its number, which follows when others are put before it.
    fn caption(&mut self, style: &str, label: (&str, &str), number: u32, words: &str) {
        let (label, field) = label;
        self.open(style);
        self.words(label);
        self.xml.raw("<w:fldSimple w:instr=\" SEQ ").raw(field).raw(" \\* ARABIC \"><w:r><w:t>");
        self.xml.number(number).raw("</w:t></w:r></w:fldSimple>");
        self.words(keys::DOCUMENT_AFTER_NUMBER.words(self.document.language));
        self.words(words);
        self.close();
    }

    fn titled_table(&mut self, titled: &TitledTable, spacing: Spacing) {
        let TitledTable { name, table, .. } = titled;
        if table.rows.is_empty() {
            return;
        }
        if !name.is_empty() {
            self.tables = self.tables.saturating_add(1);
            let label = (keys::DOCUMENT_TABLE.words(self.document.language), "Table");
            self.caption("Caption", label, self.tables, name);
        }
        table_markup(&mut self.xml, table, spacing, (self.page, self.document.layout));
        self.paragraph("TableGap", "");
    }

    /// The place of a chart, with what it says for those who do not see it, and its caption.
    fn chart(&mut self, chart: &'a Chart) {
        self.charts.push(chart);
        let number = self.charts.len();
        let [width, height] = size_of(chart, self.page.width).map(|it| it.saturating_mul(EMU));
        self.open("Chart");
        self.xml.raw("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"");
        self.xml.number(width).raw("\" cy=\"").number(height).raw("\"/><wp:docPr id=\"");
        self.xml.raw(&number.to_string()).raw("\" name=\"").words(&chart.name).raw("\" descr=\"");
        self.xml.words(&chart.description).raw(
            "\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData \
             uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"rId",
        );
        self.xml.raw(&chart_id(number).to_string());
        self.xml.raw("\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
        self.close();
        let language = self.document.language;
        let label = (keys::DOCUMENT_CHART.words(language), "Figure");
        let number = u32::try_from(number).unwrap_or_default();
        self.caption("ChartCaption", label, number, &chart.caption(language));
    }

    /// Paper, margins, head and foot.
    fn section(&mut self) {
        let [top, right, bottom, left] = self.page.margins;
        let [head, foot] = self.page.edges;
        self.xml.raw(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/><w:footerReference \
             w:type=\"default\" r:id=\"rId6\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar",
        );
        for (name, value) in [
            ("top", top),
            ("right", right),
            ("bottom", bottom),
            ("left", left),
            ("header", head),
            ("footer", foot),
            ("gutter", 0),
        ] {
            self.xml.raw(" w:").raw(name).raw("=\"").number(value).raw("\"");
        }
        self.xml.raw("/></w:sectPr>");
    }
}

/// Width and height of a chart, in twentieths of a point.
fn size_of(chart: &Chart, width: u32) -> [u32; 2] {
    match chart.form {
        Form::Columns => [width.min(8600), 3400],
        Form::Stacked => {
            let rows = u32::try_from(chart.categories.len()).unwrap_or_default();
            [width, rows.saturating_mul(380).saturating_add(600)]
        }
        Form::Dots => [width, 5200],
        Form::Slopes => {
            let lines = u32::try_from(chart.series.len()).unwrap_or_default();
            [width, lines.saturating_mul(360).saturating_add(900)]
        }
    }
}
