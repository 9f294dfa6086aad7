//! The command line: words in, one [`Command`] out.

use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Context as _, Result, bail};

use crate::build::Profile;
use crate::serve::Address;
use crate::setup::Purpose;
use crate::test::Extent;

/// What is printed for `--help` and after a word that is not understood.
pub(crate) const HELP: &str = "\
cargo xtask <command>

To look at the app
  run [--port N] [--dev]        build it and serve it on this computer
  serve DIR [--port N] [--prefix /sub/path/] [--host ADDR]
                                serve a folder

To work on it
  setup [--for run|test]        show what is there, install what is missing
  check                         format, lints, rules of the house, arrows, licences
  test [--skip STEP,STEP] [--full]
                                everything: setup, check, native, size, parity, e2e, fuzz;
                                --full: with as many random cases as before a release
  build [--dev]                 build the app's module
  dist                          build the site to hand out, into dist/

Parts of `test`
  licences                      licences of all dependencies
  size                          packed size of what a first visit downloads, and how far its goal is
  parity                        native and wasm give the same bytes
  e2e [-- ARGUMENTS]            the site in a browser (arguments go to Playwright)
  screenshots                   pictures of the site for README and docs, into docs/images/
  fuzz [--seconds N]            noise against the readers
  bench NAME [-- ARGUMENTS]     a measurement of bench/

With WUTONG_WASM_ROUTE=rustup or =debian, only that compiler for wasm is used.
";

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Setup { purpose: Purpose },
    Build { profile: Profile },
    Check,
    Licences,
    Dist,
    Size,
    Parity,
    E2e { arguments: Vec<String> },
    Screenshots,
    Fuzz { seconds: u32 },
    Bench { arguments: Vec<String> },
    Test { skipped: Vec<String>, extent: Extent },
    Run { profile: Profile, address: Address },
    Serve { folder: PathBuf, prefix: String, address: Address },
}

impl Command {
    /// Understands the words after `cargo xtask`.
    pub(crate) fn parse(words: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut words = Words::new(words);
        let name = words.next_plain().unwrap_or_else(|| "help".to_owned());
        let command = match name.as_str() {
            "help" => return Ok(Self::Help),
            "setup" => Self::Setup { purpose: purpose(words.value("--for")?.as_deref())? },
            "build" => Self::Build { profile: profile(&mut words) },
            "check" => Self::Check,
            "licences" => Self::Licences,
            "dist" => Self::Dist,
            "size" => Self::Size,
            "parity" => Self::Parity,
            "e2e" => Self::E2e { arguments: words.rest() },
            "screenshots" => Self::Screenshots,
            "fuzz" => Self::Fuzz { seconds: words.number("--seconds")?.unwrap_or(60) },
            "bench" => Self::Bench { arguments: words.rest() },
            "test" => Self::Test {
                skipped: list(words.value("--skip")?.as_deref()),
                extent: if words.flag("--full") { Extent::Full } else { Extent::Usual },
            },
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

fn list(words: Option<&str>) -> Vec<String> {
    words.into_iter().flat_map(|words| words.split(',')).map(str::to_owned).collect()
}

fn purpose(word: Option<&str>) -> Result<Purpose> {
    match word {
        None | Some("test") => Ok(Purpose::Test),
        Some("run") => Ok(Purpose::Run),
        Some(other) => bail!("--for run or --for test, not `{other}`"),
    }
}

fn profile(words: &mut Words) -> Profile {
    // What users get is the ordinary one; it may be asked for by name.
    words.flag("--release");
    if words.flag("--dev") { Profile::Dev } else { Profile::Web }
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
        let mut split = Vec::new();
        let mut words = words.into_iter();
        for word in words.by_ref() {
            match word.split_once('=') {
                Some((name, value)) if name.starts_with("--") => {
                    split.extend([name.to_owned(), value.to_owned()]);
                }
                _ if word == "--help" || word == "-h" => split.insert(0, "help".to_owned()),
                _ if word == "--" => break,
                _ => split.push(word),
            }
        }
        // What follows `--` is for another program and stays as it is.
        split.extend(words);
        Self(split)
    }

    /// All words left, for another program.
    fn rest(&mut self) -> Vec<String> {
        std::mem::take(&mut self.0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &Command) {
        let parsed = Command::parse(words.split_whitespace().map(str::to_owned)).ok();
        assert_eq!(parsed.as_ref(), Some(expected), "{words}");
    }

    fn address(host: &str, port: Option<u16>) -> Address {
        Address { host: host.to_owned(), port }
    }

    #[test]
    fn values_may_stand_after_a_space_or_an_equals_sign() {
        let expected =
            Command::Run { profile: Profile::Web, address: address("127.0.0.1", Some(1234)) };
        check("run --port 1234", &expected);
        check("run --port=1234 --release", &expected);
        check(
            "serve --prefix /a/ dist --host ::1",
            &Command::Serve {
                folder: "dist".into(),
                prefix: "/a/".to_owned(),
                address: address("::1", None),
            },
        );
    }

    #[test]
    fn lists_and_arguments_for_others_are_kept() {
        let skipped = list(Some("e2e,fuzz"));
        let usual = Command::Test { skipped: skipped.clone(), extent: Extent::Usual };
        check("test --skip e2e,fuzz", &usual);
        check("test --full --skip e2e,fuzz", &Command::Test { skipped, extent: Extent::Full });
        let arguments = vec!["--grep=a".to_owned(), "-x".to_owned()];
        check("e2e -- --grep=a -x", &Command::E2e { arguments });
        check("run --help", &Command::Help);
        check("screenshots", &Command::Screenshots);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for words in ["walk", "run --prot 1", "run --port x", "run --port", "dist now", "serve"] {
            assert!(Command::parse(words.split(' ').map(str::to_owned)).is_err(), "{words}");
        }
    }
}
