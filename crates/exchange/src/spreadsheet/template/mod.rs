//! [`template`]: the forms as a workbook, whole or for one department, filled with what is known.
//!
//! One sheet holds the figures, one each table. Headings carry units and notes and are locked,
//! options come from a hidden sheet (a list written out may have 255 characters only), and hidden
//! rows name every column, so that reading it back guesses nothing, in whatever language it was
//! written and however its columns were moved. The bytes depend on nothing but the arguments.

mod choices;
mod figures;
mod plan;
mod table;
mod values;

pub(crate) use values::is_kept;

use engine::ledger::LedgerInput;
use locale::{Language, keys, text};
use report::numbers::unit_label;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};

use super::marks;
use super::scheme::Scheme;
use choices::Choices;
use plan::plan_of;

/// What a template is made of.
#[derive(Debug, Clone, Copy)]
pub struct TemplateRequest<'a> {
    /// What is known already; its period stands in the form.
    pub filled: &'a LedgerInput,
    /// The department whose figures and columns are wanted; all without one.
    pub holder: Option<&'a str>,
    /// The language of headings, notes and options.
    pub language: Language,
}

/// A workbook that could not be written; what the writer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError(pub String);

impl From<XlsxError> for TemplateError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// A written workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its bytes: XLSX.
    pub bytes: Vec<u8>,
    /// Names of its visible sheets.
    pub sheets: Vec<String>,
}

/// First row of the marks, from 0; headings stand below them.
const MARKS_ROW: u32 = 3;
/// The row of headings, from 0.
const HEADINGS_ROW: u32 = 4;
/// The first row to fill in, from 0.
const FIRST_ROW: u32 = 5;
/// The last row that choices and checks reach, from 0.
const LAST_ROW: u32 = 2004;

/// Writes the forms.
///
/// # Errors
/// The writer refuses a text, which labels of a rubric that was checked do not make it do.
pub fn template(scheme: &Scheme, request: TemplateRequest) -> Result<Template, TemplateError> {
    let plan = plan_of(scheme, request.filled, request.holder);
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let writer = Writer {
        scheme,
        request,
        looks: Looks::new(),
        choices: Choices::of(scheme, request.language),
    };
    let mut names = Vec::new();
    if !plan.figures.is_empty() {
        let name = sheet_name(keys::TEMPLATE_FIGURES.words(request.language), &names);
        writer.figures(book.add_worksheet(), &name, &plan.figures)?;
        names.push(name);
    }
    for (table, columns) in &plan.tables {
        let Some(entry) = scheme.table(*table) else { continue };
        let label = request.language.of(&entry.name.zh, &entry.name.en);
        let name = sheet_name(&format!("{} {label}", entry.form), &names);
        writer.table(book.add_worksheet(), &name, *table, columns)?;
        names.push(name);
    }
    writer.choices.write(book.add_worksheet())?;
    writer.marks(book.add_worksheet())?;
    Ok(Template { bytes: book.save_to_buffer()?, sheets: names })
}

/// A name that a sheet may have: 31 characters, none of those with a meaning, none twice.
pub(crate) fn sheet_name(label: &str, taken: &[String]) -> String {
    let is_free = |c: char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let label: String = label.chars().filter(|c| is_free(*c)).take(31).collect();
    if !taken.contains(&label) {
        return label;
    }
    let short: String = label.chars().take(28).collect();
    let mut numbered = (2u32..).map(|number| format!("{short} {number}"));
    numbered.find(|name| !taken.contains(name)).unwrap_or(label)
}

