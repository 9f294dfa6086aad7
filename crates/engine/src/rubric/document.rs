//! [`RubricDocument`]: a rubric as declared, plain data without any logic.
//!
//! Decimals are strings, expressions are text. Serialised with sorted keys it is the canonical
//! form of an edition, which the page carries and whose digest submissions name.

#[cfg(feature = "source")]
use serde::{Deserialize, Serialize};

pub use super::bands::{BalanceEntry, BandEntry};

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields))]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A rubric: one scheme in one dated, immutable edition.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct RubricDocument {
    /// Name of the scheme in files: `industrial`.
    pub id: String,
    /// `2026.1`.
    pub edition: String,
    /// Name of the scheme.
    pub name: Text,
    /// What users must know of its standing.
    pub note: Text,
    /// Units, simple ones before those that use them.
    pub unit: Vec<UnitEntry>,
    /// Figures that may be given.
    pub figure: Vec<FigureEntry>,
    /// Departments that have figures.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub holder: Vec<HolderEntry>,
    /// Facts derived from figures; forms show them, indicators may use them.
    #[cfg_attr(feature = "source", serde(default))]
    pub derived: Vec<DerivedEntry>,
    /// First-level groups.
    pub dimension: Vec<DimensionEntry>,
    /// Measured items.
    pub indicator: Vec<IndicatorEntry>,
    /// Names of the words that may stand in place of a value.
    #[cfg_attr(feature = "source", serde(default))]
    pub word: Vec<WordEntry>,
    /// Conditions that cap or refuse a rating.
    pub veto: Vec<VetoEntry>,
    /// Thresholds of the stars, highest first.
    pub band: Vec<BandEntry>,
}

/// A unit; without `is` it is a base unit with a dimension of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct UnitEntry {
    /// As written, and as shown in Chinese.
    pub symbol: String,
    /// As shown in English.
    pub en: String,
    /// `10000 元`, `2000/3 ㎡`, `1/100`.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub is: Option<String>,
    /// For units without dimension: `rate`, `rate-difference` or `number`.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub nature: Option<NatureName>,
    /// Other ways to write it: 万 for 万元.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub aliases: Vec<String>,
    /// Units that may be typed in its place, the one to show beside it first: 亿元 for 万元.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub accepts: Vec<String>,
}

/// The nature of a unit without dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(rename_all = "kebab-case"))]
pub enum NatureName {
    /// A share or growth rate.
    Rate,
    /// The difference of two rates.
    RateDifference,
    /// A multiple.
    Number,
}

/// The form of a figure's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(rename_all = "kebab-case"))]
pub enum FigureType {
    /// Whole, not negative, written without a point.
    Integer,
    /// A multiple of one half, not negative.
    HalfStep,
    /// Up to six places, not negative.
    Decimal,
    /// Up to six places, may be negative.
    SignedDecimal,
    /// `yes` or `no`.
    YesNo,
}

/// The time that a figure covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(rename_all = "kebab-case"))]
pub enum Span {
    /// The end of the period.
    Instant,
    /// From 1 January to the end of the period.
    YearToDate,
    /// A whole year.
    Year,
}

/// A figure that may be given.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct FigureEntry {
    /// Kebab-case name.
    pub id: String,
    /// Label.
    pub name: Text,
    /// Unit; absent for yes-no.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub unit: Option<String>,
    /// Form of the value.
    #[cfg_attr(feature = "source", serde(rename = "type"))]
    pub of: FigureType,
    /// The time it covers.
    pub span: Span,
    /// The form that collects it.
    pub form: String,
    /// The department that has it.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub holder: Option<String>,
    /// True if "not applicable" may be said.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "core::ops::Not::not"))]
    pub na: bool,
    /// The figure that it is a part of, and so may not exceed.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub part_of: Option<String>,
    /// Where part and whole are in different units: what one of the whole is at most worth, as a
    /// unit. 分/项: one point an item.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub part_rate: Option<String>,
    /// The greatest value that makes sense.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub maximum: Option<String>,
    /// For yes-no: what absence means; without it absence is missing.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub absent: Option<String>,
}

/// A department that has figures.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct HolderEntry {
    /// Kebab-case name.
    pub id: String,
    /// Label.
    pub name: Text,
}

