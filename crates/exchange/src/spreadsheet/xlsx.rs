//! XLSX → [`Workbook`].
//!
//! Read here and not by a library, because what an import must tell is in the XML and nowhere
//! else: digits as stored, hidden rows, formulas without result, merged cells; and because only
//! cells that are there are kept, where a dense range would cost memory for every gap.

use report::import::ImportRefusal;

use super::container::Parts;
use super::limits::CellCount;
use super::number::Epoch;
use super::styles::{Shows, Styles, shown_number};
use super::workbook::{Content, FileKind, Merged, Row, Sheet, Workbook};
use super::xml::{Element, Node, walk};

/// Reads a workbook.
pub(super) fn workbook_from_xlsx(parts: &Parts) -> Result<Workbook, ImportRefusal> {
    let (book_name, book) = part_ending(parts, "workbook.xml")?;
    let folder = book_name.strip_suffix("workbook.xml").unwrap_or_default();
    let targets = targets(parts, folder)?;
    let listed = listed_sheets(book_name, book)?;
    let shared = match part_ending(parts, "sharedStrings.xml") {
        Ok((name, part)) => shared_texts(name, part)?,
        Err(_) => Vec::new(),
    };
    let styles = match part_ending(parts, "styles.xml") {
        Ok((name, part)) => Styles::read(name, part)?,
        Err(_) => Styles::default(),
    };
    let mut count = CellCount::default();
    let mut sheets = Vec::new();
    for sheet in &listed.sheets {
        let target = targets.iter().find(|(id, _)| *id == sheet.target).map(|(_, path)| path);
        let path = target.cloned().unwrap_or_default();
        if path.contains("chartsheets/") || path.contains("dialogsheets/") {
            continue;
        }
        let part = parts.get(&path).ok_or_else(|| ImportRefusal::BrokenPart(path.clone()))?;
        let mut reader = SheetReader {
            epoch: listed.epoch,
            shared: &shared,
            styles: &styles,
            sheet: Sheet {
                name: sheet.name.clone(),
                is_hidden: sheet.is_hidden,
                ..Sheet::default()
            },
            row: None,
            cell: None,
            is_within: Within::Nothing,
        };
        walk(&path, part, |node| reader.take(node, &mut count))?;
        sheets.push(reader.sheet);
    }
    Ok(Workbook { kind: FileKind::Xlsx, sheets })
}

fn part_ending<'p>(parts: &'p Parts, ending: &str) -> Result<(&'p str, &'p [u8]), ImportRefusal> {
    let found = parts.iter().find(|(name, _)| {
        name.strip_suffix(ending).is_some_and(|before| before.is_empty() || before.ends_with('/'))
    });
    let missing = || ImportRefusal::BrokenPart(ending.to_owned());
    found.map(|(name, part)| (name.as_str(), part.as_slice())).ok_or_else(missing)
}

/// Ids of relations of the workbook and the paths of their parts.
fn targets(parts: &Parts, folder: &str) -> Result<Vec<(String, String)>, ImportRefusal> {
    let name = format!("{folder}_rels/workbook.xml.rels");
    let part = parts.get(&name).ok_or_else(|| ImportRefusal::BrokenPart(name.clone()))?;
    let mut targets = Vec::new();
    walk(&name, part, |node| {
        if let Node::Open(element) = node
            && element.name() == "Relationship"
        {
            let target = element.get("Target").unwrap_or_default();
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("{folder}{target}"),
            };
            targets.push((element.get("Id").unwrap_or_default(), path));
        }
        Ok(())
    })?;
    Ok(targets)
}

struct ListedSheet {
    name: String,
    is_hidden: bool,
    target: String,
}

struct Listed {
    epoch: Epoch,
    sheets: Vec<ListedSheet>,
}

fn listed_sheets(name: &str, part: &[u8]) -> Result<Listed, ImportRefusal> {
    let mut listed = Listed { epoch: Epoch::From1900, sheets: Vec::new() };
    walk(name, part, |node| {
        let Node::Open(element) = node else { return Ok(()) };
        match element.name() {
            "workbookPr" if element.is("date1904") => listed.epoch = Epoch::From1904,
            "sheet" => listed.sheets.push(ListedSheet {
                name: element.get("name").unwrap_or_default(),
                is_hidden: element.get("state").is_some_and(|state| state != "visible"),
                target: element.get("id").unwrap_or_default(),
            }),
            _ => {}
        }
        Ok(())
    })?;
    Ok(listed)
}

/// Texts that cells name by number; what is said of their pronunciation is left out.
fn shared_texts(name: &str, part: &[u8]) -> Result<Vec<String>, ImportRefusal> {
    let mut texts = Vec::new();
    let (mut text, mut is_text, mut is_phonetic) = (String::new(), false, false);
    walk(name, part, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "si" => text.clear(),
                "t" => is_text = true,
                "rPh" => is_phonetic = true,
                _ => {}
            },
            Node::Close("si") => texts.push(unescaped(&text)),
            Node::Close("t") => is_text = false,
            Node::Close("rPh") => is_phonetic = false,
            Node::Text(piece) if is_text && !is_phonetic => text.push_str(&piece),
            Node::Close(_) | Node::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(texts)
}

