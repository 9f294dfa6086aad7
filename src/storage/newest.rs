//! [`Evidence`] to [`Finding`]: which revision of a draft holds, and what is to be mended.
//!
//! The newest intact revision of head and journal holds. What a newer edition of the app wrote
//! holds over everything older: it is set aside rather than opened at an older state. Pure:
//! nothing is read or written here.

use super::format::{Envelope, FormatError, envelope_of_text};

/// All that is stored of one draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Evidence {
    /// The head's text.
    pub(crate) head: Option<String>,
    /// Revisions and texts of the journal.
    pub(crate) journal: Vec<(u64, String)>,
    /// The last good copy, kept where there is no journal.
    pub(crate) last_good: Option<String>,
    /// The revision up to which the draft was removed.
    pub(crate) gone: Option<u64>,
}

/// What holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Held {
    /// This revision, and its text.
    Draft(Box<Envelope>, String),
    /// Nothing: it was removed, or never there.
    Nothing,
    /// It cannot be read; its text.
    SetAside(FormatError, String),
}

/// A place that does not say what holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mend {
    /// The head is damaged: it is set aside, then written.
    SetHeadAside,
    /// The head is older than what holds, or absent.
    WriteHead,
    /// The head is of a draft that was removed.
    RemoveHead,
    /// A revision of the journal is damaged: it is set aside.
    SetRowAside(u64),
    /// The journal is older than what holds, or has none.
    WriteJournal,
}

/// Which revision holds, and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// What holds.
    pub(crate) held: Held,
    /// What is to be mended, in this order.
    pub(crate) mends: Vec<Mend>,
    /// The highest revision seen anywhere, intact or not: the next one lies above.
    pub(crate) top: u64,
}

impl Evidence {
    /// Which revision holds, and what is to be mended.
    pub(crate) fn judge(&self) -> Finding {
        let head = self.head.as_deref().map(envelope_of_text);
        let mut rows: Vec<(u64, &str, Result<Envelope, FormatError>)> = (self.journal.iter())
            .map(|(revision, text)| (*revision, text.as_str(), row(*revision, text)))
            .collect();
        rows.sort_unstable_by_key(|(revision, ..)| *revision);
        let top = self.top(&head, &rows);
        if let Some(text) = self.newer_text(&head, &rows) {
            let kept = Held::SetAside(FormatError::Newer, text);
            return Finding { held: kept, mends: Vec::new(), top };
        }
        let intact_row = rows.iter().rev().find_map(|(revision, text, read)| {
            let envelope = read.as_ref().ok()?;
            Some((*revision, *text, envelope))
        });
        let head_intact = match (&head, &self.head) {
            (Some(Ok(envelope)), Some(text)) => Some((envelope, text.as_str())),
            _ => None,
        };
        // Where both have the same revision the journal holds: it is the place that windows
        // cannot write over each other in.
        let best = match (head_intact, intact_row) {
            (Some((envelope, text)), Some((revision, ..))) if envelope.revision > revision => {
                Some((envelope, text))
            }
            (_, Some((_, text, envelope))) => Some((envelope, text)),
            (head, None) => head,
        };
        let good =
            self.last_good.as_deref().and_then(|text| Some((envelope_of_text(text).ok()?, text)));
        let best = best.map(|(envelope, text)| (envelope.clone(), text)).or(good);
        let gone = self.gone;
        match best {
            Some((envelope, _)) if gone.is_some_and(|gone| gone >= envelope.revision) => {
                self.nothing(top)
            }
            Some((envelope, text)) => {
                let mends = self.mends(&head, &rows, intact_row.map(|it| it.0), &envelope, text);
                let text = text.to_owned();
                Finding { held: Held::Draft(Box::new(envelope), text), mends, top }
            }
            None if gone.is_some() => self.nothing(top),
            None => {
                let text = self.head.clone().or_else(|| rows.last().map(|it| it.1.to_owned()));
                let kept =
                    text.map_or(Held::Nothing, |it| Held::SetAside(FormatError::Damaged, it));
                Finding { held: kept, mends: Vec::new(), top }
            }
        }
    }

    fn nothing(&self, top: u64) -> Finding {
        let mends = self.head.iter().map(|_| Mend::RemoveHead).collect();
        Finding { held: Held::Nothing, mends, top }
    }

