//! What is left out, declared not applicable, mistyped or made up.

use crate::oracle::{FigureRow, Form};
use crate::random::Random;

type FigureTexts = Vec<(String, String)>;

/// How careless the person was.
struct Care {
    gaps: i64,
    not_applicable: i64,
    mistakes: i64,
}

/// Spoils some figures; more than half of all dossiers stay complete or nearly so.
pub(super) fn spoil(random: &mut Random, figures: &mut FigureTexts, rows: &[FigureRow]) {
    let care = match random.between(0, 99) {
        0..35 => return,
        35..50 => Care { gaps: 0, not_applicable: 12, mistakes: 0 },
        50..70 => Care { gaps: 4, not_applicable: 4, mistakes: 0 },
        70..80 => Care { gaps: 30, not_applicable: 8, mistakes: 1 },
        80..84 => Care { gaps: 88, not_applicable: 2, mistakes: 1 },
        _ => Care { gaps: 3, not_applicable: 8, mistakes: 5 },
    };
    for (row, (_, text)) in rows.iter().zip(figures.iter_mut()) {
        if row.may_be_na && random.chance(care.not_applicable) {
            *text = random.pick(&["{\"na\":\"none due\"}", "{\"na\": \"　\"}"]).to_string();
        } else if random.chance(care.gaps) {
            *text = random.pick(&["", "null"]).to_string();
        } else if random.chance(care.mistakes) {
            *text = mistake(random, row, text);
        }
    }
    figures.retain(|(_, text)| !text.is_empty());
    if care.mistakes > 0 && random.chance(60) {
        part_above_whole(random, figures);
        strangers(random, figures, rows);
    }
}

fn mistake(random: &mut Random, row: &FigureRow, text: &str) -> String {
    let bare = text.trim_matches('"');
    let written = match (random.between(0, 9), row.form) {
        (0..=4, Form::YesNo) => random.pick(&["Yes", "否", "", "true", " no"]).to_string(),
        (0, _) => format!("{bare}%"),
        (1, _) => format!("{bare} "),
        (2, Form::Integer) => format!("{bare}.0"),
        (2, Form::HalfStep) => "7.25".to_owned(),
        (2, _) => "1.1234567".to_owned(),
        (3, Form::SignedDecimal) => "--1".to_owned(),
        (3, _) => format!("-{}", bare.trim_start_matches('-')),
        (4, _) => random
            .pick(&["1234567890123456", "１２", "1,234", "1e3", "", ".5", "5.", "+1", "-", "nan"])
            .to_string(),
        _ => {
            let raw = [
                "1.5",
                "1e3",
                "-0",
                "1234567890123456",
                "true",
                "[]",
                "[1]",
                "{}",
                "{\"na\":\" \\n\"}",
                "{\"na\":1}",
                "{\"na\":\"a\",\"b\":1}",
                "{\"NA\":\"a\"}",
                "{\"na\":\"none\"}",
                "\"\\u0031\"",
            ];
            return random.pick(&raw).to_string();
        }
    };
    format!("\"{written}\"")
}

/// Some part becomes much larger than any whole.
fn part_above_whole(random: &mut Random, figures: &mut FigureTexts) {
    let parts = [
        "leading-revenue",
        "leading-revenue-prior",
        "landed-leading-investment",
        "cohort-landed",
        "on-time-projects",
        "low-output-land-disposed",
        "site-items-met",
        "utility-items-met",
        "digital-items-met",
        "carrier-in-use",
        "reports-on-time",
        "guide-score",
        "guide-applicable",
        "rd-staff",
        "tenants-registered-taxed",
        "renewal-done",
        "complaints-on-time",
        "security-items-met",
    ];
    for _ in 0..random.between(1, 3) {
        let part = *random.pick(&parts);
        let huge = if part.starts_with("leading") { "98765432109" } else { "46" };
        for (_, text) in figures.iter_mut().filter(|(id, _)| id == part) {
            *text = format!("\"{huge}\"");
        }
    }
}

/// Ids that no rubric knows, and ids that another rubric knows.
fn strangers(random: &mut Random, figures: &mut FigureTexts, rows: &[FigureRow]) {
    let ids = [
        "turnover",
        "Revenue",
        "revenue ",
        "",
        "building-area",
        "staff",
        "tenants",
        "building-route",
        "city-leading-share",
        "new-project-land",
        "<b>tax</b>",
        "rd-staff",
        "fire-safety-breach",
    ];
    for _ in 0..random.between(1, 3) {
        let id = *random.pick(&ids);
        if rows.iter().any(|row| row.id == id) || figures.iter().any(|(name, _)| name == id) {
            continue;
        }
        let text = random.pick(&["\"1\"", "null", "\"x\"", "{\"na\":\"\"}", "[{}]", "\"yes\""]);
        let place = random.between(0, i64::try_from(figures.len()).unwrap_or(0));
        figures.insert(usize::try_from(place).unwrap_or(0), (id.to_owned(), text.to_string()));
    }
}
