//! [`Looks`]: what cells look like.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// Formats of cells.
pub(super) struct Looks {
    pub(super) title: Format,
    pub(super) hint: Format,
    pub(super) heading: Format,
    /// A word.
    pub(super) text: Format,
    /// A word in the middle.
    pub(super) mark: Format,
    /// Words of a row that sums up.
    pub(super) strong: Format,
    /// What may be changed: a number, a text.
    pub(super) open_number: Format,
    pub(super) open_text: Format,
    /// Points and weights.
    pub(super) points: Format,
    pub(super) strong_points: Format,
    pub(super) share: Format,
    pub(super) plain: Format,
    /// A row of the arithmetic.
    pub(super) small: Format,
    pub(super) section: Format,
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
        let number = |look: Format| look.set_align(FormatAlign::Right).set_text_wrap();
        Self {
            title: Format::new().set_bold().set_font_size(14),
            hint: Format::new()
                .set_font_color(0x0059_5959)
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            heading: bordered().set_bold().set_background_color(0x00DD_E7F0).set_text_wrap(),
            text: shaded().set_text_wrap(),
            mark: shaded().set_text_wrap().set_align(FormatAlign::Center),
            strong: shaded().set_text_wrap().set_bold(),
            open_number: bordered().set_unlocked(),
            open_text: bordered().set_unlocked().set_num_format("@").set_text_wrap(),
            points: number(shaded()).set_num_format("0.00"),
            strong_points: number(shaded()).set_num_format("0.00").set_bold(),
            share: number(shaded()).set_num_format("0.00%"),
            plain: number(shaded()),
            small: Format::new().set_font_size(9),
            section: Format::new().set_bold().set_background_color(0x00DD_E7F0),
        }
    }

    /// A value of an indicator: at its places, and more where a line asks for them.
    pub(super) fn value(&self, places: usize, more: usize, is_signed: bool) -> Format {
        let whole = "#,##0";
        let point = if places == 0 { String::new() } else { format!(".{}", "0".repeat(places)) };
        let more = if places == 0 { 0 } else { more.saturating_sub(places) };
        let number = format!("{whole}{point}{}", "#".repeat(more));
        let format = if is_signed { format!("+{number};-{number};{number}") } else { number };
        self.plain.clone().set_num_format(format)
    }
}
