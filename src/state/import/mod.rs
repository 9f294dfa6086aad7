//! Spreadsheets in a draft: read beside the page, looked at, taken as one step.
//!
//! * [`progress`]: how far an import has come, as a signal. [`reader`]: the worker that reads.
//! * [`asking`]: what the session asks of it, and what it does with the replies.
//! * [`choosing`]: how much is taken, and what headings stand for. [`mappings`] remembers the latter.
//! * [`taking`]: what is taken, as one step of the history. [`origins`]: the files it came from.
//! * [`forms`]: the forms as a workbook.

mod asking;
pub(crate) mod choosing;
pub(crate) mod forms;
mod mappings;
pub(crate) mod origins;
pub(crate) mod progress;
mod reader;
mod taking;

pub(crate) use progress::{SheetImport, sheet_import};
