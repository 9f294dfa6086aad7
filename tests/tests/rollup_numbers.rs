//! The numbers of a roll-up: totals, growth, shares and structure are what an independent calculation
//! from the roll of firms gives, to twelve places.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

use std::collections::BTreeSet;
use std::fs;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use serde_json::Value;
use tests::portfolios::{decimal_of as number, line, root, shown, whole};

/// The roll-up of the article's files with the city's table.
fn json() -> Value {
    let folder = root().join("examples/qingdao-2020q3");
    let city = folder.join("city.csv");
    let arguments =
        ["rollup", folder.to_str().unwrap(), "--stats", city.to_str().unwrap(), "--json"];
    let done = wutong_cli::run(&arguments.map(str::to_owned));
    serde_json::from_str(&done.stdout).unwrap()
}

/// A firm of the roll: cluster, division, and its eight amounts.
fn firms() -> Vec<(String, String, Vec<BigRational>)> {
    let text = fs::read_to_string(root().join("examples/qingdao-2020q3/firms.csv")).unwrap();
    let lines = text.trim_start_matches('\u{feff}').lines().skip(1);
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let amounts = cells[5..13].iter().map(|it| number(it)).collect();
            (cells[0].to_owned(), cells[3].to_owned(), amounts)
        })
        .collect()
}

#[test]
fn totals_growth_shares_and_pull_are_those_of_the_roll() {
    let (json, firms) = (json(), firms());
    let sum = |cluster: Option<&str>, at: usize| {
        let own = firms.iter().filter(|it| cluster.is_none_or(|cluster| it.0 == cluster));
        own.fold(BigRational::zero(), |sum, it| sum + &it.2[at])
    };
    let growth = |of: Option<&str>, at: usize| sum(of, at) / sum(of, at + 1) - BigRational::one();
    let percent = |text: &str| number(text) / whole(100);
    for (figure, at, city, city_growth) in
        [("revenue", 0, "6847.2", "4.0"), ("profit", 4, "377.2", "18.4")]
    {
        let found = line(&json["whole"], figure);
        assert_eq!(found["total"]["value"], shown(&sum(None, at)));
        assert_eq!(found["growth"]["rate"], shown(&growth(None, at)));
        assert_eq!(
            found["share"]["value"],
            shown(&(sum(None, at) / (number(city) * whole(10000))))
        );
        let against = growth(None, at) - percent(city_growth);
        assert_eq!(found["against-city"]["value"], shown(&against));
        let step = growth(None, at) - growth(None, at + 2);
        assert_eq!(found["step"]["value"], shown(&step));
        for submission in json["submissions"].as_array().unwrap() {
            let file = submission["file"].as_str().unwrap();
            let id = Some(file.strip_suffix("-2020q3.json").unwrap());
            let own = line(&submission["own"], figure);
            assert_eq!(own["growth"]["rate"], shown(&growth(id, at)), "{file}");
            let part = &submission["parts"][figure];
            let grown = sum(id, at) - sum(id, at + 1);
            let contribution = &grown / (sum(None, at) - sum(None, at + 1));
            assert_eq!(part["contribution"], shown(&contribution), "{file}");
            assert_eq!(part["pull"], shown(&(&grown / sum(None, at + 1))), "{file}");
            assert_eq!(part["share"], shown(&(sum(id, at) / sum(None, at))), "{file}");
        }
    }
}

/// Every number says which files it was made of, and they give it.
#[test]
fn numbers_lead_down_to_submissions() {
    let json = json();
    let revenue = line(&json["whole"], "revenue");
    let from = revenue["share"]["from"].as_array().unwrap();
    assert_eq!(from[0]["figure"], "revenue");
    assert_eq!(from[0]["period"], "2020Q3");
    assert_eq!(from[1]["published"], "city.csv:2");
    let files = from[0]["files"].as_array().unwrap();
    assert_eq!(files.len(), 10);
    let mut sum = BigRational::zero();
    for file in files {
        let path = root().join("examples/qingdao-2020q3").join(file.as_str().unwrap());
        let dossier: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        sum += number(dossier["figures"]["revenue"].as_str().unwrap());
    }
    assert_eq!(revenue["total"]["value"], shown(&sum));
}

