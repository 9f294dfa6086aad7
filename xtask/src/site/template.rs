//! Fills `index.html` and `boot.js`: `{{app.js}}` becomes the file's name in the
//! site, `{{app.js integrity}}` its digest, `{{build}}` the build.

use anyhow::{Context as _, Result, bail};

use super::asset::Asset;

/// The template with every place filled; an unknown place is an error.
pub(crate) fn fill(template: &str, assets: &[Asset], build: &str) -> Result<String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (place, after) = after.split_once("}}").context("`{{` without `}}`")?;
        filled.push_str(before);
        filled.push_str(&content(place.trim(), assets, build)?);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn content(place: &str, assets: &[Asset], build: &str) -> Result<String> {
    if place == "build" {
        return Ok(build.to_owned());
    }
    let (source, wants_integrity) = match place.split_once(' ') {
        Some((source, "integrity")) => (source, true),
        Some(_) => bail!("`{{{{{place}}}}}` is not a place that can be filled"),
        None => (place, false),
    };
    let asset = assets
        .iter()
        .find(|asset| asset.source == source)
        .with_context(|| format!("`{{{{{place}}}}}`: there is no file `{source}` at this point"))?;
    Ok(if wants_integrity { asset.integrity() } else { asset.name.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled() -> Result<()> {
        let assets = [Asset::new("app.js", b"one".to_vec())];
        let filled = fill("<a href=\"./{{app.js}}\">{{build}}</a>", &assets, "0.1.0")?;
        assert_eq!(filled, "<a href=\"./app.7692c3ad3540bb80.js\">0.1.0</a>");
        Ok(())
    }

    #[test]
    fn unknown_places_are_refused() {
        for template in ["{{app.css}}", "{{app.js", "{{app.js size}}"] {
            assert!(fill(template, &[], "").is_err(), "{template}");
        }
    }
}
