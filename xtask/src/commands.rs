//! The command line: words in, one [`Command`] out.

use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Context as _, Result, bail};

use crate::build::Profile;
use crate::serve::Address;
use crate::setup::Purpose;

/// What is printed for `--help` and after a word that is not understood.
pub(crate) const HELP: &str = "\
cargo xtask <command>

  setup [--for run|test]          show what is there, install what is missing
  run [--port N] [--dev]          build the app and serve it on this computer
  build [--dev]                   build the app's module
  check                           format, lints, rules of the house, arrows, licences
  licences                        only the licences
  dist                            build the site to hand out, into dist/
  size                            packed size of what a first visit downloads
  serve DIR [--port N] [--prefix /sub/path/] [--host ADDR]
                                  serve a folder

With WUTONG_WASM_ROUTE=rustup or =debian, only that compiler for wasm is used.
";

/// One thing to do.
#[derive(Debug)]
pub(crate) enum Command {
    Help,
    Setup { purpose: Purpose },
    Build { profile: Profile },
    Check,
    Licences,
    Dist,
    Size,
    Run { profile: Profile, address: Address },
    Serve { folder: PathBuf, prefix: String, address: Address },
}

impl Command {
    /// Understands the words after `cargo xtask`.
    pub(crate) fn parse(words: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut words = Words::new(words);
        let name = words.next_plain().unwrap_or_else(|| "help".to_owned());
        let command = match name.as_str() {
            "help" => Self::Help,
            "setup" => Self::Setup { purpose: purpose(words.value("--for")?.as_deref())? },
            "build" => Self::Build { profile: profile(&mut words) },
            "dist" => Self::Dist,
            "check" => Self::Check,
            "licences" => Self::Licences,
            "size" => Self::Size,
            "run" => Self::Run { profile: profile(&mut words), address: address(&mut words)? },
            "serve" => Self::Serve {
                prefix: words.value("--prefix")?.unwrap_or_else(|| "/".to_owned()),
                address: address(&mut words)?,
                folder: words.next_plain().context("serve: which folder?")?.into(),
            },
            _ => bail!("`{name}` is not a command\n\n{HELP}"),
        };
        words.finish()?;
        Ok(command)
    }
}

fn purpose(word: Option<&str>) -> Result<Purpose> {
    match word {
        None | Some("test") => Ok(Purpose::Test),
        Some("run") => Ok(Purpose::Run),
        Some(other) => bail!("--for run or --for test, not `{other}`"),
    }
}

fn profile(words: &mut Words) -> Profile {
    // The release profile is the ordinary one; the word for it may be said.
    words.flag("--release");
    if words.flag("--dev") { Profile::Dev } else { Profile::Release }
}

fn address(words: &mut Words) -> Result<Address> {
    Ok(Address {
        host: words.value("--host")?.unwrap_or_else(|| "127.0.0.1".to_owned()),
        port: words.number("--port")?,
    })
}

/// The words not yet understood.
struct Words(Vec<String>);

impl Words {
    fn new(words: impl IntoIterator<Item = String>) -> Self {
        let split = words.into_iter().flat_map(|word| match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => {
                vec![name.to_owned(), value.to_owned()]
            }
            _ if word == "--help" || word == "-h" => vec!["help".to_owned()],
            _ => vec![word],
        });
        Self(split.collect())
    }

    fn next_plain(&mut self) -> Option<String> {
        let at = self.0.iter().position(|word| !word.starts_with("--"))?;
        Some(self.0.remove(at))
    }

    fn flag(&mut self, name: &str) -> bool {
        let at = self.0.iter().position(|word| word == name);
        at.map(|at| self.0.remove(at)).is_some()
    }

    fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.0.iter().position(|word| word == name) else { return Ok(None) };
        self.0.remove(at);
        if at < self.0.len() { Ok(Some(self.0.remove(at))) } else { bail!("{name} needs a value") }
    }

    fn number<N: FromStr>(&mut self, name: &str) -> Result<Option<N>> {
        match self.value(name)? {
            None => Ok(None),
            Some(word) => match word.parse() {
                Ok(number) => Ok(Some(number)),
                Err(_) => bail!("{name} needs a number, not `{word}`"),
            },
        }
    }

    fn finish(self) -> Result<()> {
        if let Some(word) = self.0.first() {
            bail!("`{word}` is not understood here\n\n{HELP}");
        }
        Ok(())
    }
}
