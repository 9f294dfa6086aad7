//! From workbooks laid over a draft to what the page shows of it: [`preview`].

use std::collections::BTreeSet;

use exchange::spreadsheet::words::target_text;
use exchange::spreadsheet::{Import, OpenFor, OpenHeading, Scheme, Target};
use locale::format::grouped;
use locale::{keys, text};
use report::import::{NoteCode, NoteGroup, SheetCode, groups_of_notes};
use report::roll::column_letter;

use super::desk::Kept;
use super::laid::{FIGURES, Laid, table_id};
use super::parts::{label, origin_text, parts};
use super::protocol::{
    ChoiceGroup, ColumnRow, FileRow, MappedRow, NoteRow, OpenRow, SheetsPreview,
};

/// Notes of one kind and column that are told in full; of the others the rows are.
const MOST_SHOWN: usize = 50;

/// What the page shows.
pub(super) fn preview(laid: &Laid) -> SheetsPreview {
    let counts = laid.imports.iter().map(|import| import.notes.len());
    let count = counts.sum::<usize>().saturating_add(laid.merge.notes.len());
    SheetsPreview {
        files: laid
            .kept
            .iter()
            .zip(&laid.imports)
            .map(|(kept, it)| file_row(laid, kept, it))
            .collect(),
        columns: laid.imports.iter().flat_map(|import| column_rows(laid, import)).collect(),
        open: laid.imports.iter().flat_map(|it| &it.open).map(|it| open_row(laid, it)).collect(),
        choices: choices(laid),
        mapped: mapped_rows(laid),
        parts: parts(laid),
        same: narrow(laid.merge.same),
        notes: note_rows(laid),
        note_count: narrow(count),
        too_large: laid.too_large().unwrap_or_default(),
        is_any: laid.input.report != laid.draft.input.report,
    }
}

/// Format, figures, rows, and sum rows with whether they agree.
fn file_row(laid: &Laid, kept: &Kept, import: &Import) -> FileRow {
    let language = laid.language;
    let rows_with = |code: SheetCode| {
        let notes = import.notes.iter().filter(|note| note.code == NoteCode::Sheet(code));
        notes.map(|note| (note.sheet.as_str(), note.row)).collect::<BTreeSet<_>>()
    };
    let (agreeing, wrong) = (rows_with(SheetCode::TotalRow), rows_with(SheetCode::TotalDiffers));
    let arguments = [
        ("file", kept.name.clone()),
        ("kind", import.kind.to_string()),
        ("figures", grouped(&import.figures.len().to_string())),
        ("rows", grouped(&import.rows().to_string())),
        ("agreeing", agreeing.len().to_string()),
        ("wrong", wrong.len().to_string()),
    ];
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut head = text(language, keys::SHEETS_PAGE_HEAD, &arguments);
    if !agreeing.is_empty() {
        head.push_str(&text(language, keys::SHEETS_PAGE_SUMS_AGREE, &arguments));
    }
    if !wrong.is_empty() {
        head.push_str(&text(language, keys::SHEETS_PAGE_SUMS_WRONG, &arguments));
    }
    FileRow {
        digest: kept.digest.clone(),
        name: kept.name.clone(),
        head,
        is_unknown: !import.is_understood,
    }
}

fn column_rows<'l>(laid: &'l Laid, import: &'l Import) -> impl Iterator<Item = ColumnRow> + 'l {
    import.columns.iter().map(|column| ColumnRow {
        place: format!(
            "{} \u{203a} {} \u{203a} {}",
            import.file,
            column.sheet,
            column_letter(column.column)
        ),
        heading: column.heading.clone(),
        target: full_text(laid, column.target),
    })
}

/// What a target is called, with the table that it is in.
fn full_text(laid: &Laid, target: Target) -> String {
    let name = target_text(laid.scheme, target, laid.language);
    match target {
        Target::Figure(_) => name,
        Target::Id(table) | Target::Column(table, _) => {
            let table = label(laid, table_id(laid.scheme, table));
            format!("{table} \u{203a} {name}")
        }
    }
}

