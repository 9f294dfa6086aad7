//! [`OfficialOptions`]: what is typed with the officials' commands.

/// What is typed with the officials' commands.
#[derive(Default, Clone)]
pub(crate) struct OfficialOptions {
    /// The period pack.
    pub(crate) pack: Option<String>,
    /// The portfolio.
    pub(crate) portfolio: Option<String>,
    /// Lines of file names and check codes.
    pub(crate) codes: Option<String>,
    /// Who does it.
    pub(crate) by: Option<String>,
    /// When, in UTC; the clock's time if none.
    pub(crate) at: Option<String>,
    /// The file or folder to write.
    pub(crate) out: Option<String>,
    /// True for JSON.
    pub(crate) is_json: bool,
}

impl OfficialOptions {
    /// Where an option's value goes; none if it is none of these.
    pub(crate) fn slot(&mut self, argument: &str) -> Option<&mut Option<String>> {
        Some(match argument {
            "--pack" => &mut self.pack,
            "--portfolio" => &mut self.portfolio,
            "--codes" => &mut self.codes,
            "--by" => &mut self.by,
            "--at" => &mut self.at,
            _ => return None,
        })
    }
}
