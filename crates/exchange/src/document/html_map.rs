//! A map as a table: cells are the darker the more they say, and what is not known is hatched.

use report::development::TitledTable;

use super::html::Writer;

/// In how many shades cells are drawn.
const SHADES: u16 = 5;

/// The shade of a cell, from 1 on.
pub(super) fn shade_of(thousandths: u16) -> u16 {
    thousandths.min(999).saturating_mul(SHADES).div_euclid(1000).saturating_add(1)
}

impl Writer {
    pub(super) fn map(
        &mut self,
        titled: &TitledTable,
        description: &str,
        shades: &[Vec<Option<u16>>],
    ) {
        let TitledTable { name, table, .. } = titled;
        self.xml.raw("<table class=\"map\" aria-description=\"").words(description);
        self.xml.raw("\">\n");
        self.table_caption(name);
        self.xml.raw("<thead>\n<tr>");
        for heading in &table.headings {
            self.xml.raw("<th scope=\"col\">").words(heading).raw("</th>");
        }
        self.xml.raw("</tr>\n</thead>\n<tbody>\n");
        for (row, shades) in table.rows.iter().zip(shades) {
            let name = row.first().map_or("", String::as_str);
            self.xml.raw("<tr><th scope=\"row\">").words(name).raw("</th>");
            for (cell, shade) in row.iter().skip(1).zip(shades) {
                match shade {
                    Some(shade) => {
                        self.xml.raw("<td class=\"s").number(shade_of(*shade).into()).raw("\">");
                    }
                    None => {
                        self.xml.raw("<td class=\"open\">");
                    }
                }
                self.xml.words(cell).raw("</td>");
            }
            self.xml.raw("</tr>\n");
        }
        self.xml.raw("</tbody>\n</table>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_go_from_one_to_five() {
        assert_eq!([0, 199, 200, 799, 800, 1000].map(shade_of), [1, 1, 2, 4, 5, 5]);
    }
}
