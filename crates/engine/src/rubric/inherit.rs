//! A rubric that extends another: items removed, adjusted key by key, and added at the end.
//!
//! Works on the plain documents before they are checked, and moves the places along, so that an
//! error of an inherited item is told at the line of the file that holds it.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::problem::{Problem, closest};

/// A place: file and byte.
pub(crate) type Place = (usize, usize);

/// A document as read, and where each of its paths stands.
#[derive(Debug, Default)]
pub(crate) struct Placed {
    pub(crate) document: Map<String, Json>,
    pub(crate) places: BTreeMap<String, Place>,
}

/// Lists that may be adjusted, and the lists that adjust them.
const ADJUSTED: [(&str, &str); 3] =
    [("indicator", "adjust-indicator"), ("dimension", "adjust-dimension"), ("veto", "adjust-veto")];

/// The list of indicators that an extension leaves out.
const REMOVED: &str = "remove";

/// An item of a list, with the places below it (paths relative to the item).
#[derive(Debug, Default)]
pub(crate) struct Item {
    pub(crate) json: Map<String, Json>,
    places: Vec<(String, Place)>,
}

/// `base` as `extension` changes it, and what is wrong with the changes.
pub(super) fn extended(mut base: Placed, mut extension: Placed) -> (Placed, Vec<(Place, Problem)>) {
    let mut problems = Vec::new();
    let mut merged = Placed::default();
    remove(&mut base, &mut extension, &mut problems);
    for (list, adjusting) in ADJUSTED {
        let mut items = take_items(&mut base, list);
        for adjustment in take_items(&mut extension, adjusting) {
            adjust(&mut items, adjustment, list, &mut problems);
        }
        items.extend(take_items(&mut extension, list));
        put_items(&mut merged, list, items);
    }
    let lists: Vec<String> =
        base.document.keys().chain(extension.document.keys()).cloned().collect();
    for key in lists {
        if merged.document.contains_key(&key) {
            continue;
        }
        if base.document.get(&key).or(extension.document.get(&key)).is_some_and(is_list_of_tables) {
            let mut items = take_items(&mut base, &key);
            items.extend(take_items(&mut extension, &key));
            put_items(&mut merged, &key, items);
            continue;
        }
        // A single value: the extension's own, else the inherited one.
        let own = extension.document.remove(&key).map(|json| (json, &extension.places));
        let value = own.or_else(|| base.document.remove(&key).map(|json| (json, &base.places)));
        if let Some((json, places)) = value {
            merged.document.insert(key.clone(), json);
            let below = format!("{key}.");
            let own = places.iter().filter(|(path, _)| **path == key || path.starts_with(&below));
            merged.places.extend(own.map(|(path, place)| (path.clone(), *place)));
        }
    }
    (merged, problems)
}

fn is_list_of_tables(json: &Json) -> bool {
    json.as_array().is_some_and(|items| items.iter().all(Json::is_object))
}

pub(crate) fn take_items(placed: &mut Placed, list: &str) -> Vec<Item> {
    let Some(Json::Array(items)) = placed.document.remove(list) else { return Vec::new() };
    let items = items.into_iter().enumerate();
    items
        .map(|(index, json)| {
            let prefix = format!("{list}.{index}");
            let from_here = placed
                .places
                .range(prefix.clone()..)
                .take_while(|(path, _)| path.starts_with(&prefix));
            let below = from_here.filter_map(|(path, place)| {
                let rest = path.strip_prefix(&prefix)?;
                (rest.is_empty() || rest.starts_with('.')).then(|| (rest.to_owned(), *place))
            });
            let json = match json {
                Json::Object(json) => json,
                _ => Map::new(),
            };
            Item { json, places: below.collect() }
        })
        .collect()
}

pub(crate) fn put_items(placed: &mut Placed, list: &str, items: Vec<Item>) {
    if items.is_empty() {
        return;
    }
    let mut array = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        let moved = item.places.into_iter();
        placed.places.extend(moved.map(|(rest, at)| (format!("{list}.{index}{rest}"), at)));
        array.push(Json::Object(item.json));
    }
    placed.document.insert(list.to_owned(), Json::Array(array));
}

fn id_of(json: &Map<String, Json>) -> &str {
    json.get("id").and_then(Json::as_str).unwrap_or_default()
}

/// Puts the keys of an adjustment in place of those of the item it names.
fn adjust(items: &mut [Item], adjustment: Item, list: &str, problems: &mut Vec<(Place, Problem)>) {
    let id = id_of(&adjustment.json).to_owned();
    let Some(item) = items.iter_mut().find(|item| id_of(&item.json) == id) else {
        let place = place_below(&adjustment.places, ".id");
        problems.push((place, Problem::new(list, "nothing-to-adjust", id)));
        return;
    };
    for (key, json) in adjustment.json {
        let path = format!(".{key}");
        item.places.retain(|(rest, _)| !(*rest == path || rest.starts_with(&format!("{path}."))));
        item.json.insert(key, json);
    }
    item.places.extend(adjustment.places.into_iter().filter(|(rest, _)| !rest.is_empty()));
}

fn place_below(places: &[(String, Place)], rest: &str) -> Place {
    places.iter().find(|(path, _)| path == rest).map_or((0, 0), |(_, place)| *place)
}

fn remove(base: &mut Placed, extension: &mut Placed, problems: &mut Vec<(Place, Problem)>) {
    let Some(Json::Array(ids)) = extension.document.remove(REMOVED) else { return };
    let mut items = take_items(base, "indicator");
    for (index, id) in ids.iter().filter_map(Json::as_str).enumerate() {
        let before = items.len();
        items.retain(|item| id_of(&item.json) != id);
        if items.len() == before {
            let place = extension.places.get(&format!("{REMOVED}.{index}"));
            let known = items.iter().map(|item| id_of(&item.json));
            let meant = closest(id, known).unwrap_or_default().to_owned();
            let problem = Problem::new(REMOVED, "unknown-indicator", id).expecting(meant);
            problems.push((place.copied().unwrap_or_default(), problem));
        }
    }
    put_items(base, "indicator", items);
}
