//! Documents that people edit, stamp and print, free of any file format.
//!
//! * [`model`]: headings, paragraphs, tables and charts.
//! * [`chart`]: a chart as numbers and as shapes.
//! * [`columns`]: how wide columns of a table are.
//! * [`development`]: the development report as a document.
//! * [`assessment`]: the self-assessment; [`sources`]: its figures and where they come from;
//!   [`declaration`]: its last page.
//! * [`fact_sheet`]: a cluster on one page.
//! * [`bulletin`]: the bulletin as a document, with its charts; [`plots`]: a chart of it as blocks;
//!   [`plot_shapes`]: as shapes.
//! * [`build`]: the document of a kind.

mod assessment;
pub mod build;
mod bulletin;
pub mod chart;
pub mod columns;
mod declaration;
mod development;
mod fact_sheet;
pub mod model;
mod plot_shapes;
mod plots;
mod sources;

pub use build::{DocumentKind, document};
pub use bulletin::bulletin_document;
pub use chart::{Chart, Drawing, Series, Shape};
pub use columns::{column_shares, is_number_column, text_width};
pub use declaration::Declaration;
pub use development::development_document;
pub use model::{Block, Document, Layout, Level, Mark, Role, Run, Spacing};
