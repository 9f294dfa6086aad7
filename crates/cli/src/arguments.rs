//! Arguments → [`Command`].

use locale::Language;

use crate::officials::{OfficialOptions, is_official};

/// What is asked for.
pub(crate) enum Command {
    /// Assess a file.
    Assess {
        /// The dossier.
        file: String,
        /// Rubric that takes the place of the one in the file.
        rubric: Option<String>,
        /// True for JSON, false for text.
        is_json: bool,
    },
    /// Explain a number of an assessment.
    Explain {
        /// The dossier.
        file: String,
        /// What is asked: `I02`, `V1`, `total`, a figure.
        subject: String,
        /// Rubric that takes the place of the one in the file.
        rubric: Option<String>,
        /// True for JSON, false for text.
        is_json: bool,
    },
    /// Make figures of a firm roll.
    Roll {
        /// The roll.
        file: String,
        /// What is chosen and confirmed.
        options: RollOptions,
        /// True for JSON, false for text.
        is_json: bool,
    },
    /// Check the creation standards.
    Creation {
        /// The dossier.
        file: String,
        /// True for the application file, false for text.
        is_json: bool,
    },
    /// Start the next report.
    Next {
        /// The last dossier.
        file: String,
        /// The period of the next one.
        period: Option<String>,
    },
    /// Make a submission package of a dossier, or say what a period pack holds.
    Pack {
        /// The dossier or the period pack.
        file: String,
        /// What goes with it.
        options: PackageOptions,
    },
    /// Check a submission package.
    Verify {
        /// The package.
        file: String,
        /// The check code and the passphrase.
        options: PackageOptions,
        /// True for JSON, false for text.
        is_json: bool,
    },
    /// Unpack a submission package.
    Unpack {
        /// The package.
        file: String,
        /// The folder and the passphrase.
        options: PackageOptions,
    },
    /// Apply a period pack.
    ApplyPack {
        /// The dossier.
        file: String,
        /// The pack.
        pack: String,
    },
    /// Bring spreadsheets into a dossier.
    Import {
        /// The spreadsheets.
        files: Vec<String>,
        /// Rubric that takes the place of the one in the dossier.
        rubric: Option<String>,
        /// Into what, and how.
        options: SheetOptions,
    },
    /// Write the forms as a workbook.
    Template {
        /// The workbook.
        out: String,
        /// The rubric.
        rubric: Option<String>,
        /// From what, and for whom.
        options: SheetOptions,
    },
    /// Write the development report.
    Report {
        /// The dossier.
        file: String,
        /// Rubric that takes the place of the one in the file.
        rubric: Option<String>,
        /// True for a page to print, false for text.
        is_html: bool,
    },
    /// Write a document.
    Export {
        /// The dossier.
        file: String,
        /// Rubric that takes the place of the one in the file.
        rubric: Option<String>,
        /// Which, in what form, and where.
        options: ExportOptions,
    },
    /// Write the live workbook.
    Workbook {
        /// The dossier.
        file: String,
        /// Rubric that takes the place of the one in the file.
        rubric: Option<String>,
        /// Where; a name is made if there is none.
        out: Option<String>,
    },
    /// Roll up a folder of submissions.
    Rollup {
        /// The folder.
        folder: String,
        /// With what, and what is told.
        options: DeskOptions,
    },
    /// Reconcile a folder of submissions with the bureau's list.
    Reconcile {
        /// The folder.
        folder: String,
        /// With what, and what is told.
        options: DeskOptions,
    },
    /// One of the officials' commands.
    Officials {
        /// The command and its files.
        words: Vec<String>,
        /// With what.
        options: OfficialOptions,
    },
    /// Check a rubric file.
    CheckRubric {
        /// The rubric.
        path: String,
    },
    /// List the shipped rubrics.
    Rubrics,
    /// Say how to use it.
    Help,
}

/// What is given with a submission package, as written.
#[derive(Default)]
pub(crate) struct PackageOptions {
    /// The file or folder to write.
    pub(crate) out: Option<String>,
    /// Files that figures were taken from.
    pub(crate) originals: Vec<String>,
    /// Those who declare.
    pub(crate) declared: Vec<String>,
    /// Their role.
    pub(crate) role: Option<String>,
    /// The day of the declaration.
    pub(crate) date: Option<String>,
    /// The package before.
    pub(crate) after: Option<String>,
    /// Why it is corrected.
    pub(crate) reason: Option<String>,
    /// The file with the passphrase.
    pub(crate) passphrase_file: Option<String>,
    /// The check code of the print.
    pub(crate) code: Option<String>,
}

