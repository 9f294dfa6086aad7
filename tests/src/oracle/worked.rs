//! The worked cases that the domain's paper computes by hand, as literal numbers.

use serde_json::{Value, json};

use super::answer::{Asked, assess};

const EXAMPLE: &str = include_str!("../../../examples/industrial-2020.json");

/// The answer to a file that gives only these figures, for the year 2020.
fn answer(figures: &Value) -> Value {
    answer_by("industrial@2026.1", figures)
}

fn answer_by(rubric: &str, figures: &Value) -> Value {
    let file = json!({"rubric": rubric, "period": "2020", "figures": figures});
    assess(file.to_string().as_bytes(), Asked::default()).answer().to_value()
}

/// The answer to the example with some figures changed.
fn example_with(figures: &Value) -> Value {
    let mut file: Value = serde_json::from_str(EXAMPLE).expect("the example is JSON");
    for (id, value) in figures.as_object().expect("figures") {
        file["figures"][id] = value.clone();
    }
    assess(file.to_string().as_bytes(), Asked::default()).answer().to_value()
}

fn line<'a>(answer: &'a Value, list: &str, id: &str) -> &'a Value {
    let lines = answer[list].as_array().expect("a list");
    lines.iter().find(|line| line["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

fn indicator<'a>(answer: &'a Value, id: &str) -> &'a Value {
    line(answer, "indicators", id)
}

/// Word, share and points of I04.
fn profit(prior: &str, current: &str) -> [Value; 3] {
    let answer = answer(&json!({"leading-profit-prior": prior, "leading-profit": current}));
    let line = indicator(&answer, "I04");
    ["word", "share", "points"].map(|key| line[key].clone())
}

#[test]
fn the_example_is_a_tenth_short_of_five_stars() {
    let answer = example_with(&json!({}));
    assert_eq!(answer["total"], json!({"low": "93.52", "high": "93.52", "value": "93.52"}));
    assert_eq!(answer["stars"], json!({"low": 4, "high": 4, "value": 4, "uncapped": 5}));
    let veto = json!({"id": "V2", "state": "triggered", "shortfall": "0.1"});
    assert_eq!(*line(&answer, "vetoes", "V2"), veto);
    assert_eq!(answer["missing"], json!([]));
    assert_eq!(answer["findings"], json!([]));
    let paid = example_with(&json!({"tax": "240000"}));
    assert_eq!(paid["stars"], json!({"low": 5, "high": 5, "value": 5, "uncapped": 5}));
}

#[test]
fn signs_of_profit() {
    assert_eq!(profit("0", "1200"), [json!("from-zero"), json!("0.6"), json!("1.80")]);
    assert_eq!(profit("0", "0"), [json!("zero-flat"), json!("0.6"), json!("1.80")]);
    assert_eq!(profit("0", "-1"), [json!("fell-to-loss"), json!("0"), json!("0.00")]);
    assert_eq!(profit("-800", "300"), [json!("turned-profit"), json!("1"), json!("3.00")]);
    assert_eq!(profit("-800", "-500"), [json!("loss-narrowed"), json!("0.475"), json!("1.43")]);
    assert_eq!(profit("-500", "-800"), [json!("loss-widened"), json!("0"), json!("0.00")]);
    assert_eq!(profit("-500", "-500"), [json!("loss-unchanged"), json!("0.4"), json!("1.20")]);
    assert_eq!(profit("-500", "0"), [json!("loss-cleared"), json!("0.8"), json!("2.40")]);
    assert_eq!(profit("800", "-300"), [json!("turned-loss"), json!("0"), json!("0.00")]);
    assert_eq!(profit("800", "0"), [Value::Null, json!("0"), json!("0.00")]);
    assert_eq!(profit("800", "800"), [Value::Null, json!("0.6"), json!("1.80")]);
}

#[test]
fn percentage_points() {
    let share = answer(&json!({"leading-revenue": "61.3", "revenue": "100"}));
    assert_eq!(indicator(&share, "I02")["share"], "0.726");
    assert_eq!(indicator(&share, "I02")["points"], "5.81");
    let growth = answer(&json!({
        "leading-revenue": "108.3", "leading-revenue-prior": "100", "city-revenue-growth": "5.1"
    }));
    assert_eq!(indicator(&growth, "I03")["value"], "3.2");
    assert_eq!(indicator(&growth, "I03")["share"], "0.828");
    assert_eq!(indicator(&growth, "I03")["points"], "4.14");
}

#[test]
fn exactly_sixty_percent_passes() {
    let exact = answer(&json!({"leading-revenue": "40200", "revenue": "67000"}));
    assert_eq!(indicator(&exact, "I02")["value"], "60");
    assert_eq!(line(&exact, "vetoes", "V1")["state"], "clear");
    let below = answer(&json!({"leading-revenue": "35997.6", "revenue": "60000"}));
    assert_eq!(indicator(&below, "I02")["value"], "59.996");
    let veto = json!({"id": "V1", "state": "triggered", "shortfall": "2.4"});
    assert_eq!(*line(&below, "vetoes", "V1"), veto);
}

