//! Times a roll-up of a thousand generated submissions: reading, assessing, adding up, ranking, and
//! ranking anew after the rules changed.

#![allow(clippy::print_stdout, reason = "it says what it measured")]

use std::time::Instant;

use tests::many::dossiers;
use tests::portfolios::Desk;

/// Submissions.
const COUNT: usize = 1_000;

fn main() {
    let files = dossiers(COUNT);
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} files, {} kB on average", files.len(), bytes / files.len() / 1000);
    let desk = Desk::shipped();
    let start = Instant::now();
    let portfolio = desk.portfolio(&files);
    println!("read and assessed: {:?}", start.elapsed());
    let start = Instant::now();
    let (rollup, rankings) = desk.rolled(&portfolio);
    println!("rolled up and ranked: {:?}", start.elapsed());
    let start = Instant::now();
    let again = desk.ranked(&portfolio, &desk.rules.ranking);
    println!("rolled up and ranked again: {:?}", start.elapsed());
    println!(
        "{} submissions, {} set aside, {} kinds, {} ranked",
        rollup.members.len(),
        portfolio.aside.len(),
        rankings.len(),
        again.iter().map(|it| it.standings.len()).sum::<usize>()
    );
}
