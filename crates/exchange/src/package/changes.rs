//! [`changes_between`]: what differs between two versions of a submission, figure by figure and row
//! by row.

use std::collections::BTreeMap;

use report::package::{Change, ChangePlace};
use serde_json::{Map, Value};

use super::digests::sha256_hex;
use super::submission::{Head, Submission};

/// Members that are looked at piece by piece, or say what the head says.
const IN_PIECES: [&str; 7] =
    ["figures", "ledgers", "guide", "reasons", "cluster", "period", "rubric"];

/// What differs: the result first, then the head, figures, tables, the guide, reasons, other members
/// of the dossier file and originals.
pub fn changes_between(before: &Submission, after: &Submission) -> Vec<Change> {
    let mut changes = Changes::default();
    changes.result(before, after);
    changes.head(&before.head, &after.head);
    let (old, new) = (members_of(&before.dossier), members_of(&after.dossier));
    let member = |members: &Map<String, Value>, name: &str| object(members.get(name));
    changes.each(&member(&old, "figures"), &member(&new, "figures"), |id| {
        ChangePlace::Figure(id.to_owned())
    });
    changes.tables(&member(&old, "ledgers"), &member(&new, "ledgers"));
    changes.guide(&member(&old, "guide"), &member(&new, "guide"));
    changes.each(&member(&old, "reasons"), &member(&new, "reasons"), |key| {
        ChangePlace::Reason(key.to_owned())
    });
    let rest = |members: Map<String, Value>| -> Map<String, Value> {
        members.into_iter().filter(|(key, _)| !IN_PIECES.contains(&key.as_str())).collect()
    };
    changes.each(&rest(old), &rest(new), |key| ChangePlace::Member(key.to_owned()));
    changes.originals(before, after);
    changes.0
}

#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn note(&mut self, place: ChangePlace, before: Option<String>, after: Option<String>) {
        if before != after {
            self.0.push(Change { place, before, after });
        }
    }

    fn result(&mut self, before: &Submission, after: &Submission) {
        let total = |it: &Submission| {
            let total = &it.summary.total;
            Some(
                total
                    .value
                    .clone()
                    .unwrap_or_else(|| format!("{}\u{2013}{}", total.low, total.high)),
            )
        };
        let stars = |it: &Submission| {
            let stars = &it.summary.stars;
            let range = || format!("{}\u{2013}{}", stars.low, stars.high);
            Some(stars.value.map_or_else(range, |value| value.to_string()))
        };
        self.note(ChangePlace::Result("total"), total(before), total(after));
        self.note(ChangePlace::Result("stars"), stars(before), stars(after));
    }

    fn head(&mut self, before: &Head, after: &Head) {
        let mut say = |name, of: &dyn Fn(&Head) -> String| {
            let given = |head| Some(of(head)).filter(|text| !text.is_empty());
            self.note(ChangePlace::Head(name), given(before), given(after));
        };
        say("cluster", &|head| head.cluster.name.clone());
        say("period", &|head| head.period.clone());
        say("edition", &Head::reference);
        say("packs", &|head| head.packs.join(" "));
        say("declaration", &|head| {
            let names: Vec<&str> =
                head.declaration.people.iter().map(|person| person.name.as_str()).collect();
            format!("{} {}", names.join(" "), head.declaration.date)
        });
    }

    /// Every member of two objects.
    fn each(
        &mut self,
        before: &Map<String, Value>,
        after: &Map<String, Value>,
        place: impl Fn(&str) -> ChangePlace,
    ) {
        for (key, value) in before {
            self.note(place(key), Some(shown(value)), after.get(key).map(shown));
        }
        for (key, value) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
            self.note(place(key), None, Some(shown(value)));
        }
    }

    fn tables(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        let mut tables: Vec<&String> = before.keys().chain(after.keys()).collect();
        tables.sort();
        tables.dedup();
        for table in tables {
            let (old, new) = (rows_of(table, before.get(table)), rows_of(table, after.get(table)));
            let row = |id: &str| ChangePlace::Row { table: table.clone(), row: id.to_owned() };
            for (id, cells) in &old {
                let Some(now) = new.get(id) else {
                    self.note(row(id), Some(id.clone()), None);
                    continue;
                };
                self.each(cells, now, |column| ChangePlace::Cell {
                    table: table.clone(),
                    row: id.clone(),
                    column: column.to_owned(),
                });
            }
            for id in new.keys().filter(|id| !old.contains_key(*id)) {
                self.note(row(id), None, Some(id.clone()));
            }
        }
    }

    fn guide(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        let mut aspects: Vec<&String> = before.keys().chain(after.keys()).collect();
        aspects.sort();
        aspects.dedup();
        for aspect in aspects {
            let (old, new) = (object(before.get(aspect)), object(after.get(aspect)));
            self.each(&old, &new, |column| ChangePlace::Answer {
                aspect: aspect.clone(),
                column: column.to_owned(),
            });
        }
    }

    fn originals(&mut self, before: &Submission, after: &Submission) {
        let digests = |submission: &Submission| -> BTreeMap<String, String> {
            let originals = submission.originals.iter();
            originals.map(|it| (it.name.clone(), sha256_hex(&it.bytes))).collect()
        };
        let (old, new) = (digests(before), digests(after));
        for (name, digest) in &old {
            let place = ChangePlace::Original(name.clone());
            self.note(place, Some(digest.clone()), new.get(name).cloned());
        }
        for (name, digest) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
            self.note(ChangePlace::Original(name.clone()), None, Some(digest.clone()));
        }
    }
}

fn members_of(dossier: &str) -> Map<String, Value> {
    serde_json::from_str(dossier).unwrap_or_default()
}

fn object(value: Option<&Value>) -> Map<String, Value> {
    value.and_then(Value::as_object).cloned().unwrap_or_default()
}

/// The rows of a table by id; where two have the same one, the later is counted. A table of one row
/// is that row, called like the table.
fn rows_of(table: &str, value: Option<&Value>) -> BTreeMap<String, Map<String, Value>> {
    let id_of = |row: &Value, place: usize| {
        let id = row.get("id").and_then(Value::as_str).map(str::to_owned);
        id.unwrap_or_else(|| format!("#{}", place + 1))
    };
    match value {
        Some(Value::Object(row)) => BTreeMap::from([(table.to_owned(), row.clone())]),
        Some(Value::Array(rows)) => {
            let rows = rows.iter().enumerate();
            rows.map(|(place, row)| (id_of(row, place), object(Some(row)))).collect()
        }
        _ => BTreeMap::new(),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
