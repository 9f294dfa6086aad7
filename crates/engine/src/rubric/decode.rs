//! The canonical JSON of a rubric → [`RubricDocument`], by hand.
//!
//! Derived readers of some twenty tables would be a third of the page's engine; this one is a
//! few small functions. It reads what the build has written and checked, so all it says of
//! anything else is that it is not a rubric. A test holds it against the derived reader.

use serde_json::{Map, Value};

use super::document::{
    BalanceEntry, BandEntry, CaseEntry, CurveEntry, DerivedEntry, DimensionEntry, EffectEntry,
    FigureEntry, FigureType, HolderEntry, IndicatorEntry, NatureName, RouteEntry, RubricDocument,
    ShortfallEntry, Span, Term, Text, UnitEntry, VetoEntry, WordEntry,
};

/// The document of a canonical JSON text; `None` if it is not one.
pub fn document_from_canonical(text: &str) -> Option<RubricDocument> {
    let value: Value = serde_json::from_str(text).ok()?;
    let it = Table(value.as_object()?);
    Some(RubricDocument {
        id: it.text("id")?,
        edition: it.text("edition")?,
        name: it.label("name")?,
        note: it.label("note")?,
        unit: it.list("unit", unit)?,
        figure: it.list("figure", figure)?,
        holder: it.list("holder", |it| {
            Some(HolderEntry { id: it.text("id")?, name: it.label("name")? })
        })?,
        derived: it.list("derived", derived)?,
        dimension: it.list("dimension", |it| {
            let (id, name, weight) = (it.text("id")?, it.label("name")?, it.text("weight")?);
            Some(DimensionEntry { id, name, weight })
        })?,
        indicator: it.list("indicator", indicator)?,
        word: it
            .list("word", |it| Some(WordEntry { id: it.text("id")?, name: it.label("name")? }))?,
        veto: it.list("veto", veto)?,
        band: it.list("band", |it| {
            let (stars, from, below) = (it.count("stars")?, it.text("from")?, it.text("below"));
            Some(BandEntry { stars: u8::try_from(stars).ok()?, from, below })
        })?,
    })
}

/// A JSON object, read key by key.
#[derive(Clone, Copy)]
pub(crate) struct Table<'a>(pub(crate) &'a Map<String, Value>);

impl<'a> Table<'a> {
    pub(crate) fn text(self, key: &str) -> Option<String> {
        self.0.get(key)?.as_str().map(str::to_owned)
    }

    pub(crate) fn table(self, key: &str) -> Option<Table<'a>> {
        self.0.get(key)?.as_object().map(Table)
    }

    pub(crate) fn label(self, key: &str) -> Option<Text> {
        let label = self.table(key)?;
        Some(Text { zh: label.text("zh")?, en: label.text("en")? })
    }

    pub(crate) fn flag(self, key: &str) -> bool {
        self.0.get(key).and_then(Value::as_bool).unwrap_or_default()
    }

    pub(crate) fn count(self, key: &str) -> Option<usize> {
        usize::try_from(self.0.get(key)?.as_u64()?).ok()
    }

    /// The items of a list; one that is absent is empty.
    pub(crate) fn list<T>(self, key: &str, item: fn(Table<'a>) -> Option<T>) -> Option<Vec<T>> {
        let Some(items) = self.0.get(key) else { return Some(Vec::new()) };
        let items = items.as_array()?.iter();
        items.map(|value| value.as_object().and_then(|it| item(Table(it)))).collect()
    }

    /// The texts of a list; one that is absent is empty.
    pub(crate) fn texts(self, key: &str) -> Option<Vec<String>> {
        let Some(items) = self.0.get(key) else { return Some(Vec::new()) };
        items.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect()
    }

    /// The pairs of a list; one that is absent is empty.
    pub(crate) fn pairs_or_none(self, key: &str) -> Option<Vec<[String; 2]>> {
        if self.0.contains_key(key) { self.pairs(key) } else { Some(Vec::new()) }
    }

    pub(crate) fn pairs(self, key: &str) -> Option<Vec<[String; 2]>> {
        let pair = |value: &Value| match value.as_array()?.as_slice() {
            [left, right] => Some([left.as_str()?.to_owned(), right.as_str()?.to_owned()]),
            _ => None,
        };
        self.0.get(key)?.as_array()?.iter().map(pair).collect()
    }
}

