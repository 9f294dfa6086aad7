//! Message catalogues zh and en, number and date formats.
