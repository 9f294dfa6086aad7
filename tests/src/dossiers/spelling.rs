//! How an amount is written: mostly plainly, now and then in another of the accepted forms.

use crate::oracle::Form;
use crate::random::Random;

use super::magnitudes::ONE;

/// A valid JSON text for the amount, which is counted in millionths.
pub(super) fn spell(random: &mut Random, form: Form, amount: i64) -> String {
    let digits = match form {
        Form::YesNo => return if amount == 0 { "\"no\"".into() } else { "\"yes\"".into() },
        Form::Integer => (amount.max(0) / ONE).to_string(),
        Form::Decimal => decimal(random, amount.max(0)),
        Form::SignedDecimal => decimal(random, amount),
        Form::HalfStep => decimal(random, amount.max(0) / (ONE / 2) * (ONE / 2)),
    };
    if !digits.contains('.') && random.chance(8) {
        return digits;
    }
    if random.chance(3) {
        let (sign, unsigned) = digits.split_at(usize::from(digits.starts_with('-')));
        return format!("\"{sign}00{unsigned}\"");
    }
    if digits == "0" && form == Form::SignedDecimal && random.chance(20) {
        return "\"-0\"".to_owned();
    }
    format!("\"{digits}\"")
}

fn decimal(random: &mut Random, millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    let (before, after) = (size / ONE.unsigned_abs(), size % ONE.unsigned_abs());
    let all = format!("{after:06}");
    let after = if random.chance(4) { &all[..] } else { all.trim_end_matches('0') };
    let point = if after.is_empty() { "" } else { "." };
    format!("{sign}{before}{point}{after}")
}
