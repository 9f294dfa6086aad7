//! [`Desk`]: answers requests, one after the other.

use std::fmt::Write as _;

use exchange::firm_roll::{Dictionary, FirmRoll, decoded_by, firm_roll_from_text};
use locale::Language;
use report::roll::refusal_text;
use sha2::{Digest as _, Sha256};

use crate::gb18030::decoded_gb18030;
use crate::handing;
use crate::ledger::{LedgerDesk, told};
use crate::protocol::{Reply, Request, RollWish, Stage};
use crate::report::report_reply;
use crate::roll::preview;
use crate::sheets::SheetDesk;

/// What the browser does for a desk.
pub trait Host {
    /// Decodes GB18030 strictly; none if a byte does not fit. Without `is_whole` the bytes may end
    /// within a character.
    fn gb18030(&self, bytes: &[u8], is_whole: bool) -> Option<String>;

    /// Tells the page what is being done.
    fn tell(&self, stage: Stage);
}

/// Answers requests; keeps the last roll, so that choices need no second reading.
#[derive(Debug, Default)]
pub struct Desk {
    dictionary: Option<Dictionary>,
    roll: Option<Kept>,
    sheets: SheetDesk,
    ledgers: LedgerDesk,
    /// The package that was written last.
    written: Option<Vec<u8>>,
}

/// The roll that was read last.
#[derive(Debug)]
struct Kept {
    roll: FirmRoll,
    /// SHA-256 of its file.
    digest: String,
}

impl Desk {
    /// The file that belongs to the last reply, if one does; it is handed out once.
    pub fn take_file(&mut self) -> Option<Vec<u8>> {
        self.written.take().or_else(|| self.sheets.take_file())
    }

    /// The reply to a request as it is sent: tables are told and answered as lines, everything else
    /// is JSON. None if the request is not understood.
    pub fn reply(&mut self, request: &str, bytes: &[u8], host: &impl Host) -> Option<String> {
        if let Some(request) = request.strip_prefix(handing::told::REQUEST) {
            let (answer, file) = handing::desk::answered(request, bytes)?;
            self.written = file;
            return Some(answer.to_text());
        }
        if request == told::REQUEST {
            return self.ledgers.answer(core::str::from_utf8(bytes).ok()?);
        }
        let request: Request = serde_json::from_str(request).ok()?;
        serde_json::to_string(&self.answer(&request, bytes, host)).ok()
    }

    /// Answers a request; `bytes` is the file that comes along, if one does.
    pub fn answer(&mut self, request: &Request, bytes: &[u8], host: &impl Host) -> Reply {
        match request {
            Request::LookAtRoll(wish) => self.answer_on_roll(wish, None, host),
            Request::ReadRoll(wish) => self.answer_on_roll(wish, Some(bytes), host),
            Request::WriteReport(wish) => report_reply(bytes, wish),
            Request::ReadSheets(_)
            | Request::LookAtSheets(_)
            | Request::TakeSheets(_)
            | Request::WriteForms(_) => self.answer_on_sheets(request, bytes, host),
        }
    }

    /// Answers a request for spreadsheets.
    fn answer_on_sheets(&mut self, request: &Request, bytes: &[u8], host: &impl Host) -> Reply {
        let Some(dictionary) = dictionary(&mut self.dictionary) else { return Reply::NothingKept };
        match request {
            Request::ReadSheets(file) => self.sheets.read(bytes, file, host),
            Request::LookAtSheets(wish) => self.sheets.look(wish, dictionary, host),
            Request::TakeSheets(wish) => self.sheets.take(wish, dictionary, host),
            Request::WriteForms(wish) => self.sheets.write_forms(wish, dictionary, host),
            Request::ReadRoll(_) | Request::LookAtRoll(_) | Request::WriteReport(_) => {
                Reply::NothingKept
            }
        }
    }

    /// Figures of the roll that is kept, or of the file if there is one.
    fn answer_on_roll(&mut self, wish: &RollWish, file: Option<&[u8]>, host: &impl Host) -> Reply {
        let Some(dictionary) = dictionary(&mut self.dictionary) else { return Reply::NothingKept };
        if let Some(bytes) = file {
            self.roll = None;
            match read(bytes, wish, dictionary, host) {
                Ok(kept) => self.roll = Some(kept),
                Err(words) => return Reply::Refused(words),
            }
        }
        match &self.roll {
            Some(Kept { roll, digest }) => {
                host.tell(Stage::Summing);
                Reply::Roll(Box::new(preview(roll, dictionary, digest, wish)))
            }
            None => Reply::NothingKept,
        }
    }
}

/// The dictionary that is kept, read the first time. The build reads the one it ships, so that
/// none is ever missing here.
fn dictionary(kept: &mut Option<Dictionary>) -> Option<&Dictionary> {
    if kept.is_none() {
        *kept = Dictionary::from_json(rubrics::HEADINGS).ok();
    }
    kept.as_ref()
}

/// SHA-256 in hexadecimal.
pub(crate) fn digest_of(bytes: &[u8]) -> String {
    let mut written = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(written, "{byte:02x}");
    }
    written
}

