//! [`Styles`]: which cell formats of XLSX and XLS show days or percentages.

use report::import::ImportRefusal;

use super::number::{Epoch, moment_of_serial, moment_text};
use super::workbook::Content;
use super::xml::{Node, walk};

/// What a format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shows {
    /// A plain number or text.
    #[default]
    Plain,
    /// A day or a time.
    Day,
    /// A percentage.
    Percent,
}

/// What each cell format shows, by its place.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Shows>);

impl Styles {
    /// Reads the part `styles.xml`.
    pub(super) fn read(name: &str, part: &[u8]) -> Result<Self, ImportRefusal> {
        let mut own: Vec<(String, Shows)> = Vec::new();
        let mut formats = Vec::new();
        let mut is_cell_formats = false;
        walk(name, part, |node| {
            match node {
                Node::Open(element) => match element.name() {
                    "cellXfs" => is_cell_formats = true,
                    "numFmt" => {
                        let id = element.get("numFmtId").unwrap_or_default();
                        own.push((id, shown_by(&element.get("formatCode").unwrap_or_default())));
                    }
                    "xf" if is_cell_formats => {
                        formats.push(element.get("numFmtId").unwrap_or_default());
                    }
                    _ => {}
                },
                Node::Close("cellXfs") => is_cell_formats = false,
                Node::Close(_) | Node::Text(_) => {}
            }
            Ok(())
        })?;
        let shows = |id: &String| {
            let known = own.iter().find(|(known, _)| known == id);
            known.map_or_else(|| built_in(id), |(_, shows)| *shows)
        };
        Ok(Self(formats.iter().map(shows).collect()))
    }

    /// Of cell formats, each with the number of its number format, and the codes of number formats
    /// that the workbook brings.
    pub(super) fn of(formats: &[u16], own: &[(u16, String)]) -> Self {
        let shows = |id: &u16| {
            let known = own.iter().find(|(known, _)| known == id);
            known.map_or_else(|| built_in(&id.to_string()), |(_, code)| shown_by(code))
        };
        Self(formats.iter().map(shows).collect())
    }

    /// What the format at that place shows.
    pub(super) fn at(&self, place: u16) -> Shows {
        self.0.get(usize::from(place)).copied().unwrap_or_default()
    }

    /// What the format with that number shows.
    pub(super) fn shows(&self, format: Option<&str>) -> Shows {
        let place = format.and_then(|format| format.parse::<usize>().ok()).unwrap_or(0);
        self.0.get(place).copied().unwrap_or_default()
    }
}

/// A number as its format shows it.
pub(super) fn shown_number(value: String, shows: Shows, epoch: Epoch) -> Content {
    match shows {
        Shows::Plain => Content::Number(value),
        Shows::Percent => Content::Percent(value),
        Shows::Day => match moment_of_serial(&value, epoch) {
            Some((day, 0)) => Content::Day(day),
            Some((day, seconds)) => Content::Moment(moment_text(&day, seconds)),
            None => Content::Number(value),
        },
    }
}

/// What the formats that every program knows show.
fn built_in(id: &str) -> Shows {
    match id.parse::<u16>() {
        Ok(9 | 10) => Shows::Percent,
        Ok(14..=22 | 27..=36 | 45..=47 | 50..=58) => Shows::Day,
        _ => Shows::Plain,
    }
}

/// What a format code shows: letters of days outside of quotes and brackets, or a percent sign.
pub(super) fn shown_by(code: &str) -> Shows {
    let mut bare = String::new();
    let mut closing = None;
    let mut is_escaped = false;
    for c in code.chars() {
        match (closing, c) {
            _ if is_escaped => is_escaped = false,
            (None, '\\' | '_' | '*') => is_escaped = true,
            (None, '"') => closing = Some('"'),
            (None, '[') => closing = Some(']'),
            (Some(end), c) if c == end => closing = None,
            (None, c) => bare.push(c.to_ascii_lowercase()),
            (Some(_), _) => {}
        }
    }
    let first = bare.split(';').next().unwrap_or_default();
    if first.contains('%') {
        Shows::Percent
    } else if first != "general" && first.contains(['y', 'm', 'd', 'h', 's']) {
        Shows::Day
    } else {
        Shows::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_what_is_shown() {
        for (code, shows) in [
            ("yyyy\\-mm\\-dd", Shows::Day),
            ("[$-804]yyyy\"\u{5e74}\"m\"\u{6708}\"d\"\u{65e5}\"", Shows::Day),
            ("0.00%", Shows::Percent),
            ("#,##0.00\"d\"", Shows::Plain),
            ("[Red]0.00", Shows::Plain),
            ("General", Shows::Plain),
        ] {
            assert_eq!(shown_by(code), shows, "{code}");
        }
    }
}
