//! Any bytes as a submission package or as a sealed one: checked in full, and whole only if they are
//! what its content is packed to.
#![no_main]

use std::sync::{Arc, LazyLock};

use engine::ledger::ledgers_from_canonical;
use engine::rubric::rubric_from_canonical;
use exchange::package::sealed::open;
use exchange::package::{
    CheckCode, Edition, Shelf, package_of, unpack, verification_json, verify,
};
use libfuzzer_sys::fuzz_target;
use locale::Language;
use report::package::{Verdict, package_finding_text};

struct Shipped;

impl Shelf for Shipped {
    fn edition(&self, reference: &str) -> Option<Edition> {
        static FIRST: LazyLock<Edition> = LazyLock::new(|| {
            let shipped = rubrics::shipped("industrial@2026.1").expect("shipped");
            let rubric = rubric_from_canonical(shipped.rubric).expect("good");
            let ledgers = rubrics::ledgers("industrial@2026.1").expect("shipped");
            let ledgers = ledgers_from_canonical(ledgers, &rubric).ok().map(Arc::new);
            Edition { rubric: Arc::new(rubric), ledgers }
        });
        (reference == "industrial@2026.1").then(|| FIRST.clone())
    }

    fn periods(&self) -> &str {
        rubrics::PERIODS
    }

    fn narrative(&self) -> &str {
        rubrics::NARRATIVE
    }
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = core::str::from_utf8(bytes) {
        let _ = CheckCode::from_typed(text);
    }
    // A work factor that takes long would be all that is tried.
    let is_low = |head: &[u8]| head.windows(3).any(|it| it == b" 1\n" || it == b" 2\n");
    if bytes.get(..64).is_none_or(is_low) {
        let _ = open(bytes, "correct horse \u{9a6c}");
    }
    let verification = verify(bytes, None, &Shipped, Language::Zh);
    for finding in &verification.findings {
        assert!(!package_finding_text(finding, Language::En).is_empty());
    }
    serde_json::from_str::<serde_json::Value>(&verification_json(&verification, Language::Zh))
        .expect("valid JSON");
    if verification.verdict == Verdict::Whole {
        let submission = unpack(bytes).expect("whole");
        let packed = package_of(&submission).expect("packed once");
        assert!(packed.bytes == bytes && Some(packed.code) == verification.code);
    } else {
        assert!(!verification.findings.is_empty());
    }
});