#[test]
fn exactly_twenty_a_mu_passes() {
    let exact = answer(&json!({"supplied-industrial-land": "800000", "tax": "24000"}));
    assert_eq!(indicator(&exact, "I08")["value"], "20");
    assert_eq!(line(&exact, "vetoes", "V2")["state"], "clear");
    let below = answer(&json!({"supplied-industrial-land": "800000", "tax": "23999.9"}));
    // 23,999.9 / 1,200 = 19.9999166…; the paper prints 19.99992.
    assert_eq!(indicator(&below, "I08")["value"], "19.999916666667");
    let veto = json!({"id": "V2", "state": "triggered", "shortfall": "0.1"});
    assert_eq!(*line(&below, "vetoes", "V2"), veto);
}

#[test]
fn signed_is_not_landed() {
    let figures = json!({
        "landed-investment": "523000", "cohort-signed": "12", "cohort-landed": "7"
    });
    let landed = answer(&figures);
    assert_eq!(indicator(&landed, "I13")["share"], "0.9046");
    assert_eq!(indicator(&landed, "I13")["points"], "4.52");
    assert_eq!(indicator(&landed, "I14")["value"], "58.333333333333");
    assert_eq!(indicator(&landed, "I14")["share"], "0.675");
    assert_eq!(indicator(&landed, "I14")["points"], "2.70");
    let more = answer(&json!({"cohort-signed": "17", "cohort-landed": "7"}));
    assert_eq!(indicator(&more, "I14")["value"], "41.176470588235");
}

#[test]
fn no_denominator_is_not_applicable() {
    let answer = example_with(&json!({
        "supplied-industrial-land": "0", "cohort-signed": "0", "due-projects": "0"
    }));
    for id in ["I08", "I09", "I14", "I17"] {
        assert_eq!(indicator(&answer, id)["state"], "not-applicable", "{id}");
    }
    // G2 keeps 20: I10, I11 and I12 weigh 3, 3 and 2 of 8. G3: 5, 4, 3 and 2 of 14.
    for (id, weight) in [
        ("I10", "7.50"),
        ("I11", "7.50"),
        ("I12", "5.00"),
        ("I13", "7.14"),
        ("I15", "5.71"),
        ("I16", "4.29"),
        ("I18", "2.86"),
    ] {
        assert_eq!(indicator(&answer, id)["effective_weight"], weight, "{id}");
    }
    assert_eq!(line(&answer, "vetoes", "V2")["state"], "unjudgeable");
}

#[test]
fn a_digital_area_may_be_judged_by_its_buildings() {
    let figures = |route: Value| {
        json!({
            "building-route": route, "tax": "2000", "building-area": "100000",
            "supplied-industrial-land": "100000"
        })
    };
    let digital = |route| answer_by("digital@2026.1", &figures(route));
    let by_building = digital(json!("yes"));
    assert_eq!(indicator(&by_building, "I08")["value"], "200");
    assert_eq!(indicator(&by_building, "I08")["points"], "4.90");
    assert_eq!(line(&by_building, "vetoes", "V2")["state"], "clear");
    for no in [json!("no"), Value::Null] {
        let by_land = digital(no);
        assert_eq!(indicator(&by_land, "I08")["value"], "13.333333333333");
        let veto = json!({"id": "V2", "state": "triggered", "shortfall": "1000"});
        assert_eq!(*line(&by_land, "vetoes", "V2"), veto);
    }
    let unknown = digital(json!("maybe"));
    assert_eq!(indicator(&unknown, "I08")["state"], "missing");
    assert_eq!(line(&unknown, "vetoes", "V2")["state"], "undecided");
    let missing = unknown["missing"].as_array().expect("a list");
    assert!(missing.contains(&json!("building-route")));
    let last = unknown["indicators"].as_array().and_then(|lines| lines.last());
    assert_eq!(last.map(|line| line["id"].clone()), Some(json!("D05")));
}

#[test]
fn an_urban_area_has_a_veto_and_a_curve_of_its_own() {
    let figures = json!({"leading-revenue": "50000", "fire-safety-breach": "yes"});
    let urban = answer_by("urban@2026.1", &figures);
    assert_eq!(indicator(&urban, "I01")["share"], "0.4");
    assert_eq!(indicator(&urban, "I01")["effective_weight"], "4.00");
    assert_eq!(line(&urban, "vetoes", "V7")["state"], "triggered");
    assert_eq!(urban["stars"], json!({"low": 0, "high": 0, "value": null, "uncapped": null}));
}
