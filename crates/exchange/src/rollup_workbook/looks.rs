//! [`Looks`]: what cells look like.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// Formats of cells.
pub(super) struct Looks {
    pub(super) title: Format,
    pub(super) hint: Format,
    pub(super) heading: Format,
    /// A word.
    pub(super) text: Format,
    /// Words of a row that sums up.
    pub(super) strong: Format,
    /// A row of the arithmetic.
    pub(super) small: Format,
    /// Shares, rates with their sign, percentage points, ranks.
    pub(super) share: Format,
    pub(super) rate: Format,
    pub(super) points: Format,
    pub(super) rank: Format,
    /// A number that may be changed, without its format.
    open: Format,
    /// A number that is computed, without its format.
    computed: Format,
}

/// Behind what is computed.
const SHADE: u32 = 0x00F2_F2F2;

impl Looks {
    pub(super) fn new() -> Self {
        let bordered = || {
            let look = Format::new().set_border(FormatBorder::Thin).set_border_color(0x00BF_BFBF);
            look.set_align(FormatAlign::VerticalCenter)
        };
        let shaded = || bordered().set_background_color(SHADE);
        let computed = shaded().set_align(FormatAlign::Right).set_text_wrap();
        let number = |format: &str| computed.clone().set_num_format(format);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            hint: Format::new().set_font_color(0x0059_5959),
            heading: bordered()
                .set_bold()
                .set_background_color(0x00DD_E7F0)
                .set_align(FormatAlign::Center)
                .set_text_wrap(),
            text: shaded().set_text_wrap(),
            strong: shaded().set_text_wrap().set_bold(),
            small: Format::new().set_font_size(9),
            share: number("0.0%"),
            rate: number("+0.0%;-0.0%;0.0%"),
            points: number("+0.0;-0.0;0.0"),
            rank: number("0"),
            open: bordered().set_unlocked(),
            computed,
        }
    }

    /// A number that may be changed, with so many places.
    pub(super) fn open(&self, places: usize) -> Format {
        self.open.clone().set_num_format(decimals(places))
    }

    /// A number that is computed, with so many places.
    pub(super) fn number(&self, places: usize) -> Format {
        self.computed.clone().set_num_format(decimals(places))
    }
}

fn decimals(places: usize) -> String {
    let point = if places == 0 { String::new() } else { format!(".{}", "0".repeat(places)) };
    format!("#,##0{point}")
}
