//! Text to tokens; each with the byte where it starts.

use super::ExpressionProblem;
use crate::quantity::UnitTable;

/// A token of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Decimal digits as written, and the unit behind them (empty if there is none).
    Number(String, String),
    /// A figure, a derived fact, a function or a keyword; a table's column with a point.
    Name(String),
    /// A text between single quotes: a code of a list.
    Text(String),
    /// An operator, a parenthesis or a comma.
    Sign(&'static str),
}

/// Two-character signs stand before their one-character beginnings.
const SIGNS: [&str; 13] = ["<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "(", ")", ","];

/// Words that may follow a number without being its unit.
const WORDS_AFTER_NUMBER: [&str; 5] = ["and", "or", "then", "else", "where"];

/// Splits `text` into tokens.
///
/// # Errors
/// The first character that begins no token, or a unit that the table does not know.
pub fn tokens(text: &str, units: &UnitTable) -> Result<Vec<(usize, Token)>, ExpressionProblem> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return Ok(found) };
        let offset = text.len().saturating_sub(rest.len());
        let (token, after) = if first.is_ascii_digit() {
            number(rest, offset, units)?
        } else if first.is_ascii_alphabetic() {
            let (name, after) =
                split_while(rest, |c| c.is_ascii_alphanumeric() || c == '-' || c == '.');
            (Token::Name(name.to_owned()), after)
        } else if let Some((text, after)) = quoted(rest) {
            (Token::Text(text.to_owned()), after)
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            (Token::Sign(sign), rest.strip_prefix(sign).unwrap_or_default())
        } else {
            return Err(ExpressionProblem::new(offset, "unknown-sign", first));
        };
        found.push((offset, token));
        rest = after;
    }
}

fn quoted(rest: &str) -> Option<(&str, &str)> {
    rest.strip_prefix('\'')?.split_once('\'')
}

fn number<'a>(
    rest: &'a str,
    offset: usize,
    units: &UnitTable,
) -> Result<(Token, &'a str), ExpressionProblem> {
    let (digits, after) = split_while(rest, |c| c.is_ascii_digit() || c == '.');
    let (unit, after_unit) = split_while(after.trim_start(), may_stand_in_unit);
    let bare = Token::Number(digits.to_owned(), String::new());
    let no_unit = unit.is_empty() || unit.starts_with('/') || WORDS_AFTER_NUMBER.contains(&unit);
    if no_unit {
        return Ok((bare, after));
    }
    if units.unit(unit).is_none() {
        let place = offset.saturating_add(rest.len()).saturating_sub(after.trim_start().len());
        return Err(ExpressionProblem::new(place, "unknown-unit", unit));
    }
    Ok((Token::Number(digits.to_owned(), unit.to_owned()), after_unit))
}

fn may_stand_in_unit(c: char) -> bool {
    !c.is_whitespace() && !"+-*<>=!(),".contains(c)
}

fn split_while(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
