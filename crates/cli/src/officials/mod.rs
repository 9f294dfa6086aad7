//! The officials' desk: `wutong triage`, `wutong portfolio`, `wutong experts`, `wutong make-pack`.
//!
//! * [`options`]: what is typed with them. [`clock`]: now, in UTC.
//! * [`triage`]: a folder of packages, sorted. [`portfolio`]: what the log says; logs merged.
//! * [`experts`]: score sheets out, and the list that is proposed. [`make_pack`]: a period pack.

mod clock;
mod experts;
mod make_pack;
mod options;
mod portfolio;
mod triage;

use locale::{Language, keys, text};

use crate::outcome::Outcome;
pub(crate) use options::OfficialOptions;

/// Whether a word begins one of these commands.
pub(crate) fn is_official(word: &str) -> bool {
    ["triage", "portfolio", "experts", "make-pack"].contains(&word)
}

/// Runs one of these commands.
pub(crate) fn run(words: &[String], options: &OfficialOptions, language: Language) -> Outcome {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match *words.as_slice() {
        ["triage", folder] => triage::triage(folder, options, language),
        ["portfolio", "show", file] => portfolio::show(file, options, language),
        ["portfolio", "merge", ref files @ ..] if files.len() > 1 => {
            portfolio::merge(files, options, language)
        }
        ["experts", applications, experts, ref scores @ ..] => {
            experts::experts((applications, experts, scores), options, language)
        }
        ["make-pack", form] => make_pack::make_pack(form, options, language),
        _ => {
            let found = text(language, keys::CLI_USAGE, &[("found", &words.join(" "))]);
            Err(Outcome::refused(&format!("{found}\n\n{}", keys::CLI_HELP.words(language))))
        }
    };
    done.unwrap_or_else(|refused| refused)
}
