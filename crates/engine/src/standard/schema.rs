//! Which keys the tables of a standard file have.

use crate::rubric::schema::{FIGURE, HOLDER, Key, SHORTFALL, Shape, UNIT, optional, required};

/// The keys of a standard, all its files taken together.
pub(super) const STANDARD: &[Key] = &[
    required("id", Shape::Text),
    required("edition", Shape::Text),
    required("name", Shape::Label),
    required("note", Shape::Label),
    required("unit", Shape::Tables(UNIT)),
    required("figure", Shape::Tables(FIGURE)),
    optional("statement", Shape::Tables(STATEMENT)),
    optional("holder", Shape::Tables(HOLDER)),
    required("condition", Shape::Tables(CONDITION)),
];

const STATEMENT: &[Key] = &[required("id", Shape::Text), required("name", Shape::Label)];

const CONDITION: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    required("basis", Shape::Label),
    required("route", Shape::Tables(ROUTE)),
];

const ROUTE: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    required("need", Shape::Tables(NEED)),
];

const NEED: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    required("holds", Shape::Text),
    optional("unjudgeable", Shape::Text),
    optional("annual-only", Shape::Flag),
    optional("measure", Shape::Table(MEASURE)),
    optional("shortfall", Shape::Table(SHORTFALL)),
];

const MEASURE: &[Key] = &[
    required("value", Shape::Text),
    required("unit", Shape::Text),
    required("places", Shape::Count),
    required("line", Shape::Text),
];
