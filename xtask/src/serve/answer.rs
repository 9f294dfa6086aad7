//! Which file answers a request, and with which headers: [`Site::answer`].

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::request::{Method, Request};
use crate::site::is_hashed;

/// A folder, and the path it is served under.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    folder: PathBuf,
    /// Begins and ends with a slash.
    prefix: String,
}

/// An answer, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: &'static str,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Site {
    /// A folder under a path such as `/` or `/sub/path/`.
    pub(crate) fn new(folder: &Path, prefix: &str) -> Result<Self> {
        if !prefix.starts_with('/') || !prefix.ends_with('/') {
            bail!("--prefix has to begin and end with a slash, not `{prefix}`");
        }
        let folder =
            folder.canonicalize().with_context(|| format!("no folder {}", folder.display()))?;
        Ok(Self { folder, prefix: prefix.to_owned() })
    }

    /// The path that the site's page has.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The answer to a request.
    pub(crate) fn answer(&self, request: &Request) -> Answer {
        if request.method == Method::Other {
            return Answer::of("405 Method Not Allowed", vec![("Allow", "GET, HEAD".to_owned())]);
        }
        if request.path.len() + 1 == self.prefix.len() && self.prefix.starts_with(&request.path) {
            return Answer::of("301 Moved Permanently", vec![("Location", self.prefix.clone())]);
        }
        match self.file(&request.path) {
            Some(file) => file_answer(&file, request),
            None => Answer::of("404 Not Found", Vec::new()),
        }
    }

    /// The file a path names; never one outside the folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let relative = path.strip_prefix(&self.prefix)?;
        let mut file = self.folder.clone();
        for part in relative.split('/') {
            if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
                return None;
            }
            file.push(part);
        }
        if file.is_dir() {
            file.push("index.html");
        }
        // A link could still point elsewhere.
        let file = file.canonicalize().ok()?;
        (file.starts_with(&self.folder) && file.is_file()).then_some(file)
    }
}

impl Answer {
    fn of(status: &'static str, headers: Vec<(&'static str, String)>) -> Self {
        Self { status, headers, body: status.as_bytes().to_vec() }
    }
}

fn file_answer(file: &Path, request: &Request) -> Answer {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let packed = file.with_file_name(format!("{name}.br"));
    let is_packed = request.accepts_brotli && packed.is_file();
    let Ok(body) = fs::read(if is_packed { &packed } else { file }) else {
        return Answer::of("404 Not Found", Vec::new());
    };
    let caching = if is_hashed(&name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut headers = vec![
        ("Content-Type", media_type(&name).to_owned()),
        ("Cache-Control", caching.to_owned()),
        ("Vary", "Accept-Encoding".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        // The one rule that a policy inside the page cannot make.
        ("Content-Security-Policy", "frame-ancestors 'none'".to_owned()),
    ];
    if is_packed {
        headers.push(("Content-Encoding", "br".to_owned()));
    }
    Answer { status: "200 OK", headers, body }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a page, a packed module and a neighbour that is not to be seen.
    fn site(name: &str, prefix: &str) -> Result<Site> {
        let parent =
            std::env::temp_dir().join(format!("wutong-serve-{name}-{}", std::process::id()));
        let folder = parent.join("site");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), "page")?;
        fs::write(folder.join("app.0123456789abcdef.wasm"), "plain")?;
        fs::write(folder.join("app.0123456789abcdef.wasm.br"), "packed")?;
        fs::write(parent.join("secret"), "secret")?;
        Site::new(&folder, prefix)
    }

    fn get(path: &str) -> Request {
        Request { method: Method::Get, path: path.to_owned(), accepts_brotli: false }
    }

    fn header(answer: &Answer, wanted: &str) -> Option<String> {
        answer.headers.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone())
    }

    #[test]
    fn the_page_is_asked_for_again_and_hashed_files_are_kept() -> Result<()> {
        let site = site("caching", "/")?;
        let page = site.answer(&get("/"));
        assert_eq!((page.status, page.body.as_slice()), ("200 OK", b"page".as_slice()));
        assert_eq!(header(&page, "Cache-Control").as_deref(), Some("no-cache"));
        let module = site.answer(&get("/app.0123456789abcdef.wasm"));
        assert_eq!(header(&module, "Content-Type").as_deref(), Some("application/wasm"));
        assert!(header(&module, "Cache-Control").is_some_and(|value| value.contains("immutable")));
        assert_eq!(module.body, b"plain");
        Ok(())
    }

    #[test]
    fn packed_copies_are_sent_to_who_accepts_them() -> Result<()> {
        let site = site("packed", "/")?;
        let request = Request { accepts_brotli: true, ..get("/app.0123456789abcdef.wasm") };
        let answer = site.answer(&request);
        assert_eq!(answer.body, b"packed");
        assert_eq!(header(&answer, "Content-Encoding").as_deref(), Some("br"));
        assert_eq!(header(&answer, "Content-Type").as_deref(), Some("application/wasm"));
        Ok(())
    }

    #[test]
    fn nothing_outside_the_folder_is_served() -> Result<()> {
        let site = site("outside", "/")?;
        for path in
            ["/../secret", "/..", "/%2e%2e/secret", "//../secret", "/.git", "/..\\secret", "secret"]
        {
            assert_eq!(site.answer(&get(path)).status, "404 Not Found", "{path}");
        }
        Ok(())
    }

    #[test]
    fn a_prefix_is_the_only_way_in() -> Result<()> {
        let site = site("prefix", "/sub/path/")?;
        assert_eq!(site.answer(&get("/sub/path/")).status, "200 OK");
        assert_eq!(site.answer(&get("/sub/path/index.html")).status, "200 OK");
        assert_eq!(site.answer(&get("/")).status, "404 Not Found");
        let moved = site.answer(&get("/sub/path"));
        assert_eq!(header(&moved, "Location").as_deref(), Some("/sub/path/"));
        Ok(())
    }
}
