//! Times what the officials' desk does with a folder of packages: `time-desk FOLDER`.

#![allow(clippy::print_stdout, reason = "it says what it measured")]

use std::fs;
use std::time::Instant;

use worker::office::Office;
use worker::office::answer::Answer;
use worker::office::told::{Task, Wish};

/// As many packages as the page hands over at once.
const PORTION: usize = 16;

fn wish(task: Task, place: &str) -> Wish {
    let now = "2020-10-16T01:00:00Z".to_owned();
    let [language, by, place] = ["zh-CN", "tester", place].map(str::to_owned);
    Wish { task, language, by, now, place, ..Wish::default() }
}

fn timed(name: &str, office: &mut Office, wish: &Wish, bytes: &[u8]) -> Answer {
    let start = Instant::now();
    let answer = office.answer(wish, bytes).unwrap_or_default();
    println!("{name}: {:?} {}{}", start.elapsed(), answer.said, answer.refused);
    answer
}

fn main() -> Result<(), std::io::Error> {
    let folder = std::env::args().nth(1).unwrap_or_default();
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        files.push((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?));
    }
    files.sort();
    let mut office = Office::default();
    timed("opened", &mut office, &wish(Task::Open, ""), &[]);
    let start = Instant::now();
    for portion in files.chunks(PORTION) {
        let pieces = portion.iter().map(|(name, bytes)| (name.clone(), bytes.len())).collect();
        let bytes: Vec<u8> = portion.iter().flat_map(|(_, bytes)| bytes.clone()).collect();
        office.answer(&Wish { pieces, ..wish(Task::Sort, "inbox") }, &bytes);
    }
    println!("sorted: {:?}", start.elapsed());
    timed("taken in", &mut office, &wish(Task::Settle, "inbox"), &[]);
    timed("shown", &mut office, &wish(Task::Show, "inbox"), &[]);
    timed("accepted", &mut office, &wish(Task::Accept, "inbox"), &[]);
    for place in ["", "ranking", "bulletin", "", "log"] {
        timed(place, &mut office, &wish(Task::Show, place), &[]);
    }
    Ok(())
}
