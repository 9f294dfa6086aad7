//! `wutong triage DIR --pack FILE`: packages of a folder, sorted, with reasons and remedies; who is
//! due, with reminders; and, with `--out`, what can be taken in as a portfolio.

use std::collections::BTreeMap;
use std::path::Path;

use engine::periods::PeriodPack;
use exchange::pack_file::{LARGEST as LARGEST_PACK, is_pack, pack_from_bytes};
use exchange::package::CheckCode;
use exchange::portfolio::{Event, Hand, PortfolioFile, impossible_text};
use exchange::triage::{
    Incoming, Lane, TriageContext, Triaged, due_list, lane_text, reason_text, remedy_text,
    reminder, settle, triage_file,
};
use locale::{Language, keys, text};
use serde_json::{Value, json};

use super::clock::now;
use super::options::OfficialOptions;
use super::portfolio::{portfolio_at, write_portfolio};
use crate::assess::read_at_most;
use crate::outcome::{Outcome, visible};
use crate::pack::pack_refusal_text;
use crate::rollup::{Rules, files_of};
use crate::shelf::ShippedShelf;

/// The most bytes of a list of codes.
const LARGEST_LIST: usize = 1_000_000;

/// Sorts a folder. Exit status 0 if all is clean, 2 if somebody has to look at something.
pub(super) fn triage(
    folder: &str,
    options: &OfficialOptions,
    language: Language,
) -> Result<Outcome, Outcome> {
    let rules = Rules::shipped().ok_or_else(|| Outcome::refused("rollup.toml"))?;
    let (pack, pack_bytes) = match options.pack.as_deref() {
        Some(file) => Some(pack_at(file, language)?).unzip(),
        None => (None, None),
    };
    let mut portfolio = match options.portfolio.as_deref() {
        Some(file) => portfolio_at(file, language)?,
        None => PortfolioFile::default(),
    };
    let files: Vec<(String, Vec<u8>)> =
        files_of(folder, language)?.into_iter().filter(|(_, bytes)| !is_pack(bytes)).collect();
    let codes = codes_of(options.codes.as_deref(), language)?;
    let at = options.at.clone().unwrap_or_else(now);
    let state = portfolio.log.state();
    let context = TriageContext {
        pack: pack.as_ref(),
        state: &state,
        store: &portfolio.files,
        shelf: &ShippedShelf,
        rules: &rules.rollup,
        now: &at,
    };
    let one = |(name, bytes): &(String, Vec<u8>)| {
        triage_file(&Incoming { name, bytes, code: codes.get(name).copied() }, &context, language)
    };
    let mut sorted: Vec<Triaged> = files.iter().map(one).collect();
    settle(&mut sorted, &state);
    let mut stderr = String::new();
    if let Some(out) = &options.out {
        let by = options.by.clone().unwrap_or_default();
        let hand = Hand { by: &by, at: &at };
        take_in(&mut portfolio, hand, (&sorted, &files), pack_bytes, language)?;
        write_portfolio(&portfolio, out, language)?;
        stderr = text(language, keys::OFFICIALS_WRITTEN, &[("file", out)]);
    }
    let exit = if sorted.iter().all(|it| it.lane == Lane::Clean) { 0 } else { 2 };
    let stdout = if options.is_json {
        triage_json(&sorted, language)
    } else {
        let mut lines = lines_of(&sorted, language);
        lines.extend(pack.iter().flat_map(|pack| due_lines(pack, &portfolio, &at, language)));
        visible(&lines.join("\n"))
    };
    Ok(Outcome { exit, stdout, stderr })
}

/// A period pack with its bytes.
fn pack_at(file: &str, language: Language) -> Result<(PeriodPack, Vec<u8>), Outcome> {
    let bytes = bytes_of(file, LARGEST_PACK, language)?;
    let pack = pack_from_bytes(&bytes)
        .map_err(|refusal| Outcome::refused(&pack_refusal_text(file, &refusal, language)))?;
    Ok((pack, bytes))
}

pub(super) fn bytes_of(file: &str, most: usize, language: Language) -> Result<Vec<u8>, Outcome> {
    read_at_most(Path::new(file), most).map_err(|error| {
        let arguments = [("file", file), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::REFUSAL_UNREADABLE, &arguments))
    })
}

