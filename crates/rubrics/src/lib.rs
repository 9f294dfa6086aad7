//! Rubrics as data, compiled to their canonical form.
//!
//! The folders beside `src` are the source: `<rubric>/<edition>/rubric.toml` and what it includes.
//! The build script reads and checks them all, so a broken shipped rubric does not build, and
//! no TOML reader is linked into what carries them. This crate holds data and no logic.

/// A shipped edition.
#[derive(Debug, Clone, Copy)]
pub struct Shipped {
    /// `industrial@2026.1`.
    pub reference: &'static str,
    /// The rubric: RFC 8785 JSON of `engine::rubric::RubricDocument`.
    pub rubric: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The forms that collect figures: JSON of `forms.toml`, for `report::forms_from_json`.
pub const FORMS: &str = include_str!(concat!(env!("OUT_DIR"), "/forms.json"));

/// What the headings, words and units of a firm roll mean: JSON of `headings.toml`, for
/// `exchange::firm_roll::Dictionary`.
pub const HEADINGS: &str = include_str!(concat!(env!("OUT_DIR"), "/headings.json"));

/// How reports of several periods hang together: JSON of `periods.toml`, for
/// `engine::periods::PeriodRules`.
pub const PERIODS: &str = include_str!(concat!(env!("OUT_DIR"), "/periods.json"));

/// Other names of figures and columns in spreadsheets: JSON of `synonyms.toml`, for
/// `exchange::spreadsheet::Synonyms`.
pub const SYNONYMS: &str = include_str!(concat!(env!("OUT_DIR"), "/synonyms.json"));

/// The sentences of the development report: JSON of `narrative.toml`, for
/// `report::development::Narrative`.
pub const NARRATIVE: &str = include_str!(concat!(env!("OUT_DIR"), "/narrative.json"));

/// What a roll-up adds up, divides and counts: JSON of `rollup.toml`, for
/// `engine::rollup::RollupRules`.
pub const ROLLUP: &str = include_str!(concat!(env!("OUT_DIR"), "/rollup.json"));

/// How clusters are ranked and compared: JSON of `ranking.toml`, for
/// `engine::ranking::RankingRules`.
pub const RANKING: &str = include_str!(concat!(env!("OUT_DIR"), "/ranking.json"));

/// How experts judge applications: JSON of `experts.toml`, for `engine::experts::ExpertRules`.
pub const EXPERTS: &str = include_str!(concat!(env!("OUT_DIR"), "/experts.json"));

/// The sentences of the bulletin: JSON of `bulletin.toml`, for `report::bulletin::BulletinRules`.
pub const BULLETIN: &str = include_str!(concat!(env!("OUT_DIR"), "/bulletin.json"));

/// The ledgers of each edition; apart from the editions, so that who needs no ledgers carries none.
mod compiled {
    include!(concat!(env!("OUT_DIR"), "/ledgers.rs"));

    /// The ledgers of that reference: JSON of `engine::ledger::LedgerDocument`.
    pub fn ledgers(reference: &str) -> Option<&'static str> {
        let found = LEDGERS.iter().find(|(known, _)| *known == reference);
        found.map(|(_, ledgers)| *ledgers)
    }
}

pub use compiled::ledgers;

/// What can be filled in beside the figures; apart from the ledgers, so that who judges nothing
/// carries no rules.
mod declared {
    include!(concat!(env!("OUT_DIR"), "/declared.rs"));

    /// Lists, tables and guide of that reference: JSON of `engine::ledger::LedgerDocument`, for
    /// `engine::ledger::decode::declared_from_canonical`.
    pub fn declared(reference: &str) -> Option<&'static str> {
        let found = DECLARED.iter().find(|(known, _)| *known == reference);
        found.map(|(_, declared)| *declared)
    }
}

pub use declared::declared;

/// The standards; apart from the editions, so that who judges no application carries none.
mod standards {
    include!(concat!(env!("OUT_DIR"), "/standards.rs"));

    /// The standard of that reference: JSON of `engine::standard::StandardDocument`.
    pub fn standard(reference: &str) -> Option<&'static str> {
        let found = STANDARDS.iter().find(|(known, _)| *known == reference);
        found.map(|(_, standard)| *standard)
    }
}

pub use standards::standard;

/// The shipped edition of that reference.
pub fn shipped(reference: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|edition| edition.reference == reference)
}
