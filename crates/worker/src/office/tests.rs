//! The desk from the example's packages to the bulletin, without a browser.

use super::answer::Answer;
use super::block::{Block, Grid};
use super::desk::Office;
use super::told::{Task, Wish};

fn wish(task: Task, place: &str) -> Wish {
    Wish {
        task,
        language: "zh-CN".to_owned(),
        by: "tester".to_owned(),
        now: "2020-10-16T01:00:00Z".to_owned(),
        place: place.to_owned(),
        ..Wish::default()
    }
}

fn asked(office: &mut Office, wish: &Wish) -> Answer {
    let answer = office.answer(wish, &[]).unwrap_or_default();
    assert_eq!(answer.refused, "", "{wish:?}");
    assert_eq!(Answer::of_text(&answer.to_text()).as_ref(), Some(&answer));
    answer
}

fn grid<'a>(answer: &'a Answer, id: &str) -> Option<&'a Grid> {
    answer.blocks.iter().find_map(|block| match block {
        Block::Grid(grid) if grid.id == id => Some(grid),
        _ => None,
    })
}

fn words_of(answer: &Answer) -> String {
    format!("{:?}", answer.blocks)
}

fn opened() -> Office {
    let mut office = Office::default();
    let answer = asked(&mut office, &wish(Task::Example, "inbox"));
    assert_eq!(answer.files.len(), 12);
    let waiting = grid(&answer, "inbox").map(|it| it.rows.len());
    assert_eq!(waiting, Some(10), "{}", words_of(&answer));
    office
}

#[test]
fn the_articles_figures_come_out_of_the_examples_packages() {
    let mut office = opened();
    let all = grid(&asked(&mut office, &wish(Task::Show, "inbox")), "inbox").cloned();
    let words = all.map(|it| it.rows.into_iter().map(|row| row.key).collect()).unwrap_or_default();
    asked(&mut office, &Wish { words, ..wish(Task::Accept, "") });
    let answer = asked(&mut office, &wish(Task::Show, ""));
    let Some(Block::Tiles(tiles)) = answer.blocks.get(1) else {
        return assert_eq!(words_of(&answer), "");
    };
    let values: Vec<&str> = tiles.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(values, ["379", "1,609.10", "23.5%", "100.70", "26.7%"]);
    assert!(tiles.iter().any(|it| it.detail.contains("+12.4%") && it.detail.contains("+8.4")));
    let lines = grid(&answer, "clusters").map(|it| it.rows.len());
    assert_eq!(lines, Some(10));
    for place in ["ranking", "bulletin", "log", "reconcile"] {
        let shown = asked(&mut office, &wish(Task::Show, place));
        assert!(!shown.blocks.is_empty(), "{place}");
    }
    let why = asked(&mut office, &Wish { key: "total:revenue".to_owned(), ..wish(Task::Why, "") });
    assert_eq!(grid(&why, "why").map(|it| it.rows.len()), Some(10));
}

#[test]
fn a_pack_is_made_from_the_one_before_and_all_that_is_wrong_is_said() {
    let mut office = opened();
    let shown = asked(&mut office, &wish(Task::Show, "pack"));
    let fields = shown.blocks.iter().find_map(|block| match block {
        Block::Words { kind, pieces } if kind == "options" => Some(pieces.clone()),
        _ => None,
    });
    let fields = fields.unwrap_or_default();
    assert_eq!(fields.len(), 13);
    let made_of = |period: &str, deadline: &str| {
        let value = |(value, name): &(String, String)| match name.as_str() {
            "period" => [name.clone(), period.to_owned()],
            "deadline" => [name.clone(), deadline.to_owned()],
            _ => [name.clone(), value.clone()],
        };
        let words = fields.iter().flat_map(value).collect();
        Wish { words, ..wish(Task::Pack, "pack") }
    };
    let refused = office.answer(&made_of("2020Q9", "soon"), &[]).unwrap_or_default().refused;
    assert_eq!(refused.lines().count(), 2, "{refused}");
    let made = asked(&mut office, &made_of("2020Q4", "2021-01-20T18:00"));
    assert_eq!((made.files.len(), made.entries.len()), (1, 1));
    let file = Wish { key: "pack.json".to_owned(), ..wish(Task::File, "pack") };
    asked(&mut office, &file);
    let pack = office.take_file().unwrap_or_default();
    let pack = exchange::pack_file::pack_from_bytes(&pack).unwrap_or_default();
    assert_eq!((pack.period.as_str(), pack.clusters.len()), ("2020Q4", 12));
    let firms: usize = pack.clusters.iter().flat_map(|it| &it.firms).map(Vec::len).sum();
    assert_eq!(firms, 403);
}

