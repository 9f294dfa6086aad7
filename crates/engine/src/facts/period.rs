//! [`ReportingPeriod`]: a year, or a year up to one of its quarters.

/// The period of a dossier. Figures are cumulative from 1 January.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportingPeriod {
    /// Calendar year.
    pub year: u16,
    /// 1 to 4; `None` for the year as a whole.
    pub quarter: Option<u8>,
}

impl ReportingPeriod {
    /// Reads `YYYY` or `YYYYQ1` to `YYYYQ4`, ASCII digits; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, quarter) = match text.split_once('Q') {
            Some((year, quarter)) => (year, Some(quarter)),
            None => (text, None),
        };
        let quarter = match quarter {
            None => None,
            Some("1") => Some(1),
            Some("2") => Some(2),
            Some("3") => Some(3),
            Some("4") => Some(4),
            Some(_) => return None,
        };
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year = if is_year { year.parse().ok()? } else { return None };
        Some(Self { year, quarter })
    }

    /// True if flows run only to a quarter's end, so that a rating is provisional.
    pub fn is_interim(self) -> bool {
        matches!(self.quarter, Some(1..=3))
    }
}

impl core::fmt::Display for ReportingPeriod {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:04}", self.year)?;
        match self.quarter {
            Some(quarter) => write!(f, "Q{quarter}"),
            None => Ok(()),
        }
    }
}
