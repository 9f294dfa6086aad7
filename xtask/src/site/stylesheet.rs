//! A style sheet from a file of `style/` and the files it imports, in its order: `main.css` for
//! every page, `draft.css` for those of a draft, which come later and so repeat what has the last
//! word.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::minify::minified_css;

/// The whole style sheet, made small.
///
/// It holds nothing but `@import "name.css";` lines and rules after them;
/// imported files import nothing themselves.
pub(crate) fn stylesheet(folder: &Path, name: &str) -> Result<String> {
    let main = folder.join(name);
    let mut whole = String::new();
    let mut rules = String::new();
    for line in read(&main)?.lines() {
        if let Some(name) = imported(line)? {
            whole.push_str(&flat(&folder.join(name))?);
        } else {
            rules.push_str(line);
            rules.push('\n');
        }
    }
    whole.push_str(&rules);
    let small = minified_css(&whole);
    refuse_references(&small)?;
    Ok(small)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// An imported file, which must not import others.
fn flat(path: &Path) -> Result<String> {
    let mut text = read(path)?;
    for line in text.lines() {
        if imported(line)?.is_some() {
            bail!("{}: only main.css imports", path.display());
        }
    }
    text.push('\n');
    Ok(text)
}

/// The file named by an `@import` line.
fn imported(line: &str) -> Result<Option<&str>> {
    let Some(rest) = line.trim().strip_prefix("@import") else { return Ok(None) };
    let name = rest
        .trim()
        .trim_end_matches(';')
        .trim_matches(|mark| mark == '"' || mark == '\'')
        .trim_start_matches("./");
    if name.contains([' ', '"', '(', ':']) || name.contains("..") {
        bail!("`{}`: only `@import \"name.css\";` is understood", line.trim());
    }
    Ok(Some(name))
}

/// Files named by `url(…)` would keep their unhashed names.
fn refuse_references(css: &str) -> Result<()> {
    for (_, reference) in
        css.match_indices("url(").filter_map(|(at, _)| css.split_at_checked(at + 4))
    {
        if !reference.trim_start_matches(['"', '\'']).starts_with("data:") {
            let shown: String = reference.chars().take(40).collect();
            bail!("style: `url({shown}…`: only data: addresses are bundled so far");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_plain_names() {
        assert_eq!(imported("@import \"tokens.css\";").ok().flatten(), Some("tokens.css"));
        assert_eq!(imported("  @import './page.css';").ok().flatten(), Some("page.css"));
        assert_eq!(imported("a { color: red }").ok().flatten(), None);
        assert!(imported("@import \"a.css\" layer(base);").is_err());
        assert!(imported("@import \"../secret.css\";").is_err());
    }

    #[test]
    fn files_must_not_be_referred_to() {
        assert!(refuse_references("a{background:url(leaf.svg)}").is_err());
        assert!(refuse_references("a{background:url(\"data:image/png;base64,AA\")}").is_ok());
    }
}
