//! Any bytes as a firm roll: read or refused, and answered in full, for any choice.
#![no_main]

use std::sync::LazyLock;

use engine::facts::ReportingPeriod;
use engine::quantity::rational::rational_from_decimal;
use exchange::firm_roll::{
    Choice, Dictionary, decoded_from_bytes, figures_from_roll, figures_json, firm_roll_from_bytes,
};
use libfuzzer_sys::fuzz_target;
use locale::Language;
use report::roll::{QuestionKind, groups_of_remarks, refusal_text};

static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::from_json(rubrics::HEADINGS).expect("shipped"));

fuzz_target!(|bytes: &[u8]| {
    let _ = decoded_from_bytes(bytes);
    let roll = match firm_roll_from_bytes(bytes, &DICTIONARY) {
        Ok(roll) => roll,
        Err(refusal) => {
            assert!(!refusal_text("x", &refusal, Language::Zh).is_empty());
            return;
        }
    };
    let clusters = roll.clusters.iter().take(3).map(|cluster| Some(cluster.id.clone()));
    let mut counted = 0;
    for cluster in clusters.chain([None]) {
        for (period, confirmed) in [("2020", &QuestionKind::ALL[..]), ("2020Q2", &[])] {
            let choice = Choice {
                file: "x".to_owned(),
                cluster: cluster.clone(),
                period: ReportingPeriod::parse(period),
                confirmed: confirmed.iter().copied().collect(),
            };
            let figures = figures_from_roll(&roll, &DICTIONARY, &choice);
            counted = counted.max(figures.counted_rows);
            for filled in &figures.filled {
                assert!(rational_from_decimal(&filled.decimal).is_some(), "{}", filled.decimal);
            }
            figures_json(&roll, &DICTIONARY, &figures, Language::En);
        }
    }
    assert!(usize::try_from(counted).is_ok_and(|counted| counted <= roll.firms()));
    let groups = groups_of_remarks(roll.remarks(&DICTIONARY), 3);
    assert_eq!(groups.iter().map(|group| group.count).sum::<usize>(), roll.remark_count());
});