/// The square root to 12 places by trial, digit by digit.
fn root_shown(square: &BigRational) -> String {
    let scale = BigInt::from(10).pow(12);
    let scaled = square * BigRational::from_integer(&scale * &scale);
    let is_below = |units: &BigInt| BigRational::from_integer(units * units) <= scaled;
    let (mut low, mut high) = (BigInt::zero(), &scale * BigInt::from(1_000));
    while &high - &low > BigInt::one() {
        let middle: BigInt = (&low + &high) / 2;
        if is_below(&middle) { low = middle } else { high = middle }
    }
    let half = BigRational::new(&low * 2 + 1, BigInt::from(2));
    let units = if &half * &half <= scaled { low + 1 } else { low };
    let digits = format!("{units:0>13}");
    let (head, tail) = digits.split_at(digits.len() - 12);
    format!("{head}.{tail}")
}

#[test]
fn structure_is_that_of_the_roll() {
    let (json, firms) = (json(), firms());
    let divisions: BTreeSet<&str> = firms.iter().map(|it| it.1.as_str()).collect();
    let share = |cluster: Option<&str>, division: &str| {
        let is_own = |id: &str| cluster.is_none_or(|cluster| cluster == id);
        let sum = |of: Option<&str>| {
            let own = firms.iter().filter(|it| is_own(&it.0) && of.is_none_or(|of| it.1 == of));
            own.fold(BigRational::zero(), |sum, it| sum + &it.2[0])
        };
        sum(Some(division)) / sum(None)
    };
    let pack: Value = serde_json::from_str(
        &fs::read_to_string(root().join("examples/qingdao-2020q3/pack.json")).unwrap(),
    )
    .unwrap();
    let ids: Vec<String> = json["submissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["file"].as_str().unwrap().strip_suffix("-2020q3.json").unwrap().to_owned())
        .collect();
    for (id, submission) in ids.iter().zip(json["submissions"].as_array().unwrap()) {
        let structure = &submission["structure"];
        let shares = divisions.iter().map(|it| share(Some(id), it));
        let hhi = shares.fold(BigRational::zero(), |sum, it| sum + &it * &it);
        assert_eq!(structure["hhi"], shown(&hhi), "{id}");
        let apart = divisions.iter().map(|it| (share(Some(id), it) - share(None, it)).abs());
        let krugman = apart.fold(BigRational::zero(), |sum, it| sum + it);
        assert_eq!(structure["krugman"], shown(&krugman), "{id}");
        for (division, found) in structure["quotients"].as_object().unwrap() {
            let city = pack["industries"].get(division).and_then(Value::as_str);
            let reference = match city {
                Some(percent) => number(percent) / whole(100),
                None => share(None, division),
            };
            assert_eq!(*found, shown(&(share(Some(id), division) / reference)), "{id} {division}");
        }
    }
    let pairs = json["similarity"].as_array().unwrap();
    assert_eq!(pairs.len(), 45);
    for pair in pairs {
        let of =
            |at: usize| pair["files"][at].as_str().unwrap().strip_suffix("-2020q3.json").unwrap();
        let dot = |left: &str, right: &str| {
            let terms = divisions.iter().map(|it| share(Some(left), it) * share(Some(right), it));
            terms.fold(BigRational::zero(), |sum, it| sum + it)
        };
        let (left, right) = (of(0), of(1));
        let product = dot(left, right);
        let square = &product * &product / (dot(left, left) * dot(right, right));
        assert_eq!(pair["similarity"], root_shown(&square), "{left} {right}");
    }
}
