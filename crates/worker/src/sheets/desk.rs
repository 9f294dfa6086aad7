//! [`SheetDesk`]: the workbooks that are kept, and what is asked of them.

use exchange::firm_roll::Dictionary;
use exchange::spreadsheet::merge::in_order;
use exchange::spreadsheet::template::{TemplateRequest, template};
use exchange::spreadsheet::{Workbook, workbook_from_bytes_by, workbook_from_text};
use locale::Language;
use report::import::{ImportRefusal, import_refusal_text};

use super::laid::{Draft, Laid};
use super::preview::preview;
use super::protocol::{FormWish, SheetFile, SheetWish, SheetsRead};
use super::scheme::Books;
use super::taken::taken;
use crate::desk::{Host, digest_of};
use crate::gb18030::decoded_gb18030;
use crate::protocol::{Reply, Stage};

/// A workbook that was read.
#[derive(Debug)]
pub(super) struct Kept {
    /// SHA-256 of its file.
    pub(super) digest: String,
    /// The name of its file; no other that is kept has it.
    pub(super) name: String,
    /// Its sheets.
    pub(super) book: Workbook,
}

/// The workbooks that are kept, so that choices need no second reading.
#[derive(Debug, Default)]
pub(crate) struct SheetDesk {
    kept: Vec<Kept>,
    books: Option<Books>,
    file: Option<Vec<u8>>,
}

impl SheetDesk {
    /// Reads a workbook and keeps it.
    pub(crate) fn read(&mut self, bytes: &[u8], file: &SheetFile, host: &impl Host) -> Reply {
        host.tell(Stage::Unpacking);
        let digest = digest_of(bytes);
        if self.kept.iter().any(|kept| kept.digest == digest) {
            return Reply::SheetsRead(SheetsRead { digest });
        }
        let book = if file.is_pasted {
            workbook_from_text(&String::from_utf8_lossy(bytes), PASTED)
        } else {
            workbook_from_bytes_by(bytes, |bytes| decoded_gb18030(bytes, host))
        };
        match book {
            Ok(book) => {
                let name = self.free_name(&file.name);
                self.kept.push(Kept { digest: digest.clone(), name, book });
                Reply::SheetsRead(SheetsRead { digest })
            }
            Err(refusal) => Reply::Refused(refused(&file.name, &refusal, &file.language)),
        }
    }

    /// Lays workbooks over a draft, to be looked at.
    pub(crate) fn look(
        &mut self,
        wish: &SheetWish,
        dictionary: &Dictionary,
        host: &impl Host,
    ) -> Reply {
        self.laid(wish, dictionary, host, |laid| Reply::Sheets(Box::new(preview(laid))))
    }

    /// Lays workbooks over a draft, to be taken.
    pub(crate) fn take(
        &mut self,
        wish: &SheetWish,
        dictionary: &Dictionary,
        host: &impl Host,
    ) -> Reply {
        self.laid(wish, dictionary, host, |laid| match laid.too_large() {
            Some(words) => Reply::Refused(words),
            None => Reply::Taken(Box::new(taken(laid))),
        })
    }

    /// Writes the forms as a workbook.
    pub(crate) fn write_forms(
        &mut self,
        wish: &FormWish,
        dictionary: &Dictionary,
        host: &impl Host,
    ) -> Reply {
        host.tell(Stage::Writing);
        let language = Language::from_tag(&wish.language).unwrap_or_default();
        let draft = match Draft::read(&wish.dossier, "", language) {
            Ok(draft) => draft,
            Err(words) => return Reply::Refused(words),
        };
        let Some(books) = self.books_of(&draft) else { return Reply::NothingKept };
        let scheme = books.scheme(dictionary, &std::collections::BTreeMap::new());
        let request =
            TemplateRequest { filled: &draft.input, holder: wish.holder.as_deref(), language };
        match template(&scheme, request) {
            Ok(written) => {
                self.file = Some(written.bytes);
                Reply::Forms
            }
            Err(error) => Reply::Refused(error.0),
        }
    }

    /// The file that belongs to the last reply; it is handed out once.
    pub(crate) fn take_file(&mut self) -> Option<Vec<u8>> {
        self.file.take()
    }

    fn laid(
        &mut self,
        wish: &SheetWish,
        dictionary: &Dictionary,
        host: &impl Host,
        reply: impl FnOnce(&Laid) -> Reply,
    ) -> Reply {
        self.kept.retain(|kept| wish.files.contains(&kept.digest));
        let place = |kept: &Kept| wish.files.iter().position(|digest| *digest == kept.digest);
        self.kept.sort_by_key(place);
        if self.kept.len() < wish.files.len() {
            return Reply::NothingKept;
        }
        let language = Language::from_tag(&wish.language).unwrap_or_default();
        let mut draft = match Draft::read(&wish.dossier, &wish.today, language) {
            Ok(draft) => draft,
            Err(words) => return Reply::Refused(words),
        };
        if self.books_of(&draft).is_none() {
            return Reply::NothingKept;
        }
        let Some(books) = &self.books else { return Reply::NothingKept };
        let scheme = books.scheme(dictionary, &wish.mapped);
        // In the order in which it comes out, so that what stays the same can be told.
        in_order(&scheme, &mut draft.input);
        reply(&Laid::of(books, &scheme, &draft, &self.kept, wish, host))
    }

    /// The rubric of a draft with its ledgers.
    fn books_of(&mut self, draft: &Draft) -> Option<&Books> {
        let reference = draft.file.rubric.as_deref().unwrap_or_default();
        if !self.books.as_ref().is_some_and(|books| books.is_of(reference)) {
            self.books = Books::of(reference);
        }
        self.books.as_ref()
    }

    /// A name that no workbook has that is kept: origins tell files apart by it.
    fn free_name(&self, name: &str) -> String {
        let is_free = |name: &String| self.kept.iter().all(|kept| kept.name != *name);
        let numbered = (2u32..).map(|number| match name.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem} ({number}).{ending}"),
            None => format!("{name} ({number})"),
        });
        let mut names = core::iter::once(name.to_owned()).chain(numbered);
        names.find(is_free).unwrap_or_default()
    }
}

/// What a text comes in that was pasted.
const PASTED: &str = "UTF-8";

fn refused(name: &str, refusal: &ImportRefusal, language: &str) -> String {
    import_refusal_text(name, refusal, Language::from_tag(language).unwrap_or_default())
}
