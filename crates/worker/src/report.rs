//! A dossier file → its development report, as `wutong report` writes it.

use std::sync::Arc;

use engine::facts::Dossier;
use engine::ledger::{LedgerSheet, derived_texts};
use engine::rubric::Rubric;
use exchange::{
    LedgerRefusal, ReadDossier, dossier_from_bytes, ledgers_from_text, refusal_text, report_html,
    report_of_dossier,
};
use locale::{Key, Language, keys, text};
use report::development::development_text;

use crate::protocol::{Reply, ReportWish, WrittenReport};
use crate::shipped::{ledgers_of, rubric_of};

/// The report on a file, or why there is none.
pub(crate) fn report_reply(bytes: &[u8], wish: &ReportWish) -> Reply {
    let language = Language::from_tag(&wish.language).unwrap_or_default();
    match written(bytes, &wish.file, language) {
        Ok(report) => Reply::Report(Box::new(report)),
        Err(words) => Reply::Refused(words),
    }
}

fn written(bytes: &[u8], name: &str, language: Language) -> Result<WrittenReport, String> {
    let file =
        dossier_from_bytes(bytes).map_err(|refusal| refusal_text(name, &refusal, language))?;
    let refused = |key: Key, found: &str| text(language, key, &[("file", name), ("found", found)]);
    let reference = file.rubric.clone().unwrap_or_default();
    let rubric =
        rubric_of(&reference).ok_or_else(|| refused(keys::REFUSAL_UNKNOWN_RUBRIC, &reference))?;
    let whole = core::str::from_utf8(bytes).unwrap_or_default();
    let sheet = ledger_sheet(whole, &file.dossier, &reference, &rubric).map_err(|refusal| {
        let at = match &refusal {
            LedgerRefusal::WrongForm(at) => at.as_str(),
            LedgerRefusal::Unreadable => "",
        };
        refused(keys::REFUSAL_WRONG_FORM, at)
    })?;
    let read = ReadDossier { file: &file, text: whole, sheet: sheet.as_ref() };
    let told = (rubrics::PERIODS, rubrics::NARRATIVE);
    let report = report_of_dossier(&read, &rubric, told, language);
    let (text, html) = (development_text(&report, language), report_html(&report, language));
    let derived = sheet.map(|it| derived_texts(it.ledgers(), it.derived())).unwrap_or_default();
    Ok(WrittenReport { report, derived, text, html })
}

/// The tables of a file; none if it has none.
fn ledger_sheet(
    whole: &str,
    dossier: &Dossier,
    reference: &str,
    rubric: &Arc<Rubric>,
) -> Result<Option<LedgerSheet>, LedgerRefusal> {
    let Some(input) = ledgers_from_text(whole, dossier)? else { return Ok(None) };
    let ledgers = ledgers_of(reference, rubric);
    Ok(ledgers.map(|ledgers| LedgerSheet::new(Arc::clone(rubric), ledgers, input)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::ReportReply;

    const EXAMPLE: &str = include_str!("../../../examples/qingdao-2020q3/smart-2020q3.json");

    fn wish(language: &str) -> ReportWish {
        ReportWish { file: "d.json".to_owned(), language: language.to_owned() }
    }

    #[test]
    fn a_report_says_what_the_command_line_says_and_survives_json() {
        for (language, expected) in [
            ("zh-CN", include_str!("../../../tests/reports/smart.zh.txt")),
            ("en", include_str!("../../../tests/reports/smart.en.txt")),
        ] {
            let reply = report_reply(EXAMPLE.as_bytes(), &wish(language));
            let json = serde_json::to_string(&reply).unwrap_or_default();
            let Ok(ReportReply::Report(written)) = serde_json::from_str(&json) else {
                return assert_eq!(json, "a report");
            };
            assert_eq!(Reply::Report(written.clone()), reply);
            assert_eq!(written.text.trim_end(), expected.trim_end());
            assert!(written.html.contains(&written.report.title));
            let landed = written.derived.get("landed-investment").map(String::as_str);
            assert_eq!(landed, Some("95000"));
        }
    }

    #[test]
    fn what_is_no_dossier_is_refused_in_words() {
        let odd = EXAMPLE.replace("industrial@2026.1", "industrial@1999.1");
        for (bytes, word) in [("{", "d.json"), (odd.as_str(), "industrial@1999.1")] {
            let reply = report_reply(bytes.as_bytes(), &wish("en"));
            let json = serde_json::to_string(&reply).unwrap_or_default();
            let read = serde_json::from_str(&json).ok();
            let is_told = |read: &ReportReply| matches!(read, ReportReply::Refused(words) if words.contains(word));
            assert!(read.as_ref().is_some_and(is_told), "{reply:?}");
        }
    }
}
