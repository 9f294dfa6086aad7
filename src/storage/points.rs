//! [`Point`]: a state of a draft that can be gone back to: named ones, and the journal's last.
//!
//! A named point is kept until its draft is gone; it holds the whole revision, so it does not
//! need the journal. Where the browser refuses the vault there are none.

use serde::{Deserialize, Serialize};

use super::blobs::digest_of;
use super::format::{Envelope, envelope_of_text};
use super::keeper::{Keeper, outcome};
use super::order::Outcome;
use super::vault::{Change, Range, Record, Rows, Table, Trouble, draft_key, put, revision_key};

/// The schema that is written now.
const SCHEMA: u32 = 1;

/// A state of a draft that can be gone back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Point {
    /// Its name; none if the journal kept it unasked.
    pub(crate) name: Option<String>,
    /// The state.
    pub(crate) envelope: Envelope,
}

#[derive(Serialize, Deserialize)]
struct Spelt {
    point: u32,
    name: String,
    checksum: String,
    text: String,
}

impl Point {
    /// The revision of the newest point that has a name; of the oldest where none has.
    pub(crate) fn worth_comparing(points: &[Self]) -> Option<u64> {
        let named = points.iter().find(|point| point.name.is_some());
        named.or(points.last()).map(|point| point.envelope.revision)
    }
}

/// The record of a named point.
pub(crate) fn text_of_point(name: &str, text: &str) -> String {
    let (name, text) = (name.to_owned(), text.to_owned());
    let spelt = Spelt { point: SCHEMA, checksum: checksum(&name, &text), name, text };
    serde_json::to_string(&spelt).unwrap_or_default()
}

/// The point that a record holds, if it is intact.
fn point_of_text(record: &str) -> Option<Point> {
    let spelt: Spelt = serde_json::from_str(record).ok()?;
    let is_intact = spelt.point == SCHEMA && checksum(&spelt.name, &spelt.text) == spelt.checksum;
    let envelope = envelope_of_text(&spelt.text).ok().filter(|_| is_intact)?;
    Some(Point { name: Some(spelt.name), envelope })
}

fn checksum(name: &str, text: &str) -> String {
    digest_of(format!("{SCHEMA}\n{name}\n{text}").as_bytes())
}

impl Keeper {
    /// Keeps a revision under a name.
    pub(crate) async fn name_point(&self, id: &str, name: &str, text: &str) -> Outcome {
        let (Some(vault), Ok(envelope)) = (&self.vault, envelope_of_text(text)) else {
            return Outcome::Refused;
        };
        let record = Record::Text(text_of_point(name, text));
        let key = revision_key(id, envelope.revision);
        outcome(put(vault.as_ref(), vec![Change::Put(Table::Points, key, record)]).await)
    }

    /// The points of a draft, newest first; a revision that has a name is listed once.
    pub(crate) async fn points(&self, id: &str) -> Result<Vec<Point>, Trouble> {
        let Some(vault) = &self.vault else { return Ok(Vec::new()) };
        let own = draft_key(id);
        let ranges =
            vec![Range::records(Table::Points, &own), Range::records(Table::Journal, &own)];
        let rows = vault.read(ranges).await?;
        let [named, journal] = rows.as_slice() else { return Err(Trouble::Refused) };
        let mut points: Vec<Point> = texts(named).filter_map(point_of_text).collect();
        let unasked = texts(journal).filter_map(|text| envelope_of_text(text).ok());
        for envelope in unasked {
            if points.iter().all(|point| point.envelope.revision != envelope.revision) {
                points.push(Point { name: None, envelope });
            }
        }
        points.sort_by_key(|point| std::cmp::Reverse(point.envelope.revision));
        Ok(points)
    }
}

fn texts(rows: &Rows) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(|(_, record)| record.as_ref()?.text())
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::super::faults::{Disk, Window, run};
    use super::super::format::tests::envelope;
    use super::super::format::text_of_envelope;
    use super::super::keeper::{Hand, Origin};
    use super::*;

    #[test]
    fn named_points_outlive_the_journal_and_are_listed_once() {
        let disk = Rc::new(RefCell::new(Disk::default()));
        let window = Window::on(&disk);
        let (heads, vault) = (Rc::new(window.clone()), Some(Rc::new(window.clone()) as Rc<_>));
        let keeper = Keeper { heads, vault, window: "w".to_owned() };
        let mut hand = Hand::default();
        for edit in 0..30 {
            let draft = envelope(&format!("edit {edit}")).draft;
            let commit = keeper.begin("a", hand, "t", draft, Origin::Edit);
            hand = commit.hand;
            if edit == 2 {
                let named = keeper.name_point("a", "before import", &commit.text);
                assert_eq!(run(&window, named), Some(Outcome::Done));
            }
            run(&window, keeper.finish(commit));
        }
        let points = run(&window, keeper.points("a")).and_then(Result::ok).unwrap_or_default();
        assert_eq!(points.len(), 21);
        let last = points.last().map(|it| (it.name.as_deref(), it.envelope.draft.cluster.as_str()));
        assert_eq!(last, Some((Some("before import"), "edit 2")));
    }

    #[test]
    fn schema_1_is_read_for_ever() {
        let archived = include_str!("../../tests/archive/point-1.json").trim_end();
        let expected = Point { name: Some("before import".to_owned()), envelope: envelope("A") };
        assert_eq!(point_of_text(archived), Some(expected));
        assert_eq!(archived, text_of_point("before import", &text_of_envelope(&envelope("A"))));
        assert_eq!(point_of_text(&archived.replace("import", "export")), None);
    }
}