impl PackageOptions {
    /// Takes an option; false if it is none of these.
    fn take<'a>(
        &mut self,
        rest: &mut impl Iterator<Item = &'a String>,
        argument: &str,
        language: Language,
    ) -> Result<bool, (Language, String)> {
        let slot = match argument {
            "--role" => &mut self.role,
            "--date" => &mut self.date,
            "--after" => &mut self.after,
            "--reason" => &mut self.reason,
            "--passphrase-file" => &mut self.passphrase_file,
            "--code" => &mut self.code,
            "--original" => {
                self.originals.push(value(rest, argument, language)?);
                return Ok(true);
            }
            "--declare" => {
                self.declared.push(value(rest, argument, language)?);
                return Ok(true);
            }
            _ => return Ok(false),
        };
        *slot = Some(value(rest, argument, language)?);
        Ok(true)
    }
}

/// What is chosen and confirmed of a firm roll, as written.
#[derive(Default)]
pub(crate) struct RollOptions {
    /// The cluster.
    pub(crate) cluster: Option<String>,
    /// The reporting period.
    pub(crate) period: Option<String>,
    /// What is confirmed, separated by commas.
    pub(crate) confirmed: Option<String>,
}

/// What is chosen for spreadsheets, as written.
#[derive(Default)]
pub(crate) struct SheetOptions {
    /// The dossier that files are brought into.
    pub(crate) into: Option<String>,
    /// The dossier to write.
    pub(crate) out: Option<String>,
    /// True if files replace what differs in the dossier.
    pub(crate) is_replacing: bool,
    /// The dossier that forms are filled from.
    pub(crate) from: Option<String>,
    /// The department that forms are for.
    pub(crate) holder: Option<String>,
}

/// The form of a file that is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExportForm {
    /// For Word.
    Docx,
    /// A page to print.
    Html,
    /// Tables.
    Csv,
    /// For programs.
    Json,
}

impl ExportForm {
    /// The ending of its name; tables are many files, packed into one.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Csv => "zip",
            Self::Json => "json",
        }
    }
}

/// What is to be written.
pub(crate) struct ExportOptions {
    /// In what form.
    pub(crate) form: ExportForm,
    /// The kind of document, as written.
    pub(crate) document: Option<String>,
    /// Where; a name is made if there is none.
    pub(crate) out: Option<String>,
}

/// What is chosen for a folder of submissions, as written.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "switches as they are typed")]
pub(crate) struct DeskOptions {
    /// The city's table.
    pub(crate) stats: Option<String>,
    /// The bureau's list of firms.
    pub(crate) bureau: Option<String>,
    /// The reporting period.
    pub(crate) period: Option<String>,
    /// The kind of cluster.
    pub(crate) kind: Option<String>,
    /// The number to explain.
    pub(crate) why: Option<String>,
    /// True for JSON.
    pub(crate) is_json: bool,
    /// True for a page to print.
    pub(crate) is_html: bool,
    /// True for the bulletin.
    pub(crate) is_bulletin: bool,
    /// What is written as a file.
    pub(crate) file: Option<DeskFile>,
    /// Where; a name is made if there is none.
    pub(crate) out: Option<String>,
}

impl DeskOptions {
    /// Takes an option; false if it is none of these.
    fn take<'a>(
        &mut self,
        rest: &mut impl Iterator<Item = &'a String>,
        argument: &str,
        language: Language,
    ) -> Result<bool, (Language, String)> {
        let slot = match argument {
            "--stats" => &mut self.stats,
            "--bureau" => &mut self.bureau,
            "--kind" => &mut self.kind,
            "--why" => &mut self.why,
            "--bulletin" => {
                self.is_bulletin = true;
                return Ok(true);
            }
            "--fact-sheets" => {
                self.file = Some(DeskFile::FactSheets);
                return Ok(true);
            }
            _ => return Ok(false),
        };
        *slot = Some(value(rest, argument, language)?);
        Ok(true)
    }
}

/// A file on a folder of submissions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeskFile {
    /// The bulletin for Word.
    Docx,
    /// The workbook.
    Xlsx,
    /// All fact sheets, to be printed.
    FactSheets,
}

/// A command and the language of its messages.
pub(crate) struct Arguments {
    pub(crate) command: Command,
    pub(crate) language: Language,
}

