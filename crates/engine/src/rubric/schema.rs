//! Which keys the tables of a rubric file have: one declarative table, checked all at once, so
//! that an author sees every slip of a file in one go.

/// What may stand at a key.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// A text.
    Text,
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A whole number up to 255.
    Count,
    /// A whole number up to 65,535.
    Number,
    /// `{ zh = "…", en = "…" }`.
    Label,
    /// A list of texts.
    Texts,
    /// A list of pairs of texts.
    Pairs,
    /// A table.
    Table(&'static [Key]),
    /// A list of tables.
    Tables(&'static [Key]),
    /// An effect: `no-rating`, `range-only`, or a table.
    NoRatingOr(&'static [Key]),
}

impl Shape {
    /// How it is called in messages.
    pub(crate) fn name(self) -> String {
        let fixed = match self {
            Self::Choice(texts) => return texts.join(" | "),
            Self::Text => "\"...\"",
            Self::Flag => "true | false",
            Self::Count | Self::Number => "0, 1, 2, ...",
            Self::Label => "{ zh = \"...\", en = \"...\" }",
            Self::Texts => "[\"...\"]",
            Self::Pairs => "[[\"...\", \"...\"]]",
            Self::Table(_) => "{ ... }",
            Self::Tables(_) => "[[...]]",
            Self::NoRatingOr(_) => "no-rating | range-only | { at-most = 4 }",
        };
        fixed.to_owned()
    }
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) is_required: bool,
}

pub(crate) const fn required(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, is_required: true }
}

pub(crate) const fn optional(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, is_required: false }
}

/// The keys of a rubric, all its files taken together.
pub(crate) const RUBRIC: &[Key] = &[
    required("id", Shape::Text),
    required("edition", Shape::Text),
    required("name", Shape::Label),
    required("note", Shape::Label),
    required("unit", Shape::Tables(UNIT)),
    required("figure", Shape::Tables(FIGURE)),
    optional("holder", Shape::Tables(HOLDER)),
    optional("derived", Shape::Tables(DERIVED)),
    required("dimension", Shape::Tables(DIMENSION)),
    required("indicator", Shape::Tables(INDICATOR)),
    optional("word", Shape::Tables(WORD)),
    required("veto", Shape::Tables(VETO)),
    required("band", Shape::Tables(BAND)),
];

/// The key that names further files; only in the first file.
pub(crate) const INCLUDE: Key = optional("include", Shape::Texts);

/// The key that names the rubric that this one extends.
pub(crate) const EXTENDS: Key = optional("extends", Shape::Text);

/// The keys of a rubric that extends another.
pub(crate) const EXTENSION: &[Key] = &[
    optional("remove", Shape::Texts),
    optional("adjust-indicator", Shape::Tables(ADJUST_INDICATOR)),
    optional("adjust-dimension", Shape::Tables(ADJUST_DIMENSION)),
    optional("adjust-veto", Shape::Tables(ADJUST_VETO)),
];

const ADJUST_INDICATOR: &[Key] = &[
    required("id", Shape::Text),
    optional("name", Shape::Label),
    optional("unit", Shape::Text),
    optional("meaning", Shape::Label),
    optional("case", Shape::Tables(CASE)),
    optional("value", Shape::Text),
    optional("curve", Shape::Table(CURVE)),
    optional("weight", Shape::Text),
    optional("lines", Shape::Texts),
    optional("data", Shape::Label),
    optional("basis", Shape::Label),
];

const ADJUST_DIMENSION: &[Key] =
    &[required("id", Shape::Text), optional("name", Shape::Label), optional("weight", Shape::Text)];

const ADJUST_VETO: &[Key] = &[
    required("id", Shape::Text),
    optional("name", Shape::Label),
    optional("when", Shape::Text),
    optional("unjudgeable", Shape::Text),
    optional("shortfall", Shape::Table(SHORTFALL)),
    optional("missing-any", Shape::Texts),
    optional("off", Shape::Flag),
    optional("basis", Shape::Label),
];

pub(crate) const UNIT: &[Key] = &[
    required("symbol", Shape::Text),
    required("en", Shape::Text),
    optional("is", Shape::Text),
    optional("nature", Shape::Choice(&["rate", "rate-difference", "number"])),
    optional("aliases", Shape::Texts),
    optional("accepts", Shape::Texts),
];

pub(crate) const FIGURE: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    optional("unit", Shape::Text),
    required(
        "type",
        Shape::Choice(&["integer", "half-step", "decimal", "signed-decimal", "yes-no"]),
    ),
    required("span", Shape::Choice(&["instant", "year-to-date", "year"])),
    required("form", Shape::Text),
    optional("holder", Shape::Text),
    optional("na", Shape::Flag),
    optional("part-of", Shape::Text),
    optional("part-rate", Shape::Text),
    optional("maximum", Shape::Text),
    optional("absent", Shape::Choice(&["yes", "no"])),
];

pub(crate) const HOLDER: &[Key] = &[required("id", Shape::Text), required("name", Shape::Label)];

const DERIVED: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    required("unit", Shape::Text),
    required("value", Shape::Text),
    required("places", Shape::Count),
];

const DIMENSION: &[Key] =
    &[required("id", Shape::Text), required("name", Shape::Label), required("weight", Shape::Text)];

const INDICATOR: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    required("dimension", Shape::Text),
    required("unit", Shape::Text),
    required("meaning", Shape::Label),
    optional("case", Shape::Tables(CASE)),
    required("value", Shape::Text),
    required("curve", Shape::Table(CURVE)),
    required("weight", Shape::Text),
    required("term", Shape::Choice(&["near", "long"])),
    required("places", Shape::Count),
    optional("lines", Shape::Texts),
    required("data", Shape::Label),
    required("basis", Shape::Label),
];

const CASE: &[Key] = &[
    required("when", Shape::Text),
    optional("share", Shape::Text),
    optional("word", Shape::Text),
    optional("route", Shape::Table(ROUTE)),
];

const ROUTE: &[Key] = &[
    required("unit", Shape::Text),
    required("value", Shape::Text),
    required("curve", Shape::Table(CURVE)),
    optional("lines", Shape::Texts),
];

const CURVE: &[Key] = &[
    optional("linear", Shape::Pairs),
    optional("steps", Shape::Pairs),
    optional("target", Shape::Text),
    optional("reverse", Shape::Text),
];

const WORD: &[Key] = &[required("id", Shape::Text), required("name", Shape::Label)];

const VETO: &[Key] = &[
    required("id", Shape::Text),
    required("name", Shape::Label),
    required("effect", Shape::NoRatingOr(EFFECT)),
    optional("when", Shape::Text),
    optional("unjudgeable", Shape::Text),
    optional("annual-only", Shape::Flag),
    optional("shortfall", Shape::Table(SHORTFALL)),
    optional("indicator", Shape::Text),
    optional("missing-any", Shape::Texts),
    optional("balance", Shape::Table(BALANCE)),
    optional("off", Shape::Flag),
    required("basis", Shape::Label),
];

const EFFECT: &[Key] = &[required("at-most", Shape::Count)];

pub(crate) const SHORTFALL: &[Key] =
    &[required("value", Shape::Text), required("unit", Shape::Text), required("of", Shape::Text)];

const BALANCE: &[Key] = &[required("near", Shape::Text), required("long", Shape::Text)];

const BAND: &[Key] = &[
    required("stars", Shape::Count),
    required("from", Shape::Text),
    optional("below", Shape::Text),
];

/// The keys of a label.
pub(crate) const LABEL: &[Key] = &[required("zh", Shape::Text), required("en", Shape::Text)];
