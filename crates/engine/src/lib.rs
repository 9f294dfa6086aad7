//! The pure engine: rubric language, exact scoring, explanation.