pub(crate) fn unit(it: Table<'_>) -> Option<UnitEntry> {
    Some(UnitEntry {
        symbol: it.text("symbol")?,
        en: it.text("en")?,
        is: it.text("is"),
        nature: match it.text("nature").as_deref() {
            Some("rate") => Some(NatureName::Rate),
            Some("rate-difference") => Some(NatureName::RateDifference),
            Some("number") => Some(NatureName::Number),
            _ => None,
        },
        aliases: it.texts("aliases")?,
        accepts: it.texts("accepts")?,
    })
}

pub(crate) fn figure(it: Table<'_>) -> Option<FigureEntry> {
    Some(FigureEntry {
        id: it.text("id")?,
        name: it.label("name")?,
        unit: it.text("unit"),
        of: match it.text("type")?.as_str() {
            "integer" => FigureType::Integer,
            "half-step" => FigureType::HalfStep,
            "decimal" => FigureType::Decimal,
            "signed-decimal" => FigureType::SignedDecimal,
            "yes-no" => FigureType::YesNo,
            _ => return None,
        },
        span: match it.text("span")?.as_str() {
            "instant" => Span::Instant,
            "year-to-date" => Span::YearToDate,
            "year" => Span::Year,
            _ => return None,
        },
        form: it.text("form")?,
        holder: it.text("holder"),
        na: it.flag("na"),
        part_of: it.text("part-of"),
        part_rate: it.text("part-rate"),
        maximum: it.text("maximum"),
        absent: it.text("absent"),
    })
}

fn derived(it: Table<'_>) -> Option<DerivedEntry> {
    Some(DerivedEntry {
        id: it.text("id")?,
        name: it.label("name")?,
        unit: it.text("unit")?,
        value: it.text("value")?,
        places: it.count("places")?,
    })
}

fn indicator(it: Table<'_>) -> Option<IndicatorEntry> {
    Some(IndicatorEntry {
        id: it.text("id")?,
        name: it.label("name")?,
        dimension: it.text("dimension")?,
        unit: it.text("unit")?,
        meaning: it.label("meaning")?,
        case: it.list("case", case)?,
        value: it.text("value")?,
        curve: curve(it.table("curve")?),
        weight: it.text("weight")?,
        term: match it.text("term")?.as_str() {
            "near" => Term::Near,
            "long" => Term::Long,
            _ => return None,
        },
        places: it.count("places")?,
        lines: it.texts("lines")?,
        data: it.label("data")?,
        basis: it.label("basis")?,
    })
}

fn case(it: Table<'_>) -> Option<CaseEntry> {
    let route = match it.table("route") {
        Some(it) => Some(RouteEntry {
            unit: it.text("unit")?,
            value: it.text("value")?,
            curve: curve(it.table("curve")?),
            lines: it.texts("lines")?,
        }),
        None => None,
    };
    Some(CaseEntry {
        when: it.text("when")?,
        share: it.text("share"),
        word: it.text("word"),
        route,
    })
}

fn curve(it: Table<'_>) -> CurveEntry {
    CurveEntry {
        linear: it.pairs("linear"),
        steps: it.pairs("steps"),
        target: it.text("target"),
        reverse: it.text("reverse"),
    }
}

pub(crate) fn shortfall(it: Table<'_>) -> Option<ShortfallEntry> {
    Some(ShortfallEntry { value: it.text("value")?, unit: it.text("unit")?, of: it.text("of")? })
}

fn veto(it: Table<'_>) -> Option<VetoEntry> {
    let effect = match (it.text("effect").as_deref(), it.table("effect")) {
        (Some("no-rating"), _) => EffectEntry::NoRating,
        (Some("range-only"), _) => EffectEntry::RangeOnly,
        (_, Some(it)) => EffectEntry::AtMost(u8::try_from(it.count("at-most")?).ok()?),
        _ => return None,
    };
    let shortfall = match it.table("shortfall") {
        Some(it) => Some(shortfall(it)?),
        None => None,
    };
    let balance = match it.table("balance") {
        Some(it) => Some(BalanceEntry { near: it.text("near")?, long: it.text("long")? }),
        None => None,
    };
    let missing_any =
        if it.0.contains_key("missing-any") { Some(it.texts("missing-any")?) } else { None };
    Some(VetoEntry {
        id: it.text("id")?,
        name: it.label("name")?,
        effect,
        when: it.text("when"),
        unjudgeable: it.text("unjudgeable"),
        annual_only: it.flag("annual-only"),
        shortfall,
        indicator: it.text("indicator"),
        missing_any,
        balance,
        off: it.flag("off"),
        basis: it.label("basis")?,
    })
}
