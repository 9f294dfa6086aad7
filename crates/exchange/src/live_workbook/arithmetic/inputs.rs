//! [`InputCells`]: the cells that read the figures, and what stands in them now.
//!
//! A figure's row has: the size of its number, the same rounded to the places that its type may
//! have, whether it is taken, whether it does not apply, whether it is missing, whether it is too
//! large to be computed with, whole ones, parts, its sign, and its parts of five digits.

use dashu_int::IBig;
use engine::facts::FactSet;
use engine::graph::Value;
use engine::ir::FigureInput;
use engine::quantity::rational::power_of_ten;
use engine::quantity::{Known, Rational};
use engine::rubric::{Figure, FigureType, Rubric};

use super::form::{Atom, Form, parts_of};
use super::tape::{RowKind, Tape};
use super::{BASE, LARGEST_FIGURE};

/// Where the figures stand, as formulas of this sheet write it.
#[derive(Debug)]
pub(in super::super) struct Places {
    /// Each figure; none for those that the rubric does not use.
    pub(in super::super) figures: Vec<Option<Place>>,
    /// The period.
    pub(in super::super) period: String,
    /// What is written for yes and for no.
    pub(in super::super) words: [String; 2],
}

/// Where a figure stands.
#[derive(Debug)]
pub(in super::super) struct Place {
    /// Its number or answer.
    pub(in super::super) number: String,
    /// The reason why it does not apply.
    pub(in super::super) reason: String,
    /// True if a number or answer stands there now.
    pub(in super::super) is_given: bool,
}

/// The cells of a figure.
#[derive(Debug, Clone)]
pub(in super::super) struct FigureCells {
    pub(super) raw: Form,
    pub(super) missing: Atom,
    pub(super) not_applicable: Atom,
    /// 1 if it is too large to be computed with.
    pub(super) beyond: Atom,
}

/// The cells of all figures, and of the period.
#[derive(Debug)]
pub(in super::super) struct InputCells {
    pub(super) figures: Vec<Option<FigureCells>>,
    pub(super) interim: Atom,
    /// What the program is given for the figures as they are now.
    pub(super) now: Vec<FigureInput>,
}

impl InputCells {
    /// Writes them.
    pub(in super::super) fn write(
        tape: &mut Tape,
        rubric: &Rubric,
        facts: &FactSet,
        is_interim: bool,
        places: &Places,
        name: &dyn Fn(usize) -> String,
    ) -> Self {
        let mut figures = Vec::new();
        let mut now = Vec::new();
        for (index, figure) in rubric.figures.iter().enumerate() {
            let input = input_of(figure, facts.fact(index));
            let cells = places.figures.get(index).and_then(Option::as_ref).map(|place| {
                tape.begin(RowKind::Said(name(index)));
                let is_large = is_large(figure, facts.fact(index));
                let writer = FigureWriter { figure, input: &input, is_large, place };
                writer.write(tape, &places.words)
            });
            figures.push(cells);
            now.push(input);
        }
        let interim = interim(tape, is_interim, &places.period);
        Self { figures, interim, now }
    }
}

/// A number in units of its last place; none too large.
fn input_of(figure: &Figure, fact: &Known<Value>) -> FigureInput {
    match fact {
        Known::Missing => FigureInput::Missing,
        Known::NotApplicable => FigureInput::NotApplicable,
        Known::Value(Value::Truth(truth)) => FigureInput::Value(u8::from(*truth).into()),
        Known::Value(Value::Number(base)) => {
            let scale = IBig::from(power_of_ten(figure.of.places()));
            let whole = (in_unit(figure, base) * Rational::from(scale.clone())).floor();
            let most = IBig::from(LARGEST_FIGURE) * scale - IBig::ONE;
            FigureInput::Value(whole.max(-most.clone()).min(most))
        }
    }
}

fn in_unit(figure: &Figure, base: &Rational) -> Rational {
    figure.unit.as_ref().map_or_else(|| base.clone(), |unit| base / &unit.factor)
}

fn is_large(figure: &Figure, fact: &Known<Value>) -> bool {
    let number = fact.value().and_then(Value::as_number).map(|base| in_unit(figure, base));
    let limit = Rational::from(LARGEST_FIGURE);
    number.is_some_and(|number| number >= limit || number <= -limit)
}

/// 1 if the period is not a whole year: the text `2020` or `2020Q4`, or the number 2020.
fn interim(tape: &mut Tape, is_interim: bool, period: &str) -> Atom {
    tape.begin(RowKind::Said(String::new()));
    let written =
        format!("IF(ISNUMBER({period}),TEXT({period},\"0\"),IF(ISTEXT({period}),{period},\"\"))");
    let text = tape.put(written, String::new());
    let digit = |at: u8| format!("ISNUMBER(FIND(MID({text},{at},1),\"0123456789\"))");
    let digits: Vec<String> = [1, 2, 3, 4].map(digit).to_vec();
    let ending = format!("LEN({text})=4,AND(LEN({text})=6,EXACT(RIGHT({text},2),\"Q4\"))");
    let formula = format!("IF(AND(OR({ending}),{}),0,1)", digits.join(","));
    tape.put_atom(formula, i64::from(is_interim), (0, 1))
}

