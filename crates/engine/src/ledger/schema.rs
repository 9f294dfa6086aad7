//! Which keys the tables of ledger files have: one declarative table, checked all at once.

use crate::rubric::schema::{Key, Shape, optional, required};

/// The keys of ledgers, all their files taken together.
pub(super) const LEDGERS: &[Key] = &[
    optional("choice", Shape::Tables(CHOICE)),
    optional("table", Shape::Tables(TABLE)),
    optional("derive", Shape::Tables(DERIVE)),
    optional("rule", Shape::Tables(RULE)),
    optional("part", Shape::Tables(PART)),
    optional("reason", Shape::Table(REASON)),
];

/// The key by which an item is only for some rubrics, named by id.
pub(super) const ONLY: &str = "only";

const CHOICE: &[Key] = &[required("id", Shape::Text), required("option", Shape::Tables(OPTION))];

const OPTION: &[Key] = &[required("code", Shape::Text), required("name", Shape::Label)];

const TABLE: &[Key] = &[
    required("id", Shape::Text),
    required("form", Shape::Text),
    required("name", Shape::Label),
    optional("single", Shape::Flag),
    optional("guide", Shape::Flag),
    required("column", Shape::Tables(COLUMN)),
    optional("preset", Shape::Tables(PRESET)),
];

const PRESET: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    required("cells", Shape::Pairs),
    optional(ONLY, Shape::Texts),
];

const TYPES: &[&str] =
    &["text", "integer", "decimal", "signed-decimal", "date", "yes-no", "choice", "code"];

const COLUMN: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    optional("type", Shape::Choice(TYPES)),
    optional("unit", Shape::Text),
    optional("choice", Shape::Text),
    optional("code", Shape::Choice(&["uscc", "division", "area", "filing"])),
    optional("longest", Shape::Number),
    optional("places", Shape::Count),
    optional("required", Shape::Flag),
    optional("required-when", Shape::Text),
    optional("holder", Shape::Text),
    optional("same-as", Shape::Text),
    optional("value", Shape::Text),
    optional(ONLY, Shape::Texts),
];

const DERIVE: &[Key] = &[
    required("id", Shape::Text),
    optional("name", Shape::Label),
    optional("unit", Shape::Text),
    required("value", Shape::Text),
    optional("if-given", Shape::Flag),
    optional("check", Shape::Text),
    optional(ONLY, Shape::Texts),
];

const RULE: &[Key] = &[
    required("id", Shape::Text),
    required("level", Shape::Choice(&["E", "W", "I"])),
    optional("each", Shape::Text),
    optional("column", Shape::Text),
    optional("figure", Shape::Text),
    optional("table", Shape::Text),
    optional("pairs", Shape::Pairs),
    required("when", Shape::Text),
    optional("show", Shape::Tables(SHOW)),
    required("text", Shape::Label),
    required("remedy", Shape::Label),
    optional("basis", Shape::Label),
    optional(ONLY, Shape::Texts),
];

const SHOW: &[Key] = &[
    required("name", Shape::Text),
    required("value", Shape::Text),
    optional("unit", Shape::Text),
    optional("places", Shape::Count),
    optional("lines", Shape::Texts),
];

const PART: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    required("aspect", Shape::Tables(ASPECT)),
];

const ASPECT: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    required("evidence", Shape::Label),
    required("principle", Shape::Text),
    optional("indicators", Shape::Texts),
];

const REASON: &[Key] = &[required("shortest", Shape::Count), optional("bare", Shape::Texts)];