/// What cells look like.
struct Looks {
    title: Format,
    hint: Format,
    mark: Format,
    heading: Format,
    label: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let bordered =
            || Format::new().set_border(FormatBorder::Thin).set_border_color(0x00BF_BFBF);
        let open = || bordered().set_unlocked();
        Self {
            title: Format::new().set_bold().set_font_size(14),
            hint: Format::new().set_font_color(0x0059_5959),
            mark: Format::new().set_font_color(0x00BF_BFBF),
            heading: bordered()
                .set_bold()
                .set_background_color(0x00DD_E7F0)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
            label: bordered().set_background_color(0x00F2_F2F2).set_text_wrap(),
            text: open().set_num_format("@").set_text_wrap(),
            number: open(),
            day: open().set_num_format("yyyy-mm-dd"),
        }
    }
}

struct Writer<'a, 's> {
    scheme: &'a Scheme<'s>,
    request: TemplateRequest<'a>,
    looks: Looks,
    choices: Choices,
}

impl Writer<'_, '_> {
    fn words(&self, zh: &str, en: &str) -> String {
        self.request.language.of(zh, en).to_owned()
    }

    /// Title, hint and protection, the same on every sheet.
    fn head(&self, sheet: &mut Worksheet, name: &str, label: &str) -> Result<(), TemplateError> {
        let language = self.request.language;
        let document = &self.scheme.rubric.document;
        let holder = document.holder.iter().find(|it| Some(it.id.as_str()) == self.request.holder);
        let holder = holder.map(|it| {
            let arguments = [("holder", language.of(&it.name.zh, &it.name.en))];
            text(language, keys::TEMPLATE_HOLDER, &arguments)
        });
        let scheme = [
            ("name", language.of(&document.name.zh, &document.name.en)),
            ("edition", document.edition.as_str()),
        ];
        let title = text(language, keys::TEMPLATE_TITLE, &scheme);
        let period = self.request.filled.report.dossier.period.as_deref().unwrap_or_default();
        let title = format!("{label} \u{b7} {title}{} {period}", holder.unwrap_or_default());
        sheet.set_name(name)?;
        sheet.write_string_with_format(0, 1, title.trim_end(), &self.looks.title)?;
        let hint = keys::TEMPLATE_HINT.words(language);
        sheet.write_string_with_format(1, 1, hint, &self.looks.hint)?;
        sheet.set_row_hidden(MARKS_ROW)?;
        sheet.set_row_height(HEADINGS_ROW, 48)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            insert_rows: true,
            delete_rows: true,
            sort: true,
            ..ProtectionOptions::default()
        });
        Ok(())
    }

    /// A label with its unit in brackets.
    fn with_unit(&self, label: &str, unit: Option<&str>) -> String {
        let Some(unit) = unit else { return label.to_owned() };
        let language = self.request.language;
        let unit = unit_label(&self.scheme.rubric.document, unit, language);
        match language {
            Language::Zh => format!("{label}\u{ff08}{unit}\u{ff09}"),
            Language::En => format!("{label} ({unit})"),
        }
    }

    /// The name of a department.
    fn department(&self, holder: Option<&str>) -> String {
        let holders = &self.scheme.rubric.document.holder;
        let found = holders.iter().find(|it| Some(it.id.as_str()) == holder);
        found.map(|it| self.words(&it.name.zh, &it.name.en)).unwrap_or_default()
    }

    /// The hidden sheet by which the workbook is known again.
    fn marks(&self, sheet: &mut Worksheet) -> Result<(), TemplateError> {
        let period = self.request.filled.report.dossier.period.clone().unwrap_or_default();
        let said = [
            (marks::FORMAT, marks::VERSION.to_owned()),
            (marks::EDITION, self.scheme.rubric.reference()),
            (marks::DIGEST, self.scheme.rubric.digest.clone()),
            (marks::PERIOD, period),
        ];
        sheet.set_name(marks::SHEET)?.set_hidden(true);
        for (row, (name, value)) in (0u32..).zip(said) {
            sheet.write_string(row, 0, name)?.write_string(row, 1, value)?;
        }
        Ok(())
    }
}

/// The number of a column.
fn column_number(column: usize) -> Result<u16, TemplateError> {
    u16::try_from(column).map_err(|error| TemplateError(error.to_string()))
}
