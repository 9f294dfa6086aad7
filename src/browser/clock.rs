//! The clock: ISO texts in, local times out.

use std::fmt::Write as _;

use js_sys::{Date, Math, Number, Uint8Array};
use wasm_bindgen::JsValue;

/// Now, as ISO 8601 in UTC.
pub(crate) fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// Now, in milliseconds since 1970.
pub(crate) fn milliseconds() -> u64 {
    milliseconds_of(Date::now())
}

/// An ISO text, in milliseconds since 1970; 0 if it is none.
pub(crate) fn milliseconds_at(iso: &str) -> u64 {
    milliseconds_of(Date::parse(iso))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "times of day are whole and positive; what is no number becomes 0"
)]
fn milliseconds_of(time: f64) -> u64 {
    time as u64
}

/// The local day: `2026-11-24`.
pub(crate) fn today() -> String {
    date_and_time(&now()).chars().take(10).collect()
}

/// The year now.
pub(crate) fn year() -> u32 {
    Date::new_0().get_full_year()
}

/// The local time of day of an ISO text: `14:02`.
pub(crate) fn time_of_day(iso: &str) -> String {
    let date = Date::new(&JsValue::from_str(iso));
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// Local date and time of an ISO text: `2026-11-24 14:02`.
pub(crate) fn date_and_time(iso: &str) -> String {
    let date = Date::new(&JsValue::from_str(iso));
    let month = date.get_month().saturating_add(1);
    format!("{}-{month:02}-{:02} {}", date.get_full_year(), date.get_date(), time_of_day(iso))
}

/// Whole minutes until a local time such as `2026-11-30T18:00`, rounded down; none if it is no
/// time.
pub(crate) fn minutes_until(local: &str) -> Option<i64> {
    let at = Date::parse(local);
    (!at.is_nan()).then(|| minutes_of(at - Date::now()))
}

#[allow(clippy::cast_possible_truncation, reason = "a time in minutes is far below the limit")]
fn minutes_of(milliseconds: f64) -> i64 {
    (milliseconds / 60_000.0).floor() as i64
}

/// A new id: the time and some chance, so that two windows do not make the same.
pub(crate) fn new_id() -> String {
    let time: String = now().chars().filter(char::is_ascii_digit).collect();
    let chance = Number::from(Math::random()).to_string_with_radix(36);
    let chance = chance.ok().map(String::from).unwrap_or_default();
    let chance: String = chance.chars().skip(2).take(6).collect();
    format!("{time}-{chance}")
}

/// So many random bytes, in hexadecimal, good enough for keys; empty where the browser has none.
pub(crate) fn random_hexadecimal(length: u32) -> String {
    let bytes = Uint8Array::new_with_length(length);
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let is_filled =
        crypto.is_some_and(|it| it.get_random_values_with_array_buffer_view(&bytes).is_ok());
    let mut written = String::new();
    for byte in bytes.to_vec().iter().filter(|_| is_filled) {
        // Writing to a String cannot fail.
        let _ = write!(written, "{byte:02x}");
    }
    written
}
