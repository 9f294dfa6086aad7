//! The commands of `wutong`, as functions from arguments to an [`Outcome`].
//!
//! * [`assess`]: a dossier file → its assessment as JSON or text.
//! * [`explain`]: a dossier file and a name → why that number is what it is.
//! * [`roll`]: a firm roll → figures, remarks and what must be confirmed.
//! * [`creation`]: a dossier file → the check of the creation standards.
//! * [`next`]: a dossier file → the one of the next period.
//! * [`pack`]: what a period pack holds; a dossier with what it says.
//! * [`package`]: a dossier → its submission package; its check; its parts as files.
//! * [`import`]: spreadsheets into a dossier, what is filled, differs and is refused.
//! * [`template`]: the forms as a workbook.
//! * [`report`]: a dossier file → its development report.
//! * [`export`]: a dossier file → a document as DOCX, page to print, CSV or JSON, or a workbook that computes.
//! * [`rollup`]: a folder of submissions → roll-up, bulletin, reconciliation.
//! * [`officials`]: packages sorted, review logs, expert review, period packs.
//! * [`check_rubric`]: a rubric file → all of its errors.
//! * [`catalogue`]: the shipped rubrics, and rubrics from a path.

mod arguments;
mod assess;
pub mod catalogue;
mod check_rubric;
mod creation;
mod desk;
mod dossier;
mod explain;
mod export;
mod import;
mod next;
mod officials;
mod outcome;
mod pack;
mod package;
mod report;
mod roll;
pub mod rollup;
mod shelf;
mod template;

pub use assess::assess_bytes;
pub use creation::creation_bytes;
pub use export::{document_bytes, xlsx_bytes};
pub use next::next_bytes;
pub use outcome::{Outcome, print};
pub use pack::{apply_bytes, pack_refusal_text};
pub use report::report_bytes;
pub use roll::roll_bytes;
pub use shelf::ShippedShelf;

use arguments::{Arguments, Command};
use locale::{keys, text};

/// Runs a command.
pub fn run(arguments: &[String]) -> Outcome {
    match Arguments::parse(arguments) {
        Ok(Arguments { command, language }) => match command {
            Command::Assess { file, rubric, is_json } => {
                assess::assess(&file, rubric.as_deref(), is_json, language)
            }
            Command::Explain { file, subject, rubric, is_json } => {
                explain::explain(&file, &subject, rubric.as_deref(), is_json, language)
            }
            Command::Roll { file, options, is_json } => {
                roll::roll(&file, &options, is_json, language)
            }
            Command::Creation { file, is_json } => creation::creation(&file, is_json, language),
            Command::Next { file, period } => next::next(&file, period.as_deref(), language),
            Command::Pack { file, options } => package::pack(&file, &options, language),
            Command::Verify { file, options, is_json } => {
                package::verify(&file, &options, is_json, language)
            }
            Command::Unpack { file, options } => package::unpack(&file, &options, language),
            Command::ApplyPack { file, pack } => pack::apply(&file, &pack, language),
            Command::Import { files, rubric, options } => {
                import::import(&files, rubric.as_deref(), &options, language)
            }
            Command::Template { out, rubric, options } => {
                template::template(&out, rubric.as_deref(), &options, language)
            }
            Command::Report { file, rubric, is_html } => {
                report::report(&file, rubric.as_deref(), is_html, language)
            }
            Command::Export { file, rubric, options } => {
                export::documents::export(&file, rubric.as_deref(), &options, language)
            }
            Command::Workbook { file, rubric, out } => {
                export::xlsx::export(&file, rubric.as_deref(), out, language)
            }
            Command::Rollup { folder, options } => rollup::rollup(&folder, &options, language),
            Command::Reconcile { folder, options } => {
                rollup::reconcile(&folder, &options, language)
            }
            Command::Officials { words, options } => officials::run(&words, &options, language),
            Command::CheckRubric { path } => check_rubric::check_rubric(&path, language),
            Command::Rubrics => catalogue::list(language),
            Command::Help => Outcome::said(keys::CLI_HELP.words(language)),
        },
        Err((language, problem)) => {
            let help = keys::CLI_HELP.words(language);
            let problem = text(language, keys::CLI_USAGE, &[("found", &problem)]);
            Outcome::refused(&format!("{problem}\n\n{help}"))
        }
    }
}
