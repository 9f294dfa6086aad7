//! [`Laid`]: workbooks laid over a draft, with what would become of it.

use engine::facts::RawEntry;
use engine::ledger::{Date, LedgerInput, RawTable, Report};
use engine::periods::Origin;
use exchange::dossier_file::LARGEST;
use exchange::spreadsheet::merge::{Merge, Place, Prefer, in_order, merge_by};
use exchange::spreadsheet::origins::origins_after;
use exchange::spreadsheet::{Expected, Import, Scheme, proposals_from_workbook};
use exchange::{
    DossierFile, dossier_from_bytes, dossier_json_with_origins, ledgers_from_text,
    origins_from_text,
};
use locale::format::grouped;
use locale::{Language, keys, text};

use super::desk::Kept;
use super::protocol::{SheetWish, Take, Takes};
use super::scheme::Books;
use crate::desk::Host;
use crate::protocol::Stage;

/// What the figures are called as a part; tables go by their names.
pub(super) const FIGURES: &str = "figures";

/// A draft as it came from the page.
#[derive(Debug)]
pub(super) struct Draft {
    /// Head and figures.
    pub(super) file: DossierFile,
    /// Figures and ledgers.
    pub(super) input: LedgerInput,
    /// Where figures come from that were not typed.
    pub(super) origins: Vec<(String, Origin)>,
}

impl Draft {
    /// Reads a draft, or says why it cannot be read: it is too large.
    pub(super) fn read(dossier: &str, today: &str, language: Language) -> Result<Self, String> {
        let file = dossier_from_bytes(dossier.as_bytes())
            .map_err(|_refusal| too_large_words(dossier.len(), language))?;
        // The page has written it; what it writes has the form of ledgers.
        let ledgers = ledgers_from_text(dossier, &file.dossier).ok().flatten();
        let mut input = ledgers.unwrap_or_else(|| LedgerInput {
            report: Report { dossier: file.dossier.clone(), tables: Vec::new() },
            ..LedgerInput::default()
        });
        input.as_of = Date::parse(today);
        Ok(Self { origins: origins_from_text(dossier), file, input })
    }
}

/// Workbooks laid over a draft.
pub(super) struct Laid<'a, 's> {
    pub(super) books: &'a Books,
    pub(super) scheme: &'a Scheme<'s>,
    pub(super) draft: &'a Draft,
    pub(super) kept: &'a [Kept],
    pub(super) wish: &'a SheetWish,
    pub(super) language: Language,
    /// What each workbook proposes.
    pub(super) imports: Vec<Import>,
    /// All of them over the draft, whatever is taken of each part.
    pub(super) merge: Merge,
    /// The draft with what is taken.
    pub(super) input: LedgerInput,
}

impl<'a, 's> Laid<'a, 's> {
    /// Lays workbooks over a draft.
    pub(super) fn of(
        books: &'a Books,
        scheme: &'a Scheme<'s>,
        draft: &'a Draft,
        kept: &'a [Kept],
        wish: &'a SheetWish,
        host: &impl Host,
    ) -> Self {
        host.tell(Stage::Matching);
        let period = draft.input.report.dossier.period.as_deref();
        let proposals =
            |it: &Kept| proposals_from_workbook(scheme, &it.name, &it.book, Expected { period });
        let imports: Vec<Import> = kept.iter().map(proposals).collect();
        host.tell(Stage::Comparing);
        let prefer = |place: &Place| preference(scheme, &wish.takes, place);
        let mut merge = merge_by(scheme, &draft.input, &imports, &prefer);
        for table in merge.opened.clone() {
            if wish.takes.of(table_id(scheme, table)) == Take::Whole {
                merge.drop_absent(scheme, table);
            }
        }
        let mut input = merge.input.clone();
        without_refused(scheme, &wish.takes, &draft.input, &mut input);
        let language = Language::from_tag(&wish.language).unwrap_or_default();
        Self { books, scheme, draft, kept, wish, language, imports, merge, input }
    }

    /// How much is taken of the part that a place belongs to.
    pub(super) fn take_of(&self, place: &Place) -> Take {
        self.wish.takes.of(part_of(self.scheme, place))
    }

    /// Where figures come from afterwards.
    pub(super) fn origins(&self) -> Vec<(String, Origin)> {
        let digest = |name: &str| {
            let kept = self.kept.iter().find(|kept| kept.name == name);
            kept.map(|kept| kept.digest.clone()).unwrap_or_default()
        };
        let prefer = |place: &Place| preference(self.scheme, &self.wish.takes, place);
        let is_taken = |place: &Place| self.take_of(place) != Take::Nothing;
        let known = &self.draft.origins;
        origins_after(self.scheme, known, &self.merge, &is_taken, &prefer, &digest)
    }

    /// Why the draft cannot hold what is taken.
    pub(super) fn too_large(&self) -> Option<String> {
        let written = dossier_json_with_origins(&self.draft.file, &self.input, &self.origins());
        (written.len() > LARGEST).then(|| too_large_words(written.len(), self.language))
    }
}

fn too_large_words(size: usize, language: Language) -> String {
    let (size, limit) = (grouped(&size.to_string()), grouped(&LARGEST.to_string()));
    text(language, keys::SHEETS_PAGE_TOO_LARGE, &[("size", &size), ("limit", &limit)])
}

/// The part that a place belongs to.
pub(super) fn part_of<'s>(scheme: &Scheme<'s>, place: &Place) -> &'s str {
    match place {
        Place::Figure(_) => FIGURES,
        Place::Cell(table, ..) => table_id(scheme, *table),
    }
}

pub(super) fn table_id<'s>(scheme: &Scheme<'s>, table: usize) -> &'s str {
    scheme.table(table).map_or("", |entry| entry.id.as_str())
}

fn preference(scheme: &Scheme, takes: &Takes, place: &Place) -> Prefer {
    match takes.of(part_of(scheme, place)) {
        Take::Nothing | Take::New => Prefer::Dossier,
        Take::All | Take::Whole => Prefer::Files,
    }
}

/// Parts of which nothing is taken are as they were.
fn without_refused(scheme: &Scheme, takes: &Takes, before: &LedgerInput, after: &mut LedgerInput) {
    let is_left = |part: &str| takes.of(part) == Take::Nothing;
    if is_left(FIGURES) {
        let entries: &Vec<(String, RawEntry)> = &before.report.dossier.entries;
        after.report.dossier.entries.clone_from(entries);
    }
    after.report.tables.retain(|table| !is_left(&table.id));
    let left = before.report.tables.iter().filter(|table| is_left(&table.id));
    let left: Vec<RawTable> = left.cloned().collect();
    after.report.tables.extend(left);
    in_order(scheme, after);
}