/// The check codes of a list: a file name, a blank, a code; line by line.
fn codes_of(
    file: Option<&str>,
    language: Language,
) -> Result<BTreeMap<String, CheckCode>, Outcome> {
    let Some(file) = file else { return Ok(BTreeMap::new()) };
    let bytes = bytes_of(file, LARGEST_LIST, language)?;
    let lines = String::from_utf8_lossy(&bytes);
    let mut codes = BTreeMap::new();
    for (number, line) in (1u32..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let read = line.trim().rsplit_once(char::is_whitespace);
        let code = read.and_then(|(name, code)| Some((name, CheckCode::from_typed(code).ok()?)));
        let (name, code) = code.ok_or_else(|| {
            let row = number.to_string();
            let arguments = [("file", file), ("row", row.as_str())];
            Outcome::refused(&text(language, keys::OFFICIALS_BAD_CODE, &arguments))
        })?;
        codes.insert(name.trim().to_owned(), code);
    }
    Ok(codes)
}

/// Takes in the pack and whatever is not blocked.
fn take_in(
    portfolio: &mut PortfolioFile,
    hand: Hand<'_>,
    (sorted, files): (&[Triaged], &[(String, Vec<u8>)]),
    pack: Option<Vec<u8>>,
    language: Language,
) -> Result<(), Outcome> {
    let refused = |reason| Outcome::refused(impossible_text(reason, language));
    if let Some(pack) = pack {
        let sha256 = portfolio.files.keep(pack);
        if portfolio.log.state().pack.as_ref() != Some(&sha256) {
            portfolio.log.append(hand, None, Event::Pack { sha256 }).map_err(refused)?;
        }
    }
    for (triaged, (_, bytes)) in sorted.iter().zip(files) {
        let Some((cluster, package)) = triaged.cluster.as_ref().zip(triaged.package.clone()) else {
            continue;
        };
        if triaged.lane == Lane::Blocked {
            continue;
        }
        let sha256 = portfolio.files.keep(bytes.clone());
        let received = Event::Received { package };
        portfolio.log.append(hand, Some(cluster), received).map_err(refused)?;
        let reasons = triaged.reasons.iter().map(|it| it.code.name().to_owned()).collect();
        let lane = triaged.lane.name().to_owned();
        let event = Event::Triaged { lane, package: sha256, reasons };
        portfolio.log.append(hand, Some(cluster), event).map_err(refused)?;
    }
    Ok(())
}

fn lines_of(sorted: &[Triaged], language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    for lane in [Lane::Blocked, Lane::Look, Lane::Clean] {
        let own: Vec<&Triaged> = sorted.iter().filter(|it| it.lane == lane).collect();
        let count = own.len().to_string();
        let arguments = [("lane", lane_text(lane, language)), ("count", &count)];
        lines.push(text(language, keys::OFFICIALS_LANE, &arguments));
        for file in own {
            let cluster = file.cluster.as_ref().map(|it| it.name.as_str()).unwrap_or_default();
            lines.push(format!("  {} {cluster}", file.name));
            lines.extend(file.reasons.iter().map(|reason| {
                let (said, remedy) = (reason_text(reason, language), remedy_text(reason, language));
                format!("    {} {said} {remedy}", reason.code.name())
            }));
        }
    }
    lines
}

fn due_lines(
    pack: &PeriodPack,
    portfolio: &PortfolioFile,
    at: &str,
    language: Language,
) -> Vec<String> {
    let due = due_list(pack, &portfolio.log, &portfolio.log.state(), at);
    let reminders: Vec<String> = due.iter().filter_map(|it| reminder(pack, it, language)).collect();
    let count = reminders.len().to_string();
    let mut lines = vec![text(language, keys::OFFICIALS_REMINDERS, &[("count", &count)])];
    lines.extend(reminders.into_iter().map(|it| format!("  {it}")));
    lines
}

fn triage_json(sorted: &[Triaged], language: Language) -> String {
    let reason = |it: &exchange::triage::TriageReason| {
        let arguments: serde_json::Map<String, Value> =
            it.arguments.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        json!({
            "code": it.code.name(),
            "arguments": arguments,
            "words": reason_text(it, language),
            "remedy": remedy_text(it, language),
        })
    };
    let file = |it: &Triaged| {
        let total = it.rated.as_ref().map(|it| it.evaluation.sheet().total);
        json!({
            "name": it.name,
            "sha256": it.sha256,
            "lane": it.lane.name(),
            "cluster": it.cluster,
            "package": it.package,
            "changes": it.changes.len(),
            "total": total.map(|it| json!({ "low": it.low.to_string(), "high": it.high.to_string() })),
            "reasons": it.reasons.iter().map(reason).collect::<Vec<_>>(),
        })
    };
    let files: Vec<Value> = sorted.iter().map(file).collect();
    let json = json!({ "triage": { "version": 1 }, "files": files });
    let mut json = serde_json::to_string_pretty(&json).unwrap_or_default();
    json.push('\n');
    json
}
