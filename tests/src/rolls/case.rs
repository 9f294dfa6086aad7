//! [`Case`]: an awkward file, why it is awkward, and what must come of it.

/// An awkward file.
#[derive(Debug, Clone)]
pub struct Case {
    /// Name of the file, without `.csv`.
    pub name: &'static str,
    /// What makes it awkward.
    pub cause: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// The cluster that is chosen.
    pub cluster: Option<&'static str>,
    /// What is confirmed.
    pub confirmed: &'static [&'static str],
    /// What must come of it.
    pub expected: Expected,
}

/// What must come of a file.
#[derive(Debug, Clone)]
pub enum Expected {
    /// Refused as a whole, for this reason.
    Refused(&'static str),
    /// Read.
    Read {
        /// What must come of some figures: a decimal, or `!` and the reason why not.
        figures: &'static [(&'static str, &'static str)],
        /// Every remark: code, and place as a spreadsheet names it.
        remarks: &'static [&'static str],
        /// Every question.
        questions: &'static [&'static str],
    },
}

/// The headings of the plain roll.
pub const HEADINGS: &str = "企业名称,统一社会信用代码,是否主导产业,营业收入本年累计(万元),\
                            营业收入上年同期可比(万元),利润总额本年累计(万元)";
/// The firms of the plain roll.
pub const FIRMS: [&str; 3] = [
    "样例甲公司,91000000MA0000007C,1,100.5,80,10",
    "样例乙公司,91000000MA00001A56,0,200.25,150,-5",
    "样例丙公司,91000000123456788T,1,50,40,2.5",
];
/// What the plain roll comes to.
pub const PLAIN: &[(&str, &str)] = &[
    ("revenue", "350.75"),
    ("revenue-prior", "270"),
    ("leading-revenue", "150.5"),
    ("leading-revenue-prior", "120"),
    ("profit", "7.5"),
    ("leading-profit", "12.5"),
    ("leading-profit-prior", "!no-column"),
    ("firms-above-scale", "3"),
];

/// The plain roll.
pub fn plain() -> String {
    lines(&[HEADINGS, FIRMS[0], FIRMS[1], FIRMS[2]])
}

/// Lines as a text.
pub fn lines(lines: &[&str]) -> String {
    format!("{}\n", lines.join("\n"))
}

/// The plain roll with one text in place of another.
pub fn with(from: &str, to: &str) -> String {
    let plain = plain();
    assert!(plain.contains(from), "{from}");
    plain.replacen(from, to, 1)
}

impl Case {
    /// A file that is refused.
    pub fn refused(
        name: &'static str,
        cause: &'static str,
        bytes: impl Into<Vec<u8>>,
        reason: &'static str,
    ) -> Self {
        let expected = Expected::Refused(reason);
        Self { name, cause, bytes: bytes.into(), cluster: None, confirmed: &[], expected }
    }

    /// A file that is read.
    pub fn read(
        name: &'static str,
        cause: &'static str,
        bytes: impl Into<Vec<u8>>,
        figures: &'static [(&'static str, &'static str)],
        remarks: &'static [&'static str],
    ) -> Self {
        let expected = Expected::Read { figures, remarks, questions: &[] };
        Self { name, cause, bytes: bytes.into(), cluster: None, confirmed: &[], expected }
    }

    /// It asks these questions.
    #[must_use]
    pub fn asking(mut self, asked: &'static [&'static str]) -> Self {
        if let Expected::Read { questions, .. } = &mut self.expected {
            *questions = asked;
        }
        self
    }

    /// These questions are confirmed, and asked.
    #[must_use]
    pub fn confirming(mut self, confirmed: &'static [&'static str]) -> Self {
        self.confirmed = confirmed;
        self.asking(confirmed)
    }

    /// This cluster is chosen.
    #[must_use]
    pub fn of(mut self, cluster: &'static str) -> Self {
        self.cluster = Some(cluster);
        self
    }
}