struct FigureWriter<'a> {
    figure: &'a Figure,
    input: &'a FigureInput,
    is_large: bool,
    place: &'a Place,
}

impl FigureWriter<'_> {
    fn write(&self, tape: &mut Tape, words: &[String; 2]) -> FigureCells {
        match self.figure.of {
            FigureType::YesNo => self.answer(tape, words),
            FigureType::Integer
            | FigureType::HalfStep
            | FigureType::Decimal
            | FigureType::SignedDecimal => self.amount(tape),
        }
    }

    fn truth(tape: &mut Tape, formula: String, truth: bool) -> Atom {
        tape.put_atom(formula, i64::from(truth), (0, 1))
    }

    /// 1 if a reason says that it does not apply, and no number contradicts.
    fn not_applicable(&self, tape: &mut Tape) -> Atom {
        if !self.figure.allows_na {
            tape.skip();
            return Atom::literal(0);
        }
        let (reason, number) = (self.bare_reason(), &self.place.number);
        let formula = format!("IF(ISBLANK({number}),IF(LEN({reason})>0,1,0),0)");
        Self::truth(tape, formula, *self.input == FigureInput::NotApplicable)
    }

    /// The reason without the blanks that are none.
    fn bare_reason(&self) -> String {
        let blanks = ["\" \"", "CHAR(9)", "CHAR(10)", "CHAR(13)"];
        let reason = self.place.reason.clone();
        blanks.iter().fold(reason, |text, blank| format!("SUBSTITUTE({text},{blank},\"\")"))
    }

    /// 1 if nothing was given that counts.
    fn missing(&self, tape: &mut Tape, taken: &Atom, not_applicable: &Atom) -> Atom {
        let number = &self.place.number;
        let open = if self.figure.absent.is_some() {
            format!("IF(ISBLANK({number}),0,1-{})", taken.text)
        } else {
            format!("1-{}", taken.text)
        };
        let formula = match not_applicable.known() {
            Some(_) => open,
            None => format!("IF({}=1,0,{open})", not_applicable.text),
        };
        Self::truth(tape, formula, *self.input == FigureInput::Missing)
    }

    fn answer(&self, tape: &mut Tape, [yes, no]: &[String; 2]) -> FigureCells {
        let number = &self.place.number;
        let is_yes = *self.input == FigureInput::Value(IBig::ONE);
        let is_value = matches!(self.input, FigureInput::Value(_));
        tape.skip();
        tape.skip();
        let formula = format!(
            "IF(ISTEXT({number}),IF(OR(EXACT({number},\"{yes}\"),EXACT({number},\"{no}\")),1,0),0)"
        );
        let absent = self.figure.absent;
        let taken = Self::truth(tape, formula, is_value && self.place.is_given);
        let not_applicable = self.not_applicable(tape);
        let missing = self.missing(tape, &taken, &not_applicable);
        // Not too large, no whole ones, no parts, no sign.
        for _ in 0..4 {
            tape.skip();
        }
        let raw = match absent {
            Some(true) => format!("IF(ISTEXT({number}),IF(EXACT({number},\"{no}\"),0,1),1)"),
            _ => format!("IF(ISTEXT({number}),IF(EXACT({number},\"{yes}\"),1,0),0)"),
        };
        let raw = Self::truth(tape, raw, is_yes);
        FigureCells { raw: Form::of_atom(raw), missing, not_applicable, beyond: Atom::literal(0) }
    }

    fn amount(&self, tape: &mut Tape) -> FigureCells {
        let (number, places) = (&self.place.number, self.figure.of.places());
        let raw = match self.input {
            FigureInput::Value(value) => value.clone(),
            FigureInput::Missing | FigureInput::NotApplicable => IBig::ZERO,
        };
        let is_negative = raw < IBig::ZERO;
        let size = if is_negative { -raw } else { raw };
        let is_signed = self.figure.of == FigureType::SignedDecimal;
        let is_value = matches!(self.input, FigureInput::Value(_));
        let shown = number_text(&size, places);
        let entered = tape.put(format!("IF(ISNUMBER({number}),ABS({number}),0)"), shown.clone());
        let rounded = tape.put(format!("ROUND({entered},{places})"), shown);
        let taken = self.taken(tape, &entered, &rounded, is_value);
        let not_applicable = self.not_applicable(tape);
        let missing = self.missing(tape, &taken, &not_applicable);
        let beyond = format!("IF({}=1,IF({rounded}>={LARGEST_FIGURE},1,0),0)", taken.text);
        let beyond = Self::truth(tape, beyond, self.is_large);
        let (taken, large) = (&taken.text, &beyond.text);
        let most = LARGEST_FIGURE.saturating_sub(1);
        let whole = format!("IF({taken}=1,IF({large}=1,{most},INT({rounded})),0)");
        let scale = IBig::from(power_of_ten(places));
        let whole = tape.put_atom(whole, small(&(&size / &scale)), (0, most));
        let last = small(&scale).saturating_sub(1);
        let parts = format!(
            "IF({taken}=1,IF({large}=1,{last},ROUND(({rounded}-{})*{scale},0)),0)",
            whole.text
        );
        let fraction = match places {
            0 => {
                tape.skip();
                Atom::literal(0)
            }
            _ => tape.put_atom(parts, small(&(&size % &scale)), (0, last)),
        };
        let sign = is_signed.then(|| {
            let sign = if is_negative { -1 } else { 1 };
            let formula = format!("IF(ISNUMBER({number}),IF({number}<0,-1,1),1)");
            tape.put_atom(formula, sign, (-1, 1))
        });
        if !is_signed {
            tape.skip();
        }
        let raw = self.parts(tape, (&whole, &fraction), sign.as_ref(), &size);
        FigureCells { raw, missing, not_applicable, beyond }
    }

    /// 1 if the number has the form of its type.
    fn taken(&self, tape: &mut Tape, entered: &str, rounded: &str, is_taken: bool) -> Atom {
        let number = &self.place.number;
        // A number that was computed may be a little off; one with a digit too many is not.
        let near = format!("ABS({entered}-{rounded})<=1E-9+{entered}*1E-15");
        let mut conditions = vec![near];
        match self.figure.of {
            FigureType::SignedDecimal => {}
            FigureType::HalfStep => {
                conditions.push(format!("{number}>=0"));
                conditions.push(format!("ROUND({rounded}*2,0)={rounded}*2"));
            }
            FigureType::Integer | FigureType::Decimal | FigureType::YesNo => {
                conditions.push(format!("{number}>=0"));
            }
        }
        if self.figure.allows_na {
            conditions.push(format!("LEN({})=0", self.bare_reason()));
        }
        let formula = format!("IF(ISNUMBER({number}),IF(AND({}),1,0),0)", conditions.join(","));
        Self::truth(tape, formula, is_taken)
    }

    /// Whole ones and parts as parts of five digits.
    fn parts(
        &self,
        tape: &mut Tape,
        (whole, fraction): (&Atom, &Atom),
        sign: Option<&Atom>,
        size: &IBig,
    ) -> Form {
        let places = self.figure.of.places();
        let signed = |formula: String| match sign {
            Some(sign) => format!("{}*{formula}", sign.text),
            None => formula,
        };
        let (whole, fraction) = (&whole.text, &fraction.text);
        let (first, above) = match places {
            0 => (format!("MOD({whole},{BASE})"), format!("INT({whole}/{BASE})")),
            1 => {
                let all = format!("({whole}*10+{fraction})");
                (format!("MOD({all},{BASE})"), format!("INT({all}/{BASE})"))
            }
            _ => {
                (format!("MOD({fraction},{BASE})"), format!("({whole}*10+INT({fraction}/{BASE}))"))
            }
        };
        let mut formulas = vec![first];
        match places {
            0 | 1 => formulas.push(above),
            _ => {
                formulas.push(format!("MOD({above},{BASE})"));
                formulas.push(format!("INT({above}/{BASE})"));
            }
        }
        let mut values = parts_of(size);
        values.resize(formulas.len(), 0);
        let factor = sign.map_or(1, |sign| sign.value);
        let least = if sign.is_some() { 1 - BASE } else { 0 };
        let mut parts = Vec::new();
        for (formula, value) in formulas.into_iter().zip(values) {
            let value = value.saturating_mul(factor);
            parts.push(tape.put_atom(signed(formula), value, (least, BASE - 1)));
        }
        let most = IBig::from(LARGEST_FIGURE) * IBig::from(power_of_ten(places)) - IBig::ONE;
        let low = if sign.is_some() { -most.clone() } else { IBig::ZERO };
        Form { low, high: most, ..Form::of_parts(parts) }
    }
}

fn small(number: &IBig) -> i64 {
    i64::try_from(number.clone()).unwrap_or_default()
}

/// Units of the last place as a decimal.
fn number_text(size: &IBig, places: usize) -> String {
    let number = Rational::from_parts(size.clone(), power_of_ten(places));
    engine::quantity::rational::short_decimal(&number, places)
}