/// `_x000D_` and the like are characters that XML cannot hold; line ends become `\n`.
fn unescaped(text: &str) -> String {
    if !text.contains("_x") && !text.contains('\r') {
        return text.to_owned();
    }
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        said.push_str(before);
        let code = after.get(..5).and_then(|it| it.strip_suffix('_'));
        let c = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match c {
            Some(c) => said.push(c),
            None => said.push_str("_x"),
        }
        rest = if c.is_some() { after.get(5..).unwrap_or_default() } else { after };
    }
    said.push_str(rest);
    said.replace("\r\n", "\n").replace('\r', "\n")
}

/// Which text is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Value,
    Formula,
    Inline,
    Phonetic,
}

#[derive(Default)]
struct OpenCell {
    column: u32,
    of: String,
    shows: Shows,
    value: String,
    has_value: bool,
    has_formula: bool,
}

struct SheetReader<'a> {
    epoch: Epoch,
    shared: &'a [String],
    styles: &'a Styles,
    sheet: Sheet,
    row: Option<Row>,
    cell: Option<OpenCell>,
    is_within: Within,
}

impl SheetReader<'_> {
    fn take(&mut self, node: Node, count: &mut CellCount) -> Result<(), ImportRefusal> {
        match node {
            Node::Open(element) => self.open(&element),
            Node::Close(name) => self.close(name, count)?,
            Node::Text(text) => {
                let is_value = matches!(self.is_within, Within::Value | Within::Inline);
                if let Some(cell) = self.cell.as_mut().filter(|_| is_value) {
                    cell.value.push_str(&text);
                    cell.has_value = true;
                }
            }
        }
        Ok(())
    }

    fn open(&mut self, element: &Element) {
        match element.name() {
            "row" => {
                let after = self.sheet.rows.last().map_or(0, |row| row.number).saturating_add(1);
                let number = element.get("r").and_then(|number| number.parse().ok());
                let is_hidden = element.is("hidden");
                let number = number.unwrap_or(after);
                self.row = Some(Row { number, is_hidden, cells: Vec::new() });
            }
            "c" => {
                let next = self.row.as_ref().and_then(|row| row.cells.last());
                let next = next.map_or(0, |(column, _)| column.saturating_add(1));
                let place = element.get("r").and_then(|name| place_of(&name));
                self.cell = Some(OpenCell {
                    column: place.map_or(next, |(_, column)| column),
                    of: element.get("t").unwrap_or_default(),
                    shows: self.styles.shows(element.get("s").as_deref()),
                    ..OpenCell::default()
                });
            }
            "v" => self.is_within = Within::Value,
            "t" if self.is_within != Within::Phonetic => self.is_within = Within::Inline,
            "rPh" => self.is_within = Within::Phonetic,
            "f" => {
                self.is_within = Within::Formula;
                if let Some(cell) = &mut self.cell {
                    cell.has_formula = true;
                }
            }
            "mergeCell" => {
                let area = element.get("ref").unwrap_or_default();
                self.sheet.merged.extend(area_of(&area));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, count: &mut CellCount) -> Result<(), ImportRefusal> {
        match name {
            "v" | "f" | "rPh" => self.is_within = Within::Nothing,
            "t" if self.is_within == Within::Inline => self.is_within = Within::Nothing,
            "c" => {
                let cell = self.cell.take();
                let content = cell.and_then(|cell| Some((cell.column, self.content(cell)?)));
                if let (Some(row), Some(content)) = (&mut self.row, content) {
                    count.add(1, &self.sheet.name)?;
                    row.cells.push(content);
                }
            }
            "row" => {
                if let Some(mut row) = self.row.take().filter(|row| !row.cells.is_empty()) {
                    row.cells.sort_by_key(|(column, _)| *column);
                    self.sheet.rows.push(row);
                }
            }
            "sheetData" => self.sheet.rows.sort_by_key(|row| row.number),
            _ => {}
        }
        Ok(())
    }

    fn content(&self, cell: OpenCell) -> Option<Content> {
        let OpenCell { of, shows, value, has_value, has_formula, .. } = cell;
        if !has_value || (value.is_empty() && of != "str") {
            return has_formula.then_some(Content::NoResult);
        }
        let text = |text: String| (!text.is_empty()).then_some(Content::Text(text));
        match of.as_str() {
            "s" => text(self.shared.get(value.trim().parse::<usize>().ok()?)?.clone()),
            "inlineStr" | "str" => text(unescaped(&value)),
            "b" => Some(Content::Truth(value.trim() == "1")),
            "e" => Some(Content::Error(value)),
            "d" => Some(iso_moment(&value)),
            _ => Some(shown_number(value.trim().to_owned(), shows, self.epoch)),
        }
    }
}

/// A day or moment as ISO 8601 spells it.
pub(super) fn iso_moment(text: &str) -> Content {
    match text.split_once('T') {
        None => Content::Day(text.to_owned()),
        Some((day, time)) if time.chars().all(|c| matches!(c, '0' | ':' | '.' | 'Z')) => {
            Content::Day(day.to_owned())
        }
        Some(_) => Content::Moment(text.to_owned()),
    }
}

/// `B3` → row 3, column 1.
fn place_of(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at_checked(digits)?;
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column.checked_mul(26)?.checked_add(u32::from(value).saturating_add(1))
    })?;
    Some((digits.parse().ok()?, column.checked_sub(1)?))
}

fn area_of(name: &str) -> Option<Merged> {
    let (from, to) = name.split_once(':')?;
    let ((top, left), (bottom, right)) = (place_of(from)?, place_of(to)?);
    Some(Merged { rows: (top, bottom), columns: (left, right) })
}