fn read(
    bytes: &[u8],
    wish: &RollWish,
    dictionary: &Dictionary,
    host: &impl Host,
) -> Result<Kept, String> {
    host.tell(Stage::Decoding);
    let decoded = decoded_by(bytes, |bytes| decoded_gb18030(bytes, host));
    let roll = decoded.and_then(|decoded| {
        host.tell(Stage::Reading);
        firm_roll_from_text(decoded, dictionary)
    });
    match roll {
        Ok(roll) => Ok(Kept { roll, digest: digest_of(bytes) }),
        Err(refusal) => Err(refusal_text(&wish.file, &refusal, language_of(wish))),
    }
}

pub(crate) fn language_of(wish: &RollWish) -> Language {
    Language::from_tag(&wish.language).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use report::roll::QuestionKind;

    use super::*;

    const EXAMPLE: &str = include_str!("../../../examples/qingdao-2020q3/firms.csv");

    /// A browser that has no GB18030.
    #[derive(Default)]
    struct Silent(RefCell<Vec<Stage>>);

    impl Host for Silent {
        fn gb18030(&self, _bytes: &[u8], _is_whole: bool) -> Option<String> {
            None
        }

        fn tell(&self, stage: Stage) {
            self.0.borrow_mut().push(stage);
        }
    }

    fn wish(cluster: Option<&str>, name: &str) -> RollWish {
        RollWish {
            file: "firms.csv".to_owned(),
            cluster: cluster.map(str::to_owned),
            cluster_name: name.to_owned(),
            period: "2020Q3".to_owned(),
            confirmed: Vec::new(),
            language: "en".to_owned(),
        }
    }

    #[test]
    fn a_roll_is_read_once_and_looked_at_again() {
        let (mut desk, host) = (Desk::default(), Silent::default());
        let look = Request::LookAtRoll(wish(Some("smart"), ""));
        assert_eq!(desk.answer(&look, &[], &host), Reply::NothingKept);
        let read = Request::ReadRoll(wish(None, "Elsewhere"));
        let Reply::Roll(first) = desk.answer(&read, EXAMPLE.as_bytes(), &host) else {
            return assert_eq!(EXAMPLE.len(), 0, "the example is a roll");
        };
        assert_eq!((first.firms, first.clusters.len()), (379, 10));
        assert!(first.roll.clone().into_taken().figures.is_empty(), "no cluster is chosen");
        assert_eq!(*host.0.borrow(), [Stage::Decoding, Stage::Reading, Stage::Summing]);
        let Reply::Roll(chosen) = desk.answer(&look, &[], &host) else {
            return assert_eq!(first.firms, 0, "the roll is kept");
        };
        let taken = chosen.roll.into_taken();
        let revenue = taken.figure("revenue").map(|it| it.decimal.as_str());
        assert_eq!((taken.cluster.as_str(), revenue), ("smart", Some("1006200")));
        assert_eq!(taken.digest, digest_of(EXAMPLE.as_bytes()));
    }

    #[test]
    fn the_cluster_of_the_drafts_name_is_chosen() {
        let (mut desk, host) = (Desk::default(), Silent::default());
        let read = Request::ReadRoll(wish(None, " smart "));
        let reply = desk.answer(&read, EXAMPLE.as_bytes(), &host);
        let cluster = match reply {
            Reply::Roll(preview) => preview.roll.into_taken().cluster,
            other => format!("{other:?}"),
        };
        assert_eq!(cluster, "smart");
    }

    #[test]
    fn what_is_no_roll_is_refused_in_words_and_not_kept() {
        let (mut desk, host) = (Desk::default(), Silent::default());
        let read = Request::ReadRoll(wish(None, ""));
        let reply = desk.answer(&read, b"PK\x03\x04", &host);
        assert!(
            matches!(&reply, Reply::Refused(words) if words.contains("firms.csv")),
            "{reply:?}"
        );
        let look = Request::LookAtRoll(wish(None, ""));
        assert_eq!(desk.answer(&look, &[], &host), Reply::NothingKept);
    }

    #[test]
    fn confirmed_questions_are_taken_along_and_messages_survive_json() {
        let (mut desk, host) = (Desk::default(), Silent::default());
        let mut text = EXAMPLE.lines().take(3).collect::<Vec<_>>().join("\n");
        text = text.replace("91370200MA0000015J", "91370200MA00000150");
        let mut wish = wish(Some("smart"), "");
        wish.confirmed = vec![QuestionKind::Codes.name().to_owned(), "nonsense".to_owned()];
        let read = Request::ReadRoll(wish);
        let reply = desk.answer(&read, text.as_bytes(), &host);
        let json = serde_json::to_string(&reply).unwrap_or_default();
        assert_eq!(serde_json::from_str::<Reply>(&json).ok().as_ref(), Some(&reply));
        let Reply::Roll(preview) = reply else { return assert_eq!(json, "a roll") };
        let asked = preview.questions.iter().map(|it| (it.name.as_str(), it.is_confirmed));
        assert_eq!(asked.collect::<Vec<_>>(), [("codes", true)]);
        assert_eq!(preview.roll.into_taken().confirmed, ["codes"]);
        assert_eq!(preview.remark_count, 1);
        assert!(preview.remarks.iter().all(|it| it.rows.contains('2')), "{:?}", preview.remarks);
    }
}
