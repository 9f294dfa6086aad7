//! ODS → [`Workbook`]: like XLSX read here, so that nothing an import must tell is lost.

use report::import::ImportRefusal;

use super::container::Parts;
use super::limits::CellCount;
use super::workbook::{Content, FileKind, Merged, Row, Sheet, Workbook};
use super::xlsx::iso_moment;
use super::xml::{Element, Node, walk};

const CONTENT: &str = "content.xml";

/// Reads a workbook.
pub(super) fn workbook_from_ods(parts: &Parts) -> Result<Workbook, ImportRefusal> {
    let missing = || ImportRefusal::BrokenPart(CONTENT.to_owned());
    let part = parts.get(CONTENT).ok_or_else(missing)?;
    let mut reader = Reader::default();
    let mut count = CellCount::default();
    walk(CONTENT, part, |node| match node {
        Node::Open(element) => {
            reader.open(&element);
            Ok(())
        }
        Node::Close(name) => reader.close(name, &mut count),
        Node::Text(text) => {
            if reader.paragraphs > 0 && reader.aside == 0 {
                reader.text.push_str(&text);
            }
            Ok(())
        }
    })?;
    Ok(Workbook { kind: FileKind::Ods, sheets: reader.sheets })
}

/// What a cell says of itself before its text.
#[derive(Default)]
struct OpenCell {
    of: String,
    value: Option<String>,
    has_formula: bool,
    has_paragraph: bool,
    repeated: u32,
    spans: (u32, u32),
}

#[derive(Default)]
struct Reader {
    sheets: Vec<Sheet>,
    sheet: Option<Sheet>,
    /// Styles of sheets that are hidden.
    hidden_styles: Vec<String>,
    style: String,
    row: Option<Row>,
    row_repeated: u32,
    next_row: u32,
    next_column: u32,
    cell: Option<OpenCell>,
    text: String,
    paragraphs: u32,
    /// How deep within a remark or drawing, whose text is not the cell's.
    aside: u32,
}

impl Reader {
    fn open(&mut self, element: &Element) {
        match element.name() {
            "annotation" | "frame" | "custom-shape" | "shapes" | "tracked-changes" => {
                self.aside = self.aside.saturating_add(1);
            }
            _ if self.aside > 0 => {}
            "style" => self.style = element.get("name").unwrap_or_default(),
            "table-properties" if element.get("display").as_deref() == Some("false") => {
                self.hidden_styles.push(self.style.clone());
            }
            "table" => {
                let style = element.get("style-name").unwrap_or_default();
                let name = element.get("name").unwrap_or_default();
                let is_hidden = self.hidden_styles.contains(&style);
                self.sheet = Some(Sheet { name, is_hidden, ..Sheet::default() });
                self.next_row = 1;
            }
            "table-row" => {
                let visibility = element.get("visibility");
                let is_hidden = matches!(visibility.as_deref(), Some("collapse" | "filter"));
                self.row = Some(Row { number: self.next_row, is_hidden, cells: Vec::new() });
                self.row_repeated = element.count("number-rows-repeated");
                self.next_column = 0;
            }
            "table-cell" | "covered-table-cell" => self.open_cell(element),
            "p" | "h" if self.cell.is_some() => {
                let is_further = self.cell.as_ref().is_some_and(|cell| cell.has_paragraph);
                if is_further {
                    self.text.push('\n');
                }
                if let Some(cell) = &mut self.cell {
                    cell.has_paragraph = true;
                }
                self.paragraphs = self.paragraphs.saturating_add(1);
            }
            "s" if self.paragraphs > 0 => {
                let spaces = usize::try_from(element.count("c").min(1000)).unwrap_or(1);
                self.text.push_str(&" ".repeat(spaces));
            }
            "tab" if self.paragraphs > 0 => self.text.push('\t'),
            "line-break" if self.paragraphs > 0 => self.text.push('\n'),
            _ => {}
        }
    }

    fn open_cell(&mut self, element: &Element) {
        let of = element.get("value-type").unwrap_or_default();
        let name = match of.as_str() {
            "date" => "date-value",
            "time" => "time-value",
            "boolean" => "boolean-value",
            "string" => "string-value",
            _ => "value",
        };
        let spans = (element.count("number-rows-spanned"), element.count("number-columns-spanned"));
        self.cell = Some(OpenCell {
            value: element.get(name),
            has_formula: element.get("formula").is_some(),
            repeated: element.count("number-columns-repeated"),
            spans,
            of,
            has_paragraph: false,
        });
        self.text.clear();
    }

    fn close(&mut self, name: &str, count: &mut CellCount) -> Result<(), ImportRefusal> {
        match name {
            "annotation" | "frame" | "custom-shape" | "shapes" | "tracked-changes" => {
                self.aside = self.aside.saturating_sub(1);
            }
            _ if self.aside > 0 => {}
            "p" | "h" => self.paragraphs = self.paragraphs.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.close_cell(count)?,
            "table-row" => self.close_row(count)?,
            "table" => self.sheets.extend(self.sheet.take()),
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self, count: &mut CellCount) -> Result<(), ImportRefusal> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let column = self.next_column;
        self.next_column = column.saturating_add(cell.repeated);
        let (Some(row), Some(sheet)) = (&mut self.row, &mut self.sheet) else { return Ok(()) };
        if cell.spans != (1, 1) {
            let last = |first: u32, span: u32| first.saturating_add(span.saturating_sub(1));
            sheet.merged.push(Merged {
                rows: (row.number, last(row.number, cell.spans.0)),
                columns: (column, last(column, cell.spans.1)),
            });
        }
        let repeated = cell.repeated;
        let Some(content) = content(cell, core::mem::take(&mut self.text)) else { return Ok(()) };
        count.add(usize::try_from(repeated).unwrap_or(usize::MAX), &sheet.name)?;
        row.cells.extend((0..repeated).map(|at| (column.saturating_add(at), content.clone())));
        Ok(())
    }

    fn close_row(&mut self, count: &mut CellCount) -> Result<(), ImportRefusal> {
        let repeated = self.row_repeated;
        let Some(row) = self.row.take() else { return Ok(()) };
        self.next_row = row.number.saturating_add(repeated);
        let Some(sheet) = self.sheet.as_mut().filter(|_| !row.cells.is_empty()) else {
            return Ok(());
        };
        let more = usize::try_from(repeated.saturating_sub(1)).unwrap_or(usize::MAX);
        count.add(row.cells.len().saturating_mul(more), &sheet.name)?;
        for at in 0..repeated {
            sheet.rows.push(Row { number: row.number.saturating_add(at), ..row.clone() });
        }
        Ok(())
    }
}

fn content(cell: OpenCell, text: String) -> Option<Content> {
    let OpenCell { of, value, has_formula, .. } = cell;
    let is_error = has_formula && (text.starts_with('#') || text.starts_with("Err:"));
    if is_error {
        return Some(Content::Error(text));
    }
    match (of.as_str(), value) {
        ("float" | "currency", Some(value)) => Some(Content::Number(value)),
        ("percentage", Some(value)) => Some(Content::Percent(value)),
        ("date", Some(value)) => Some(iso_moment(&value)),
        ("boolean", Some(value)) => Some(Content::Truth(value == "true")),
        ("string", Some(value)) => (!value.is_empty()).then_some(Content::Text(value)),
        ("time", Some(value)) => Some(Content::Text(value)),
        _ if !text.is_empty() => Some(Content::Text(text)),
        _ => (has_formula && of.is_empty()).then_some(Content::NoResult),
    }
}
