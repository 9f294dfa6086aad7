//! Takes comments and needless white space out of CSS; never renames or merges.

/// The same style sheet in fewer characters.
///
/// Text in quotes is kept as it is. Spaces that can mean something stay: the
/// ones of selectors (`a b`), of sums (`1px + 2px`) and before brackets.
pub(crate) fn minified_css(css: &str) -> String {
    let mut small = String::with_capacity(css.len());
    let mut characters = css.chars().peekable();
    let mut is_space_due = false;
    while let Some(character) = characters.next() {
        match character {
            '/' if characters.peek() == Some(&'*') => {
                skip_comment(&mut characters);
                is_space_due = true;
            }
            '"' | '\'' => {
                push_due_space(&mut small, &mut is_space_due, character);
                push_quoted(&mut small, character, &mut characters);
            }
            _ if character.is_ascii_whitespace() => is_space_due = true,
            _ => {
                push_due_space(&mut small, &mut is_space_due, character);
                if character == '}' && small.ends_with(';') {
                    small.pop();
                }
                small.push(character);
            }
        }
    }
    small
}

/// Writes the one space that a run of white space stands for, if it is needed
/// between what was written last and what comes next.
fn push_due_space(small: &mut String, is_space_due: &mut bool, next: char) {
    if std::mem::take(is_space_due)
        && !small.is_empty()
        && !small.ends_with(['{', '}', ';', ',', ':'])
        && !['{', '}', ';', ','].contains(&next)
    {
        small.push(' ');
    }
}

fn skip_comment(characters: &mut impl Iterator<Item = char>) {
    let mut last = ' ';
    characters.next();
    for character in characters {
        if last == '*' && character == '/' {
            return;
        }
        last = character;
    }
}

fn push_quoted(small: &mut String, quote: char, characters: &mut impl Iterator<Item = char>) {
    small.push(quote);
    while let Some(character) = characters.next() {
        small.push(character);
        if character == '\\' {
            small.extend(characters.next());
        } else if character == quote {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(minified_css(css), expected);
    }

    #[test]
    fn comments_and_breaks_go() {
        check("/* a */\na {\n  color: red;\n}\n\nb , i{ top : 0; }", "a{color:red}b,i{top :0}");
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        check("a b{width: calc(1px + 2px)}", "a b{width:calc(1px + 2px)}");
        check("a :hover{}", "a :hover{}");
        check("@media (min-width: 1px) and (hover) {}", "@media (min-width:1px) and (hover){}");
        check("a/**/b{}", "a b{}");
    }

    #[test]
    fn quoted_text_is_kept() {
        check("a{content: \" /* ; \\\" */ \"; }", "a{content:\" /* ; \\\" */ \"}");
    }
}
