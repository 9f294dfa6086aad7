//! [`Grid`]: the cells of a text, by row and column, each as a range of the text.
//!
//! Rows count as in a spreadsheet: a line break inside quotes begins no new row, an empty line is
//! a row. A row ends with `\n`, `\r\n` or `\r`.

use core::ops::Range;

use report::roll::RollRefusal;

/// The most cells that are read.
pub const MOST_CELLS: usize = 1_000_000;

/// A text split into cells.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    text: String,
    cells: Vec<Range<u32>>,
    /// Where the cells of each row begin, and one more: where the last row ends.
    starts: Vec<u32>,
    /// Cells with text after their closing quote: row and column.
    pub(crate) stray_quotes: Vec<(u32, u32)>,
}

impl Grid {
    /// Splits a text.
    ///
    /// # Errors
    /// Too many cells, or a quote that is not closed.
    pub(crate) fn split(text: String, delimiter: u8) -> Result<Self, RollRefusal> {
        let mut splitter = Splitter::new(&text, delimiter);
        splitter.run()?;
        let Splitter { cells, starts, stray_quotes, unquoted, .. } = splitter;
        let mut text = text;
        text.push_str(&unquoted);
        Ok(Self { text, cells, starts, stray_quotes })
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> u32 {
        u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// How many cells a row has; rows count from 0 here.
    pub(crate) fn width(&self, row: u32) -> u32 {
        self.ends(row).map_or(0, |(from, to)| to.saturating_sub(from))
    }

    /// The text of a cell; empty beyond the row's end.
    pub(crate) fn cell(&self, row: u32, column: u32) -> &str {
        let Some((from, to)) = self.ends(row) else { return "" };
        let at = from.saturating_add(column);
        let range = usize::try_from(at).ok().and_then(|at| self.cells.get(at));
        let range = range.filter(|_| at < to);
        range.and_then(|range| self.text.get(usize_range(range))).unwrap_or_default()
    }

    /// The cells of a row.
    pub(crate) fn row(&self, row: u32) -> impl Iterator<Item = &str> {
        (0..self.width(row)).map(move |column| self.cell(row, column))
    }

    fn ends(&self, row: u32) -> Option<(u32, u32)> {
        let row = usize::try_from(row).ok()?;
        Some((*self.starts.get(row)?, *self.starts.get(row.saturating_add(1))?))
    }
}

fn usize_range(range: &Range<u32>) -> Range<usize> {
    let wide = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    wide(range.start)..wide(range.end)
}

struct Splitter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    delimiter: u8,
    at: usize,
    cells: Vec<Range<u32>>,
    starts: Vec<u32>,
    stray_quotes: Vec<(u32, u32)>,
    /// Cells whose doubled quotes were made single; they stand behind the text.
    unquoted: String,
}

/// What ends a cell.
#[derive(PartialEq, Eq)]
enum End {
    Cell,
    Row,
    Text,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str, delimiter: u8) -> Self {
        let (cells, stray_quotes, unquoted) = (Vec::new(), Vec::new(), String::new());
        let bytes = text.as_bytes();
        Self { text, bytes, delimiter, at: 0, cells, starts: vec![0], stray_quotes, unquoted }
    }

    fn run(&mut self) -> Result<(), RollRefusal> {
        while self.at < self.bytes.len() {
            let end = if self.bytes.get(self.at) == Some(&b'"') {
                self.quoted_cell()?
            } else {
                self.plain_cell()
            };
            if self.cells.len() > MOST_CELLS {
                return Err(RollRefusal::TooManyCells { limit: MOST_CELLS, row: self.row() });
            }
            if end == End::Cell && self.at >= self.bytes.len() {
                self.push(self.at, self.at);
            }
            if end != End::Cell || self.at >= self.bytes.len() {
                self.starts.push(narrow(self.cells.len()));
            }
        }
        Ok(())
    }

    /// The row that is being read, from 1.
    fn row(&self) -> u32 {
        narrow(self.starts.len())
    }

