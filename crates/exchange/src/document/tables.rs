//! The tables of a document as CSV.

use locale::{keys, text};
use report::document::Document;
use report::file_name::file_name;

use crate::table_csv::table_csv;

/// A file and its name.
pub type NamedFile = (String, Vec<u8>);

/// A file for every table, named after the cluster, the period, its number and caption, and the
/// edition.
pub fn document_csv(
    document: &Document,
    [cluster, period, kind, edition]: [&str; 4],
) -> Vec<NamedFile> {
    let language = document.language;
    let files = document.named_tables().zip(1u32..).map(|((name, table), number)| {
        let number = format!("{number:02}");
        let said = [("kind", kind), ("number", &number), ("name", name)];
        let kind = text(language, keys::DOCUMENT_TABLES_OF, &said);
        let name = file_name([cluster, period, &kind, edition], "csv", language);
        (name, table_csv(&table.table).into_bytes())
    });
    files.collect()
}
