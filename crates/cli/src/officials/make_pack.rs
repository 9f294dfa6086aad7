//! `wutong make-pack FORM.toml --out FILE`: what an official fills in for a period → its pack.

use exchange::pack_file::LARGEST;
use exchange::pack_form::{PackForm, pack_from_form, pack_problem_text};
use exchange::pack_json;
use locale::{Language, keys, text};
use report::pack_lines;

use super::options::OfficialOptions;
use super::triage::bytes_of;
use crate::catalogue::shipped;
use crate::outcome::{Outcome, visible};
use crate::template::write;

/// Makes a pack. Exit status 2 if the form is not in order.
pub(super) fn make_pack(
    form: &str,
    options: &OfficialOptions,
    language: Language,
) -> Result<Outcome, Outcome> {
    let bytes = bytes_of(form, LARGEST, language)?;
    let read: PackForm = toml::from_str(&String::from_utf8_lossy(&bytes)).map_err(|error| {
        let arguments = [("file", form), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::REFUSAL_UNREADABLE, &arguments))
    })?;
    let digest_of = |reference: &str| shipped(reference).map(|it| it.digest.clone());
    let pack = pack_from_form(&read, &digest_of).map_err(|problems| {
        let lines: Vec<String> =
            problems.iter().map(|it| format!("  ! {}", pack_problem_text(it, language))).collect();
        Outcome { exit: 2, ..Outcome::refused(&lines.join("\n")) }
    })?;
    let json = pack_json(&pack);
    let Some(out) = &options.out else {
        return Ok(Outcome { exit: 0, stdout: json, stderr: String::new() });
    };
    write(out, json.as_bytes(), language)?;
    let stderr = text(language, keys::OFFICIALS_WRITTEN, &[("file", out)]);
    let stdout = visible(&pack_lines(&pack, language).join("\n"));
    Ok(Outcome { exit: 0, stdout, stderr })
}
