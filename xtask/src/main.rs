//! Builds, serves and tests Wutong.
fn main() {}
