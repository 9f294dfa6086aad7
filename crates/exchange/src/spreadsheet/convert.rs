//! A cell's content → the strict form of its field, with every repair, or the one reason of its
//! refusal. The engine judges the result in the end; nothing passes that it would refuse.

use engine::facts::RawEntry;
use engine::ledger::Date;
use engine::ledger::codes::{is_area, is_division};
use engine::ledger::document::CodeKind;
use engine::ledger::typing::day_from_typed;
use report::import::{NoteCode, SheetCode};

use super::amount::number_from_content;
use super::field::{Field, Form};
use super::number::{Epoch, Stored, moment_of_serial, stored_number};
use super::scheme::{Scheme, Target};
use super::workbook::Content;
use crate::firm_roll::plain::{comparable, half_width, is_space, trimmed};

/// How a sheet is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// A form of ours, recognised by its marks: texts are taken letter by letter.
    Form,
    /// A workbook of somebody.
    Workbook,
    /// A text, in which every number is text.
    Text,
}

/// What is said of a cell: the code, what it was and what it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// What it says.
    pub(super) code: NoteCode,
    /// What it was.
    pub(super) found: String,
    /// What it became, or what was expected.
    pub(super) became: String,
}

/// A cell as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Converted {
    /// The entry; nothing where the cell is blank or refused.
    pub(super) entry: RawEntry,
    /// What is said of it.
    pub(super) said: Vec<Said>,
}

/// Text of strict form and repairs, or the reason of a refusal.
pub(super) type Strict = Result<(Option<String>, Vec<NoteCode>), NoteCode>;

/// Reads a cell. `unit` is that of heading or title, where it is not the field's own.
pub(super) fn cell_from_content(
    scheme: &Scheme,
    field: &Field,
    unit: Option<&str>,
    content: &Content,
    trust: Trust,
) -> Converted {
    let found = content.shown();
    let strict = match content {
        Content::NoResult => Err(SheetCode::NoResult.into()),
        Content::Error(_) => Err(SheetCode::ErrorCell.into()),
        _ => strict_form(scheme, field, unit, content, trust),
    };
    let refused = |code: NoteCode| {
        let became = expected(scheme, field, code);
        let said = vec![Said { code, found: found.clone(), became }];
        Converted { entry: RawEntry::Nothing, said }
    };
    match strict {
        Err(code) => refused(code),
        Ok((text, codes)) => {
            let became = text.clone().unwrap_or_default();
            let entry = text.map_or(RawEntry::Nothing, RawEntry::Text);
            if let Some(fault) = scheme.fault(field.target, &entry) {
                return refused(fault.into());
            }
            let said = codes.into_iter();
            let said = said.map(|code| Said { code, found: found.clone(), became: became.clone() });
            Converted { entry, said: said.collect() }
        }
    }
}

