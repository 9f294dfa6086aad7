//! The value of each indicator, one line of the table of indicator values after the other.

use super::number::{Exact, whole};

/// Looks a known figure up.
pub(super) type Lookup<'a> = &'a dyn Fn(&str) -> Exact;

/// How an indicator's value is made.
#[derive(Clone, Copy)]
pub(super) struct Formula {
    /// The figures it needs.
    pub(super) needs: &'static [&'static str],
    /// Those of them that make it not applicable when they are known to be 0.
    pub(super) not_zero: &'static [&'static str],
    /// The value when all are known and none of those is 0.
    pub(super) value: fn(Lookup<'_>) -> Exact,
}

/// The formula of I04 (its table of signs stands with the curves) has no value here.
fn no_value(_: Lookup<'_>) -> Exact {
    panic!("I04 has a table of its own")
}

fn percent(part: Exact, of: Exact) -> Exact {
    part / of * whole(100)
}

/// An area in 亩 of an area in ㎡: 1 亩 = 2000/3 ㎡.
fn mu(square_metres: Exact) -> Exact {
    square_metres * whole(3) / whole(2000)
}

/// The formula of the indicator on the land route.
pub(super) fn formula(id: &str) -> Formula {
    match id.as_bytes()[0] {
        b'D' => digital_formula(id),
        b'U' => urban_formula(id),
        _ if id < "I19" => common_formula(id),
        _ => later_common_formula(id),
    }
}

macro_rules! formula {
    ($needs:expr, $not_zero:expr, $value:expr) => {
        Formula { needs: &$needs, not_zero: &$not_zero, value: $value }
    };
}

fn common_formula(id: &str) -> Formula {
    match id {
        "I01" => formula!(["leading-revenue"], [], |f| f("leading-revenue") / whole(10_000)),
        "I02" => formula!(["leading-revenue", "revenue"], ["revenue"], |f| {
            percent(f("leading-revenue"), f("revenue"))
        }),
        "I03" => formula!(
            ["leading-revenue", "leading-revenue-prior", "city-revenue-growth"],
            ["leading-revenue-prior"],
            |f| {
                let growth = f("leading-revenue") - f("leading-revenue-prior");
                percent(growth, f("leading-revenue-prior")) - f("city-revenue-growth")
            }
        ),
        "I04" => formula!(["leading-profit", "leading-profit-prior"], [], no_value),
        "I05" => {
            formula!(["profit", "revenue"], ["revenue"], |f| percent(f("profit"), f("revenue")))
        }
        "I06" => formula!(["leading-revenue", "district-revenue"], ["district-revenue"], |f| {
            percent(f("leading-revenue"), f("district-revenue"))
        }),
        "I07" => formula!(
            ["leading-revenue", "revenue", "city-leading-share"],
            ["revenue", "city-leading-share"],
            |f| percent(f("leading-revenue"), f("revenue")) / f("city-leading-share")
        ),
        "I08" => {
            formula!(["tax", "supplied-industrial-land"], ["supplied-industrial-land"], |f| {
                f("tax") / mu(f("supplied-industrial-land"))
            })
        }
        "I09" => {
            formula!(["revenue", "supplied-industrial-land"], ["supplied-industrial-land"], |f| {
                f("revenue") / mu(f("supplied-industrial-land"))
            })
        }
        "I10" => {
            formula!(["new-project-investment", "new-project-land"], ["new-project-land"], |f| {
                f("new-project-investment") / mu(f("new-project-land"))
            })
        }
        "I11" => formula!(["value-added", "average-staff"], ["average-staff"], |f| {
            f("value-added") / f("average-staff")
        }),
        // Identified land of 0 is full marks, not "not applicable".
        "I12" => formula!(["low-output-land-disposed", "low-output-land-identified"], [], |f| {
            percent(f("low-output-land-disposed"), f("low-output-land-identified"))
        }),
        "I13" => formula!(["landed-investment"], [], |f| f("landed-investment") / whole(10_000)),
        "I14" => formula!(["cohort-landed", "cohort-signed"], ["cohort-signed"], |f| {
            percent(f("cohort-landed"), f("cohort-signed"))
        }),
        "I15" => {
            formula!(["invested-year", "plan-investment-year"], ["plan-investment-year"], |f| {
                percent(f("invested-year"), f("plan-investment-year")).min(whole(100))
            })
        }
        "I16" => formula!(
            ["pipeline-output", "leading-revenue-last-year"],
            ["leading-revenue-last-year"],
            |f| percent(f("pipeline-output"), f("leading-revenue-last-year"))
        ),
        "I17" => formula!(["on-time-projects", "due-projects"], ["due-projects"], |f| {
            percent(f("on-time-projects"), f("due-projects"))
        }),
        "I18" => {
            formula!(
                ["landed-leading-investment", "landed-investment"],
                ["landed-investment"],
                |f| { percent(f("landed-leading-investment"), f("landed-investment")) }
            )
        }
        _ => panic!("no indicator {id}"),
    }
}

