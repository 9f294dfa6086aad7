//! [`CodePicture`]: the check code as a QR code, for the print that is stamped.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use super::check_code::CheckCode;
use super::submission::Head;

/// Light modules around the code, as the standard asks for.
pub const MARGIN: usize = 4;

/// The most characters of the cluster's name that go into the code.
const LONGEST: usize = 40;

/// A QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePicture {
    /// Modules a side, without the margin.
    pub side: usize,
    /// True for a dark module, row by row.
    pub modules: Vec<bool>,
}

impl CodePicture {
    /// The QR code of a check code; none if it would be too large, which no name can bring about.
    pub fn of(code: &CheckCode, head: &Head) -> Option<Self> {
        Self::of_text(&code_text(code, head))
    }

    fn of_text(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let side = code.size();
        let modules = (0..side).flat_map(|row| (0..side).map(move |column| (column, row)));
        let modules = modules.map(|(column, row)| code.get_module(column, row)).collect();
        Some(Self { side: usize::try_from(side).ok()?, modules })
    }

    /// The side of the drawing with its margin, for `viewBox="0 0 side side"`.
    pub fn drawing_side(&self) -> usize {
        self.side + 2 * MARGIN
    }

    /// The dark modules as the `d` of an SVG path, one unit a module, margin included.
    pub fn svg_path(&self) -> String {
        let mut path = String::new();
        for (row, modules) in self.modules.chunks(self.side.max(1)).enumerate() {
            let mut column = 0;
            for run in modules.chunk_by(|left, right| left == right) {
                if run.first() == Some(&true) {
                    let (x, y, width) = (column + MARGIN, row + MARGIN, run.len());
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
                }
                column += run.len();
            }
        }
        path
    }
}

/// What the code says: `WUTONG1 code period cluster`.
pub fn code_text(code: &CheckCode, head: &Head) -> String {
    let cluster: String = head.cluster.name.chars().take(LONGEST).collect();
    let period: String = head.period.chars().take(LONGEST).collect();
    format!("WUTONG1 {code} {period} {cluster}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_draws_the_dark_modules_and_nothing_else() {
        let Some(picture) = CodePicture::of_text("WUTONG1 \u{6837}\u{4f8b}") else {
            return assert_eq!("a picture", "");
        };
        assert_eq!(picture.modules.len(), picture.side * picture.side);
        let mut drawn = vec![false; picture.modules.len()];
        for run in picture.svg_path().split('M').skip(1) {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter_map(|it| it.parse().ok()).collect();
            let [x, y, width, 1, ..] = numbers[..] else { return assert_eq!(run, "a run") };
            let from = (y - MARGIN) * picture.side + x - MARGIN;
            drawn.iter_mut().skip(from).take(width).for_each(|module| *module = true);
        }
        assert_eq!(drawn, picture.modules);
        // The three finders.
        for (column, row) in [(0, 0), (picture.side - 1, 0), (0, picture.side - 1)] {
            assert_eq!(picture.modules.get(row * picture.side + column), Some(&true));
        }
    }
}
