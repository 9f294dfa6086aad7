//! The app's modules and scripts under their names in the site: [`app_assets`].
//!
//! `app.js` and the loader of parts import each other, so neither can carry a
//! digest of what it finally holds: the loader is named after both as they were
//! built. The names still change exactly when the contents do.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::asset::{Asset, name_of};
use crate::build::App;
use crate::parts::LOADER;

/// Modules of parts are called so, before the name of the part.
pub(super) const PART: &str = "part-";

const SCRIPT: &str = "app.js";

/// The modules and scripts of the app.
pub(super) fn app_assets(app: &App) -> Result<Vec<Asset>> {
    let mut assets = vec![Asset::new("app.wasm", fs::read(&app.start.wasm)?)];
    let mut loader = text(&app.loader)?;
    for path in &app.parts {
        let file = path.file_name().and_then(|name| name.to_str()).context("a part's name")?;
        let part = Asset::new(&format!("{PART}{}", part_of(file)), fs::read(path)?);
        loader = with_name(&loader, "new URL(", file, &part.name)?;
        assets.push(part);
    }
    let loader = from_any_server(&loader)?;
    let script = without_comments(&text(&app.start.script)?);
    let loader_name = name_of(LOADER, &[loader.as_bytes(), script.as_bytes()]);
    let script =
        Asset::new(SCRIPT, with_name(&script, "from ", LOADER, &loader_name)?.into_bytes());
    let loader = with_name(&loader, "from ", SCRIPT, &script.name)?;
    assets.push(script);
    assets.push(Asset { source: LOADER.to_owned(), name: loader_name, bytes: loader.into_bytes() });
    Ok(assets)
}

/// `split_draft.wasm` is the part `draft.wasm`.
fn part_of(file: &str) -> &str {
    file.strip_prefix("split_").unwrap_or(file)
}

/// A script with the name of a file that it loads replaced, where these words
/// stand before the name. By the same name `app.js` hands the loader to the
/// module, and there it stays.
fn with_name(script: &str, before: &str, file: &str, name: &str) -> Result<String> {
    let place = format!("{before}\"./{file}\"");
    if !script.contains(&place) {
        bail!("no script loads {file}: wasm-bindgen or wasm-split writes it otherwise now");
    }
    Ok(script.replace(&place, &format!("{before}\"./{name}\"")))
}

/// The loader without streaming, which only works where the server calls the
/// type of a module by its name; and with the status of what does not come.
fn from_any_server(loader: &str) -> Result<String> {
    const STREAMING: &str = "(WebAssembly.instantiateStreaming(src, imports))";
    const WHOLE: &str = "{
        const response = await src;
        if (!response.ok) throw new Error(`${response.status} ${response.url}`);
        return WebAssembly.instantiate(await response.arrayBuffer(), imports);
    }";
    if !loader.contains(STREAMING) {
        bail!("the loader of parts does not stream: wasm-split writes it otherwise now");
    }
    Ok(loader.replace(STREAMING, WHOLE))
}

/// A script without the comments on its functions and without the space before
/// its lines, as wasm-bindgen writes them.
fn without_comments(script: &str) -> String {
    let mut small = String::with_capacity(script.len());
    let mut is_in_comment = false;
    for line in script.lines().map(str::trim_start) {
        is_in_comment |= line.starts_with("/**");
        if !is_in_comment && !line.is_empty() && !line.starts_with("//") {
            small.push_str(line);
            small.push('\n');
        }
        is_in_comment &= !line.ends_with("*/");
    }
    small
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