    fn top(&self, head: &Head, rows: &[Row<'_>]) -> u64 {
        let head = head.iter().flatten().map(|envelope| envelope.revision);
        let rows = rows.iter().map(|(revision, ..)| *revision);
        head.chain(rows).chain(self.gone).max().unwrap_or_default()
    }

    /// What a newer edition of the app wrote, unless the draft was removed after.
    fn newer_text(&self, head: &Head, rows: &[Row<'_>]) -> Option<String> {
        let is_newer = |read: &Result<Envelope, FormatError>| *read == Err(FormatError::Newer);
        let gone = self.gone;
        let is_gone = |revision: u64| gone.is_some_and(|gone| gone >= revision);
        let row =
            rows.iter().rev().find(|(revision, _, read)| is_newer(read) && !is_gone(*revision));
        match (head, row) {
            (Some(read), _) if is_newer(read) && gone.is_none() => self.head.clone(),
            (_, Some((_, text, _))) => Some((*text).to_owned()),
            _ => None,
        }
    }

    fn mends(
        &self,
        head: &Head,
        rows: &[Row<'_>],
        intact_row: Option<u64>,
        best: &Envelope,
        text: &str,
    ) -> Vec<Mend> {
        let mut mends: Vec<Mend> = (rows.iter())
            .filter(|(.., read)| read.is_err())
            .map(|(revision, ..)| Mend::SetRowAside(*revision))
            .collect();
        match head {
            Some(Err(_)) => mends.push(Mend::SetHeadAside),
            _ if self.head.as_deref() != Some(text) => mends.push(Mend::WriteHead),
            _ => {}
        }
        if intact_row != Some(best.revision) {
            mends.push(Mend::WriteJournal);
        }
        mends
    }
}

type Head = Option<Result<Envelope, FormatError>>;
type Row<'a> = (u64, &'a str, Result<Envelope, FormatError>);

/// A row of the journal must be what its key says.
fn row(revision: u64, text: &str) -> Result<Envelope, FormatError> {
    let envelope = envelope_of_text(text)?;
    if envelope.revision == revision { Ok(envelope) } else { Err(FormatError::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::super::format::tests::envelope;
    use super::super::format::text_of_envelope;
    use super::*;

    fn text(revision: u64, cluster: &str) -> String {
        text_of_envelope(&Envelope { revision, ..envelope(cluster) })
    }

    fn evidence(head: Option<String>, journal: &[(u64, String)]) -> Evidence {
        Evidence { head, journal: journal.to_vec(), ..Evidence::default() }
    }

    #[track_caller]
    fn check(evidence: &Evidence, cluster: &str, mends: &[Mend]) {
        let finding = evidence.judge();
        let held = match finding.held {
            Held::Draft(envelope, _) => envelope.draft.cluster,
            Held::Nothing => "nothing".to_owned(),
            Held::SetAside(error, _) => format!("{error:?}"),
        };
        assert_eq!((held.as_str(), finding.mends.as_slice()), (cluster, mends));
    }

    #[test]
    fn the_newest_intact_revision_holds() {
        let rows = [(1, text(1, "one")), (2, text(2, "two"))];
        check(&evidence(Some(text(2, "two")), &rows), "two", &[]);
        check(&evidence(Some(text(1, "one")), &rows), "two", &[Mend::WriteHead]);
        check(&evidence(None, &rows), "two", &[Mend::WriteHead]);
        check(&evidence(Some(text(3, "three")), &rows), "three", &[Mend::WriteJournal]);
        check(&evidence(Some(text(3, "three")), &[]), "three", &[Mend::WriteJournal]);
        check(&evidence(Some(text(2, "rival")), &rows), "two", &[Mend::WriteHead]);
        check(&evidence(None, &[]), "nothing", &[]);
    }

    #[test]
    fn either_place_saves_the_other() {
        let rows = [(1, text(1, "one")), (2, text(2, "two"))];
        check(&evidence(Some("{".to_owned()), &rows), "two", &[Mend::SetHeadAside]);
        let torn = [(1, text(1, "one")), (2, "torn".to_owned())];
        let mends = [Mend::SetRowAside(2), Mend::WriteJournal];
        check(&evidence(Some(text(2, "two")), &torn), "two", &mends);
        check(&evidence(Some("{".to_owned()), &torn[1..]), "Damaged", &[]);
    }

    #[test]
    fn what_lies_under_a_foreign_revision_is_damaged() {
        let rows = [(5, text(2, "two"))];
        let finding = evidence(Some(text(2, "two")), &rows).judge();
        assert_eq!(finding.mends, [Mend::SetRowAside(5), Mend::WriteJournal]);
        assert_eq!(finding.top, 5);
    }

    #[test]
    fn what_a_newer_edition_wrote_is_never_shown_older() {
        let newer = "{\"schema\":99}".to_owned();
        check(&evidence(Some(newer.clone()), &[(1, text(1, "one"))]), "Newer", &[]);
        check(&evidence(Some(text(1, "one")), &[(2, newer)]), "Newer", &[]);
    }

    #[test]
    fn a_head_that_returns_after_its_removal_is_seen() {
        let mut evidence = evidence(Some(text(2, "two")), &[]);
        evidence.gone = Some(2);
        check(&evidence, "nothing", &[Mend::RemoveHead]);
        evidence.gone = Some(1);
        check(&evidence, "two", &[Mend::WriteJournal]);
    }

    #[test]
    fn the_last_good_copy_serves_where_there_is_no_journal() {
        let mut evidence = evidence(Some("{".to_owned()), &[]);
        evidence.last_good = Some(text(1, "one"));
        check(&evidence, "one", &[Mend::SetHeadAside, Mend::WriteJournal]);
    }
}