#[test]
fn what_was_kept_gives_the_same_desk() {
    let mut office = opened();
    let answer = asked(&mut office, &wish(Task::Accept, "inbox"));
    assert!(!answer.entries.is_empty());
    let bytes = office.portfolio().unwrap_or_default();
    let mut other = Office::default();
    let pieces = vec![("portfolio.zip".to_owned(), bytes.len())];
    let merge = Wish { pieces, ..wish(Task::Merge, "") };
    let merged = other.answer(&merge, &bytes).unwrap_or_default();
    assert_eq!(merged.refused, "");
    let show = wish(Task::Show, "");
    assert_eq!(asked(&mut other, &show).blocks, asked(&mut office, &show).blocks);
}

#[test]
fn an_adjustment_moves_the_reviewed_score_alone() {
    let mut office = opened();
    asked(&mut office, &wish(Task::Accept, ""));
    let shown = asked(&mut office, &wish(Task::Show, ""));
    let row = grid(&shown, "clusters").and_then(|it| it.rows.first().cloned()).unwrap_or_default();
    let place = format!("c/{}", row.key);
    let words = ["figure", "tax", "1", "invented", ""].map(str::to_owned).to_vec();
    let adjust = Wish { words, key: row.key.clone(), ..wish(Task::Adjust, &place) };
    let answer = asked(&mut office, &adjust);
    assert_eq!(grid(&answer, "causes").map(|it| it.rows.len()), Some(1), "{}", words_of(&answer));
    let words = ["", "mend it"].map(str::to_owned).to_vec();
    let back = Wish { words, key: row.key.clone(), ..wish(Task::Return, &place) };
    assert!(grid(&asked(&mut office, &back), "remarks").is_some());
    let file = Wish { key: format!("return:{}", row.key), ..wish(Task::File, &place) };
    let handed = asked(&mut office, &file).handed;
    assert_eq!(handed.rsplit_once('.').map(|(_, ending)| ending), Some("json"));
}

#[test]
fn the_desk_hands_out_documents_and_the_workbook() {
    let mut office = opened();
    let file = |key: &str| Wish { key: key.to_owned(), ..wish(Task::File, "") };
    let refused = office.answer(&file("rollup.xlsx"), &[]).unwrap_or_default().refused;
    assert!(!refused.is_empty(), "nothing was accepted yet");
    asked(&mut office, &wish(Task::Accept, "inbox"));
    for (key, start) in [
        ("bulletin.docx", "PK"),
        ("bulletin.html", "<!DOCTYPE html>"),
        ("rollup.xlsx", "PK"),
        ("fact-sheets.html", "<!DOCTYPE html>"),
    ] {
        let answer = asked(&mut office, &file(key));
        let ending = key.rsplit('.').next().unwrap_or_default();
        assert!(answer.handed.ends_with(&format!("_2020Q3.{ending}")), "{}", answer.handed);
        let bytes = office.take_file().unwrap_or_default();
        assert!(bytes.starts_with(start.as_bytes()) && bytes.len() > 10_000, "{key}");
        let page = String::from_utf8_lossy(&bytes);
        match key {
            "fact-sheets.html" => assert_eq!(page.matches("<h1>").count(), 10),
            // Growth, projects and ranking: of the quarter before there are no packages.
            "bulletin.html" => assert_eq!(page.matches("<svg ").count(), 3),
            _ => {}
        }
    }
}
