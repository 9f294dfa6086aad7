//! The whole-number form of every node says what the engine says: value, missing, inapplicable.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "units are Chinese")]

use std::fmt::Write as _;
use std::sync::Arc;

use dashu_int::{IBig, UBig};
use engine::facts::{RawEntry, facts_from_entries};
use engine::graph::{NodeId, NodeValues, Value};
use engine::ir::{IntegerProgram, Lowered, lowered_nodes};
use engine::quantity::{Known, Rational};
use engine::rubric::Rubric;
use engine::rubric::source::rubric_from_source;
use exchange::dossier_from_bytes;
use tests::dossiers::dossiers;
use tests::lowered::inputs_from_facts;
use tests::oracle::Kind;

fn compare(rubric: &Rubric, program: &IntegerProgram, lowered: &[Lowered], facts: &[Known<Value>]) {
    let nodes = NodeValues::of(&rubric.graph, facts);
    let results = program.evaluate(&inputs_from_facts(rubric, facts));
    let at = |id: engine::ir::OperationId| &results[id.0];
    for (index, lowered) in lowered.iter().enumerate() {
        let states = (at(lowered.missing), at(lowered.not_applicable));
        let (zero, one) = (IBig::ZERO, IBig::ONE);
        let node = &rubric.graph.nodes()[index];
        match nodes.get(NodeId(index)) {
            Known::Missing => assert_eq!(states, (&one, &zero), "{node:?}"),
            Known::NotApplicable => assert_eq!(states, (&zero, &one), "{node:?}"),
            Known::Value(value) => {
                assert_eq!(states, (&zero, &zero), "{node:?}");
                let below: UBig = at(lowered.denominator).clone().try_into().expect("positive");
                let found = Rational::from_parts(at(lowered.numerator).clone(), below);
                let wanted = match value {
                    Value::Number(number) => number.clone(),
                    Value::Truth(truth) => Rational::from(u8::from(*truth)),
                };
                assert_eq!(found, wanted, "{node:?}");
            }
        }
    }
}

#[test]
fn the_shipped_rubrics_on_random_dossiers() {
    for kind in Kind::ALL {
        let reference = format!("{}@2026.1", kind.id());
        let rubric: Arc<Rubric> = wutong_cli::catalogue::shipped(&reference).unwrap();
        let (program, lowered) = lowered_nodes(&rubric.graph, &rubric.figure_scales());
        for dossier in dossiers(7, kind).take(300) {
            let file = dossier_from_bytes(dossier.to_json().as_bytes()).unwrap();
            let (facts, _, _) = facts_from_entries(&rubric, &file.dossier);
            compare(&rubric, &program, &lowered, facts.facts());
        }
    }
}

/// Every operator, on small values of every state: all pairs of a short list.
#[test]
fn every_operator_on_every_state() {
    let expressions = [
        "a + b",
        "a - b",
        "a * b / 1 元",
        "a / b * 1 元",
        "-a",
        "abs(a)",
        "growth(a, b) * 1 元",
        "min(a, b, 3 元)",
        "max(a, b, 3 元)",
        "clamp(a, -1 元, b)",
        "round(a, 0.5 元)",
        "round(a, 0.3 元)",
        "if a < b then a else b",
        "if t then a else b",
        "if t and a > 0 元 then b else a",
        "if t or a >= b then a else b",
        "if not t then a / b * 1 元 else b",
        "if a = b then a else 2 * b",
        "if a != b and a <= b then a else b",
        "a / (a * b) * 1 元 * 1 元",
        "a / (a / b) * 1",
        "a - b / (b / a) * (1 - 0.25)",
    ];
    let mut source = include_str!("../rubrics/base.toml").to_owned();
    for (id, of) in [("a", "signed-decimal"), ("b", "signed-decimal")] {
        write!(
            source,
            "\n[[figure]]\nid = \"{id}\"\nname = {{ zh = \"{id}\", en = \"{id}\" }}\nunit = \"元\"\n\
             type = \"{of}\"\nspan = \"year\"\nform = \"T\"\nna = true\n"
        )
        .unwrap();
    }
    source.push_str(
        "\n[[figure]]\nid = \"t\"\nname = { zh = \"t\", en = \"t\" }\ntype = \"yes-no\"\n\
         span = \"year\"\nform = \"T\"\nna = true\n",
    );
    for (index, expression) in expressions.iter().enumerate() {
        write!(
            source,
            "\n[[derived]]\nid = \"x{index}\"\nname = {{ zh = \"x\", en = \"x\" }}\nunit = \"元\"\n\
             value = \"{expression}\"\nplaces = 2\n"
        )
        .unwrap();
    }
    let rubric = match rubric_from_source("rubric.toml", &source, &mut |_| None) {
        Ok(rubric) => rubric,
        Err(errors) => panic!("{errors:#?}"),
    };
    let (program, lowered) = lowered_nodes(&rubric.graph, &rubric.figure_scales());
    let text = |text: &str| RawEntry::Text(text.to_owned());
    let mut states: Vec<RawEntry> =
        ["0", "1", "-1", "0.5", "-2.25", "1000000.000001"].iter().map(|it| text(it)).collect();
    states.extend([RawEntry::Nothing, RawEntry::NotApplicable("none".to_owned())]);
    let mut truths: Vec<RawEntry> = ["yes", "no"].iter().map(|it| text(it)).collect();
    truths.extend([RawEntry::Nothing, RawEntry::NotApplicable("none".to_owned())]);
    for a in &states {
        for b in &states {
            for t in &truths {
                let entries = [("a", a), ("b", b), ("t", t)];
                let entries = entries.map(|(id, entry)| (id.to_owned(), entry.clone())).to_vec();
                let dossier = engine::facts::Dossier { entries, ..Default::default() };
                // Figures that nothing scored uses are facts all the same.
                let (facts, _, _) = facts_from_entries(&rubric, &dossier);
                compare(&rubric, &program, &lowered, facts.facts());
            }
        }
    }
}
