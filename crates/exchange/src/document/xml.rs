//! Texts that are safe in markup, and markup that is put together from them.

/// Markup under construction.
#[derive(Default)]
pub(super) struct Xml(pub(super) String);

impl Xml {
    /// Markup as it stands.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Words, safe in elements and in attributes.
    pub(super) fn words(&mut self, words: &str) -> &mut Self {
        for character in words.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                // Nothing else may stand in XML, however it is written.
                '\n' | '\t' => self.0.push(character),
                '\u{fffe}' | '\u{ffff}' => self.0.push(char::REPLACEMENT_CHARACTER),
                _ if character.is_control() => self.0.push(char::REPLACEMENT_CHARACTER),
                _ => self.0.push(character),
            }
        }
        self
    }

    /// Words of a run, with a break where a line ends.
    #[cfg(feature = "document")]
    pub(super) fn lines(&mut self, words: &str) -> &mut Self {
        for (line, number) in words.split('\n').zip(0u32..) {
            self.raw(if number > 0 { "<w:br/>" } else { "" });
            self.raw("<w:t xml:space=\"preserve\">").words(line).raw("</w:t>");
        }
        self
    }

    /// A whole number.
    pub(super) fn number(&mut self, number: u32) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_markup() {
        let mut xml = Xml::default();
        xml.raw("<a b=\"").words("<\u{1}\"&\u{ffff}>\n").raw("\"/>").number(7);
        assert_eq!(xml.0, "<a b=\"&lt;\u{fffd}&quot;&amp;\u{fffd}&gt;\n\"/>7");
    }
}
