//! Arguments → [`Command`].

use locale::Language;

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
    /// Say what a period pack holds.
    Pack {
        /// The pack.
        file: String,
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
        let mut language = Language::Zh;
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--json" => is_json = true,
                "--html" => is_html = true,
                "--help" | "-h" => is_help = true,
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
                other if other.starts_with("--") => return Err((language, other.to_owned())),
                other => words.push(other.to_owned()),
            }
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
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
            ["pack", file] => Command::Pack { file: file.to_owned() },
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
