//! Rubrics as data, compiled to their canonical form.