fn later_common_formula(id: &str) -> Formula {
    match id {
        "I19" => formula!(["site-items-met", "site-items"], ["site-items"], |f| {
            percent(f("site-items-met"), f("site-items"))
        }),
        "I20" => formula!(["carrier-in-use", "carrier-available"], ["carrier-available"], |f| {
            percent(f("carrier-in-use"), f("carrier-available"))
        }),
        "I21" => formula!(["utility-items-met", "utility-items"], ["utility-items"], |f| {
            percent(f("utility-items-met"), f("utility-items"))
        }),
        "I22" => formula!(["digital-items-met", "digital-items"], ["digital-items"], |f| {
            percent(f("digital-items-met"), f("digital-items"))
        }),
        "I23" => formula!(["guide-score", "guide-applicable"], ["guide-applicable"], |f| {
            percent(f("guide-score"), f("guide-applicable"))
        }),
        "I24" => formula!(["rd-expense", "revenue"], ["revenue"], |f| {
            percent(f("rd-expense"), f("revenue"))
        }),
        "I25" => formula!(
            [
                "hitech-firms",
                "specialised-firms",
                "little-giants",
                "champions",
                "listed-firms",
                "firms-above-scale"
            ],
            ["firms-above-scale"],
            |f| {
                let points = f("hitech-firms")
                    + f("specialised-firms")
                    + whole(3) * f("little-giants")
                    + whole(5) * f("champions")
                    + whole(3) * f("listed-firms");
                percent(points, f("firms-above-scale"))
            }
        ),
        "I26" => formula!(
            ["platforms-national", "platforms-provincial", "platforms-municipal", "platforms-own"],
            [],
            |f| {
                whole(5) * f("platforms-national")
                    + whole(3) * f("platforms-provincial")
                    + f("platforms-municipal")
                    + f("platforms-own") / whole(2)
            }
        ),
        "I27" => formula!(
            ["energy", "revenue", "energy-prior", "revenue-prior"],
            ["revenue", "revenue-prior", "energy-prior"],
            |f| {
                let now = f("energy") / f("revenue");
                let prior = f("energy-prior") / f("revenue-prior");
                (whole(1) - now / prior) * whole(100)
            }
        ),
        "I28" => formula!(["reports-on-time", "reports-due"], ["reports-due"], |f| {
            percent(f("reports-on-time"), f("reports-due"))
        }),
        _ => panic!("no indicator {id}"),
    }
}

/// I08 of a digital area on the building route, in 元/㎡.
pub(super) fn tax_per_building_area() -> Formula {
    formula!(["tax", "building-area"], ["building-area"], |f| {
        f("tax") * whole(10_000) / f("building-area")
    })
}

fn digital_formula(id: &str) -> Formula {
    match id {
        "D01" => formula!(["revenue", "building-area"], ["building-area"], |f| {
            f("revenue") * whole(10_000) / f("building-area")
        }),
        "D02" => {
            formula!(["rd-staff", "staff"], ["staff"], |f| percent(f("rd-staff"), f("staff")))
        }
        "D03" => formula!(["patents-copyrights", "staff"], ["staff"], |f| {
            percent(f("patents-copyrights"), f("staff"))
        }),
        "D04" => formula!(["served-firms"], [], |f| f("served-firms")),
        "D05" => formula!(["security-items-met", "security-items"], ["security-items"], |f| {
            percent(f("security-items-met"), f("security-items"))
        }),
        _ => panic!("no indicator {id}"),
    }
}

fn urban_formula(id: &str) -> Formula {
    match id {
        "U01" => tax_per_building_area(),
        "U02" => formula!(["tenants-registered-taxed", "tenants"], ["tenants"], |f| {
            percent(f("tenants-registered-taxed"), f("tenants"))
        }),
        "U03" => formula!(["renewal-done", "renewal-planned"], ["renewal-planned"], |f| {
            percent(f("renewal-done"), f("renewal-planned"))
        }),
        "U04" => formula!(["complaints-on-time", "complaints"], ["complaints"], |f| {
            percent(f("complaints-on-time"), f("complaints"))
        }),
        "U05" => formula!(["staff", "building-area"], ["building-area"], |f| {
            f("staff") / f("building-area") * whole(1000)
        }),
        _ => panic!("no indicator {id}"),
    }
}
