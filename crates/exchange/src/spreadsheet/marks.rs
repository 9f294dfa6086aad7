//! The marks by which a form of ours is known again: names in hidden rows and a hidden sheet. They
//! are the same in every language.

/// Name of the hidden sheet that says what a workbook is.
pub(super) const SHEET: &str = "_wutong";
/// Name of the hidden sheet of options.
pub(super) const LISTS: &str = "_lists";
/// What the figures are called in marks, where a table has its id.
pub(super) const FIGURES: &str = "figures";
/// First cell of the hidden sheet, with the version of the form beside it.
pub(super) const FORMAT: &str = "wutong-form";
/// The version that is written.
pub(super) const VERSION: &str = "1";
/// Rows of the hidden sheet.
pub(super) const EDITION: &str = "edition";
/// The digest of the edition.
pub(super) const DIGEST: &str = "digest";
/// The reporting period.
pub(super) const PERIOD: &str = "period";

/// Columns of the list of figures.
pub(super) mod figure_column {
    /// Ids.
    pub(in super::super) const ID: &str = "id";
    /// Values.
    pub(in super::super) const VALUE: &str = "value";
    /// Reasons for "not applicable".
    pub(in super::super) const REASON: &str = "reason";
}
