//! Report models: what pages and files show, free of any file format.
