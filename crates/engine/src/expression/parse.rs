//! Tokens to a tree, by binding power (Pratt).

use super::{ExpressionProblem, Token, tokens};
use crate::quantity::UnitTable;

/// A tree with the byte where it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned {
    /// Bytes from the start of the expression.
    pub offset: usize,
    /// What stands there.
    pub expression: Expression,
}

/// The syntax tree: numbers, names, and operators applied to trees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// Digits as written and the unit behind them (empty if there is none).
    Number(String, String),
    /// A figure or a derived fact; in ledgers also a column.
    Name(String),
    /// A text between quotes; only ledgers have any.
    Text(String),
    /// An operator or function by its name.
    Apply(String, Vec<Spanned>),
}

/// What ends the name of a function whose last argument is a filter: `sum(a.x where a.y)`.
pub const WHERE: &str = " where";

/// How deep an expression may nest: deeper than any law, shallower than the stack.
const DEEPEST: usize = 64;

/// Reads an expression.
///
/// # Errors
/// The first place where it cannot be read.
pub fn parse(text: &str, units: &UnitTable) -> Result<Spanned, ExpressionProblem> {
    let tokens = tokens(text, units)?;
    let mut parser = Parser { tokens: &tokens, at: 0, end: text.len(), depth: 0 };
    let tree = parser.expression(0)?;
    match parser.peek() {
        None => Ok(tree),
        Some((offset, token)) => {
            Err(ExpressionProblem::new(*offset, "unexpected", shown(token)).expecting("+ - * /"))
        }
    }
}

struct Parser<'a> {
    tokens: &'a [(usize, Token)],
    at: usize,
    end: usize,
    depth: usize,
}

/// Operators between two trees, loosest first; all group to the left.
const LEVELS: [&[&str]; 5] =
    [&["or"], &["and"], &["<", "<=", ">", ">=", "=", "!="], &["+", "-"], &["*", "/"]];

impl Parser<'_> {
    fn expression(&mut self, level: usize) -> Result<Spanned, ExpressionProblem> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST.saturating_mul(LEVELS.len().saturating_add(2)) {
            return Err(ExpressionProblem::new(self.offset(), "too-deep", ""));
        }
        let tree = match LEVELS.get(level) {
            None => self.prefixed(),
            Some(names) => self.level(level, names),
        };
        self.depth = self.depth.saturating_sub(1);
        tree
    }

    fn level(&mut self, level: usize, names: &[&str]) -> Result<Spanned, ExpressionProblem> {
        let tighter = level.saturating_add(1);
        let mut left = self.expression(tighter)?;
        while let Some(name) = self.take_any(names) {
            let right = self.expression(tighter)?;
            left = apply(left.offset, name, vec![left, right]);
        }
        Ok(left)
    }

    fn prefixed(&mut self) -> Result<Spanned, ExpressionProblem> {
        let offset = self.offset();
        let tightest = LEVELS.len();
        if self.take_any(&["-"]).is_some() {
            return Ok(apply(offset, "negate", vec![self.expression(tightest)?]));
        }
        if self.take_any(&["not"]).is_some() {
            return Ok(apply(offset, "not", vec![self.expression(2)?]));
        }
        if self.take_any(&["if"]).is_some() {
            let condition = self.expression(0)?;
            self.expect("then")?;
            let then = self.expression(0)?;
            self.expect("else")?;
            let otherwise = self.expression(0)?;
            return Ok(apply(offset, "if", vec![condition, then, otherwise]));
        }
        self.primary()
    }

    fn primary(&mut self) -> Result<Spanned, ExpressionProblem> {
        let Some((offset, token)) = self.peek().cloned() else {
            return Err(ExpressionProblem::new(self.end, "unexpected-end", ""));
        };
        self.at = self.at.saturating_add(1);
        match token {
            Token::Number(digits, unit) => {
                Ok(Spanned { offset, expression: Expression::Number(digits, unit) })
            }
            Token::Name(name) if self.take_any(&["("]).is_some() => self.applied(offset, name),
            Token::Text(text) => Ok(Spanned { offset, expression: Expression::Text(text) }),
            Token::Name(name) => Ok(Spanned { offset, expression: Expression::Name(name) }),
            Token::Sign("(") => {
                let inner = self.expression(0)?;
                self.expect(")")?;
                Ok(inner)
            }
            Token::Sign(sign) => Err(ExpressionProblem::new(offset, "unexpected", sign)),
        }
    }

    /// A function and its arguments; with a filter its name ends in [`WHERE`].
    fn applied(&mut self, offset: usize, name: String) -> Result<Spanned, ExpressionProblem> {
        let mut arguments = vec![self.expression(0)?];
        while self.take_any(&[","]).is_some() {
            arguments.push(self.expression(0)?);
        }
        let is_filtered = self.take_any(&["where"]).is_some();
        if is_filtered {
            arguments.push(self.expression(0)?);
        }
        self.expect(")")?;
        let name = if is_filtered { name + WHERE } else { name };
        Ok(apply(offset, name, arguments))
    }

    fn peek(&self) -> Option<&(usize, Token)> {
        self.tokens.get(self.at)
    }

    fn offset(&self) -> usize {
        self.peek().map_or(self.end, |(offset, _)| *offset)
    }

    fn take_any(&mut self, names: &[&str]) -> Option<String> {
        let (_, token) = self.peek()?;
        let text = shown(token);
        let is_word = !matches!(token, Token::Number(..) | Token::Text(_));
        (is_word && names.contains(&text.as_str())).then(|| {
            self.at = self.at.saturating_add(1);
            text
        })
    }

    fn expect(&mut self, name: &'static str) -> Result<(), ExpressionProblem> {
        if self.take_any(&[name]).is_some() {
            return Ok(());
        }
        let problem = match self.peek() {
            Some((offset, token)) => ExpressionProblem::new(*offset, "unexpected", shown(token)),
            None => ExpressionProblem::new(self.end, "unexpected-end", ""),
        };
        Err(problem.expecting(name))
    }
}

fn apply(offset: usize, name: impl Into<String>, arguments: Vec<Spanned>) -> Spanned {
    Spanned { offset, expression: Expression::Apply(name.into(), arguments) }
}

fn shown(token: &Token) -> String {
    match token {
        Token::Number(digits, unit) if unit.is_empty() => digits.clone(),
        Token::Number(digits, unit) => format!("{digits} {unit}"),
        Token::Name(name) | Token::Text(name) => name.clone(),
        Token::Sign(sign) => (*sign).to_owned(),
    }
}