fn open_row(laid: &Laid, open: &OpenHeading) -> OpenRow {
    let all = || laid.scheme.ledgers.document.table.iter().map(|table| table.id.clone());
    let groups = match open.of {
        OpenFor::Table(table) => vec![table_id(laid.scheme, table).to_owned()],
        OpenFor::Figures => vec![FIGURES.to_owned()],
        OpenFor::Anything => core::iter::once(FIGURES.to_owned()).chain(all()).collect(),
    };
    OpenRow { text: open.text.clone(), place: origin_text(&open.origin), groups }
}

/// What open headings may stand for: all groups that one of them names.
fn choices(laid: &Laid) -> Vec<ChoiceGroup> {
    let open = laid.imports.iter().flat_map(|import| &import.open);
    let wanted: BTreeSet<String> = open.flat_map(|it| open_row(laid, it).groups).collect();
    let group = |id: &str, targets: Vec<Target>| ChoiceGroup {
        id: id.to_owned(),
        label: label(laid, id),
        options: targets.into_iter().map(|target| option(laid, target)).collect(),
    };
    let mut groups = Vec::new();
    if wanted.contains(FIGURES) {
        groups.push(group(FIGURES, figures(laid.scheme)));
    }
    for (table, entry) in laid.scheme.ledgers.document.table.iter().enumerate() {
        if wanted.contains(&entry.id) {
            groups.push(group(&entry.id, columns(laid.scheme, table)));
        }
    }
    groups
}

fn figures(scheme: &Scheme) -> Vec<Target> {
    let figures = scheme.rubric.figures.iter().enumerate();
    figures.filter(|(_, figure)| figure.is_used).map(|(at, _)| Target::Figure(at)).collect()
}

/// What is typed and not computed.
fn columns(scheme: &Scheme, table: usize) -> Vec<Target> {
    let Some(entry) = scheme.table(table) else { return Vec::new() };
    let typed = entry.column.iter().enumerate().filter(|(_, column)| column.of.is_some());
    let typed = typed.map(|(at, _)| Target::Column(table, at));
    let id = (!entry.is_single).then_some(Target::Id(table));
    id.into_iter().chain(typed).collect()
}

fn option(laid: &Laid, target: Target) -> (String, String) {
    (laid.scheme.target_name(target), target_text(laid.scheme, target, laid.language))
}

fn mapped_rows(laid: &Laid) -> Vec<MappedRow> {
    let mapped = laid.wish.mapped.iter().filter_map(|(heading, name)| {
        let label = full_text(laid, laid.scheme.target_named(name)?);
        Some(MappedRow { text: heading.clone(), label })
    });
    mapped.collect()
}

/// What was remarked of each file, and of rows without ids; the gravest first.
fn note_rows(laid: &Laid) -> Vec<NoteRow> {
    let is_one = laid.imports.len() == 1;
    let mut rows = Vec::new();
    for import in &laid.imports {
        let file = if is_one { "" } else { import.file.as_str() };
        let groups = groups_of_notes(import.notes.iter(), MOST_SHOWN);
        rows.extend(groups.iter().map(|group| (group.gravity(), note_row(group, file, laid))));
    }
    let groups = groups_of_notes(laid.merge.notes.iter(), MOST_SHOWN);
    rows.extend(groups.iter().map(|group| (group.gravity(), note_row(group, "", laid))));
    rows.sort_by_key(|(gravity, _)| *gravity);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn note_row(group: &NoteGroup, file: &str, laid: &Laid) -> NoteRow {
    let title = group.text(laid.language);
    NoteRow {
        gravity: group.gravity().name().to_owned(),
        title: if file.is_empty() { title } else { format!("{file} \u{203a} {title}") },
        rows: group.rows_text(laid.language),
        lines: group.lines(laid.language),
    }
}

pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
