//! [`Block`]: what is shown of the desk, stretch by stretch, free of any page: words, figures,
//! tables and drawings. One form for all places keeps the page small, and every place testable
//! without a browser.

use crate::ledger::lines::{Fields, Lines};

/// A stretch of what is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; `level` is 1 or 2.
    Heading {
        /// Its level.
        level: usize,
        /// What it says.
        words: String,
    },
    /// A paragraph of a kind (`lead`, `text`, `note`, `remark`): words, each with the name of the
    /// number that it is, if it is one.
    Words {
        /// Its kind.
        kind: String,
        /// In the order in which they are read.
        pieces: Vec<(String, String)>,
    },
    /// A text to be copied, with what it is for.
    Copy {
        /// What it is for.
        label: String,
        /// The text.
        words: String,
    },
    /// Key figures side by side.
    Tiles(Vec<Tile>),
    /// A table.
    Grid(Grid),
    /// A drawing, with the table that says the same.
    Chart(Chart),
}

/// A key figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tile {
    /// What it is.
    pub label: String,
    /// The figure.
    pub value: String,
    /// What stands below it.
    pub detail: String,
    /// The number's name, by which it is explained; empty for none.
    pub subject: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// Its name for the page: `clusters`, `inbox`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What its columns are called, and their kind: `text`, `number`, `mark`.
    pub columns: Vec<(String, String)>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// What it is about.
    pub key: String,
    /// Where more is said of it; empty for nowhere.
    pub href: String,
    /// Its state, for filters and style sheets.
    pub state: String,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says; lines below the first are smaller.
    pub words: String,
    /// What it is sorted by, a whole number; its words if empty.
    pub order: String,
    /// How it stands: `good`, `bad`, `warn`, `stars`, `soft`; empty for nothing special.
    pub mark: String,
    /// The number's name, by which it is explained; empty for none.
    pub subject: String,
}

/// A drawing in units of a pixel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chart {
    /// Its name.
    pub name: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// Width and height.
    pub size: [usize; 2],
    /// What is drawn, in order.
    pub shapes: Vec<Shape>,
    /// What says the same.
    pub table: Grid,
}

/// A shape of a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// `bar`, `range`, `line`, `slope`, `dot`, `cell-…`; the others are texts: `label` ends at its
    /// place, `value`, `start` begin there, `end` ends there, `axis` is centred.
    pub kind: String,
    /// Left, top, width and height; of a line both ends, of a dot and a text its place.
    pub at: [i64; 4],
    /// What a text says.
    pub words: String,
}

impl Cell {
    /// Words that are nothing special.
    pub fn of(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// The same, sorted by a number.
    #[must_use]
    pub fn by(mut self, order: i64) -> Self {
        self.order = order.to_string();
        self
    }

    /// The same, marked.
    #[must_use]
    pub fn marked(mut self, mark: &str) -> Self {
        mark.clone_into(&mut self.mark);
        self
    }

    /// The same, explained.
    #[must_use]
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }
}

impl Block {
    /// A paragraph of plain words.
    pub fn words(kind: &str, words: impl Into<String>) -> Self {
        Self::Words { kind: kind.to_owned(), pieces: vec![(words.into(), String::new())] }
    }

    /// A heading.
    pub fn heading(level: usize, words: impl Into<String>) -> Self {
        Self::Heading { level, words: words.into() }
    }

    /// Adds it to a message.
    pub(super) fn write(&self, lines: &mut Lines) {
        match self {
            Self::Heading { level, words } => {
                lines.line("heading").number(*level).text(words);
            }
            Self::Words { kind, pieces } => {
                lines.line("words").text(kind);
                for (words, subject) in pieces {
                    lines.text(words).text(subject);
                }
            }
            Self::Copy { label, words } => {
                lines.line("copy").text(label).text(words);
            }
            Self::Tiles(tiles) => {
                lines.line("tiles");
                for Tile { label, value, detail, subject } in tiles {
                    lines.line("tile").text(label).text(value).text(detail).text(subject);
                }
            }
            Self::Grid(grid) => grid.write(lines),
            Self::Chart(chart) => chart.write(lines),
        }
    }

    /// Reads a line into what was read before it; false if it is none of these.
    pub(super) fn read(name: &str, it: &mut Fields<'_>, blocks: &mut Vec<Self>) -> bool {
        match name {
            "heading" => blocks.push(Self::Heading { level: it.number(), words: it.text() }),
            "words" => {
                let kind = it.text();
                let mut pieces = Vec::new();
                while it.has_more() {
                    pieces.push((it.text(), it.text()));
                }
                blocks.push(Self::Words { kind, pieces });
            }
            "copy" => blocks.push(Self::Copy { label: it.text(), words: it.text() }),
            "tiles" => blocks.push(Self::Tiles(Vec::new())),
            "grid" => {
                let grid = Grid { id: it.text(), name: it.text(), ..Grid::default() };
                blocks.push(Self::Grid(grid));
            }
            "chart" => blocks.push(Self::Chart(Chart {
                name: it.text(),
                description: it.text(),
                size: [it.number(), it.number()],
                shapes: Vec::new(),
                table: Grid { id: it.text(), name: it.text(), ..Grid::default() },
            })),
            _ => return blocks.last_mut().is_some_and(|last| last.read_more(name, it)),
        }
        true
    }

    fn read_more(&mut self, name: &str, it: &mut Fields<'_>) -> bool {
        match (self, name) {
            (Self::Tiles(tiles), "tile") => tiles.push(Tile {
                label: it.text(),
                value: it.text(),
                detail: it.text(),
                subject: it.text(),
            }),
            (Self::Chart(chart), "shape") => {
                let kind = it.text();
                let at = [0; 4].map(|_: i64| it.text().parse().unwrap_or_default());
                chart.shapes.push(Shape { kind, at, words: it.text() });
            }
            (Self::Grid(grid) | Self::Chart(Chart { table: grid, .. }), name) => {
                return grid.read(name, it);
            }
            _ => return false,
        }
        true
    }
}

impl Grid {
    fn write(&self, lines: &mut Lines) {
        lines.line("grid").text(&self.id).text(&self.name);
        self.write_rows(lines);
    }

    fn write_rows(&self, lines: &mut Lines) {
        for (name, kind) in &self.columns {
            lines.line("column").text(name).text(kind);
        }
        for row in &self.rows {
            lines.line("row").text(&row.key).text(&row.href).text(&row.state);
            for Cell { words, order, mark, subject } in &row.cells {
                lines.line("cell").text(words).text(order).text(mark).text(subject);
            }
        }
    }

    fn read(&mut self, name: &str, it: &mut Fields<'_>) -> bool {
        match name {
            "column" => self.columns.push((it.text(), it.text())),
            "row" => self.rows.push(Row {
                key: it.text(),
                href: it.text(),
                state: it.text(),
                cells: Vec::new(),
            }),
            "cell" => {
                let cell = Cell {
                    words: it.text(),
                    order: it.text(),
                    mark: it.text(),
                    subject: it.text(),
                };
                let row = self.rows.last_mut();
                return row.map(|row| row.cells.push(cell)).is_some();
            }
            _ => return false,
        }
        true
    }
}

impl Chart {
    fn write(&self, lines: &mut Lines) {
        let [width, height] = self.size;
        lines.line("chart").text(&self.name).text(&self.description).number(width).number(height);
        lines.text(&self.table.id).text(&self.table.name);
        for Shape { kind, at, words } in &self.shapes {
            lines.line("shape").text(kind);
            for place in at {
                lines.text(&place.to_string());
            }
            lines.text(words);
        }
        self.table.write_rows(lines);
    }
}