impl Arguments {
    /// Reads the arguments; the error is what could not be understood.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, (Language, String)> {
        let mut words = Vec::new();
        let (mut rubric, mut is_json, mut is_html, mut is_help) = (None, false, false, false);
        let mut options = RollOptions::default();
        let mut sheets = SheetOptions::default();
        let mut package = PackageOptions::default();
        let (mut form, mut document, mut is_workbook) = (None, None, false);
        let (mut desk, mut officials) = (DeskOptions::default(), OfficialOptions::default());
        let mut language = Language::Zh;
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--json" => is_json = true,
                "--html" => is_html = true,
                "--help" | "-h" => is_help = true,
                "--docx" => form = Some(ExportForm::Docx),
                "--xlsx" => is_workbook = true,
                "--csv" => form = Some(ExportForm::Csv),
                "--document" => document = Some(value(&mut rest, argument, language)?),
                "--rubric" => rubric = Some(value(&mut rest, argument, language)?),
                "--cluster" => options.cluster = Some(value(&mut rest, argument, language)?),
                "--period" => options.period = Some(value(&mut rest, argument, language)?),
                "--into" => sheets.into = Some(value(&mut rest, argument, language)?),
                "--out" => sheets.out = Some(value(&mut rest, argument, language)?),
                "--from" => sheets.from = Some(value(&mut rest, argument, language)?),
                "--holder" => sheets.holder = Some(value(&mut rest, argument, language)?),
                "--replace" => sheets.is_replacing = true,
                "--confirm" => options.confirmed = Some(value(&mut rest, argument, language)?),
                "--lang" => {
                    let tag = value(&mut rest, argument, language)?;
                    language = Language::from_tag(&tag)
                        .ok_or_else(|| (language, format!("--lang {tag}")))?;
                }
                other if let Some(slot) = officials.slot(other) => {
                    *slot = Some(value(&mut rest, argument, language)?);
                }
                other if package.take(&mut rest, other, language)? => {}
                other if desk.take(&mut rest, other, language)? => {}
                other if other.starts_with("--") => return Err((language, other.to_owned())),
                other => words.push(other.to_owned()),
            }
        }
        package.out.clone_from(&sheets.out);
        officials = OfficialOptions { out: sheets.out.clone(), is_json, ..officials };
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let docx = (form == Some(ExportForm::Docx)).then_some(DeskFile::Docx);
        let file = desk.file.or(is_workbook.then_some(DeskFile::Xlsx)).or(docx);
        let (period, out) = (options.period.clone(), sheets.out.clone());
        let desk = DeskOptions { period, is_json, is_html, file, out, ..desk };
        let command = match *words.as_slice() {
            _ if is_help => Command::Help,
            [] => Command::Help,
            ["assess", file] => Command::Assess { file: file.to_owned(), rubric, is_json },
            ["explain", file, subject] => Command::Explain {
                file: file.to_owned(),
                subject: subject.to_owned(),
                rubric,
                is_json,
            },
            ["roll", file] => Command::Roll { file: file.to_owned(), options, is_json },
            ["creation", file] => Command::Creation { file: file.to_owned(), is_json },
            ["next", file] => Command::Next { file: file.to_owned(), period: options.period },
            ["pack", file] => Command::Pack { file: file.to_owned(), options: package },
            ["verify", file] => {
                Command::Verify { file: file.to_owned(), options: package, is_json }
            }
            ["unpack", file] => Command::Unpack { file: file.to_owned(), options: package },
            ["apply-pack", file, pack] => {
                Command::ApplyPack { file: file.to_owned(), pack: pack.to_owned() }
            }
            ["import", ref files @ ..] if !files.is_empty() => Command::Import {
                files: files.iter().map(|file| (*file).to_owned()).collect(),
                rubric,
                options: sheets,
            },
            ["template", out] => Command::Template { out: out.to_owned(), rubric, options: sheets },
            ["report", file] => Command::Report { file: file.to_owned(), rubric, is_html },
            ["export", file] if is_workbook => {
                Command::Workbook { file: file.to_owned(), rubric, out: sheets.out }
            }
            ["export", file] => {
                let html = is_html.then_some(ExportForm::Html);
                let form = form.or(html).or(is_json.then_some(ExportForm::Json));
                let form = form.ok_or_else(|| (language, "export".to_owned()))?;
                let options = ExportOptions { form, document, out: sheets.out };
                Command::Export { file: file.to_owned(), rubric, options }
            }
            ["rollup", folder] => Command::Rollup { folder: folder.to_owned(), options: desk },
            ["reconcile", folder] if desk.bureau.is_some() => {
                Command::Reconcile { folder: folder.to_owned(), options: desk }
            }
            [first, ..] if is_official(first) => Command::Officials {
                words: words.iter().map(|word| (*word).to_owned()).collect(),
                options: officials,
            },
            ["check-rubric", path] => Command::CheckRubric { path: path.to_owned() },
            ["rubrics"] => Command::Rubrics,
            _ => return Err((language, words.join(" "))),
        };
        Ok(Self { command, language })
    }
}

fn value<'a>(
    rest: &mut impl Iterator<Item = &'a String>,
    name: &str,
    language: Language,
) -> Result<String, (Language, String)> {
    rest.next().cloned().ok_or_else(|| (language, name.to_owned()))
}
