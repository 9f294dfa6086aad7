//! Tells Rust code from what is only text in it: [`code_of`].

/// The same lines with the content of comments, strings and characters blanked
/// out, so that a search finds code and nothing else.
pub(crate) fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = inert_length(rest, code.chars().next_back());
        if length == 0 {
            code.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        } else {
            let (inert, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            code.extend(inert.chars().map(|character| if character == '\n' { '\n' } else { ' ' }));
            rest = after;
        }
    }
    code
}

/// The length of the comment or literal that begins here, or 0.
fn inert_length(rest: &str, before: Option<char>) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return block_comment_length(rest);
    }
    if rest.starts_with('"') {
        return quoted_length(rest, '"');
    }
    let is_in_a_word =
        before.is_some_and(|character| character.is_alphanumeric() || character == '_');
    if !is_in_a_word && let Some(length) = raw_string_length(rest) {
        return length;
    }
    if rest.starts_with('\'') { character_length(rest) } else { 0 }
}

/// Block comments nest.
fn block_comment_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(tail) = rest.get(at..).filter(|tail| !tail.is_empty()) {
        if tail.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if tail.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += tail.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn quoted_length(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// `r"…"`, `r#"…"#`, `br"…"` and the like.
fn raw_string_length(rest: &str) -> Option<usize> {
    let after_r = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let after_marks = after_r.trim_start_matches('#');
    let marks = after_r.len() - after_marks.len();
    let content = after_marks.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    let length = content.find(&end).map_or(content.len(), |at| at + end.len());
    Some(rest.len() - content.len() + length)
}

/// A character literal; a lifetime such as `'a` is code.
fn character_length(rest: &str) -> usize {
    let mut inside = rest.chars().skip(1);
    match (inside.next(), inside.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => quoted_length(rest, '\''),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, code: &str) {
        assert_eq!(code_of(text), code);
    }

    #[test]
    fn comments_are_blanked() {
        check("a // b\nc", "a     \nc");
        check("a /* b /* c */\n d */ e", "a             \n      e");
        check("/// f64\nx", "       \nx");
    }

    #[test]
    fn literals_are_blanked() {
        check(r#"a("b\"c")d"#, "a(      )d");
        check("r#\"a\"b\"# c", "         c");
        check("let x = 'a'; '\\'' b", "let x =    ;      b");
        check("\"//\" a", "     a");
    }

    #[test]
    fn lifetimes_are_code() {
        check("fn f<'a>(x: &'a str)", "fn f<'a>(x: &'a str)");
        check("for_\"x\"", "for_   ");
    }
}
