//! What holds of every Office Open XML package, checked without the crates under test: parts are
//! well formed and have a type, relationships lead somewhere, ids are unique and known.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The parts of a package by name.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// An element: its name with prefix, and its attributes.
#[derive(Debug, Clone)]
pub struct Element {
    /// `w:p`.
    pub name: String,
    /// In order.
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// The attribute of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The parts of a package; none twice.
pub fn parts_of(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("readable");
        assert!(parts.insert(name.clone(), content).is_none(), "{name} twice");
    }
    parts
}

/// Everything that is wrong with a package.
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let parts = parts_of(bytes);
    let mut faults = Vec::new();
    types(&parts, &mut faults);
    for (name, content) in &parts {
        let (_, ending) = name.rsplit_once('.').unwrap_or_default();
        match (ending, elements(content)) {
            ("rels", Ok(found)) => targets(name, &found, &parts, &mut faults),
            ("xml", Ok(found)) => references(name, &found, &parts, &mut faults),
            ("xml" | "rels", Err(error)) => faults.push(format!("{name}: {error}")),
            ("xlsx", _) => {
                faults.extend(self::faults(content).iter().map(|fault| format!("{name}: {fault}")));
            }
            _ => {}
        }
    }
    if let Some(document) = parts.get("word/document.xml") {
        wording(&elements(document).unwrap_or_default(), &parts, &mut faults);
    }
    faults
}

/// The elements of a part that is well formed: every tag closed, every attribute once, no
/// character that XML forbids, no entity beyond the five.
///
/// # Errors
/// What is not well formed.
pub fn elements(content: &[u8]) -> Result<Vec<Element>, String> {
    let text = core::str::from_utf8(content).map_err(|error| error.to_string())?;
    let allowed = |c: char| {
        matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    if let Some(found) = text.chars().find(|c| !allowed(*c)) {
        return Err(format!("holds {found:?}"));
    }
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut found, mut depth, mut roots) = (Vec::new(), 0usize, 0usize);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                roots += usize::from(depth == 0);
                depth += 1;
                found.push(element(&start)?);
            }
            Event::Empty(start) => {
                roots += usize::from(depth == 0);
                found.push(element(&start)?);
            }
            Event::End(_) => depth -= 1,
            Event::GeneralRef(name) => {
                let name = name.to_string();
                if !["amp", "lt", "gt", "quot", "apos"].contains(&name.as_str()) {
                    return Err(format!("entity {name}"));
                }
            }
            Event::DocType(_) => return Err("a document type".to_owned()),
            Event::Eof => break,
            _ => {}
        }
    }
    if depth != 0 || roots != 1 { Err(format!("{roots} roots, depth {depth}")) } else { Ok(found) }
}

fn element(start: &BytesStart) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let key = attribute.key.as_ref().to_owned();
        let value = attribute.value.to_string();
        attributes.push((key, value));
    }
    Ok(Element { name: start.name().as_ref().to_owned(), attributes })
}

/// Every part has a type, and every type a part.
fn types(parts: &Parts, faults: &mut Vec<String>) {
    let Some(content) = parts.get("[Content_Types].xml") else {
        return faults.push("no content types".to_owned());
    };
    let found = elements(content).unwrap_or_default();
    let of = |name: &str, key: &str| -> Vec<String> {
        let named = found.iter().filter(|it| it.name == name);
        named.filter_map(|it| it.get(key)).map(str::to_owned).collect()
    };
    let (endings, overrides) = (of("Default", "Extension"), of("Override", "PartName"));
    let unique: BTreeSet<&String> = overrides.iter().collect();
    if unique.len() != overrides.len() {
        faults.push("a part has two types".to_owned());
    }
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap_or_default();
        if !overrides.contains(&format!("/{name}")) && !endings.iter().any(|it| it == ending) {
            faults.push(format!("{name} has no type"));
        }
    }
    for name in overrides {
        if !parts.contains_key(name.trim_start_matches('/')) {
            faults.push(format!("{name} has a type and is not there"));
        }
    }
}

/// Relationships lead to parts within the package, and their ids are unique.
fn targets(name: &str, found: &[Element], parts: &Parts, faults: &mut Vec<String>) {
    let folder = name.split("_rels/").next().unwrap_or_default();
    let mut ids = BTreeSet::new();
    for it in found.iter().filter(|it| it.name == "Relationship") {
        if !ids.insert(it.get("Id").unwrap_or_default()) {
            faults.push(format!("{name}: id twice"));
        }
        let target = it.get("Target").unwrap_or_default();
        let mut way: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
        for step in target.split('/') {
            if step == ".." {
                way.pop();
            } else {
                way.push(step);
            }
        }
        if it.get("TargetMode").is_some() || !parts.contains_key(&way.join("/")) {
            faults.push(format!("{name}: {target} leads nowhere"));
        }
    }
}