/// What a refusal says was expected.
fn expected(scheme: &Scheme, field: &Field, code: NoteCode) -> String {
    match (code, field.target) {
        (NoteCode::Sheet(SheetCode::NotAChoice), target) => {
            let options = scheme.options(target);
            let names: Vec<&str> = options.into_iter().map(|(_, zh, _)| zh).collect();
            names.join("\u{3001}")
        }
        (NoteCode::Sheet(SheetCode::TooLong), Target::Column(table, column)) => {
            let longest = scheme.compiled(table, column).map(|compiled| compiled.longest);
            longest.map(|longest| longest.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn strict_form(
    scheme: &Scheme,
    field: &Field,
    unit: Option<&str>,
    content: &Content,
    trust: Trust,
) -> Strict {
    match field.form {
        Form::Number(whole) => number_from_content(scheme, field, whole, unit, content, trust),
        Form::Text => text_from_content(content, trust),
        form => {
            let is_blank = |text: &str| {
                let word = comparable(text);
                word.is_empty() || scheme.dictionary.words.missing.contains(&word)
            };
            if let Some(text) = content.as_text().filter(|text| is_blank(text)) {
                let is_said = !trimmed(text).is_empty();
                let codes = is_said.then_some(SheetCode::NothingWord.into());
                // The list of yes and no has words for missing among its own.
                let is_option =
                    form == Form::Choice && option(scheme, field.target, text).is_some();
                if !is_option {
                    return Ok((None, codes.into_iter().collect()));
                }
            }
            match form {
                Form::Day => day_from_content(content),
                Form::YesNo => yes_no_from_content(scheme, content, trust),
                Form::Choice => choice_from_content(scheme, field.target, content, trust),
                Form::Code(kind) => code_from_content(kind, content),
                Form::Number(_) | Form::Text => Err(SheetCode::BadForm.into()),
            }
        }
    }
}

fn text_from_content(content: &Content, trust: Trust) -> Strict {
    match content {
        Content::Text(text) if trust == Trust::Form => {
            Ok((Some(text.clone()).filter(|text| !text.is_empty()), Vec::new()))
        }
        Content::Text(text) => {
            let bare = trimmed(text);
            let is_shorter = bare.len() != text.len() && !bare.is_empty();
            let codes = is_shorter.then_some(SheetCode::SpacesOff.into());
            Ok((Some(bare.to_owned()).filter(|text| !text.is_empty()), codes.into_iter().collect()))
        }
        Content::Number(text) | Content::Percent(text) => match stored_number(text) {
            Some(Stored::Exact(text)) => Ok((Some(text), Vec::new())),
            _ => Err(SheetCode::DigitsLost.into()),
        },
        other => Ok((Some(other.shown()), Vec::new())),
    }
}

/// The first day and the day after the last that a bare number may stand for: years 2000 to 2099.
const SERIALS: core::ops::Range<u32> = 36526..73051;

fn day_from_content(content: &Content) -> Strict {
    let not_a_date = || NoteCode::from(SheetCode::NotADate);
    let valid = |day: &str| Date::parse(day).map(|day| day.to_string()).ok_or_else(not_a_date);
    match content {
        Content::Day(day) => Ok((Some(valid(day)?), Vec::new())),
        Content::Moment(moment) => {
            let day = moment.split('T').next().unwrap_or_default();
            Ok((Some(valid(day)?), vec![SheetCode::TimeDropped.into()]))
        }
        Content::Number(number) => {
            let serial: Option<u32> = number.parse().ok();
            if let Some(day) = day_from_typed(number) {
                return Ok((Some(day), vec![SheetCode::DateText.into()]));
            }
            let day = serial.filter(|serial| SERIALS.contains(serial));
            let day = day.and_then(|_| moment_of_serial(number, Epoch::From1900));
            let (day, _) = day.ok_or_else(not_a_date)?;
            Ok((Some(day), vec![SheetCode::DateSerial.into()]))
        }
        Content::Text(text) => {
            let day = day_from_typed(text).ok_or_else(not_a_date)?;
            let codes = (day != *text).then_some(SheetCode::DateText.into());
            Ok((Some(day), codes.into_iter().collect()))
        }
        _ => Err(not_a_date()),
    }
}

fn yes_no_from_content(scheme: &Scheme, content: &Content, trust: Trust) -> Strict {
    let words = &scheme.dictionary.words;
    let said = match content {
        Content::Truth(true) => "yes".to_owned(),
        Content::Truth(false) => "no".to_owned(),
        other => comparable(&other.shown()),
    };
    let yes_no = if words.yes.contains(&said) {
        "yes"
    } else if words.no.contains(&said) {
        "no"
    } else {
        return Err(NoteCode::Number(report::roll::RemarkCode::NotYesNo));
    };
    let is_told = content.as_text() != Some(yes_no) && trust != Trust::Form;
    let codes = is_told.then_some(SheetCode::OptionName.into());
    Ok((Some(yes_no.to_owned()), codes.into_iter().collect()))
}

/// The code of an option by its code or name.
fn option<'s>(scheme: &Scheme<'s>, target: Target, text: &str) -> Option<&'s str> {
    let text = comparable(text);
    let mut options = scheme.options(target).into_iter();
    let found = options
        .find(|(code, zh, en)| [code, zh, en].into_iter().any(|name| comparable(name) == text));
    found.map(|(code, _, _)| code)
}

fn choice_from_content(scheme: &Scheme, target: Target, content: &Content, trust: Trust) -> Strict {
    let shown = match content {
        Content::Number(number) => match stored_number(number) {
            Some(Stored::Exact(text)) => text,
            _ => number.clone(),
        },
        other => other.shown(),
    };
    let code = option(scheme, target, &shown).ok_or(SheetCode::NotAChoice)?;
    let is_told = code != shown && trust != Trust::Form;
    let codes = is_told.then_some(SheetCode::OptionName.into());
    Ok((Some(code.to_owned()), codes.into_iter().collect()))
}

fn code_from_content(kind: CodeKind, content: &Content) -> Strict {
    let (text, is_number) = match content {
        Content::Text(text) => (text.clone(), false),
        Content::Number(number) => match stored_number(number) {
            Some(Stored::Exact(text)) => (text, true),
            _ => return Err(SheetCode::DigitsLost.into()),
        },
        _ => return Err(SheetCode::BadCode.into()),
    };
    let plain = text.chars().map(half_width).filter(|c| !is_space(*c));
    let plain: String = plain.map(|c| c.to_ascii_uppercase()).collect();
    let plain = plain.trim_start_matches(['\'', '`']);
    let is_rounded = plain.split_once("E+").is_some_and(|(before, _)| {
        before.contains('.') && before.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    });
    if is_rounded || (kind == CodeKind::Uscc && is_number) {
        return Err(SheetCode::DigitsLost.into());
    }
    let code = match kind {
        // `C36` names the division 36 with its section.
        CodeKind::Division => {
            let digits = plain.trim_start_matches(|c: char| c.is_ascii_uppercase());
            let padded = format!("{digits:0>2}");
            if !is_division(&padded) {
                return Err(SheetCode::BadCode.into());
            }
            padded
        }
        CodeKind::Area if !is_area(plain) => return Err(SheetCode::BadCode.into()),
        _ => plain.to_owned(),
    };
    let repair =
        if code.len() > plain.len() { SheetCode::LeadingZero } else { SheetCode::CodeTidied };
    let codes = (code != text).then_some(repair.into());
    Ok((Some(code), codes.into_iter().collect()))
}
