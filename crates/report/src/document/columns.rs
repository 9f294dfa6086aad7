//! [`column_shares`]: how wide columns of a table are, from the texts that stand in them.
//!
//! Widths are counted in tenths of a character's height: Chinese characters take ten, digits and
//! capitals seven, others six, which is more than most do. No font is asked, so every writer and every machine gives the
//! same widths.

use crate::tables::{Table, class_of_cell};

/// What stands between a text and the lines of its cell, on both sides together.
const PADDING: u32 = 11;
/// No column is narrower than two characters.
const LEAST: u32 = 20;
/// No text or word asks for more than this.
const MOST: u32 = 4000;
/// All columns together.
pub const WHOLE: u32 = 1000;

/// What a column asks for.
#[derive(Clone, Copy)]
struct Need {
    /// Its longest word, which is not to be broken.
    least: u32,
    /// Its longest text.
    most: u32,
}

/// The widths of a table's columns as parts of [`WHOLE`], for a page on which `room` tenths of
/// characters stand in a line.
pub fn column_shares(table: &Table, room: u32) -> Vec<u32> {
    let columns = table.rows.first().map_or(table.headings.len(), Vec::len);
    let needs: Vec<Need> = (0..columns).map(|place| need(table, place)).collect();
    let widths = widths(&needs, room);
    let sum: u32 = widths.iter().sum::<u32>().max(1);
    let share = |width: &u32| width.saturating_mul(WHOLE).checked_div(sum).unwrap_or_default();
    widths.iter().map(|width| share(width).max(1)).collect()
}

/// What each column asks for, where that fits. Else columns share the line by the square roots of
/// their longest texts, which makes rows low: none gets more than it asks for, and none less than
/// its longest word, unless that takes more than a third of the line.
fn widths(needs: &[Need], room: u32) -> Vec<u32> {
    if needs.iter().map(|need| need.most).sum::<u32>() <= room {
        return needs.iter().map(|need| need.most).collect();
    }
    let third = room.div_ceil(3);
    let mut given: Vec<Option<u32>> = vec![None; needs.len()];
    loop {
        let left = room.saturating_sub(given.iter().flatten().sum());
        let open = || needs.iter().zip(&given).filter(|(_, given)| given.is_none());
        let roots: u32 = open().map(|(need, _)| need.most.isqrt()).sum();
        let share = |need: &Need| {
            left.saturating_mul(need.most.isqrt()).checked_div(roots).unwrap_or_default()
        };
        let settled = |need: &Need| match share(need) {
            share if share >= need.most => Some(need.most),
            share if share < need.least.min(third) => Some(need.least.min(third)),
            _ => None,
        };
        let mut each = needs.iter().zip(&given).zip(0usize..);
        let next = each.find_map(|((need, given), at)| match given {
            None => Some((at, settled(need)?)),
            Some(_) => None,
        });
        let Some((at, width)) = next else {
            let shares = needs.iter().zip(&given).map(|(need, it)| it.unwrap_or(share(need)));
            return shares.collect();
        };
        if let Some(slot) = given.get_mut(at) {
            *slot = Some(width);
        }
    }
}

fn need(table: &Table, place: usize) -> Need {
    let heading = table.headings.get(place).map_or("", String::as_str);
    let lines = || cells(table, place).flat_map(str::lines);
    let words = lines().chain(Some(heading)).map(longest_word);
    let least = words.max().unwrap_or_default().clamp(LEAST, MOST) + PADDING;
    // A heading may take two lines.
    let most = lines().map(text_width).max().unwrap_or_default();
    let most = most.max(text_width(heading).div_ceil(2)).min(MOST) + PADDING;
    Need { least, most: most.max(least) }
}

fn cells(table: &Table, place: usize) -> impl Iterator<Item = &str> {
    table.rows.iter().filter_map(move |row| row.get(place)).map(String::as_str)
}

/// True if a column holds numbers and nothing else, so that they stand one under another.
pub fn is_number_column(table: &Table, place: usize) -> bool {
    let mut filled = cells(table, place).filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| class_of_cell(cell) == "number")
}

/// How wide a text is, in tenths of its height.
pub fn text_width(text: &str) -> u32 {
    text.chars().map(width_of).sum()
}

fn width_of(character: char) -> u32 {
    match character {
        _ if is_wide(character) => 10,
        '0'..='9' | 'A'..='Z' => 7,
        _ => 6,
    }
}

/// From the radicals on characters are as wide as they are high.
fn is_wide(character: char) -> bool {
    character >= '\u{2e80}'
}

/// The longest stretch that a line does not break in: Latin letters and digits up to a space.
fn longest_word(text: &str) -> u32 {
    let words = text.split(|c: char| c == ' ' || is_wide(c));
    words.map(text_width).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(cells: &[&str], room: u32) -> Vec<u32> {
        let row: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        column_shares(&Table { headings: vec![String::new(); row.len()], rows: vec![row] }, room)
    }

    #[test]
    fn columns_are_as_wide_as_their_texts() {
        assert_eq!(shares(&["12345678", "12345678"], 500), [500, 500]);
        // 56 and 80, and 11 around each.
        let named = "\u{96c6}\u{805a}\u{533a}\u{540d}\u{79f0}\u{6837}\u{4f8b}\u{4e00}";
        assert_eq!(shares(&["12345678", named], 500), [424, 575]);
    }

    #[test]
    fn words_stay_whole_and_long_texts_take_what_is_left() {
        let long = "a text of many words that may be broken between any two of them ".repeat(3);
        // Ten digits and the padding are 79 of 300.
        let [date, text] = shares(&["2020-08-31", &long], 300)[..] else {
            return assert_eq!("two columns", "");
        };
        assert_eq!((date, text), (263, 736));
        let [name, first, second] = shares(&["\u{4e00}", &long, &long], 331)[..] else {
            return assert_eq!("three columns", "");
        };
        assert!(name >= 90 && first == second && name < first, "{name} {first} {second}");
    }

    #[test]
    fn a_column_of_numbers_holds_nothing_else() {
        let table = |cells: &[&str]| Table {
            headings: vec![String::new()],
            rows: cells.iter().map(|cell| vec![(*cell).to_owned()]).collect(),
        };
        assert!(is_number_column(&table(&["1.50", "", "2"]), 0));
        assert!(!is_number_column(&table(&["1.50", "21.67 km"]), 0));
        assert!(!is_number_column(&table(&["", ""]), 0));
    }
}