    fn column(&self) -> u32 {
        let start = self.starts.last().copied().unwrap_or_default();
        narrow(self.cells.len()).saturating_sub(start)
    }

    fn push(&mut self, from: usize, to: usize) {
        self.cells.push(narrow(from)..narrow(to));
    }

    fn plain_cell(&mut self) -> End {
        let from = self.at;
        let to = self.skip_to_end();
        self.push(from, to);
        self.pass_end()
    }

    /// Moves to the next delimiter or line end, and gives its place.
    fn skip_to_end(&mut self) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let is_end = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        self.at = self.at.saturating_add(length);
        self.at
    }

    /// Moves past what ends a cell.
    fn pass_end(&mut self) -> End {
        let ended = self.bytes.get(self.at).copied();
        let Some(byte) = ended else { return End::Text };
        self.at = self.at.saturating_add(1);
        if byte == self.delimiter {
            return End::Cell;
        }
        if byte == b'\r' && self.bytes.get(self.at) == Some(&b'\n') {
            self.at = self.at.saturating_add(1);
        }
        End::Row
    }

    fn quoted_cell(&mut self) -> Result<End, RollRefusal> {
        let opened = RollRefusal::OpenQuote { row: self.row(), column: self.column() };
        let from = self.at.saturating_add(1);
        let (close, has_doubled) = self.closing_quote(from).ok_or(opened)?;
        self.at = close.saturating_add(1);
        let stray_from = self.at;
        let stray_to = self.skip_to_end();
        if !has_doubled && stray_from == stray_to {
            self.push(from, close);
            return Ok(self.pass_end());
        }
        if self.text.get(stray_from..stray_to).is_some_and(|stray| !stray.trim().is_empty()) {
            self.stray_quotes.push((self.row(), self.column()));
        }
        let text = self.text;
        let within = text.get(from..close).unwrap_or_default().replace("\"\"", "\"");
        let begin = self.bytes.len().saturating_add(self.unquoted.len());
        self.unquoted.push_str(&within);
        self.unquoted.push_str(text.get(stray_from..stray_to).unwrap_or_default());
        self.push(begin, self.bytes.len().saturating_add(self.unquoted.len()));
        Ok(self.pass_end())
    }

    /// The place of the quote that closes, and whether doubled ones stand before it.
    fn closing_quote(&self, from: usize) -> Option<(usize, bool)> {
        let mut at = from;
        let mut has_doubled = false;
        loop {
            let length = self.bytes.get(at..)?.iter().position(|byte| *byte == b'"')?;
            at = at.saturating_add(length);
            if self.bytes.get(at.saturating_add(1)) != Some(&b'"') {
                return Some((at, has_doubled));
            }
            has_doubled = true;
            at = at.saturating_add(2);
        }
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let Ok(grid) = Grid::split(text.to_owned(), b',') else {
            assert!(expected.is_empty(), "refused: {text}");
            return;
        };
        let found: Vec<Vec<&str>> = (0..grid.rows()).map(|row| grid.row(row).collect()).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn splits_as_a_spreadsheet_does() {
        check("a,b\r\nc,d\n", &[&["a", "b"], &["c", "d"]]);
        check("a,b\rc", &[&["a", "b"], &["c"]]);
        check("a,\n\n,", &[&["a", ""], &[""], &["", ""]]);
        check("\"a,\nb\",c", &[&["a,\nb", "c"]]);
        check("\"a\"\"b\",\"\"", &[&["a\"b", ""]]);
        check("\"a\"b,c", &[&["ab", "c"]]);
        check("a\"b,c", &[&["a\"b", "c"]]);
        check("", &[]);
    }

    #[test]
    fn open_quotes_have_a_place() {
        let refused = Grid::split("a\nb,\"c\nd".to_owned(), b',').err();
        assert_eq!(refused, Some(RollRefusal::OpenQuote { row: 2, column: 1 }));
    }
}