/// A fact derived from figures.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct DerivedEntry {
    /// Kebab-case name.
    pub id: String,
    /// Label.
    pub name: Text,
    /// Unit of the result.
    pub unit: String,
    /// Expression.
    pub value: String,
    /// Decimal places shown.
    pub places: usize,
}

/// A first-level group.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct DimensionEntry {
    /// `G1`.
    pub id: String,
    /// Label.
    pub name: Text,
    /// Sum of its indicators' weights.
    pub weight: String,
}

/// Near-term level or long-term potential.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(rename_all = "kebab-case"))]
pub enum Term {
    /// What is.
    Near,
    /// What may become.
    Long,
}

/// A measured item.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct IndicatorEntry {
    /// `I02`.
    pub id: String,
    /// Label.
    pub name: Text,
    /// The group it belongs to.
    pub dimension: String,
    /// Unit of its value.
    pub unit: String,
    /// What is measured, in words.
    pub meaning: Text,
    /// Cases that take the place of value and curve, the first that holds.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub case: Vec<CaseEntry>,
    /// Expression.
    pub value: String,
    /// From value to share of the weight.
    pub curve: CurveEntry,
    /// Share of the total.
    pub weight: String,
    /// Near-term or long-term.
    pub term: Term,
    /// Decimal places shown.
    pub places: usize,
    /// Values that must never be printed as met when they are not.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub lines: Vec<String>,
    /// Where its data come from.
    pub data: Text,
    /// Why it is measured so.
    pub basis: Text,
}

/// A case that takes the place of value and curve: by a share of its own, or as another route by
/// a value, unit and curve of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct CaseEntry {
    /// Condition.
    pub when: String,
    /// Expression: share of the weight.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub share: Option<String>,
    /// Word in place of the value.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub word: Option<String>,
    /// Another route: value, unit, curve and lines in place of the indicator's.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub route: Option<RouteEntry>,
}

/// Another route to an indicator's points.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct RouteEntry {
    /// Unit of its value.
    pub unit: String,
    /// Expression.
    pub value: String,
    /// From value to share of the weight.
    pub curve: CurveEntry,
    /// Values that must never be printed as met when they are not.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub lines: Vec<String>,
}

/// A score curve: exactly one of its fields is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct CurveEntry {
    /// Value and share, linear between, flat outside.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub linear: Option<Vec<[String; 2]>>,
    /// Value and share from there on, lower edge inclusive; 0 below the first.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub steps: Option<Vec<[String; 2]>>,
    /// Pro rata up to a target, capped there.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub target: Option<String>,
    /// Less is better: full at 0, half at this value, nothing from twice of it on.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub reverse: Option<String>,
}

/// The label of a word that may stand in place of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct WordEntry {
    /// `turned-profit`.
    pub id: String,
    /// Label.
    pub name: Text,
}

/// A condition that caps or refuses a rating: exactly one of `when`, `missing-any`, `balance`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct VetoEntry {
    /// `V1`.
    pub id: String,
    /// The requirement, so that it reads well beside a tick.
    pub name: Text,
    /// What it does.
    pub effect: EffectEntry,
    /// Condition under which it triggers.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub when: Option<String>,
    /// Condition under which it cannot be judged.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub unjudgeable: Option<String>,
    /// True if an interim period leaves it undecided instead of triggered.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "core::ops::Not::not"))]
    pub annual_only: bool,
    /// How much is lacking.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub shortfall: Option<ShortfallEntry>,
    /// The indicator that shows what it judges.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub indicator: Option<String>,
    /// Expressions that must all have a value.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub missing_any: Option<Vec<String>>,
    /// Shares of near-term and long-term weight that must be reached.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub balance: Option<BalanceEntry>,
    /// True if it is declared but not in force.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "core::ops::Not::not"))]
    pub off: bool,
    /// Why it stands here.
    pub basis: Text,
}

/// What a veto does.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub enum EffectEntry {
    /// At most so many stars.
    AtMost(u8),
    /// No rating: 0 stars.
    NoRating,
    /// No star value, only the range.
    RangeOnly,
}

/// How much is lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct ShortfallEntry {
    /// Expression.
    pub value: String,
    /// Unit of the result.
    pub unit: String,
    /// The figure that would have to be greater.
    pub of: String,
}
