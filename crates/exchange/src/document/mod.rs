//! Documents as files: DOCX, a page to print, CSV and JSON.
//!
//! * [`docx`](mod@docx): a document that Word edits; [`body`]: its text, [`table_markup`]: its
//!   tables, [`map_markup`]: its maps, [`chart_part`]: its charts as Word draws them,
//!   [`chart_plots`]: dots and lines of them, [`archive`]: its parts in one file.
//! * [`html`]: a page that prints on A4; [`html_map`]: a map, [`html_shape`]: a shape of a drawing.
//! * [`tables`]: its tables as CSV. [`json`]: all of it as JSON.
//! * [`xml`]: texts that are safe in markup.

#[cfg(feature = "document")]
mod archive;
#[cfg(feature = "document")]
mod body;
#[cfg(feature = "document")]
mod chart_part;
#[cfg(feature = "document")]
mod chart_plots;
#[cfg(feature = "document")]
pub mod docx;
pub mod html;
mod html_map;
mod html_shape;
pub mod json;
#[cfg(feature = "document")]
mod map_markup;
#[cfg(feature = "document")]
mod table_markup;
pub mod tables;
mod xml;

#[cfg(feature = "document")]
pub use archive::{WriteError, archive};
#[cfg(feature = "document")]
pub use docx::docx;
pub use html::{document_html, sheets_html};
pub use json::document_json;
pub use tables::{NamedFile, document_csv};