/// Every `r:id` of a part is one of its relationships.
fn references(name: &str, found: &[Element], parts: &Parts, faults: &mut Vec<String>) {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let links = parts.get(&format!("{folder}/_rels/{file}.rels"));
    let links = links.and_then(|content| elements(content).ok()).unwrap_or_default();
    for id in found.iter().flat_map(|it| it.attributes.iter().filter(|(key, _)| key == "r:id")) {
        if !links.iter().any(|it| it.get("Id") == Some(&id.1)) {
            faults.push(format!("{name}: {} is no relationship", id.1));
        }
    }
}

/// Styles exist, ids are unique, links lead to bookmarks, rows fill their grid, and no field asks
/// to be updated.
fn wording(found: &[Element], parts: &Parts, faults: &mut Vec<String>) {
    let values = |name: &str, key: &str| -> Vec<String> {
        let named = found.iter().filter(|it| it.name == name);
        named.filter_map(|it| it.get(key)).map(str::to_owned).collect()
    };
    let styles = elements(parts.get("word/styles.xml").map_or(&[][..], Vec::as_slice));
    let styles = styles.unwrap_or_default();
    let known: Vec<&str> = styles.iter().filter_map(|it| it.get("w:styleId")).collect();
    let based = styles.iter().filter(|it| ["w:basedOn", "w:next"].contains(&it.name.as_str()));
    let mut used: Vec<String> = based.filter_map(|it| it.get("w:val")).map(str::to_owned).collect();
    for name in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        used.extend(values(name, "w:val"));
    }
    let used: BTreeSet<String> = used.into_iter().collect();
    faults.extend(
        used.iter().filter(|it| !known.contains(&it.as_str())).map(|it| format!("style {it}")),
    );
    for (name, key) in
        [("w:bookmarkStart", "w:id"), ("w:bookmarkStart", "w:name"), ("wp:docPr", "id")]
    {
        let all = values(name, key);
        if all.iter().collect::<BTreeSet<_>>().len() != all.len() {
            faults.push(format!("{name} {key} twice"));
        }
    }
    if values("w:bookmarkStart", "w:id") != values("w:bookmarkEnd", "w:id") {
        faults.push("a bookmark does not end".to_owned());
    }
    let marks = values("w:bookmarkStart", "w:name");
    let astray = values("w:hyperlink", "w:anchor").into_iter().filter(|it| !marks.contains(it));
    faults.extend(astray.map(|it| format!("{it} leads nowhere")));
    for chart in found.iter().filter(|it| it.name == "wp:docPr") {
        if chart.get("descr").is_none_or(str::is_empty) {
            faults.push("a chart without alternative text".to_owned());
        }
    }
    let settings =
        parts.get("word/settings.xml").map(|it| String::from_utf8_lossy(it).into_owned());
    let nags = settings.is_none_or(|it| it.contains("updateFields"));
    if nags || found.iter().any(|it| it.get("w:dirty").is_some()) {
        faults.push("a field asks to be updated".to_owned());
    }
    grids(found, faults);
}

/// The cells of every row span the columns of its table.
fn grids(found: &[Element], faults: &mut Vec<String>) {
    let (mut columns, mut cells) = (0u32, None);
    for it in found {
        match it.name.as_str() {
            "w:tblGrid" | "w:tr" | "w:sectPr" => {
                if cells.take().is_some_and(|cells: u32| cells != columns) {
                    faults.push("a row does not fill its table".to_owned());
                }
                if it.name == "w:tblGrid" {
                    columns = 0;
                } else if it.name == "w:tr" {
                    cells = Some(0);
                }
            }
            "w:gridCol" => columns += 1,
            "w:tc" => cells = cells.map(|it| it + 1),
            "w:gridSpan" => {
                let span: u32 = it.get("w:val").and_then(|it| it.parse().ok()).unwrap_or(1);
                cells = cells.map(|it| it + span - 1);
            }
            _ => {}
        }
    }
}

/// The text of a document, a line for each paragraph and each row, cells separated by ` | `.
pub fn text_of(bytes: &[u8]) -> String {
    let parts = parts_of(bytes);
    let text = String::from_utf8(parts["word/document.xml"].clone()).expect("UTF-8");
    let mut reader = Reader::from_str(&text);
    let (mut lines, mut line, mut is_text, mut in_cell) = (Vec::new(), String::new(), false, false);
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(start) => match start.name().as_ref() {
                "w:t" => is_text = true,
                "w:tr" => "|".clone_into(&mut line),
                "w:tc" => {
                    in_cell = true;
                    line.push(' ');
                }
                _ => {}
            },
            Event::Empty(start) if start.name().as_ref() == "w:br" => line.push_str(" / "),
            Event::Empty(start) if start.name().as_ref() == "wp:docPr" => {
                let name = element(&start).expect("an element");
                let words = name.get("descr").unwrap_or_default();
                line.extend(["[", words, "]"]);
            }
            Event::Text(words) if is_text => line.push_str(&words),
            Event::GeneralRef(name) if is_text => line.push_str(match name.as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                _ => "\"",
            }),
            Event::End(end) => match end.name().as_ref() {
                "w:t" => is_text = false,
                "w:tc" => {
                    in_cell = false;
                    line.push_str(" |");
                }
                "w:p" if !in_cell => lines.push(core::mem::take(&mut line)),
                "w:tr" => lines.push(core::mem::take(&mut line)),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n") + "\n"
}
