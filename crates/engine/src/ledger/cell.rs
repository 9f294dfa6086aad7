//! [`Cell`]: what a cell or an expression over cells holds; [`CellType`]: what it may hold.

use core::fmt;
use std::sync::Arc;

use super::date::Date;
use crate::graph::Value;
use crate::quantity::{Known, Rational, Type};

/// A value of a ledger, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A number in base units.
    Number(Rational),
    /// Yes or no.
    Truth(bool),
    /// A day.
    Date(Date),
    /// A text.
    Text(Arc<str>),
    /// The option with this place in its list.
    Choice(u16),
    /// Nothing was given, or it cannot be said: a base is zero, there is no such row or report.
    Absent,
    /// Something was given that cannot be read, or this depends on such a thing.
    Unknown,
}

impl Cell {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(Arc::from(text))
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<&Rational> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The date, if it is one.
    pub fn as_date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// True if there is a value.
    pub fn is_value(&self) -> bool {
        !matches!(self, Self::Absent | Self::Unknown)
    }

    /// True if it is known to be yes.
    pub fn is_true(&self) -> bool {
        *self == Self::Truth(true)
    }

    /// What the operators of rubrics make of it.
    pub(super) fn into_known(self) -> Known<Value> {
        match self {
            Self::Number(number) => Known::Value(Value::Number(number)),
            Self::Truth(truth) => Known::Value(Value::Truth(truth)),
            _ => Known::Missing,
        }
    }

    /// What the operators of rubrics give.
    pub(super) fn from_known(known: Known<Value>) -> Self {
        match known {
            Known::Value(Value::Number(number)) => Self::Number(number),
            Known::Value(Value::Truth(truth)) => Self::Truth(truth),
            Known::Missing | Known::NotApplicable => Self::Absent,
        }
    }

    /// A number that equal values share, for indexes; only values have one.
    pub(super) fn fingerprint(&self) -> Option<u64> {
        match self {
            Self::Text(text) => Some(fnv(text.bytes())),
            Self::Date(date) => Some(date.days().unsigned_abs()),
            Self::Choice(place) => Some(u64::from(*place)),
            Self::Truth(truth) => Some(u64::from(*truth)),
            Self::Number(number) => Some(fnv(number.to_string().bytes())),
            Self::Absent | Self::Unknown => None,
        }
    }
}

/// The Fowler–Noll–Vo hash (1a): the same on every target.
fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The type of a column or of an expression over columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellType {
    /// A number with its dimension, or yes or no.
    Scalar(Type),
    /// A day.
    Date,
    /// A text.
    Text,
    /// An option of the list with this place in the document.
    Choice(usize),
}

impl CellType {
    /// A plain number.
    pub fn number() -> Self {
        Self::Scalar(Type::number())
    }

    /// Yes or no.
    pub fn truth() -> Self {
        Self::Scalar(Type::Truth)
    }

    /// The type that the operators of rubrics know, if it is one.
    pub fn as_scalar(&self) -> Option<&Type> {
        match self {
            Self::Scalar(of) => Some(of),
            _ => None,
        }
    }

    /// True if a value of this type may stand where `declared` is written.
    pub fn fits(&self, declared: &Self) -> bool {
        match (self, declared) {
            (Self::Scalar(found), Self::Scalar(wanted)) => found.fits(wanted),
            _ => self == declared,
        }
    }
}

impl fmt::Display for CellType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(of) => of.fmt(f),
            Self::Date => f.write_str("date"),
            Self::Text => f.write_str("text"),
            Self::Choice(_) => f.write_str("choice"),
        }
    }
}
